"""Fixed-point arithmetic: the same digits on every machine, whatever its libm rounds.

Log-odds are integers in units of 2**-16. Probabilities come out of a table of whole numbers with
whole-number interpolation (error below 2e-7), rounded to six decimals.
"""

from __future__ import annotations

import math
from bisect import bisect_right
from functools import cache
from typing import Final

LOGIT_BITS: Final = 16
ONE: Final = 1 << LOGIT_BITS
"""A log-odds of 1."""
LIMIT: Final = 12 * ONE
"""Log-odds beyond this count as this: a probability of six millionths."""
CELL_BITS: Final = 8
"""256 units, 1/256 of log-odds, lie between two entries of the table."""
CELL: Final = 1 << CELL_BITS
PARTS: Final = 1_000_000_000
"""Entries of the table are billionths."""


@cache
def table() -> tuple[int, ...]:
    """Billionths of probability at log-odds -12, -12 + 1/256 ... 12. The second half mirrors the
    first, and no entry lies so near to a half that libm's last bit could turn its rounding."""
    steps = LIMIT // CELL
    lower = [
        round(PARTS / (1 + math.exp((steps - step) * CELL / ONE))) for step in range(steps + 1)
    ]
    return (*lower, *(PARTS - value for value in reversed(lower[:-1])))


def probability(logit: int) -> float:
    """Of log-odds in fixed point, rounded to six decimals."""
    place = min(max(logit, -LIMIT), LIMIT) + LIMIT
    known = table()
    cell = place >> CELL_BITS
    rest = place & (CELL - 1)
    low = known[cell]
    if rest:
        low += ((known[cell + 1] - low) * rest) >> CELL_BITS
    return ((low + 500) // 1000) / 1_000_000


def logit(share: float) -> int:
    """Log-odds of a probability in fixed point: `probability` backwards, and as exact."""
    known = table()
    wanted = round(min(max(share, 0.0), 1.0) * PARTS)
    if wanted <= known[0]:
        return -LIMIT
    if wanted >= known[-1]:
        return LIMIT
    cell = bisect_right(known, wanted) - 1
    low, high = known[cell], known[cell + 1]
    return (cell << CELL_BITS) + (((wanted - low) << CELL_BITS) // (high - low)) - LIMIT
