"""Entries out of the single pages of a damaged outbox, where no query finds the way to them.

Each page is sealed by itself, with its number and the file's salt. So whole ones are put below a
first page of our own, whose table of entries begins at whatever page is looked at: SQLite then
reads that page as if it were the table, follows what runs over to other pages, and refuses what is
not whole. The write-ahead log holds later states of pages; the latest whole one of each counts.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator
from contextlib import closing, suppress
from pathlib import Path
from typing import Any, Final

from agent_desktop.cache.engine import Connection, Error, connect
from agent_desktop.cache.errors import CacheError
from agent_desktop.protocol.messages import EntryKind
from agent_desktop.sync.queue import EntryState

PAGE: Final = 4096
SALT: Final = 16
_LOG_HEADER: Final = 32
_FRAME_HEADER: Final = 24
_EARLIER: Final = 3
"""So many states of a page are tried, the latest first."""
_MOST_PAGES: Final = 65_536
_UNREADABLE: Final = (Error, MemoryError, CacheError)
_KINDS: Final = frozenset(kind.value for kind in EntryKind)
_STATES: Final = frozenset(state.value for state in EntryState)

Row = dict[str, Any]


def entries_of_pages(
    original: Path, key: bytes, salts: tuple[bytes, ...], table: str, scratch: Path
) -> dict[int, Row]:
    """By their `seq`. `table`: the SQL that makes the table of entries. `scratch`: a file that may
    be made and is deleted. `salts`: the file's own is tried besides. Raises OSError."""
    states = _states(original)
    with suppress(OSError), original.open("rb") as opened:
        salts = tuple(dict.fromkeys((opened.read(SALT), *salts)))
    found: dict[int, Row] = {}
    try:
        for salt in salts:
            if len(salt) == SALT and not found:
                found = _read_all(scratch, key + salt, table, states)
    finally:
        for ending in ("", "-wal", "-shm", "-journal"):
            scratch.with_name(scratch.name + ending).unlink(missing_ok=True)
    return found


def salt_of(file: Path) -> bytes:
    """The first octets of a file, which are not sealed: without them no page can be read."""
    with file.open("rb") as opened:
        return opened.read(SALT)


def _states(original: Path) -> dict[int, list[bytes]]:
    """Of each page what the file and then its log say, the latest last."""
    states: dict[int, list[bytes]] = defaultdict(list)
    raw = original.read_bytes() if original.exists() else b""
    for start in range(PAGE, len(raw) - PAGE + 1, PAGE):
        states[start // PAGE + 1].append(raw[start : start + PAGE])
    log = original.with_name(original.name + "-wal")
    frames = log.read_bytes()[_LOG_HEADER:] if log.exists() else b""
    step = _FRAME_HEADER + PAGE
    most = min(_MOST_PAGES, (len(raw) + len(frames)) // PAGE + 2)
    for start in range(0, len(frames) - step + 1, step):
        number = int.from_bytes(frames[start : start + 4], "big")
        if 2 <= number <= most:
            states[number].append(frames[start + _FRAME_HEADER : start + step])
    return {number: some for number, some in states.items() if number <= _MOST_PAGES}


def _read_all(
    scratch: Path, key: bytes, table: str, states: dict[int, list[bytes]]
) -> dict[int, Row]:
    found: dict[int, Row] = {}
    left = set(states)
    _make(scratch, key, table, max(states, default=1))
    for back in range(1, _EARLIER + 1):
        with scratch.open("r+b") as opened:
            for number in left:
                opened.seek((number - 1) * PAGE)
                opened.write(states[number][-min(back, len(states[number]))])
        for number in sorted(left):
            for seq, row in _entries_below(scratch, key, number):
                found.setdefault(seq, row)
                left.discard(number)
        left = {number for number in left if len(states[number]) > back}
        if not left:
            break
    return found


def _make(scratch: Path, key: bytes, table: str, pages: int) -> None:
    """A file of at least so many pages with that table in it."""
    scratch.unlink(missing_ok=True)
    with closing(connect(scratch, key, write=False, create=True)) as made:
        made.execute("PRAGMA journal_mode=DELETE")
        made.execute("PRAGMA synchronous=OFF")
        made.execute(table)
        made.execute("CREATE TABLE filler (x)")
        made.execute("INSERT INTO filler VALUES (zeroblob(?))", ((pages + 8) * PAGE,))


def _entries_below(scratch: Path, key: bytes, page: int) -> Iterator[tuple[int, Row]]:
    """Nothing, where that page is none of the table's or is not whole."""
    seqs: list[int] = []
    with suppress(*_UNREADABLE), closing(_rooted(scratch, key, page)) as reading:
        for (seq,) in reading.execute("SELECT seq FROM entries NOT INDEXED"):
            seqs.append(seq)
    after_trouble: Connection | None = None
    try:
        for seq in seqs:
            try:
                after_trouble = after_trouble or _rooted(scratch, key, page)
                cursor = after_trouble.execute(
                    "SELECT * FROM entries NOT INDEXED WHERE seq = ?", (seq,)
                )
                names = [column[0] for column in cursor.description]
                row = dict(zip(names, cursor.fetchone() or (), strict=False))
            except _UNREADABLE:
                # SQLCipher refuses a connection for good after one bad page.
                if after_trouble is not None:
                    after_trouble.close()
                after_trouble = None
                continue
            if _is_entry(row):
                yield seq, row
    finally:
        if after_trouble is not None:
            after_trouble.close()


def _rooted(scratch: Path, key: bytes, page: int) -> Connection:
    """A connection to which the table of entries begins at that page; nothing of it is written."""
    connection = connect(scratch, key, write=False)
    try:
        connection.execute("PRAGMA writable_schema=ON")
        connection.execute("BEGIN")
        connection.execute("UPDATE sqlite_schema SET rootpage = ? WHERE name = 'entries'", (page,))
        connection.execute("PRAGMA writable_schema=RESET")
    except BaseException:
        connection.close()
        raise
    return connection


def _is_entry(row: Row) -> bool:
    """Not a row of another table, read as one of this."""
    texts = ("id", "kind", "by", "customer_id", "contact_id", "body", "state", "code", "message")
    if not row or not all(isinstance(row.get(name), str) for name in texts):
        return False
    if row["kind"] not in _KINDS or row["state"] not in _STATES or not row["id"]:
        return False
    try:
        return isinstance(row["made_at"], int) and isinstance(json.loads(row["body"]), dict)
    except ValueError:
        return False
