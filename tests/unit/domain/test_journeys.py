from __future__ import annotations

import random
import time

from hypothesis import given, settings
from hypothesis import strategies as st

from agent_desktop.domain.channels import Channel
from agent_desktop.domain.events import Event
from agent_desktop.domain.journeys import (
    SESSION_GAP_MS,
    JourneyItem,
    Session,
    describe_session,
    group,
)
from tests.unit.domain.test_taxonomy import SHIPPED

MINUTE = 60_000


def event(n: int, type_: str, at: int, touchpoint: str = "web", **properties: object) -> Event:
    return Event(id=f"e{n:05}", customer_id="c", type=type_, touchpoint=touchpoint,
                 channel=Channel.WEB, at=at, properties=properties)  # fmt: skip


def newest_first(events: list[Event]) -> list[Event]:
    return sorted(events, key=lambda e: (e.at, e.id), reverse=True)


FORM = {"form_name": "Gold card application", "form_short": "Apply", "steps": 5}
VISIT = [
    event(1, "Page Viewed", 0, name="Cards overview"),
    event(2, "Page Viewed", 22_000, name="Compare cards"),
    event(3, "Form Step Viewed", 87_000, step=1, step_name="About you", **FORM),
    event(4, "Form Step Viewed", 187_000, step=3, step_name="Proof of income", **FORM),
    event(5, "Upload Failed", 300_000),
    event(6, "Upload Failed", 400_000),
    event(7, "Page Left", 528_000),
]


def test_a_visit_folds_into_a_session_with_its_pages() -> None:
    (session,) = group(newest_first(VISIT), SHIPPED)
    assert isinstance(session, Session)
    assert (session.id, session.at, session.ended_at) == ("e00001", 0, 528_000)
    shown = describe_session(session, SHIPPED)
    assert shown.title == "Left Gold card application at step 3 of 5"
    assert [(p.title, p.seconds, p.leaving, p.warning) for p in shown.pages] == [
        ("Cards overview", 22, False, ""),
        ("Compare cards", 65, False, ""),
        ("Apply 1 · About you", 100, False, ""),
        ("Apply 3 · Proof of income", 341, True, "2 upload errors, then left"),
    ]


def test_what_came_of_it_names_the_session() -> None:
    sent = event(8, "Form Submitted", 530_000, **FORM)
    (session,) = group(newest_first([*VISIT, sent]), SHIPPED)
    assert isinstance(session, Session)
    assert describe_session(session, SHIPPED).title == "Sent Gold card application"
    said = event(9, "Suggestion Answered", 540_000, title="Travel insurance tile",
                 verb="dismissed", answer="No, thanks")  # fmt: skip
    (session,) = group(newest_first([*VISIT[:2], said]), SHIPPED)
    assert isinstance(session, Session)
    shown = describe_session(session, SHIPPED)
    assert shown.title == "Travel insurance tile dismissed"
    assert [(f.key, f.value) for f in shown.facts] == [("Answer", "No, thanks")]


def test_a_visit_without_a_goal_is_named_by_its_longest_page() -> None:
    (session,) = group(newest_first(VISIT[:3]), SHIPPED)
    assert isinstance(session, Session)
    assert describe_session(session, SHIPPED).title.startswith("Left Gold card")
    two = [*VISIT[:2], event(3, "Page Viewed", 30_000, name="Fees")]
    (session,) = group(newest_first(two), SHIPPED)
    assert isinstance(session, Session)
    shown = describe_session(session, SHIPPED)
    assert shown.title == "Looked at Cards overview"
    assert shown.pages[-1].seconds is None


def test_a_pause_of_more_than_half_an_hour_ends_it() -> None:
    events = [event(1, "Page Viewed", 0), event(2, "Page Viewed", SESSION_GAP_MS),
              event(3, "Page Viewed", 2 * SESSION_GAP_MS + 1)]  # fmt: skip
    sizes = [len(i.events) for i in group(newest_first(events), SHIPPED) if isinstance(i, Session)]
    assert sizes == [1, 2]


def test_a_call_in_between_does_not_end_a_session_and_other_touchpoints_have_their_own() -> None:
    events = [
        event(1, "Page Viewed", 0),
        event(2, "Call Abandoned", 5 * MINUTE, "call-centre"),
        event(3, "Screen Viewed", 6 * MINUTE, "app"),
        event(4, "Page Viewed", 10 * MINUTE),
    ]
    items = group(newest_first(events), SHIPPED)
    assert [_ids(item) for item in items] == [["e00003"], ["e00002"], ["e00001", "e00004"]]


def _ids(item: JourneyItem) -> list[str]:
    return [e.id for e in item.events] if isinstance(item, Session) else [item.id]


EVENTS = st.lists(
    st.tuples(
        st.sampled_from(["Page Viewed", "Form Step Viewed", "Upload Failed", "Call Ended", "Odd"]),
        st.integers(0, 20 * SESSION_GAP_MS),
        st.sampled_from(["web", "app"]),
    ),
    max_size=40,
).map(lambda rows: newest_first([event(n, *row) for n, row in enumerate(rows)]))


@settings(max_examples=100)
@given(EVENTS)
def test_every_event_is_in_exactly_one_row_and_rows_are_in_order(events: list[Event]) -> None:
    items = group(events, SHIPPED)
    assert sorted(id_ for item in items for id_ in _ids(item)) == sorted(e.id for e in events)
    places = [(item.at, item.id) for item in items]
    assert places == sorted(places, reverse=True)
    for item in items:
        if isinstance(item, Session):
            assert describe_session(item, SHIPPED).title


@settings(max_examples=100)
@given(EVENTS, st.integers(0, 40))
def test_pages_cut_at_a_pause_give_the_rows_of_the_whole(events: list[Event], near: int) -> None:
    cuts = [n for n in range(1, len(events)) if events[n - 1].at - events[n].at > SESSION_GAP_MS]
    if cuts:
        cut = cuts[near % len(cuts)]
        pages = group(events[:cut], SHIPPED) + group(events[cut:], SHIPPED)
        assert pages == group(events, SHIPPED)


def test_ten_thousand_events_take_no_time() -> None:
    pick = random.Random(5)
    types = ["Page Viewed", "Call Ended", "Form Step Viewed", "Email Opened"]
    events = newest_first(
        [event(n, pick.choice(types), pick.randrange(90 * 86_400_000)) for n in range(10_000)]
    )
    best = 1.0
    for _ in range(5):
        began = time.perf_counter()
        group(events, SHIPPED)
        best = min(best, time.perf_counter() - began)
    assert best < 0.2  # about 8 ms on an idle machine; a list in a loop would take seconds
