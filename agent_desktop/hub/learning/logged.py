"""What a list's own model said of an action: expected, by chance, in the control group or not.

By replay, with draws of made-up conversations: the same whenever and wherever it is asked.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import numpy as np
import numpy.typing as npt

from agent_desktop.decisioning.compiled import Compiled
from agent_desktop.decisioning.decide import decide
from agent_desktop.decisioning.decisions import DecisionRecord, Inputs, Ranked
from agent_desktop.decisioning.learning import draws
from agent_desktop.decisioning.learning.draws_many import uniform_draws
from agent_desktop.decisioning.learning.scoring import ModelPropensities
from agent_desktop.hub.learning.cases import Logged

DRAWS: Final = 256
"""A chance of one half is then known to within 3 %."""
_SEEDS: Final = np.array([draws.seed(f"chance {n}") for n in range(DRAWS)], dtype=np.uint64)
Floats = npt.NDArray[np.float64]


class Log:
    """Of one catalogue with one model."""

    def __init__(self, compiled: Compiled) -> None:
        self._compiled = compiled
        seeds = np.array([draws.seed(each.action.id) for each in compiled.actions], dtype=np.uint64)
        self._even = uniform_draws(_SEEDS[:, None] ^ seeds[None, :])
        self._starting: Floats | None = None

    def of(self, record: DecisionRecord, action_id: str) -> Logged:
        """Of an action that the list held back there is neither a propensity nor a chance."""
        inputs = record.inputs
        decision = decide(self._compiled, inputs)
        learning = self._compiled.catalogue.learning
        control = draws.is_control(draws.seed(inputs.contact_id), learning.control)
        mine = next((one for one in decision.ranked if one.action_id == action_id), None)
        if mine is None:
            return Logged(control=control)
        rivals = _rivals(inputs, decision.ranked, mine)
        if len(rivals) == 1:
            return Logged(mine.factors.expected, 1.0, control)
        places = [self._compiled.places[one.action_id] for one in rivals]
        place, above = rivals.index(mine), mine.rank - rivals[0].rank
        share = learning.control
        chance = (1 - share) * _at_least(self._drawn(inputs)[:, places], rivals, place, above)
        chance += share * _at_least(self._even[:, places], rivals, place, above)
        return Logged(mine.factors.expected, round(chance, 4), control)

    def _drawn(self, inputs: Inputs) -> Floats:
        """Of many conversations outside the control group, shape (draws, actions)."""
        model = self._compiled.propensities
        if isinstance(model, ModelPropensities):
            asked = self._compiled.features
            return model.drawn_many(asked.filled(asked.of(inputs.context)), _SEEDS)
        if self._starting is None:  # they hang on no customer
            rows = (model.score({}, f"chance {n}") for n in range(DRAWS))
            free = [scores.drawn for scores in rows if not scores.control]
            self._starting = np.array(free) if free else self._even
        return self._starting


def _rivals(inputs: Inputs, ranked: Sequence[Ranked], mine: Ranked) -> list[Ranked]:
    """Those of the list that a draw can put above or below it: what follows an answer comes first
    and what is mandatory next, whatever is drawn; then service, while a service signal is open."""
    if mine.follow_up_of or mine.mandatory:
        return [mine]
    apart = any(one.service and one.expires_at > inputs.at for one in inputs.signals)
    return [
        one
        for one in ranked
        if not one.follow_up_of and not one.mandatory and (not apart or one.service == mine.service)
    ]


def _at_least(drawn: Floats, rivals: list[Ranked], place: int, above: int) -> float:
    """How often it stood as high as it did, or higher: at most `above` rivals before it."""
    weights = np.array([one.factors.context * one.factors.value * one.factors.lever
                        for one in rivals])  # fmt: skip
    priorities = drawn * weights[None, :]
    mine = priorities[:, place][:, None]
    before = (priorities > mine).sum(axis=1)
    # Equal ones stand in the order of their ids.
    before += (priorities == mine)[:, _earlier(rivals, place)].sum(axis=1)
    return float((before <= above).mean())


def _earlier(rivals: list[Ranked], place: int) -> list[int]:
    return [n for n, one in enumerate(rivals) if one.action_id < rivals[place].action_id]
