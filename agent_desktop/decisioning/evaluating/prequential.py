"""Each case is predicted with what had matured by then, scored, and learnt when it matures."""

from __future__ import annotations

import heapq
from collections.abc import Callable, Sequence
from typing import Final

import msgspec
import numpy as np

from agent_desktop.decisioning.catalogue import Feature
from agent_desktop.decisioning.evaluating.measures import Floats
from agent_desktop.decisioning.evaluating.outcomes import Outcome
from agent_desktop.decisioning.evaluating.policy_value import Chosen
from agent_desktop.decisioning.learning.learner import Learner, Opinion
from agent_desktop.decisioning.learning.rates import Rates

STEADY: Final = 0.999
"""Decay of the rates that the learner is held against."""
MOST_ACTIONS: Final = 200
MOST_PREDICTIONS: Final = 400_000
"""Of all actions together, when policies are compared: beyond that, every second case, third..."""
MOST_DESIGNS: Final = 50_000
"""Open cases whose encoded rows are kept, to spare the encoding; a kilobyte each."""

Progress = Callable[[int, int], None]


class Track(msgspec.Struct, frozen=True, kw_only=True):
    """What was predicted of each case, in the order of time. Shapes (cases,)."""

    learner: Floats
    rate: Floats
    """Decaying rate of the action, without any feature."""
    best: Floats
    """The rate so far of the best single action, of the case's own time; NaN before there is
    one."""
    policies: tuple[Chosen, ...]
    """'personalised' and 'best single action', for the cases in `compared`; empty where there is
    one action only, or propensities were not logged."""
    compared: tuple[int, ...]
    seen: int
    """Outcomes that had matured in time to be learnt."""


class _Compared:
    """Choices of both policies, case by case."""

    def __init__(self) -> None:
        self.cases: list[int] = []
        self.agrees: tuple[list[float], list[float]] = ([], [])
        self.predicted: tuple[list[float], list[float]] = ([], [])

    def add(self, case: int, taken: str, said: dict[str, float], best: str) -> None:
        self.cases.append(case)
        own = max(sorted(said), key=said.__getitem__)
        for column, action in enumerate((own, best)):
            self.agrees[column].append(float(action == taken))
            self.predicted[column].append(said[action])

    def chosen(self) -> tuple[Chosen, ...]:
        names = ("personalised", "best single action")
        return tuple(
            Chosen(name, np.array(self.agrees[column]), np.array(self.predicted[column]))
            for column, name in enumerate(names)
        )


def track(
    outcomes: Sequence[Outcome],
    features: Sequence[Feature],
    first: int = 0,
    progress: Progress | None = None,
) -> Track:
    """`outcomes` in the order of time. Policies are compared from the case `first` on."""
    learner = Learner(features)
    rates = Rates((STEADY,))
    best = _Best()
    every = _every(outcomes, first)
    compared = _Compared()
    predicted = np.zeros((len(outcomes), 3))
    open_ones: list[tuple[int, int, Opinion]] = []
    seen = 0
    for case, outcome in enumerate(outcomes):
        while open_ones and open_ones[0][0] <= outcome.at:
            _, known, said = heapq.heappop(open_ones)
            past = outcomes[known]
            learner.learn(past.action, past.values, past.worked, 1.0, said)
            rates.learn(past.action, past.worked, 1.0)
            best.learn(past.action, past.worked)
            seen += 1
        opinion = learner.opinion(outcome.action, outcome.values)
        steady = rates.logits(rates.lead(outcome.action))[0]
        predicted[case] = opinion.chance, 1 / (1 + np.exp(-steady)), best.share
        if every and case >= first and (case - first) % every == 0 and best.action:
            said_of = learner.chances(best.actions(outcome.action), outcome.values)
            compared.add(case, outcome.action, said_of, best.action)
        if len(open_ones) > MOST_DESIGNS:
            opinion = opinion._replace(design=None)
        heapq.heappush(open_ones, (outcome.matures_at, case, opinion))
        if progress is not None and case % 1000 == 0:
            progress(case, len(outcomes))
    return Track(
        learner=predicted[:, 0],
        rate=predicted[:, 1],
        best=predicted[:, 2],
        policies=compared.chosen() if compared.cases else (),
        compared=tuple(compared.cases),
        seen=seen,
    )


class _Best:
    """The action with the highest rate so far, once it has shown a few cases."""

    def __init__(self) -> None:
        self.counts: dict[str, list[int]] = {}
        self.action = ""
        self.share = np.nan

    def learn(self, action: str, worked: bool) -> None:
        count = self.counts.setdefault(action, [0, 0])
        count[0] += worked
        count[1] += 1
        enough = [(n[0] / n[1], name) for name, n in self.counts.items() if n[1] >= 30]
        if enough:
            self.share, self.action = max(enough)

    def actions(self, taken: str) -> list[str]:
        """Those that could be chosen: whatever was seen, and what was taken."""
        return sorted({*self.counts, taken})


def _every(outcomes: Sequence[Outcome], first: int) -> int:
    """Each how many'th case policies are compared on; 0: not at all."""
    part = outcomes[first:]
    actions = {outcome.action for outcome in outcomes}
    logged = all(outcome.propensity is not None for outcome in part)
    if not part or not logged or not 1 < len(actions) <= MOST_ACTIONS:
        return 0
    return -(-len(part) * len(actions) // MOST_PREDICTIONS)
