"""The hub's floor: the same rows into bare SQLite, durable, in groups, and read again."""

from __future__ import annotations

import hashlib
import time
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import chain
from pathlib import Path
from typing import Any

import sqlcipher3.dbapi2 as driver

GROUP = 1_600
"""Sixteen connections' batches of a hundred, in one COMMIT."""
STEP = 100

_ONE = "(?,?,?,?,?,?,?,?,?)"
_INSERT = (
    "INSERT INTO events (id, position, customer_id, identity_id, touchpoint, channel, type, at,"  # noqa: S608 - question marks
    " properties) VALUES " + ",".join([_ONE] * STEP)
)


@contextmanager
def opened(file: Path) -> Iterator[Any]:
    """A database with the hub's table of events and its indices, set as the hub sets it."""
    connection = driver.connect(str(file), isolation_level=None)
    for pragma in ("journal_mode = WAL", "synchronous = FULL", "wal_autocheckpoint = 8000",
                   "cache_size = -65536"):  # fmt: skip
        connection.execute(f"PRAGMA {pragma}")
    connection.execute(
        "CREATE TABLE IF NOT EXISTS events (seq INTEGER PRIMARY KEY, id BLOB NOT NULL UNIQUE,"
        " position INT, customer_id TEXT, identity_id TEXT, touchpoint TEXT, channel TEXT,"
        " type TEXT, at INT, properties BLOB)"
    )
    connection.execute("CREATE INDEX IF NOT EXISTS j ON events (customer_id, at, seq)")
    connection.execute("CREATE INDEX IF NOT EXISTS p ON events (position)")
    try:
        yield connection
    finally:
        connection.close()


def rows(first: int, count: int, people: int) -> list[tuple[Any, ...]]:
    """What the hub stores of `hub_load.event`."""
    made = []
    for n in range(first, first + count):
        person = f"{n * 7_919 % people:016x}"
        id_ = hashlib.blake2b(str(n).encode(), digest_size=16).digest()
        properties = b'{"name":"Phone","price":1.5,"note":"' + b"x" * 230 + b'"}'
        made.append(
            (id_, n // GROUP, person, person, "loan-desk", "assisted", "Product Viewed",
             1_767_000_000_000 + n, properties)
        )  # fmt: skip
    return made


def insert(connection: Any, made: list[tuple[Any, ...]]) -> float:
    """Rows a second."""
    start = time.perf_counter()
    for at in range(0, len(made), GROUP):
        connection.execute("BEGIN IMMEDIATE")
        for step in range(at, min(at + GROUP, len(made)), STEP):
            connection.execute(_INSERT, tuple(chain.from_iterable(made[step : step + STEP])))
        connection.execute("COMMIT")
    return len(made) / (time.perf_counter() - start)


def read(connection: Any, person: str, count: int) -> bytes:
    """The newest events of one customer as JSON."""
    found = connection.execute(
        'SELECT \'{"id":"\' || hex(id) || \'","type":"\' || type || \'","at":\' || at ||'
        " ',\"properties\":' || CAST(properties AS TEXT) || '}' FROM events WHERE customer_id = ?"
        " ORDER BY at DESC, seq DESC LIMIT ?",
        (person, count),
    )
    return ("[" + ",".join(row[0] for row in found) + "]").encode()
