"""Erasure in customers.db, and what the outbox is to be told. Functions for inside a writing
transaction."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from agent_desktop.cache import pulled_customers
from agent_desktop.cache.engine import Connection
from agent_desktop.domain.customers import Customer
from agent_desktop.protocol.messages import Settlement

_customer = msgspec.json.Decoder(Customer).decode
_encode = msgspec.json.Encoder().encode


def erase(database: Connection, customer_ids: Iterable[str]) -> frozenset[str]:
    """Nothing of them stays but their ids, until the outbox is clean too. Returns those ids:
    former ones, of people who were merged into them, are among them."""
    erased: set[str] = set()
    for customer_id in customer_ids:
        former = database.execute(
            "SELECT customer_id FROM aliases WHERE merged_into = ?", (customer_id,)
        ).fetchall()
        erased.update((customer_id, *(row[0] for row in former)))
    for customer_id in erased:
        pulled_customers.remove(database, customer_id)
        for statement in (
            "DELETE FROM uses WHERE customer_id = ?",
            "DELETE FROM releases WHERE customer_id = ?",
            "DELETE FROM aliases WHERE customer_id = ?",
            "DELETE FROM household_answers WHERE member_id = ?",
            "INSERT OR IGNORE INTO erased VALUES (?)",
        ):
            database.execute(statement, (customer_id,))
        _leave_households(database, customer_id)
    if erased:
        rewrite_again(database)
    return frozenset(erased)


def rewrite_again(database: Connection) -> None:
    """Pages may hold copies of what was erased."""
    database.execute("INSERT OR REPLACE INTO meta VALUES ('rewrite', '1')")


def rewrite_due(database: Connection) -> bool:
    """Whether pages may still hold copies of what was erased."""
    found = database.execute("SELECT 1 FROM meta WHERE key = 'rewrite'").fetchone()
    return found is not None


def rewritten(database: Connection) -> None:
    database.execute("DELETE FROM meta WHERE key = 'rewrite'")


def waiting(database: Connection) -> tuple[str, ...]:
    """Whom the outbox may still have something of."""
    return tuple(row[0] for row in database.execute("SELECT customer_id FROM erased"))


def cleaned(database: Connection, customer_ids: Iterable[str]) -> None:
    """The outbox has nothing of them any more."""
    database.executemany(
        "DELETE FROM erased WHERE customer_id = ?", [(one,) for one in customer_ids]
    )


def save_settlements(database: Connection, settlements: Iterable[Settlement]) -> None:
    database.executemany(
        "INSERT OR REPLACE INTO settlements VALUES (?, ?, ?, ?, ?)",
        [(one.entry_id, one.verdict.value, one.by, one.at, one.note) for one in settlements],
    )


def settlements_taken(database: Connection, entry_ids: Iterable[str]) -> None:
    database.executemany(
        "DELETE FROM settlements WHERE entry_id = ?", [(one,) for one in entry_ids]
    )


def _leave_households(database: Connection, customer_id: str) -> None:
    """Records of the other members name them."""
    rows = database.execute(
        "SELECT id, record FROM customers WHERE instr(record, ?) > 0", (customer_id.encode(),)
    ).fetchall()
    for member_id, record in rows:
        member = _customer(record)
        others = tuple(one for one in member.household if one.customer_id != customer_id)
        if others != member.household:
            left = msgspec.structs.replace(member, household=others)
            database.execute(
                "UPDATE customers SET record = ? WHERE id = ?", (_encode(left), member_id)
            )
