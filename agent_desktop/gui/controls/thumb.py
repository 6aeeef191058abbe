"""The thin handle that tells how far a column is scrolled; it can be dragged."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QMouseEvent, QPaintEvent
from PySide6.QtWidgets import QScrollBar, QWidget

from agent_desktop.gui.controls.pane import show_if
from agent_desktop.gui.theme import Sheet

WIDTH = 8


class Thumb(QWidget):
    """Lies over the column's margin and follows its (hidden) scroll bar."""

    def __init__(self, parent: QWidget, bar: QScrollBar) -> None:
        super().__init__(parent)
        self._bar = bar
        self._from: tuple[float, int] | None = None
        self._allowed = True
        bar.valueChanged.connect(self.update)
        bar.rangeChanged.connect(self._ranged)
        self._ranged()

    def _ranged(self) -> None:
        show_if(self, self._allowed and self._bar.maximum() > 0)
        self.update()

    def allow(self, allowed: bool) -> None:
        """False while the column itself is not shown."""
        self._allowed = allowed
        self._ranged()

    def _handle(self) -> tuple[float, float]:
        whole = self._bar.maximum() + self._bar.pageStep()
        tall = max(32.0, self.height() * self._bar.pageStep() / max(1, whole))
        run = self.height() - tall
        return run * self._bar.value() / max(1, self._bar.maximum()), tall

    def paintEvent(self, _event: QPaintEvent) -> None:
        sheet = Sheet(self)
        y, tall = self._handle()
        tone = "text" if sheet.look.high_contrast else "control"
        sheet.box(2, y, 4, tall, tone, radius=2)
        sheet.end()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._from = (event.position().y(), self._bar.value())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._from is None:
            return
        start, value = self._from
        _, tall = self._handle()
        run = max(1.0, self.height() - tall)
        moved = (event.position().y() - start) / run * self._bar.maximum()
        self._bar.setValue(round(value + moved))

    def mouseReleaseEvent(self, _event: QMouseEvent) -> None:
        self._from = None
