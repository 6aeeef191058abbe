"""The list of a decision: its entries, and what the digest says of them.

There are hundreds at each call and click, and a window shows some ten. So those on top are made at
once, the others when somebody asks for them; the digest is over the figures of all.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from operator import itemgetter
from struct import Struct
from typing import Final, TypeVar, overload

import msgspec

from agent_desktop.decisioning.compiled import Compiled
from agent_desktop.decisioning.decisions import Factors, Ranked
from agent_desktop.decisioning.standings import Standings

T = TypeVar("T")
_FIGURES: Final = Struct("<3d").pack
"""Priority, propensity and expected propensity: what follows them is in `Standings.told`."""

_set = msgspec.structs.force_setattr


class Ranking(Sequence[Ranked]):
    """All entries in their order; equal to any sequence of equal entries. Never changes."""

    __slots__ = ("_compiled", "_first", "_forms", "_found", "_places", "_rest")

    def __init__(
        self,
        compiled: Compiled,
        found: Standings,
        places: list[int],
        first: list[Ranked],
        forms: Mapping[int, str],
    ) -> None:
        """`first`: the entries on top. `forms`: the form of each action that has several here."""
        self._compiled = compiled
        self._found = found
        self._places = places
        self._first = tuple(first)
        self._forms = forms
        self._rest: tuple[Ranked, ...] | None = None

    @property
    def action_ids(self) -> list[str]:
        """In their order, without making an entry of each."""
        ids = self._compiled.columns.ids
        return [ids[place] for place in self._places]

    def __len__(self) -> int:
        return len(self._places)

    @overload
    def __getitem__(self, index: int) -> Ranked: ...
    @overload
    def __getitem__(self, index: slice) -> tuple[Ranked, ...]: ...
    def __getitem__(self, index: int | slice) -> Ranked | tuple[Ranked, ...]:
        if isinstance(index, slice):
            start, stop, step = index.indices(len(self))
            if step > 0 and stop <= len(self._first):
                return self._first[start:stop:step]
            return self._all()[index]
        return (self._first if 0 <= index < len(self._first) else self._all())[index]

    def __iter__(self) -> Iterator[Ranked]:
        yield from self._first
        yield from self._below()

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Sequence):
            return NotImplemented
        return self is other or (len(self) == len(other) and self._all() == tuple(other))

    def __hash__(self) -> int:
        return hash(tuple(self._places))

    def __repr__(self) -> str:
        return repr(self._all())

    def _all(self) -> tuple[Ranked, ...]:
        return self._first + self._below()

    def _below(self) -> tuple[Ranked, ...]:
        """Kept once they are made: whoever asks again gets the same ones."""
        if self._rest is None:
            count = len(self._first)
            places = self._places[count:]
            self._rest = tuple(entries_of(self._compiled, self._found, places, count + 1))
            _put_forms(self._rest, places, self._forms)
        return self._rest


def first_of(
    compiled: Compiled, found: Standings, places: list[int], forms: Mapping[int, str]
) -> list[Ranked]:
    """The entries of these places, which are on top."""
    entries = entries_of(compiled, found, places, 1)
    _put_forms(entries, places, forms)
    return entries


def _put_forms(entries: Sequence[Ranked], places: list[int], forms: Mapping[int, str]) -> None:
    # Nobody else has seen them yet: as good as making them with these values.
    for entry, place in zip(entries, places, strict=True) if forms else ():
        if place in forms:
            _set(entry, "asset_id", forms[place])


def entries_of(
    compiled: Compiled, found: Standings, places: list[int], first_rank: int
) -> list[Ranked]:
    """The actions of these places, without what was learnt among their reasons."""
    fixed, scores = compiled.columns, found.scores
    figures = map(
        Factors,
        _at(scores.drawn, places),
        _at(found.contexts, places),
        _at(fixed.values, places),
        _at(fixed.levers, places),
        _at(scores.expected, places),
    )
    return list(
        map(
            Ranked,
            _at(fixed.ids, places),
            _at(found.here.asset_ids, places),
            range(first_rank, first_rank + len(places)),
            _at(found.priorities, places),
            figures,
            _at(found.whys, places),
            _at(fixed.service, places),
            ("",) * len(places),
            _at(fixed.mandatory, places),
            _at(found.given, places),
        )
    )


def figures_told(found: Standings, places: list[int]) -> list[bytes]:
    """What the digest says of each: priority, propensity, expected, context, value, lever (little-
    endian doubles), the action and its words."""
    scores = found.scores
    columns = (found.priorities, scores.drawn, scores.expected)
    told = [b""] * (2 * len(places))
    told[::2] = map(_FIGURES, *[_at(column, places) for column in columns])
    told[1::2] = _at(found.told, places)
    return told


def _at(column: Sequence[T], places: list[int]) -> Sequence[T]:
    """Of a column what stands at these places."""
    if len(places) < 2:  # one alone would come out bare
        return [column[place] for place in places]
    found: tuple[T, ...] = itemgetter(*places)(column)
    return found
