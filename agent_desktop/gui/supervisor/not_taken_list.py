"""Entries that the hub did not take, as painted rows."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from agent_desktop.app.refused import RefusedLine, RefusedView
from agent_desktop.gui.controls.pane import say
from agent_desktop.gui.controls.row_brush import RowBrush
from agent_desktop.gui.theme import Sheet, lay, look
from agent_desktop.gui.words import moment, translate

Index = QModelIndex | QPersistentModelIndex
ROW, GAP = 33, 12
_NOWHERE = QModelIndex()
_OWN_KEYS = {Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter}


def columns(width: int) -> tuple[tuple[str, float, float], ...]:
    """(name, x, width) of each: when, what, who, customer, why."""
    when = float(look().px(88))
    rest = width - when - 2 * GAP
    shares = (0.18, 0.18, 0.2, 0.44)
    names = (
        translate("NotTaken", "Recorded"),
        translate("NotTaken", "What"),
        translate("NotTaken", "Agent"),
        translate("NotTaken", "Customer"),
        translate("NotTaken", "Why it was not taken"),
    )
    found, x = [(names[0], float(GAP), when - GAP)], GAP + when
    for name, share in zip(names[1:], shares, strict=True):
        found.append((name, x, rest * share - GAP))
        x += rest * share
    return tuple(found)


def draw_header(sheet: Sheet, y: float, width: int) -> None:
    """Names of the columns above the list."""
    tall = look().px(ROW)
    sheet.box(0, y, width, tall, "canvas")
    sheet.hline(0, y + tall - 1, width)
    for name, x, room in columns(width):
        top = y + (tall - look().line("metaMedium")) / 2
        sheet.text(x, top, name, "metaMedium", "text2", width=max(1.0, room))


class NotTakenRows(QAbstractListModel):
    def __init__(self, now: Callable[[], int]) -> None:
        super().__init__()
        self._now = now
        self.lines: tuple[RefusedLine, ...] = ()

    def show_lines(self, lines: tuple[RefusedLine, ...]) -> None:
        if lines != self.lines:
            self.beginResetModel()
            self.lines = lines
            self.endResetModel()

    def row_of(self, entry_id: str) -> int:
        ids = [line.id for line in self.lines]
        return ids.index(entry_id) if entry_id in ids else -1

    def cells(self, line: RefusedLine) -> tuple[str, ...]:
        when = moment(line.made_at, self._now())
        return when, line.kind, line.who or "–", line.customer or "–", line.reason

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.lines)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        wanted = {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}
        if not index.isValid() or role not in wanted:
            return None
        line = self.lines[index.row()]
        return ", ".join((*self.cells(line), *filter(None, (line.settled,))))


class _Delegate(QStyledItemDelegate):
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        view = self.parent()
        if not isinstance(view, NotTakenList):
            return
        painter.save()
        brush = RowBrush(painter, QRect(option.rect), rtl=view.isRightToLeft())
        chosen = index == view.currentIndex()
        brush.ground(chosen=chosen, focused=view.hasFocus())
        line = view.rows.lines[index.row()]
        y = (brush.rect.height() - 1 - look().line("body")) / 2
        tones = ("text2", "text", "text2", "text", "text2" if line.settled else "warn")
        for place, (_name, x, wide) in enumerate(columns(brush.rect.width())):
            start, room = x, wide
            if place == len(tones) - 1 and not line.settled:
                size = look().px(14)
                brush.icon(x, (brush.rect.height() - 1 - size) / 2, "warn", size, "warn")
                start, room = x + size + 6, room - size - 6
            role = "bodyStrong" if chosen and place == 1 else "body"
            brush.text(start, y, view.rows.cells(line)[place], role, tones[place], room)
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        del option, index
        return QSize(80, look().px(ROW))


class NotTakenList(QListView):
    """Emits `chosen(entry_id)`, empty when nothing is, and `more_wanted`."""

    chosen = Signal(str)
    more_wanted = Signal()

    def __init__(self, parent: QWidget, now: Callable[[], int]) -> None:
        super().__init__(parent)
        self.rows = NotTakenRows(now)
        self.nothing = ""
        self._kept = ""
        self.setModel(self.rows)
        self.setItemDelegate(_Delegate(self))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setUniformItemSizes(True)
        self.selectionModel().currentChanged.connect(self._changed)
        self.verticalScrollBar().valueChanged.connect(self._near_end)
        look().changed.connect(self._restyle)
        self._restyle()

    def show_view(self, view: RefusedView) -> None:
        """What is chosen stays chosen; where it went, the one that took its place is."""
        place = self.currentIndex().row()
        kept = self._kept
        self.rows.show_lines(view.lines)
        now = self.rows.row_of(kept) if kept else -1
        if kept and now < 0 and view.lines and place >= 0:
            now = min(place, len(view.lines) - 1)
        if now >= 0:
            self.setCurrentIndex(self.rows.index(now))
        elif kept:
            self._kept = ""
            self.chosen.emit("")
        self.nothing = self._nothing(view)
        say(self, translate("NotTaken", "Not taken by the hub"), self.nothing)
        self.viewport().update()

    @staticmethod
    def _nothing(view: RefusedView) -> str:
        if view.lines:
            return ""
        if view.trouble:
            return view.trouble
        if view.loading:
            return translate("NotTaken", "Loading…")
        if view.settled:
            return translate("NotTaken", "Nothing was settled in the last while.")
        return translate("NotTaken", "The hub has taken everything that the team recorded.")

    def line(self) -> RefusedLine | None:
        place = self.currentIndex().row()
        return self.rows.lines[place] if 0 <= place < len(self.rows.lines) else None

    def _changed(self, current: QModelIndex, _before: QModelIndex) -> None:
        if current.isValid():
            self._kept = self.rows.lines[current.row()].id
            self.chosen.emit(self._kept)
        self.viewport().update()

    def _near_end(self, value: int) -> None:
        if value >= self.verticalScrollBar().maximum() - 5 * look().px(ROW):
            self.more_wanted.emit()

    def _restyle(self) -> None:
        palette = self.palette()
        palette.setColor(palette.ColorRole.Base, look().color("surface"))
        self.setPalette(palette)
        self.scheduleDelayedItemsLayout()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self.nothing:
            return
        painter = QPainter(self.viewport())
        room = self.viewport().width() - 2.0 * GAP
        laid = lay(self.nothing, "body", room, lines=4, right=self.isRightToLeft())
        laid.draw(painter, GAP, 16, look().color("text2"))
        painter.end()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.text() and not event.modifiers() and event.key() not in _OWN_KEYS:
            event.ignore()  # single letters are the window's, not a search by first letters
            return
        super().keyPressEvent(event)
