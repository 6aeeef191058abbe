"""What is remembered of a journey for decisions: small, and the same in whatever order it came.

Each part is a maximum, a sum, or what is newest in an order of its own; where something has to be
dropped, what is dropped can never matter again (see tallies, recent_events and cases). So a late
event needs no rebuild. An event must be folded once only: who folds knows the events by their ids.
"""

from __future__ import annotations

from bisect import insort
from typing import Any, Final

import msgspec

from agent_desktop.decisioning import cases
from agent_desktop.decisioning.cases import Cases
from agent_desktop.decisioning.event_kinds import KEPT, SLOTS, SUGGESTION_ANSWERED
from agent_desktop.decisioning.plain_values import Scalar, cut, named, short, told, type_key
from agent_desktop.decisioning.recent_events import RECENT_MS, Recent, remember
from agent_desktop.decisioning.tallies import DAY_MS, KEPT_DAYS, Tallies, count
from agent_desktop.domain.channels import Channel
from agent_desktop.domain.events import Event
from agent_desktop.domain.responses import Sentiment

VERSION: Final = 2
"""Of the state and of what folding makes of an event: another one is folded again from the
journey."""
SENTIMENTS: Final = 5
ANSWERS: Final = 16
ID_BYTES: Final = 40
ACTION_BYTES: Final = 100

CHANNELS: Final = ("web", "mobile", "assisted", "social", "physical", "outbound")
_RESPONSES: Final = frozenset(Sentiment)
_COLUMN: Final = {name: column for column, name in enumerate(CHANNELS)}
_HOUR_MS: Final = 3_600_000


class Latest(msgspec.Struct, array_like=True):
    """The latest word on one fact."""

    at: int
    properties: dict[str, Scalar]


class Feeling(msgspec.Struct, array_like=True, order=True):
    """A sentiment between -1 and 1."""

    at: int
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
    """Kept with each customer on the hub and in the cache."""

    version: int = 1
    """What was folded by the first version says nothing of it."""
    events: int = 0
    first_at: int = 0
    last_at: int = 0
    channels: dict[str, int] = {}
    """When each channel was last used."""
    days: dict[int, list[int]] = {}
    """Day since the epoch (UTC) -> events by channel, for ninety days."""
    hours: list[int] = []
    """Events by hour of the day (UTC): what the customer did, or when they answered our call."""
    tallies: Tallies = msgspec.field(default_factory=Tallies)
    latest: dict[str, Latest] = {}
    cases: dict[str, Cases] = {}
    feelings: list[Feeling] = []
    answers: list[Said] = []
    """The newest 16, oldest first."""
    recent: list[Recent] = []
    """Oldest first."""


def new_state() -> ContextState:
    """The context of somebody of whom nothing is known yet."""
    return ContextState(version=VERSION)


def fold(state: ContextState, event: Event) -> None:
    """Adds one event. Events may come late; the same event must not come twice."""
    at = event.at
    channel = event.channel.value
    if not state.events:
        state.first_at = state.last_at = at
    elif at < state.first_at:
        state.first_at = at
    elif at > state.last_at:
        state.last_at = at
    state.events += 1
    state.channels[channel] = max(at, state.channels.get(channel, at))
    _count_day(state, at // DAY_MS, channel)
    _count_hour(state, event)
    kind = type_key(event.type)
    count(state.tallies, kind, at, state.last_at)
    properties = event.properties
    slot = SLOTS.get(kind)
    if slot is not None:
        _remember_latest(state.latest, slot, at, named(properties, KEPT.get(slot, ())))
    cases.note(state.cases, kind, at, properties)
    if "sentiment" in properties:
        _remember_feeling(state.feelings, at, properties["sentiment"])
    if kind == SUGGESTION_ANSWERED:
        _remember_answer(state.answers, event)
    if at > state.last_at - RECENT_MS:
        entry = Recent(at, cut(event.id, ID_BYTES), kind, told(properties))
        remember(state.recent, entry, state.last_at)


def to_builtins(state: ContextState) -> dict[str, Any]:
    """Plain values for JSON."""
    plain: dict[str, Any] = msgspec.to_builtins(state, str_keys=True)
    return plain


def from_builtins(plain: dict[str, Any]) -> ContextState:
    """The state again. Raises msgspec.ValidationError for what is none, and for one of another
    version of this program."""
    state = msgspec.convert(plain, ContextState, str_keys=True)
    return _of_this_version(state, known=bool(plain))


_decoder = msgspec.json.Decoder(ContextState)
_encoder = msgspec.json.Encoder()


def encode(state: ContextState) -> bytes:
    """JSON of `to_builtins`."""
    return _encoder.encode(state)


def decode(stored: bytes) -> ContextState:
    """The state out of its JSON, with the errors of `from_builtins`, or msgspec.DecodeError."""
    return _of_this_version(_decoder.decode(stored), known=stored != b"{}")


def _of_this_version(state: ContextState, known: bool) -> ContextState:
    if known and state.version != VERSION:
        raise msgspec.ValidationError(f"a context of version {state.version}")
    state.version = VERSION
    return state


def _count_day(state: ContextState, day: int, channel: str) -> None:
    days = state.days
    counts = days.get(day)
    if counts is None:
        oldest = state.last_at // DAY_MS - KEPT_DAYS
        if day <= oldest:
            return
        counts = days[day] = [0] * len(CHANNELS)
        if min(days) <= oldest:
            for old in [known for known in days if known <= oldest]:
                del days[old]
    counts[_COLUMN[channel]] += 1


def _count_hour(state: ContextState, event: Event) -> None:
    if event.channel is Channel.OUTBOUND and event.type != "Call Ended":
        return
    if not state.hours:
        state.hours = [0] * 24
    state.hours[event.at // _HOUR_MS % 24] += 1


def _remember_latest(
    latest: dict[str, Latest], slot: str, at: int, kept: dict[str, Scalar]
) -> None:
    known = latest.get(slot)
    if (
        known is None
        or at > known.at
        # Of two at the same moment always the same one, whichever came first.
        or (at == known.at and repr(sorted(kept.items())) > repr(sorted(known.properties.items())))
    ):
        latest[slot] = Latest(at, kept)


def _remember_feeling(feelings: list[Feeling], at: int, value: object) -> None:
    if isinstance(value, bool) or not isinstance(value, int | float) or not -1 <= value <= 1:
        return
    insort(feelings, Feeling(at, float(value)))
    if len(feelings) > SENTIMENTS:
        del feelings[0]


def _remember_answer(answers: list[Said], event: Event) -> None:
    action, response = event.properties.get("action"), event.properties.get("response")
    if not isinstance(action, str) or not isinstance(response, str):
        return
    if response not in _RESPONSES:
        return
    touchpoint = short(event.touchpoint)
    said = Said(event.at, cut(event.id, ID_BYTES), cut(action, ACTION_BYTES), response, touchpoint)
    insort(answers, said)
    if len(answers) > ANSWERS:
        del answers[0]
