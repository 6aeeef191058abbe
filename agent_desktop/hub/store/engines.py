"""Connections to the hub's SQLite file.

The driver is sqlcipher3 without a key: the same SQLite 3.53 on every machine, where the standard
library's may be any version, with the WAL-reset bug that 3.51.3 mends (docs/decisions).
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import sqlcipher3.dbapi2 as driver
from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.pool import NullPool, QueuePool

from agent_desktop.hub.store.errors import UnsoundSqlite

SOUND = (3, 51, 3)
BUSY_MS = 5_000


def check_version(version: tuple[int, ...] = driver.sqlite_version_info) -> None:
    """Raises UnsoundSqlite where a WAL could be reset under a reader."""
    if version < SOUND:
        raise UnsoundSqlite(
            f"SQLite {'.'.join(map(str, version))} can corrupt a database that several threads "
            f"use (mended in {'.'.join(map(str, SOUND))}). Install sqlcipher3 0.6.4 or newer."
        )


def writing_engine(file: Path) -> Engine:
    """For the one writer: each transaction begins with the write lock, so it never fails later."""
    return _engine(
        # What is deleted or overwritten is gone from the file as well, or erasure would be a word.
        lambda: _connect(file, ("PRAGMA cache_size = -65536", "PRAGMA secure_delete = ON")),
        begin="BEGIN IMMEDIATE",
        pool={"poolclass": NullPool},
    )


def reading_engine(file: Path, connections: int) -> Engine:
    """For reads on any thread. A connection sees one state from its first read to its end."""
    return _engine(
        lambda: _connect(file, ("PRAGMA query_only = ON", "PRAGMA cache_size = -16384")),
        begin="BEGIN",
        pool={
            "poolclass": QueuePool,
            "pool_size": connections,
            "max_overflow": connections,
            "pool_timeout": 30,
        },
    )


def _engine(connect: Callable[[], Any], begin: str, pool: dict[str, Any]) -> Engine:
    engine = create_engine("sqlite+pysqlite://", module=driver, creator=connect, **pool)

    # The driver is in autocommit mode: it would begin late and behind our back.
    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        connection.exec_driver_sql(begin)

    return engine


def _connect(file: Path, pragmas: tuple[str, ...]) -> Any:
    connection = driver.connect(
        str(file),
        isolation_level=None,
        check_same_thread=False,
        timeout=BUSY_MS / 1000,
        cached_statements=512,
    )
    for pragma in (
        "PRAGMA journal_mode = WAL",
        "PRAGMA synchronous = FULL",
        "PRAGMA foreign_keys = ON",
        "PRAGMA wal_autocheckpoint = 8000",
        *pragmas,
    ):
        connection.execute(pragma)
    return connection
