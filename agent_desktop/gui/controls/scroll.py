"""A column that scrolls: its content says how tall it is for a width."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from agent_desktop.gui.controls.pane import Pane


class Column(Pane):
    """The content. `flow` places the children for a width and returns the height it took."""

    PAINTS = True
    """False where only the children show something: they repaint themselves."""

    def flow(self, width: int) -> int:
        raise NotImplementedError

    def arrange(self) -> None:
        if self.width() > 0:
            self.flow(self.width())

    def _restyle(self) -> None:
        self.settle()

    def settle(self) -> None:
        """Takes the height it needs; called whenever the content changed."""
        tall = self.flow(self.width())
        parent = self.parentWidget()
        least = parent.height() if parent is not None else 0
        wanted = max(tall, least)
        if wanted != self.height():
            self.resize(self.width(), wanted)
        if self.PAINTS:
            self.update()


class Scroll(QScrollArea):
    """Never scrolls sideways. The bar lies over the margin, so nothing moves when it appears."""

    def __init__(self, parent: QWidget, content: Column) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.viewport().setAutoFillBackground(False)
        self.column = content
        self.setWidget(content)
        content.setAutoFillBackground(False)
        self.verticalScrollBar().valueChanged.connect(self.update)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.column.resize(self.viewport().width(), self.column.height())
        self.column.settle()

    def reveal(self, child: QWidget, margin: int = 8) -> None:
        """Scrolls so far that the child is seen."""
        top = child.mapTo(self.column, QPoint(0, 0)).y() - margin
        bottom = top + child.height() + 2 * margin
        bar = self.verticalScrollBar()
        if top < bar.value() or child.height() > self.viewport().height():
            bar.setValue(top)
        elif bottom > bar.value() + self.viewport().height():
            bar.setValue(bottom - self.viewport().height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        bar = self.verticalScrollBar()
        page = max(40, self.viewport().height() - 40)
        steps = {
            Qt.Key.Key_Up: -40,
            Qt.Key.Key_Down: 40,
            Qt.Key.Key_PageUp: -page,
            Qt.Key.Key_PageDown: page,
        }
        key = Qt.Key(event.key())
        if key in steps and bar.maximum() > 0:
            bar.setValue(bar.value() + steps[key])
            return
        event.ignore()
