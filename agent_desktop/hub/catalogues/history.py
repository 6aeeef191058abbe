"""Which versions were in force when, and who put them there: out of the audit log."""

from __future__ import annotations

from typing import Any, Final, NamedTuple

import msgspec
from sqlalchemy import Connection, select

from agent_desktop.hub.catalogues.published import APPLIED, ROLLED_BACK
from agent_desktop.hub.store.tables import audit, catalogues

_detail = msgspec.json.Decoder(dict[str, Any])
LEAST: Final = 4
"""Characters of a version that may stand for it."""


class Publishing(NamedTuple):
    """One time that a version came into force. `by` is empty where nobody noted it."""

    version: str
    at: int
    by: str
    rolled_back: bool
    in_force: bool


def history(connection: Connection) -> list[Publishing]:
    """The newest first."""
    rows = connection.execute(
        select(catalogues.c.version, catalogues.c.published_at).order_by(
            catalogues.c.position.desc()
        )
    ).all()
    current = rows[0].version if rows else ""
    found: list[Publishing] = []
    for row in connection.execute(
        select(audit.c.at, audit.c.by, audit.c.what, audit.c.detail)
        .where(audit.c.what.in_([APPLIED, ROLLED_BACK]))
        .order_by(audit.c.id.desc())
    ):
        version = str(_detail.decode(row.detail).get("version", ""))
        found.append(Publishing(version, row.at, row.by, row.what == ROLLED_BACK, False))
    noted = {one.version for one in found}
    found += [Publishing(v, at, "", False, False) for v, at in rows if v not in noted]
    found.sort(key=lambda one: one.at, reverse=True)
    for place, one in enumerate(found):
        if one.version == current:
            found[place] = one._replace(in_force=True)
            break
    return found


def full_version(connection: Connection, told: str) -> str | None:
    """The version that begins with what was typed; None where there is none, or more than one."""
    if len(told) < LEAST:
        return None
    wanted = catalogues.c.version.startswith(told.lower(), autoescape=True)
    versions = connection.execute(select(catalogues.c.version).where(wanted).limit(2)).scalars()
    found = list(versions)
    return found[0] if len(found) == 1 else None
