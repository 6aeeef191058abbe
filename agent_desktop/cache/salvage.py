"""Carries over what can still be read of a damaged outbox. The original is only read."""

from __future__ import annotations

import sqlite3
import uuid
from contextlib import closing, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from agent_desktop.cache.engine import Connection, Error, connect, only_reads, transaction
from agent_desktop.cache.errors import CacheError
from agent_desktop.cache.migrations import migrate
from agent_desktop.cache.schema import OUTBOX

# Beyond this many neighbouring numbers one by one, a hole is taken as a whole.
_LONGEST_WALK: Final = 1_000_000


@dataclass(frozen=True)
class Salvaged:
    """How much came over. `missing` counts entries that were there and cannot be read."""

    entries: int
    missing: int
    readable: bool
    """False when nothing at all could be read, so nobody knows what is missing."""


def salvage_outbox(original: Path, target: Path, key: bytes) -> Salvaged:
    """Makes a new outbox in `target` from what `original` still gives."""
    with closing(connect(target, key, write=True, create=True)) as fresh:
        migrate(fresh, OUTBOX)
        fresh.row_factory = None
        try:
            opened = connect(original, key, write=False)
        except CacheError:
            return Salvaged(entries=0, missing=0, readable=False)
        with closing(opened) as old:
            only_reads(old)
            try:
                old.execute("SELECT count(*) FROM sqlite_schema").fetchone()
            except Error:
                return Salvaged(entries=0, missing=0, readable=False)
            with transaction(fresh):
                return _carry_over(old, fresh)


def _carry_over(old: Connection, fresh: Connection) -> Salvaged:
    for table in ("session", "installations", "settings", "recent"):
        _copy(old, fresh, table)
    entries = missing = 0
    for seq, found in _entries(old):
        if found is None:
            missing += 1
            continue
        entries += 1
        _insert(fresh, "entries", {**found, "seq": seq})
    # What became of the numbers is not known any more: count anew, under new installation ids.
    # The hub knows each entry by its id, so what it has already is not applied twice.
    for (subject,) in fresh.execute("SELECT subject FROM installations").fetchall():
        fresh.execute(
            "UPDATE installations SET id = ?, last_n = 0 WHERE subject = ?",
            (uuid.uuid4().hex, subject),
        )
    fresh.execute("UPDATE entries SET state = 'queued' WHERE state = 'in_flight'")
    fresh.execute("UPDATE entries SET n = NULL, installation = NULL")
    return Salvaged(entries=entries, missing=missing, readable=True)


def _entries(old: Connection) -> list[tuple[int, dict[str, Any] | None]]:
    """Every entry that was there, None for one that cannot be read."""
    old.row_factory = sqlite3_row
    try:
        return [(row["seq"], row) for row in old.execute("SELECT * FROM entries ORDER BY seq")]
    except Error:
        pass
    highest = max(
        (
            value
            for query in (
                "SELECT max(seq) AS top FROM entries",
                "SELECT max(seq) AS top FROM entries INDEXED BY entries_state",
            )
            if (value := _one(old, query)) is not None
        ),
        default=0,
    )
    found: list[tuple[int, dict[str, Any] | None]] = []
    for seq in range(1, min(highest, _LONGEST_WALK) + 1):
        try:
            row = old.execute("SELECT * FROM entries WHERE seq = ?", (seq,)).fetchone()
        except Error:
            found.append((seq, None))
        else:
            if row is not None:
                found.append((seq, row))
    return found


def _one(old: Connection, query: str) -> int | None:
    with suppress(Error):
        row = old.execute(query).fetchone()
        if row is not None and isinstance(row["top"], int):
            return row["top"]
    return None


def _copy(old: Connection, fresh: Connection, table: str) -> None:
    old.row_factory = sqlite3_row
    with suppress(Error):
        for row in old.execute(f"SELECT * FROM {table}"):  # noqa: S608 - our names
            _insert(fresh, table, row)


def _insert(fresh: Connection, table: str, row: dict[str, Any]) -> None:
    columns = ", ".join(f'"{name}"' for name in row)
    places = ", ".join("?" * len(row))
    fresh.execute(
        f"INSERT OR IGNORE INTO {table} ({columns}) VALUES ({places})",  # noqa: S608 - our names
        tuple(row.values()),
    )


def sqlite3_row(cursor: sqlite3.Cursor, values: tuple[Any, ...]) -> dict[str, Any]:
    """A row as a dictionary."""
    return {column[0]: value for column, value in zip(cursor.description, values, strict=True)}
