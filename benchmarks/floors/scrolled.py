"""A bare scroll area with rows of one height: two texts a row, nothing kept."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractScrollArea

from agent_desktop.domain.events import Event

ROW = 46


class BareRows(QAbstractScrollArea):
    """Scrolls by moving what is painted and painting the rest, as anything quick does."""

    def __init__(self, events: Sequence[Event]) -> None:
        super().__init__()
        self._events = events
        self.resize(712, 740)

    def settle(self) -> None:
        bar = self.verticalScrollBar()
        bar.setRange(0, len(self._events) * ROW - self.viewport().height())

    def scrollContentsBy(self, dx: int, dy: int) -> None:  # noqa: N802 - Qt's name
        self.viewport().scroll(dx, dy)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        painter = QPainter(self.viewport())
        area = event.rect()
        painter.fillRect(area, QColor("white"))
        offset = self.verticalScrollBar().value()
        first = (area.top() + offset) // ROW
        last = min(len(self._events) - 1, (area.bottom() + offset) // ROW)
        for row in range(first, last + 1):
            shown = self._events[row]
            top = row * ROW - offset
            painter.drawText(104, top + 18, shown.type)
            painter.drawText(104, top + 36, f"{shown.touchpoint} {shown.at}")
        painter.end()
