"""Desks with waiting entries: what each said last of the profiles that it has."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from sqlalchemy import Connection, insert, select, update

from agent_desktop.domain.visibility import Role
from agent_desktop.hub.access.tokens import Principal
from agent_desktop.hub.store.tables import installations
from agent_desktop.hub.store.units import Unit
from agent_desktop.hub.sync import installations as known
from agent_desktop.hub.sync.bounds import INT64, clamped
from agent_desktop.hub.sync.visible import Sight
from agent_desktop.protocol.errors import Refused
from agent_desktop.protocol.messages import DeskCount, DeskWaiting

MOST: Final = 64
"""Profiles on one desk."""
LISTED: Final = 1_000
_LONGEST_SUBJECT: Final = 256


def note(unit: Unit, principal: Principal, counts: Sequence[DeskCount]) -> None:
    """Keep what a desk says. Of a colleague's profile only the count is believed, never whose it
    is. What can't be is passed over: a report must not stand in the way of the entries."""
    for one in counts[:MOST]:
        if not _can_be(one):
            continue
        values = {
            "waiting": one.waiting,
            "oldest_at": None if one.oldest_at is None else clamped(one.oldest_at),
            "told_at": unit.now,
        }
        id_ = one.installation
        owner = unit.connection.execute(
            select(installations.c.subject).where(installations.c.id == id_)
        ).scalar()
        if owner is None:
            # It has never called itself: a profile that was made and used offline.
            unit.connection.execute(
                insert(installations).values(
                    id=id_, subject=one.subject, team=principal.team, applied=0, seen_at=unit.now,
                    **values,
                )
            )  # fmt: skip
        elif owner == one.subject:
            unit.connection.execute(
                update(installations).where(installations.c.id == id_).values(values)
            )


def _can_be(one: DeskCount) -> bool:
    try:
        known.checked(one.installation)
    except Refused:
        return False
    return 0 < len(one.subject) <= _LONGEST_SUBJECT and 0 <= one.waiting <= INT64


def waiting(connection: Connection, principal: Principal, sight: Sight) -> tuple[DeskWaiting, ...]:
    """Desks with entries that are not delivered yet, those that wait longest first: of the team, or
    all of them for an admin."""
    columns = installations.c
    wanted = (
        select(columns.id, columns.subject, columns.waiting, columns.oldest_at, columns.told_at)
        .where(columns.waiting > 0)
        .order_by(columns.oldest_at, columns.id)
        .limit(LISTED)
    )
    if principal.role is not Role.ADMIN:
        wanted = wanted.where(columns.team == principal.team)
    return tuple(
        DeskWaiting(
            installation=row.id, subject=sight.agent(row.subject), waiting=row.waiting,
            oldest_at=row.oldest_at, seen_at=row.told_at or 0,
        )
        for row in connection.execute(wanted)
    )  # fmt: skip
