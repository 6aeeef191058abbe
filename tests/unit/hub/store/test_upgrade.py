"""A hub's folder of every released schema opens, and a kill in the middle loses nothing (I19)."""

from __future__ import annotations

import os
import sqlite3
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import event

from agent_desktop.hub.store.database import Database
from agent_desktop.hub.store.engines import writing_engine
from agent_desktop.hub.store.migrations import HEAD
from agent_desktop.hub.store.tables import metadata
from agent_desktop.hub.store.upgrade import FOLDER, schema_of, upgrade

KEPT = Path(__file__).parents[3] / "kept"


def laid_down(folder: Path, schema: str) -> Path:
    """The kept database of that schema, as a hub left it."""
    file = folder / "hub.db"
    with sqlite3.connect(file) as connection:
        connection.executescript((KEPT / f"hub-{schema}.sql").read_text("utf-8"))
    connection.close()
    return file


def all_rows(file: Path) -> dict[str, list[tuple[object, ...]]]:
    connection = sqlite3.connect(file)
    try:
        names = [
            row[0]
            for row in connection.execute(
                "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"
            )
        ]
        return {
            name: connection.execute(f"SELECT * FROM {name} ORDER BY 1").fetchall()  # noqa: S608 - our own tables
            for name in names
        }
    finally:
        connection.close()


def test_a_database_of_every_released_schema_is_kept() -> None:
    schemas = {file.name.partition("_")[0] for file in (FOLDER / "versions").glob("0*.py")}
    kept = {file.stem.removeprefix("hub-") for file in KEPT.glob("hub-*.sql")}
    assert schemas - {HEAD} <= kept


def test_the_first_schema_is_brought_up_with_all_that_was_in_it(tmp_path: Path) -> None:
    before = all_rows(laid_down(tmp_path, "0001"))
    with Database.open(tmp_path) as database, database.reading() as connection:
        assert schema_of(connection) == HEAD
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, metadata) == []
        refused = connection.exec_driver_sql(
            "SELECT id, installation, n, code, team, body, settled FROM refused_entries"
        ).all()
        assert [tuple(row) for row in refused] == [
            ("r2", "desk", 2, "unknown_customer", "cards", None, None)
        ]
    after = all_rows(tmp_path / "hub.db")
    for name, rows in before.items():
        if name == "installations":
            assert [(*row, 0, None, None) for row in rows] == after[name]
        elif name not in {"alembic_version", "meta"}:
            assert rows == after[name], name


def test_a_kill_at_any_statement_of_the_upgrade_loses_nothing(tmp_path: Path) -> None:
    file = laid_down(tmp_path, "0001")
    before = all_rows(file)
    killed = 0
    while _killed_at(file, killed + 1):
        killed += 1
        assert all_rows(file) == before, f"after the kill at statement {killed}"
    assert killed > 15
    assert all_rows(file)["alembic_version"] == [(HEAD,)]


def _killed_at(file: Path, statement: int) -> bool:
    """Upgrade in another process, which ends without a word before that statement, or before the
    COMMIT. False where it came to its end."""
    child = os.fork()
    if child == 0:
        seen = 0
        engine = writing_engine(file)

        def count(*_: object) -> None:
            nonlocal seen
            seen += 1
            if seen == statement:
                os._exit(9)

        event.listen(engine, "before_cursor_execute", count)
        event.listen(engine, "commit", count)
        try:
            upgrade(engine)
        except BaseException:
            os._exit(1)
        os._exit(0)
    _, status = os.waitpid(child, 0)
    code = os.waitstatus_to_exitcode(status)
    assert code in {0, 9}, code
    return code == 9


@pytest.mark.parametrize("schema", ["9999", "0003"])
def test_a_newer_schema_is_left_alone(tmp_path: Path, schema: str) -> None:
    file = laid_down(tmp_path, "0001")
    connection = sqlite3.connect(file)
    connection.execute("UPDATE alembic_version SET version_num = ?", (schema,))
    connection.commit()
    connection.close()
    before = all_rows(file)
    with pytest.raises(Exception, match="newer Agent Desktop"):
        Database.open(tmp_path)
    assert all_rows(file) == before
