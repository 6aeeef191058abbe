"""Other online learners on the same cases, in the same order, with labels as late: challengers.

Each is used as its documentation says and with its usual settings. Those that are not installed
(`pip install river vowpalwabbit`) are not measured.
"""

from __future__ import annotations

import heapq
import importlib.util
import math
from collections.abc import Callable, Mapping, Sequence
from typing import Any, Final

import numpy as np

from agent_desktop.decisioning.evaluating.measures import Floats
from agent_desktop.decisioning.evaluating.outcomes import Outcome

Predict = Callable[[Mapping[str, Any]], float]
Learn = Callable[[Mapping[str, Any], bool], None]

RIVER: Final = "river AdaGrad"
WABBIT: Final = "Vowpal Wabbit"


def challengers() -> dict[str, Callable[[], tuple[Predict, Learn]]]:
    """By name, what makes a fresh one."""
    known = {RIVER: ("river", _river), WABBIT: ("vowpalwabbit", _wabbit)}
    return {
        name: make for name, (package, make) in known.items() if importlib.util.find_spec(package)
    }


def absent() -> list[str]:
    return [name for name in (RIVER, WABBIT) if name not in challengers()]


def track(outcomes: Sequence[Outcome], predict: Predict, learn: Learn) -> Floats:
    """Predictions in the order of time, shape (cases,): tested first, learnt when matured."""
    found = np.zeros(len(outcomes))
    open_ones: list[tuple[int, int]] = []
    for case, outcome in enumerate(outcomes):
        while open_ones and open_ones[0][0] <= outcome.at:
            past = outcomes[heapq.heappop(open_ones)[1]]
            learn(past.values, past.worked)
        found[case] = predict(outcome.values)
        heapq.heappush(open_ones, (outcome.matures_at, case))
    return found


def _river() -> tuple[Predict, Learn]:
    from river import compose, linear_model, optim, preprocessing

    model = compose.Pipeline(
        compose.TransformerUnion(
            compose.SelectType(float) | preprocessing.StandardScaler(),
            compose.SelectType(str) | preprocessing.OneHotEncoder(),
        ),
        linear_model.LogisticRegression(optim.AdaGrad(0.05)),
    )

    def predict(values: Mapping[str, Any]) -> float:
        return float(model.predict_proba_one(_plain(values)).get(True, 0.5))

    def learn(values: Mapping[str, Any], worked: bool) -> None:
        model.learn_one(_plain(values), worked)

    return predict, learn


def _plain(values: Mapping[str, Any]) -> dict[str, float | str]:
    return {
        name: value if isinstance(value, float) else str(value)
        for name, value in values.items()
        if value is not None
    }


def _wabbit() -> tuple[Predict, Learn]:
    from vowpalwabbit import Workspace

    model = Workspace("--loss_function logistic --link logistic --quiet")

    def predict(values: Mapping[str, Any]) -> float:
        return float(model.predict(_line(values)))

    def learn(values: Mapping[str, Any], worked: bool) -> None:
        model.learn(f"{1 if worked else -1} {_line(values)}")

    return predict, learn


def _line(values: Mapping[str, Any]) -> str:
    parts = []
    for name, value in values.items():
        key = _word(name)
        if isinstance(value, float):
            squeezed = math.copysign(math.log1p(abs(value)), value)
            parts.append(f"{key}:{squeezed:.5f}")
        elif value is not None:
            parts.append(f"{key}={_word(str(value))}")
    return "| " + " ".join(parts)


def _word(text: str) -> str:
    return "".join(c if c.isalnum() else "_" for c in text)
