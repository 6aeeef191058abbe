"""What an administrator may say about models: back to an earlier one, not by itself, again."""

from __future__ import annotations

from sqlalchemy import Connection, select

from agent_desktop.hub.audit import record
from agent_desktop.hub.learning import marks
from agent_desktop.hub.learning.in_force import STARTING, in_force, kept, put_in_force
from agent_desktop.hub.store.tables import models
from agent_desktop.hub.store.units import Unit


def find(connection: Connection, told: str) -> str | None:
    """The version that begins with what was typed; `none` is the starting values. None where
    there is no such model, or more than one."""
    if told == "none":
        return STARTING
    wanted = in_force(connection)[1] if told == "current" else told
    found = connection.execute(
        select(models.c.version)
        .where(models.c.version != STARTING, models.c.version.startswith(wanted, autoescape=True))
        .limit(2)
    ).scalars()
    versions = list(found) if wanted else []
    return versions[0] if len(versions) == 1 else None


def roll_back(unit: Unit, version: str, by: str) -> None:
    """Put that one in force, and keep it there until `thaw`."""
    freeze(unit, by)
    if in_force(unit.connection)[1] != version:
        put_in_force(unit, version, by=by, why="rollback")


def freeze(unit: Unit, by: str) -> None:
    """Learning goes on, but no model is put in force by itself."""
    if not marks.read(unit.connection, marks.FROZEN):
        marks.write(unit, marks.FROZEN, str(unit.now))
        record(unit, by=by, what="learning_frozen", detail={})


def thaw(unit: Unit, by: str) -> str | None:
    """Models are put in force again: the newest one at once, where nothing but the freeze held it
    back. Returns its version, or an empty one; None where nothing was frozen."""
    if not marks.read(unit.connection, marks.FROZEN):
        return None
    marks.write(unit, marks.FROZEN, "")
    record(unit, by=by, what="learning_thawed", detail={})
    newest = marks.read(unit.connection, marks.LEARNER)
    waiting = next((one for one in kept(unit.connection, 1, newest) if newest), None)
    if waiting is None or waiting.report.get("held_back") != "frozen":
        return STARTING
    if in_force(unit.connection)[1] == newest:
        return STARTING
    put_in_force(unit, newest, by=by, why="thaw")
    return newest
