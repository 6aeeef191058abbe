"""The list of the sync centre: painted rows, the keyboard all the way."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from agent_desktop.app.sync_views import EntryLine, SyncCentreView
from agent_desktop.gui.agent.sync_rows import Row, SyncRows, sentiment_of, what
from agent_desktop.gui.controls.pane import say
from agent_desktop.gui.controls.row_brush import RowBrush
from agent_desktop.gui.theme import lay, look
from agent_desktop.gui.words import translate

Index = QModelIndex | QPersistentModelIndex
HEAD, ROW, NARROW_ROW = 44, 40, 54
_GAP = 12


class RowDelegate(QStyledItemDelegate):
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        view = self.parent()
        if not isinstance(view, SyncList):
            return
        rect = QRect(option.rect)
        row = view.entries.rows[index.row()]
        painter.save()
        brush = RowBrush(painter, rect, rtl=view.isRightToLeft())
        painter.fillRect(rect, look().color("surface"))
        if row.line is None:
            self._heading(brush, row)
        else:
            chosen = index == view.currentIndex()
            self._entry(brush, view, row.line, chosen=chosen)
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        del option
        view = self.parent()
        if not isinstance(view, SyncList):
            return QSize(0, 0)
        if view.entries.rows[index.row()].line is None:
            return QSize(80, look().px(HEAD))
        return QSize(80, look().px(NARROW_ROW if view.narrow else ROW))

    @staticmethod
    def _heading(brush: RowBrush, row: Row) -> None:
        px, line = look().px, look().line
        y = brush.rect.height() - line("title") - 8
        x = brush.text(0, y, row.title, "title", "text", brush.rect.width()) + 8
        top = y + (line("title") - px(18)) / 2
        wide = brush.pill(x, top, str(row.number))
        x += wide + 12
        room = brush.rect.width() - x
        note = y + (line("title") - line("meta")) / 2
        if room > px(120):
            brush.text(x, note, row.note, "meta", "text2", room, end=True)
        rect = brush.rect
        brush.painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, look().color("line"))

    def _entry(self, brush: RowBrush, view: SyncList, line: EntryLine, *, chosen: bool) -> None:
        brush.ground(chosen=chosen, focused=view.hasFocus())
        if view.narrow:
            self._narrow(brush, view, line)
        else:
            self._wide(brush, view, line, chosen=chosen)

    @staticmethod
    def _wide(brush: RowBrush, view: SyncList, line: EntryLine, *, chosen: bool) -> None:
        px, middle = look().px, (brush.rect.height() - 1) / 2
        y = middle - look().line("body") / 2
        width = brush.rect.width()
        since = px(64)
        answer = px(150)
        rest = width - answer - since - 2 * _GAP
        title, customer, state = rest * 0.32, rest * 0.2, rest * 0.48
        size = px(16)
        _mark(brush, _GAP, middle - size / 2, line)
        brush.text(_GAP + size + 8, y, what(line), "body", "text", answer - size - 8 - _GAP)
        x = float(answer + _GAP)
        role = "bodyStrong" if chosen else "body"
        brush.text(x, y, line.title or "–", role, "text" if line.title else "text3", title - _GAP)
        x += title
        brush.text(x, y, line.customer or "–", "body", "text", customer - _GAP)
        x += customer
        tone = "warn" if line.refused else "text2"
        room = float(state - _GAP)
        if line.refused:
            brush.icon(x, middle - px(14) / 2, "warn", px(14), "warn")
            x, room = x + px(14) + 6, room - px(14) - 6
        brush.text(x, y, line.state, "body", tone, room)
        when = view.entries.since(line)
        brush.text(width - since - _GAP, y, when, "body", "text2", since, end=True)

    @staticmethod
    def _narrow(brush: RowBrush, view: SyncList, line: EntryLine) -> None:
        px, step = look().px, look().line
        width, size = brush.rect.width(), px(16)
        top = (brush.rect.height() - 1 - step("body") - step("meta")) / 2
        _mark(brush, _GAP, top + (step("body") - size) / 2, line)
        x = _GAP + size + 8.0
        when = view.entries.since(line)
        taken = brush.text(x, top, when, "meta", "text2", width - x - _GAP, end=True)
        first = " · ".join(part for part in (what(line), line.title) if part)
        brush.text(x, top, first, "body", "text", width - x - _GAP - taken - 8)
        second = " · ".join(part for part in (line.customer, line.state) if part)
        tone = "warn" if line.refused else "text2"
        brush.text(x, top + step("body"), second, "meta", tone, width - x - _GAP)


def _mark(brush: RowBrush, x: float, y: float, line: EntryLine) -> None:
    sentiment, size = sentiment_of(line), look().px(16)
    if sentiment is None:
        brush.icon(x, y, "talk", size, "text2")
    else:
        brush.mark(x, y, size, sentiment)


class SyncList(QListView):
    """Emits `chosen(entry_id)`, empty when nothing is."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget, now: Callable[[], int]) -> None:
        super().__init__(parent)
        self.entries = SyncRows(now)
        self.narrow = False
        self.nothing = ""
        self._kept = ""
        self.setModel(self.entries)
        self.setItemDelegate(RowDelegate(self))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.selectionModel().currentChanged.connect(self._changed)
        self.entries.modelReset.connect(self._restore)
        look().changed.connect(self._restyle)
        self._restyle()

    def show_view(self, view: SyncCentreView) -> None:
        self.entries.show_view(view)
        self.nothing = view.trouble
        if not self.entries.rows and not view.trouble and not view.reading:
            self.nothing = translate("SyncCentre", "Nothing waits, and nothing was refused.")
        say(self, translate("SyncCentre", "What waits, and what was not taken"), self.nothing)
        self.viewport().update()

    def set_narrow(self, narrow: bool) -> None:
        if narrow != self.narrow:
            self.narrow = narrow
            self.scheduleDelayedItemsLayout()

    def line(self) -> EntryLine | None:
        """The chosen one."""
        place = self.currentIndex().row()
        rows = self.entries.rows
        return rows[place].line if 0 <= place < len(rows) else None

    def _changed(self, current: QModelIndex, _before: QModelIndex) -> None:
        line = self.entries.rows[current.row()].line if current.isValid() else None
        self._kept = line.id if line is not None else ""
        self.viewport().update()
        self.chosen.emit(self._kept)

    def _restore(self) -> None:
        kept = self._kept
        place = self.entries.row_of(kept) if kept else -1
        if place >= 0:
            self.setCurrentIndex(self.entries.index(place))
        elif kept:
            self._kept = ""
            self.chosen.emit("")

    def _restyle(self) -> None:
        palette = self.palette()
        palette.setColor(palette.ColorRole.Base, look().color("surface"))
        self.setPalette(palette)
        self.scheduleDelayedItemsLayout()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.entries.rows or not self.nothing:
            return
        painter = QPainter(self.viewport())
        room = float(self.viewport().width())
        laid = lay(self.nothing, "body", room, lines=4, right=self.isRightToLeft())
        laid.draw(painter, 0, 16, look().color("text2"))
        painter.end()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.text() and not event.modifiers() and event.key() != Qt.Key.Key_Space:
            event.ignore()  # single letters are the window's, not a search by first letters
            return
        super().keyPressEvent(event)
