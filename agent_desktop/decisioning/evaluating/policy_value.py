"""What a way of choosing would have brought, from choices that were logged with their propensity.

With r the outcome, a the action taken with probability e, c the action that the policy would have
chosen and q the learner's prediction (all of them made before the outcome was known):

    self-normalised inverse propensity  sum of [a = c] r / e over sum of [a = c] / e
    doubly robust                       mean of q(c) + [a = c] (r - q(a)) / e

(Swaminathan & Joachims 2015; Dudík, Langford & Li 2011).
"""

from __future__ import annotations

from typing import Final

import msgspec
import numpy as np

from agent_desktop.decisioning.evaluating.intervals import (
    Interval,
    mean_interval,
    ratio_interval,
)
from agent_desktop.decisioning.evaluating.measures import Floats

MOST_WEIGHT: Final = 100.0
"""1 / propensity counts as this at most, so that one case can't decide everything."""


class Value(msgspec.Struct, frozen=True, kw_only=True):
    """Share of customers with whom the policy's choice works."""

    policy: str
    agreed: int
    """Cases in which the logged choice was the policy's own: all that is known of it."""
    self_normalised: Interval
    doubly_robust: Interval


class Chosen(msgspec.Struct, frozen=True):
    """What a policy would have chosen, of each case: shape (cases,)."""

    policy: str
    agrees: Floats
    """1 where the logged action is the policy's."""
    predicted: Floats
    """The learner's prediction for the policy's action."""


def value(chosen: Chosen, y: Floats, taken: Floats, propensity: Floats) -> Value:
    """`taken` is the learner's prediction for the logged action."""
    weights = chosen.agrees * _weights(propensity)
    return Value(
        policy=chosen.policy,
        agreed=int(chosen.agrees.sum()),
        self_normalised=ratio_interval(weights * y, weights),
        doubly_robust=mean_interval(_robust(chosen, y, taken, propensity)),
    )


def difference(
    one: Chosen, other: Chosen, y: Floats, taken: Floats, propensity: Floats
) -> Interval:
    """Of the doubly robust values, case by case: what one brings more than the other."""
    return mean_interval(_robust(one, y, taken, propensity) - _robust(other, y, taken, propensity))


def _robust(chosen: Chosen, y: Floats, taken: Floats, propensity: Floats) -> Floats:
    found: Floats = chosen.predicted + chosen.agrees * _weights(propensity) * (y - taken)
    return found


def _weights(propensity: Floats) -> Floats:
    found: Floats = np.minimum(1.0 / np.maximum(propensity, 1e-12), MOST_WEIGHT)
    return found
