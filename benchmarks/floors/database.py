"""Encrypted SQLite with nothing around it: raw key, WAL, synchronous=FULL."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from sqlcipher3 import dbapi2

KEY = "0f" * 32


def connect(path: Path) -> Any:
    connection = dbapi2.connect(str(path), isolation_level=None)
    connection.execute(f"PRAGMA key=\"x'{KEY}'\"")
    connection.execute("PRAGMA journal_mode=WAL")
    connection.execute("PRAGMA synchronous=FULL")
    return connection


CUSTOMERS = 20_000
EVENTS = 1_000_000
LARGEST = 10_000
"""Events of the customer whose journey is opened."""
FIRST_PAGE = 50

NUMBER = "+447700900000"


def filled(path: Path) -> Path:
    """20,000 customers and 1,000,000 events; made once, in about a minute, and kept."""
    if path.exists():
        return path
    path.parent.mkdir(parents=True, exist_ok=True)
    making = path.with_suffix(".making")
    making.unlink(missing_ok=True)
    database = connect(making)
    database.execute("PRAGMA synchronous=OFF")
    database.execute(
        "CREATE TABLE customers (number TEXT PRIMARY KEY, id INTEGER, record TEXT) WITHOUT ROWID"
    )
    database.execute(
        "CREATE TABLE events (customer INTEGER, at INTEGER, id INTEGER, type TEXT, text TEXT,"
        " PRIMARY KEY (customer, at DESC, id)) WITHOUT ROWID"
    )
    database.execute("BEGIN")
    database.executemany(
        "INSERT INTO customers VALUES (?, ?, ?)",
        ((f"+44{7_700_900_000 + n}", n, '{"name": "A Person"}') for n in range(CUSTOMERS)),
    )
    for customer in range(CUSTOMERS):
        count = LARGEST if customer == 0 else (EVENTS - LARGEST) // (CUSTOMERS - 1)
        database.executemany(
            "INSERT INTO events VALUES (?, ?, ?, 'Page Viewed', ?)",
            (
                (customer, 1_700_000_000_000 + n * 977, n, f"page {n} of the shop")
                for n in range(count)
            ),
        )
    database.execute("COMMIT")
    database.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    database.close()
    making.rename(path)
    return path
