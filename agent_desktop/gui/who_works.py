"""The first window of a shared desk: who works here now. It shows names, and nothing else."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QWidget

from agent_desktop.gui.agent.top_bar import draw_mark
from agent_desktop.gui.controls.button import Button, Kind
from agent_desktop.gui.controls.pane import OUTSET, Pane, say
from agent_desktop.gui.controls.scroll import Column, Scroll
from agent_desktop.gui.controls.thumb import WIDTH, Thumb
from agent_desktop.gui.theme import Sheet, lay, look
from agent_desktop.gui.words import translate

_PAD = 40
_TALL = 44
_GAP = 8


class Names(Column):
    """A button a person, the last one first."""

    picked = Signal(int)

    def __init__(self, names: Sequence[str]) -> None:
        super().__init__()
        self.buttons = []
        for index, name in enumerate(names):
            button = Button(self, name, icon="user", kind=Kind.OUTLINE)
            button.leading = True
            button.clicked.connect(lambda _=False, at=index: self.picked.emit(at))
            self.buttons.append(button)

    def flow(self, width: int) -> int:
        y = OUTSET
        for button in self.buttons:
            self.put(button, OUTSET, y, width - 2 * OUTSET, look().px(_TALL))
            y += look().px(_TALL) + _GAP
        return y


class WhoWorks(Pane):
    """Emits `picked(index)`, or `new_person`."""

    picked = Signal(int)
    new_person = Signal()

    def __init__(self, names: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Agent Desktop")
        self.resize(420, 640)
        self.setMinimumSize(360, 420)
        self.names = Names(names)
        self.area = Scroll(self, self.names)
        self.thumb = Thumb(self, self.area.verticalScrollBar())
        self.new_button = Button(self, icon="plus", kind=Kind.QUIET)
        self.names.picked.connect(self.picked)
        self.new_button.clicked.connect(self.new_person)
        self.new_button.set_label(translate("WhoWorks", "Someone new signs in"))
        say(self, self._title(), self._words())

    @staticmethod
    def _title() -> str:
        return translate("WhoWorks", "Who works here now?")

    @staticmethod
    def _words() -> str:
        return translate(
            "WhoWorks",
            "Each person has a profile of their own on this desk, sealed from the others.",
        )

    def _box(self) -> tuple[float, float]:
        wide = min(self.width() - 2 * _PAD, look().px(360))
        return (self.width() - wide) / 2, wide

    def _top(self) -> float:
        return max(24.0, self.height() * 0.1)

    def _list_at(self) -> float:
        _, wide = self._box()
        text = lay(self._words(), "body", wide, lines=0).height
        return self._top() + look().px(52) + 18 + look().line("figure") + 6 + text + 20

    def arrange(self) -> None:
        px = look().px
        x, wide = self._box()
        y = self._list_at()
        tall = self.height() - y - px(_TALL) - 24
        self.area.setGeometry(
            round(x) - OUTSET, round(y), round(wide) + 2 * OUTSET, max(px(_TALL), round(tall))
        )
        self.put(self.thumb, x + wide + OUTSET, y, WIDTH, max(0, tall))
        room = min(wide, self.new_button.natural())
        at = (self.width() - room) / 2
        self.put(self.new_button, at, self.height() - px(_TALL) - 8, room, px(36))

    def draw(self, sheet: Sheet) -> None:
        x, wide = self._box()
        y = self._top()
        draw_mark(sheet, x, y, sheet.look.px(48))
        y += sheet.look.px(52) + 18
        sheet.text(x, y, self._title(), "figure", "text", width=wide)
        y += sheet.look.line("figure") + 6
        sheet.text(x, y, self._words(), "body", "text2", width=wide, lines=0)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        buttons = self.names.buttons
        (buttons[0] if buttons else self.new_button).setFocus(Qt.FocusReason.TabFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        buttons = self.names.buttons
        step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()), 0)
        if not step or not buttons:
            event.ignore()
            return
        at = next((n for n, button in enumerate(buttons) if button.hasFocus()), -step)
        buttons[(at + step) % len(buttons)].setFocus(Qt.FocusReason.TabFocusReason)
