"""The list of the journey: a list view with a geometry of its own.

Qt's list lays every row out before it shows the first, so that its first show grows with the
journey; this one asks `Strata`. It is a QListView for what screen readers get from one: a child
for each row, with a name, and word of the row that has the focus.
"""

from __future__ import annotations

import html
import time
from typing import cast

from PySide6.QtCore import (
    QEvent,
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
    QGuiApplication,
    QHelpEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QRegion,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QToolTip, QWidget

from agent_desktop.gui.theme.look import look
from agent_desktop.gui.theme.tokens import MOVE_MS
from agent_desktop.gui.timeline.model import JourneyModel
from agent_desktop.gui.timeline.paint import RowPainter, State
from agent_desktop.gui.timeline.strata import Measures, RowKind

Index = QModelIndex | QPersistentModelIndex
AHEAD = 1200
"""Pixels below the window for which rows are ready, so that scrolling never waits."""
FLASH_MS = 1200


class JourneyView(QListView):
    """Draws what is visible and nothing else."""

    older_wanted = Signal()
    """The end of what is here comes near: the next page should be asked for."""
    scrolled = Signal()
    """Other rows are visible now."""

    def __init__(self, model: JourneyModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.journey_model = model
        self.journey = model.journey
        self._painter = RowPainter(Measures())
        self._flashing: frozenset[str] = frozenset()
        self._unflash = QTimer(self)
        self._unflash.setSingleShot(True)
        self._unflash.setInterval(FLASH_MS)
        self._unflash.timeout.connect(self._end_flash)
        self._goal: int | None = None
        self._growing = QTimer(self)
        self._growing.setInterval(0)
        self._growing.timeout.connect(self._grow)
        self._nothing = ""
        self._slide = QPropertyAnimation(self.verticalScrollBar(), b"value", self)
        self._slide.setDuration(MOVE_MS)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setAutoScroll(False)
        self.setTabKeyNavigation(False)
        self.viewport().setAutoFillBackground(False)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setModel(model)
        model.laid_anew.connect(self._rows_moved)
        model.rowsInserted.connect(self._rows_moved)
        model.rowsRemoved.connect(self._rows_moved)
        self._adopt_look()
        look().changed.connect(self._adopt_look)

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

    # --- moving about ----------------------------------------------------------------------------

    def moveCursor(
        self, action: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier
    ) -> QModelIndex:
        del modifiers
        move = QAbstractItemView.CursorAction
        rows = self.journey.strata.rows
        current = self.currentIndex()
        row = current.row() if current.isValid() else -1
        if not rows:
            return QModelIndex()
        targets = {
            move.MoveDown: (row + 1, 1),
            move.MoveNext: (row + 1, 1),
            move.MoveUp: (max(0, row - 1), -1),
            move.MovePrevious: (max(0, row - 1), -1),
            move.MoveHome: (0, 1),
            move.MoveEnd: (rows - 1, -1),
            move.MovePageDown: (self._a_page_from(row, 1), 1),
            move.MovePageUp: (self._a_page_from(row, -1), -1),
        }
        return self._selectable(*targets[action]) if action in targets else current

    def _a_page_from(self, row: int, step: int) -> int:
        top = self.journey.strata.top_of(max(0, row))
        return self.journey.strata.row_at(max(0, top + step * self.verticalScrollBar().pageStep()))

    def _selectable(self, row: int, step: int) -> QModelIndex:
        """The nearest row from `row` on that can be chosen: a day's header can't."""
        rows = self.journey.strata.rows
        for candidate in (row, row + step, row - step):
            if 0 <= candidate < rows and self.journey_model.kind(candidate) != RowKind.DAY:
                return self.journey_model.index(candidate)
        return self.currentIndex()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy_current()
        elif event.modifiers() not in {
            Qt.KeyboardModifier.NoModifier,
            Qt.KeyboardModifier.KeypadModifier,
        }:
            super().keyPressEvent(event)
        elif key in {Qt.Key.Key_Left, Qt.Key.Key_Right}:
            forward = (key == Qt.Key.Key_Right) != self.isRightToLeft()
            self._fold(opening=forward)
        elif key in {Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.toggle(self.currentIndex().row())
        elif event.text() and key not in {Qt.Key.Key_Escape, Qt.Key.Key_Tab}:
            # Single letters are the window's keys, not a search by first letters.
            event.ignore()
        else:
            super().keyPressEvent(event)

    def _fold(self, *, opening: bool) -> None:
        row = self.currentIndex().row()
        if row < 0:
            return
        found = self.journey.row(row)
        if found.entry.folds and self.journey.is_open(found.entry) != opening:
            self.toggle(row)

    def toggle(self, row: int) -> None:
        """Opens or closes the session that a row belongs to; the row of the session stays put."""
        if row < 0:
            return
        found = self.journey.row(row)
        if found.kind is RowKind.DAY or not found.entry.folds:
            return
        head = row - (found.sub + 1 if found.kind is RowKind.PAGE else 0)
        if found.kind is RowKind.PAGE:
            self.setCurrentIndex(self.journey_model.index(head))
        self.journey_model.toggle(head)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        index = self.indexAt(event.position().toPoint())
        left = event.button() == Qt.MouseButton.LeftButton
        if left and index.isValid() and self.journey_model.kind(index.row()) == RowKind.ENTRY:
            self.toggle(index.row())

    def copy_current(self) -> None:
        """The chosen entry as text on the clipboard."""
        index = self.currentIndex()
        if index.isValid() and self.journey_model.kind(index.row()) != RowKind.DAY:
            QGuiApplication.clipboard().setText(self.journey_model.copied(index.row()))

    # --- attention -------------------------------------------------------------------------------

    def show_row(self, row: int, flash: frozenset[str] = frozenset()) -> None:
        """Brings a row into view, chooses it, and tints the rows of these events for a moment."""
        index = self.journey_model.index(row)
        self.setCurrentIndex(index)
        self.scrollTo(index, QAbstractItemView.ScrollHint.EnsureVisible)
        self._flashing = flash
        self._unflash.start()
        self.viewport().update()

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

    def set_nothing(self, words: str) -> None:
        """What to say where there is no row."""
        if words != self._nothing:
            self._nothing = words
            self.viewport().update()

    def _end_flash(self) -> None:
        self._flashing = frozenset()
        self.viewport().update()

    # --- painting --------------------------------------------------------------------------------

    def _adopt_look(self) -> None:
        measures = Measures().scaled(look().scale)
        if measures != self.journey.measures:
            self.journey_model.set_measures(measures)
        self.viewport().update()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LayoutDirectionChange:
            self.viewport().update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = event.rect()
        # Rows are as wide as the pane; their empty margin lies below the scroll bar.
        rtl, beside = self.isRightToLeft(), self.width() - self.viewport().width()
        self._painter.width, self._painter.rtl = self.width(), rtl
        if rtl:
            painter.translate(-beside, 0)
            area.translate(beside, 0)
        painter.fillRect(area, look().color("surface"))
        if not self.journey.strata.rows and self._nothing:
            self._painter.nothing(painter, self._nothing)
        strata, offset = self.journey.strata, self.verticalOffset()
        row = strata.row_at(area.top() + offset)
        current = self.currentIndex().row()
        while 0 <= row < strata.rows:
            top = strata.top_of(row) - offset
            if top > area.bottom():
                break
            self._paint_row(painter, row, top, strata.height_of(row), current)
            row += 1
        painter.end()

    def _paint_row(self, painter: QPainter, number: int, top: int, height: int, at: int) -> None:
        row = self.journey.row(number)
        if row.kind is RowKind.DAY:
            words = self.journey_model.day_words(row, number)
            self._painter.day(painter, top, height, words)
            return
        state = State(
            selected=number == at,
            focused=number == at and self.hasFocus(),
            evidence=self.journey_model.is_evidence(row.entry),
            opened=row.entry.folds and self.journey.is_open(row.entry),
            flashing=bool(self._flashing) and not self._flashing.isdisjoint(row.entry.event_ids),
        )
        if row.kind is RowKind.PAGE:
            self._painter.page(painter, top, row, state._replace(flashing=False))
        else:
            self._painter.entry(painter, top, height, row, state)

    # --- tips ------------------------------------------------------------------------------------

    def tip_of(self, row: int) -> str:
        """Everything a row says, for texts that were cut. Escaped, since Qt guesses mark-up in
        tips, and would open the file of an image in an event."""
        text = self.journey_model.tip(row) if row >= 0 else ""
        return f"<p style='white-space: pre-wrap'>{html.escape(text)}</p>" if text else ""

    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip:
            help_event = cast("QHelpEvent", event)
            tip = self.tip_of(self.indexAt(help_event.pos()).row())
            QToolTip.showText(help_event.globalPos(), tip, self.viewport())
            return True
        return super().viewportEvent(event)
