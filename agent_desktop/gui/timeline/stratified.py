"""A list view whose geometry is a `Journey`'s strata, grown as far as somebody looks.

Qt's list lays every row out before it shows the first, so that its first show grows with the
journey; this one asks `Strata`. It is a QListView for what screen readers get from one: a child
for each row, with a name, and word of the row that has the focus.
"""

from __future__ import annotations

import time

from PySide6.QtCore import (
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QPropertyAnimation,
    QRect,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import (
    QRegion,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QWidget

from agent_desktop.gui.theme.look import look
from agent_desktop.gui.theme.tokens import MOVE_MS
from agent_desktop.gui.timeline.model import JourneyModel
from agent_desktop.gui.timeline.strata import RowKind

Index = QModelIndex | QPersistentModelIndex
AHEAD = 1200
"""Pixels below the window for which rows are ready, so that scrolling never waits."""


class StratifiedView(QListView):
    """Knows where rows are, and nothing of what they look like."""

    older_wanted = Signal()
    """The end of what is here comes near: the next page should be asked for."""
    scrolled = Signal()
    """Other rows are visible now."""

    def __init__(self, model: JourneyModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.journey_model = model
        self.journey = model.journey
        self._goal: int | None = None
        self._growing = QTimer(self)
        self._growing.setInterval(0)
        self._growing.timeout.connect(self._grow)
        self._slide = QPropertyAnimation(self.verticalScrollBar(), b"value", self)
        self._slide.setDuration(MOVE_MS)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setAutoScroll(False)
        self.setTabKeyNavigation(False)
        self.setModel(model)
        model.laid_anew.connect(self._rows_moved)
        model.rowsInserted.connect(self._rows_moved)
        model.rowsRemoved.connect(self._rows_moved)

    # --- geometry --------------------------------------------------------------------------------

    def horizontalOffset(self) -> int:
        return 0

    def verticalOffset(self) -> int:
        return self.verticalScrollBar().value()

    def visualRect(self, index: Index) -> QRect:
        row = index.row()
        strata = self.journey.strata
        if not index.isValid() or row >= strata.rows:
            return QRect()
        top = strata.top_of(row) - self.verticalOffset()
        return QRect(0, top, self.viewport().width(), strata.height_of(row))

    def indexAt(self, point: QPoint) -> QModelIndex:
        y = point.y() + self.verticalOffset()
        if not 0 <= y < self.journey.strata.height:
            return QModelIndex()
        return self.journey_model.index(self.journey.strata.row_at(y))

    def isIndexHidden(self, index: Index) -> bool:
        del index
        return False

    def scrollTo(
        self,
        index: Index,
        hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible,
    ) -> None:
        rect = self.visualRect(index)
        if rect.isNull():
            return
        height, bar = self.viewport().height(), self.verticalScrollBar()
        if hint == QAbstractItemView.ScrollHint.PositionAtTop:
            bar.setValue(bar.value() + rect.top())
        elif hint == QAbstractItemView.ScrollHint.PositionAtCenter:
            bar.setValue(bar.value() + rect.center().y() - height // 2)
        elif rect.top() < 0:
            bar.setValue(bar.value() + rect.top())
        elif rect.bottom() >= height:
            bar.setValue(bar.value() + min(rect.top(), rect.bottom() + 1 - height))

    def setSelection(self, rect: QRect, command: QItemSelectionModel.SelectionFlag) -> None:
        index = self.indexAt(rect.center())
        chosen = QItemSelection()
        if index.isValid() and self.journey_model.kind(index.row()) != RowKind.DAY:
            chosen.select(index, index)
        self.selectionModel().select(chosen, command)

    def visualRegionForSelection(self, selection: QItemSelection) -> QRegion:
        region = QRegion()
        for index in selection.indexes():
            region += self.visualRect(index)
        return region

    def doItemsLayout(self) -> None:
        """Not QListView's, which costs about a microsecond for each row there is."""
        QAbstractItemView.doItemsLayout(self)

    def updateGeometries(self) -> None:
        QAbstractItemView.updateGeometries(self)
        bar, height = self.verticalScrollBar(), self.viewport().height()
        bar.setSingleStep(look().px(22))
        bar.setPageStep(max(1, height - look().px(44)))
        bar.setRange(0, max(0, self.journey.strata.height - height))

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        del dx
        self.viewport().scroll(0, dy)
        self.fill_ahead()
        self.scrolled.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fill_ahead()
        self.scrolled.emit()

    def fill_ahead(self) -> None:
        """Rows for what is visible now; those below it follow when there is time."""
        needed = self.verticalOffset() + self.viewport().height()
        while self.journey.strata.height < needed and self.journey_model.extend():
            pass
        if not self._growing.isActive():
            self._growing.start()

    def go_to(self, position: int) -> None:
        """Scrolls to an event as soon as it has a row, which in a long journey takes a while."""
        self._goal = position
        self._grow(budget_s=0.03)

    def _grow(self, budget_s: float = 0.002) -> None:
        until = time.perf_counter() + budget_s
        wanted = self.verticalOffset() + self.viewport().height() + look().px(AHEAD)
        while self.journey.strata.height < wanted or self._goal is not None:
            if self._goal is not None and self.journey.reached(self._goal):
                row, self._goal = self.journey.row_from(self._goal), None
                self.verticalScrollBar().setValue(self._top_with_day(row))
                continue
            if not self.journey_model.extend():
                self._growing.stop()
                self._goal = None
                if self.journey.more:
                    self.older_wanted.emit()
                return
            if time.perf_counter() >= until:
                self._growing.start()
                return
        self._growing.stop()

    def _top_with_day(self, row: int) -> int:
        """The height of a row, or of the day's header right above it."""
        if row > 0 and self.journey_model.kind(row - 1) == RowKind.DAY:
            row -= 1
        return self.journey.strata.top_of(row) if row >= 0 else 0

    def _rows_moved(self) -> None:
        self.updateGeometries()
        self.viewport().update()
        self.scrolled.emit()

    def slide_in(self, height: int) -> None:
        """Moves from just below `height` of new rows to the top."""
        bar = self.verticalScrollBar()
        if look().reduced_motion or height <= 0:
            bar.setValue(0)
            return
        self._slide.setStartValue(min(height, bar.maximum()))
        self._slide.setEndValue(0)
        self._slide.start()

    def visible_times(self) -> tuple[int, int]:
        """When the first and the last visible entry were; zeros without rows."""
        strata, offset = self.journey.strata, self.verticalOffset()
        if not strata.rows or self.viewport().height() <= 0:
            return 0, 0
        first = strata.row_at(offset)
        last = strata.row_at(offset + self.viewport().height() - 1)
        return self.journey.row(first).entry.at, self.journey.row(last).entry.at
