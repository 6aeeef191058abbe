"""Weights that one action has for itself, beside those that all share: diagonal and forgetting.

One row an action, a column a feature. A row is made when its action has shown a few cases.
"""

from __future__ import annotations

from typing import Any

import numpy as np

from agent_desktop.decisioning.learning.arrays import packed, unpacked
from agent_desktop.decisioning.learning.designs import NO_SLOT, Design, Floats


class OwnTerms:
    """Gaussian weights with prior mean 0 and the same prior variance; precision decays with each
    case of the action."""

    def __init__(self, columns: int, variance: float, decay: float) -> None:
        self.columns = columns
        self.prior = 1.0 / variance
        self.decay = decay
        self.weights = np.zeros((0, columns))
        self.precisions = np.zeros((0, columns))

    def logit(self, design: Design) -> float:
        if design.slot == NO_SLOT or design.slot >= len(self.weights):
            return 0.0
        return float(self.weights[design.slot, design.columns] @ design.values)

    def variances(self, design: Design) -> Floats | None:
        """Of the columns of this case, after forgetting; None without own terms."""
        slot = design.slot
        if slot == NO_SLOT:
            return None
        self._grow(slot)
        own = self.precisions[slot]
        own *= self.decay
        variances: Floats = 1.0 / (self.prior + own[design.columns])
        return variances

    def learn(self, design: Design, variances: Floats, step: float, curvature: float) -> None:
        """Moves the weights by `step` times variance times value."""
        slot = design.slot
        self.weights[slot, design.columns] += variances * design.values * step
        self.precisions[slot, design.columns] += curvature * design.values * design.values

    def row(self, slot: int) -> Floats:
        """The own weights of a slot, zeros where there are none."""
        if slot == NO_SLOT or slot >= len(self.weights):
            return np.zeros(self.columns)
        row: Floats = self.weights[slot]
        return row

    def state(self) -> dict[str, Any]:
        return {"weights": packed(self.weights), "precisions": packed(self.precisions)}

    def restore(self, state: dict[str, Any]) -> None:
        self.weights = unpacked(state["weights"]).reshape(-1, self.columns)
        self.precisions = unpacked(state["precisions"]).reshape(-1, self.columns)

    def _grow(self, slot: int) -> None:
        have = len(self.weights)
        if slot >= have:
            more = max(slot + 1, 2 * have) - have
            blank = np.zeros((more, self.columns))
            self.weights = np.concatenate([self.weights, blank])
            self.precisions = np.concatenate([self.precisions, blank])
