"""From a request's body to sightings, and to what goes into quarantine."""

from __future__ import annotations

from typing import Any, NamedTuple

import msgspec

from agent_desktop.hub.ingestion.bodies import Refusal
from agent_desktop.hub.ingestion.cards import masked_body
from agent_desktop.hub.ingestion.reading import EVENT_BYTES, read_item, sighting_of
from agent_desktop.hub.ingestion.reasons import Reason, Unusable
from agent_desktop.hub.ingestion.splitting import fields_of, items_of
from agent_desktop.hub.ingestion.times import read_time
from agent_desktop.hub.ingestion.touchpoints import Source, Touchpoints
from agent_desktop.hub.ingestion.wire import Batch, Context, Item
from agent_desktop.hub.stitching.sightings import Sighting

MOST_EVENTS = 2_500
HTTP = "http"
"""Source of what came by request; with the call's type where only its address tells it."""

_batches = msgspec.json.Decoder(Batch)


class Held(NamedTuple):
    """An event for the quarantine."""

    touchpoint: str
    source: str
    reason: Reason
    detail: str
    body: bytes


def kind_of(source: str) -> str:
    """The call's type that the address told, empty where the call says it itself."""
    door, _, kind = source.partition(":")
    return kind if door == HTTP else ""


class Frame(NamedTuple):
    """What is known of a call besides its own text."""

    sent: int | None = None
    context: Context | None = None
    """The batch's, for all its items."""
    kind: str = ""
    """Of the address that it was sent to."""
    own_key: bool = False
    """It brings its write key itself."""


class Arrivals:
    """What one request (or a piece of a file) brought."""

    __slots__ = ("held", "received", "sightings", "source", "touchpoints")

    def __init__(self, touchpoints: Touchpoints, received: int, source: str = HTTP) -> None:
        self.touchpoints = touchpoints
        self.received = received
        self.source = source
        self.sightings: list[Sighting] = []
        self.held: list[Held] = []

    def batch(self, body: bytes, write_key: str) -> None:
        """Raises Refusal for a body that is no batch, or too many events."""
        try:
            read = _batches.decode(body)
        except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
            read = _split_batch(body)
        if len(read.batch) > MOST_EVENTS:
            raise Refusal("too_large", f"A batch may have up to {MOST_EVENTS} events.")
        key = write_key or (read.writeKey if isinstance(read.writeKey, str) else "")
        touchpoint = self.touchpoints.of_key(key)
        frame = Frame(read_time(read.sentAt), read.context)
        for raw in read.batch:
            self._one(raw, touchpoint, frame)

    def single(self, body: bytes, write_key: str, kind: str) -> None:
        """One call of that type. Raises Refusal for what is not a JSON object, or too large."""
        if len(body) > EVENT_BYTES:
            raise Refusal("too_large", "An event may have up to 32 KB.")
        try:
            msgspec.json.decode(body, type=dict[str, msgspec.Raw])
        except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
            if fields_of(body) is None:
                raise _broken() from None
        self.source = f"{HTTP}:{kind}"
        frame = Frame(kind=kind, own_key=not write_key)
        self._one(body, self.touchpoints.of_key(write_key), frame)

    def line(self, body: bytes) -> None:
        """A line of a file: a call with its own write key. Nothing is raised."""
        self._one(body, None, Frame(own_key=True))

    def again(self, body: bytes, write_key: str, kind: str) -> None:
        """A call out of quarantine. Nothing is raised."""
        frame = Frame(kind=kind, own_key=not write_key)
        self._one(body, self.touchpoints.of_key(write_key), frame)

    def item(self, item: Item, body: bytes, write_key: str) -> None:
        """A call that was made here out of something else, such as a CloudEvent."""
        try:
            self._take(item, self.touchpoints.of_key(write_key), None)
        except Unusable as why:
            self.hold(why, body, self.touchpoints.of_key(write_key))

    def hold(self, why: Unusable, body: bytes, touchpoint: Source | None) -> None:
        name = "" if touchpoint is None else touchpoint.name
        kept = masked_body(body)[:EVENT_BYTES]
        self.held.append(Held(name, self.source, why.reason, why.detail, kept))

    def _one(self, raw: bytes | msgspec.Raw, touchpoint: Source | None, frame: Frame) -> None:
        try:
            item = read_item(raw)
            if frame.own_key and item.writeKey:
                touchpoint = self.touchpoints.of_key(item.writeKey)
            if frame.kind:
                item.type = frame.kind
            if frame.context is not None:
                item.context = _merged(item.context, frame.context)
            self._take(item, touchpoint, frame.sent)
        except Unusable as why:
            self.hold(why, bytes(raw), touchpoint)

    def _take(self, item: Item, touchpoint: Source | None, sent: int | None) -> None:
        if touchpoint is None:
            raise Unusable(Reason.UNKNOWN_WRITE_KEY)
        self.sightings.append(
            sighting_of(item, touchpoint, self.received, self.touchpoints.region, sent)
        )


def _merged(own: Context | None, shared: Context) -> Context:
    """An item's own context goes before its batch's, field by field."""
    if own is None:
        return shared
    return Context(
        *(_first(getattr(own, f), getattr(shared, f)) for f in Context.__struct_fields__)
    )


def _first(own: Any, shared: Any) -> Any:
    return shared if own is None else own


def _split_batch(body: bytes) -> Batch:
    fields = fields_of(body)
    raw = None if fields is None else items_of(fields.get("batch", b""))
    if fields is None or raw is None:
        raise _broken()
    return Batch(
        batch=[msgspec.Raw(one) for one in raw],
        writeKey=_simple(fields.get("writeKey")),
        sentAt=_simple(fields.get("sentAt")),
        context=_context(fields.get("context")),
    )


def _simple(value: bytes | None) -> Any:
    try:
        return None if value is None else msgspec.json.decode(value, type=str | int | float | None)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
        return None


def _context(value: bytes | None) -> Context | None:
    try:
        return None if value is None else msgspec.json.decode(value, type=Context | None)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
        return None


def _broken() -> Refusal:
    return Refusal("bad_json", "The body is not JSON of the shape that this address takes.")
