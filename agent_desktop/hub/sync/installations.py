"""Installations: workstations that sync. The first call of one makes it known."""

from __future__ import annotations

import re
from typing import Final

from sqlalchemy import Connection, insert, select, update

from agent_desktop.hub.access.tokens import Principal
from agent_desktop.hub.store.tables import installations
from agent_desktop.hub.store.units import Unit
from agent_desktop.protocol.errors import Refused

_SHAPE: Final = re.compile(r"[A-Za-z0-9_.:-]{1,64}")


def checked(installation: str) -> str:
    """The id as it came. Raises Refused where it can't be one."""
    if not _SHAPE.fullmatch(installation):
        raise Refused(
            "An installation's id has 1 to 64 letters, digits and . _ : -", "bad_installation"
        )
    return installation


def applied(connection: Connection, installation: str) -> int | None:
    """The last settled entry number; None for an installation that never called."""
    found = connection.execute(
        select(installations.c.applied).where(installations.c.id == installation)
    ).scalar()
    return None if found is None else int(found)


def register(unit: Unit, installation: str, principal: Principal) -> int:
    """Note who uses it now. Returns the last settled entry number."""
    known = applied(unit.connection, installation)
    values = {"subject": principal.subject, "team": principal.team, "seen_at": unit.now}
    if known is None:
        unit.connection.execute(insert(installations).values(id=installation, applied=0, **values))
        return 0
    unit.connection.execute(
        update(installations).where(installations.c.id == installation).values(**values)
    )
    return known


def settle(unit: Unit, installation: str, n: int) -> None:
    """Entries up to `n` are settled."""
    unit.connection.execute(
        update(installations).where(installations.c.id == installation).values(applied=n)
    )


def of(connection: Connection, subject: str) -> list[str]:
    """Those that this user's desktops last called with."""
    return list(
        connection.execute(
            select(installations.c.id).where(installations.c.subject == subject)
        ).scalars()
    )
