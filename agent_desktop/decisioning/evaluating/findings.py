"""The whole evaluation: the learner beside the simple ways, and what the figures say plainly."""

from __future__ import annotations

from collections.abc import Sequence
from math import sqrt
from typing import Final

import msgspec
import numpy as np

from agent_desktop.decisioning.catalogue import Feature
from agent_desktop.decisioning.evaluating import measures, policy_value
from agent_desktop.decisioning.evaluating.intervals import Interval, mean_interval
from agent_desktop.decisioning.evaluating.measures import Bin, Floats
from agent_desktop.decisioning.evaluating.outcomes import Outcome
from agent_desktop.decisioning.evaluating.policy_value import Value
from agent_desktop.decisioning.evaluating.prequential import Progress, Track, track
from agent_desktop.decisioning.evaluating.sentences import sentences

LEARNER: Final = "learner"
RATE: Final = "decaying rate"
BEST: Final = "best single action"
SERVED: Final = "as logged"
CURVE: Final = 60
"""Points of the learning curve, at most."""
_LISTED: Final = 50


class Figures(msgspec.Struct, frozen=True, kw_only=True):
    """How well one way of predicting did on the scored cases."""

    name: str
    log_loss: float
    auc: float | None
    block_auc: float | None
    calibration_error: float
    calibration: tuple[Bin, ...]


class Point(msgspec.Struct, frozen=True, kw_only=True):
    """A stretch of the scored cases."""

    cases: int
    """Scored up to its end."""
    log_loss: dict[str, float]
    block_auc: dict[str, float | None]
    worked: float


class ActionFigures(msgspec.Struct, frozen=True, kw_only=True):
    """The scored cases of one action."""

    action: str
    cases: int
    worked: float
    predicted: float


class Evaluation(msgspec.Struct, frozen=True, kw_only=True):
    """Everything that a report says, besides where the data came from."""

    cases: int
    scored: int
    """The last so many; the ones before are learnt from, never scored."""
    learnt: int
    """Outcomes that matured in time to be learnt."""
    actions: int
    features: int
    worked: float
    """Share of the scored cases."""
    figures: tuple[Figures, ...]
    """The learner first."""
    lower: dict[str, Interval]
    """By how much the learner's log-loss is lower than that of each other way, case by case: above
    zero, the learner is better."""
    values: tuple[Value, ...]
    """Of policies, where propensities were logged: personalised first."""
    gain: Interval | None
    """Personalised less best single action."""
    curve: tuple[Point, ...]
    by_action: tuple[ActionFigures, ...]
    sentences: tuple[str, ...]
    """The findings in plain words, the main one first."""


def evaluate(
    outcomes: Sequence[Outcome],
    features: Sequence[Feature],
    first: int,
    progress: Progress | None = None,
) -> Evaluation:
    """`outcomes` in the order of time; those from `first` on are scored. Raises ValueError where
    nothing would be."""
    if not 0 <= first < len(outcomes):
        raise ValueError("no case is left to be scored")
    found = track(outcomes, features, first, progress)
    part = outcomes[first:]
    y = np.array([float(outcome.worked) for outcome in part])
    predicted = _predicted(found, part, first)
    figures = tuple(_figures(name, p, y) for name, p in predicted.items())
    lower = {name: _lower(predicted, name, y) for name in predicted if name != LEARNER}
    values, gain = _values(found, outcomes)
    return Evaluation(
        cases=len(outcomes),
        scored=len(part),
        learnt=found.seen,
        actions=len({outcome.action for outcome in outcomes}),
        features=len(features),
        worked=float(y.mean()),
        figures=figures,
        lower=lower,
        values=values,
        gain=gain,
        curve=_curve(predicted, y),
        by_action=_by_action(part, predicted[LEARNER]),
        sentences=sentences(
            lower[RATE],
            gain,
            figures[0].calibration_error,
            features=len(features),
            ordered=_ordered(figures, y),
        ),
    )


def _predicted(found: Track, part: Sequence[Outcome], first: int) -> dict[str, Floats]:
    ways = {LEARNER: found.learner[first:], RATE: found.rate[first:]}
    if len({outcome.action for outcome in part}) > 1:
        # Before there is a best action, nothing better is known than the rate of all.
        best = found.best[first:]
        ways[BEST] = np.where(np.isnan(best), found.rate[first:], best)
    if all(outcome.expected is not None for outcome in part):
        ways[SERVED] = np.array([outcome.expected or 0.0 for outcome in part])
    return ways


def _figures(name: str, p: Floats, y: Floats) -> Figures:
    bins = measures.calibration(p, y)
    return Figures(
        name=name,
        log_loss=float(measures.losses(p, y).mean()),
        auc=measures.auc(p, y),
        block_auc=measures.block_auc(p, y),
        calibration_error=measures.calibration_error(bins),
        calibration=bins,
    )


def _ordered(figures: Sequence[Figures], y: Floats) -> bool:
    """Whether the learner orders neighbours in time better than chance (beyond 1.96 deviations of
    Mann and Whitney's statistic) and than the rate of their actions does."""
    mine, rate = (
        next(each.block_auc for each in figures if each.name == name) for name in (LEARNER, RATE)
    )
    worked = float(y.sum())
    if mine is None or rate is None or not 0 < worked < len(y):
        return False
    chance = 0.5 + 1.96 * sqrt((len(y) + 1) / (12 * worked * (len(y) - worked)))
    return mine > max(chance, rate)


def _lower(predicted: dict[str, Floats], other: str, y: Floats) -> Interval:
    return mean_interval(
        measures.losses(predicted[other], y) - measures.losses(predicted[LEARNER], y)
    )


def _values(found: Track, outcomes: Sequence[Outcome]) -> tuple[tuple[Value, ...], Interval | None]:
    if not found.policies:
        return (), None
    cases = list(found.compared)
    y = np.array([float(outcomes[case].worked) for case in cases])
    propensity = np.array([outcomes[case].propensity or 0.0 for case in cases])
    taken = found.learner[cases]
    values = tuple(policy_value.value(chosen, y, taken, propensity) for chosen in found.policies)
    personal, best = found.policies
    return values, policy_value.difference(personal, best, y, taken, propensity)


def _curve(predicted: dict[str, Floats], y: Floats) -> tuple[Point, ...]:
    parts = measures.blocks(len(y))
    if len(parts) > CURVE:
        each = -(-len(parts) // CURVE)
        parts = [
            slice(parts[k].start, parts[min(k + each, len(parts)) - 1].stop)
            for k in range(0, len(parts), each)
        ]
    return tuple(
        Point(
            cases=part.stop,
            log_loss={
                name: float(measures.losses(p[part], y[part]).mean())
                for name, p in predicted.items()
            },
            block_auc={name: measures.block_auc(p[part], y[part]) for name, p in predicted.items()},
            worked=float(y[part].mean()),
        )
        for part in parts
    )


def _by_action(part: Sequence[Outcome], p: Floats) -> tuple[ActionFigures, ...]:
    sums: dict[str, list[float]] = {}
    for outcome, said in zip(part, p.tolist(), strict=True):
        row = sums.setdefault(outcome.action, [0.0, 0.0, 0.0])
        row[0] += 1
        row[1] += outcome.worked
        row[2] += said
    often = sorted(sums.items(), key=lambda item: (-item[1][0], item[0]))[:_LISTED]
    return tuple(
        ActionFigures(action=name, cases=int(n), worked=worked / n, predicted=said / n)
        for name, (n, worked, said) in often
    )
