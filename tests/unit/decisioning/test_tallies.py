"""Counts by type and day are exact back to a day that follows from the events alone."""

from __future__ import annotations

import random
from collections import Counter

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from agent_desktop.decisioning import tallies as module
from agent_desktop.decisioning.attribute_table import WINDOWS
from agent_desktop.decisioning.tallies import DAY_MS, KEPT_DAYS, Tallies, count, within

Happened = tuple[str, int]
EVENTS = st.lists(
    st.tuples(
        st.sampled_from(["Call Ended", "Page Viewed", *"abcdefgh"]),
        st.integers(1_000 * DAY_MS, 1_120 * DAY_MS),
    ),
    max_size=60,
)


def tallied(events: list[Happened]) -> Tallies:
    tallies = Tallies()
    last = 0
    for name, at in events:
        last = max(last, at)
        count(tallies, name, at, last)
    return tallies


def since(events: list[Happened], others: int, cells: int) -> int:
    """The definition, worked out from all events at once."""
    day = max(at for _, at in events) // DAY_MS - KEPT_DAYS
    newest: dict[str, int] = {}
    for name, at in events:
        newest[name] = max(at, newest.get(name, at))
    made_up = sorted(((at, n) for n, at in newest.items() if len(n) == 1), reverse=True)
    if len(made_up) > others:
        day = max(day, made_up[others][0] // DAY_MS)
    while True:
        kept = {(name, at // DAY_MS) for name, at in events if at // DAY_MS > day}
        if len(kept) <= cells:
            return day
        day = min(on for _, on in kept)


@settings(max_examples=200, deadline=None)
@given(EVENTS, st.randoms(use_true_random=False), st.integers(2, 12), st.integers(3, 30))
@example(
    [("Call Ended", 1_000 * DAY_MS), ("Page Viewed", 1_002 * DAY_MS), ("a", 1_000 * DAY_MS),
     ("Page Viewed", 1_003 * DAY_MS), ("Page Viewed", 1_001 * DAY_MS)],
    random.Random(0), 2, 3,
)  # fmt: skip
def test_they_are_what_a_count_of_all_events_gives(
    events: list[Happened], mix: random.Random, others: int, cells: int
) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(module, "OTHER_TYPES", others)
        patch.setattr(module, "CELLS", cells)
        mix.shuffle(events)
        found = tallied(events)
        assert found == tallied(sorted(events))
        if not events:
            return
        assert found.since == since(events, others, cells)
        today = max(at for _, at in events) // DAY_MS
        for name, tally in found.types.items():
            counted = Counter(
                days
                for type_, at in events
                for days in WINDOWS
                if type_ == name and found.since < at // DAY_MS and today - at // DAY_MS < days
            )
            assert within(tally, today, WINDOWS) == [counted[days] for days in WINDOWS]
            assert tally.at == max(at for type_, at in events if type_ == name)


def test_made_up_types_do_not_push_out_those_that_the_program_knows() -> None:
    events = [("Call Ended", 1_000 * DAY_MS)]
    events += [(f"made up {n}", 1_010 * DAY_MS + n) for n in range(1_000)]
    found = tallied(events)
    assert len(found.types) == module.OTHER_TYPES + 1
    assert found.types["Call Ended"].at == 1_000 * DAY_MS
