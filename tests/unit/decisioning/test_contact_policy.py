"""Policies and limits: what counts, what pauses, until when, and because of what."""

from __future__ import annotations

import msgspec
import pytest

from agent_desktop.decisioning.contact_policy import looks_back
from agent_desktop.decisioning.decide import compile_catalogue, decide, make_record, replay
from agent_desktop.decisioning.decisions import (
    Answer,
    Decision,
    Exposure,
    ExposureKind,
    Held,
    Inputs,
    exposure_id,
)
from agent_desktop.domain.responses import Sentiment
from tests.unit.decisioning.catalogues import DAY, NOW, answer, inputs, small

HOUR = DAY // 24
CARDS = """
[touchpoints.dialling]
channel = "outbound"
agent_handled = true
[touchpoints.texts]
channel = "outbound"
"""


def action(name: str, extra: str = "", group: str = "cards") -> str:
    return (
        f'[actions.{name}]\ntitle = "{name}"\ngroup = "{group}"\n{extra}\n'
        "suppress.negative = { days = 0 }\n"
        + "".join(
            f"[actions.{name}.assets.{place}]\ntalk_track = 'x'\n"
            for place in ("call-centre", "mailing", "dialling", "texts", "web-shop")
        )
    )


def policy(counts: str, threshold: int, window: float, pause: float, extra: str = "") -> str:
    return (
        f'[[policies]]\nname = "often"\ncounts = "{counts}"\nthreshold = {threshold}\n'
        f"window_days = {window}\npause_days = {pause}\n{extra}\n"
    )


def seen(
    name: str,
    ago: int,
    *,
    contact: str = "",
    touchpoint: str = "call-centre",
    kind: ExposureKind = ExposureKind.DISPLAYED,
) -> Exposure:
    contact = contact or f"call-{ago}"
    return Exposure(
        exposure_id(kind, contact, name), name, f"{name}@{touchpoint}", kind, NOW - ago,
        touchpoint, contact,
    )  # fmt: skip


def listed(extra: str, one: Inputs, *more: str) -> Decision:
    actions = [action("gold"), action("silver"), action("loan", group="loans"), *more]
    ready = compile_catalogue(small(actions, CARDS + extra))
    decision = decide(ready, one)
    # What a record keeps decides the same, however little that is.
    record = make_record(one, decision, 1, ready)
    assert replay(ready, record) == (decision, True)
    return decision


def of(decision: Decision, name: str) -> Held | None:
    return next((held for held in decision.held if held.action_id == name), None)


def given(
    exposures: tuple[Exposure, ...] = (),
    answers: tuple[Answer, ...] = (),
    touchpoint: str = "call-centre",
    contact: str = "now",
) -> Inputs:
    one = inputs({}, answers, touchpoint=touchpoint, contact=contact)
    return msgspec.structs.replace(one, exposures=exposures)


def test_shown_too_often_pauses_from_the_time_that_made_it_so() -> None:
    shown = (seen("gold", 3 * DAY), seen("gold", 2 * DAY), seen("gold", DAY))
    held = of(listed(policy("displayed", 3, 7, 10), given(shown)), "gold")
    assert held is not None
    assert (held.code, held.rule, held.count) == ("policy", "often", 3)
    assert (held.until, held.caused_at) == (NOW + 9 * DAY, NOW - DAY)
    assert (held.touchpoint, held.response_id) == ("call-centre", "")
    assert of(listed(policy("displayed", 4, 7, 10), given(shown)), "gold") is None
    # Two of the three lie in a window of two days, and the pause of half a day is over.
    assert of(listed(policy("displayed", 3, 2, 10), given(shown)), "gold") is None
    assert of(listed(policy("displayed", 3, 7, 0.5), given(shown)), "gold") is None


def test_a_window_ends_where_it_says() -> None:
    edge = (seen("gold", 7 * DAY + HOUR), seen("gold", HOUR))
    assert of(listed(policy("displayed", 2, 7, 1), given(edge)), "gold") is None
    within = (seen("gold", 7 * DAY + HOUR - 1), seen("gold", HOUR))
    assert of(listed(policy("displayed", 2, 7, 1), given(within)), "gold") is not None


def test_an_impression_counts_once_a_conversation_and_action() -> None:
    twice = (seen("gold", DAY, contact="a"), seen("gold", DAY - HOUR, contact="a"))
    assert of(listed(policy("displayed", 2, 7, 7), given(twice)), "gold") is None
    other = (*twice, seen("gold", HOUR, contact="b"))
    assert of(listed(policy("displayed", 2, 7, 7), given(other)), "gold") is not None


def test_a_list_does_not_lose_what_it_shows_itself() -> None:
    shown = (seen("gold", DAY, contact="a"), seen("gold", 1000, contact="now"))
    rule = policy("displayed", 2, 7, 7)
    assert of(listed(rule, given(shown)), "gold") is None
    assert of(listed(rule, given(shown, contact="next")), "gold") is not None


@pytest.mark.parametrize("kind", ["displayed", "offered"])
def test_displayed_and_offered_are_two_facts(kind: str) -> None:
    shown = tuple(seen("gold", n * HOUR, kind=ExposureKind(kind)) for n in (1, 2))
    for counts in ("displayed", "offered"):
        held = of(listed(policy(counts, 2, 7, 7), given(shown)), "gold")
        assert (held is not None) == (counts == kind)


def test_an_answer_is_an_offer_and_the_offer_of_its_conversation_is_the_same_one() -> None:
    said = answer("gold", Sentiment.NEUTRAL, NOW - HOUR, contact="a")
    offered = seen("gold", 2 * HOUR, contact="a", kind=ExposureKind.OFFERED)
    rule = policy("offered", 2, 7, 7)
    assert of(listed(rule, given((offered,), (said,))), "gold") is None
    again = answer("gold", Sentiment.NEUTRAL, NOW - DAY, contact="b")
    held = of(listed(rule, given((offered,), (said, again))), "gold")
    assert held is not None
    assert held.count == 2


def test_answers_of_one_kind_and_which_one_it_was() -> None:
    said = tuple(answer("gold", Sentiment.NEGATIVE, NOW - n * DAY, contact=f"c{n}") for n in (1, 2))
    held = of(listed(policy("negative", 2, 30, 30), given((), said)), "gold")
    assert held is not None
    assert (held.response_id, held.sentiment) == (said[0].response_id, Sentiment.NEGATIVE)
    assert of(listed(policy("positive", 2, 30, 30), given((), said)), "gold") is None


def test_a_group_pauses_as_a_whole() -> None:
    shown = (seen("gold", DAY), seen("silver", HOUR))
    decision = listed(policy("displayed", 2, 7, 7, 'scope = "group"'), given(shown))
    assert of(decision, "gold") is not None
    assert of(decision, "silver") is not None
    assert of(decision, "loan") is None
    assert of(listed(policy("displayed", 2, 7, 7), given(shown)), "gold") is None


def test_channels_on_which_it_counts_and_holds() -> None:
    shown = (seen("gold", DAY, touchpoint="web-shop"), seen("gold", HOUR, touchpoint="web-shop"))
    for extra, here, elsewhere in (
        ('counted_on = ["web"]', True, True),
        ('counted_on = ["assisted"]', False, False),
        ('holds_on = ["assisted"]', True, False),
    ):
        rule = policy("displayed", 2, 7, 7, extra)
        assert (of(listed(rule, given(shown)), "gold") is not None) == here
        away = listed(rule, given(shown, touchpoint="web-shop"))
        assert (of(away, "gold") is not None) == elsewhere


def test_policies_of_some_actions_and_groups() -> None:
    shown = tuple(seen(name, n * HOUR) for name in ("gold", "loan") for n in (1, 2))
    decision = listed(policy("displayed", 2, 7, 7, 'groups = ["loans"]'), given(shown))
    assert [held.action_id for held in decision.held] == ["loan"]
    decision = listed(policy("displayed", 2, 7, 7, 'actions = ["gold"]'), given(shown))
    assert [held.action_id for held in decision.held] == ["gold"]


def test_a_household_counts_where_it_says_so() -> None:
    said = tuple(
        answer("gold", Sentiment.NEGATIVE, NOW - n * DAY, contact=f"c{n}", customer=who)
        for n, who in ((1, "c1"), (2, "c2"))
    )
    assert of(listed(policy("negative", 2, 30, 30), given((), said)), "gold") is None
    rule = policy("negative", 2, 30, 30, 'who = "household"')
    assert of(listed(rule, given((), said)), "gold") is not None


def test_transactional_actions_neither_count_nor_pause() -> None:
    shown = (seen("receipt", DAY), seen("receipt", HOUR), seen("gold", 2 * HOUR))
    rule = policy("displayed", 2, 7, 7, 'scope = "group"')
    decision = listed(rule, given(shown), action("receipt", "transactional = true"))
    assert not decision.held
    both = (*shown, seen("silver", 3 * HOUR))
    decision = listed(rule, given(both), action("receipt", "transactional = true"))
    assert {held.action_id for held in decision.held} == {"gold", "silver"}


def test_the_longest_pause_is_the_one_that_is_told() -> None:
    shown = (seen("gold", DAY), seen("gold", HOUR))
    rules = policy("displayed", 2, 7, 1) + policy("displayed", 1, 7, 20).replace("often", "long")
    held = of(listed(rules, given(shown)), "gold")
    assert held is not None
    assert (held.rule, held.count) == ("long", 2)


LIMIT = '[[limits]]\nname = "weekly"\nchannel = "outbound"\nmost = 1\ndays = 7\n'


def test_one_contact_a_week_that_we_begin() -> None:
    sent = (seen("gold", DAY, contact="m1", touchpoint="mailing", kind=ExposureKind.OFFERED),)
    decision = listed(LIMIT, given(sent, touchpoint="mailing"))
    assert {held.code for held in decision.held} == {"limit"}
    assert len(decision.held) == 3
    held = decision.held[0]
    assert (held.rule, held.until, held.count) == ("weekly", NOW + 6 * DAY, 1)
    assert held.touchpoint == "mailing"
    # On the phone that rings here nothing is limited, nor by what was said there.
    assert not listed(LIMIT, given(sent)).held
    called = answer("gold", Sentiment.NEUTRAL, NOW - DAY, contact="in-1")
    assert not listed(LIMIT, given((), (called,), touchpoint="mailing")).held


def test_a_limit_of_one_touchpoint_leaves_the_others_alone() -> None:
    rule = LIMIT.replace('channel = "outbound"', 'touchpoint = "mailing"')
    sent = (seen("gold", DAY, contact="m1", touchpoint="mailing", kind=ExposureKind.OFFERED),)
    assert listed(rule, given(sent, touchpoint="mailing")).held
    assert not listed(rule, given(sent, touchpoint="texts")).held
    assert listed(LIMIT, given(sent, touchpoint="texts")).held


def test_an_outbound_calls_answers_are_one_contact() -> None:
    rule = LIMIT.replace("most = 1", "most = 2")
    said = tuple(
        answer(name, Sentiment.NEUTRAL, NOW - DAY, contact="out-1", touchpoint="dialling")
        for name in ("gold", "silver", "loan")
    )
    assert not listed(rule, given((), said, touchpoint="dialling")).held
    more = answer("gold", Sentiment.NEUTRAL, NOW - 2 * DAY, contact="out-2", touchpoint="dialling")
    decision = listed(rule, given((), (*said, more), touchpoint="dialling"))
    assert len(decision.held) == 3
    # There is room once the older of the two is over.
    assert decision.held[0].until == NOW + 5 * DAY


def test_a_call_that_reached_nobody_is_no_contact_and_a_click_no_other() -> None:
    rung = (seen("gold", DAY, contact="out-1", touchpoint="dialling"),)
    assert not listed(LIMIT, given(rung, touchpoint="dialling")).held
    click = answer("gold", Sentiment.POSITIVE, NOW - DAY, contact="m1", touchpoint="mailing")
    assert not listed(LIMIT, given((), (click,), touchpoint="mailing")).held
    sent = seen("gold", 2 * DAY, contact="m1", touchpoint="mailing")
    held = listed(LIMIT, given((sent,), (click,), touchpoint="mailing")).held
    assert {(one.count, one.until) for one in held} == {(1, NOW + 5 * DAY)}


def test_the_contact_that_is_going_on_is_not_against_itself() -> None:
    said = answer("loan", Sentiment.NEUTRAL, NOW - 1000, contact="now", touchpoint="dialling")
    decision = listed(LIMIT, given((), (said,), touchpoint="dialling"))
    assert [held.code for held in decision.held] == ["answered"]


def test_mandatory_skips_limits_but_no_pause_and_transactional_both() -> None:
    sent = tuple(
        seen(name, n * HOUR, contact=f"m{n}", touchpoint="mailing", kind=ExposureKind.OFFERED)
        for name in ("gold", "must", "receipt")
        for n in (1, 2)
    )
    more = (action("must", "mandatory = true"), action("receipt", "transactional = true"))
    decision = listed(LIMIT, given(sent, touchpoint="mailing"), *more)
    assert [entry.action_id for entry in decision.ranked] == ["must", "receipt"]
    rested = listed(LIMIT + policy("offered", 2, 7, 7), given(sent, touchpoint="mailing"), *more)
    assert [entry.action_id for entry in rested.ranked] == ["receipt"]
    held = of(rested, "must")
    assert held is not None
    assert held.code == "policy"


def test_none_at_all() -> None:
    decision = listed(LIMIT.replace("most = 1", "most = 0"), given(touchpoint="mailing"))
    assert {(held.code, held.until) for held in decision.held} == {("limit", None)}


def test_what_continues_the_conversation_is_not_paused() -> None:
    leads = action("leads").replace(
        "[actions.leads.assets.call-centre]",
        '[actions.leads.assets.call-centre]\nresponses.positive.next = "gold"',
    )
    shown = (seen("gold", DAY), seen("gold", HOUR))
    rule = policy("displayed", 2, 7, 7)
    yes = answer("leads", Sentiment.POSITIVE, contact="now")
    assert of(listed(rule, given(shown), leads), "gold") is not None
    assert listed(rule, given(shown, (yes,)), leads).ranked[0].action_id == "gold"


def test_how_far_back_it_looks() -> None:
    catalogue = small([action("gold")], CARDS + LIMIT + policy("displayed", 2, 14, 30))
    assert looks_back(catalogue) == 44 * DAY
    assert looks_back(small()) == 90 * DAY
