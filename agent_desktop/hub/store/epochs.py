"""The hub's lives. A restored hub begins another epoch: desktops pull again and send again.

An epoch's number is the time at which it began, so that a copy which is restored twice does not
live the same epoch twice; and positions jump, so that no cursor of the lost life is ever ahead
again or means something else.
"""

from __future__ import annotations

from typing import Any, Final

from sqlalchemy import select, update

from agent_desktop.hub.audit import record
from agent_desktop.hub.store.tables import meta
from agent_desktop.hub.store.units import Unit

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
    present = int(unit.connection.execute(_EPOCH).scalar_one())
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


_EPOCH: Final = select(meta.c.value).where(meta.c.key == "epoch")
