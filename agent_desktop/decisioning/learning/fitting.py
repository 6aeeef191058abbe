"""Codes for the declared features: from business edges where they are declared, else from data.

What is found from data is found from the first cases and then stays, so that a column means the
same for as long as a model lives.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Mapping, Sequence
from math import isfinite
from statistics import fmean, pstdev
from typing import Any, Final

from agent_desktop.decisioning.catalogue import Feature, FeatureKind
from agent_desktop.decisioning.learning.encoding import (
    MAX_BINS,
    CategoryCode,
    Code,
    FlagCode,
    NumberCode,
    as_category,
    as_number,
    look_up,
)

BINS: Final = 8
KNOWN: Final = 24
"""Values of a category that get a column; the rest is 'other'."""
OFTEN: Final = 0.01
"""Share of the first cases that a value needs for a column."""


def fit(features: Sequence[Feature], rows: Sequence[Mapping[str, Any]]) -> tuple[Code, ...]:
    """A code for each feature, in the order of their names."""
    return tuple(_fit(feature, rows) for feature in sorted(features, key=lambda f: f.name))


def _fit(feature: Feature, rows: Sequence[Mapping[str, Any]]) -> Code:
    if feature.kind is FeatureKind.FLAG:
        return FlagCode(feature.name)
    found = [look_up(row, feature.name) for row in rows]
    if feature.kind is FeatureKind.CATEGORY:
        return CategoryCode(feature.name, _known(found))
    numbers = sorted(
        float(n) for value in found if (n := as_number(value)) is not None and isfinite(n)
    )
    edges = feature.edges[: MAX_BINS - 1] or _quantiles(numbers)
    middle, scale = _scale(numbers, edges, declared=bool(feature.edges))
    return NumberCode(feature.name, edges, middle, scale)


def _known(found: Sequence[Any]) -> tuple[str, ...]:
    texts = Counter(text for value in found if (text := as_category(value)) is not None)
    least = max(2, OFTEN * len(found))
    ordered = sorted(texts.items(), key=lambda item: (-item[1], item[0]))
    return tuple(sorted(text for text, count in ordered[:KNOWN] if count >= least))


def _quantiles(numbers: Sequence[float]) -> tuple[float, ...]:
    """Edges that part the numbers into shares as equal as ties allow; each is a number that was
    seen, and the bin above it begins with it."""
    if not numbers:
        return ()
    edges = sorted({numbers[len(numbers) * k // BINS] for k in range(1, BINS)})
    return tuple(edge for edge in edges if bisect_left(numbers, edge) > 0)


def _scale(
    numbers: Sequence[float], edges: Sequence[float], *, declared: bool
) -> tuple[float, float]:
    """Middle and scale, of what lies between the first and the last edge: far values don't count.

    Where edges are declared they say what range matters, whatever came first.
    """
    if declared and len(edges) > 1:
        return fmean(edges), max(pstdev(edges), 1e-12)
    low, high = (edges[0], edges[-1]) if edges else (0.0, 0.0)
    inner = [n for n in numbers if low <= n <= high] if high > low else list(numbers)
    if not inner:
        return (edges[0] if edges else 0.0), 1.0
    try:
        middle, scale = fmean(inner), pstdev(inner)
    except OverflowError:
        return inner[len(inner) // 2], max(abs(inner[-1]), abs(inner[0]), 1.0)
    return middle, scale if scale > 1e-12 else max(abs(middle), 1.0)
