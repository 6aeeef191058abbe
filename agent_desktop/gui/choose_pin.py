"""Choosing a PIN: at the first run, when it is changed, and when it was forgotten."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from agent_desktop.app.pins import LONGEST, plain
from agent_desktop.app.ports import Tasks
from agent_desktop.gui.agent.top_bar import draw_mark
from agent_desktop.gui.controls.button import Button, Kind
from agent_desktop.gui.controls.field import Field
from agent_desktop.gui.controls.pane import Pane, say, show_if
from agent_desktop.gui.theme import Sheet, lay, look
from agent_desktop.gui.words import translate

Check = Callable[[str], str]
"""What is wrong with a PIN, or an empty string."""
Keep = Callable[[str, str], Awaitable[str]]
"""The PIN before (empty if it is not asked for) and the new one: what is wrong, or nothing."""
_PAD = 40


class ChoosePin(Pane):
    """Emits `chosen` once the PIN is kept, `later` when its user closes it without."""

    chosen = Signal()
    later = Signal()

    def __init__(
        self,
        check: Check,
        keep: Keep,
        tasks: Tasks,
        *,
        asks_old: bool = False,
        note: str = "",
        parent: QWidget | None = None,
    ) -> None:
        """`note`: what else is to be known here, such as what 'online only' costs."""
        super().__init__(parent)
        self._check = check
        self._keep = keep
        self._tasks = tasks
        self._asks_old = asks_old
        self._note = note
        self.setWindowTitle("Agent Desktop")
        self.resize(420, 640)
        self.setMinimumSize(360, 560)
        self.asking = False
        self.trouble = ""
        self.old, self.first, self.again = (Field(self, glyph="lock") for _ in range(3))
        self.go = Button(self, kind=Kind.PRIMARY, role="bodyStrong")
        for field in self._all():
            field.edit.setEchoMode(QLineEdit.EchoMode.Password)
            field.edit.setMaxLength(LONGEST + 1)
            field.edit.textEdited.connect(lambda _text: self._say(""))
            field.edit.returnPressed.connect(self.start)
        self.go.clicked.connect(self.start)
        show_if(self.old, asks_old)
        self.set_words()

    def _all(self) -> tuple[Field, ...]:
        return (self.old, self.first, self.again)

    def _fields(self) -> tuple[tuple[Field, str], ...]:
        rows = (
            (self.old, translate("ChoosePin", "PIN until now")),
            (self.first, translate("ChoosePin", "New PIN or phrase")),
            (self.again, translate("ChoosePin", "The same once more")),
        )
        return rows if self._asks_old else rows[1:]

    def set_words(self) -> None:
        hint = translate("ChoosePin", "4 to 12 digits, or a longer phrase")
        for field, name in self._fields():
            field.set_words(hint if field is self.first else "", name)
        self.go.set_label(self._button())
        say(self, self._title(), self._words())

    def _title(self) -> str:
        if self._asks_old:
            return translate("ChoosePin", "Change the PIN")
        return translate("ChoosePin", "Choose a PIN")

    def _button(self) -> str:
        if self.asking:
            return translate("ChoosePin", "Keeping it…")
        return translate("ChoosePin", "Use this PIN")

    def _words(self) -> str:
        said = translate(
            "ChoosePin",
            "It opens this window again after it has locked, and the customers kept on this "
            "computer. Nobody can read it out again: if you forget it, you sign in anew and the "
            "customers are fetched from the hub once more. Your responses are not affected.",
        )
        return f"{said}\n\n{self._note}" if self._note else said

    def start(self) -> None:
        if self.asking:
            return
        old, new = self.old.edit.text(), self.first.edit.text()
        trouble = self._check(new)
        if self._asks_old and not old:
            self._say(
                translate("ChoosePin", "Type the PIN that you have used until now."), self.old
            )
        elif trouble:
            self._say(trouble, self.first)
        elif plain(new) != plain(self.again.edit.text()):
            self.again.edit.clear()
            said = translate("ChoosePin", "The two are not the same. Type the new PIN once more.")
            self._say(said, self.again)
        else:
            self._ask(True)
            self._tasks.start(self._try(old, new), "pin")

    async def _try(self, old: str, new: str) -> None:
        trouble = translate("ChoosePin", "It could not be kept. Try again.")
        try:
            trouble = await self._keep(old, new)
        finally:
            self._ask(False)
            if trouble:
                self._say(trouble, self.old if self._asks_old else None)
        if not trouble:
            for field in self._all():
                field.edit.clear()
            self.chosen.emit()

    def _ask(self, asking: bool) -> None:
        self.asking = asking
        self.go.setEnabled(not asking)
        for field in self._all():
            field.edit.setReadOnly(asking)
        self.go.set_label(self._button())

    def _say(self, trouble: str, field: Field | None = None) -> None:
        self.trouble = trouble
        for each in self._all():
            each.trouble = bool(trouble) and each is field
            each.update()
        say(self, self._title(), trouble or self._words())
        if field is not None:
            say(field.edit, field.edit.accessibleName(), trouble)
            field.edit.setFocus(Qt.FocusReason.OtherFocusReason)
        self.update()

    # -- where -----------------------------------------------------------------------------------

    def _box(self) -> tuple[float, float]:
        wide = min(self.width() - 2 * _PAD, look().px(360))
        return (self.width() - wide) / 2, wide

    def _top(self) -> float:
        return max(24.0, self.height() * 0.08)

    def _fields_at(self) -> float:
        _, wide = self._box()
        text = lay(self._words(), "body", wide, lines=0).height
        return self._top() + look().px(52) + 18 + look().line("figure") + 6 + text + 20

    def arrange(self) -> None:
        px, line = look().px, look().line
        x, wide = self._box()
        y = self._fields_at()
        for field, _ in self._fields():
            y += line("meta") + 6
            self.put(field, x, y, wide, px(40))
            y += px(40) + 12
        self.put(self.go, x, y + 6, wide, px(44))

    def draw(self, sheet: Sheet) -> None:
        px, line = sheet.look.px, sheet.look.line
        x, wide = self._box()
        y = self._top()
        draw_mark(sheet, x, y, px(48))
        y += px(52) + 18
        sheet.text(x, y, self._title(), "figure", "text", width=wide)
        y += line("figure") + 6
        sheet.text(x, y, self._words(), "body", "text2", width=wide, lines=0)
        y = self._fields_at()
        for _, label in self._fields():
            sheet.text(x, y, label, "meta", "text2", width=wide)
            y += line("meta") + 6 + px(40) + 12
        y += 6 + px(44) + 12
        if self.trouble:
            sheet.icon(x, y + 1, "warn", px(16), "negative")
            room = wide - px(24)
            sheet.text(x + px(24), y, self.trouble, "body", "negative", width=room, lines=4)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and not self.asking:
            self.later.emit()
        else:
            event.ignore()
