"""A bare widget that paints a list of cards and a journey: nothing kept, nothing laid out."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QWidget


class Painted(QWidget):
    """As large as the agent's window; `show_now` returns when the pixels are there."""

    def __init__(self) -> None:
        super().__init__()
        self.resize(1440, 900)
        self.painted = 0
        self.cards: Sequence[str] = ()
        self.rows: Sequence[str] = ()
        self.show()
        # Until it is exposed, a repaint paints nothing.
        QApplication.processEvents()

    def show_now(self, part: QRect | None = None) -> None:
        """Paints at once, the way a click is answered."""
        before = self.painted
        self.repaint(part if part is not None else self.rect())
        assert self.painted == before + 1, "the window is not on the screen"

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        painter = QPainter(self)
        painter.fillRect(event.rect(), QColor("white"))
        painter.setPen(QColor("black"))
        for place, title in enumerate(self.cards):
            box = QRect(860, 20 + place * 130, 560, 120)
            painter.drawRoundedRect(box, 8, 8)
            painter.drawText(box.adjusted(12, 8, -12, -80), Qt.AlignmentFlag.AlignLeft, title)
            painter.drawText(box.adjusted(12, 40, -12, -48), Qt.AlignmentFlag.AlignLeft, "reason")
            for button in range(3):
                painter.drawRoundedRect(QRect(872 + button * 100, box.bottom() - 40, 90, 30), 6, 6)
        if event.rect().left() < 860:
            for place, text in enumerate(self.rows):
                painter.drawText(QRect(20, 10 + place * 24, 820, 22), 0, text)
        painter.end()
        self.painted += 1


CARDS = QRect(850, 0, 590, 900)
"""The part that a click changes."""
