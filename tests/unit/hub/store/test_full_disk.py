from __future__ import annotations

import asyncio
import stat
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace

import pytest
from sqlalchemy import Connection, insert, text

from agent_desktop.hub.store.database import Database
from agent_desktop.hub.store.errors import NotStored
from agent_desktop.hub.store.tables import meta
from agent_desktop.hub.store.units import Unit


def pages(database: Database, most: str) -> None:
    """SQLite's own limit fails as a full disk does."""

    def limit(unit: Unit) -> None:
        unit.connection.exec_driver_sql(f"PRAGMA max_page_count = {most}")

    database.write_now(limit)


def large(unit: Unit) -> None:
    unit.connection.execute(insert(meta).values(key="large", value="x" * 200_000))


def found(connection: Connection) -> int:
    return int(
        connection.execute(text("SELECT count(*) FROM meta WHERE key = 'large'")).scalar_one()
    )


def test_a_full_database_refuses_says_so_once_and_goes_on(
    tmp_path: Path, expect_log: Callable[[str], None], caplog: pytest.LogCaptureFixture
) -> None:
    expect_log("commit refused")
    with Database.open(tmp_path) as database:
        with database.reading() as connection:
            used = connection.execute(text("PRAGMA page_count")).scalar_one()
        pages(database, str(used))
        for _ in range(3):
            with pytest.raises(NotStored, match="disk full"):
                database.write_now(large)
        assert caplog.text.count("commit refused") == 1
        with database.reading() as connection:
            assert found(connection) == 0
        pages(database, "1000000")
        database.write_now(large)
        with database.reading() as connection:
            assert found(connection) == 1
        assert asyncio.run(database.stores())


def test_it_tries_again_whether_it_stores(
    tmp_path: Path, expect_log: Callable[[str], None]
) -> None:
    expect_log("commit refused")
    with Database.open(tmp_path) as database:

        def broken(unit: Unit) -> None:
            unit.connection.exec_driver_sql("INSERT INTO nowhere VALUES (1)")

        with pytest.raises(NotStored):
            database.write_now(broken)
        assert asyncio.run(database.stores()), "the database itself is well"


def test_without_room_it_is_not_ready(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with Database.open(tmp_path) as database:
        assert asyncio.run(database.stores())
        monkeypatch.setattr("shutil.disk_usage", lambda _: SimpleNamespace(free=4096))
        assert not asyncio.run(database.stores())


def test_nobody_else_reads_the_files(tmp_path: Path) -> None:
    with Database.open(tmp_path):
        for file in tmp_path.glob("hub.db*"):
            assert stat.S_IMODE(file.stat().st_mode) == 0o600, file.name
