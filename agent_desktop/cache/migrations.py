"""Brings a file to the schema of this version, a step at a time, each in one transaction.

`user_version` counts the steps: an up-to-date file is recognised without loading sqlite-utils.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from agent_desktop.cache.engine import Connection, sqlite_utils_database
from agent_desktop.cache.errors import NewerSchema

if TYPE_CHECKING:
    from sqlite_utils import Database

Step = Callable[["Database"], None]


@dataclass(frozen=True)
class Schema:
    """What a file looks like: the steps that lead there, the first of which creates it."""

    name: str
    steps: tuple[Step, ...]

    @property
    def version(self) -> int:
        return len(self.steps)


def version_of(connection: Connection) -> int:
    found: int = connection.execute("PRAGMA user_version").fetchone()[0]
    return found


def migrate(connection: Connection, schema: Schema) -> None:
    """Raises NewerSchema for a file that a newer version of the program has changed."""
    found = version_of(connection)
    if found == schema.version:
        return
    refuse_newer(found, schema)
    database = sqlite_utils_database(connection)
    from sqlite_utils.migrations import Migrations  # after the line above, which prepares it

    steps = Migrations(schema.name)
    for number, step in enumerate(schema.steps, 1):
        steps(name=f"{number:04d}")(_counted(step, number))
    steps.apply(database)


def refuse_newer(found: int, schema: Schema) -> None:
    if found > schema.version:
        raise NewerSchema(
            "A newer version of Agent Desktop has stored data in this profile. This version can "
            "show it, but not add to it: update the program, then start again."
        )


def _counted(step: Step, number: int) -> Step:
    def run(database: Database) -> None:
        step(database)
        # In the same transaction as the step.
        database.execute(f"PRAGMA user_version={number:d}")

    return run
