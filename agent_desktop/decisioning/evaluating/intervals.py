"""Intervals by a bootstrap of blocks: neighbours in time are alike, so whole runs are drawn."""

from __future__ import annotations

from typing import Final

import msgspec
import numpy as np

from agent_desktop.decisioning.evaluating.measures import Floats

DRAWS: Final = 1_000
RUNS: Final = 50
"""Runs that the cases are cut into, where there are enough of them."""
LEAST_RUN: Final = 20
_SEED: Final = 20_261_101
"""The same data give the same interval."""


class Interval(msgspec.Struct, frozen=True, kw_only=True):
    """A mean with the interval that holds it with 95 %."""

    mean: float
    low: float
    high: float

    @property
    def sign(self) -> int:
        """-1 or 1 where the whole interval lies on that side, 0 where it includes zero."""
        return int(self.low > 0) - int(self.high < 0)


def mean_interval(values: Floats) -> Interval:
    """Of the mean of values in the order of time (Künsch 1989, with blocks that do not overlap)."""
    return ratio_interval(values, np.ones(len(values)))


def ratio_interval(above: Floats, below: Floats) -> Interval:
    """Of the sum of `above` over that of `below`."""
    runs = max(1, min(RUNS, len(above) // LEAST_RUN))
    tops = np.array([part.sum() for part in np.array_split(above, runs)])
    bottoms = np.array([part.sum() for part in np.array_split(below, runs)])
    drawn = np.random.default_rng(_SEED).integers(0, runs, size=(DRAWS, runs))
    found = _over(tops[drawn].sum(axis=1), bottoms[drawn].sum(axis=1))
    low, high = np.quantile(found, [0.025, 0.975])
    if runs < 5:  # a handful of runs can't say how sure one may be
        low, high = -np.inf, np.inf
    mean = float(_over(tops.sum(keepdims=True), bottoms.sum(keepdims=True))[0])
    return Interval(mean=mean, low=_bounded(low), high=_bounded(high))


def _over(above: Floats, below: Floats) -> Floats:
    found: Floats = above / np.where(below > 0, below, 1.0)
    return found


def _bounded(value: float) -> float:
    """JSON knows no infinity."""
    return float(min(max(value, -1e9), 1e9))
