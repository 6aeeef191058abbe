"""The learner: that it learns, forgets, starts new actions honestly, and goes on from its state."""

from __future__ import annotations

import math
from collections.abc import Iterable

import pytest

from agent_desktop.decisioning.learning.learner import Learner, LearnerError
from tests.unit.decisioning.learning.made import FEATURES, Made, cases, predict


def taught(made: Iterable[Made], learner: Learner | None = None) -> Learner:
    learner = learner or Learner(FEATURES)
    for action, values, worked in made:
        learner.learn(action, values, worked)
    return learner


def loss(learner: Learner, made: list[Made]) -> float:
    total = 0.0
    for action, values, worked in made:
        p = predict(learner, action, values)
        total -= math.log(p if worked else 1 - p)
    return total / len(made)


def base_loss(made: list[Made]) -> float:
    share = sum(case.worked for case in made) / len(made)
    return -(share * math.log(share) + (1 - share) * math.log(1 - share))


def test_it_learns_what_tells_customers_apart() -> None:
    made = cases(3_000)
    assert loss(taught(made[:2_000]), made[2_000:]) < 0.9 * base_loss(made[2_000:])


def test_it_learns_what_each_action_wants() -> None:
    made = cases(6_000, actions=4)
    learner = taught(made[:5_000])
    assert loss(learner, made[5_000:]) < 0.9 * base_loss(made[5_000:])
    # Without own terms every action would be wanted by the same customers.
    likes = [
        predict(learner, f"action-{k}", {**made[0].values, "x": 1.5})
        - predict(learner, f"action-{k}", {**made[0].values, "x": -1.5})
        for k in range(4)
    ]
    assert max(likes) - min(likes) > 0.2


def test_it_forgets() -> None:
    made = cases(5_000)
    turned = [case._replace(worked=not case.worked) for case in cases(5_000, seed=2)]
    learner = taught(made[:2_500])
    before = loss(learner, turned[4_000:])
    assert loss(taught(turned[:4_000], learner), turned[4_000:]) < 0.6 * before


def test_it_stays_calm_where_there_is_nothing_to_learn() -> None:
    made = [case._replace(worked=k % 5 == 0) for k, case in enumerate(cases(4_000))]
    assert loss(taught(made[:3_000]), made[3_000:]) < 1.02 * base_loss(made[3_000:])


@pytest.mark.parametrize("worked", [True, False])
def test_outcomes_that_are_all_alike_are_learnt(worked: bool) -> None:
    learner = taught(case._replace(worked=worked) for case in cases(700))
    p = predict(learner, "action-0", cases(1)[0].values)
    assert (p if worked else 1 - p) > 0.98
    assert 0 < p < 1


def test_rare_successes_are_expected_rarely() -> None:
    made = [case._replace(worked=k % 200 == 0) for k, case in enumerate(cases(3_000))]
    learner = taught(made)
    expected = [predict(learner, case.action, case.values) for case in made[-500:]]
    assert 0.001 < sum(expected) / 500 < 0.015


def test_a_new_action_is_expected_to_do_as_the_others() -> None:
    learner = taught(cases(2_000, actions=3))
    values = cases(1)[0].values
    known = [predict(learner, f"action-{k}", values) for k in range(3)]
    assert min(known) * 0.8 < predict(learner, "new", values) < max(known) * 1.25


def test_it_learns_rates_without_features() -> None:
    learner = Learner(())
    for k in range(400):
        learner.learn("often", {}, k % 2 == 0)
        learner.learn("seldom", {}, k % 10 == 0)
    assert predict(learner, "often", {}) == pytest.approx(0.5, abs=0.06)
    assert predict(learner, "seldom", {}) == pytest.approx(0.1, abs=0.04)


def test_a_weight_counts_as_so_many_cases() -> None:
    made = cases(600)
    once = taught(made)
    for weight in (0.0, -1.0, float("nan")):
        once.learn("action-0", made[0].values, True, weight)
    assert once.state() == taught(made).state()
    heavy, light = taught(made), taught(made)
    heavy.learn("action-0", made[0].values, True, 5.0)
    light.learn("action-0", made[0].values, True, 1.0)
    values = made[0].values
    assert (
        predict(heavy, "action-0", values)
        > predict(light, "action-0", values)
        > predict(once, "action-0", values)
    )


@pytest.mark.parametrize("before", [0, 50, 700, 2_400])
def test_it_goes_on_from_its_state_exactly_alike(before: int) -> None:
    made = cases(before + 250, actions=3)
    learner = taught(made[:before])
    learner.meet("open", "action-1", made[0].values)
    again = Learner.restored(learner.state(), FEATURES)
    assert again.state() == learner.state()
    for action, values, worked in made[before:]:
        assert predict(again, action, values) == predict(learner, action, values)
        again.learn(action, values, worked)
        learner.learn(action, values, worked)
    assert again.met("open") == learner.met("open")
    assert again.state() == learner.state()


def test_a_state_that_is_none_is_refused() -> None:
    state = taught(cases(300)).state()
    for bad in (b"", b"rubbish", state[:-40], b"\x80", state[:50] + state[60:]):
        with pytest.raises(LearnerError):
            Learner.restored(bad, FEATURES)
    with pytest.raises(LearnerError, match="other features"):
        Learner.restored(state, FEATURES[1:])


def test_late_labels_are_judged_by_what_was_said_then() -> None:
    """The stack learns from the opinion of the time: today's would know the case's neighbours."""
    made = cases(1_200)
    learner = taught(made[:1_000])
    said = learner.opinion(made[1_000].action, made[1_000].values)
    now, then = (Learner.restored(learner.state(), FEATURES) for _ in range(2))
    for each in (now, then):
        taught([made[1_000]._replace(worked=True)] * 50, each)
    now.learn(made[1_000].action, made[1_000].values, True)
    then.learn(made[1_000].action, made[1_000].values, True, 1.0, said)
    assert then.stack.state() != now.stack.state()
    assert then.rates.state() == now.rates.state()


def test_an_opinion_is_kept_until_its_outcome_and_no_longer() -> None:
    learner = taught(cases(300))
    learner.meet("response-1", "action-0", cases(1)[0].values)
    said = learner.met("response-1")
    assert said is not None
    assert said.chance == predict(learner, "action-0", cases(1)[0].values)
    assert learner.met("response-1") is None
