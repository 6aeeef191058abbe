"""How often it worked lately: decaying rates of all cases, and each action's own.

The action's own is a Beta-Binomial: its cases beside `SHRINK` imagined ones at the rate of all, so
that an action without cases is expected to do as the others do.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Any, Final

SHRINK: Final = 20.0
OWN_DECAY: Final = 0.998
LEAST: Final = 0.05
"""Cases of each kind that are always imagined, so that no rate is 0 or 1."""


class Rate:
    """Decayed counts of what worked and of what did not."""

    __slots__ = ("decay", "failed", "worked")

    def __init__(self, decay: float, worked: float = 0.0, failed: float = 0.0) -> None:
        self.decay = decay
        self.worked = worked
        self.failed = failed

    def learn(self, worked: bool, weight: float) -> None:
        self.worked *= self.decay
        self.failed *= self.decay
        if worked:
            self.worked += weight
        else:
            self.failed += weight

    @property
    def cases(self) -> float:
        return self.worked + self.failed

    def logit(self) -> float:
        return math.log(max(self.worked, LEAST) / max(self.failed, LEAST))

    def share(self) -> float:
        worked, failed = max(self.worked, LEAST), max(self.failed, LEAST)
        return worked / (worked + failed)


class Rates:
    """Of all cases at several speeds, and of each action."""

    def __init__(self, decays: Sequence[float]) -> None:
        self.all = [Rate(decay, 1.0, 1.0) for decay in decays]
        self.own: dict[str, Rate] = {}

    def logits(self, lead: float) -> list[float]:
        """Of a case whose action has this lead, by each speed."""
        return [rate.logit() + lead for rate in self.all]

    def lead(self, action: str) -> float:
        """Log-odds that the action's own rate lies above that of all; 0 while it is alone."""
        own = self.own.get(action)
        if own is None or len(self.own) < 2:
            return 0.0
        share = self.all[-1].share()
        worked = own.worked + SHRINK * share
        failed = own.failed + SHRINK * (1 - share)
        return math.log(worked / failed) - math.log(share / (1 - share))

    def learn(self, action: str, worked: bool, weight: float) -> None:
        for rate in self.all:
            rate.learn(worked, weight)
        own = self.own.get(action)
        if own is None:
            own = self.own[action] = Rate(OWN_DECAY)
        own.learn(worked, weight)

    def state(self) -> dict[str, Any]:
        return {
            "all": [[r.decay, r.worked, r.failed] for r in self.all],
            "own": {name: [r.decay, r.worked, r.failed] for name, r in self.own.items()},
        }

    @classmethod
    def restored(cls, state: dict[str, Any]) -> Rates:
        found = cls([])
        found.all = [Rate(*row) for row in state["all"]]
        found.own = {name: Rate(*row) for name, row in state["own"].items()}
        return found
