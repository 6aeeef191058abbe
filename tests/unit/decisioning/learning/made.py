"""Made cases to learn from, and catalogues around their actions."""

from __future__ import annotations

import math
import random
from typing import Any, NamedTuple

from agent_desktop.decisioning.catalogue import (
    Action,
    Catalogue,
    Feature,
    FeatureKind,
    Learning,
)
from agent_desktop.decisioning.learning.learner import Learner

NOW = 1_764_000_000_000

FEATURES = (
    Feature(name="x", kind=FeatureKind.NUMBER, edges=(-1.0, 0.0, 1.0)),
    Feature(name="traits.found", kind=FeatureKind.NUMBER),
    Feature(name="plan", kind=FeatureKind.CATEGORY),
    Feature(name="open", kind=FeatureKind.FLAG),
)


def predict(learner: Learner, action: str, values: dict[str, Any]) -> float:
    """The probability that the learner gives."""
    return learner.opinion(action, values).chance


class Made(NamedTuple):
    action: str
    values: dict[str, Any]
    worked: bool


def cases(count: int, actions: int = 1, seed: int = 1, base: float = -1.0) -> list[Made]:
    """Cases whose outcome hangs on x, the plan and the action."""
    dice = random.Random(seed)
    liking = [dice.gauss(0, 1) for _ in range(actions)]
    found = []
    for _ in range(count):
        x, plan, which = dice.gauss(0, 1), dice.choice("abc"), dice.randrange(actions)
        logit = base + x * (1 + liking[which] * (actions > 1)) + (plan == "a")
        values = {
            "x": x,
            "traits": {"found": dice.random()},
            "plan": plan,
            "open": dice.random() < 0.5,
        }
        found.append(Made(f"action-{which}", values, dice.random() < 1 / (1 + math.exp(-logit))))
    return found


def catalogue(
    names: list[str],
    features: tuple[Feature, ...] = FEATURES,
    *,
    propensity: float = 0.3,
    **learning: Any,
) -> Catalogue:
    """A catalogue with these actions and nothing else."""
    return Catalogue(
        version="1",
        name="made",
        title="",
        region="GB",
        touchpoints={},
        actions={
            name: Action(id=name, title=name, suppress={}, assets={}, propensity=propensity)
            for name in names
        },
        signals={},
        issue_levers={},
        group_levers={},
        group_titles={},
        traits={"found": 0.0},
        text="",
        learning=Learning(features=features, **{"control": 0.0, **learning}),
    )
