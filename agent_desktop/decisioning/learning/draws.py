"""The random draw of a conversation: a function of (conversation, action) and of nothing else.

So a refresh never reshuffles a list, and a replay draws what was drawn. Whole numbers throughout:
hashes are mixed by SplitMix64's finaliser (Steele, Lea & Flood 2014), normal quantiles come out of
a table with whole-number interpolation.
"""

from __future__ import annotations

import math
from functools import cache
from hashlib import blake2b
from statistics import NormalDist
from typing import Final

from agent_desktop.decisioning.learning.fixed import ONE

MASK: Final = (1 << 64) - 1
MULTIPLY_1: Final = 0xBF58476D1CE4E5B9
MULTIPLY_2: Final = 0x94D049BB133111EB
UNIFORM: Final = 0x9E3779B97F4A7C15
"""Keeps the control group's draws apart from the others; so does the next."""
CONTROL: Final = 0xD1B54A32D192ED03

Z_BITS: Final = 12
"""Normal quantiles are in units of 2**-12."""
CELL_BITS: Final = 10
"""The table's 1,024 cells; the next 22 bits of the hash say where within one."""
REST_BITS: Final = 22
_TAIL: Final = 1 / (1 << 16)
"""Quantiles end here, at 4.17."""

LEAST_SPREAD: Final = 0.02
MOST_SPREAD: Final = 1.5


def seed(text: str) -> int:
    """64 bits that stand for a conversation or an action."""
    return int.from_bytes(blake2b(text.encode("utf-8", "replace"), digest_size=8).digest(), "big")


def mix(value: int) -> int:
    """SplitMix64's finaliser: each bit of the result hangs on each bit of the value."""
    value = ((value ^ (value >> 30)) * MULTIPLY_1) & MASK
    value = ((value ^ (value >> 27)) * MULTIPLY_2) & MASK
    return value ^ (value >> 31)


@cache
def quantiles() -> tuple[int, ...]:
    """Of the normal distribution at 0, 1/1024 ... 1, the ends cut off at `_TAIL`."""
    normal = NormalDist()
    cells = 1 << CELL_BITS
    lower = [
        round(normal.inv_cdf(max(k / cells, _TAIL)) * (1 << Z_BITS)) for k in range(cells // 2)
    ]
    return (*lower, 0, *(-value for value in reversed(lower)))


def normal_draw(conversation: int, action: int) -> int:
    """A standard normal draw in units of 2**-12, of two seeds."""
    known = quantiles()
    bits = mix(conversation ^ action) >> 32
    cell = bits >> REST_BITS
    rest = bits & ((1 << REST_BITS) - 1)
    low = known[cell]
    return low + (((known[cell + 1] - low) * rest) >> REST_BITS)


def uniform_draw(conversation: int, action: int) -> float:
    """From 0.000001 to 0.999999, of the two seeds."""
    bits = mix(conversation ^ action ^ UNIFORM) >> 32
    return (1 + ((bits * 999_999) >> 32)) / 1_000_000


def is_control(conversation: int, share: float) -> bool:
    """Whether the conversation belongs to the control group, which has `share` of them."""
    return mix(conversation ^ CONTROL) >> 11 < round(share * (1 << 53))


def spread(information: float) -> int:
    """Standard deviation of a log-odds with this Fisher information, in fixed point."""
    deviation = 1 / math.sqrt(information) if information > 0 else MOST_SPREAD
    return round(min(max(deviation, LEAST_SPREAD), MOST_SPREAD) * ONE)


def apart(logit: int, deviation: int, draw: int) -> int:
    """The log-odds moved by a draw."""
    return logit + ((deviation * draw + (1 << (Z_BITS - 1))) >> Z_BITS)
