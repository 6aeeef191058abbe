"""What signals see of the newest events does not depend on their order, nor on a flood."""

from __future__ import annotations

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from agent_desktop.decisioning import recent_events as module
from agent_desktop.decisioning.plain_values import subject
from agent_desktop.decisioning.recent_events import RECENT_MS, Recent, remember
from agent_desktop.decisioning.signals import detect
from tests.unit.decisioning.catalogues import small
from tests.unit.decisioning.journeys import DAY, MINUTE, NOW, event, state_of

EVENTS = st.lists(
    st.builds(
        lambda at, type_, name: (at, type_, name),
        st.integers(0, 10 * 24 * 60).map(lambda minutes: minutes * MINUTE),
        st.sampled_from("abcd"),
        st.sampled_from(["x", "y", "z"]),
    ),
    max_size=60,
)


def remembered(events: list[Recent]) -> list[Recent]:
    recent: list[Recent] = []
    last = 0
    for one in events:
        last = max(last, one.at)
        if one.at > last - RECENT_MS:
            remember(recent, one, last)
    return recent


def by_definition(events: list[Recent]) -> list[Recent]:
    newest = sorted(events, reverse=True)
    last = newest[0].at if newest else 0
    week = [one for one in newest if one.at > last - RECENT_MS]
    of_type: dict[str, int] = {}
    first = []
    for one in week:
        of_type[one.type] = of_type.get(one.type, 0) + 1
        if of_type[one.type] <= module.OF_A_TYPE:
            first.append(one)
    kept = {one.id for one in first[: module.OF_ALL_TYPES]}
    about: dict[object, str] = {}
    for one in week:
        about.setdefault((one.type, subject(one.properties)), one.id)
    kept |= set(list(about.values())[: module.SUBJECTS])
    return sorted(one for one in week if one.id in kept)


@settings(max_examples=150, deadline=None)
@given(EVENTS, st.randoms(use_true_random=False), st.integers(1, 4), st.integers(4, 8))
def test_they_are_what_the_whole_journey_gives(
    made: list[tuple[int, str, str]], mix: random.Random, of_a_type: int, of_all: int
) -> None:
    events = [Recent(at, f"{n:04}", t, {"name": name}) for n, (at, t, name) in enumerate(made)]
    mix.shuffle(events)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(module, "OF_A_TYPE", of_a_type)
        patch.setattr(module, "OF_ALL_TYPES", of_all)
        patch.setattr(module, "SUBJECTS", 5)
        assert remembered(events) == by_definition(events)


def test_a_flood_of_page_views_does_not_hide_what_happened() -> None:
    story = [
        event("Form Started", 50 * MINUTE),
        event("Call Abandoned", 30 * MINUTE),
        event("Call Abandoned", 20 * MINUTE),
        event("Form Step Viewed", 12 * MINUTE),
    ]
    flood = [event("Page Viewed", n, name=f"Page {n}") for n in range(2_000)]
    (signal,) = detect(small(), state_of(*story, *flood), NOW)
    assert signal.evidence == tuple(one.id for one in story)


def test_the_newest_about_each_subject_outlives_others_of_its_type() -> None:
    leaving = event("Page Viewed", 3 * DAY, name="Cancel my contract")
    flood = [event("Page Viewed", n * MINUTE, name=f"Page {n % 8}") for n in range(500)]
    assert leaving.id in {one.id for one in state_of(leaving, *flood).recent}
