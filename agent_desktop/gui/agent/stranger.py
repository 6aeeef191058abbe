"""Nobody is matched: unknown, withheld, or someone else. Find the person, or go on without."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from agent_desktop.app.views import Screen
from agent_desktop.gui.agent.hits import Find, Finder, Hits, Start
from agent_desktop.gui.controls.button import Button, Kind
from agent_desktop.gui.controls.field import Field
from agent_desktop.gui.controls.pane import Pane, say, show_if
from agent_desktop.gui.theme import Sheet, lay, look
from agent_desktop.gui.words import translate

_PAD = 17


def stranger_words(screen: Screen) -> tuple[str, str, str]:
    """Glyph, title and text."""
    if screen is Screen.WITHHELD:
        return (
            "hidden",
            translate("Stranger", "Nobody is matched, on purpose"),
            translate(
                "Stranger",
                "A hidden number is never guessed. Ask who is calling, then open the profile; "
                "journey and suggestions follow.",
            ),
        )
    if screen is Screen.SOMEONE_ELSE:
        return (
            "swap",
            translate("Stranger", "Who is on the line?"),
            translate(
                "Stranger",
                "Everything about the other customer is hidden, and the answers of this call no "
                "longer count for them.",
            ),
        )
    return (
        "user",
        translate("Stranger", "Not in our records"),
        translate("Stranger", "Find the person, or keep the call without a profile."),
    )


class StrangerPane(Pane):
    """Emits `chosen(customer_id)` and `without`."""

    chosen = Signal(str)
    without = Signal()

    def __init__(
        self, parent: QWidget, find: Find, start: Start, remark: Callable[[], str] = str
    ) -> None:
        super().__init__(parent)
        self.stage = Screen.UNKNOWN
        self.docked = False
        self.field = Field(self)
        self.hits = Hits(self)
        self.finder = Finder(self.field, self.hits, find, start, remark)
        self.hits.picked.connect(self._pick)
        self.hits.counted.connect(self.arrange)
        self.without_button = Button(self, icon="arrow-r", kind=Kind.OUTLINE, keys=("0",))
        self.without_button.clicked.connect(self.without)

    def show_screen(self, screen: Screen) -> None:
        changed = screen is not self.stage
        self.stage = screen
        if changed:
            self.finder.forget()
        words = translate("Stranger", "Name, customer number or e-mail")
        self.field.set_words(words, words)
        self.without_button.set_label(translate("Stranger", "Go on without a profile"))
        _, title, text = stranger_words(screen)
        say(self, title, text)
        self.arrange()
        self.update()

    def _pick(self, customer_id: str) -> None:
        self.finder.forget()
        self.chosen.emit(customer_id)

    def set_docked(self, docked: bool) -> None:
        self.docked = docked
        self.arrange()

    def _box(self) -> tuple[int, int, int]:
        """x, y and width of the card."""
        if self.docked:
            return 16, 12, self.width() - 32
        wide = min(self.width() - 48, look().px(520))
        return (self.width() - wide) // 2, look().px(48), wide

    def wanted(self) -> int:
        """The height of the card and its margins."""
        _, top, wide = self._box()
        return top + self._height(wide) + (8 if self.docked else 24)

    def _height(self, wide: int) -> int:
        return self._field_at(wide) + look().px(36) + 8 + self._below() + look().px(36) + _PAD

    def _below(self) -> int:
        found = self.hits.wanted()
        return found + 8 if found else 0

    def _field_at(self, wide: int) -> int:
        _, _, text = stranger_words(self.stage)
        inner = wide - 2 * _PAD
        return 15 + look().line("title") + 4 + lay(text, "meta", inner, lines=4).height + 12

    def arrange(self) -> None:
        px = look().px
        x, top, wide = self._box()
        inner = wide - 2 * _PAD
        y = top + self._field_at(wide)
        self.put(self.field, x + _PAD, y, inner, px(36))
        y += px(36) + 8
        found = self.hits.wanted()
        show_if(self.hits, found > 0)
        self.put(self.hits, x + _PAD - 4, y, inner + 8, found)
        y += self._below()
        button = min(inner, self.without_button.natural() + 12)
        self.put(self.without_button, x + _PAD, y, inner if self.docked else button, px(36))
        self.update()

    def draw(self, sheet: Sheet) -> None:
        if self.docked:
            sheet.fill("canvas")
        x, top, wide = self._box()
        edge = "control" if sheet.look.high_contrast else "line"
        sheet.box(x, top, wide, self._height(wide), "surface", radius=8, border=edge)
        glyph, title, text = stranger_words(self.stage)
        size = sheet.look.px(18)
        sheet.icon(x + _PAD, top + 16, glyph, size, "text")
        inner = wide - 2 * _PAD
        sheet.text(x + _PAD + size + 8, top + 15, title, "title", "text", width=inner - size - 8)
        y = top + 15 + sheet.look.line("title") + 4
        sheet.text(x + _PAD, y, text, "meta", "text2", width=inner, lines=4)
