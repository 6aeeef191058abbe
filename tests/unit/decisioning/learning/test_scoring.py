"""Scores by a model and by starting values."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from agent_desktop.decisioning.catalogue import Catalogue
from agent_desktop.decisioning.learning import StartingPropensities, draws, read_snapshot
from agent_desktop.decisioning.learning.learner import Learner
from agent_desktop.decisioning.learning.scoring import ModelPropensities
from agent_desktop.decisioning.propensity import Propensities
from tests.unit.decisioning.learning.made import FEATURES, NOW, cases, catalogue, predict

NAMES = ["action-0", "action-1", "action-2", "new"]
VALUES = {"x": 1.0, "plan": "a", "open": True, "traits": {"found": 0.5}}


def model(of: Catalogue, count: int = 1_500, actions: int = 3) -> tuple[ModelPropensities, Learner]:
    learner = Learner(FEATURES)
    for action, values, worked in cases(count, actions):
        learner.learn(action, values, worked)
    data = learner.snapshot("made", NOW)
    return ModelPropensities(read_snapshot(data, of, NOW), of), learner


@pytest.mark.parametrize(("count", "actions"), [(150, 2), (1_500, 1), (1_500, 3), (2_300, 3)])
def test_a_snapshot_says_what_its_learner_says(count: int, actions: int) -> None:
    """With no weight on starting values: up to the rounding of weights and of six decimals."""
    made, learner = model(catalogue(NAMES, starting_evidence=1e-9), count, actions)
    for _, values, _ in cases(200, seed=9):
        scores = made.score(values, "call")
        for place in range(actions):
            said = predict(learner, f"action-{place}", values)
            assert scores.expected[place] == pytest.approx(said, abs=1e-4)


@pytest.mark.parametrize("kind", ["starting", "model"])
@pytest.mark.parametrize("propensity", [0.0, 0.123456, 0.5, 1.0])
def test_without_evidence_it_is_the_starting_propensity(kind: str, propensity: float) -> None:
    of = catalogue(NAMES, propensity=propensity)
    made: Propensities = StartingPropensities(of) if kind == "starting" else model(of)[0]
    assert made.score(VALUES, "call").expected[NAMES.index("new")] == propensity


def test_evidence_outweighs_the_starting_propensity_in_the_end() -> None:
    few, _ = model(catalogue(NAMES, propensity=0.9, starting_evidence=5_000))
    many, learner = model(catalogue(NAMES, propensity=0.9, starting_evidence=5))
    said = predict(learner, "action-0", VALUES)
    near, far = (each.score(VALUES, "call").expected[0] for each in (many, few))
    assert abs(near - said) < 0.05
    assert said < near < far < 0.9


def test_one_conversation_is_one_draw() -> None:
    made, _ = model(catalogue(NAMES))
    first = made.score(VALUES, "call-1")
    assert made.score({**VALUES}, "call-1") == first
    assert made.score(VALUES, "call-2").drawn != first.drawn
    assert made.score(VALUES, "call-2").expected == first.expected
    again, _ = model(catalogue(NAMES))
    assert again.score(VALUES, "call-1") == first


def test_another_action_in_the_catalogue_moves_no_draw() -> None:
    one, other = (model(catalogue(names))[0] for names in (NAMES, ["aaa", *NAMES]))
    assert other.score(VALUES, "call").drawn[1:] == one.score(VALUES, "call").drawn


def test_draws_spread_less_with_evidence() -> None:
    made, _ = model(catalogue(NAMES, propensity=0.3, starting_evidence=10))
    seeds = np.array([draws.seed(f"call-{k}") for k in range(2_000)], dtype=np.uint64)
    drawn = made.drawn_many(VALUES, seeds)
    logits = np.log(drawn / (1 - drawn)).std(axis=0)
    assert logits[NAMES.index("new")] > 3 * logits[0]
    one = made.score(VALUES, "call-7").drawn
    assert tuple(drawn[7].tolist()) == one


@pytest.mark.parametrize("kind", ["starting", "model"])
def test_greedy_and_control(kind: str) -> None:
    def scores(call: str, **learning: Any) -> Any:
        of = catalogue(NAMES, **learning)
        made: Propensities = StartingPropensities(of) if kind == "starting" else model(of)[0]
        return made.score(VALUES, call)

    greedy = scores("call", noise=False)
    assert greedy.drawn == greedy.expected
    even = scores("call", control=1.0)
    assert even.control
    assert even.expected == greedy.expected
    assert even.drawn == scores("call", control=1.0, noise=False).drawn
    assert all(0 < share < 1 for share in even.drawn)


def test_contributions_add_up_to_the_difference_from_nobody() -> None:
    of = catalogue(NAMES, starting_evidence=1e-9)
    made, learner = model(of)
    found = made.contributions(VALUES, ["action-0"], 10)[0]
    nobody = learner.opinion("action-0", {"traits": {"found": 0.0}}).logit
    total = sum(each.log_odds for each in found)
    assert total == pytest.approx(learner.opinion("action-0", VALUES).logit - nobody, abs=0.05)
    assert found[0].feature == "x"
    assert [abs(each.log_odds) for each in found] == sorted(
        (abs(each.log_odds) for each in found), reverse=True
    )
    assert made.contributions(VALUES, ["new", "nothing"], 3) == [(), ()]
    assert made.contributions(VALUES, ["nothing", "action-0"], 10) == [(), found]


def test_scores_come_for_any_values() -> None:
    made, _ = model(catalogue(NAMES))
    for bad in ({}, {"x": float("nan")}, {"x": 1e300, "traits": None, "plan": 5}, {"x": "1"}):
        assert all(0 < share < 1 for share in made.score(bad, "call").drawn)
