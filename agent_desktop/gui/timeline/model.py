"""The journey's rows for Qt: one row each, with a name for screen readers."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt, Signal

from agent_desktop.domain.events import Event
from agent_desktop.gui.timeline import wording
from agent_desktop.gui.timeline.entries import Entry
from agent_desktop.gui.timeline.journey import Filter, Journey, Row
from agent_desktop.gui.timeline.strata import Measures, RowKind

Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()


class JourneyModel(QAbstractListModel):
    """Rows of a `Journey`. Rows below those laid out so far come with `extend`."""

    laid_anew = Signal()
    """Rows were thrown away and laid out again: positions and heights are others now."""

    def __init__(self, journey: Journey, now: Callable[[], int]) -> None:
        super().__init__()
        self.journey = journey
        self._now = now
        self.evidence: frozenset[str] = frozenset()

    # --- what Qt asks ----------------------------------------------------------------------------

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else self.journey.strata.rows

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self.text_of(index.row())
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self.spoken(index.row())
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        if self.kind(index.row()) == RowKind.DAY:
            return Qt.ItemFlag.ItemIsEnabled
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    # --- what a row says -------------------------------------------------------------------------

    def kind(self, row: int) -> int:
        stratum, inner = self.journey.strata.at(row)
        return stratum.kinds[inner]

    def is_evidence(self, entry: Entry) -> bool:
        return bool(self.evidence) and not self.evidence.isdisjoint(entry.event_ids)

    def day_words(self, row: Row, number: int) -> tuple[str, str]:
        """Name and detail of a day's header."""
        day = self.journey.day(row.entry, number)
        return wording.day_name(day.at, self._now()), wording.day_detail(day)

    def text_of(self, number: int) -> str:
        row = self.journey.row(number)
        if row.kind is RowKind.DAY:
            return "  ".join(self.day_words(row, number))
        return row.entry.title if row.kind is RowKind.ENTRY else row.page.title

    def spoken(self, number: int) -> str:
        row = self.journey.row(number)
        if row.kind is RowKind.DAY:
            return ", ".join(self.day_words(row, number))
        if row.kind is RowKind.PAGE:
            return wording.page_spoken(row.page)
        return wording.row_spoken(
            row.entry,
            evidence=self.is_evidence(row.entry),
            opened=self.journey.is_open(row.entry),
        )

    def tip(self, number: int) -> str:
        """Everything that the row says, for texts that were cut short."""
        row = self.journey.row(number)
        if row.kind is RowKind.DAY:
            return ""
        if row.kind is RowKind.PAGE:
            return "\n".join(part for part in (row.page.title, row.page.warning) if part)
        return self.copied(number)

    def copied(self, number: int) -> str:
        """The row's entry as text for the clipboard."""
        row = self.journey.row(number)
        return wording.entry_text(row.entry, wording.day_name(row.entry.at, self._now()))

    # --- changes ---------------------------------------------------------------------------------

    def extend(self) -> bool:
        """Lays out the next older events. False when all that are here have rows."""
        stratum = self.journey.next_stratum()
        if stratum is None:
            return False
        if len(stratum):
            first = self.journey.strata.rows
            self.beginInsertRows(_NOWHERE, first, first + len(stratum) - 1)
            self.journey.append(stratum)
            self.endInsertRows()
        else:
            self.journey.append(stratum)
        return True

    def toggle(self, row: int) -> int:
        """Opens or closes a session. Returns how many rows came (or went, negative)."""
        steps = self.journey.toggle(row)
        change = next(steps, None)
        if change is None:
            return 0
        first, count = change
        if count > 0:
            self.beginInsertRows(_NOWHERE, first, first + count - 1)
        else:
            self.beginRemoveRows(_NOWHERE, first, first - count - 1)
        next(steps, None)
        if count > 0:
            self.endInsertRows()
        else:
            self.endRemoveRows()
        head = self.index(first - 1)
        self.dataChanged.emit(head, head, [Qt.ItemDataRole.AccessibleTextRole])
        return count

    def start(self, events: Sequence[Event], *, more: bool) -> None:
        self.beginResetModel()
        self.journey.start(events, more=more)
        self._first_stratum()
        self.endResetModel()
        self.laid_anew.emit()

    def set_filter(self, wanted: Filter) -> None:
        self.beginResetModel()
        self.journey.filter = wanted
        self.journey.relay()
        self._first_stratum()
        self.endResetModel()
        self.laid_anew.emit()

    def set_measures(self, measures: Measures) -> None:
        self.beginResetModel()
        self.journey.measures = measures
        self.journey.relay()
        self._first_stratum()
        self.endResetModel()
        self.laid_anew.emit()

    def take_newer(self, events: Sequence[Event], count: int) -> None:
        """The same journey with `count` newer events on top."""
        self.beginResetModel()
        self.journey.take_newer(events, count)
        self.endResetModel()

    def take_older(self, events: Sequence[Event], *, more: bool) -> None:
        """The same journey, going further back. The last rows may be laid out anew."""
        last = self.journey.strata.last
        if last is not None and len(last) and self.journey.complete:
            self.beginRemoveRows(_NOWHERE, last.first_row, self.journey.strata.rows - 1)
            self.journey.take_older(events, more=more)
            self.endRemoveRows()
        else:
            self.journey.take_older(events, more=more)
        self.extend()

    def _first_stratum(self) -> None:
        """Rows for the first screen; with a filter it may take several runs of events."""
        while (stratum := self.journey.next_stratum()) is not None:
            self.journey.append(stratum)
            if self.journey.strata.rows >= 40 or len(self.journey.strata) >= 4:
                return
