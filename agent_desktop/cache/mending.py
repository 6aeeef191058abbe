"""What here differs from what the hub has, and is fetched again. Functions for inside a
transaction; times are desk time."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final

import msgspec

from agent_desktop.cache.engine import Connection
from agent_desktop.domain.customers import Customer
from agent_desktop.protocol.digests import event_term, part_of, record_term, response_term, total

HOUR_MS: Final = 3_600_000
_SLOWEST: Final = 4
"""A customer that goes on differing (a newer hub tells more of them than is kept here) is fetched
after 1, 4, 16, 64 and then every 256 hours."""

_customer = msgspec.json.Decoder(Customer).decode


def digests(database: Connection, part: int) -> dict[str, str]:
    """Of every customer of that sixteenth who is kept here."""
    found = {}
    for (customer_id,) in database.execute("SELECT id FROM customers").fetchall():
        if part_of(customer_id) == part:
            found[customer_id] = _digest(database, customer_id)
    return found


def differing(
    database: Connection, part: int, theirs: Mapping[str, str], now: int
) -> tuple[str, ...]:
    """Whom to fetch again: missing here or there, or not the same. Not those who were fetched a
    short while ago, who are being fetched, or of whom the hub is yet to hear that they were
    dropped."""
    here = digests(database, part)
    released = {row[0] for row in database.execute("SELECT customer_id FROM releases")}
    tried: dict[str, tuple[int, int, int]] = {
        row[0]: (row[1], row[2], row[3])
        for row in database.execute("SELECT customer_id, position, at, times FROM repairs")
    }
    found = []
    for customer_id in sorted((here.keys() | theirs.keys()) - released):
        before = tried.get(customer_id)
        if here.get(customer_id) == theirs.get(customer_id):
            if before is not None and before[0] == 0:
                database.execute("DELETE FROM repairs WHERE customer_id = ?", (customer_id,))
        elif before is None or _due(*before, now=now):
            found.append(customer_id)
    return tuple(found)


def expect(database: Connection, customer_ids: Iterable[str], position: int, now: int) -> None:
    """The hub sends these whole again at `position`."""
    database.executemany(
        "INSERT INTO repairs VALUES (?, ?, ?, 1) ON CONFLICT (customer_id) DO UPDATE "
        "SET position = excluded.position, at = excluded.at, times = times + 1",
        [(one, position, now) for one in customer_ids],
    )


def expected(database: Connection) -> dict[str, int]:
    """Who comes whole again, and from which position on."""
    return dict(database.execute("SELECT customer_id, position FROM repairs WHERE position > 0"))


def came_whole(database: Connection, customer_ids: Iterable[str]) -> None:
    database.executemany(
        "UPDATE repairs SET position = 0 WHERE customer_id = ?", [(one,) for one in customer_ids]
    )


def not_come(database: Connection, cursor: int) -> tuple[str, ...]:
    """Who was asked for, and the hub has nothing of: they are not this user's to see."""
    return tuple(
        row[0]
        for row in database.execute(
            "SELECT customer_id FROM repairs WHERE position > 0 AND position <= ?", (cursor,)
        )
    )


def _due(position: int, at: int, times: int, *, now: int) -> bool:
    return position == 0 and now - at >= HOUR_MS * 4 ** min(times - 1, _SLOWEST)


def _digest(database: Connection, customer_id: str) -> str:
    (record,) = database.execute(
        "SELECT record FROM customers WHERE id = ?", (customer_id,)
    ).fetchone()
    terms = [record_term(_customer(record))]
    terms += [
        event_term(*row)
        for row in database.execute(
            "SELECT id, at FROM events WHERE customer_id = ?", (customer_id,)
        )
    ]
    terms += [
        response_term(row[0], row[1], bool(row[2]))
        for row in database.execute(
            "SELECT id, sentiment, withdrawn FROM responses WHERE customer_id = ?", (customer_id,)
        )
    ]
    return total(terms)
