"""What the experts say, weighed: a small Bayesian logistic regression over their log-odds.

    z = b + s m + sum of d_k (z_k - m)

with m what they say at first: the mean by the weights that the panel trusts them with. Prior:
b = 0, s = 1, d = 0, with next to no room for b. Each expert follows the base rate by itself; when
labels come late, a bias that learns from what the experts said *then* would mend again what they
have mended since (measured in docs/learning.md).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

import numpy as np

from agent_desktop.decisioning.learning.arrays import packed, unpacked
from agent_desktop.decisioning.learning.designs import Floats, chance

BIAS_VARIANCE: Final = 3e-4
SCALE_VARIANCE: Final = 5e-3
NOISE: Final = 1e-5
"""Share of the prior variance that each case adds again."""


class Stack:
    """`trusted` adds up to 1; `variances` say how far the weight of each expert may move."""

    def __init__(self, trusted: Sequence[float], variances: Sequence[float]) -> None:
        count = len(trusted)
        self.trusted = np.array(trusted)
        self.most = np.array([BIAS_VARIANCE, SCALE_VARIANCE, *variances])
        self.covariance = np.diag(self.most)
        self.weights = np.array([0.0, 1.0] + [0.0] * count)

    def logit(self, said: Sequence[float]) -> float:
        return float(self.weights @ self._row(said))

    def learn(self, said: Sequence[float], worked: bool, weight: float) -> None:
        row = self._row(said)
        p = chance(float(self.weights @ row))
        curvature = weight * p * (1 - p)
        moved = self.covariance @ row
        shrink = 1 / (1 + curvature * max(float(moved @ row), 0.0))
        self.weights += moved * (weight * (float(worked) - p) * shrink)
        self.covariance -= (moved * (curvature * shrink))[:, None] * moved
        diagonal = self.covariance.diagonal() + NOISE * self.most
        np.fill_diagonal(self.covariance, np.minimum(diagonal, self.most))

    def shares(self) -> tuple[float, Floats]:
        """Bias, and how much of each expert's log-odds counts: the same form, written out."""
        weights = self.weights[2:]
        shares: Floats = self.trusted * (self.weights[1] - weights.sum()) + weights
        return float(self.weights[0]), shares

    def state(self) -> dict[str, Any]:
        return {"weights": packed(self.weights), "covariance": packed(self.covariance)}

    def restore(self, state: dict[str, Any]) -> None:
        self.weights = unpacked(state["weights"])
        size = len(self.weights)
        self.covariance = unpacked(state["covariance"]).reshape(size, size)

    def _row(self, said: Sequence[float]) -> Floats:
        logits = np.array(said)
        middle = self.trusted @ logits
        return np.concatenate(([1.0, middle], logits - middle))
