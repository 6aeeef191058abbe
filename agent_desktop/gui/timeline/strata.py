"""Where each row of a long list lies, without a cost per row for the whole of it.

Rows are kept in strata: runs of a few hundred events whose rows are laid out together. Only
small arrays are kept of a row, so a million events cost some tens of megabytes at most, and
opening a session moves the rows of one stratum, not of all below it.
"""

from __future__ import annotations

from array import array
from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from enum import IntEnum

from agent_desktop.gui.timeline.entries import Entry


class RowKind(IntEnum):
    DAY = 0
    ENTRY = 1
    PAGE = 2


@dataclass(frozen=True, slots=True)
class Measures:
    """Heights of rows in logical pixels."""

    day: int = 28
    first_day_pad: int = 1
    entry: int = 46
    message: int = 18
    messages_pad: int = 2
    page: int = 22
    pages_pad: int = 8

    def scaled(self, factor: float) -> Measures:
        """For text that is larger or smaller than 100 %."""

        def by(value: int) -> int:
            return round(value * factor)

        return Measures(
            by(self.day),
            by(self.first_day_pad),
            by(self.entry),
            by(self.message),
            by(self.messages_pad),
            by(self.page),
            by(self.pages_pad),
        )

    def of_entry(self, entry: Entry) -> int:
        lines = len(entry.messages)
        return self.entry + (lines * self.message + self.messages_pad if lines else 0)


@dataclass(slots=True)
class Stratum:
    """The rows of the events `start` to `stop` (positions, counted from the oldest shown first)."""

    start: int
    stop: int
    kinds: array[int] = field(default_factory=lambda: array("b"))
    entries: array[int] = field(default_factory=lambda: array("h"))
    subs: array[int] = field(default_factory=lambda: array("h"))
    tops: array[int] = field(default_factory=lambda: array("l"))
    height: int = 0
    first_row: int = 0
    top: int = 0
    last_day: int = 0
    """Start of the day that its last row belongs to."""

    def add(self, kind: RowKind, entry: int, sub: int, height: int) -> None:
        self.kinds.append(kind)
        self.entries.append(entry)
        self.subs.append(sub)
        self.tops.append(self.height)
        self.height += height

    def __len__(self) -> int:
        return len(self.kinds)


def lay_out(
    stratum: Stratum,
    entries: Sequence[Entry],
    measures: Measures,
    *,
    is_open: Callable[[Entry], bool],
    day_of: Callable[[int], int],
    day_before: int | None,
) -> None:
    """Fills a stratum with rows. `day_before` is the day of the row above it, if there is one."""
    for column in (stratum.kinds, stratum.entries, stratum.subs, stratum.tops):
        del column[:]
    stratum.height = 0
    day = day_before
    for number, entry in enumerate(entries):
        today = day_of(entry.at)
        if today != day:
            pad = measures.first_day_pad if day is None else 0
            stratum.add(RowKind.DAY, number, 0, measures.day + pad)
            day = today
        stratum.add(RowKind.ENTRY, number, 0, measures.of_entry(entry))
        if entry.folds and is_open(entry):
            last = len(entry.pages) - 1
            for sub in range(len(entry.pages)):
                pad = measures.pages_pad if sub == last else 0
                stratum.add(RowKind.PAGE, number, sub, measures.page + pad)
    stratum.last_day = day if day is not None else 0


class Strata:
    """All strata of a list, newest first."""

    def __init__(self) -> None:
        self._strata: list[Stratum] = []
        self._first_rows: list[int] = []
        self._tops: list[int] = []
        self.rows = 0
        self.height = 0

    def __iter__(self) -> Iterator[Stratum]:
        return iter(self._strata)

    def __len__(self) -> int:
        return len(self._strata)

    def __getitem__(self, number: int) -> Stratum:
        return self._strata[number]

    @property
    def last(self) -> Stratum | None:
        return self._strata[-1] if self._strata else None

    def clear(self) -> None:
        self._strata.clear()
        self.settle()

    def append(self, stratum: Stratum) -> None:
        stratum.first_row, stratum.top = self.rows, self.height
        self._strata.append(stratum)
        self._first_rows.append(self.rows)
        self._tops.append(self.height)
        self.rows += len(stratum)
        self.height += stratum.height

    def drop_last(self) -> None:
        self._strata.pop()
        self.settle()

    def settle(self) -> None:
        """Counts rows and heights again after strata changed."""
        self._first_rows.clear()
        self._tops.clear()
        self.rows = self.height = 0
        for stratum in self._strata:
            stratum.first_row, stratum.top = self.rows, self.height
            self._first_rows.append(self.rows)
            self._tops.append(self.height)
            self.rows += len(stratum)
            self.height += stratum.height

    def number_of(self, row: int) -> int:
        """Which stratum holds a row."""
        return bisect_right(self._first_rows, row) - 1

    def at(self, row: int) -> tuple[Stratum, int]:
        """The stratum of a row, and the row's number in it."""
        stratum = self._strata[bisect_right(self._first_rows, row) - 1]
        return stratum, row - stratum.first_row

    def top_of(self, row: int) -> int:
        stratum, inner = self.at(row)
        return stratum.top + stratum.tops[inner]

    def height_of(self, row: int) -> int:
        stratum, inner = self.at(row)
        below = stratum.tops[inner + 1] if inner + 1 < len(stratum) else stratum.height
        return below - stratum.tops[inner]

    def row_at(self, y: int) -> int:
        """The row that covers a height, the nearest one outside; -1 when there is none."""
        if not self.rows:
            return -1
        number = max(0, bisect_right(self._tops, y) - 1)
        while not len(self._strata[number]) and number:
            number -= 1
        stratum = self._strata[number]
        inner = max(0, bisect_right(stratum.tops, y - stratum.top) - 1)
        return stratum.first_row + inner
