"""The list of the journey: keys, pointer, painting and tips."""

from __future__ import annotations

import html
from typing import cast

from PySide6.QtCore import (
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
    QTimer,
)
from PySide6.QtGui import (
    QGuiApplication,
    QHelpEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QToolTip, QWidget

from agent_desktop.gui.theme.look import look
from agent_desktop.gui.timeline.model import JourneyModel
from agent_desktop.gui.timeline.paint import RowPainter, State
from agent_desktop.gui.timeline.strata import Measures, RowKind
from agent_desktop.gui.timeline.stratified import StratifiedView

Index = QModelIndex | QPersistentModelIndex
FLASH_MS = 1200


class JourneyView(StratifiedView):
    """Draws what is visible and nothing else."""

    def __init__(self, model: JourneyModel, parent: QWidget | None = None) -> None:
        super().__init__(model, parent)
        self._painter = RowPainter(Measures())
        self._nothing = ""
        self._flashing: frozenset[str] = frozenset()
        self._unflash = QTimer(self)
        self._unflash.setSingleShot(True)
        self._unflash.setInterval(FLASH_MS)
        self._unflash.timeout.connect(self._end_flash)
        self.viewport().setAutoFillBackground(False)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self._adopt_look()
        look().changed.connect(self._adopt_look)

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
