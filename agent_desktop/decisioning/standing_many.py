"""Standings of many actions in one pass: what is done by the hundred at each call and click."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from agent_desktop.decisioning.decisions import Reason

if TYPE_CHECKING:
    from agent_desktop.decisioning.standings import Standings


def stand_plain(found: Standings, places: Iterable[int]) -> None:
    """As `_stand`, for actions that nothing but a rule can hold back while no signal is open: they
    are the most. Their context factor is 1, and the words of most never change."""
    answers, held, held_told = found.answers, found.held, found.held_told
    whys, given, told = found.whys, found.given, found.told
    plain, filled = found.here.plain, dict[str, str]()
    for place in places:
        one = plain[place]
        ready = one.ready
        if ready.eligible >= 0 and answers[ready.eligible] is not True:
            if answers[ready.eligible] is False:
                held[place], held_told[place] = ready.fixed.not_eligible, one.unfit_told
            else:
                held[place] = unfit = found.unfit(ready, None)
                held_told[place] = found.compiled.told_of(unfit)
            continue
        held[place], held_told[place] = None, b""
        if one.why is not None:
            # Many actions of a catalogue say the same words.
            why = filled.get(one.why.text)
            if why is None:
                why = filled[one.why.text] = one.why.fill(found.texts)
            whys[place] = why
            given[place] = (
                (*ready.reasons, Reason(code="declared", text=why)) if why else ready.reasons
            )
            told[place] = ready.told + why.encode("utf-8", "replace")


def in_order(found: Standings) -> list[int]:
    """Places of what nothing holds back, as `key_of` orders them: sorting is stable, and what is
    equal stands in its order beforehand."""
    held, key = found.held, found.priorities.__getitem__
    free = [place for place in found.here.arbitrated if held[place] is None]
    first = [place for place in found.here.mandatory if held[place] is None]
    if found.service is not None:
        service = found.compiled.columns.service
        first += sorted([p for p in free if service[p]], key=key, reverse=True)
        free = [p for p in free if not service[p]]
    free.sort(key=key, reverse=True)
    return first + free
