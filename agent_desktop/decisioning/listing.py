"""The entries of a list, made column by column: there are hundreds at each call and click."""

from __future__ import annotations

import struct
from collections.abc import Sequence
from itertools import chain
from operator import itemgetter
from typing import Final, TypeVar

from agent_desktop.decisioning.compiled import Compiled
from agent_desktop.decisioning.decisions import Factors, Ranked
from agent_desktop.decisioning.standings import Standings

T = TypeVar("T")
FIGURES: Final = struct.Struct("<6d").pack
"""What the digest says of priority, propensity, expected, context, value and lever."""


def entries_of(
    compiled: Compiled, found: Standings, places: list[int]
) -> tuple[list[Ranked], list[bytes]]:
    """The actions of these places with ranks from 1, and what the digest says of them."""
    fixed, scores = compiled.columns, found.scores
    priority, context = _at(found.priorities, places), _at(found.contexts, places)
    drawn, expected = _at(scores.drawn, places), _at(scores.expected, places)
    value, lever = _at(fixed.values, places), _at(fixed.levers, places)
    entries = list(
        map(
            Ranked,
            _at(fixed.ids, places),
            _at(found.here.asset_ids, places),
            range(1, len(places) + 1),
            priority,
            map(Factors, drawn, context, value, lever, expected),
            _at(found.whys, places),
            _at(fixed.service, places),
            ("",) * len(places),
            _at(fixed.mandatory, places),
            _at(found.given, places),
        )
    )
    figures = map(FIGURES, priority, drawn, expected, context, value, lever)
    return entries, [*chain.from_iterable(zip(figures, _at(found.told, places), strict=True))]


def _at(column: Sequence[T], places: list[int]) -> Sequence[T]:
    """Of a column what stands at these places."""
    if len(places) < 2:  # one alone would come out bare
        return [column[place] for place in places]
    found: tuple[T, ...] = itemgetter(*places)(column)
    return found
