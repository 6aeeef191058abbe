"""How often each type of event happened, by day, for ninety days: small whatever is sent.

Counts must not depend on the order in which events come, so nothing that was dropped may matter
again. `since` is the day up to which nothing is counted: it only rises, and it follows from the
set of events alone. It is the latest of
- ninety days before the newest event,
- the day on which the 49th-newest type that nobody knows by name was last seen,
- the first day that makes more than 512 days of types.
"""

from __future__ import annotations

from typing import Final

import msgspec

from agent_desktop.decisioning.event_kinds import KNOWN_TYPES

DAY_MS: Final = 86_400_000
KEPT_DAYS: Final = 90
OTHER_TYPES: Final = 48
"""Besides those that the program knows by name, which no flood of made-up types pushes out."""
CELLS: Final = 512


class Tally(msgspec.Struct, array_like=True):
    """One type. `cells` is [count, days before, count, days before, count...], newest first; the
    first count is of the day of `at`. Empty where that day is not counted any more."""

    at: int
    oldest: int
    """Day of the last cell."""
    cells: list[int]


class Tallies(msgspec.Struct, array_like=True):
    """By type, and the day up to which nothing is counted."""

    types: dict[str, Tally] = {}
    since: int = -1_000_000


def count(tallies: Tallies, name: str, at: int, last_at: int) -> None:
    """One event more. `last_at` is when the newest of all happened, this one included."""
    day = at // DAY_MS
    oldest = last_at // DAY_MS - KEPT_DAYS
    if oldest > tallies.since:
        _forget(tallies, oldest)
    known = tallies.types.get(name)
    if known is None:
        counted = day > tallies.since
        tallies.types[name] = Tally(at, day if counted else 0, [1] if counted else [])
        if name not in KNOWN_TYPES:
            _bound_types(tallies)
        if counted:
            _bound_cells(tallies)
        return
    if day > tallies.since:
        if known.cells and day == known.at // DAY_MS:
            known.cells[0] += 1
        else:
            _add(known, day)
            known.at = max(at, known.at)
            _bound_cells(tallies)
    known.at = max(at, known.at)


def within(tally: Tally, today: int, windows: tuple[int, ...]) -> list[int]:
    """Events of the last so many days of UTC, for each of the ascending windows."""
    totals = [0] * len(windows)
    cells = tally.cells
    age = today - tally.at // DAY_MS
    for place in range(0, len(cells), 2):
        if place:
            age += cells[place - 1]
        for column in range(len(windows) - 1, -1, -1):
            if age >= windows[column]:
                break
            totals[column] += cells[place]
    return totals


def _add(tally: Tally, day: int) -> None:
    """A first event of the type on a day."""
    cells = tally.cells
    if not cells:
        tally.oldest = day
        cells.append(1)
        return
    newest = tally.at // DAY_MS
    if day > newest:
        cells[:0] = (1, day - newest)
        return
    here, place = newest, 0
    while place + 1 < len(cells):
        before = here - cells[place + 1]
        if day == before:
            cells[place + 2] += 1
            return
        if day > before:
            cells[place + 1 : place + 2] = (here - day, 1, day - before)
            return
        here, place = before, place + 2
    cells += (here - day, 1)
    tally.oldest = day


def _bound_types(tallies: Tallies) -> None:
    others = [name for name in tallies.types if name not in KNOWN_TYPES]
    if len(others) > OTHER_TYPES:
        types = tallies.types
        gone = types.pop(min(others, key=lambda name: (types[name].at, name)))
        if gone.at // DAY_MS > tallies.since:
            _forget(tallies, gone.at // DAY_MS)


def _bound_cells(tallies: Tallies) -> None:
    while _cells(tallies) > CELLS:
        _forget(tallies, min([t.oldest for t in tallies.types.values() if t.cells]))


def _cells(tallies: Tallies) -> int:
    """How many days of types are counted; types that are only remembered have none."""
    return sum([(len(tally.cells) + 1) // 2 for tally in tallies.types.values()])


def _forget(tallies: Tallies, day: int) -> None:
    """What happened up to that day is not counted any more."""
    tallies.since = day
    for tally in tallies.types.values():
        while tally.cells and tally.oldest <= day:
            if len(tally.cells) == 1:
                tally.cells.clear()
                tally.oldest = 0
            else:
                tally.oldest += tally.cells[-2]
                del tally.cells[-2:]
