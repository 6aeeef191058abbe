"""What one measurement says, and what it is held to.

A benchmark is a module `benchmarks/bench_NAME.py` with `def run() -> list[Result]`.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

import msgspec


class Peer(msgspec.Struct, frozen=True, kw_only=True):
    """Another program's figure for the same operation, measured on a machine of the same kind."""

    name: str
    p50: float | None
    """None: it could not be measured; the note says why."""
    p99: float | None = None
    note: str = ""
    """What it leaves out, so that the comparison is fair."""


class Target(msgspec.Struct, frozen=True, kw_only=True):
    """Every limit that is set has to hold."""

    ratio_at_most: float | None = None
    """p50 as a multiple of the floor's p50."""
    p50_at_most: float | None = None
    p99_at_most: float | None = None
    p50_at_least: float | None = None
    """For rates, where more is better."""

    def words(self, unit: str) -> str:
        parts = []
        if self.ratio_at_most is not None:
            parts.append(f"<= {self.ratio_at_most:g} x floor")
        if self.p50_at_most is not None:
            parts.append(f"<= {self.p50_at_most:g} {unit}")
        if self.p99_at_most is not None:
            parts.append(f"p99 <= {self.p99_at_most:g} {unit}")
        if self.p50_at_least is not None:
            least = self.p50_at_least
            parts.append(f">= {least:,.0f} {unit}" if least >= 1000 else f">= {least:g} {unit}")
        return ", ".join(parts)

    def met(self, p50: float, p99: float | None, ratio: float | None) -> bool:
        def within(value: float | None, most: float | None) -> bool:
            return most is None or (value is not None and value <= most)

        enough = self.p50_at_least is None or p50 >= self.p50_at_least
        return (
            enough
            and within(ratio, self.ratio_at_most)
            and within(p50, self.p50_at_most)
            and within(p99, self.p99_at_most)
        )


class Result(msgspec.Struct, frozen=True, kw_only=True):
    """One line of `benchmarks/results/NAME.json`."""

    operation: str
    unit: str
    p50: float
    p99: float | None
    floor_p50: float | None
    ratio: float | None
    must_reach: str
    met: bool | None
    """None where nothing is demanded."""
    peers: tuple[Peer, ...] = ()


def result(  # noqa: PLR0913 - one keyword a column of the table
    operation: str,
    unit: str,
    samples: Sequence[float],
    *,
    floor: Sequence[float] | None = None,
    target: Target | None = None,
    peers: Sequence[Peer] = (),
) -> Result:
    """Sums up samples; `floor` holds those of the minimal code, from the same run.

    A single sample (a rate, a peak of memory) has no p99.
    """
    p50 = percentile(samples, 50)
    p99 = percentile(samples, 99) if len(samples) > 1 else None
    floor_p50 = percentile(floor, 50) if floor else None
    ratio = p50 / floor_p50 if floor_p50 else None
    return Result(
        operation=operation,
        unit=unit,
        p50=_short(p50),
        p99=None if p99 is None else _short(p99),
        floor_p50=None if floor_p50 is None else _short(floor_p50),
        ratio=None if ratio is None else _short(ratio),
        must_reach=target.words(unit) if target else "",
        met=target.met(p50, p99, ratio) if target else None,
        peers=tuple(peers),
    )


def percentile(samples: Sequence[float], percent: float) -> float:
    """The smallest sample that is not below `percent` of them (nearest rank)."""
    if not samples:
        raise ValueError("nothing was measured")
    ordered = sorted(samples)
    return ordered[max(0, math.ceil(len(ordered) * percent / 100) - 1)]


def _short(value: float) -> float:
    """Four digits that mean something."""
    if value == 0:
        return 0.0
    return round(value, max(0, 3 - math.floor(math.log10(abs(value)))))
