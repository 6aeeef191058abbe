"""Standings of many actions in one pass: what is done by the hundred at each call and click."""

from __future__ import annotations

import struct
from collections.abc import Callable
from operator import methodcaller
from typing import TYPE_CHECKING, Final

import msgspec

from agent_desktop.decisioning.arbitration import OFFERS, priority_of
from agent_desktop.decisioning.decisions import Factors, Ranked, Reason

if TYPE_CHECKING:
    from agent_desktop.decisioning.standings import Standings

FIGURES: Final = struct.Struct("<6d").pack
"""What the digest says of priority, propensity, expected, context, value and lever."""
_copy: Callable[[Ranked], Ranked] = methodcaller("__copy__")
_set = msgspec.structs.force_setattr
"""Only on a copy that nobody else has seen yet."""


def stand_plain(found: Standings, touched: set[int] | None = None) -> None:
    """As `_stand`, for all actions (or those touched) that nothing but a rule can hold back
    while no signal is open: they are the most, and made in one go in half the time."""
    answers, held, held_told = found.answers, found.held, found.held_told
    ranked, told, keys, texts = found.ranked, found.told, found.keys, found.texts
    drawn, expected = found.scores.drawn, found.scores.expected
    for one in found.here.plain:
        place, ready = one.place, one.ready
        if touched is not None and place not in touched:
            continue
        if one.eligible >= 0 and answers[one.eligible] is not True:
            held[place] = unfit = found.unfit(ready, answers[one.eligible])
            held_told[place] = found.compiled.told_of(unfit)
            continue
        held[place], held_told[place] = None, b""
        if one.why is None:
            why, given, end = ready.why_text, ready.reasons, one.told
        else:
            why = one.why.fill(texts)
            given = ready.reasons
            if why:
                given = (*given, Reason(code="declared", text=why))
            end = one.told + why.encode("utf-8", "replace")
        share, sure, value, lever = drawn[place], expected[place], one.value, one.lever
        priority = priority_of(share, 1.0, value, lever)
        ranked[place] = Ranked(
            action_id=one.action_id,
            asset_id=one.asset_id,
            rank=0,
            priority=priority,
            factors=Factors(propensity=share, context=1.0, value=value, lever=lever, expected=sure),
            why=why,
            service=one.service,
            reasons=given,
        )
        keys[place] = (OFFERS, -priority, one.tie, place)
        told[place] = FIGURES(priority, share, sure, 1.0, value, lever) + end


def price_again(found: Standings, places: set[int]) -> None:
    """Another propensity and nothing else: words and reasons stay."""
    drawn, sure = found.scores.drawn, found.scores.expected
    for place in places:
        if found.behind.get(place, found.held[place]) is not None:
            continue
        entry = _copy(found.ranked[place])
        share, expected = drawn[place], sure[place]
        was = entry.factors
        context, value, lever = was.context, was.value, was.lever
        priority = share * context * value * lever  # as `priority_of`: a call costs as much
        _set(entry, "priority", priority)
        _set(
            entry,
            "factors",
            Factors(propensity=share, context=context, value=value, lever=lever, expected=expected),
        )
        found.ranked[place] = entry
        kind, _, tie, _ = found.keys[place]
        if not entry.mandatory:
            found.keys[place] = (kind, -priority, tie, place)
        figures = FIGURES(priority, share, expected, context, value, lever)
        found.told[place] = figures + found.told[place][len(figures) :]
