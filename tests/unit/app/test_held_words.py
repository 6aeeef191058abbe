"""What is held back says until when, why, and which answer or rule did it."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest

from agent_desktop.app.reasons import HeldSpeaker, fits, importance
from agent_desktop.decisioning.catalogue import (
    Catalogue,
    ContactPolicy,
    Counted,
    Limit,
    Scope,
    Suppression,
    Who,
)
from agent_desktop.decisioning.decisions import Answer, Held
from agent_desktop.domain.channels import Channel
from agent_desktop.domain.responses import Sentiment
from tests.support.desk_fakes import DAY, NOW
from tests.support.plain_words import PlainWords
from tests.unit.app.test_feature_words import CATALOGUE as PLAIN

WORDS = PlainWords()
POLICY = ContactPolicy(
    name="seen-often",
    counts=Counted.DISPLAYED,
    threshold=5,
    window_days=7,
    pause_days=14,
)


def with_rules(*policies: ContactPolicy, limits: tuple[Limit, ...] = ()) -> Catalogue:
    return msgspec.structs.replace(PLAIN, policies=policies, limits=limits)


def held(code: str, **about: Any) -> Held:
    return Held(action_id="offer-card", code=code, text=about.pop("text", ""), **about)


def later(days: int) -> str:
    return WORDS.day(NOW + days * DAY)


def test_a_policy_says_how_often_and_until_when() -> None:
    speaker = HeldSpeaker(with_rules(POLICY), WORDS)
    reason = held("policy", rule="seen-often", count=6, until=NOW + 9 * DAY)
    assert (
        speaker.sentence(reason, NOW) == f"Seen 6 times in the last 7 days, pauses until {later(9)}"
    )
    assert speaker.cause(reason) == "Seen 5 times in 7 days: then it pauses for 14 days."


def test_a_policy_of_the_group_and_of_the_household_says_so() -> None:
    policy = msgspec.structs.replace(
        POLICY, counts=Counted.NEGATIVE, scope=Scope.GROUP, who=Who.HOUSEHOLD
    )
    speaker = HeldSpeaker(with_rules(policy), WORDS)
    assert (
        speaker.sentence(held("policy", rule="seen-often", count=1), NOW)
        == "Gold card: Declined 1 time in the last 7 days in the household"
    )


@pytest.mark.parametrize(("most", "offers"), [(1, "At most 1 offer"), (3, "At most 3 offers")])
def test_a_limit_says_when_the_next_may_go(most: int, offers: str) -> None:
    limit = Limit(name="mail", channel=Channel.OUTBOUND, most=most, days=7)
    speaker = HeldSpeaker(with_rules(limits=(limit,)), WORDS)
    reason = held("limit", rule="mail", count=most, until=NOW + 2 * DAY)
    assert (
        speaker.sentence(reason, NOW) == f"{offers} by what we send in 7 days: next from {later(2)}"
    )


def test_a_rule_that_this_catalogue_lacks_is_not_named() -> None:
    speaker = HeldSpeaker(PLAIN, WORDS)
    for code in ("policy", "limit", "signal"):
        text = speaker.sentence(held(code, rule="seen-often", count=2, until=NOW + DAY), NOW)
        assert "seen-often" not in text
        assert text.endswith(f"Returns on {later(1)}")


def answer(action: str, customer: str = "") -> Answer:
    return Answer(
        response_id="r1",
        action_id=action,
        sentiment=Sentiment.NEGATIVE,
        at=NOW - 3 * DAY,
        touchpoint="call-centre",
        contact_id="c0",
        customer_id=customer,
    )


def resting() -> Held:
    return held(
        "suppressed",
        until=NOW + 11 * DAY,
        response_id="r1",
        sentiment=Sentiment.NEGATIVE,
        caused_at=NOW - 3 * DAY,
        touchpoint="call-centre",
    )


def test_a_group_that_rests_names_the_answer_that_did_it() -> None:
    catalogue = msgspec.structs.replace(
        PLAIN,
        actions={
            **PLAIN.actions,
            "partner": msgspec.structs.replace(
                PLAIN.actions["offer-card"], id="partner", title="Offer a partner card"
            ),
        },
    )
    speaker = HeldSpeaker(catalogue, WORDS, answers={"r1": answer("partner")})
    when = f"on {WORDS.day(NOW - 3 * DAY)}"
    assert (
        speaker.sentence(resting(), NOW)
        == f"Suppressed until {later(11)}: “Offer a partner card” was declined {when}"
    )
    rule = Suppression(days=14, scope=Scope.GROUP, who=Who.HOUSEHOLD)
    partner = msgspec.structs.replace(
        catalogue.actions["partner"], suppress={Sentiment.NEGATIVE: rule}
    )
    ruled = msgspec.structs.replace(catalogue, actions={**catalogue.actions, "partner": partner})
    speaker = HeldSpeaker(ruled, WORDS, answers={"r1": answer("partner")})
    assert speaker.cause(resting()) == (
        "Such an answer rests it for 14 days, with its whole group, for the whole household,"
        " on every channel."
    )


@pytest.mark.parametrize(
    ("members", "by"),
    [({}, "by another member of the household"), ({"bo": "Bo Lee"}, "by Bo Lee of the household")],
)
def test_the_household_is_named_only_where_names_may_be_shown(
    members: dict[str, str], by: str
) -> None:
    answers = {"r1": answer("offer-card", customer="bo")}
    speaker = HeldSpeaker(PLAIN, WORDS, answers=answers, members=members)
    assert speaker.sentence(resting(), NOW).endswith(f", {by}")


def test_what_rests_comes_before_what_does_not_fit() -> None:
    codes = ["not_eligible", "policy", "no_asset", "limit", "suppressed", "signal", "rule_failed"]
    ordered = sorted((held(code) for code in codes), key=importance)
    assert [h.code for h in ordered][:4] == ["suppressed", "policy", "limit", "signal"]
    assert [h.code for h in ordered if not fits(h)] == ["not_eligible", "no_asset"]


def test_without_a_catalogue_it_still_says_what_happened() -> None:
    text = HeldSpeaker(None, WORDS).sentence(resting(), NOW)
    assert text.startswith(f"Suppressed until {later(11)}: declined on ")


def test_a_clock_that_runs_ahead_said_it_today() -> None:
    reason = msgspec.structs.replace(resting(), caused_at=NOW + 3 * DAY)
    assert HeldSpeaker(PLAIN, WORDS).sentence(reason, NOW).endswith("declined on Call centre today")


def test_what_waits_for_service_names_the_signal() -> None:
    reason = held("service_first", text="Left the form", until=NOW + DAY)
    said = HeldSpeaker(PLAIN, WORDS).sentence(reason, NOW)
    assert said.startswith("Waiting while a signal is open: Left the form. Returns on ")
