"""The number to call, before anything is dialled."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from agent_desktop.gui.controls.button import Button
from agent_desktop.gui.controls.field import Field
from agent_desktop.gui.controls.pane import Pane, say
from agent_desktop.gui.theme import Sheet, lay, look
from agent_desktop.gui.words import translate


class NumberPane(Pane):
    """`prepare` returns what is wrong with the number, or nothing. Emits `resized` and `left`."""

    BACKGROUND = "side"
    resized = Signal()
    left = Signal()

    def __init__(self, parent: QWidget, prepare: Callable[[str], str]) -> None:
        super().__init__(parent)
        self._prepare = prepare
        self.docked = False
        self.trouble = ""
        self.field = Field(self, glyph="phone", role="title")
        self.field.edit.setMaxLength(40)
        self.field.edit.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self.field.edit.textEdited.connect(self._edited)
        self.field.edit.returnPressed.connect(self.prepare)
        self.field.left.connect(self.left)
        self.go = Button(self, icon="arrow-r")
        self.go.clicked.connect(self.prepare)
        self.set_words()

    def set_words(self) -> None:
        self.field.set_words("+44 20 7946 0018", translate("NumberPane", "Number to call"))
        say(self.go, translate("NumberPane", "Prepare this call"))
        say(self, translate("NumberPane", "Number to call"))

    def prepare(self) -> None:
        typed = self.field.edit.text().strip()
        self._say_trouble(self._prepare(typed) if typed else "")

    def _edited(self, _text: str) -> None:
        self._say_trouble("")

    def _say_trouble(self, trouble: str) -> None:
        self.trouble = trouble
        self.field.trouble = bool(trouble)
        say(self.field.edit, translate("NumberPane", "Number to call"), trouble)
        self.field.update()
        self.resized.emit()
        self.update()

    def start(self) -> None:
        """Ctrl+N."""
        self.field.edit.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.edit.selectAll()

    def clear(self) -> None:
        self.field.edit.clear()
        self._say_trouble("")

    def _note(self) -> str:
        return self.trouble or translate(
            "NumberPane", "The journey and the suggestions open before you dial."
        )

    def wanted(self, width: int) -> int:
        note = lay(self._note(), "meta", width - 32, lines=3).height
        return 14 + look().line("metaStrong") + 8 + look().px(40) + 8 + note + 14

    def arrange(self) -> None:
        px = look().px
        y = 14 + look().line("metaStrong") + 8
        side = px(40)
        self.put(self.field, 16, y, self.width() - 33 - side - 8, side)
        self.put(self.go, self.width() - 17 - side, y, side, side)

    def draw(self, sheet: Sheet) -> None:
        if self.docked:
            sheet.fill("surface")
        title = translate("NumberPane", "Number to call")
        sheet.text(16, 14, title, "metaStrong", "text2")
        sheet.keys(sheet.width - 17, 13, ("Ctrl", "N"), trailing=True)
        y = 14 + sheet.look.line("metaStrong") + 8 + sheet.look.px(40) + 8
        tone = "negative" if self.trouble else "text2"
        sheet.text(16, y, self._note(), "meta", tone, width=sheet.width - 32, lines=3)
        sheet.hline(0, sheet.height - 1, sheet.width)
        if not self.docked:
            sheet.vline(sheet.width - 1, 0, sheet.height)
