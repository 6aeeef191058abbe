"""The table of responses for Qt."""

from __future__ import annotations

from collections.abc import Callable
from enum import IntEnum
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QCoreApplication,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
)

from agent_desktop.app.review import ReviewLine, ReviewTable
from agent_desktop.gui import words
from agent_desktop.gui.supervisor.periods import day_start
from agent_desktop.gui.words import sentiment_word

Index = QModelIndex | QPersistentModelIndex
translate = QCoreApplication.translate
_NOWHERE = QModelIndex()


class Column(IntEnum):
    TIME = 0
    RESPONSE = 1
    ACTION = 2
    SHOWN = 3
    CUSTOMER = 4
    AGENT = 5
    RESULT = 6


def column_name(column: Column) -> str:
    names = {
        Column.TIME: translate("Supervisor", "Time"),
        Column.RESPONSE: translate("Supervisor", "Response"),
        Column.ACTION: translate("Supervisor", "Suggestion"),
        Column.SHOWN: translate("Supervisor", "Shown", "place on the list, a column"),
        Column.CUSTOMER: translate("Supervisor", "Customer"),
        Column.AGENT: translate("Supervisor", "Agent"),
        Column.RESULT: translate("Supervisor", "Result"),
    }
    return names[column]


def result_of(line: ReviewLine, now: int) -> tuple[str, str]:
    """(icon, words) of what came of a response; both empty when nothing is known."""
    if line.withdrawn:
        return "undo", translate("Supervisor", "Undone")
    if line.rests_until is not None and line.rests_until > now:
        rests = translate("Supervisor", "Rests until %1")
        return "", rests.replace("%1", words.day(line.rests_until, now))
    if line.initiative:
        return "", translate("Supervisor", "Customer asked for it")
    return "", ""


class ResponsesModel(QAbstractTableModel):
    """Rows as the use case gave them; they change only when asked for."""

    def __init__(self, now: Callable[[], int]) -> None:
        super().__init__()
        self.now = now
        self.lines: tuple[ReviewLine, ...] = ()
        self.one_day = True
        """All rows are of today: the time needs no date."""

    def show(self, table: ReviewTable) -> None:
        """More of the same rows are appended, so that what is chosen stays chosen."""
        if table.lines is self.lines:
            return
        count = len(self.lines)
        now = self.now()
        one_day = all(line.at >= day_start(now) for line in table.lines)
        grown = count and len(table.lines) > count and table.lines[:count] == self.lines
        if grown and one_day == self.one_day:
            self.beginInsertRows(_NOWHERE, count, len(table.lines) - 1)
            self.lines = table.lines
            self.endInsertRows()
            return
        self.beginResetModel()
        self.lines, self.one_day = table.lines, one_day
        self.endResetModel()

    def row_of(self, response_id: str) -> int:
        for row, line in enumerate(self.lines):
            if line.response_id == response_id:
                return row
        return -1

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.lines)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(Column)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return column_name(Column(section))
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self.text(index.row(), Column(index.column()))
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self.spoken(index.row(), Column(index.column()))
        return None

    def text(self, row: int, column: Column) -> str:
        """What a cell says."""
        line = self.lines[row]
        if column is Column.TIME:
            clock = words.clock_time(line.at)
            return clock if self.one_day else f"{words.day(line.at, self.now())} {clock}"
        if column is Column.RESPONSE:
            return sentiment_word(line.sentiment)
        if column is Column.SHOWN:
            return f"{line.rank}." if line.rank is not None else "–"
        if column is Column.RESULT:
            return result_of(line, self.now())[1]
        plain = {
            Column.ACTION: line.action,
            Column.CUSTOMER: line.customer or translate("Supervisor", "Name not known"),
            Column.AGENT: line.by,
        }
        return plain[column]

    def spoken(self, row: int, column: Column) -> str:
        """A cell for a screen reader: the whole row in its first cell."""
        if column is not Column.TIME:
            return f"{column_name(column)} {self.text(row, column)}"
        line = self.lines[row]
        parts = [self.text(row, each) for each in Column if each is not Column.SHOWN]
        if line.rank is not None:
            place = translate("Supervisor", "shown at place %1")
            parts.insert(3, place.replace("%1", str(line.rank)))
        return ", ".join(part for part in parts if part)
