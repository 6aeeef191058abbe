"""A button that shows what is picked of a few choices, and opens them as a menu."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, Signal
from PySide6.QtGui import QAction, QActionGroup, QPaintEvent
from PySide6.QtWidgets import QMenu, QWidget

from agent_desktop.gui.controls.button import Control
from agent_desktop.gui.controls.pane import OUTSET, say
from agent_desktop.gui.theme import Sheet, lay, look

MOST_SHOWN = 32
"""Characters of the picked value on the button; the menu has it whole."""


class PickButton(Control):
    """Key in the quiet tone, value beside it."""

    picked = Signal(str)
    """The id of the choice."""

    def __init__(self, parent: QWidget, *, glyph: str = "") -> None:
        super().__init__(parent)
        self.glyph = glyph
        self._key = ""
        self._value = ""
        self._choices: tuple[tuple[str, str], ...] = ()
        self._chosen = ""
        self.clicked.connect(self.open_menu)

    def set_choices(self, key: str, choices: Sequence[tuple[str, str]], chosen: str) -> None:
        """(id, label); the label of the chosen one is the value."""
        self._key, self._choices, self._chosen = key, tuple(choices), chosen
        value = next((label for each, label in choices if each == chosen), "")
        self._value = value if len(value) <= MOST_SHOWN else value[: MOST_SHOWN - 1] + "…"
        say(self, f"{key} {value}".strip())
        self.update()

    @property
    def choices(self) -> tuple[tuple[str, str], ...]:
        return self._choices

    def open_menu(self) -> QMenu:
        menu = QMenu(self)
        group = QActionGroup(menu)
        for each, label in self._choices:
            action = QAction(label.replace("&", "&&"), menu)
            action.setCheckable(True)
            action.setChecked(each == self._chosen)
            action.triggered.connect(lambda _on, each=each: self.picked.emit(each))
            group.addAction(action)
            menu.addAction(action)
        menu.aboutToHide.connect(menu.deleteLater)
        box = self.box().toRect()
        corner = box.bottomRight() if self.isRightToLeft() else box.bottomLeft()
        menu.popup(self.mapToGlobal(corner + QPoint(0, 4)))
        return menu

    def natural(self) -> int:
        px = look().px
        width = 2.0 * 11 + px(14) + 6 + lay(self._value, "bodyMedium").width
        if self.glyph:
            width += px(16) + 6
        if self._key:
            width += lay(self._key, "body").width + 6
        return round(width + 0.5)

    def paintEvent(self, _event: QPaintEvent) -> None:
        sheet = Sheet(self)
        box, px = self.box(), look().px
        fill = "hover" if self.underMouse() or self.isDown() else "surface"
        sheet.box(OUTSET, OUTSET, box.width(), box.height(), fill, radius=6, border="control")
        x, middle = OUTSET + 11.0, OUTSET + box.height() / 2
        y = middle - look().line("body") / 2
        if self.glyph:
            sheet.icon(x, middle - px(16) / 2, self.glyph, px(16), "text")
            x += px(16) + 6
        if self._key:
            x += sheet.text(x, y, self._key, "body", "text3") + 6
        x += sheet.text(x, y, self._value, "bodyMedium", "text") + 6
        sheet.icon(x, middle - px(14) / 2, "down", px(14), "text")
        self.draw_ring(sheet, 6)
        sheet.end()
