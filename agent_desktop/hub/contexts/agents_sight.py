"""Contexts are made of what agents may see, so that their desktops decide on the same data.

A context says nothing of a property that the catalogue in force hides from agents. When that
changes, or when folding itself does (another version of this program), every context is folded
again; the note in `meta` says how the stored ones were made.
"""

from __future__ import annotations

from collections.abc import Set as AbstractSet
from hashlib import blake2b
from typing import Final, NamedTuple

from sqlalchemy import Connection, select

from agent_desktop.decisioning.context_state import VERSION
from agent_desktop.domain.visibility import Role, hidden_properties
from agent_desktop.hub.catalogues.in_force import catalogue_in_force
from agent_desktop.hub.store.tables import meta
from agent_desktop.hub.store.units import Unit

_KEY: Final = "contexts"


class Now(NamedTuple):
    """How a context would be made at this moment."""

    hidden: frozenset[str]
    changed: bool
    """The stored ones were made otherwise."""


def now(connection: Connection) -> Now:
    names = hidden(connection)
    return Now(names, made_as(connection, names) is not None)


def hidden(connection: Connection) -> frozenset[str]:
    """Event properties that agents never see."""
    catalogue = catalogue_in_force(connection)
    return hidden_properties(Role.AGENT, catalogue.roles if catalogue is not None else {})


def made_as(connection: Connection, hidden: AbstractSet[str]) -> str | None:
    """What the note would say now, None where it says so already."""
    names = "\0".join(sorted(hidden)).encode("utf-8", "replace")
    wanted = f"{VERSION}:{blake2b(names, digest_size=8).hexdigest()}"
    noted = connection.execute(select(meta.c.value).where(meta.c.key == _KEY)).scalar()
    return None if noted == wanted else wanted


def fold_all_again(unit: Unit, made: str) -> None:
    """Every context is stale from now on, and will be made as the note says."""
    execute = unit.connection.exec_driver_sql
    execute(
        "UPDATE customers SET context_stale = 1, context_position = 0 WHERE merged_into IS NULL"
    )
    execute(
        "INSERT INTO meta (key, value) VALUES (?, ?)"
        " ON CONFLICT (key) DO UPDATE SET value = excluded.value",
        (_KEY, made),
    )
