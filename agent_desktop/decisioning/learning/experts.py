"""Linear experts: each gives log-odds that are linear in the row of a case, and learns at once.

All but AdaGrad are Gaussian over their weights and take one extended Kalman step a case: with p the
probability before, h = p (1 - p), s2 the variance of the log-odds and V the weights' covariance,

    w <- w + V x (y - p) / (1 + h s2)      V <- V - V x x' V h / (1 + h s2)

(logistic regression by assumed density filtering; Spiegelhalter & Lauritzen 1990). They forget:
the diagonal one lets its precision decay to the prior, the full one adds noise to its covariance.
"""

from __future__ import annotations

from typing import Any, Protocol

import numpy as np

from agent_desktop.decisioning.learning.arrays import packed, unpacked
from agent_desktop.decisioning.learning.designs import Design, Floats, Places, chance
from agent_desktop.decisioning.learning.own_terms import OwnTerms

LEAD_VARIANCE = 0.05


class Expert(Protocol):
    """What the learner asks of each."""

    own: OwnTerms

    @property
    def lead(self) -> float:
        """Weight of the action's lead; begins at 1."""
        ...

    def logit(self, design: Design) -> float: ...

    def learn(self, design: Design, worked: bool, weight: float) -> None: ...

    def shared(self) -> Floats:
        """The weight of each column of the encoded row."""
        ...

    def state(self) -> dict[str, Any]: ...

    def restore(self, state: dict[str, Any]) -> None: ...


class Diagonal:
    """Bayesian logistic regression with independent weights; quick to forget."""

    def __init__(  # noqa: PLR0913 - settings, by name
        self,
        columns: int,
        *,
        variance: float,
        decay: float,
        own_variance: float,
        own_decay: float,
        start: Floats,
    ) -> None:
        self.decay = decay
        self.prior = np.full(columns, 1.0 / variance)
        self.weights = start.copy()
        self.precisions = np.zeros(columns)
        self.seen = np.zeros(columns)
        self.cases = 0
        self.lead = 1.0
        self.lead_variance = LEAD_VARIANCE
        self.own = OwnTerms(columns, own_variance, own_decay)

    def logit(self, design: Design) -> float:
        shared = float(self.weights[design.columns] @ design.values)
        return shared + self.lead * design.lead + self.own.logit(design)

    def learn(self, design: Design, worked: bool, weight: float) -> None:
        columns, values = design.columns, design.values
        self.cases += 1
        gaps = self.cases - self.seen[columns]
        self.seen[columns] = self.cases
        learnt = self.precisions[columns] * self.decay**gaps
        variances = 1.0 / (self.prior[columns] + learnt)
        p = chance(self.logit(design))
        moved = variances * values
        own = self.own.variances(design)
        spread = float(moved @ values) + self.lead_variance * design.lead**2
        if own is not None:
            spread += float(own @ (values * values))
        curvature = weight * p * (1 - p)
        step = weight * (float(worked) - p) / (1 + curvature * spread)
        self.weights[columns] += moved * step
        self.precisions[columns] = learnt + curvature * values * values
        if own is not None:
            self.own.learn(design, own, step, curvature)
        self._learn_lead(design.lead, step, curvature)

    def shared(self) -> Floats:
        return self.weights

    def state(self) -> dict[str, Any]:
        return {
            "weights": packed(self.weights),
            "precisions": packed(self.precisions),
            "seen": packed(self.seen),
            "cases": self.cases,
            "lead": [self.lead, self.lead_variance],
            "own": self.own.state(),
        }

    def restore(self, state: dict[str, Any]) -> None:
        self.weights = unpacked(state["weights"])
        self.precisions = unpacked(state["precisions"])
        self.seen = unpacked(state["seen"])
        self.cases = state["cases"]
        self.lead, self.lead_variance = state["lead"]
        self.own.restore(state["own"])

    def _learn_lead(self, lead: float, step: float, curvature: float) -> None:
        if lead:
            self.lead += self.lead_variance * lead * step
            self.lead_variance = 1 / (1 / self.lead_variance + curvature * lead * lead)


class Full:
    """Bayesian logistic regression with the covariance of all its weights.

    It sees `kept` columns only: a step costs their number squared.
    """

    def __init__(  # noqa: PLR0913 - settings, by name
        self,
        columns: int,
        kept: Places,
        *,
        variance: float,
        noise: float,
        own_variance: float,
        own_decay: float,
        start: Floats,
    ) -> None:
        self.columns = columns
        self.kept = kept
        self.place = np.full(columns, -1, dtype=np.intp)
        self.place[kept] = np.arange(len(kept))
        size = len(kept) + 1  # the last is the lead's
        self.noise = noise
        self.most = np.full(size, variance)
        self.most[-1] = LEAD_VARIANCE
        self.covariance = np.diag(self.most)
        self.weights = np.append(start[kept], 1.0)
        self.cases = 0
        self.own = OwnTerms(columns, own_variance, own_decay)

    @property
    def lead(self) -> float:
        return float(self.weights[-1])

    def logit(self, design: Design) -> float:
        places, values = self._seen(design)
        return float(self.weights[places] @ values) + self.own.logit(design)

    def learn(self, design: Design, worked: bool, weight: float) -> None:
        places, values = self._seen(design)
        p = chance(float(self.weights[places] @ values) + self.own.logit(design))
        moved = self.covariance[places].T @ values
        spread = max(float(moved[places] @ values), 0.0)
        own = self.own.variances(design)
        curvature = weight * p * (1 - p)
        whole = spread
        if own is not None:
            whole += float(own @ (design.values * design.values))
        step = weight * (float(worked) - p) / (1 + curvature * whole)
        self.weights += moved * step
        scaled = moved * (curvature / (1 + curvature * spread))
        self.covariance -= scaled[:, None] * moved
        if own is not None:
            self.own.learn(design, own, step, curvature)
        self.cases += 1
        if self.cases % 50 == 0:
            self._forget()

    def shared(self) -> Floats:
        whole = np.zeros(self.columns)
        whole[self.kept] = self.weights[:-1]
        return whole

    def state(self) -> dict[str, Any]:
        return {
            "weights": packed(self.weights),
            "covariance": packed(self.covariance),
            "cases": self.cases,
            "own": self.own.state(),
        }

    def restore(self, state: dict[str, Any]) -> None:
        self.weights = unpacked(state["weights"])
        size = len(self.weights)
        self.covariance = unpacked(state["covariance"]).reshape(size, size)
        self.cases = state["cases"]
        self.own.restore(state["own"])

    def _seen(self, design: Design) -> tuple[Places, Floats]:
        places = self.place[design.columns]
        values = design.values
        if len(self.kept) < self.columns:
            known = places >= 0
            places, values = places[known], values[known]
        if design.lead:
            return np.append(places, len(self.kept)), np.append(values, design.lead)
        return places, values

    def _forget(self) -> None:
        """Noise for fifty cases; nothing becomes less certain than it began."""
        diagonal = self.covariance.diagonal() + 50 * self.noise * self.most
        shrink = np.sqrt(np.minimum(1.0, self.most / diagonal))
        np.fill_diagonal(self.covariance, diagonal)
        if shrink.min() < 1.0:
            self.covariance *= shrink[:, None] * shrink
        self.covariance = (self.covariance + self.covariance.T) / 2


class AdaGrad:
    """Logistic regression by stochastic gradients with a step of its own for each weight (Duchi,
    Hazan & Singer 2011). It does not forget."""

    def __init__(self, columns: int, *, rate: float, start: Floats) -> None:
        self.columns = columns
        self.rate = rate
        self.weights = start.copy()
        self.squares = np.full(columns, 1e-8)
        self.lead = 1.0
        self.own = OwnTerms(columns, 1.0, 1.0)

    def logit(self, design: Design) -> float:
        shared = float(self.weights[design.columns] @ design.values)
        return shared + design.lead + self.own.logit(design)

    def learn(self, design: Design, worked: bool, weight: float) -> None:
        columns, values = design.columns, design.values
        slope = weight * (chance(self.logit(design)) - float(worked))
        gradient = slope * values
        self.squares[columns] += gradient * gradient
        self.weights[columns] -= self.rate * gradient / np.sqrt(self.squares[columns])
        if self.own.variances(design) is not None:
            # The own terms keep their squares where the others keep their precision.
            squares = self.own.precisions[design.slot]
            squares[columns] += gradient * gradient
            steps = self.rate * gradient / np.sqrt(1e-8 + squares[columns])
            self.own.weights[design.slot, columns] -= steps

    def shared(self) -> Floats:
        return self.weights

    def state(self) -> dict[str, Any]:
        return {
            "weights": packed(self.weights),
            "squares": packed(self.squares),
            "own": self.own.state(),
        }

    def restore(self, state: dict[str, Any]) -> None:
        self.weights = unpacked(state["weights"])
        self.squares = unpacked(state["squares"])
        self.own.restore(state["own"])
