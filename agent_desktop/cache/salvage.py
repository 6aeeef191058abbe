"""Carries over what can still be read of a damaged outbox. The original is only read."""

from __future__ import annotations

import shutil
import uuid
from contextlib import closing, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from agent_desktop.cache.engine import (
    Connection,
    Error,
    connect,
    lasting,
    only_reads,
    transaction,
)
from agent_desktop.cache.errors import CacheError
from agent_desktop.cache.lasting import LastingConnection
from agent_desktop.cache.migrations import migrate
from agent_desktop.cache.page_salvage import entries_of_pages
from agent_desktop.cache.schema import OUTBOX

# Beyond this many numbers only those are tried that an index still names.
_LONGEST_WALK: Final = 1_000_000
_MOST_UNREADABLE: Final = 2_000
"""Each bad page that is met costs a new connection: some two milliseconds."""
_BEYOND: Final = 500
_NUMBERS: Final = (
    "SELECT seq FROM entries NOT INDEXED ORDER BY seq",
    "SELECT seq FROM entries NOT INDEXED ORDER BY seq DESC",
    "SELECT seq FROM entries INDEXED BY sqlite_autoindex_entries_1 ORDER BY id",
    "SELECT seq FROM entries INDEXED BY sqlite_autoindex_entries_1 ORDER BY id DESC",
    'SELECT seq FROM entries INDEXED BY entries_state ORDER BY state, "by", seq',
    'SELECT seq FROM entries INDEXED BY entries_state ORDER BY state DESC, "by" DESC, seq DESC',
)
"""Walks through the table and its indexes from either end. The index of ids names them in no
order, so that even a part of it tells where they lie."""
_UNREADABLE: Final = (Error, MemoryError, CacheError)


@dataclass(frozen=True)
class Salvaged:
    """How much came over. `missing` counts entries that were there and cannot be read."""

    entries: int
    missing: int
    readable: bool
    """False when nothing at all could be read, so nobody knows what is missing."""


def salvage_outbox(
    original: Path, target: Path, key: bytes, salts: tuple[bytes, ...] = ()
) -> Salvaged:
    """Makes a new outbox in `target` from what `original` still gives: with its log and without,
    since a damaged log hides pages that are whole in the file, and then page by page. `original` is
    a copy that may change. `salts`: the file's first octets as they were, where they are known."""
    with closing(connect(target, key, write=True, create=True)) as fresh:
        migrate(fresh, OUTBOX)
        (table,) = fresh.execute("SELECT sql FROM sqlite_schema WHERE name = 'entries'").fetchone()
        # First, since SQLite throws a log away that it takes for none.
        single = entries_of_pages(original, key, salts, table, original.with_name("pages.db"))
        sources = [original] if original.exists() else []
        if sources and original.with_name(original.name + "-wal").exists():
            sources.append(original.with_name("without-its-log.db"))
            shutil.copyfile(original, sources[1])
        try:
            readable = [old for source in sources if (old := _opened(source, key)) is not None]
            try:
                if not readable and not single:
                    return Salvaged(entries=0, missing=0, readable=False)
                with transaction(fresh):
                    return _carry_over(readable, single, fresh)
            finally:
                for old in readable:
                    old.close()
        finally:
            for copy in sources[1:]:
                for ending in ("", "-wal", "-shm"):
                    copy.with_name(copy.name + ending).unlink(missing_ok=True)


def _opened(file: Path, key: bytes) -> Connection | None:
    """For reading. SQLCipher refuses a connection for good after one bad page, so each such page
    costs a new one. None where not even the schema can be read."""

    def again() -> Connection:
        connection = connect(file, key, write=False)
        # SQLite then reads a file that is shorter than it says of itself, too.
        connection.execute("PRAGMA writable_schema=ON")
        only_reads(connection)
        return connection

    try:
        old = lasting(again(), again, file)
    except CacheError:
        return None
    try:
        old.execute("SELECT count(*) FROM sqlite_schema").fetchone()
    except (Error, MemoryError, CacheError):
        old.close()
        return None
    return old


def _carry_over(
    sources: list[Connection], single: dict[int, dict[str, Any]], fresh: Connection
) -> Salvaged:
    """`single`: entries out of single pages, for those that no query reaches."""
    for table in ("session", "installations", "settings", "recent"):
        for old in sources:
            _copy(old, fresh, table)
    found: dict[int, dict[str, Any] | None] = {}
    for old in sources:
        for seq, row in _entries(old):
            if found.get(seq) is None:
                found[seq] = row
    known = {row["id"] for row in found.values() if row is not None}
    for seq, row in single.items():
        if found.get(seq) is None and row["id"] not in known:
            found[seq] = row
    whole = {seq: row for seq, row in found.items() if row is not None}
    for seq in sorted(whole):
        _insert(fresh, "entries", {**whole[seq], "seq": seq})
    # What became of the numbers is not known any more: count anew, under new installation ids.
    # The hub knows each entry by its id, so what it has already is not applied twice.
    for (subject,) in fresh.execute("SELECT subject FROM installations").fetchall():
        fresh.execute(
            "UPDATE installations SET id = ?, last_n = 0 WHERE subject = ?",
            (uuid.uuid4().hex, subject),
        )
    fresh.execute("UPDATE entries SET state = 'queued' WHERE state = 'in_flight'")
    fresh.execute("UPDATE entries SET n = NULL, installation = NULL")
    return Salvaged(entries=len(whole), missing=len(found) - len(whole), readable=True)


def _entries(old: Connection) -> list[tuple[int, dict[str, Any] | None]]:
    """Every entry that was there, None for one that cannot be read."""
    known, whole = _as_far_as_it_goes(old, _NUMBERS[0])
    for query in () if whole else _NUMBERS[1:]:
        known |= _as_far_as_it_goes(old, query)[0]
    found: list[tuple[int, dict[str, Any] | None]] = []
    unreadable = 0
    # Neighbours of what is known as well: a bad page hides some that no index names any more.
    first = max(1, min(known, default=1) - _BEYOND)
    last = max(known, default=0) + _BEYOND
    by_name = whole or last - first > _LONGEST_WALK
    for seq in sorted(known) if by_name else range(first, last + 1):
        if unreadable > _MOST_UNREADABLE and seq not in known:
            continue
        try:
            rows = _rows(old, "SELECT * FROM entries WHERE seq = ?", (seq,))
        except _UNREADABLE:
            unreadable += 1
            if seq in known:
                found.append((seq, None))
        else:
            found += [(seq, row) for row in rows]
    return found


def _as_far_as_it_goes(old: Connection, query: str) -> tuple[set[int], bool]:
    """The numbers that a walk meets before the first bad page, and whether it met none."""
    found: set[int] = set()
    try:
        for (seq,) in old.execute(query):
            found.add(seq)
    except _UNREADABLE:
        if isinstance(old, LastingConnection):
            old.distrust()
        return found, False
    return found, True


def _copy(old: Connection, fresh: Connection, table: str) -> None:
    with suppress(*_UNREADABLE):
        for row in _rows(old, f"SELECT * FROM {table}"):  # noqa: S608 - our names
            _insert(fresh, table, row)


def _rows(old: Connection, query: str, values: tuple[Any, ...] = ()) -> list[dict[str, Any]]:
    cursor = old.execute(query, values)
    names = [column[0] for column in cursor.description]
    try:
        return [dict(zip(names, row, strict=True)) for row in cursor]
    except _UNREADABLE:
        if isinstance(old, LastingConnection):
            old.distrust()
        raise


def _insert(fresh: Connection, table: str, row: dict[str, Any]) -> None:
    columns = ", ".join(f'"{name}"' for name in row)
    places = ", ".join("?" * len(row))
    fresh.execute(
        f"INSERT OR IGNORE INTO {table} ({columns}) VALUES ({places})",  # noqa: S608 - our names
        tuple(row.values()),
    )
