"""The erasure itself: one transaction, audited, told to every desktop.

What is left of a person are their ids, which are keyed hashes, so that desktops can be told whom to
forget; and where they had objected the keyed hashes of their identities, so that the objection
holds if they come back.
"""

from __future__ import annotations

import time
from typing import Any, Final

import sqlcipher3.dbapi2 as driver

from agent_desktop.hub.audit import record
from agent_desktop.hub.erasing import finding
from agent_desktop.hub.erasing.finding import Person
from agent_desktop.hub.stitching.companions import owners, relatives, touch
from agent_desktop.hub.store.bulk import insert_rows
from agent_desktop.hub.store.database import Database
from agent_desktop.hub.store.tables import erased_identities
from agent_desktop.hub.store.units import Unit
from agent_desktop.protocol.messages import SettlementVerdict

_AT_ONCE: Final = 128
_PATIENCE_S: Final = 30.0
_PAUSE_S: Final = 0.05
_BY_CUSTOMER: Final = (*finding.OF_CUSTOMER, "holdings", "released")


def erase(unit: Unit, customer_id: str, by: str, *, objected: bool) -> dict[str, int]:
    """Takes away everything about the customer who lives as `customer_id`. Returns how many rows
    of what. `cleared` must follow the commit, or the write-ahead log still has it."""
    connection = unit.connection
    who = finding.person(connection, customer_id)
    named = finding.named(connection, who)
    report = finding.counted(connection, who, named)
    others = _told_of(unit, who) - set(who.ids)
    for table in _BY_CUSTOMER:
        _delete(unit, table, "customer_id", who.ids)
    for table, column in (
        ("links", "a"),
        ("links", "b"),
        ("households", "customer_identity"),
        ("households", "other_identity"),
        ("phone_suffixes", "identity_id"),
        ("identities", "id"),
    ):
        _delete(unit, table, column, who.identities)
    _delete(unit, "customers", "id", who.ids)
    _delete(unit, "quarantine", "id", named.quarantine)
    _empty(unit, named.refused)
    insert_rows(
        connection, "erasures", ("customer_id", "position", "at"),
        [(one, unit.position, unit.now) for one in who.ids],
        "ON CONFLICT (customer_id) DO UPDATE SET position = excluded.position, at = excluded.at",
    )  # fmt: skip
    if objected:
        insert_rows(
            connection, erased_identities.name, ("id", "at", "objected"),
            [(one, unit.now, True) for one in who.identities],
            "ON CONFLICT (id) DO UPDATE SET objected = 1",
        )  # fmt: skip
    # What stitching and quarantine remember of the committed state has them in it.
    unit.memory.clear()
    touch(unit, others)
    for one in who.ids:
        unit.touched(one)
    record(
        unit, by=by, what="customer_erased",
        detail={"customers": list(who.ids), "objected": objected, "rows": report},
    )  # fmt: skip
    return report


def cleared(database: Database) -> bool:
    """Empty the write-ahead log, which holds pages as they were. Waits for readers; False where
    one of them did not end in time: then it is to be tried again."""
    end = time.monotonic() + _PATIENCE_S
    connection = driver.connect(str(database.folder / "hub.db"), timeout=1.0, isolation_level=None)
    try:
        while True:
            busy = connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0]
            if not busy:
                return True
            if time.monotonic() > end:
                return False
            time.sleep(_PAUSE_S)
    finally:
        connection.close()


def _told_of(unit: Unit, who: Person) -> set[str]:
    """Others whose records say something of this person."""
    return owners(unit.connection, who.shared) | relatives(unit.connection, who.ids)


def _delete(unit: Unit, table: str, column: str, values: Any) -> None:
    wanted = list(values)
    for start in range(0, len(wanted), _AT_ONCE):
        part = tuple(wanted[start : start + _AT_ONCE])
        marks = ",".join("?" * len(part))
        unit.connection.exec_driver_sql(
            f"DELETE FROM {table} WHERE {column} IN ({marks})",  # noqa: S608 - our own tables
            part,
        )


def _empty(unit: Unit, entries: list[str]) -> None:
    """Their bodies go; who made them hears that they are settled."""
    for entry_id in entries:
        unit.connection.exec_driver_sql(
            "UPDATE refused_entries SET body = NULL, note = '', settled_by = CASE WHEN settled IS"
            " NULL THEN 'hub' ELSE settled_by END, settled_at = coalesce(settled_at, ?),"
            " position = CASE WHEN settled IS NULL THEN ? ELSE position END,"
            " settled = coalesce(settled, ?) WHERE id = ?",
            (unit.now, unit.position, str(SettlementVerdict.DISCARDED), entry_id),
        )
