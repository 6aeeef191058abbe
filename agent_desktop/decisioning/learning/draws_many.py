"""`draws` and `fixed.probability` for arrays: the same whole numbers, many at a time."""

from __future__ import annotations

from functools import cache

import numpy as np
import numpy.typing as npt

from agent_desktop.decisioning.learning import draws, fixed

Seeds = npt.NDArray[np.uint64]
Wholes = npt.NDArray[np.int64]


@cache
def _quantiles() -> tuple[Wholes, Wholes]:
    known = np.array(draws.quantiles(), dtype=np.int64)
    return known[:-1], np.diff(known)


@cache
def _table() -> tuple[Wholes, Wholes]:
    known = np.array(fixed.table(), dtype=np.int64)
    return known, np.append(np.diff(known), 0)


def mix(values: Seeds) -> Seeds:
    """`draws.mix`; products wrap at 64 bits as they do there."""
    values = (values ^ (values >> np.uint64(30))) * np.uint64(draws.MULTIPLY_1)
    values = (values ^ (values >> np.uint64(27))) * np.uint64(draws.MULTIPLY_2)
    mixed: Seeds = values ^ (values >> np.uint64(31))
    return mixed


def normal_draws(seeds: Seeds) -> Wholes:
    """`draws.normal_draw` of the xor of two seeds each."""
    lows, steps = _quantiles()
    bits = (mix(seeds) >> np.uint64(32)).astype(np.int64)
    cells = bits >> draws.REST_BITS
    rests = bits & ((1 << draws.REST_BITS) - 1)
    drawn: Wholes = lows[cells] + ((steps[cells] * rests) >> draws.REST_BITS)
    return drawn


def uniform_draws(seeds: Seeds) -> npt.NDArray[np.float64]:
    """`draws.uniform_draw`, likewise."""
    bits = (mix(seeds ^ np.uint64(draws.UNIFORM)) >> np.uint64(32)).astype(np.int64)
    shares: npt.NDArray[np.float64] = (1 + ((bits * 999_999) >> 32)) / 1_000_000
    return shares


def probabilities(logits: Wholes) -> npt.NDArray[np.float64]:
    """`fixed.probability` of each."""
    lows, steps = _table()
    places = np.clip(logits, -fixed.LIMIT, fixed.LIMIT) + fixed.LIMIT
    cells = places >> fixed.CELL_BITS
    parts = lows[cells] + ((steps[cells] * (places & (fixed.CELL - 1))) >> fixed.CELL_BITS)
    shares: npt.NDArray[np.float64] = ((parts + 500) // 1000) / 1_000_000
    return shares
