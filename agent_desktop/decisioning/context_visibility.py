"""A context without what comes from event properties that somebody may not see."""

from __future__ import annotations

from collections.abc import Set as AbstractSet
from typing import Any, Final

import msgspec

from agent_desktop.decisioning.cases import Case, Cases
from agent_desktop.decisioning.context_state import (
    ContextState,
    Latest,
    from_builtins,
    to_builtins,
)
from agent_desktop.decisioning.plain_values import Scalar
from agent_desktop.decisioning.recent_events import Recent
from agent_desktop.domain.events import Event

DERIVED: Final = frozenset({"sentiment", "application_id", "offer_id", "offer"})
"""Properties that a context holds without their names."""


def seen_event(event: Event, hidden: AbstractSet[str]) -> Event:
    """The event as it is folded for those who may not see these properties."""
    if hidden.isdisjoint(event.properties):
        return event
    properties = {name: value for name, value in event.properties.items() if name not in hidden}
    return msgspec.structs.replace(event, properties=properties)


def seen_context(plain: dict[str, Any], hidden: AbstractSet[str]) -> dict[str, Any]:
    """What may leave for them. Nothing of a context that this program can't read."""
    try:
        state = from_builtins(plain)
    except msgspec.ValidationError:
        return {}
    _take_out(state, hidden)
    return to_builtins(state)


def _take_out(state: ContextState, hidden: AbstractSet[str]) -> None:
    state.latest = {
        slot: Latest(latest.at, _seen(latest.properties, hidden))
        for slot, latest in state.latest.items()
    }
    state.recent = [
        Recent(event.at, event.id, event.type, _seen(event.properties, hidden))
        for event in state.recent
    ]
    if "sentiment" in hidden:
        state.feelings = []
    if not hidden.isdisjoint({"action", "response"}):
        state.answers = []
    for kind, cases in state.cases.items():
        unnamed = not hidden.isdisjoint({f"{kind}_id", kind})
        state.cases[kind] = Cases(
            {
                # Which is which is told by a number instead.
                (f"#{number}" if unnamed and key else key): Case(
                    case.at, case.marks, _seen(case.properties, hidden)
                )
                for number, (key, case) in enumerate(sorted(cases.cases.items()))
            },
            cases.since,
        )


def _seen(properties: dict[str, Scalar], hidden: AbstractSet[str]) -> dict[str, Scalar]:
    return {name: value for name, value in properties.items() if name not in hidden}
