"""Rows of a long list: where they lie, whatever is opened, added or cut."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec
from hypothesis import given, settings
from hypothesis import strategies as st

from agent_desktop.domain.channels import Channel
from agent_desktop.domain.events import Event
from agent_desktop.gui.timeline.anchor import continues
from agent_desktop.gui.timeline.entries import Entry, Page
from agent_desktop.gui.timeline.journey import Filter, Journey
from agent_desktop.gui.timeline.strata import Measures, RowKind

DAY = 86_400_000
CHANNELS = tuple(Channel)


def make(times: Sequence[int]) -> tuple[Event, ...]:
    return tuple(
        Event(
            id=f"e{at}",
            customer_id="c",
            type="X",
            touchpoint="t",
            channel=CHANNELS[at % 6],
            at=at,
            properties={},
        )
        for at in sorted(set(times), reverse=True)
    )


def read(events: Sequence[Event]) -> list[Entry]:
    """An entry an event; some have pages, some messages."""
    return [
        Entry(
            id=event.id,
            at=event.at,
            channel=event.channel,
            glyph="web",
            title=f"title {event.at}",
            label="label",
            messages=("hello",) * (event.at % 3),
            pages=tuple(
                Page(event_id=f"{event.id}.{number}", at=event.at, title="page", seconds=1)
                for number in range(event.at % 4)
            ),
            event_ids=(event.id,),
        )
        for event in events
    ]


def a_journey(events: Sequence[Event], *, wanted: Filter | None = None) -> Journey:
    journey = Journey(read, lambda at: at // DAY * DAY, Measures())
    journey.filter = wanted or Filter()
    journey.start(events, more=False)
    return journey


def lay_all(journey: Journey) -> Journey:
    while (stratum := journey.next_stratum()) is not None:
        journey.append(stratum)
    return journey


def said(journey: Journey) -> list[tuple[RowKind, str, int]]:
    rows = (journey.row(number) for number in range(journey.strata.rows))
    return [(row.kind, row.entry.id, row.sub) for row in rows]


times = st.lists(st.integers(1, 40 * DAY), min_size=0, max_size=400)


@settings(max_examples=40, deadline=None)
@given(times, st.data())
def test_rows_lie_below_each_other_without_a_gap(found: list[int], data: st.DataObject) -> None:
    journey = lay_all(a_journey(make(found)))
    strata = journey.strata
    for _ in range(data.draw(st.integers(0, 4))):
        if strata.rows:
            list(journey.toggle(data.draw(st.integers(0, strata.rows - 1))))
    top = 0
    for row in range(strata.rows):
        assert strata.top_of(row) == top
        height = strata.height_of(row)
        assert height > 0
        assert strata.row_at(top) == strata.row_at(top + height - 1) == row
        top += height
    assert top == strata.height
    assert strata.row_at(-50) == (0 if strata.rows else -1)
    assert strata.row_at(top + 50) == strata.rows - 1


@settings(max_examples=40, deadline=None)
@given(times)
def test_every_day_is_named_once_and_every_event_has_its_row(found: list[int]) -> None:
    events = make(found)
    journey = lay_all(a_journey(events))
    rows = said(journey)
    assert [entry for kind, entry, _ in rows if kind is RowKind.ENTRY] == [e.id for e in events]
    days = [row for row in range(journey.strata.rows) if rows[row][0] is RowKind.DAY]
    assert len(days) == len({event.at // DAY for event in events})
    for row in days:
        day = journey.day(journey.row(row).entry, row)
        same = [event for event in events if event.at // DAY * DAY == day.at]
        assert (day.events, day.channels) == (len(same), len({e.channel for e in same}))


@settings(max_examples=40, deadline=None)
@given(times, st.integers(0, 30), st.integers(0, 30))
def test_growing_at_both_ends_gives_what_starting_anew_gives(
    found: list[int], newer: int, older: int
) -> None:
    events = make(found)
    newer, older = min(newer, len(events)), min(older, len(events))
    middle = events[newer : len(events) - older]
    grown = lay_all(a_journey(middle))
    for row in range(0, grown.strata.rows, 7):
        if row < grown.strata.rows:
            list(grown.toggle(row))
    if middle:
        assert continues(middle, events) == newer
        grown.take_older(events[newer:], more=False)
        lay_all(grown)
        grown.take_newer(events, newer)
        fresh = a_journey(events)
        fresh.opened |= grown.opened
        assert said(grown) == said(lay_all(fresh))
        assert grown.strata.height == fresh.strata.height


@settings(max_examples=40, deadline=None)
@given(times, st.sampled_from(CHANNELS))
def test_a_filter_shows_its_channel_only(found: list[int], channel: Channel) -> None:
    events = make(found)
    journey = lay_all(a_journey(events, wanted=Filter(channel=channel)))
    shown = [entry for kind, entry, _ in said(journey) if kind is RowKind.ENTRY]
    assert shown == [event.id for event in events if event.channel is channel]
    assert journey.complete


@settings(max_examples=40, deadline=None)
@given(times, st.data())
def test_an_event_is_found_by_its_place_and_by_its_time(
    found: list[int], data: st.DataObject
) -> None:
    events = make(found)
    if not events:
        return
    journey = lay_all(a_journey(events))
    position = data.draw(st.integers(0, len(events) - 1))
    assert journey.position_of([events[position].id]) == position
    assert journey.position_at(events[position].at) == position
    row = journey.row_of(events[position].id, position)
    assert said(journey)[row] == (RowKind.ENTRY, events[position].id, 0)
    assert journey.row_from(position) == row


def test_another_list_is_not_taken_for_the_same_one() -> None:
    events = make(range(1, 50))
    other = (*events[:20], *make([7])[:1], *events[21:])
    assert continues(events, other) is None
    assert continues(events, events[:-1]) is None
    assert continues((), events) is None
    assert continues(events, events) == 0


def test_events_that_show_more_than_before_are_another_list() -> None:
    masked = make(range(1, 9))
    whole = [msgspec.structs.replace(event, properties={"name": "Cards"}) for event in masked]
    assert continues(masked, whole) is None


def test_the_first_rows_cost_the_same_however_long_the_journey_is() -> None:
    asked: list[int] = []

    def counting(events: Sequence[Event]) -> list[Entry]:
        asked.append(len(events))
        return read(events)

    journey = Journey(counting, lambda at: at // DAY * DAY, Measures())
    journey.start(make(range(0, 100_000 * 3_600_000, 3_600_000)), more=False)
    stratum = journey.next_stratum()
    assert stratum is not None
    assert sum(asked) < 500
