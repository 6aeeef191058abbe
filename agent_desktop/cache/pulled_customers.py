"""A customer's rows in customers.db, written as the hub told of them. Functions for inside a
writing transaction."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, Final, NamedTuple

import msgspec

from agent_desktop.cache import live_folding, seeking
from agent_desktop.cache import pulled_history as history
from agent_desktop.cache.engine import Connection
from agent_desktop.cache.folding import fold
from agent_desktop.cache.gathered import Change
from agent_desktop.domain.customers import Customer
from agent_desktop.domain.events import Event
from agent_desktop.domain.numbers import suffix
from agent_desktop.domain.responses import Response
from agent_desktop.protocol.messages import CustomerChange

OF_A_CUSTOMER: Final = (
    "events", "unfolded", "identities", "suffixes", "exposures", "household_answers", "responses",
)  # fmt: skip
_REPLACED: Final = ("events", "unfolded", "exposures")
"""What comes whole with a customer of a new generation. Responses too, but a merge has just moved
some here; the rest is written with the record."""

_encode = msgspec.json.Encoder().encode


class Moment(NamedTuple):
    """When and in which round of pulling something is written."""

    round: int
    now: int
    """The workstation's clock."""
    desk: int
    """Desk time."""


def apply(database: Connection, customer_id: str, change: Change, moment: Moment) -> None:
    """All that one reply says about one customer."""
    if change.gone:
        if change.merged_into is not None:
            _follow_merge(database, customer_id, change.merged_into)
        remove(database, customer_id)
        return
    if change.record is not None:
        _save(database, change.record, change, moment)
    database.executemany(
        "INSERT OR REPLACE INTO events VALUES (?, ?, ?, ?, ?, ?, ?)", _event_rows(change.events)
    )
    live_folding.note(database, customer_id, change.later)


def save_responses(database: Connection, responses: Iterable[Response]) -> set[str]:
    """Returns whose they are."""
    rows = [
        (
            response.id,
            response.customer_id,
            response.contact_id,
            response.touchpoint,
            response.action_id,
            response.sentiment.value,
            response.at,
            int(response.withdrawn),
            response.asset_id,
        )
        for response in responses
    ]
    database.executemany("INSERT OR REPLACE INTO responses VALUES (?,?,?,?,?,?,?,?,?)", rows)
    return {row[1] for row in rows}


def remove(database: Connection, customer_id: str) -> None:
    """Of this customer nothing stays but what is known of their last use."""
    seeking.forget(database, customer_id)
    database.execute("DELETE FROM customers WHERE id = ?", (customer_id,))
    for table in (*OF_A_CUSTOMER, "repairs"):
        database.execute(f"DELETE FROM {table} WHERE customer_id = ?", (customer_id,))  # noqa: S608 - our names


def _save(database: Connection, record: CustomerChange, change: Change, moment: Moment) -> None:
    customer = record.customer
    before = database.execute(
        "SELECT generation, round, seek, last_event_at, fresh_at FROM customers WHERE id = ?",
        (customer.id,),
    ).fetchone()
    # Within a new epoch generations may repeat, so a new round replaces in any case.
    anew = change.whole or (before is not None and before[1] != moment.round)
    if anew or change.replace or (before is not None and before[0] != customer.generation):
        for table in (*_REPLACED, "responses") if anew else _REPLACED:
            database.execute(f"DELETE FROM {table} WHERE customer_id = ?", (customer.id,))  # noqa: S608 - our names
    if before is not None:
        database.execute("DELETE FROM identities WHERE customer_id = ?", (customer.id,))
        database.execute("DELETE FROM suffixes WHERE customer_id = ?", (customer.id,))
    database.execute("DELETE FROM aliases WHERE customer_id = ?", (customer.id,))
    folded = fold(customer.name)
    identities = list(_identity_rows(customer))
    seek = seeking.sum_of(folded, (row[0] for row in identities))
    fresh = before is None or customer.last_event_at > before[3]
    database.execute(
        """INSERT INTO customers (id, generation, round, folded, last_event_at, saved_at, record,
            context, folded_to, fresh_at, seek) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        ON CONFLICT (id) DO UPDATE SET generation = excluded.generation,
            round = excluded.round, folded = excluded.folded,
            last_event_at = excluded.last_event_at, saved_at = excluded.saved_at,
            record = excluded.record, context = excluded.context,
            folded_to = excluded.folded_to, fresh_at = excluded.fresh_at, seek = excluded.seek""",
        (
            customer.id,
            customer.generation,
            moment.round,
            folded,
            customer.last_event_at,
            moment.now,
            _encode(customer),
            _encode(record.context),
            record.folded_to,
            moment.desk if fresh else before[4],
            seek,
        ),
    )
    database.executemany("INSERT OR REPLACE INTO identities VALUES (?, ?, ?, ?)", identities)
    database.executemany(
        "INSERT OR REPLACE INTO suffixes VALUES (?, ?, ?, ?)",
        (
            (suffix(value), value, customer_id, trusted)
            for value, namespace, customer_id, trusted in identities
            if namespace == "phone" and suffix(value)
        ),
    )
    seeking.note(database, customer.id, seek, before[2] if before else None)
    history.save_household(database, record)


def _follow_merge(database: Connection, customer_id: str, into: str) -> None:
    """Answers go with the person, and entries that wait here may still name the former id."""
    database.execute(
        "UPDATE responses SET customer_id = ? WHERE customer_id = ?", (into, customer_id)
    )
    history.follow_merge(database, customer_id, into)
    database.execute(
        "UPDATE aliases SET merged_into = ? WHERE merged_into = ?", (into, customer_id)
    )
    database.execute("INSERT OR REPLACE INTO aliases VALUES (?, ?)", (customer_id, into))
    database.execute(
        "INSERT INTO uses SELECT ?, at FROM uses WHERE customer_id = ? "
        "ON CONFLICT (customer_id) DO UPDATE SET at = max(at, excluded.at)",
        (into, customer_id),
    )
    database.execute("DELETE FROM uses WHERE customer_id = ?", (customer_id,))


def _event_rows(events: list[Event]) -> Iterator[tuple[Any, ...]]:
    events.sort(key=lambda event: (-event.at, event.id))
    for event in events:
        yield (
            event.customer_id,
            event.at,
            event.id,
            event.touchpoint,
            event.channel.value,
            event.type,
            _encode(event.properties),
        )


def _identity_rows(customer: Customer) -> Iterator[tuple[str, str, str, int]]:
    for linked in customer.identities:
        trusted = any(evidence.trusted for evidence in linked.evidence)
        yield (linked.identity.value, linked.identity.namespace, customer.id, int(trusted))
