from __future__ import annotations

import random
from pathlib import Path

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from agent_desktop.decisioning import attribute_table
from agent_desktop.decisioning.attribute_table import ATTRIBUTES
from agent_desktop.decisioning.context import (
    attributes,
    from_builtins,
    new_state,
    to_builtins,
)
from agent_desktop.decisioning.event_kinds import KNOWN_TYPES
from agent_desktop.decisioning.plain_values import FIRST
from agent_desktop.decisioning.recent_events import OF_ALL_TYPES, SUBJECTS
from agent_desktop.domain.channels import Channel
from agent_desktop.domain.customers import Customer
from agent_desktop.domain.events import Event
from tests.unit.decisioning.catalogues import small
from tests.unit.decisioning.journeys import DAY, EVENTS, MINUTE, NOW, WORST_EVENTS, event, state_of


def known(*events: Event, now: int = NOW) -> dict[str, object]:
    context = attributes(state_of(*events), None, now)
    return {name: context.get(name, one.default) for name, one in ATTRIBUTES.items()}


def customer(**traits: object) -> Customer:
    return Customer(id="c", generation=0, name="Leila Haddad", traits=traits, identities=(),
                    since=0, last_event_at=0, events=0)  # fmt: skip


@settings(max_examples=100, deadline=None)
@given(st.lists(EVENTS, max_size=100), st.randoms(use_true_random=False))
def test_late_events_give_what_a_rebuild_gives(events: list[Event], mix: random.Random) -> None:
    late = [*events]
    mix.shuffle(late)
    rebuilt = sorted(events, key=lambda e: (e.at, e.id))
    assert to_builtins(state_of(*late)) == to_builtins(state_of(*rebuilt))


@settings(max_examples=60, deadline=None)
@given(st.lists(WORST_EVENTS, max_size=40), st.randoms(use_true_random=False))
def test_whatever_is_sent_it_comes_to_the_same(events: list[Event], mix: random.Random) -> None:
    late = [*events]
    mix.shuffle(late)
    state = state_of(*late)
    assert to_builtins(state) == to_builtins(state_of(*events))
    context = attributes(state, None, NOW)
    assert msgspec.json.decode(msgspec.json.encode(context)) == context


def test_a_flood_stays_small_in_any_order() -> None:
    mix = random.Random(3)

    def text(length: int) -> str:
        return "".join(mix.choice('"\\\x00ü漢🎉abc') for _ in range(length))

    events = [
        event(mix.choice([f"{text(40)}{n}", *KNOWN_TYPES]), mix.randrange(12 * DAY),
              mix.choice(list(Channel)), sentiment=mix.random(), response="negative",
              **{name: text(300) for name in (*FIRST[:4], "action", "offer_id", "application_id")},
              **{text(30): text(300) for _ in range(6)})
        for n in range(700)
    ]  # fmt: skip
    shuffled = [*events]
    mix.shuffle(shuffled)
    state = state_of(*events)
    assert to_builtins(state) == to_builtins(state_of(*shuffled))
    assert len(state.recent) <= OF_ALL_TYPES + SUBJECTS
    assert len(state.days) <= 90
    assert len(msgspec.json.encode(to_builtins(state))) < 32_000


@settings(max_examples=50, deadline=None)
@given(st.lists(WORST_EVENTS, max_size=30))
def test_it_comes_back_from_json(events: list[Event]) -> None:
    state = state_of(*events)
    wire = msgspec.json.decode(msgspec.json.encode(to_builtins(state)))
    assert from_builtins(wire) == state


@settings(max_examples=100, deadline=None)
@given(st.lists(EVENTS, max_size=40), st.integers(-DAY, 400 * DAY))
def test_attributes_are_in_the_table_and_of_its_types(events: list[Event], later: int) -> None:
    context = attributes(state_of(*events), customer(income=3, plan="L"), NOW + later)
    msgspec.json.decode(msgspec.json.encode(context))
    context.pop("answers", None)
    assert context.pop("traits") == {"income": 3, "plan": "L"}
    for name, value in context.items():
        default = ATTRIBUTES[name].default
        assert type(value) is type(default), name
        assert value != default


def test_each_channel_is_counted_by_days() -> None:
    found = known(event("Page Viewed", 0), event("Page Viewed", 6 * DAY),
                  event("Page Viewed", 20 * DAY), event("Store Visited", 3 * DAY, Channel.PHYSICAL)
                  )  # fmt: skip
    assert (found["web_7d"], found["web_30d"]) == (2, 3)
    assert (found["physical_7d"], found["events_7d"], found["events"]) == (1, 3, 4)
    assert (found["days_known"], found["days_away"]) == (20, 0)
    assert found["days_since"] == {"Page Viewed": 0, "Store Visited": 3}


def test_a_form_is_open_until_it_is_submitted() -> None:
    step = {"form": "card", "form_name": "Gold card application", "steps": 5}
    steps = [
        event("Form Started", 50 * MINUTE, step=1, step_name="About you", **step),
        event("Form Step Viewed", 40 * MINUTE, step=3, step_name="Proof of income", **step),
        event("Upload Failed", 30 * MINUTE, form="card"),
        event("Upload Failed", 20 * MINUTE, form="card"),
        event("Form Step Viewed", 12 * MINUTE, step=3, step_name="Proof of income", **step),
    ]
    found = known(*steps)
    assert found["form_open"] is True
    assert (found["form_step"], found["form_steps"]) == (3, 5)
    assert (found["form_step_name"], found["form_minutes"]) == ("Proof of income", 12)
    assert found["form_errors"] == 2
    assert known(*steps, event("Form Submitted", 0, form="card"))["form_open"] is False
    assert known(*steps, now=NOW + 8 * DAY)["form_open"] is False


def test_calls_that_were_given_up() -> None:
    found = known(event("Call Abandoned", 90 * MINUTE, Channel.ASSISTED),
                  event("Call Abandoned", 40 * MINUTE, Channel.ASSISTED),
                  event("Call Abandoned", 15 * MINUTE, Channel.ASSISTED),
                  event("Call Ended", DAY, Channel.ASSISTED, purpose="limit"))  # fmt: skip
    assert (found["calls_abandoned_1h"], found["calls_abandoned_7d"]) == (2, 3)
    assert (found["calls_7d"], found["last_call_purpose"]) == (4, "limit")


def test_a_call_is_due_until_one_of_its_purpose_took_place() -> None:
    due = event("Call Scheduled", 2 * DAY, Channel.OUTBOUND, purpose="follow-up-offer")
    other = event("Call Ended", DAY, Channel.OUTBOUND, purpose="lead")
    assert known(due, other)["call_due"] is True
    done = event("Call Ended", 0, Channel.OUTBOUND, purpose="follow-up-offer")
    assert known(due, done)["call_due"] is False


@pytest.mark.parametrize(
    ("types", "stage", "is_open"),
    [
        (["Application Submitted"], "submitted", True),
        (["Application Submitted", "Application Preaccepted"], "preaccepted", True),
        (["Application Submitted", "Application Declined"], "declined", False),
        (["Application Submitted", "Application Cancelled"], "cancelled", False),
        (["Application Submitted", "Loan Activated"], "active", False),
        (["Application Declined", "Application Submitted"], "submitted", True),
    ],
)
def test_how_far_an_application_is(types: list[str], stage: str, is_open: bool) -> None:
    events = [event(name, (len(types) - n) * DAY, amount=5000) for n, name in enumerate(types)]
    found = known(*events)
    assert (found["application_stage"], found["application_open"]) == (stage, is_open)
    assert found["application_amount"] == 5000


def test_an_offer_is_open_until_it_is_settled() -> None:
    sent = event("Offer Sent", 5 * DAY, offer="Gold")
    found = known(sent)
    assert (found["offer_open"], found["offer_returned"], found["offer_days"]) == (True, False, 5)
    assert known(sent, event("Offer Returned", DAY))["offer_returned"] is True
    assert known(sent, event("Offer Cancelled", DAY))["offer_open"] is False
    assert known(sent, event("Loan Activated", DAY))["offer_open"] is False


def test_sentiment_and_its_trend() -> None:
    said = [event("Live Chat Conversation Ended", n * DAY, sentiment=value)
            for n, value in [(3, 0.4), (2, 0.2), (1, -0.6)]]  # fmt: skip
    found = known(*said)
    assert (found["sentiment"], found["sentiment_trend"]) == (-0.6, -0.9)


def test_each_open_application_and_offer_counts() -> None:
    first = event("Application Submitted", 20 * DAY, application_id="one", amount=1000)
    second = event("Application Submitted", 3 * DAY, application_id="two", amount=500)
    found = known(first, second)
    assert (found["applications_open"], found["application_oldest_days"]) == (2, 20)
    assert (found["application_newest_days"], found["application_amount"]) == (3, 500)
    declined = event("Application Declined", DAY, application_id="two")
    found = known(first, second, declined)
    assert (found["applications_open"], found["application_stage"]) == (1, "declined")
    assert (found["application_open"], found["application_newest_days"]) == (False, 20)
    sent = [event("Offer Sent", n * DAY, offer_id=f"o{n}", offer=f"Offer {n}") for n in (9, 5, 2)]
    gone = event("Offer Cancelled", DAY, offer_id="o5")
    found = known(*sent, gone)
    assert (found["offers_open"], found["offer_oldest_days"], found["offer_newest_days"]) == (
        2,
        9,
        2,
    )
    assert found["offer_name"] == "Offer 2"
    assert "offers_open" not in attributes(
        state_of(*sent, event("Application Cancelled", 0)), None, NOW
    )


def test_counts_by_type_and_window() -> None:
    found = known(*(event("Call Ended", days * DAY) for days in (0, 0, 5, 29, 89, 90)))
    counts = [found[f"count_{days}d"] for days in (1, 7, 30, 90)]
    assert counts == [{"Call Ended": 2}, {"Call Ended": 3}, {"Call Ended": 4}, {"Call Ended": 5}]
    assert (found["web_1d"], found["web_90d"], found["days_since_web"]) == (2, 5, 0)
    assert found["days_since_mobile"] == 36_500


def test_the_channel_and_hour_that_a_customer_prefers_with_the_evidence() -> None:
    # One visit to the web site is many events, and still one day.
    web = [event("Page Viewed", minutes * MINUTE) for minutes in range(30)]
    app = [event("Screen Viewed", n * DAY + 9 * 60 * MINUTE, Channel.MOBILE) for n in range(1, 7)]
    mails = [event("Email Opened", n * DAY, Channel.OUTBOUND) for n in range(20)]
    found = known(*web, *app, *mails)
    assert found["preferred_channel"] == "mobile"
    assert (found["preferred_channel_days"], found["preferred_channel_share"]) == (6, 0.857)
    assert found["preferred_hour"] == 15  # NOW is 16:00 UTC; 30 pages before it
    assert (found["preferred_hour_events"], found["preferred_hour_share"]) == (30, 0.833)
    berlin = attributes(state_of(*web), customer(timezone="Europe/Berlin"), NOW)
    assert berlin["preferred_hour"] == 16
    few = attributes(state_of(*web[:19], *app[:3]), None, NOW)
    assert "preferred_channel" not in few
    assert "preferred_hour" in few
    assert "preferred_hour" not in attributes(state_of(*web[:19]), None, NOW)


def test_traits_that_the_catalogue_declares_come_first() -> None:
    flood = {f"a{n:03}": n for n in range(100)}
    context = attributes(new_state(), customer(income=7, **flood), NOW, (), small())
    assert context["traits"]["income"] == 7
    assert len(context["traits"]) == 40


def test_personal_traits_and_odd_values_stay_out() -> None:
    context = attributes(
        new_state(),
        customer(phone="+44", email="x", first_name="L", income=2900, a=float("nan"), b=[1],
                 c=None, d=2**80, e="x" * 500, **{"odd key": 1, "ok": True}),
        NOW,
    )  # fmt: skip
    assert context == {"traits": {"income": 2900, "ok": True}}


def test_the_document_shows_the_table() -> None:
    document = Path(__file__).parents[3] / "docs" / "context.md"
    assert attribute_table.markdown() in document.read_text()
