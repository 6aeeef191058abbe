"""Sightings for tests, and the whole state of who is who, so that two histories can be compared."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from functools import partial
from typing import Any

from sqlalchemy import Connection

from agent_desktop.hub.stitching.intake import take_in
from agent_desktop.hub.stitching.sightings import Key, Sighting
from agent_desktop.hub.store.database import Database

START = 1_760_000_000_000


def seen(
    n: int,
    *people: str,
    trusted: bool = True,
    contacts: Iterable[str] = (),
    at: int | None = None,
    **more: Any,
) -> Sighting:
    """The n-th message: `seen(1, "user_id:ada", "anonymous_id:x", contacts=["phone:+44..."])`."""
    touchpoint = "crm" if trusted else "website"
    fields: dict[str, Any] = {
        "event_id": hashlib.blake2b(f"{touchpoint}{n}".encode(), digest_size=16).digest(),
        "touchpoint": touchpoint,
        "channel": "assisted" if trusted else "web",
        "trusted": trusted,
        "type": "Page Viewed",
        "at": START + n * 1000 if at is None else at,
        "properties": b"{}",
        "people": tuple(key(one) for one in people),
        "contacts": tuple(key(one) for one in contacts),
        **more,
    }
    return Sighting(**fields)


def key(text: str) -> Key:
    namespace, _, value = text.partition(":")
    return namespace, value


def store(database: Database, *sightings: Sighting, at_once: bool = True) -> None:
    """In one unit, or one unit each."""
    for part in [sightings] if at_once else [[one] for one in sightings]:
        database.write_now(partial(take_in, sightings=part))


def journeys(connection: Connection) -> dict[str, set[str]]:
    """Which identities share a customer, by customer id."""
    found: dict[str, set[str]] = {}
    for customer, namespace, value in connection.exec_driver_sql(
        "SELECT customer_id, namespace, value FROM identities WHERE customer_id IS NOT NULL"
    ):
        found.setdefault(customer, set()).add(f"{namespace}:{value}")
    return found


def customer_of(database: Database, identity: str) -> str | None:
    with database.reading() as connection:
        value: str | None = connection.exec_driver_sql(
            "SELECT customer_id FROM identities WHERE namespace = ? AND value = ?", key(identity)
        ).scalar()
        return value


def link_between(database: Database, one: str, other: str) -> int:
    """The id of the active link of two identities."""
    with database.reading() as connection:
        return int(
            connection.exec_driver_sql(
                "SELECT l.id FROM links AS l JOIN identities AS a ON a.id = l.a"
                " JOIN identities AS b ON b.id = l.b WHERE l.active"
                " AND ((a.namespace, a.value) = (?, ?) AND (b.namespace, b.value) = (?, ?)"
                " OR (a.namespace, a.value) = (?, ?) AND (b.namespace, b.value) = (?, ?))",
                (*key(one), *key(other), *key(other), *key(one)),
            ).scalar_one()
        )


def state(database: Database) -> dict[str, list[Any]]:
    """Everything that stitching decides, without what only says when it was written.

    Identities stand in the order of their age; merges that were taken back are not counted.
    """
    queries = {
        "customers": "SELECT id, name, traits, team, since, last_event_at, events FROM customers"
        " WHERE merged_into IS NULL ORDER BY id",
        "identities": "SELECT id, namespace, value, customer_id, cluster_id, shared, traits,"
        " first_at FROM identities ORDER BY created, id",
        "links": "SELECT a, b, kind, reason, touchpoint, trusted, active, times, first_at,"
        " last_at, event_id FROM links WHERE kind <> 'merge' OR active ORDER BY 1, 2, 3, 4, 5, 6",
        "events": "SELECT id, customer_id, identity_id, touchpoint, type, at, properties"
        " FROM events ORDER BY seq",
        "households": "SELECT * FROM households ORDER BY 1, 2",
        "responses": "SELECT id, customer_id, said_of FROM responses ORDER BY id",
        "suffixes": "SELECT * FROM phone_suffixes ORDER BY 1, 2",
    }
    with database.reading() as connection:
        return {
            name: [tuple(row) for row in connection.exec_driver_sql(query)]
            for name, query in queries.items()
        }
