"""What a list's own model said of an action: expected, by chance, in the control group or not.

By replay, with draws of made-up conversations: the same whenever and wherever it is asked.
"""

from __future__ import annotations

from typing import Any, Final

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
_FEW: Final = 32
"""Draws of starting values, which come one by one, for each of two groups."""

Floats = npt.NDArray[np.float64]


def logged(compiled: Compiled, record: DecisionRecord, action_id: str) -> Logged:
    """Of an action that the list held back there is neither a propensity nor a chance."""
    inputs = record.inputs
    decision = decide(compiled, inputs)
    learning = compiled.catalogue.learning
    control = draws.is_control(draws.seed(inputs.contact_id), learning.control)
    mine = next((one for one in decision.ranked if one.action_id == action_id), None)
    if mine is None:
        return Logged(control=control)
    rivals = _rivals(inputs, decision.ranked, mine)
    if len(rivals) == 1:
        return Logged(mine.factors.expected, 1.0, control)
    values = compiled.features.filled(compiled.features.of(inputs.context))
    place = rivals.index(mine)
    above = mine.rank - rivals[0].rank
    share = min(max(learning.control, 0.0), 1.0)
    drawn, even = _drawn(compiled, values, rivals)
    chance = (1 - share) * _at_least(drawn, rivals, place, above)
    chance += share * _at_least(even, rivals, place, above)
    return Logged(mine.factors.expected, round(chance, 4), control)


def _rivals(inputs: Inputs, ranked: tuple[Ranked, ...], mine: Ranked) -> list[Ranked]:
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


def _drawn(
    compiled: Compiled, values: dict[str, Any], rivals: list[Ranked]
) -> tuple[Floats, Floats]:
    """Of many conversations, shape (draws, rivals): by the model, and in the control group."""
    places = [compiled.places[one.action_id] for one in rivals]
    model = compiled.propensities
    seeds = np.array([draws.seed(one.action_id) for one in rivals], dtype=np.uint64)
    even = uniform_draws(_SEEDS[:, None] ^ seeds[None, :])
    if isinstance(model, ModelPropensities):
        return model.drawn_many(values, _SEEDS)[:, places], even
    rows = []
    for n in range(4 * _FEW):
        scores = model.score(values, f"chance {n}")
        if not scores.control:
            rows.append([scores.drawn[place] for place in places])
        if len(rows) == 2 * _FEW:
            break
    if not rows:  # everybody is in the control group
        return even, even
    return np.array(rows), even


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
