"""A label for plain text in one of the roles, with the design's line heights."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QWidget

from agent_desktop.gui.theme import lay, look


class Text(QLabel):
    """Never reads mark-up. `lines` 0 wraps into as many as it takes."""

    def __init__(
        self,
        parent: QWidget,
        role: str = "body",
        tone: str = "text",
        *,
        lines: int = 1,
        middle: bool = False,
        trailing: bool = False,
    ) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.role = role
        self.tone = tone
        self.lines = lines
        self.middle = middle
        self.trailing = trailing
        look().changed.connect(self.update)

    def set_text(self, text: str) -> None:
        if text != self.text():
            self.setText(text)

    def height_for(self, width: float) -> int:
        return lay(self.text(), self.role, width, lines=self.lines).height if self.text() else 0

    def natural(self) -> int:
        """The width of the text in one line."""
        return round(lay(self.text(), self.role).width + 1)

    def sizeHint(self) -> QSize:
        return QSize(self.natural(), look().line(self.role))

    def minimumSizeHint(self) -> QSize:
        return QSize(0, 0)

    def paintEvent(self, _event: QPaintEvent) -> None:
        if not self.text():
            return
        painter = QPainter(self)
        rtl = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        laid = lay(
            self.text(),
            self.role,
            self.width(),
            lines=self.lines,
            right=self.trailing != rtl and not self.middle,
            middle=self.middle,
        )
        laid.draw(painter, 0, 0, look().color(self.tone))
        painter.end()
