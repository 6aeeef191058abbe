"""Whom an event is about: ids and contact points, as they are stored and compared."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from agent_desktop.domain.customers import IdentityKind
from agent_desktop.domain.identities import kind, normalise
from agent_desktop.hub.ingestion.wire import Item
from agent_desktop.hub.stitching.sightings import Key

MOST_EXTERNAL = 10
_RESERVED = frozenset(["claim", "shared", "household"])
_NAMES = {
    "user_id": "user_id", "userid": "user_id", "anonymous_id": "anonymous_id",
    "anonymousid": "anonymous_id", "ios.id": "device", "android.id": "device",
    "device_id": "device", "deviceid": "device", "loyalty_id": "loyalty", "mail": "email",
}  # fmt: skip
"""What Segment's and others' libraries call namespaces of ours."""


@lru_cache(maxsize=65_536)
def key_of(namespace: str, value: str | int, region: str | None) -> Key | None:
    """The normalised identity, None for a value that is nobody's."""
    identity = normalise(namespace, value, region)
    return None if identity is None else (identity.namespace, identity.value)


def people_of(item: Item, region: str | None) -> tuple[tuple[Key, ...], tuple[Key, ...]]:
    """People's and devices' ids, most specific first, and contact points."""
    user = None if item.userId is None else key_of("user_id", item.userId, None)
    device = None if item.anonymousId is None else key_of("anonymous_id", item.anonymousId, None)
    context = item.context
    # Nearly all: they say nothing but ids, wherever else they may say something.
    if item.traits is None and (
        context is None
        or (context.externalIds is None and context.traits is None and context.device is None)
    ):
        if user is None:
            return ((), ()) if device is None else ((device,), ())
        return ((user,), ()) if device is None else ((user, device), ())
    external = [] if context is None else _external(context.externalIds, region)
    by_kind: dict[IdentityKind, list[Key]] = {one: [] for one in IdentityKind}
    for key in external:
        by_kind[kind(key[0])].append(key)
    users = by_kind[IdentityKind.PERSON] if user is None else [user]
    devices = [] if device is None else [device]
    devices += by_kind[IdentityKind.DEVICE]
    if context is not None and isinstance(context.device, dict):
        devices += _keys("device", context.device.get("id"), None)
    contacts = by_kind[IdentityKind.CONTACT]
    told = (item.traits, None if context is None else context.traits)
    for traits in told if item.type != "group" else told[1:]:
        if isinstance(traits, dict):
            contacts += _keys("phone", traits.get("phone"), region)
            contacts += _keys("email", traits.get("email"), None)
    people = users[:1] + by_kind[IdentityKind.OTHER] + devices
    return tuple(dict.fromkeys(people)), tuple(dict.fromkeys(contacts))


def _keys(namespace: str, value: Any, region: str | None) -> list[Key]:
    if not isinstance(value, str | int) or isinstance(value, bool):
        return []
    key = key_of(namespace, value, region)
    return [] if key is None else [key]


def _external(ids: Any, region: str | None) -> list[Key]:
    """`context.externalIds`: a list of {type, id} (Segment's also have collection, encoding)."""
    found: list[Key] = []
    for one in ids[:MOST_EXTERNAL] if isinstance(ids, list) else ():
        if not isinstance(one, dict) or not isinstance(one.get("type"), str):
            continue
        name = one["type"].strip().lower()[:64]
        namespace = _NAMES.get(name, name)
        if namespace and namespace not in _RESERVED and namespace.isprintable():
            found += _keys(namespace, one.get("id"), region)
    return found
