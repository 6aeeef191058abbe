from __future__ import annotations

import asyncio
import subprocess
import sys
import threading
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import Connection, func, insert, select, text, update

from agent_desktop.hub.store.database import Database, begin_new_epoch
from agent_desktop.hub.store.engines import check_version
from agent_desktop.hub.store.errors import FolderInUse, NewerSchema, NotADatabase, UnsoundSqlite
from agent_desktop.hub.store.migrations import HEAD
from agent_desktop.hub.store.tables import meta, meta_position, metadata
from agent_desktop.hub.store.units import Committed, Unit
from agent_desktop.hub.store.upgrade import FOLDER, schema_of


def note(unit: Unit, key: str) -> int:
    unit.connection.execute(insert(meta).values(key=key, value=str(unit.position)))
    unit.touched(key)
    return unit.position


def notes(connection: Connection) -> dict[str, int]:
    rows = connection.execute(select(meta).where(meta.c.key.like("note-%")))
    return {row.key: int(row.value) for row in rows}


def test_the_migrated_schema_is_that_of_the_tables(tmp_path: Path) -> None:
    with Database.open(tmp_path) as database, database.reading() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, metadata) == []
        assert schema_of(connection) == HEAD
    newest = max(file.name.partition("_")[0] for file in (FOLDER / "versions").glob("0*.py"))
    assert newest == HEAD


def test_it_is_durable_in_wal(tmp_path: Path) -> None:
    with Database.open(tmp_path) as database:
        with database.reading() as connection:
            assert connection.execute(text("PRAGMA journal_mode")).scalar() == "wal"
        modes = database.write_now(
            lambda unit: [
                unit.connection.execute(text(f"PRAGMA {name}")).scalar()
                for name in ("synchronous", "foreign_keys")
            ]
        )
        assert modes == [2, 1]


def test_it_keeps_who_it_is(tmp_path: Path) -> None:
    with Database.open(tmp_path) as first:
        known = (first.hub_id, first.epoch, first.id_key)
        first.write_now(lambda unit: note(unit, "note-1"))
    assert len(known[2]) == 16
    with Database.open(tmp_path) as second:
        assert (second.hub_id, second.epoch, second.id_key) == known
        assert second.position == 1
    assert begin_new_epoch(tmp_path) > known[1]


def test_two_hubs_differ(tmp_path: Path) -> None:
    with Database.open(tmp_path / "a") as a, Database.open(tmp_path / "b") as b:
        assert a.hub_id != b.hub_id
        assert a.id_key != b.id_key


def test_a_second_process_is_told(tmp_path: Path) -> None:
    with Database.open(tmp_path):
        attempt = (
            "import sys, pathlib\n"
            "from agent_desktop.hub.store.database import Database\n"
            "Database.open(pathlib.Path(sys.argv[1]))\n"
        )
        result = subprocess.run(
            [sys.executable, "-c", attempt, str(tmp_path)],
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
        )
        assert result.returncode != 0
        assert "A hub is already serving this folder" in result.stderr
        with pytest.raises(FolderInUse):
            Database.open(tmp_path)
    Database.open(tmp_path).close()


def test_units_of_one_group_stand_and_fall_alone(tmp_path: Path) -> None:
    heard: list[Committed] = []

    def bad(unit: Unit) -> None:
        note(unit, "note-bad")
        raise ValueError("no")

    async def all_at_once(database: Database) -> list[int | BaseException | None]:
        hold = threading.Event()
        # Keeps the writer busy, so that the others wait and form a group.
        first = asyncio.ensure_future(database.write(lambda _: hold.wait(10)))
        await asyncio.sleep(0.05)
        others = [
            asyncio.ensure_future(database.write(lambda unit, n=n: note(unit, f"note-{n}")))
            for n in range(3)
        ]
        others.insert(1, asyncio.ensure_future(database.write(bad)))
        await asyncio.sleep(0)
        hold.set()
        await first
        return await asyncio.gather(*others, return_exceptions=True)

    with Database.open(tmp_path) as database:
        stop = database.listen(heard.append)
        results = asyncio.run(all_at_once(database))
        assert isinstance(results.pop(1), ValueError)
        with database.reading() as connection:
            found = notes(connection)
            position = connection.execute(select(meta_position.c.position)).scalar_one()
        assert sorted(found.values()) == results == [2, 3, 4]
        assert position == 4
        stop()
        database.write_now(lambda unit: note(unit, "note-unheard"))
    assert [(one.position, one.customers) for one in heard] == [
        (1, frozenset()),
        (2, {"note-0"}),
        (3, {"note-1"}),
        (4, {"note-2"}),
    ]


def test_a_failed_unit_empties_the_memory(tmp_path: Path) -> None:
    def remember(unit: Unit) -> None:
        database.memory["seen"] = unit.position

    def fail(_: Unit) -> None:
        raise KeyError("x")

    with Database.open(tmp_path) as database:
        database.write_now(remember)
        assert database.memory
        with pytest.raises(KeyError):
            database.write_now(fail)
        assert not database.memory


def test_nobody_hears_of_success_before_the_commit(tmp_path: Path) -> None:
    with Database.open(tmp_path) as database:
        seen: list[int] = []

        def look(_: Committed) -> None:
            with database.reading() as connection:
                seen.append(connection.execute(select(func.count()).select_from(meta)).scalar_one())

        before = 3
        database.listen(look)
        database.write_now(lambda unit: note(unit, "note-1"))
        assert seen == [before + 1]


def test_a_reader_sees_one_state(tmp_path: Path) -> None:
    with Database.open(tmp_path) as database, database.reading() as connection:
        assert notes(connection) == {}
        database.write_now(lambda unit: note(unit, "note-1"))
        assert notes(connection) == {}


def test_readers_cannot_write(tmp_path: Path) -> None:
    with (
        Database.open(tmp_path) as database,
        database.reading() as connection,
        pytest.raises(Exception, match="readonly"),
    ):
        connection.execute(update(meta_position).values(position=9))


def test_a_unit_may_not_wait_for_another(tmp_path: Path) -> None:
    with Database.open(tmp_path) as database, pytest.raises(RuntimeError, match="must not wait"):
        database.write_now(lambda _: database.write_now(lambda unit: unit.position))


def test_a_newer_schema_is_left_alone(tmp_path: Path) -> None:
    with Database.open(tmp_path) as database:
        database.write_now(
            lambda unit: unit.connection.execute(text("UPDATE alembic_version SET version_num='9'"))
        )
    with pytest.raises(NewerSchema, match="newer Agent Desktop"):
        Database.open(tmp_path)


def test_a_foreign_file_is_named_and_kept(tmp_path: Path) -> None:
    file = tmp_path / "hub.db"
    file.write_bytes(b"not a database" * 500)
    with pytest.raises(NotADatabase, match="left as it is"):
        Database.open(tmp_path)
    assert file.read_bytes() == b"not a database" * 500


def test_an_unsound_sqlite_is_refused() -> None:
    check_version()
    with pytest.raises(UnsoundSqlite, match=r"3\.51\.2"):
        check_version((3, 51, 2))
