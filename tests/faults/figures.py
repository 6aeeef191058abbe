"""Measured values in a few words."""

from __future__ import annotations

from collections.abc import Sequence


def percentile(values: Sequence[float], share: float) -> float:
    """The smallest value that this share of all does not exceed (nearest rank)."""
    ordered = sorted(values)
    return ordered[max(0, min(len(ordered) - 1, -(-int(share * 1000) * len(ordered) // 1000) - 1))]


def spread(values: Sequence[float]) -> str:
    return (
        f"p50 {percentile(values, 0.5):.3g}, p99 {percentile(values, 0.99):.3g}, "
        f"worst {max(values):.3g} ({len(values)} measured)"
    )
