"""Whether a new model may go into force: on the newest matured cases, which neither it nor the
model in force has learnt from, it must not be worse."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import Any, Final

import msgspec

from agent_desktop.decisioning.catalogue import Catalogue
from agent_desktop.decisioning.propensity import Propensities

SHARE: Final = 4
"""One in so many of a turn's cases is kept back to judge by."""
FEW: Final = 20
"""At least so many, where half of the cases are as many."""
LEAST: Final = 20
"""Fewer than this say nothing."""
TOLERANCE: Final = 0.01
"""Log-loss by which a model may be worse and still be let in: it will have learnt more since."""
_SURE: Final = 2.5
"""Standard errors that a difference must be away from none: turns are many."""
_EDGE: Final = 1e-6


class Lesson(msgspec.Struct, frozen=True):
    """One matured case as a model sees it."""

    key: str
    values: Mapping[str, Any]
    action_id: str
    worked: bool
    matures_at: int


class Verdict(msgspec.Struct, frozen=True, kw_only=True):
    """Log-losses on the cases that were kept back; None where there were too few."""

    cases: int
    new: float | None = None
    in_force: float | None = None
    worse: bool = False


def kept_back(count: int) -> int:
    """How many of a turn's cases, the newest, are to judge by."""
    return min(count // 2, max(FEW, count // SHARE))


def judge(
    new: Propensities, old: Propensities, lessons: Sequence[Lesson], catalogue: Catalogue
) -> Verdict:
    """Worse means: by more than the tolerance, and by more than chance explains."""
    places = {name: place for place, name in enumerate(sorted(catalogue.actions))}
    pairs = [
        (_loss(new, lesson, place), _loss(old, lesson, place))
        for lesson in lessons
        if (place := places.get(lesson.action_id)) is not None
    ]
    count = len(pairs)
    if count < LEAST:
        return Verdict(cases=count)
    differences = [mine - theirs for mine, theirs in pairs]
    mean = math.fsum(differences) / count
    spread = math.sqrt(math.fsum((d - mean) ** 2 for d in differences) / (count - 1) / count)
    return Verdict(
        cases=count,
        new=round(math.fsum(mine for mine, _ in pairs) / count, 6),
        in_force=round(math.fsum(theirs for _, theirs in pairs) / count, 6),
        worse=mean > TOLERANCE and mean > _SURE * spread,
    )


def _loss(model: Propensities, lesson: Lesson, place: int) -> float:
    expected = min(max(model.score(lesson.values, "").expected[place], _EDGE), 1 - _EDGE)
    return -math.log(expected if lesson.worked else 1 - expected)
