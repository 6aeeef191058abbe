"""What a conversation begins with: the customer's history, sorted by what looks at it.

A click adds an answer to hundreds of facts that were there before it. So these are gathered once,
and later decisions of the conversation gather what was added; the result is the same.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from agent_desktop.decisioning.contact_policy import Gathered, Hold
from agent_desktop.decisioning.context import own_answers
from agent_desktop.decisioning.decisions import Answer, Exposure, Inputs
from agent_desktop.decisioning.history import History
from agent_desktop.decisioning.suppression import Matter, Said

if TYPE_CHECKING:
    from agent_desktop.decisioning.compiled import Compiled
    from agent_desktop.decisioning.here import Here


class Past:
    """Of one conversation at one touchpoint. Never changes once it is made."""

    __slots__ = (
        "_answers",
        "_at",
        "_counted",
        "_enough",
        "_exposures",
        "_here",
        "_key",
        "_matter",
        "_rests",
    )

    def __init__(self, compiled: Compiled, here: Here, inputs: Inputs, now: int) -> None:
        history = _history(inputs, inputs.answers, inputs.exposures, now)
        self._at = now
        self._here = here
        self._rests = compiled.rests
        self._key = (inputs.customer_id, inputs.contact_id)
        self._answers, self._exposures = inputs.answers, inputs.exposures
        self._matter: list[Matter] = self._rests.gathered(history, here.channel)
        self._counted: Gathered = here.policies.gathered(history)
        self._enough = here.policies.enough(self._counted)

    def leads_to(self, here: Here, inputs: Inputs, now: int) -> bool:
        """These inputs have all of it, and perhaps more. What was over is not in it: so it says
        nothing of an earlier time."""
        # Tuples of the same objects are equal at a glance.
        return (
            self._at <= now
            and self._here is here
            and self._key == (inputs.customer_id, inputs.contact_id)
            and inputs.exposures[: len(self._exposures)] == self._exposures
            and inputs.answers[: len(self._answers)] == self._answers
        )

    def seen_with(self, inputs: Inputs, now: int) -> Seen:
        """With what was added, and with what the customer answered without an agent."""
        own = own_answers(inputs.context)
        new = inputs.answers[len(self._answers) :] + own
        added = _history(inputs, new, inputs.exposures[len(self._exposures) :], now)
        more = self._here.policies.gathered(added)
        counted = {unit: self._counted[unit] for unit in self._enough if unit not in more}
        both = {unit: [*self._counted.get(unit, ()), *found] for unit, found in more.items()}
        counted |= {unit: both[unit] for unit in self._here.policies.enough(both)}
        matter = [*self._matter, *self._rests.gathered(added, self._here.channel)]
        return Seen(
            said=self._rests.of(matter, now),
            policies=self._here.policies.holds(counted, added),
            history=_history(inputs, inputs.answers + own, inputs.exposures, now),
        )


class Seen(msgspec.Struct, frozen=True):
    """The history as one decision sees it."""

    said: Said
    policies: list[tuple[str, str, Hold]]
    history: History


def seen_of(compiled: Compiled, inputs: Inputs, now: int) -> Seen:
    """What is kept of the conversation's past is one reference: it is read once and replaced
    whole."""
    here = compiled.here(inputs.touchpoint)
    past = compiled.past
    if past is None or not past.leads_to(here, inputs, now):
        past = compiled.past = Past(compiled, here, inputs, now)
    return past.seen_with(inputs, now)


def _history(
    inputs: Inputs, answers: tuple[Answer, ...], exposures: tuple[Exposure, ...], now: int
) -> History:
    return History(
        customer_id=inputs.customer_id,
        contact_id=inputs.contact_id,
        now=now,
        answers=answers,
        exposures=exposures,
    )
