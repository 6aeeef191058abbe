"""Which model is in force: the one with the highest position, as catalogues are.

A model that was made but not put in force has position 0. The row without a version stands for the
catalogue's starting values; it exists once somebody went back to them.
"""

from __future__ import annotations

from typing import Any, Final, NamedTuple

import msgspec
from sqlalchemy import Connection, insert, select, update

from agent_desktop.hub.audit import record
from agent_desktop.hub.learning import marks
from agent_desktop.hub.store.tables import models
from agent_desktop.hub.store.units import Unit

STARTING: Final = ""
"""The version of no model: the catalogue's own propensities."""
UNUSABLE: Final = "unusable"
"""Why the hub itself puts another one in force."""
_report = msgspec.json.Decoder(dict[str, Any])


class Kept(NamedTuple):
    """A model as it is kept. `position` 0: it was never in force, or no longer may be."""

    version: str
    position: int
    made_at: int
    catalogue: str
    cases: int
    report: dict[str, Any]


def in_force(connection: Connection) -> tuple[int, str]:
    """Since which position, and its version; (0, "") before the first one."""
    row = connection.execute(
        select(models.c.position, models.c.version)
        .where(models.c.position > 0)
        .order_by(models.c.position.desc())
        .limit(1)
    ).first()
    return (0, STARTING) if row is None else (row.position, row.version)


def kept(connection: Connection, most: int, version: str = "") -> list[Kept]:
    """The newest first, without the row of the starting values; or that one alone."""
    wanted = models.c.version == version if version else models.c.version != STARTING
    rows = connection.execute(
        select(
            models.c.version, models.c.position, models.c.made_at, models.c.catalogue,
            models.c.cases, models.c.report,
        )
        .where(wanted)
        .order_by(models.c.made_at.desc(), models.c.cases.desc(), models.c.version)
        .limit(most)
    )  # fmt: skip
    return [Kept(*row[:5], report=_read(row[5])) for row in rows]


def versions_in_force(connection: Connection) -> list[str]:
    """Every version that is or was in force, the latest first: where to go back to."""
    return list(
        connection.execute(
            select(models.c.version).where(models.c.position > 0).order_by(models.c.position.desc())
        ).scalars()
    )


def put_in_force(unit: Unit, version: str, *, by: str, why: str) -> None:
    """Desktops hear of it by the unit's position. Audited. The version must exist, or be empty."""
    known = unit.connection.execute(
        update(models).where(models.c.version == version).values(position=unit.position)
    ).rowcount
    if not known:
        unit.connection.execute(
            insert(models).values(
                version=version, position=unit.position, made_at=unit.now, catalogue="",
                snapshot=b"", learner=b"", cases=0, report="{}",
            )
        )  # fmt: skip
    marks.write(unit, marks.STAND_IN, "1" if why == UNUSABLE and not version else "")
    record(unit, by=by, what="model_in_force", detail={"model": version or "none", "why": why})


def _read(text: str) -> dict[str, Any]:
    try:
        return _report.decode(text)
    except msgspec.MsgspecError:
        return {}
