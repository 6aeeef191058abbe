"""From one call to a sighting: checked, corrected, masked."""

from __future__ import annotations

import hashlib
from typing import Any

import msgspec

from agent_desktop.hub.ingestion.cards import SHORTEST, masked, suspects
from agent_desktop.hub.ingestion.identifying import key_of, people_of
from agent_desktop.hub.ingestion.reasons import Reason, Unusable
from agent_desktop.hub.ingestion.splitting import deeper_than
from agent_desktop.hub.ingestion.times import happened_at, read_time
from agent_desktop.hub.ingestion.touchpoints import Source
from agent_desktop.hub.ingestion.wire import Context, Item
from agent_desktop.hub.stitching.sightings import Sighting

EVENT_BYTES = 32 * 1024
LONGEST_ID = 99
LONGEST_NAME = 200
RETRIES_MS = 600_000
DEEPEST = 64
"""Of objects in objects: whoever reads them, within whatever else, must be able to."""

_NAMED = {
    "page": "Page Viewed",
    "screen": "Screen Viewed",
    "identify": "Identified",
    "group": "Group Joined",
    "alias": "Identity Aliased",
}
_SEEN_THERE = ("path", "url", "title", "referrer")
_RELATIONS = frozenset(["household", "account"])
_items = msgspec.json.Decoder(Item)
_encoder = msgspec.json.Encoder()


def read_item(raw: bytes | msgspec.Raw) -> Item:
    """Raises Unusable."""
    if len(memoryview(raw)) > EVENT_BYTES:
        raise Unusable(Reason.TOO_LARGE)
    try:
        return _items.decode(raw)
    except msgspec.ValidationError as error:
        raise Unusable(Reason.WRONG_TYPE, _path(error)) from None
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        raise Unusable(Reason.BAD_JSON) from None


def sighting_of(
    item: Item, touchpoint: Source, received: int, region: str | None, sent: int | None = None
) -> Sighting:
    """What the event says. `sent` is the batch's sentAt in ms. Raises Unusable."""
    kind = item.type
    name = item.event if kind == "track" else _NAMED.get(kind or "")
    if kind != "track" and name is None:
        raise Unusable(Reason.UNKNOWN_TYPE, "type")
    if not name or len(name) > LONGEST_NAME or not name.isprintable():
        raise Unusable(Reason.NO_EVENT_NAME, "event")
    said = item.timestamp if item.originalTimestamp is None else item.originalTimestamp
    own = item.sentAt
    at = happened_at(said, sent if own is None else read_time(own), received)
    people, contacts = people_of(item, region)
    if not people:
        raise Unusable(Reason.NO_IDENTITY, "userId")
    properties, traits = _told(item)
    try:
        encoded = _encoder.encode(properties)
        described = _encoder.encode(traits) if traits else b""
    except RecursionError:
        raise Unusable(Reason.BAD_JSON) from None
    if deeper_than(encoded, DEEPEST):
        raise Unusable(Reason.BAD_JSON, "properties")
    if traits and deeper_than(described, DEEPEST):
        raise Unusable(Reason.BAD_JSON, "traits")
    if suspects(encoded) or (len(name) >= SHORTEST and suspects(name.encode())):
        encoded = _encoder.encode(masked(properties))
        name = str(masked(name))
    if traits and suspects(described):
        traits = _masked_traits(traits, {key[0] for key in contacts})
    return Sighting(
        _event_id(item, touchpoint, received),
        touchpoint.name,
        touchpoint.channel,
        touchpoint.trusted,
        name,
        at,
        encoded,
        people,
        contacts,
        traits,
        _previous(item) if kind == "alias" else None,
        _group(item) if kind == "group" else None,
        _relation(item) if kind == "group" else "",
    )


def _event_id(item: Item, touchpoint: Source, received: int) -> bytes:
    """Per touchpoint, so that a public key cannot take a trusted message's id before it comes."""
    message = item.messageId
    if message is None or message == "":
        message = _content_id(item, received)
    elif len(str(message)) > LONGEST_ID:
        raise Unusable(Reason.BAD_MESSAGE_ID, "messageId")
    return hashlib.blake2b(f"{touchpoint.name}\0{message}".encode(), digest_size=16).digest()


def _content_id(item: Item, received: int) -> str:
    """A retry repeats everything but when it was sent: the same content is the same event.

    Where it tells no time either, that holds for ten minutes: later it happened once more.
    """
    try:
        content = _encoder.encode(msgspec.structs.replace(item, sentAt=None, writeKey=None))
    except RecursionError:
        raise Unusable(Reason.BAD_JSON) from None
    told = item.timestamp is not None or item.originalTimestamp is not None
    when = "" if told else str(received // RETRIES_MS)
    return f"content:{when}:" + hashlib.blake2b(content, digest_size=16).hexdigest()


def _told(item: Item) -> tuple[dict[str, Any], dict[str, Any] | None]:
    """Properties as they are stored, and traits of the person."""
    properties = item.properties or {}
    kind = item.type
    if kind != "track" or item.context is not None:
        properties = dict(properties)
        if kind in {"page", "screen"}:
            for field, value in (("name", item.name), ("category", item.category)):
                if value is not None:
                    properties[field] = value
        elif kind == "group":
            properties["group"] = item.groupId
            properties.update(_without_contacts(item.traits))
        elif kind == "identify":
            properties = _without_contacts(item.traits)
        if item.context is not None:
            _where(properties, item.context, kind or "")
    traits = item.traits if kind == "identify" else None
    if item.context is not None and isinstance(item.context.traits, dict):
        traits = {**item.context.traits, **(traits or {})}
    return properties, traits


def _without_contacts(traits: dict[str, Any] | None) -> dict[str, Any]:
    """Numbers and addresses live as identities, where they are masked and can be erased."""
    return {key: value for key, value in (traits or {}).items() if key not in {"phone", "email"}}


def _where(properties: dict[str, Any], context: Context, kind: str) -> None:
    page, campaign = context.page, context.campaign
    if isinstance(page, dict) and kind == "page":
        for field in _SEEN_THERE:
            if page.get(field):
                properties.setdefault(field, page[field])
    elif isinstance(page, dict) and (page.get("title") or page.get("path")):
        properties.setdefault("page", page.get("title") or page.get("path"))
    if isinstance(campaign, dict) and campaign.get("name"):
        properties.setdefault("campaign", campaign["name"])


def _masked_traits(traits: dict[str, Any], contacts: set[str]) -> dict[str, Any]:
    """All but real contact points, which are numbers by nature."""
    told: dict[str, Any] = masked(traits)
    told.update((key, traits[key]) for key in contacts if key in traits)
    return told


def _previous(item: Item) -> str | None:
    if item.previousId is None:
        return None
    key = key_of("user_id", item.previousId, None)
    return None if key is None else key[1]


def _group(item: Item) -> tuple[str, str] | None:
    return None if item.groupId is None else key_of("household", item.groupId, None)


def _relation(item: Item) -> str:
    said = (item.traits or {}).get("type")
    return said if isinstance(said, str) and said in _RELATIONS else "household"


def _path(error: msgspec.ValidationError) -> str:
    """The field's name out of msgspec's message, which repeats no value."""
    path = str(error).rpartition("`$.")[2].rstrip("`")
    return path[:100] if path.replace(".", "").replace("[...]", "").isidentifier() else ""
