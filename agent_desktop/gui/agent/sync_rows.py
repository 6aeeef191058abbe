"""The entries of the sync centre as rows: refused ones first, then what waits."""

from __future__ import annotations

from typing import Any, NamedTuple

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt

from agent_desktop.app.sync_views import EntryLine, SyncCentreView
from agent_desktop.domain.responses import Sentiment
from agent_desktop.gui.words import clock_time, moment, sentiment_word, translate

Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()


class Row(NamedTuple):
    """A heading (`line` is None) or an entry."""

    title: str
    note: str = ""
    number: int = 0
    line: EntryLine | None = None


def sentiment_of(line: EntryLine) -> Sentiment | None:
    return Sentiment(line.sentiment) if line.sentiment in set(Sentiment) else None


def what(line: EntryLine) -> str:
    """The answer, or what else it is."""
    sentiment = sentiment_of(line)
    return sentiment_word(sentiment) if sentiment is not None else line.kind


def rows_of(view: SyncCentreView) -> tuple[Row, ...]:
    rows: list[Row] = []
    if view.refused:
        note = translate("SyncCentre", "For your supervisor or IT: nothing for you to do")
        rows.append(Row(translate("SyncCentre", "Not taken"), note, len(view.refused)))
        rows += [Row("", line=line) for line in view.refused]
    if view.waiting:
        note = translate("SyncCentre", "Leaves by itself, in the order you answered")
        total = len(view.waiting) + view.more
        rows.append(Row(translate("SyncCentre", "Waiting"), note, total))
        rows += [Row("", line=line) for line in view.waiting]
    return tuple(rows)


class SyncRows(QAbstractListModel):
    """A change of words keeps the rows; another set of rows takes their place."""

    def __init__(self, now: Any) -> None:
        super().__init__()
        self._now = now
        self.rows: tuple[Row, ...] = ()

    def show_view(self, view: SyncCentreView) -> None:
        rows = rows_of(view)
        if rows == self.rows:
            return
        if [_key(row) for row in rows] == [_key(row) for row in self.rows]:
            self.rows = rows
            self.dataChanged.emit(self.index(0), self.index(len(rows) - 1))
            return
        self.beginResetModel()
        self.rows = rows
        self.endResetModel()

    def row_of(self, entry_id: str) -> int:
        for place, row in enumerate(self.rows):
            if row.line is not None and row.line.id == entry_id:
                return place
        return -1

    def since(self, line: EntryLine) -> str:
        return moment(line.since, self._now())

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def flags(self, index: Index) -> Qt.ItemFlag:
        if index.isValid() and self.rows[index.row()].line is None:
            return Qt.ItemFlag.ItemIsEnabled
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        wanted = {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}
        if not index.isValid() or role not in wanted:
            return None
        row = self.rows[index.row()]
        if row.line is None:
            return f"{row.title}, {row.number}. {row.note}"
        line = row.line
        since = clock_time(line.since) if self._now() - line.since < 43_200_000 else ""
        parts = (what(line), line.title, line.customer, line.state, since or self.since(line))
        return ", ".join(part for part in parts if part)


def _key(row: Row) -> tuple[str, str, bool]:
    line = row.line
    return (row.title, line.id if line else "", bool(line and line.refused))
