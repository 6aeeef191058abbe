"""What was refused, for a supervisor of the team or an admin to list and to settle."""

from __future__ import annotations

import base64
import binascii
from collections.abc import Sequence
from typing import Any, Final, NamedTuple

import msgspec
from sqlalchemy import Connection, select, tuple_, update

from agent_desktop.domain.visibility import Role
from agent_desktop.hub.access.tokens import Principal
from agent_desktop.hub.audit import record
from agent_desktop.hub.store.tables import applied_entries, customers, refused_entries
from agent_desktop.hub.store.units import Unit
from agent_desktop.hub.sync.apply import Applying
from agent_desktop.hub.sync.entries import read
from agent_desktop.hub.sync.holdings import sees
from agent_desktop.hub.sync.rows import parts
from agent_desktop.hub.sync.sentiments import Sentiments
from agent_desktop.hub.sync.visible import Sight
from agent_desktop.hub.sync.wire import WireEntry
from agent_desktop.protocol.errors import NotFound, Refused
from agent_desktop.protocol.messages import RefusedEntry, SettlementVerdict, Verdict

PAGE: Final = 100
LONGEST_NOTE: Final = 500
STATES: Final = ("open", "settled")
_rows = refused_entries.c


class Listed(NamedTuple):
    """A page; `next` continues it."""

    entries: tuple[RefusedEntry, ...]
    next: str | None


def listed(
    connection: Connection, who: Principal, sight: Sight, state: str, before: str | None
) -> Listed:
    """Newest first. Raises Refused for a state or a place that is none."""
    if state not in STATES:
        raise Refused(f"'state' is one of {', '.join(STATES)}.", "bad_request")
    wanted = select(refused_entries).where(
        _rows.settled.is_(None) if state == "open" else _rows.settled.is_not(None)
    )
    if who.role is not Role.ADMIN:
        wanted = wanted.where(_rows.team == who.team)
    if before is not None:
        wanted = wanted.where(tuple_(_rows.received_at, _rows.id) < _place(before))
    found = connection.execute(
        wanted.order_by(_rows.received_at.desc(), _rows.id.desc()).limit(PAGE + 1)
    ).all()
    shown = found[:PAGE]
    names = _names(connection, who, [row.customer_id for row in shown])
    return Listed(
        tuple(_told(row, names, sight) for row in shown),
        _place_of(shown[-1]) if len(found) > PAGE else None,
    )


def settle(  # noqa: PLR0913, PLR0917 - who says what about which entry
    unit: Unit,
    who: Principal,
    entry_id: str,
    verdict: SettlementVerdict,
    note: str,
    sentiments: Sentiments,
) -> str:
    """Apply it after all, or discard it. The same word twice is one; the other word comes too late.
    Returns the subject of who made the entry.

    Raises NotFound, also where it is another team's, and Refused: `already_settled`, or with the
    reason why it still can't be applied; then nothing has changed.
    """
    row = unit.connection.execute(select(refused_entries).where(_rows.id == entry_id)).first()
    if row is None or (who.role is not Role.ADMIN and row.team != who.team):
        raise NotFound("No such entry was refused.")
    if row.settled is not None:
        if row.settled != verdict:
            raise Refused(f"It is settled already: {row.settled}.", "already_settled")
        return str(row.by)
    if verdict is SettlementVerdict.APPLIED:
        _apply(unit, who, row, sentiments)
    unit.connection.execute(
        update(refused_entries)
        .where(_rows.id == entry_id)
        .values(
            settled=str(verdict), settled_by=who.subject, settled_at=unit.now,
            note=note[:LONGEST_NOTE], position=unit.position,
        )
    )  # fmt: skip
    record(
        unit,
        by=who.subject,
        what="refused_entry_settled",
        detail={"entry": entry_id, "verdict": str(verdict), "code": row.code, "kind": row.kind},
    )
    return str(row.by)


def one(connection: Connection, who: Principal, sight: Sight, entry_id: str) -> RefusedEntry | None:
    row = connection.execute(select(refused_entries).where(_rows.id == entry_id)).first()
    if row is None:
        return None
    return _told(row, _names(connection, who, [row.customer_id]), sight)


def _apply(unit: Unit, who: Principal, row: Any, sentiments: Sentiments) -> None:
    """As whom it was made, with the right of who settles it. Raises Refused."""
    if row.body is None:
        raise Refused(
            "The hub never had what is in this entry, so it can only be discarded.", "no_body"
        )
    if row.code == "id_reused":
        raise Refused(
            "Another entry with this id was applied, and holds. This one can only be discarded.",
            "id_reused",
        )
    entry = WireEntry(
        id=row.id, n=max(1, row.n), kind=row.kind, by=row.by, made_at=row.made_at,
        body=msgspec.Raw(row.body),
    )  # fmt: skip
    arrived = read(entry)
    maker = Principal(
        subject=row.by, role=who.role, team=row.team, expires_at=who.expires_at,
        token_id=who.token_id,
    )  # fmt: skip
    applying = Applying(unit, maker, sentiments)
    applying.expect([arrived])
    refusal = applying.apply(arrived)
    if refusal is not None:
        raise Refused(f"It still can't be applied: {refusal.message}", refusal.code)
    applying.flush()
    unit.connection.execute(
        update(applied_entries)
        .where(applied_entries.c.id == row.id)
        .values(verdict=str(Verdict.ACCEPTED), code="", message="")
    )


def _told(row: Any, names: dict[str, str], sight: Sight) -> RefusedEntry:
    return RefusedEntry(
        id=row.id,
        installation=row.installation,
        kind=row.kind,
        by=sight.agent(row.by),
        made_at=row.made_at,
        received_at=row.received_at,
        code=row.code,
        message=row.message,
        customer_id=row.customer_id,
        customer_name=sight.name(names.get(row.customer_id, "")),
        settled=None if row.settled is None else SettlementVerdict(row.settled),
        settled_by=row.settled_by,
        settled_at=row.settled_at,
        note=row.note,
    )


def _names(connection: Connection, who: Principal, ids: Sequence[str]) -> dict[str, str]:
    """Of those who are this user's to see."""
    found: dict[str, str] = {}
    for part in parts(set(ids)):
        found.update(
            (row.id, row.name)
            for row in connection.execute(
                select(customers.c.id, customers.c.name, customers.c.team).where(
                    customers.c.id.in_(part)
                )
            )
            if sees(who, row.team)
        )
    return found


def _place_of(row: Any) -> str:
    return base64.urlsafe_b64encode(f"{row.received_at}.{row.id}".encode()).decode().rstrip("=")


def _place(before: str) -> tuple[int, str]:
    try:
        told = base64.urlsafe_b64decode(before + "=" * (-len(before) % 4)).decode()
        at, _, entry_id = told.partition(".")
        place = int(at), entry_id
    except (ValueError, binascii.Error):
        raise Refused("That is no place in the list.", "bad_cursor") from None
    if not -(2**63) <= place[0] < 2**63:
        raise Refused("That is no place in the list.", "bad_cursor")
    return place
