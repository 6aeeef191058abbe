"""What agents may not see is not in the context, and taking it away never changes a list."""

from __future__ import annotations

from typing import Any

import msgspec
from hypothesis import given, settings
from hypothesis import strategies as st

from agent_desktop.decisioning.catalogue_reading import parse_catalogue
from agent_desktop.decisioning.compiled import compile_catalogue
from agent_desktop.decisioning.context import attributes
from agent_desktop.decisioning.context_state import fold, new_state, to_builtins
from agent_desktop.decisioning.context_visibility import seen_context, seen_event
from agent_desktop.decisioning.decide import decide
from agent_desktop.decisioning.signals import detect
from agent_desktop.domain.customers import Customer
from agent_desktop.domain.events import Event
from agent_desktop.domain.visibility import Role, hidden_properties, project_customer
from tests.unit.decisioning.catalogues import inputs, text
from tests.unit.decisioning.journeys import EVENTS, NOW, event, state_of

HIDING = """
[properties.margin]
roles = ["supervisor"]
[properties.note]
roles = []
[properties.sentiment]
roles = ["supervisor", "admin"]
"""
TRAITS = '[traits]\nscore = { default = 0, roles = ["supervisor"] }'
CATALOGUE = parse_catalogue(text(extra=HIDING).replace("[traits]", TRAITS, 1), "hiding.toml")
COMPILED = compile_catalogue(CATALOGUE)
HIDDEN = hidden_properties(Role.AGENT, CATALOGUE.roles)

SECRETIVE = st.builds(
    lambda made, more: msgspec.structs.replace(made, properties={**made.properties, **more}),
    EVENTS,
    st.fixed_dictionaries(
        {},
        optional={
            "margin": st.integers(0, 9),
            "note": st.text(max_size=5),
            "password": st.text(max_size=5),
            **{f"p{n}": st.integers() for n in range(8)},
        },
    ),
)


def customer(score: int, income: int) -> Customer:
    return Customer(id="c1", generation=0, name="", traits={"score": score, "income": income},
                    identities=(), since=0, last_event_at=0, events=0)  # fmt: skip


def decided(events: list[Event], who: Customer) -> tuple[Any, ...]:
    state = state_of(*events)
    context = attributes(state, who, NOW, (), CATALOGUE)
    made = decide(COMPILED, inputs(context, signals=detect(CATALOGUE, state, NOW, context)))
    shown = [(one.action_id, one.rank, one.priority, one.factors, one.why) for one in made.ranked]
    return shown, made.held, made.digest


@settings(max_examples=60, deadline=None)
@given(st.lists(SECRETIVE, max_size=25), st.integers(0, 9), st.integers(0, 4000))
def test_taking_away_what_agents_may_not_see_never_changes_a_list(
    events: list[Event], score: int, income: int
) -> None:
    who = customer(score, income)
    seen = [seen_event(one, HIDDEN) for one in events]
    theirs = project_customer(who, Role.AGENT, None, CATALOGUE.roles)
    assert "score" not in theirs.traits
    assert decided(seen, theirs) == decided(events, who)


@settings(max_examples=60, deadline=None)
@given(st.lists(SECRETIVE, max_size=25))
def test_what_is_hidden_is_nowhere_in_the_context(events: list[Event]) -> None:
    state = new_state()
    for one in events:
        fold(state, seen_event(one, HIDDEN))
    kept = to_builtins(state)
    for context in (kept, seen_context(to_builtins(state_of(*events)), HIDDEN)):
        told = msgspec.json.encode(context)
        assert not any(f'"{name}"'.encode() in told for name in HIDDEN)
        assert "feelings" not in context
    assert seen_context(kept, HIDDEN) == kept


def test_cases_are_told_apart_without_their_ids() -> None:
    state = state_of(
        event("Offer Sent", 5, offer_id="secret-1", offer="Gold"),
        event("Offer Sent", 4, offer_id="secret-2", offer="Gold"),
    )
    seen = seen_context(to_builtins(state), frozenset({"offer_id"}))
    assert "secret" not in msgspec.json.encode(seen).decode()
    assert list(seen["cases"]["offer"][0]) == ["#0", "#1"]


def test_a_context_of_another_version_tells_nothing() -> None:
    assert seen_context({"events": 3, "latest": {"page": [1, "id", {"iban": "x"}]}}, HIDDEN) == {}
