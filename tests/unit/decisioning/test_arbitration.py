"""The order of a list: classes, the product, and ties."""

from __future__ import annotations

import math
from collections.abc import Sequence

import msgspec
import pytest

from agent_desktop.decisioning.arbitration import lever_of, value_of
from agent_desktop.decisioning.decide import compile_catalogue, decide, explain
from agent_desktop.decisioning.decisions import Decision, Inputs, Reason, Signal
from agent_desktop.decisioning.propensity import Contribution, Scores
from agent_desktop.domain.responses import Sentiment
from tests.unit.decisioning.catalogues import ACTIONS, DAY, NOW, STUCK, answer, inputs, small

FORM = {"form_open": True, "form_step_name": "Proof of income", "form_minutes": 12}


def action(name: str, extra: str = "") -> str:
    return f'[actions.{name}]\ntitle = "{name}"\n{extra}\nassets.call-centre = {{}}\n'


def order(decision: Decision) -> list[str]:
    return [entry.action_id for entry in decision.ranked]


def codes(reasons: tuple[Reason, ...]) -> list[str]:
    return [reason.code for reason in reasons]


class Learnt:
    """A model of a few figures."""

    version = "m1"

    def __init__(self, shares: dict[str, float], *, control: bool = False) -> None:
        self.shares = [shares[name] for name in sorted(shares)]
        self.control = control
        self.asked: list[str] = []

    def score(self, values: object, conversation: str) -> Scores:
        drawn = tuple(round(share / 2, 6) for share in self.shares)
        return Scores(expected=tuple(self.shares), drawn=drawn, control=self.control)

    def contributions(
        self, values: object, action_ids: Sequence[str], most: int
    ) -> list[tuple[Contribution, ...]]:
        self.asked.extend(action_ids)
        found = [("events", 0.9), ("calls_7d", 0.2), ("web_7d", 0.3), ("form_open", 0.05),
                 ("mobile_7d", 0.4), ("offer_open", -2.0)]  # fmt: skip
        learnt = tuple(Contribution(feature=n, value=1, log_odds=o) for n, o in found)
        return [learnt] * len(action_ids)


def test_a_lever_adds_its_percentages() -> None:
    catalogue = small([action("one", "lever = 5\ngroup = 'cards'\nissue = 'sales'")])
    assert lever_of(catalogue, catalogue.actions["one"]) == 1.35
    sunk = small([action("one", "lever = -80\ngroup = 'cards'")], "[issues.down]\nlever = -90\n")
    assert lever_of(sunk, msgspec.structs.replace(sunk.actions["one"], issue="down")) == 0.0


def test_what_counts_is_value_less_cost() -> None:
    catalogue = small([action("dear", "value = 2\ncost = 0.5"), action("loss", "cost = 3")])
    assert value_of(catalogue.actions["dear"]) == 1.5
    assert value_of(catalogue.actions["loss"]) == 0.0
    decision = decide(compile_catalogue(catalogue), inputs())
    assert order(decision) == ["dear", "loss"]
    assert decision.ranked[1].priority == 0.0


def test_ties_go_by_marketing_priority_and_then_by_id() -> None:
    catalogue = small(
        [action("c"), action("a"), action("b", "marketing_priority = 1"), action("d")]
    )
    assert order(decide(compile_catalogue(catalogue), inputs())) == ["b", "a", "c", "d"]


def test_mandatory_comes_first_but_after_what_continues() -> None:
    catalogue = small(
        [
            action("lead", "propensity = 0.9\nassets.call-centre.responses.positive.next = 'then'")
            .replace("assets.call-centre = {}\n", ""),
            action("then", "propensity = 0.01"),
            action("must", "mandatory = true\npropensity = 0.01"),
            action("must-more", "mandatory = true\nmarketing_priority = 9\npropensity = 0.01"),
            action("help", "service = true\npropensity = 0.02"),
        ]
    )  # fmt: skip
    ready = compile_catalogue(catalogue)
    assert order(decide(ready, inputs())) == ["must-more", "must", "lead", "help", "then"]
    during = decide(ready, inputs(signals=(STUCK,)))
    assert order(during) == ["must-more", "must", "help", "lead", "then"]
    assert during.ranked[0].mandatory
    said = answer("lead", Sentiment.POSITIVE, contact="call-1")
    after = decide(ready, inputs(answers=(said,), signals=(STUCK,)))
    assert order(after) == ["then", "must-more", "must", "help"]
    assert after.ranked[0].follow_up_of == said.response_id
    assert codes(after.ranked[0].reasons) == ["continues"]
    assert after.ranked[0].reasons[0].params == {"action": "lead", "response": said.response_id}
    assert codes(after.ranked[1].reasons) == ["mandatory"]


def test_propensities_are_the_models() -> None:
    catalogue = small([action("a"), action("b")])
    ready = compile_catalogue(catalogue).with_model(Learnt({"a": 0.2, "b": 0.6}))
    decision = decide(ready, inputs())
    assert order(decision) == ["b", "a"]
    factors = decision.ranked[0].factors
    assert (factors.propensity, factors.expected) == (0.3, 0.6)
    assert decision.ranked[0].priority == 0.3
    assert decision.digest != decide(compile_catalogue(catalogue), inputs()).digest


def signal(pattern: str = "stuck", **changes: object) -> Signal:
    return msgspec.structs.replace(STUCK, pattern=pattern, id=f"{pattern}:e1", **changes)


BOOSTS = """
[signals.hot]
text = "Looked at cards"
within_minutes = 60
steps = [{ event = "Page Viewed" }]
boosts = { cards = 1.5, gold = 2 }
[signals.angry]
text = "Complaint is open"
within_minutes = 60
steps = [{ event = "Complaint Opened" }]
holds = ["cards"]
"""


def test_open_signals_raise_and_hold() -> None:
    catalogue = small([action("gold", "group = 'cards'"), action("silver", "group = 'cards'"),
                       action("loan")], BOOSTS)  # fmt: skip
    ready = compile_catalogue(catalogue)
    hot = signal("hot", service=False, text="Looked at cards")
    decision = decide(ready, inputs(signals=(hot,)))
    by = {entry.action_id: entry for entry in decision.ranked}
    assert [by[n].factors.context for n in ("gold", "silver", "loan")] == [3.0, 1.5, 1.0]
    reason = by["gold"].reasons[0]
    assert (reason.code, reason.params) == ("signal", {"pattern": "hot", "boost": 3.0})
    assert reason.strength == pytest.approx(math.log(3), abs=1e-4)
    assert by["gold"].why == "Looked at cards"
    angry = signal("angry", service=False, text="Complaint is open", expires_at=NOW + DAY)
    held = {one.action_id: one for one in decide(ready, inputs(signals=(angry,))).held}
    assert set(held) == {"gold", "silver"}
    one = held["gold"]
    assert (one.code, one.rule, one.until, one.text) == (
        "signal", "angry", NOW + DAY, "Complaint is open",
    )  # fmt: skip
    assert not decide(ready, inputs(signals=(angry,), at=NOW + DAY)).held


def test_waiting_for_service_says_until_when_and_why() -> None:
    held = decide(compile_catalogue(small()), inputs(signals=(STUCK,))).held
    survey = next(one for one in held if one.action_id == "survey")
    assert (survey.code, survey.until, survey.rule) == ("service_first", STUCK.expires_at, "stuck")


WEIGHED = """
[[actions.weighed.weights]]
when = 'events_7d > 2'
weight = 1.2
why = "Active: {events_7d} events"
[[actions.weighed.weights]]
when = 'form_open'
weight = 3
why = "A form is open"
[[actions.weighed.weights]]
when = 'form_open'
weight = 0.9
why = "Not told: it speaks against it"
[[actions.weighed.weights]]
when = 'calls_7d > 0'
weight = 9
why = "Does not hold"
"""


def reasoned(one: Inputs, *, control: bool = False) -> tuple[Reason, ...]:
    catalogue = small([action("weighed", 'why = "Said"') + WEIGHED])
    ready = compile_catalogue(catalogue, Learnt({"weighed": 0.5}, control=control))
    entry = decide(ready, one).ranked[0]
    assert explain(ready, one, entry) == entry
    assert entry.why == "Said"
    return entry.reasons


def test_reasons_come_strongest_first_and_at_most_three_are_learnt() -> None:
    told = reasoned(inputs({"events_7d": 4, "form_open": True}))
    assert [(r.code, r.text or r.params["feature"]) for r in told] == [
        ("declared", "Said"),
        ("weight", "A form is open"),
        ("learnt", "events"),
        ("learnt", "mobile_7d"),
        ("learnt", "web_7d"),
        ("weight", "Active: 4 events"),
    ]
    strengths = [reason.strength for reason in told[1:]]
    assert strengths == sorted(strengths, reverse=True)
    assert told[2].params == {"feature": "events", "value": 1}


def test_a_list_by_lot_says_nothing_of_what_was_learnt() -> None:
    assert codes(reasoned(inputs({}), control=True)) == ["declared"]


def test_below_the_top_reasons_are_learnt_on_demand() -> None:
    names = [f"a{number:02}" for number in range(14)]
    model = Learnt(dict.fromkeys(names, 0.5))
    ready = compile_catalogue(small([action(name) for name in names]), model)
    decision = decide(ready, inputs())
    assert model.asked == names[:10]
    assert [len(entry.reasons) for entry in decision.ranked] == [3] * 10 + [0] * 4
    last = decision.ranked[13]
    assert explain(ready, inputs(), last).reasons == decision.ranked[0].reasons
    gone = msgspec.structs.replace(last, action_id="gone")
    assert explain(ready, inputs(), gone) == gone
    # One of the ten is answered: the next one moves up, and only it is asked about.
    model.asked.clear()
    said = answer("a00", Sentiment.NEUTRAL, contact="call-1")
    after = decide(ready, inputs(answers=(said,)))
    assert model.asked == ["a10"]
    assert len(after.ranked[9].reasons) == 3


def test_a_weight_that_fails_holds_its_action_back() -> None:
    failing = action("odd") + (
        "[[actions.odd.weights]]\nwhen = '10 / (events_7d - 3) > 1'\nweight = 2\n"
    )
    ready = compile_catalogue(small([failing, ACTIONS[3]]))
    decision = decide(ready, inputs({"events_7d": 3}))
    assert [(one.action_id, one.code) for one in decision.held] == [("odd", "rule_failed")]
    assert ready.rule_failures == {"odd": 1}
    assert ready.with_model(Learnt({"odd": 0.1, "travel-insurance": 0.1})).rule_failures == {
        "odd": 1
    }
