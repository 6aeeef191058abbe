"""customers.db under another key, killed between any two steps: nothing waits in vain for it."""

from __future__ import annotations

import secrets
import signal
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from agent_desktop.cache import rekeying
from agent_desktop.cache.engine import connect
from agent_desktop.cache.errors import CacheError, DiskTrouble
from agent_desktop.cache.files import CacheFiles, prepare

OLD, NEW, OTHER = (secrets.token_bytes(32) for _ in range(3))
STEPS = ("copied", "synced", "replaced", "settled")

_KILLED = """
import os, signal, sys
from pathlib import Path
from agent_desktop.cache import rekeying
from agent_desktop.cache.files import CacheFiles
folder, old, new, at = sys.argv[1:]
def reached(step):
    if step == at:
        os.kill(os.getpid(), signal.SIGKILL)
rekeying.move(CacheFiles(Path(folder)), bytes.fromhex(old), bytes.fromhex(new), reached)
"""


@pytest.fixture
def files(tmp_path: Path) -> CacheFiles:
    made = CacheFiles(tmp_path)
    prepare(made, OLD)
    with closing(connect(made.customers, OLD, write=True)) as database:
        database.execute("INSERT INTO meta VALUES ('cursor', '4711')")
    return made


def _cursor(files: CacheFiles, key: bytes) -> str:
    with closing(connect(files.customers, key, write=True)) as database:
        found: str = database.execute("SELECT value FROM meta WHERE key = 'cursor'").fetchone()[0]
        return found


def _same_schema(files: CacheFiles, key: bytes, tmp_path: Path) -> bool:
    fresh = CacheFiles(tmp_path / "fresh")
    prepare(fresh, key)
    said = []
    for file in (files.customers, fresh.customers):
        with closing(connect(file, key, write=True)) as database:
            rows = database.execute("SELECT type, name, sql FROM sqlite_schema ORDER BY name")
            version = database.execute("PRAGMA user_version").fetchone()
            said.append((sorted(map(repr, rows)), version))
    return said[0] == said[1]


def test_the_new_key_opens_it_and_the_old_one_does_not(files: CacheFiles, tmp_path: Path) -> None:
    rekeying.move(files, OLD, NEW)
    assert not rekeying.opens(files.customers, OLD)
    assert _cursor(files, NEW) == "4711"
    assert _same_schema(files, NEW, tmp_path)
    assert not list(files.folder.glob("customers.moving*"))
    assert prepare(files, OLD, NEW).kept == []
    rekeying.move(files, OLD, NEW)
    assert _cursor(files, NEW) == "4711"


@pytest.mark.parametrize("at", STEPS)
def test_killed_at_a_step_it_goes_on_from_there(at: str, files: CacheFiles) -> None:
    before = files.outbox.read_bytes()
    ended = subprocess.run(
        [sys.executable, "-c", _KILLED, str(files.folder), OLD.hex(), NEW.hex(), at],
        check=False,
    )
    assert ended.returncode == -signal.SIGKILL
    rekeying.move(files, OLD, NEW)
    assert _cursor(files, NEW) == "4711"
    assert files.outbox.read_bytes() == before


def test_a_half_written_copy_is_thrown_away(files: CacheFiles) -> None:
    (files.folder / "customers.moving").write_bytes(b"half a page")
    (files.folder / "customers.moving-wal").write_bytes(b"and its WAL")
    rekeying.move(files, OLD, NEW)
    assert _cursor(files, NEW) == "4711"


def test_what_neither_key_opens_is_left_for_the_repair(files: CacheFiles) -> None:
    before = files.customers.read_bytes()
    rekeying.move(files, OTHER, NEW)
    assert files.customers.read_bytes() == before
    done = prepare(files, OLD, NEW)
    assert done.customers_replaced
    assert done.salvaged is None


def test_somebody_who_has_it_open_is_waited_for_and_nothing_is_lost(
    files: CacheFiles, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("agent_desktop.cache.engine._BUSY_MS", 50)
    with closing(connect(files.customers, OLD, write=True)) as orphan:
        orphan.execute("BEGIN")
        orphan.execute("SELECT * FROM meta").fetchall()
        with pytest.raises(CacheError, match="still in use"):
            rekeying.move(files, OLD, NEW)
        assert rekeying.opens(files.customers, OLD)
    rekeying.move(files, OLD, NEW)
    assert _cursor(files, NEW) == "4711"


def test_a_disk_without_room_costs_the_cache_only(
    files: CacheFiles, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = files.outbox.read_bytes()

    def full(*_: object) -> None:
        raise DiskTrouble("full")

    monkeypatch.setattr(rekeying, "_copy", full)
    rekeying.move(files, OLD, NEW)
    assert not files.customers.exists()
    assert files.outbox.read_bytes() == before
    prepare(files, OLD, NEW)
    assert rekeying.opens(files.customers, NEW)


def test_rows_keep_their_ids_for_the_index_of_the_search(files: CacheFiles) -> None:
    """The search finds by the row ids of customers, which have gaps where somebody was dropped."""
    with closing(connect(files.customers, OLD, write=True)) as database:
        kinds = {row[1]: row[2] for row in database.execute("PRAGMA table_info(customers)")}
        empty = {"TEXT": "", "INTEGER": 0, "BLOB": b""}
        for n in range(9):
            row = {name: empty[kind] for name, kind in kinds.items()} | {"id": f"c{n}"}
            columns, places = ", ".join(row), ", ".join("?" * len(row))
            database.execute(
                f"INSERT INTO customers ({columns}) VALUES ({places})",  # noqa: S608 - our names
                tuple(row.values()),
            )
            database.execute("INSERT INTO sought (rowid, names) VALUES (?, ?)", (n + 1, f"name{n}"))
        database.execute("DELETE FROM customers WHERE id IN ('c0', 'c3', 'c4')")
        before = database.execute("SELECT rowid, id FROM customers").fetchall()
    rekeying.move(files, OLD, NEW)
    with closing(connect(files.customers, NEW, write=True)) as database:
        assert database.execute("SELECT rowid, id FROM customers").fetchall() == before
        found = database.execute("SELECT rowid FROM sought WHERE sought MATCH 'name7'").fetchall()
        assert found == [(8,)]
