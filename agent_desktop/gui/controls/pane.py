"""A widget that places its children itself, mirrored where the language runs right to left."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from agent_desktop.gui.theme import Sheet, look

OUTSET = 4
"""Controls are this much larger than their box on every side: room for the focus ring."""


class Pane(QWidget):
    """`arrange` places the children, `draw` paints; both count x from the leading edge."""

    BACKGROUND = "surface"

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        look().changed.connect(self._restyle)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent, bool(self.BACKGROUND))

    @property
    def rtl(self) -> bool:
        return self.isRightToLeft()

    def put(self, child: QWidget, x: float, y: float, w: float, h: float) -> None:
        """Gives the child that box."""
        outset = getattr(child, "OUTSET", 0)
        left = self.width() - x - w if self.rtl else x
        child.setGeometry(
            round(left) - outset, round(y) - outset, round(w) + 2 * outset, round(h) + 2 * outset
        )

    def arrange(self) -> None:
        """Places the children for the present size."""

    def draw(self, sheet: Sheet) -> None:
        """Paints what is not a child."""

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.arrange()

    def paintEvent(self, _event: QPaintEvent) -> None:
        sheet = Sheet(self)
        if self.BACKGROUND:
            sheet.fill(self.BACKGROUND)
        self.draw(sheet)
        sheet.end()

    def _restyle(self) -> None:
        self.arrange()
        self.update()


def say(widget: QWidget, name: str, description: str = "") -> None:
    """What a screen reader says. Compared first, since Qt announces every set."""
    if widget.accessibleName() != name:
        widget.setAccessibleName(name)
    if widget.accessibleDescription() != description:
        widget.setAccessibleDescription(description)


def show_if(widget: QWidget, wanted: bool) -> None:
    """Without the work of setVisible where nothing changes."""
    if widget.isHidden() == wanted:
        widget.setVisible(wanted)


def tip(widget: QWidget, text: str) -> None:
    """A tip of plain text: Qt guesses mark-up in tips, so its signs are escaped."""
    safe = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    shown = f"<qt>{safe}</qt>" if safe != text else text
    if widget.toolTip() != shown:
        widget.setToolTip(shown)
