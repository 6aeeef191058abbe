"""How far predicted probabilities and outcomes agree.

Arrays have the shape (cases,): `p` probabilities, `y` ones and zeros, in the order of time.
"""

from __future__ import annotations

from typing import Final

import msgspec
import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]

BLOCK: Final = 1_000
"""Cases of a block; the last may be half as long."""
BINS: Final = 10
"""Of the calibration: ten bins of equally many cases, in the order of what was predicted."""
_LEAST: Final = 1e-6


class Bin(msgspec.Struct, frozen=True, kw_only=True):
    """One bin of the calibration."""

    cases: int
    predicted: float
    worked: float
    low: float
    high: float
    """Wilson's 95 % interval of `worked`."""


def losses(p: Floats, y: Floats) -> Floats:
    """Minus the logarithm of the probability that was given to what happened, of each case."""
    p = np.clip(p, _LEAST, 1 - _LEAST)
    found: Floats = -np.where(y > 0, np.log(p), np.log(1 - p))
    return found


def auc(p: Floats, y: Floats) -> float | None:
    """Share of pairs of one that worked and one that did not which stand in the right order, ties
    for a half (Mann & Whitney 1947). None where all outcomes are alike."""
    worked = int(y.sum())
    failed = len(y) - worked
    if not worked or not failed:
        return None
    _, place, count = np.unique(p, return_inverse=True, return_counts=True)
    ranks = (np.cumsum(count) - (count - 1) / 2)[place]
    return float((ranks[y > 0].sum() - worked * (worked + 1) / 2) / (worked * failed))


def blocks(cases: int) -> list[slice]:
    """Runs of `BLOCK` cases; what is left over joins in if it is half a block, or all there is."""
    found = [
        slice(begin, min(begin + BLOCK, cases))
        for begin in range(0, cases, BLOCK)
        if cases - begin >= BLOCK // 2
    ]
    return found or [slice(0, cases)]


def block_auc(p: Floats, y: Floats) -> float | None:
    """The mean AUC within blocks: free of a base rate that drifts, which a pooled AUC rewards."""
    found = [each for part in blocks(len(y)) if (each := auc(p[part], y[part])) is not None]
    return float(np.mean(found)) if found else None


def calibration(p: Floats, y: Floats) -> tuple[Bin, ...]:
    """Predicted beside what happened, lowest first. Fewer bins where there are few cases."""
    order = np.argsort(p, kind="stable")
    parts = np.array_split(order, min(BINS, max(1, len(p) // 10)))
    return tuple(_bin(p[part], y[part]) for part in parts if len(part))


def calibration_error(bins: tuple[Bin, ...]) -> float:
    """Expected calibration error: the mean distance between predicted and happened, by cases."""
    cases = sum(each.cases for each in bins)
    return sum(each.cases * abs(each.predicted - each.worked) for each in bins) / max(cases, 1)


def _bin(p: Floats, y: Floats) -> Bin:
    cases, share = len(y), float(y.mean())
    z = 1.959964
    middle = (share + z * z / (2 * cases)) / (1 + z * z / cases)
    half = z * np.sqrt(share * (1 - share) / cases + z * z / (4 * cases**2)) / (1 + z * z / cases)
    return Bin(
        cases=cases,
        predicted=float(p.mean()),
        worked=share,
        low=max(0.0, float(middle - half)),
        high=min(1.0, float(middle + half)),
    )
