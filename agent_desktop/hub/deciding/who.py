"""Whom a touchpoint asks for. What a write key may ask is what it may claim (see stitching).

A back-end has checked who the customer is: it may name anybody. Of a public key anybody can read
the page's source, so it asks by what only the browser or the device itself knows: the anonymous id
or the device's own. That belongs to the customer who signed in there, or, where several did, to
nobody but itself.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, NamedTuple

from sqlalchemy import Connection

from agent_desktop.domain.customers import IdentityKind
from agent_desktop.domain.identities import kind
from agent_desktop.hub.ingestion.identifying import key_of
from agent_desktop.hub.ingestion.touchpoints import Source
from agent_desktop.hub.stitching.nodes import node_id
from agent_desktop.hub.stitching.sightings import Key
from agent_desktop.hub.stitching.stitcher import twin
from agent_desktop.protocol.errors import NotAllowed, NotFound, Refused

MOST: Final = 10
_LONGEST: Final = 64
_RESERVED: Final = frozenset(["claim", "shared", "household"])
_RANK: Final = {
    IdentityKind.PERSON: 0,
    IdentityKind.OTHER: 1,
    IdentityKind.DEVICE: 2,
    IdentityKind.CONTACT: 3,
}
_OWNERS: Final = (
    "SELECT DISTINCT o.customer_id, o.id FROM identities AS c"
    " JOIN links AS l ON l.b = c.id AND l.kind = 'contact' AND l.active AND l.trusted"
    " JOIN identities AS o ON o.id = l.a AND o.customer_id IS NOT NULL"
    " WHERE c.namespace = ? AND c.value = ? ORDER BY o.customer_id, o.id LIMIT 50"
)


class Person(NamedTuple):
    """Who was asked for."""

    identity: str
    """Id of the identity that stands for them: it stays when customers merge."""
    customer_id: str
    """As whom they live on now; the identity's id while the hub does not know them."""
    meet: Key | None
    """Set: the hub does not know them yet, by this identity."""


def asked(who: Mapping[str, str | int], source: Source, region: str | None) -> tuple[Key, ...]:
    """The identities, normalised, most specific first. Raises Refused and NotAllowed."""
    if len(who) > MOST:
        raise Refused(f"'who' names at most {MOST} identities.", "too_many")
    found: list[Key] = []
    for name, value in who.items():
        namespace = name.strip().lower()
        if not namespace or len(namespace) > _LONGEST or not namespace.isprintable():
            raise _UNREADABLE
        if namespace in _RESERVED:
            raise _UNREADABLE
        if not source.trusted and kind(namespace) is not IdentityKind.DEVICE:
            raise NotAllowed(
                "A public write key asks by 'anonymous_id' or 'device' only: anybody could name "
                "somebody else."
            )
        key = key_of(namespace, value, region)
        if key is not None:
            found.append(key)
    if not found:
        raise _UNREADABLE
    return tuple(sorted(found, key=lambda key: (_RANK[kind(key[0])], key)))


def find(connection: Connection, keys: tuple[Key, ...], id_key: bytes) -> Person:
    """The first of them whom the hub knows; else somebody new. Raises NotFound and Refused."""
    own = [key for key in keys if kind(key[0]) is not IdentityKind.CONTACT]
    shared: set[Key] = set()
    for key in own:
        person = _known(connection, key, shared)
        if person is not None:
            return person
    if own:
        new = node_id(id_key, twin(own[0]) if own[0] in shared else own[0])
        return Person(new, new, own[0])
    for key in keys:
        person = _owner(connection, key)
        if person is not None:
            return person
    raise NotFound("The hub knows nobody by that number or address.")


def _known(connection: Connection, key: Key, shared: set[Key]) -> Person | None:
    """Of a device that several people use, whoever used it without signing in."""
    for namespace, value in (key, twin(key)):
        row = connection.exec_driver_sql(
            "SELECT id, customer_id, shared FROM identities WHERE namespace = ? AND value = ?",
            (namespace, value),
        ).first()
        if row is None:
            return None
        if not row.shared:
            return Person(row.id, row.customer_id, None) if row.customer_id else None
        shared.add(key)
    return None


def _owner(connection: Connection, key: Key) -> Person | None:
    """Of a contact point: it suggests a person, and one only."""
    rows = connection.exec_driver_sql(_OWNERS, key).all()
    if not rows:
        return None
    if len({row.customer_id for row in rows}) > 1:
        raise Refused("Several people share that number or address: ask by user_id.", "ambiguous")
    return Person(rows[0].id, rows[0].customer_id, None)


_UNREADABLE: Final = Refused('\'who\' must name somebody, such as {"user_id": "..."}.', "bad_who")
