"""CloudEvents 1.0 over HTTP: structured, batched and binary mode.

`source` and `id` together make the message's id, `type` is the event's name, `time` its time, and
`data` its properties. Whom it is about: the extension attributes `userid` and `anonymousid`, else
`userId`, `anonymousId`, `traits` and `context` of the data, else `subject` as the user's id. The
write key comes as Basic authorisation or in the extension attribute `writekey`.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from typing import Any
from urllib.parse import unquote

import msgspec

from agent_desktop.hub.ingestion.arrivals import HTTP, MOST_EVENTS, Arrivals
from agent_desktop.hub.ingestion.bodies import Refusal
from agent_desktop.hub.ingestion.reading import EVENT_BYTES
from agent_desktop.hub.ingestion.reasons import Reason, Unusable
from agent_desktop.hub.ingestion.wire import Item

STRUCTURED = "application/cloudevents+json"
BATCHED = "application/cloudevents-batch+json"

_OF_DATA = ("userId", "anonymousId", "traits", "context")
_PREFIX = "ce-"
SOURCE = f"{HTTP}:cloudevents"


class CloudEvent(msgspec.Struct):
    """The attributes that are looked at; of wrong types they are found unusable, one by one."""

    specversion: str | None = None
    id: str | None = None
    source: str | None = None
    type: str | None = None
    subject: str | None = None
    time: str | None = None
    data: Any = None
    userid: str | int | None = None
    anonymousid: str | int | None = None
    writekey: str | None = None


_events = msgspec.json.Decoder(CloudEvent)
_batches = msgspec.json.Decoder(list[msgspec.Raw])


def read_cloud_events(
    arrivals: Arrivals, body: bytes, headers: Mapping[str, str], write_key: str
) -> None:
    """Raises Refusal for a body that cannot be read at all."""
    arrivals.source = SOURCE
    content = headers.get("content-type", "").partition(";")[0].strip().lower()
    if content == BATCHED:
        try:
            raws = _batches.decode(body)
        except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
            raise _broken() from None
        if len(raws) > MOST_EVENTS:
            raise Refusal("too_large", f"A batch may have up to {MOST_EVENTS} events.")
        for raw in raws:
            read_structured(arrivals, bytes(raw), write_key)
        return
    if len(body) > EVENT_BYTES:
        raise Refusal("too_large", "An event may have up to 32 KB.")
    if content == STRUCTURED or "ce-specversion" not in headers:
        try:
            msgspec.json.decode(body, type=dict[str, msgspec.Raw])
        except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
            raise _broken() from None
        read_structured(arrivals, body, write_key)
    else:
        _binary(arrivals, body, headers, write_key)


def read_structured(arrivals: Arrivals, body: bytes, write_key: str) -> None:
    """One event with its attributes and data in one JSON object. Nothing is raised."""
    touchpoint = arrivals.touchpoints.of_key(write_key)
    try:
        event = _event(body)
        item = _item(event)
    except Unusable as why:
        arrivals.hold(why, body, touchpoint)
        return
    arrivals.item(item, body, write_key or event.writekey or "")


def _event(body: bytes) -> CloudEvent:
    if len(body) > EVENT_BYTES:
        raise Unusable(Reason.TOO_LARGE)
    try:
        return _events.decode(body)
    except msgspec.ValidationError:
        raise Unusable(Reason.WRONG_TYPE) from None
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        raise Unusable(Reason.BAD_JSON) from None


def _binary(arrivals: Arrivals, body: bytes, headers: Mapping[str, str], write_key: str) -> None:
    """Attributes are headers (percent-encoded), the body is the data."""
    known = {
        name.removeprefix(_PREFIX): unquote(value)
        for name, value in headers.items()
        if name.startswith(_PREFIX) and name.removeprefix(_PREFIX) in CloudEvent.__struct_fields__
    }
    known.pop("data", None)
    event = CloudEvent(**known)
    try:
        event.data = msgspec.json.decode(body) if body else None
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
        raise _broken() from None
    # As one text, so that it can be looked at and released like any other.
    whole = msgspec.json.encode(event)
    read_structured(arrivals, whole, write_key)


def _item(event: CloudEvent) -> Item:
    if event.specversion != "1.0" or not (event.id and event.source and event.type):
        raise Unusable(Reason.NOT_A_CLOUD_EVENT)
    data = event.data if isinstance(event.data, dict) else {}
    about = {name: data[name] for name in _OF_DATA if data.get(name) is not None}
    about.setdefault("userId", event.userid)
    about.setdefault("anonymousId", event.anonymousid)
    if about["userId"] is None and about["anonymousId"] is None:
        about["userId"] = event.subject
    key = hashlib.blake2b(f"{event.source}\0{event.id}".encode(), digest_size=16).hexdigest()
    properties = _without(data, _OF_DATA) if data else {"data": event.data}
    fields = {
        "type": "track", "event": event.type, "messageId": f"cloudevent:{key}",
        "timestamp": event.time, "properties": properties if event.data is not None else {},
        **about,
    }  # fmt: skip
    try:
        return msgspec.convert(fields, Item)
    except msgspec.ValidationError:
        raise Unusable(Reason.WRONG_TYPE, "data") from None


def _without(data: dict[str, Any], names: Iterable[str]) -> dict[str, Any]:
    return {name: value for name, value in data.items() if name not in names}


def _broken() -> Refusal:
    return Refusal("bad_json", "The body is not JSON of the shape that this address takes.")
