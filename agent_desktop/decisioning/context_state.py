"""What is remembered of a journey for decisions: small, and the same in whatever order it came.

Each part is a maximum, a sum within days, or the newest few of a total order (time, then id).
Such parts do not depend on the order of events, so a late event needs no rebuild. An event must be
folded once only: who folds knows the events by their ids.
"""

from __future__ import annotations

from bisect import insort
from typing import Any, Final

import msgspec

from agent_desktop.decisioning.event_kinds import KEPT, SLOTS, SUGGESTION_ANSWERED
from agent_desktop.domain.events import Event
from agent_desktop.domain.responses import Sentiment

DAY_MS: Final = 86_400_000
KEPT_DAYS: Final = 90
RECENT_EVENTS: Final = 64
RECENT_MS: Final = 7 * DAY_MS
KNOWN_TYPES: Final = 64
SENTIMENTS: Final = 5
ANSWERS: Final = 16
PROPERTIES: Final = 12
TEXT_LENGTH: Final = 80

CHANNELS: Final = ("web", "mobile", "assisted", "social", "physical", "outbound")
_RESPONSES: Final = frozenset(Sentiment)
_COLUMN: Final = {name: column for column, name in enumerate(CHANNELS)}

Scalar = str | int | float | bool


class Recent(msgspec.Struct, array_like=True):
    """An event of the last days, for signals."""

    at: int
    id: str
    type: str
    touchpoint: str
    properties: dict[str, Scalar]

    def __lt__(self, other: object) -> bool:
        return isinstance(other, Recent) and (self.at, self.id) < (other.at, other.id)


class Latest(msgspec.Struct, array_like=True):
    """The latest word on one fact."""

    at: int
    id: str
    properties: dict[str, Scalar]


class Feeling(msgspec.Struct, array_like=True, order=True):
    """A sentiment between -1 and 1."""

    at: int
    id: str
    value: float


class Said(msgspec.Struct, array_like=True):
    """An answer that the customer gave by themselves, such as on a tile of the web site."""

    at: int
    id: str
    action: str
    response: str
    touchpoint: str

    def __lt__(self, other: object) -> bool:
        return isinstance(other, Said) and (self.at, self.id) < (other.at, other.id)


class ContextState(msgspec.Struct, kw_only=True, omit_defaults=True):
    """Kept with each customer on the hub and in the cache. Version 1."""

    version: int = 1
    events: int = 0
    first_at: int = 0
    last_at: int = 0
    days: dict[int, list[int]] = {}  # day since the epoch (UTC) -> events by channel
    types: dict[str, int] = {}  # the newest 64 types -> when they last happened
    latest: dict[str, Latest] = {}
    feelings: list[Feeling] = []
    answers: list[Said] = []  # the newest 16, oldest first
    recent: list[Recent] = []  # oldest first


def new_state() -> ContextState:
    """The context of somebody of whom nothing is known yet."""
    return ContextState()


def fold(state: ContextState, event: Event) -> None:
    """Adds one event. Events may come late; the same event must not come twice."""
    at = event.at
    if not state.events or at < state.first_at:
        state.first_at = at
    newest = at > state.last_at or not state.events
    if newest:
        state.last_at = at
    state.events += 1
    _count_day(state, at // DAY_MS, event.channel.value)
    _remember_type(state.types, event.type, at)
    slot = SLOTS.get(event.type)
    if slot is not None:
        _remember_latest(state, slot, event)
    properties = event.properties
    if "sentiment" in properties:
        _remember_feeling(state.feelings, event)
    if event.type == SUGGESTION_ANSWERED:
        _remember_answer(state.answers, event)
    if at > state.last_at - RECENT_MS:
        entry = Recent(at, event.id, event.type, event.touchpoint, _scalars(properties))
        _remember_recent(state, entry)


def to_builtins(state: ContextState) -> dict[str, Any]:
    """Plain values for JSON."""
    plain: dict[str, Any] = msgspec.to_builtins(state, str_keys=True)
    return plain


def from_builtins(plain: dict[str, Any]) -> ContextState:
    """The state again. Raises msgspec.ValidationError for what is none."""
    return msgspec.convert(plain, ContextState, str_keys=True)


def _count_day(state: ContextState, day: int, channel: str) -> None:
    days = state.days
    counts = days.get(day)
    if counts is None:
        oldest = state.last_at // DAY_MS - KEPT_DAYS
        if day <= oldest:
            return
        counts = days[day] = [0, 0, 0, 0, 0, 0]
        if len(days) > KEPT_DAYS or min(days) <= oldest:
            for old in [known for known in days if known <= oldest]:
                del days[old]
    counts[_COLUMN[channel]] += 1


def _remember_type(types: dict[str, int], name: str, at: int) -> None:
    name = name[:TEXT_LENGTH]
    known = types.get(name)
    if known is None:
        types[name] = at
        if len(types) > KNOWN_TYPES:
            del types[min(types, key=lambda other: (types[other], other))]
    elif at > known:
        types[name] = at


def _remember_latest(state: ContextState, slot: str, event: Event) -> None:
    known = state.latest.get(slot)
    if known is not None and (event.at, event.id) <= (known.at, known.id):
        return
    properties = event.properties
    kept: dict[str, Scalar] = {}
    for name in KEPT.get(slot, ()):
        value = _scalar(properties.get(name))
        if value is not None:
            kept[name] = value
    state.latest[slot] = Latest(event.at, event.id, kept)


def _remember_feeling(feelings: list[Feeling], event: Event) -> None:
    value = event.properties["sentiment"]
    if isinstance(value, bool) or not isinstance(value, int | float) or not -1 <= value <= 1:
        return
    insort(feelings, Feeling(event.at, event.id, float(value)))
    if len(feelings) > SENTIMENTS:
        del feelings[0]


def _remember_answer(answers: list[Said], event: Event) -> None:
    action, response = event.properties.get("action"), event.properties.get("response")
    if not isinstance(action, str) or response not in _RESPONSES:
        return
    insort(answers, Said(event.at, event.id, action[:TEXT_LENGTH], response, event.touchpoint))
    if len(answers) > ANSWERS:
        del answers[0]


def _remember_recent(state: ContextState, entry: Recent) -> None:
    recent = state.recent
    if not recent or recent[-1] < entry:
        recent.append(entry)
    else:
        insort(recent, entry)
    oldest = state.last_at - RECENT_MS
    if len(recent) > RECENT_EVENTS:
        del recent[0]
    drop = 0
    while drop < len(recent) and recent[drop].at <= oldest:
        drop += 1
    if drop:
        del recent[:drop]


def _scalars(properties: dict[str, Any]) -> dict[str, Scalar]:
    kept: dict[str, Scalar] = {}
    for name in sorted(properties) if len(properties) > 1 else properties:
        value = _scalar(properties[name])
        if value is not None and len(name) <= TEXT_LENGTH:
            kept[name] = value
            if len(kept) == PROPERTIES:
                break
    return kept


def _scalar(value: object) -> Scalar | None:
    """A value that JSON, the rules and both sides understand alike."""
    if isinstance(value, str):
        return value[:TEXT_LENGTH]
    if isinstance(value, bool):
        return value
    if isinstance(value, int):
        return value if -(2**53) < value < 2**53 else None
    if isinstance(value, float):
        return value if -1e300 < value < 1e300 else None  # neither NaN nor infinite
    return None
