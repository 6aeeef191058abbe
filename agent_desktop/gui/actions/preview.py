"""Before the call connects: the list can be read, and says that it cannot be answered yet."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from agent_desktop.gui.controls.pane import Pane, say
from agent_desktop.gui.theme import Sheet
from agent_desktop.gui.words import translate

HEIGHT = 32


class Preview(Pane):
    BACKGROUND = "canvas"

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        say(self, self._words())
        self.hide()

    @staticmethod
    def _words() -> str:
        return translate("ActionColumn", "Preview. Responses open when the call connects.")

    def draw(self, sheet: Sheet) -> None:
        style = Qt.PenStyle.DashLine
        w, h = sheet.width, sheet.height
        sheet.box(0, 0, w, h, None, radius=6, border="control", style=style)
        size = sheet.look.px(16)
        sheet.icon(12, (h - size) / 2, "eye", size, "text2")
        x = 12 + size + 8
        y = (h - sheet.look.line("meta")) / 2
        sheet.text(x, y, self._words(), "meta", "text2", width=w - x - 10)
