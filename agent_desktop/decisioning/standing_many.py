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
    plain = found.here.plain
    filled: dict[str, tuple[str, tuple[Reason, ...], bytes]] = {}
    for place in places:
        one = plain[place]
        answer = answers[one.eligible] if one.eligible >= 0 else True
        if answer is False:
            held[place], held_told[place] = one.unfit, one.unfit_told
        elif answer is None:
            held[place] = failed = found.unfit(one.ready, None)
            held_told[place] = found.compiled.told_of(failed)
        else:
            held[place], held_told[place] = None, b""
            if one.why is not None:
                # Many actions of a catalogue say the same words.
                words = filled.get(one.why.text)
                if words is None:
                    words = filled[one.why.text] = _words(one.why.fill(found.texts))
                whys[place], given[place], end = words
                told[place] = one.told + end


def _words(why: str) -> tuple[str, tuple[Reason, ...], bytes]:
    """With the reason that they are, and for the digest."""
    given = (Reason(code="declared", text=why),) if why else ()
    return why, given, why.encode("utf-8", "replace")


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
