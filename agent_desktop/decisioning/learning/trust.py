"""How far the stack is trusted over the plain rate: by what both were worth lately.

    z = rate + a (stack - rate),  a = 1/2 + 1/2 sigmoid(2 + s)

with s the decayed sum of log-loss that the stack saved, within bounds so that it can turn. Where
customers can't be told apart, what the stack overfits weighs half, and costs a quarter; where they
can, a is 1 to the third decimal.
"""

from __future__ import annotations

import math
from typing import Final

from agent_desktop.decisioning.learning.designs import chance

DECAY: Final = 0.999
MOST: Final = 6.0
_BEGIN: Final = 2.0


class Trust:
    """`saved` is s above."""

    def __init__(self, saved: float = 0.0) -> None:
        self.saved = saved

    def share(self) -> float:
        """a above."""
        return 0.5 + 0.5 * chance(self.saved + _BEGIN)

    def logit(self, stack: float, rate: float) -> float:
        return rate + self.share() * (stack - rate)

    def learn(self, stack: float, rate: float, worked: bool, weight: float) -> None:
        """What both said before the outcome was known."""
        saved = weight * (_loss(rate, worked) - _loss(stack, worked))
        self.saved = min(max(DECAY * self.saved + saved, -MOST), MOST)


def _loss(logit: float, worked: bool) -> float:
    p = chance(logit)
    return -math.log(p if worked else 1 - p)
