"""The index of patterns finds what a slow, obviously right search finds."""

from __future__ import annotations

from itertools import combinations
from typing import Any

import msgspec
from hypothesis import given, settings
from hypothesis import strategies as st

from agent_desktop.decisioning.catalogue import Catalogue, SignalPattern, Step
from agent_desktop.decisioning.decisions import Signal
from agent_desktop.decisioning.recent_events import Recent
from agent_desktop.decisioning.signals import detect
from tests.unit.decisioning.catalogues import small
from tests.unit.decisioning.journeys import MINUTE, NOW, event, state_of

BASE = small()


def catalogue(*patterns: SignalPattern) -> Catalogue:
    return msgspec.structs.replace(BASE, signals={one.id: one for one in patterns})


def slowly(pattern: SignalPattern, recent: list[Recent], now: int) -> tuple[str, ...] | None:
    """Every run of events that fits and is open; of these the newest end, then the newest start."""
    wanted = [step for step in pattern.steps for _ in range(step.count)]
    past = [one for one in recent if one.at <= now]
    open_ones = [
        run
        for run in combinations(past, len(wanted))
        if all(_fits(step, one) for step, one in zip(wanted, run, strict=True))
        and run[-1].at - run[0].at <= pattern.within_minutes * MINUTE
        and pattern.after_minutes * MINUTE <= now - run[-1].at
        and now < run[-1].at + pattern.expires_minutes * MINUTE
    ]
    if not open_ones:
        return None
    best = max(open_ones, key=lambda run: [(one.at, one.id) for one in reversed(run)])
    later = past[past.index(best[0]) + 1 :]
    if any(_fits(step, one) for step in pattern.absent for one in later):
        return None
    return tuple(one.id for one in best)


def _fits(step: Step, one: Recent) -> bool:
    return one.type in step.events and all(
        _agrees(wanted, one.properties.get(name)) for name, wanted in step.where.items()
    )


def _agrees(wanted: Any, value: Any) -> bool:
    if isinstance(wanted, dict):
        number = isinstance(value, int | float) and not isinstance(value, bool)
        return number and wanted.get("min", value) <= value <= wanted.get("max", value)
    options = wanted if isinstance(wanted, list) else [wanted]
    return any((type(one) is bool) is (type(value) is bool) and one == value for one in options)


WHERE = st.dictionaries(
    st.sampled_from(["form", "step"]),
    st.one_of(
        st.sampled_from(["card", 1, 2, True]),
        st.just({"min": 2}),
        st.just(["card", 2]),
    ),
    max_size=2,
)
STEPS = st.builds(
    Step,
    events=st.lists(st.sampled_from("abc"), min_size=1, max_size=2).map(tuple),
    where=WHERE,
    count=st.integers(1, 2),
)
PATTERNS = st.builds(
    SignalPattern,
    id=st.sampled_from(["one", "two", "three"]),
    text=st.just("It is so"),
    steps=st.lists(STEPS, min_size=1, max_size=3).map(tuple),
    absent=st.lists(STEPS, max_size=1).map(tuple),
    within_minutes=st.sampled_from([0, 3, 60]),
    after_minutes=st.sampled_from([0, 2]),
    expires_minutes=st.sampled_from([5, 60]),
)
EVENTS = st.lists(
    st.builds(
        lambda type_, ago, form, step: event(type_, ago * MINUTE, form=form, step=step),
        st.sampled_from("abc"),
        st.integers(-2, 10),
        st.sampled_from(["card", "loan"]),
        st.sampled_from([1, 2, True]),
    ),
    max_size=7,
)


@settings(max_examples=200, deadline=None)
@given(st.lists(PATTERNS, max_size=3, unique_by=lambda one: one.id), EVENTS)
def test_it_finds_what_a_slow_search_finds(
    patterns: list[SignalPattern], events: list[Any]
) -> None:
    state = state_of(*events)
    found = {one.pattern: one for one in detect(catalogue(*patterns), state, NOW)}
    wanted = {one.id: slowly(one, state.recent, NOW) for one in patterns}
    assert {name: one.evidence for name, one in found.items()} == {
        name: evidence for name, evidence in wanted.items() if evidence is not None
    }


def test_yes_is_not_one() -> None:
    pattern = SignalPattern(id="p", text="x", within_minutes=1,
                            steps=(Step(events=("a",), where={"step": 1}),))  # fmt: skip
    assert not detect(catalogue(pattern), state_of(event("a", 0, step=True)), NOW)
    assert detect(catalogue(pattern), state_of(event("a", 0, step=1.0)), NOW)


def test_an_answer_that_waits_longest_is_not_hidden_by_a_newer_question() -> None:
    pattern = SignalPattern(id="unanswered", text="x", within_minutes=0, after_minutes=30,
                            steps=(Step(events=("Message Sent",)),),
                            absent=(Step(events=("Message Answered",)),))  # fmt: skip
    first = event("Message Sent", 40 * MINUTE)
    again = event("Message Sent", 5 * MINUTE)
    (signal,) = detect(catalogue(pattern), state_of(first, again), NOW)
    assert signal.evidence == (first.id,)


def test_they_come_by_priority_then_newest() -> None:
    def pattern(name: str, type_: str, priority: int) -> SignalPattern:
        return SignalPattern(id=name, text="x", within_minutes=1, priority=priority,
                             steps=(Step(events=(type_,)),))  # fmt: skip

    made = catalogue(pattern("low", "a", 1), pattern("old", "b", 9), pattern("new", "a", 9))
    found: tuple[Signal, ...] = detect(made, state_of(event("b", MINUTE), event("a", 0)), NOW)
    assert [one.pattern for one in found] == ["new", "old", "low"]
