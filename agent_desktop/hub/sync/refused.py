"""Entries that were refused: kept whole, until a person has settled them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

import msgspec
from sqlalchemy import Connection, select, update

from agent_desktop.hub.access.tokens import Principal
from agent_desktop.hub.store.bulk import insert_rows, select_in
from agent_desktop.hub.store.tables import erasures, refused_entries
from agent_desktop.hub.store.units import Unit
from agent_desktop.hub.sync.bounds import INT64, clamped
from agent_desktop.hub.sync.entries import BODY_BYTES, AnyEntry, Refusal
from agent_desktop.protocol.messages import (
    EntryKind,
    Settlement,
    SettlementVerdict,
    UnreadEntry,
)

LONGEST_ID: Final = 256
_LONGEST_TEXT: Final = 500
ERASED: Final = Refusal("erased", "The customer was erased, and nothing about them is kept.")
_COLUMNS: Final = (
    "id", "installation", "n", "kind", '"by"', "team", "made_at", "received_at", "code", "message",
    "customer_id", "body", "settled", "settled_by", "settled_at", "note", "position",
)  # fmt: skip

Row = tuple[Any, ...]
"""Of _COLUMNS."""


class _Named(msgspec.Struct):
    """Whom a body is about, however little else of it can be read."""

    customer_id: str = ""
    from_customer_id: str = ""
    response: msgspec.Raw = msgspec.Raw(b"{}")


class _Contact(msgspec.Struct):
    contact_id: str = ""


class _Answered(msgspec.Struct):
    response: _Contact


_answered: Final = msgspec.json.Decoder(_Answered)
_named: Final = msgspec.json.Decoder(_Named)


def row(
    unit: Unit, principal: Principal, installation: str, entry: AnyEntry, refusal: Refusal
) -> Row:
    """To be kept. Of an entry about a customer who was erased the id stays, settled already."""
    body: bytes | None = bytes(entry.body)
    if body is not None and len(body) > BODY_BYTES:
        body = None
    customer_id = about(body or b"{}")
    end: Row = (None, "", None, "", None)
    if refusal.code == ERASED.code:
        body = None
        end = (str(SettlementVerdict.DISCARDED), "hub", unit.now, "erased", unit.position)
    return (
        entry.id, installation, entry.n if 0 <= entry.n <= INT64 else 0, str(entry.kind)[:64],
        principal.subject, principal.team, clamped(entry.made_at), unit.now, refusal.code,
        refusal.message, customer_id, body, *end,
    )  # fmt: skip


def unread(
    unit: Unit, principal: Principal, installation: str, told: Sequence[UnreadEntry]
) -> list[Row]:
    """Of entries that no push could bring. Only one's own."""
    return [
        (
            one.id, installation, 0, one.kind[:64], one.by, principal.team, clamped(one.made_at),
            unit.now, one.code[:64] or "unread", one.message[:_LONGEST_TEXT], "", None,
            None, "", None, "", None,
        )
        for one in told
        if 0 < len(one.id) <= LONGEST_ID and one.by == principal.subject
    ]  # fmt: skip


def keep(connection: Connection, rows: Sequence[Row]) -> None:
    """Each id once: what was kept first stays."""
    insert_rows(connection, "refused_entries", _COLUMNS, rows, "ON CONFLICT (id) DO NOTHING")


def about(body: bytes) -> str:
    """The customer's id, empty where none can be read."""
    try:
        found = _named.decode(body)
        if not (found.customer_id or found.from_customer_id):
            found = _named.decode(found.response)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
        return ""
    return (found.customer_id or found.from_customer_id)[:LONGEST_ID]


def erased(connection: Connection, customer_ids: Sequence[str]) -> set[str]:
    """Of these the ones that were erased."""
    return {
        row[0]
        for row in select_in(
            connection, "SELECT customer_id FROM erasures WHERE customer_id", customer_ids
        )
    }


def any_erased(connection: Connection) -> bool:
    return connection.execute(select(erasures.c.position).limit(1)).first() is not None


def take_back(unit: Unit, entry_id: str, by: str, note: str) -> None:
    """Who made it has taken it back, so nobody has to settle it any more."""
    unit.connection.execute(
        update(refused_entries)
        .where(refused_entries.c.id == entry_id, refused_entries.c.settled.is_(None))
        .values(
            settled=str(SettlementVerdict.DISCARDED), settled_by=by, settled_at=unit.now,
            note=note, position=unit.position,
        )
    )  # fmt: skip


def someone_else(unit: Unit, contact_id: str, customer_id: str, by: str, *, void: bool) -> None:
    """The answers of this contact were not the customer's. Refused ones are void as well; where
    they are moved, whoever settles them has to know."""
    rows = unit.connection.execute(
        select(refused_entries.c.id, refused_entries.c.body).where(
            refused_entries.c.customer_id == customer_id,
            refused_entries.c.kind == str(EntryKind.RESPONSE),
            refused_entries.c.settled.is_(None),
            refused_entries.c.by == by,
        )
    ).all()
    for row in rows:
        if row.body is None or _contact(bytes(row.body)) != contact_id:
            continue
        if void:
            take_back(unit, row.id, by, "someone_else")
        else:
            unit.connection.execute(
                update(refused_entries)
                .where(refused_entries.c.id == row.id)
                .values(note="someone_else")
            )


def _contact(body: bytes) -> str:
    try:
        return _answered.decode(body).response.contact_id
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
        return ""


def settlements_after(
    connection: Connection, subject: str, cursor: int, until: int
) -> list[tuple[int, Settlement]]:
    """Of this user's entries, each with its position."""
    columns = refused_entries.c
    rows = connection.execute(
        select(
            columns.position, columns.id, columns.settled, columns.settled_by, columns.settled_at,
            columns.note,
        )
        .where(columns.by == subject, columns.position > cursor, columns.position <= until)
        .order_by(columns.position, columns.id)
    )  # fmt: skip
    return [
        (
            row.position,
            Settlement(
                entry_id=row.id, verdict=SettlementVerdict(row.settled), by=row.settled_by,
                at=row.settled_at, note=row.note,
            ),
        )
        for row in rows
    ]  # fmt: skip
