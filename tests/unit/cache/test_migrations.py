"""Files of every released version become what this one makes, whatever interrupts it."""

from __future__ import annotations

import shutil
from contextlib import closing
from pathlib import Path
from typing import Any

import msgspec
import pytest

from agent_desktop.cache.engine import Connection, connect
from agent_desktop.cache.files import CacheFiles, prepare
from agent_desktop.cache.migrations import Schema, migrate, version_of
from agent_desktop.cache.pulled import PulledFile
from agent_desktop.cache.reader import CacheReader
from agent_desktop.cache.schema import CUSTOMERS, OUTBOX
from agent_desktop.protocol.messages import Transaction
from tests.support.journeys import NOW, change, customer, pulled, response
from tests.unit.cache.conftest import KEY

FIRST = Path(__file__).parent / "schema_v1"


def _shape(connection: Connection) -> dict[str, Any]:
    """Tables, columns and indexes, however the statements were written."""
    found: dict[str, Any] = {}
    names = connection.execute(
        "SELECT type, name, tbl_name, sql FROM sqlite_schema WHERE name NOT LIKE '\\_sqlite%' "
        "ESCAPE '\\' AND tbl_name NOT LIKE '\\_sqlite%' ESCAPE '\\'"
    ).fetchall()
    for kind, name, table, sql in names:
        pragma = "table_xinfo" if kind == "table" else "index_xinfo"
        columns = connection.execute(f"PRAGMA {pragma}('{name}')").fetchall()
        found[name] = (kind, table, " ".join((sql or "").split()).partition(" WHERE ")[2], columns)
    return found


@pytest.mark.parametrize("schema", [CUSTOMERS, OUTBOX], ids=["customers", "outbox"])
def test_the_first_version_becomes_todays(tmp_path: Path, schema: Schema) -> None:
    with (
        closing(connect(tmp_path / "old.db", KEY, write=True, create=True)) as old,
        closing(connect(tmp_path / "new.db", KEY, write=True, create=True)) as new,
    ):
        old.executescript((FIRST / f"{schema.name}.sql").read_text())
        # As the first version left it: its step is noted as done.
        old.execute("INSERT INTO _sqlite_migrations VALUES (1, ?, '0001', '2026')", (schema.name,))
        assert version_of(old) == 1
        migrate(old, schema)
        migrate(new, schema)
        assert version_of(old) == version_of(new) == schema.version
        assert _shape(old) == _shape(new)


def test_a_profile_of_the_first_version_goes_on(tmp_path: Path) -> None:
    """What an older program did not keep is pulled once more; until then its rows stay."""
    files = CacheFiles(tmp_path / "profile")
    files.folder.mkdir()
    for schema, file in ((CUSTOMERS, files.customers), (OUTBOX, files.outbox)):
        with closing(connect(file, KEY, write=True, create=True)) as old:
            old.executescript((FIRST / f"{schema.name}.sql").read_text())
            old.execute(
                "INSERT INTO _sqlite_migrations VALUES (1, ?, '0001', '2026')", (schema.name,)
            )
            if schema is OUTBOX:
                continue
            old.execute(
                "INSERT INTO customers VALUES ('c1', 1, 3, 'ann example', 7, 7, ?, '{}')",
                (msgspec.json.encode(customer()),),
            )
            old.execute(
                "INSERT INTO responses VALUES "
                "('r1', 'c1', 'call-1', 'calls', 'card', 'negative', 7, 0)"
            )
            old.executemany(
                "INSERT INTO meta VALUES (?, ?)",
                [("cursor", "90"), ("complete", "1"), ("round", "3"), ("hub", "hub-1")],
            )
    prepare(files, KEY)
    with closing(PulledFile(files, KEY)) as store, closing(CacheReader(files, KEY)) as reader:
        standing = store.standing()
        assert (standing.cursor, standing.complete, standing.hub) == (0, False, "hub-1")
        found = reader.customer("c1")
        assert found is not None
        assert [answer.response_id for answer in found.answers] == ["r1"]
        assert reader.model() is None
        again = Transaction(
            position=90,
            customers=(change(customer()),),
            responses=(response("c1", "r1"),),
        )
        store.apply(pulled(again), NOW)
        assert store.finish_round() == frozenset()
        found = reader.customer("c1")
        assert found is not None
        assert [answer.asset_id for answer in found.answers] == ["card-talk"]


def _first(database: Any) -> None:
    database["notes"].create({"id": int, "text": str}, pk="id")


def _second(database: Any) -> None:
    database["notes"].add_column("at", int, not_null_default=7)
    database.execute("UPDATE notes SET text = upper(text)")
    # sqlite-utils makes the table anew for this; its except clauses must know sqlcipher3's errors.
    database["notes"].transform(rename={"text": "words"})


def _third(database: Any) -> None:
    database["notes"].insert({"id": 99, "words": "NEW", "at": 1, "by": "x"}, alter=True)


class PowerCut(Exception):
    pass


def test_a_cut_at_any_statement_loses_nothing(tmp_path: Path) -> None:
    before = Schema("notes", (_first,))
    after = Schema("notes", (_first, _second, _third))
    file = tmp_path / "notes.db"
    with closing(connect(file, KEY, write=True, create=True)) as made:
        migrate(made, before)
        made.executemany("INSERT INTO notes VALUES (?, ?)", [(1, "one"), (2, "two")])
    cuts = 0
    while _cut_short(file, tmp_path / f"cut-{cuts}.db", after, cuts):
        cuts += 1
    assert cuts > 10


def _cut_short(original: Path, file: Path, schema: Schema, statement: int) -> bool:
    """Copies the file as it is at the moment of that statement and goes on from the copy.

    False: the migration had fewer statements.
    """
    shutil.copy(original, file)
    copy = file.with_suffix(".copy")
    left = statement

    def count(_: str) -> None:
        nonlocal left
        if left == 0:
            for ending in ("", "-wal"):
                part = file.with_name(file.name + ending)
                if part.exists():
                    shutil.copy(part, copy.with_name(copy.name + ending))
        left -= 1

    with closing(connect(file, KEY, write=True)) as migrating:
        migrating.execute("PRAGMA synchronous=OFF")  # the copy below is the cut
        migrating.set_trace_callback(count)
        migrate(migrating, schema)
        migrating.set_trace_callback(None)
    if left >= 0:
        return False
    with closing(connect(copy, KEY, write=True)) as again:
        assert version_of(again) in {1, 2, 3}
        migrate(again, schema)
        assert again.execute("SELECT id, words, at FROM notes ORDER BY id").fetchall() == [
            (1, "ONE", 7),
            (2, "TWO", 7),
            (99, "NEW", 1),
        ]
    return True


def test_a_step_that_fails_leaves_the_version_before(tmp_path: Path) -> None:
    def broken(database: Any) -> None:
        database.execute("DELETE FROM notes")
        raise PowerCut

    file = tmp_path / "notes.db"
    with closing(connect(file, KEY, write=True, create=True)) as made:
        migrate(made, Schema("notes", (_first,)))
        made.execute("INSERT INTO notes VALUES (1, 'one')")
        with pytest.raises(PowerCut):
            migrate(made, Schema("notes", (_first, broken)))
        assert version_of(made) == 1
        assert made.execute("SELECT count(*) FROM notes").fetchone() == (1,)
