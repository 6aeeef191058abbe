"""What a reader looks at, found again after the rows around it changed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QItemSelectionModel

from agent_desktop.domain.events import Event
from agent_desktop.gui.timeline.journey import Row
from agent_desktop.gui.timeline.strata import RowKind
from agent_desktop.gui.timeline.view import JourneyView

_SAMPLES = 64
_NEWER_AT_MOST = 500


def continues(shown: Sequence[Event], events: Sequence[Event]) -> int | None:
    """How many events of `events` are newer than `shown`, if the rest begins with `shown`.
    None when it is another list, or the same events show more or less than before (the caller was
    verified). Of a long one only samples are compared."""
    if not shown or len(events) < len(shown):
        return None
    newer = -1
    for position in range(min(len(events) - len(shown) + 1, _NEWER_AT_MOST)):
        if events[position].id == shown[0].id:
            newer = position
            break
    if newer < 0:
        return None
    step = 1 if len(shown) <= 2000 else len(shown) // _SAMPLES
    places = [*range(0, len(shown), step), len(shown) - 1]
    if all(events[newer + place] == shown[place] for place in places):
        return newer
    return None


class _Mark(NamedTuple):
    entry_id: str
    at: int
    kind: RowKind
    sub: int


class Anchor:
    """Taken before rows change; `restore` puts the same row at the same height again."""

    def __init__(self, view: JourneyView) -> None:
        self._view = view
        self._offset = view.verticalOffset()
        self._depth = view.journey.strata.height
        self._top: _Mark | None = None
        self._dy = 0
        self._current: _Mark | None = None
        strata = view.journey.strata
        row = strata.row_at(self._offset)
        if self._offset > 0 and row >= 0:
            self._top = self._mark(row)
            self._dy = self._offset - strata.top_of(row)
        if view.currentIndex().isValid():
            self._current = self._mark(view.currentIndex().row())

    def _mark(self, number: int) -> _Mark:
        row: Row = self._view.journey.row(number)
        return _Mark(row.entry.id, row.entry.at, row.kind, row.sub)

    def restore(self) -> None:
        view = self._view
        if self._top is None:
            view.verticalScrollBar().setValue(0)
        else:
            row = self._find(self._top)
            if row >= 0:
                top = view.journey.strata.top_of(row)
                view.verticalScrollBar().setValue(top + self._dy)
        if self._current is not None:
            row = self._find(self._current)
            if row >= 0:
                index = view.journey_model.index(row)
                view.selectionModel().setCurrentIndex(
                    index, QItemSelectionModel.SelectionFlag.ClearAndSelect
                )

    def _find(self, mark: _Mark) -> int:
        journey = self._view.journey
        position = journey.position_at(mark.at)
        while not journey.reached(position) and self._view.journey_model.extend():
            pass
        row = journey.row_of(mark.entry_id, position)
        if row < 0:
            return -1
        if mark.kind is RowKind.PAGE and journey.is_open(journey.row(row).entry):
            return row + 1 + mark.sub
        if mark.kind is RowKind.DAY and row and journey.row(row - 1).kind is RowKind.DAY:
            return row - 1
        return row
