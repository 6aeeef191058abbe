"""The whole evaluation: honest about time, about policies and about what does not win."""

from __future__ import annotations

import random
from collections.abc import Sequence

import msgspec
import pytest

from agent_desktop.decisioning.evaluating.findings import Evaluation, evaluate
from agent_desktop.decisioning.evaluating.outcomes import Outcome
from agent_desktop.decisioning.evaluating.prequential import track
from tests.unit.decisioning.learning.made import FEATURES, Made, cases


def outcomes(made: Sequence[Made], late: int = 0) -> list[Outcome]:
    return [
        Outcome(at=at, matures_at=at + late, action=case.action, worked=case.worked,
                values=case.values)
        for at, case in enumerate(made)
    ]  # fmt: skip


def figure(found: Evaluation, name: str) -> float:
    return next(each.log_loss for each in found.figures if each.name == name)


def test_personalisation_that_wins_is_said_to() -> None:
    found = evaluate(outcomes(cases(3_000)), FEATURES, 500)
    assert found.sentences[0].startswith("Personalisation wins")
    assert figure(found, "learner") < figure(found, "decaying rate")
    assert found.scored == 2_500
    assert found.lower["decaying rate"].low > 0
    assert "judge none" in found.sentences[-1]


def test_personalisation_that_does_not_win_is_said_not_to() -> None:
    dice = random.Random(4)
    made = [case._replace(worked=dice.random() < 0.3) for case in cases(3_000)]
    found = evaluate(outcomes(made), FEATURES, 500)
    assert found.sentences[0].startswith("Personalisation does not win")
    assert figure(found, "learner") < figure(found, "decaying rate") + 0.01


def test_a_steadier_rate_alone_is_no_personalisation() -> None:
    """Of five hundred actions each has its own rough rate, while the learner pools them."""
    dice = random.Random(7)
    made = [
        case._replace(worked=dice.random() < 0.5, action=f"a{dice.randrange(500)}")
        for case in cases(12_000)
    ]
    found = evaluate(outcomes(made), FEATURES[:1], 1_000)
    assert found.lower["decaying rate"].low > 0
    assert found.sentences[0].startswith("Personalisation does not win: log-loss is 0.0")
    assert "not put in a better order" in found.sentences[0]


def test_nothing_is_learnt_before_it_has_matured() -> None:
    made = outcomes(cases(1_200), late=10_000)
    found = track(made, FEATURES)
    assert found.seen == 0
    assert set(found.learner.tolist()) == {0.5}


@pytest.mark.parametrize("late", [0, 40])
def test_a_prediction_hangs_on_the_past_only(late: int) -> None:
    made = outcomes(cases(900, actions=2), late)
    turned = [
        msgspec.structs.replace(o, worked=not o.worked) if o.matures_at > 700 else o for o in made
    ]
    one, other = track(made, FEATURES), track(turned, FEATURES)
    assert one.learner[:701].tolist() == other.learner[:701].tolist()
    assert one.rate[:701].tolist() == other.rate[:701].tolist()
    assert one.learner[-1] != other.learner[-1]


def test_the_value_of_choosing_is_told_from_logged_propensities() -> None:
    """Customers of two kinds want two actions: always the best single one works with half."""
    dice = random.Random(5)
    made = []
    for at in range(4_000):
        plan, action = dice.choice("ab"), dice.choice(["a", "b"])
        share = 0.8 if plan == action else 0.1 + 0.1 * (action == "a")
        made.append(
            Outcome(at=at, matures_at=at, action=action, worked=dice.random() < share,
                    values={"plan": plan}, propensity=0.5)
        )  # fmt: skip
    found = evaluate(made, FEATURES, 1_000)
    personal, best = found.values
    for estimate in (personal.self_normalised, personal.doubly_robust):
        assert estimate.low < 0.8 < estimate.high
    for estimate in (best.self_normalised, best.doubly_robust):
        assert estimate.low - 0.01 < 0.5 < estimate.high + 0.01
    assert found.gain is not None
    assert found.gain.sign == 1
    assert "brings more than always" in found.sentences[1]


def test_without_propensities_no_policy_is_judged() -> None:
    found = evaluate(outcomes(cases(800, actions=2)), FEATURES, 100)
    assert found.values == ()
    assert "can't be told" in found.sentences[1]
    assert {each.name for each in found.figures} == {
        "learner", "decaying rate", "best single action"
    }  # fmt: skip


def test_what_the_list_said_at_the_time_is_scored_too() -> None:
    made = [msgspec.structs.replace(o, expected=0.3) for o in outcomes(cases(400))]
    found = evaluate(made, FEATURES, 0)
    assert found.figures[-1].name == "as logged"
    assert found.figures[-1].block_auc == 0.5


@pytest.mark.parametrize("count", [1, 2, 30])
@pytest.mark.parametrize("worked", [True, False])
def test_few_cases_and_outcomes_all_alike_are_evaluated(count: int, worked: bool) -> None:
    made = [case._replace(worked=worked) for case in cases(count)]
    found = evaluate(outcomes(made), FEATURES, 0)
    assert found.figures[0].block_auc is None
    assert found.sentences[0].startswith("There are too few cases")


def test_nothing_to_score_is_said() -> None:
    with pytest.raises(ValueError, match="no case"):
        evaluate(outcomes(cases(5)), FEATURES, 5)
    with pytest.raises(ValueError, match="no case"):
        evaluate([], FEATURES, 0)
