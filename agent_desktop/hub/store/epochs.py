"""The hub's lives. A restored hub begins another epoch: desktops pull again and send again.

An epoch's number is the time at which it began, so that a copy which is restored twice does not
live the same epoch twice; and positions jump, so that no cursor of the lost life is ever ahead
again or means something else.
"""

from __future__ import annotations

from typing import Any, Final

from sqlalchemy import Connection, update

from agent_desktop.hub.audit import record
from agent_desktop.hub.store.tables import meta
from agent_desktop.hub.store.units import Unit

_EPOCH: Final = "SELECT value FROM meta WHERE key = 'epoch'"
JUMP: Final = 2**28
"""Positions between two lives: more than any hub commits unnoticed, and few enough for 2^43."""


def begin_epoch(  # noqa: PLR0913 - each is said in the audit log
    unit: Unit,
    *,
    seen: int | None,
    why: str,
    by: str,
    position: int = 0,
    after: int = 0,
    detail: dict[str, Any] | None = None,
) -> int:
    """Returns the epoch in force now. `seen`: only if the hub still lives that one. `position` is
    the highest that the lost life is known to have reached, `after` its highest epoch."""
    present = epoch_of(unit.connection)
    if seen is not None and present != seen:
        return present
    begun = max(present + 1, after + 1, unit.now)
    unit.connection.execute(update(meta).where(meta.c.key == "epoch").values(value=str(begun)))
    former = unit.position - 1
    unit.position = max(unit.position, position) + JUMP
    record(
        unit,
        by=by,
        what="epoch_begun",
        detail={
            "why": why, "epoch": begun, "former": present, "position": former, **(detail or {}),
        },
    )  # fmt: skip
    return begun


def epoch_of(connection: Connection) -> int:
    """The one that this state of the database lives."""
    return int(connection.exec_driver_sql(_EPOCH).scalar_one())
