"""The rows of one customer's journey: laid out as far as somebody has looked, filtered, folded."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import OrderedDict
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple

import msgspec

from agent_desktop.domain.channels import Channel
from agent_desktop.domain.events import Event
from agent_desktop.gui.timeline.entries import Entry, Page
from agent_desktop.gui.timeline.strata import Measures, RowKind, Strata, Stratum, lay_out

SPAN = 32
"""Events that are laid out in one go, and a little more: no session may be cut."""
SPAN_LIMIT = 400
SESSION_GAP_MS = 30 * 60 * 1000
_KEPT_STRATA = 80

Read = Callable[[Sequence[Event]], list[Entry]]


class Filter(msgspec.Struct, frozen=True, kw_only=True):
    """Which rows are wanted. Empty means all."""

    channel: Channel | None = None
    text: str = ""

    def __bool__(self) -> bool:
        return self.channel is not None or bool(self.text)

    def takes(self, entry: Entry) -> bool:
        if self.channel is not None and entry.channel is not self.channel:
            return False
        return not self.text or self.text in words_of(entry)


def words_of(entry: Entry) -> str:
    """Everything that a row says, in one searchable text."""
    parts = [entry.title, entry.label, entry.warning, *entry.messages]
    for fact in entry.facts:
        parts += (fact.key, fact.value)
    for page in entry.pages:
        parts += (page.title, page.warning)
    return "\n".join(parts).casefold()


class Row(NamedTuple):
    """One row: a day's header, an entry, or a page of the entry."""

    kind: RowKind
    entry: Entry
    sub: int
    first: bool
    """The first entry of its day (for the spine)."""
    last: bool

    @property
    def page(self) -> Page:
        return self.entry.pages[self.sub]


class Day(NamedTuple):
    """What a day's header says."""

    at: int
    events: int
    channels: int
    whole: bool
    """False while older events of that day are not here yet."""


class Journey:
    """Positions count from the newest event. Nothing here knows Qt."""

    def __init__(self, read: Read, day_of: Callable[[int], int], measures: Measures) -> None:
        self._read = read
        self._day_of = day_of
        self.measures = measures
        self.events: Sequence[Event] = ()
        self.strata = Strata()
        self.filter = Filter()
        self.opened: set[str] = set()
        self.more = False
        """Older events exist that are not in `events`."""
        self._entries: OrderedDict[int, list[Entry]] = OrderedDict()
        self._days: dict[int, Day] = {}

    # --- what is there ---------------------------------------------------------------------------

    @property
    def complete(self) -> bool:
        """Every event that is here has its rows."""
        return self._laid_to == len(self.events)

    @property
    def _laid_to(self) -> int:
        last = self.strata.last
        return last.stop if last is not None else 0

    def entries(self, stratum: Stratum) -> list[Entry]:
        """What its events say; kept for the strata that were looked at last."""
        key = id(stratum)
        found = self._entries.get(key)
        if found is not None:
            self._entries.move_to_end(key)
            return found
        read = self._read(self.events[stratum.start : stratum.stop])
        if self.filter:
            read = [entry for entry in read if self.filter.takes(entry)]
        self._entries[key] = read
        if len(self._entries) > _KEPT_STRATA:
            self._entries.popitem(last=False)
        return read

    def row(self, number: int) -> Row:
        stratum, inner = self.strata.at(number)
        kind = RowKind(stratum.kinds[inner])
        entry = self.entries(stratum)[stratum.entries[inner]]
        first = inner > 0 and stratum.kinds[inner - 1] == RowKind.DAY
        if inner + 1 < len(stratum):
            last = stratum.kinds[inner + 1] == RowKind.DAY
        else:
            last = not self._same_day_follows(number)
        return Row(kind, entry, stratum.subs[inner], first, last)

    def _same_day_follows(self, number: int) -> bool:
        if number + 1 >= self.strata.rows:
            return False
        stratum, inner = self.strata.at(number + 1)
        return stratum.kinds[inner] != RowKind.DAY

    def is_open(self, entry: Entry) -> bool:
        return entry.id in self.opened

    def day(self, entry: Entry, number: int) -> Day:
        """The summary of the day whose header is row `number`."""
        at = self._day_of(entry.at)
        found = self._days.get(at)
        if found is None:
            found = self._days[at] = self._sum_up(at, number)
        return found

    def _sum_up(self, day: int, number: int) -> Day:
        events = 0
        channels: set[Channel] = set()
        for stratum_number in range(self.strata.number_of(number), len(self.strata)):
            for entry in self.entries(self.strata[stratum_number]):
                of = self._day_of(entry.at)
                if of == day:
                    events += max(1, len(entry.event_ids))
                    channels.add(entry.channel)
                elif of < day:
                    return Day(day, events, len(channels), True)
        return Day(day, events, len(channels), self.complete and not self.more)

    # --- laying out ------------------------------------------------------------------------------

    def start(self, events: Sequence[Event], *, more: bool) -> None:
        """Another journey, or the same one anew. No row is laid out yet."""
        self.events = events
        self.more = more
        self.strata.clear()
        self._forget()

    def next_stratum(self) -> Stratum | None:
        """The rows of the next older events, not in the list yet (see `append`)."""
        start = self._laid_to
        if start >= len(self.events):
            return None
        last = self.strata.last
        before = last.last_day if last is not None and self.strata.rows else None
        return self._make(start, self._cut(start), before)

    def append(self, stratum: Stratum) -> None:
        self.strata.append(stratum)
        self._days.clear()

    def _make(self, start: int, stop: int, day_before: int | None) -> Stratum:
        stratum = Stratum(start, stop)
        self._fill(stratum, day_before)
        return stratum

    def _fill(self, stratum: Stratum, day_before: int | None) -> None:
        lay_out(
            stratum,
            self.entries(stratum),
            self.measures,
            is_open=self.is_open,
            day_of=self._day_of,
            day_before=day_before,
        )
        if not len(stratum):
            stratum.last_day = day_before or 0

    def _cut(self, start: int) -> int:
        """Where a run of events may end: at a pause that no session spans."""
        count = len(self.events)
        stop = min(start + SPAN, count)
        limit = min(start + SPAN_LIMIT, count)
        while stop < limit:
            if self.events[stop - 1].at - self.events[stop].at > SESSION_GAP_MS:
                break
            stop += 1
        return stop

    def toggle(self, row: int) -> Iterator[tuple[int, int]]:
        """Opens or closes the session of a row. Yields once (first page row, rows that come or
        go) before the change is made, so that a model can announce it."""
        stratum, inner = self.strata.at(row)
        entry = self.entries(stratum)[stratum.entries[inner]]
        if not entry.folds:
            return
        head = row - (stratum.subs[inner] + 1 if stratum.kinds[inner] == RowKind.PAGE else 0)
        opening = entry.id not in self.opened
        yield head + 1, len(entry.pages) if opening else -len(entry.pages)
        if opening:
            self.opened.add(entry.id)
        else:
            self.opened.discard(entry.id)
        number = self.strata.number_of(row)
        self._fill(stratum, self._day_above(number))
        self.strata.settle()

    def _day_above(self, number: int) -> int | None:
        for above in range(number - 1, -1, -1):
            if len(self.strata[above]):
                return self.strata[above].last_day
        return None

    def take_older(self, events: Sequence[Event], *, more: bool) -> None:
        """`events` begins with what was here; the rest is older. A day or a session that went on
        beyond the last row is laid out again with it."""
        last = self.strata.last
        whole = self.complete
        self.events, self.more = events, more
        self._days.clear()
        if whole and last is not None:
            self._entries.pop(id(last), None)
            self.strata.drop_last()

    def take_newer(self, events: Sequence[Event], count: int) -> None:
        """`events` is what was here with `count` newer ones before it. The newest rows are laid
        out again, since a session or a day may go on."""
        self.events = events
        self._days.clear()
        for stratum in self.strata:
            stratum.start += count
            stratum.stop += count
        if not len(self.strata):
            return
        first = self.strata[0]
        first.start = 0
        self._entries.pop(id(first), None)
        self._fill(first, None)
        self.strata.settle()

    def relay(self) -> None:
        """Throws every row away (text size, filter, another direction); `next_stratum` follows."""
        self.strata.clear()
        self._forget()

    def _forget(self) -> None:
        self._entries.clear()
        self._days.clear()

    # --- finding ---------------------------------------------------------------------------------

    def position_of(self, event_ids: Iterable[str]) -> int:
        """Of the newest of these events, -1 when none is here."""
        wanted = set(event_ids)
        for position, event in enumerate(self.events):
            if event.id in wanted:
                return position
        return -1

    def position_at(self, at: int) -> int:
        """Of the newest event that is not after `at`; the number of events if all are."""
        return bisect_left(self.events, -at, key=lambda event: -event.at)

    def reached(self, position: int) -> bool:
        """The event there has its row, or is left out by the filter."""
        return position < self._laid_to

    def row_of(self, event_id: str, position: int) -> int:
        """The row of the entry with this event, which stands at `position`; -1 if there is none."""
        stratum = self._stratum_at(position)
        if stratum is None:
            return -1
        for number, entry in enumerate(self.entries(stratum)):
            if entry.id == event_id or event_id in entry.event_ids:
                return self._entry_row(stratum, number)
        return -1

    def row_from(self, position: int) -> int:
        """The first row at or below an event; the last row when there is none, -1 without rows."""
        stratum = self._stratum_at(position)
        if stratum is None or position >= len(self.events):
            return self.strata.rows - 1
        at = self.events[position].at
        for number, entry in enumerate(self.entries(stratum)):
            if entry.at <= at:
                return self._entry_row(stratum, number)
        return min(stratum.first_row + len(stratum), self.strata.rows - 1)

    def _stratum_at(self, position: int) -> Stratum | None:
        number = bisect_right(self.strata, position, key=lambda stratum: stratum.start) - 1
        if number < 0 or position >= self.strata[number].stop:
            return None
        return self.strata[number]

    @staticmethod
    def _entry_row(stratum: Stratum, number: int) -> int:
        for inner in range(stratum.entries.index(number), len(stratum)):
            if stratum.kinds[inner] == RowKind.ENTRY:
                return stratum.first_row + inner
        return -1
