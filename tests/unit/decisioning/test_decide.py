from __future__ import annotations

import random
import re
from pathlib import Path

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from agent_desktop.decisioning import decide as decide_module
from agent_desktop.decisioning.context import attributes
from agent_desktop.decisioning.decide import compile_catalogue, decide, make_record, replay
from agent_desktop.decisioning.decisions import Decision, DecisionRecord, Inputs
from agent_desktop.domain.responses import Sentiment
from tests.unit.decisioning.catalogues import (
    ACTIONS,
    DAY,
    NOW,
    SIGNALS,
    STUCK,
    answer,
    inputs,
    small,
)
from tests.unit.decisioning.journeys import event, state_of

READY = compile_catalogue(small())
RICH = {"traits": {"income": 2900}}
FORM = {"form_open": True, "form_step_name": "Proof of income", "form_minutes": 12}


def ids(decision: Decision) -> list[str]:
    return [entry.action_id for entry in decision.ranked]


def held(decision: Decision) -> dict[str, str]:
    return {entry.action_id: entry.code for entry in decision.held}


def test_priority_is_propensity_times_context_times_value_times_lever() -> None:
    decision = decide(READY, inputs({**RICH, **FORM}, signals=(STUCK,)))
    card = next(entry for entry in decision.ranked if entry.action_id == "partner-card")
    assert card.factors.lever == 1 + (10 + 20 + 5) / 100
    assert card.priority == 0.5 * 1.0 * 2.0 * 1.35
    first = decision.ranked[0]
    assert first.action_id == "finish"
    assert first.factors.context == 2.0
    assert [entry.rank for entry in decision.ranked] == [1, 2, 3, 4]


def test_service_comes_first_while_a_service_signal_is_open() -> None:
    context = {**RICH, **FORM}
    assert ids(decide(READY, inputs(context)))[0] == "partner-card"
    during = decide(READY, inputs(context, signals=(STUCK,)))
    assert ids(during) == ["finish", "partner-card", "travel-insurance", "paperless"]
    assert held(during)["survey"] == "service_first"
    after = decide(READY, inputs(context, signals=(STUCK,), at=STUCK.expires_at))
    assert ids(after)[0] == "partner-card"
    assert "survey" in ids(after)


def test_the_reason_is_filled_in_from_the_context() -> None:
    decision = decide(READY, inputs({**FORM, "form_errors": 2}))
    why = {entry.action_id: entry.why for entry in decision.ranked}
    assert why["finish"] == "Left at “Proof of income” 12 min ago after two errors"


def test_what_is_held_back_says_why() -> None:
    decision = decide(READY, inputs())
    reasons = {entry.action_id: entry for entry in decision.held}
    assert reasons["finish"].code == "not_eligible"
    assert reasons["finish"].text == "No form is open"
    assert reasons["send-link"].code == "follow_up_only"
    elsewhere = decide(READY, inputs(touchpoint="web-shop"))
    assert ids(elsewhere) == ["paperless"]
    assert set(held(elsewhere).values()) == {"no_asset"}
    assert set(held(decide(READY, inputs(touchpoint="nowhere"))).values()) == {"no_asset"}


def test_dates() -> None:
    end = 1_767_225_600_000  # 2026-01-01 UTC
    assert "survey" in ids(decide(READY, inputs(at=end - 1)))
    assert held(decide(READY, inputs(at=end)))["survey"] == "not_effective"
    dated = ACTIONS[5].replace("propensity = 0.3", "from = 2026-02-01")
    later = compile_catalogue(small([dated]))
    waiting = decide(later, inputs(at=NOW))
    assert waiting.held[0].until == 1_769_904_000_000


def test_an_answer_of_this_contact_takes_it_off_the_list() -> None:
    said = answer("paperless", Sentiment.NEUTRAL, contact="call-1")
    decision = decide(READY, inputs(answers=(said,)))
    entry = next(entry for entry in decision.held if entry.action_id == "paperless")
    assert (entry.code, entry.sentiment, entry.response_id) == (
        "answered", Sentiment.NEUTRAL, said.response_id,
    )  # fmt: skip
    # Neutral does not rest: on the next call it is back.
    assert "paperless" in ids(decide(READY, inputs(answers=(said,), contact="call-2")))


@given(st.integers(0, 14 * DAY - 1), st.integers(0, 30 * DAY))
def test_a_negative_rests_until_the_date_and_then_returns(before: int, after: int) -> None:
    said = answer("partner-card", Sentiment.NEGATIVE, NOW, touchpoint="web-shop")
    until = NOW + 14 * DAY
    resting = decide(READY, inputs(RICH, (said,), at=NOW + before))
    entry = next(entry for entry in resting.held if entry.action_id == "partner-card")
    assert (entry.code, entry.until) == ("suppressed", until)
    assert (entry.response_id, entry.caused_at) == (said.response_id, NOW)
    assert entry.touchpoint == "web-shop"
    assert "partner-card" in ids(decide(READY, inputs(RICH, (said,), at=until + after)))


def test_what_the_customer_declined_on_the_web_rests_too() -> None:
    said = event("Suggestion Answered", DAY, action="partner-card", response="negative")
    context = attributes(state_of(said), None, NOW)
    decision = decide(READY, inputs({**RICH, **context}))
    entry = next(entry for entry in decision.held if entry.action_id == "partner-card")
    assert (entry.code, entry.until) == ("suppressed", NOW + 13 * DAY)
    assert (entry.response_id, entry.touchpoint) == (said.id, "t")
    assert "partner-card" in ids(decide(READY, inputs({**RICH, **context}, at=NOW + 13 * DAY)))
    for junk in (3, [3], [[1, 2]], [["r", "partner-card", "loud", NOW, "t"]], {"a": 1}):
        assert "partner-card" in ids(decide(READY, inputs({**RICH, "answers": junk})))


def test_a_group_rests_as_a_whole_and_only_that_group() -> None:
    said = answer("travel-insurance", Sentiment.NEGATIVE, NOW - DAY)
    decision = decide(READY, inputs({**RICH, **FORM}, (said,)))
    assert held(decision)["partner-card"] == "suppressed"
    assert held(decision)["travel-insurance"] == "suppressed"
    assert {"finish", "paperless"} <= set(ids(decision))


def test_a_rest_may_be_meant_for_some_channels() -> None:
    said = answer("partner-card", Sentiment.NEUTRAL, NOW - 1000)
    assert held(decide(READY, inputs(RICH, (said,))))["partner-card"] == "suppressed"
    assert "partner-card" in ids(decide(READY, inputs(RICH, (said,), touchpoint="mailing")))


def test_a_household_rests_only_where_the_action_says_so() -> None:
    partner = answer("survey", Sentiment.NEGATIVE, NOW - DAY, customer="c2")
    assert held(decide(READY, inputs(answers=(partner,))))["survey"] == "suppressed"
    other = answer("travel-insurance", Sentiment.NEGATIVE, NOW - DAY, customer="c2")
    here = answer("paperless", Sentiment.NEGATIVE, NOW, contact="call-1", customer="c2")
    decision = decide(READY, inputs(answers=(other, here)))
    assert {"travel-insurance", "paperless"} <= set(ids(decision))


def test_a_follow_up_comes_first_after_its_positive() -> None:
    said = answer("finish", Sentiment.POSITIVE, contact="call-1")
    decision = decide(READY, inputs({**RICH, **FORM}, (said,)))
    assert decision.ranked[0].action_id == "send-link"
    assert decision.ranked[0].follow_up_of == said.response_id
    assert held(decision)["finish"] == "answered"
    neutral = answer("finish", Sentiment.NEUTRAL, contact="call-1")
    assert "send-link" not in ids(decide(READY, inputs({**RICH, **FORM}, (neutral,))))
    # The next conversation does not go on with it by itself.
    later = inputs({**RICH, **FORM}, (said,), contact="call-2")
    assert held(decide(READY, later))["send-link"] == "follow_up_only"


def test_what_was_begun_goes_on_before_service() -> None:
    selling = (
        ACTIONS[5]
        .replace("paperless", "ask")
        .replace(
            "assets.call-centre = {}", "assets.call-centre.responses.positive.next = 'send-it'"
        )
    )
    sent = ACTIONS[5].replace("paperless", "send-it")
    ready = compile_catalogue(small([*ACTIONS, selling, sent]))
    said = answer("ask", Sentiment.POSITIVE, contact="call-1")
    decision = decide(ready, inputs({**RICH, **FORM}, (said,), (STUCK,)))
    assert ids(decision)[:2] == ["send-it", "finish"]


def test_the_longest_rest_counts_and_a_fast_clock_makes_none_longer() -> None:
    long = answer("partner-card", Sentiment.NEGATIVE, NOW - DAY)
    short = answer("partner-card", Sentiment.NEUTRAL, NOW)
    early = answer("partner-card", Sentiment.NEGATIVE, NOW + 9 * DAY)
    for answers, until in (((short, long), NOW + 13 * DAY), ((early,), NOW + 14 * DAY)):
        decision = decide(READY, inputs(RICH, answers))
        entry = next(entry for entry in decision.held if entry.action_id == "partner-card")
        assert entry.until == until


def test_the_digest_covers_what_is_held_back() -> None:
    plain = decide(READY, inputs())
    declined = answer("partner-card", Sentiment.NEGATIVE, NOW - DAY)
    resting = decide(READY, inputs(answers=(declined,)))
    assert resting.ranked == plain.ranked
    assert resting.digest != plain.digest


def test_a_rule_that_fails_holds_its_action_back_and_breaks_nothing() -> None:
    # Tried out with defaults it works; with three events it divides by zero.
    rule = "eligible = '10 / (events_7d - 3) > 1'\nnot_eligible = 'x'"
    fragile = ACTIONS[5].replace("propensity = 0.3", rule)
    ready = compile_catalogue(small([fragile, ACTIONS[3]]))
    decision = decide(ready, inputs({"events_7d": 3, "events": 1}))
    assert held(decision) == {"paperless": "rule_failed"}
    assert ids(decision) == ["travel-insurance"]
    assert ready.rule_failures == {"paperless": 1}


@pytest.mark.parametrize(
    "junk", [None, float("nan"), float("inf"), 2**70, -(2**70), "text", [1], {"a": 1}, True]
)
def test_values_of_the_wrong_kind_count_as_missing(junk: object) -> None:
    context = {
        "traits": {"income": junk}, "form_open": junk, "sentiment": junk, "days_since": junk,
    }  # fmt: skip
    decision = decide(READY, inputs(context))
    assert held(decision)["partner-card"] == "not_eligible"
    assert "rule_failed" not in held(decision).values()


def test_true_and_one_are_told_apart_after_each_other() -> None:
    assert "finish" in ids(decide(READY, inputs({"form_open": True})))
    assert "finish" not in ids(decide(READY, inputs({"form_open": 1})))


ANSWERS = st.lists(
    st.builds(
        answer,
        st.sampled_from(["finish", "send-link", "partner-card", "travel-insurance", "survey",
                         "paperless", "gone"]),
        st.sampled_from(list(Sentiment)),
        st.integers(NOW - 40 * DAY, NOW + DAY),
        contact=st.sampled_from(["call-0", "call-1"]),
        touchpoint=st.sampled_from(["call-centre", "web-shop", "gone"]),
        customer=st.sampled_from(["", "c1", "c2"]),
    ),
    max_size=6,
    unique_by=lambda a: a.response_id,
)  # fmt: skip
ANY_INPUTS = st.builds(
    inputs,
    st.sampled_from([{}, RICH, FORM, {**RICH, **FORM, "form_errors": 2}]),
    ANSWERS.map(tuple),
    st.sampled_from([(), (STUCK,)]),
    touchpoint=st.sampled_from(["call-centre", "mailing", "web-shop"]),
    at=st.integers(NOW - DAY, NOW + 60 * DAY),
)


@settings(max_examples=150)
@given(ANY_INPUTS)
def test_every_action_is_on_exactly_one_side(given_inputs: Inputs) -> None:
    decision = decide(READY, given_inputs)
    sides = ids(decision) + list(held(decision))
    assert sorted(sides) == sorted(READY.catalogue.actions)


@settings(max_examples=100)
@given(ANY_INPUTS, st.randoms(use_true_random=False))
def test_the_order_of_catalogue_and_answers_means_nothing(
    given_inputs: Inputs, shuffle: random.Random
) -> None:
    actions = [*ACTIONS]
    shuffle.shuffle(actions)
    said = [*given_inputs.answers]
    shuffle.shuffle(said)
    other = decide(
        compile_catalogue(small(actions)), msgspec.structs.replace(given_inputs, answers=(*said,))
    )
    one = decide(READY, given_inputs)
    assert other.ranked == one.ranked
    assert other.held == one.held


@settings(max_examples=100)
@given(ANY_INPUTS, st.booleans())
def test_replay_is_faithful_over_the_wire(given_inputs: Inputs, small_record: bool) -> None:
    decision = decide(READY, given_inputs)
    record = make_record(given_inputs, decision, 4, READY if small_record else None)
    wire = msgspec.json.decode(msgspec.json.encode(record), type=DecisionRecord)
    again, faithful = replay(compile_catalogue(small()), wire)
    assert faithful
    assert (again.ranked, again.held, again.digest) == (
        decision.ranked, decision.held, decision.digest,
    )  # fmt: skip


def test_replay_tells_when_something_was_changed() -> None:
    one = inputs({**RICH, **FORM})
    record = make_record(one, decide(READY, one))
    tampered = msgspec.structs.replace(record, inputs=inputs(FORM))
    assert not replay(READY, tampered)[1]
    other_catalogue = compile_catalogue(small(ACTIONS[:-1]))
    assert not replay(other_catalogue, record)[1]
    assert SIGNALS in READY.catalogue.text


def test_a_small_record_keeps_what_the_catalogue_asks_for_only() -> None:
    one = inputs({**RICH, **FORM, "campaign": "x", "days_since": {"A": 1}})
    record = make_record(one, decide(READY, one), 1, READY)
    assert record.inputs.context == {**RICH, **FORM}


def test_a_decision_has_no_clock_and_no_chance_of_its_own() -> None:
    room = Path(decide_module.__file__).parent
    clocks = re.compile(
        r"^\s*(?:import|from) (?:time|random|uuid|secrets|os)\b|\.(?:now|utcnow|today)\(",
        re.MULTILINE,
    )
    for file in room.rglob("*.py"):
        assert not clocks.search(file.read_text()), file.name
