"""The bundle for support tells a lot, and nothing about anybody."""

from __future__ import annotations

import getpass
import io
import json
import logging
import platform
import zipfile
from contextlib import closing
from pathlib import Path

import pytest

from agent_desktop.app.ports import SyncState
from agent_desktop.bootstrap.diagnostics import Profile, bundle, main
from agent_desktop.bootstrap.log_digest import digest
from agent_desktop.bootstrap.log_file import log_to
from agent_desktop.cache.engine import Connection, connect
from agent_desktop.cache.files import CacheFiles, prepare
from agent_desktop.keystore.ephemeral import EphemeralKeyStore

KEY = bytes(range(32))
NOW = 1_760_000_000_000
CANARY = "kanari"


def unpacked(content: bytes) -> dict[str, str]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name).decode() for name in archive.namelist()}


def plant(db: Connection) -> set[str]:
    """A row in each table with a canary in each column that takes text. Returns the columns."""
    planted = set()
    db.execute("PRAGMA ignore_check_constraints=ON")
    tables = db.execute(
        "SELECT name FROM sqlite_master WHERE type = 'table' AND sql NOT LIKE '%VIRTUAL%'"
    ).fetchall()
    for (table,) in tables:
        if table.startswith(("sqlite_", "sought_", "_")):
            continue
        columns = db.execute(f"PRAGMA table_info({table})").fetchall()
        values: list[str | int] = []
        for _, name, kind, *_rest in columns:
            if kind.upper() == "INTEGER":
                values.append(1)
            else:
                values.append(f"{CANARY}_{table}_{name}")
                planted.add(f"{table}.{name}")
        marks = ", ".join("?" * len(values))
        statement = f"INSERT OR REPLACE INTO {table} VALUES ({marks})"  # noqa: S608 - our tables
        db.execute(statement, values)
    return planted


@pytest.fixture
def profile(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Profile:
    """A profile with canaries wherever somebody could have written something."""
    folder = tmp_path / f"{CANARY}-folder"
    files = CacheFiles(folder)
    prepare(files, KEY)
    with closing(connect(files.outbox, KEY, write=True)) as db:
        planted = plant(db)
        db.execute(
            "INSERT INTO entries SELECT seq + 1, id || '2', installation, n + 1, 'response', "
            "\"by\", made_at, customer_id, contact_id, refers, body, decision, 'quarantined', "
            "'unknown_customer', message, 2, settled_at FROM entries"
        )
    with closing(connect(files.customers, KEY, write=True)) as db:
        planted |= plant(db)
        db.executemany(
            "INSERT OR REPLACE INTO meta VALUES (?, ?)",
            [
                ("cursor", f"{CANARY}-cursor"),
                ("epoch", "3"),
                ("policy", json.dumps({"version": f"{CANARY}-policy", "customers": 321})),
            ],
        )
    assert {"entries.body", "session.token", "customers.record", "events.properties"} <= planted
    (folder / "window.json").write_text(
        json.dumps({"theme": "dark", "language": "de", f"{CANARY}": f"{CANARY}-setting"})
    )
    (folder / "desktop.log").write_text(LOG, encoding="utf-8")
    for name in (
        "LOGNAME",
        "USER",
        "QT_QPA_PLATFORM",
        "LANG",
        "AGENT_DESKTOP_PROFILE",
        "HTTPS_PROXY",
    ):
        monkeypatch.setenv(name, f"{CANARY}-{name.lower()}")
    monkeypatch.setattr(platform, "node", lambda: f"{CANARY}-host")
    monkeypatch.setattr(platform, "release", lambda: f"5.15.0-{CANARY}")
    return Profile(files, KEY, KEY)


DRAIN = "2026-11-22 14h ERROR agent_desktop.sync.drain: the outbox cannot be read or written"
LOG = f"""\
2026-11-22 14:02:11,001 ERROR agent_desktop.sync.drain the outbox cannot be read or written
Traceback (most recent call last):
  File "/home/{CANARY}/lib/agent_desktop/sync/drain.py", line 98, in _pass
    batch = await self._queue.take("{CANARY}")
  File "/home/{CANARY}/lib/agent_desktop/{CANARY}.py", line 7, in {CANARY}
agent_desktop.cache.errors.DiskTrouble: {CANARY} is full
{CANARY}Error: {CANARY}
2026-11-22 14:02:12,001 ERROR agent_desktop.{CANARY} {CANARY} said that
2026-11-22 14:03:12,001 ERROR agent_desktop.bootstrap.system the task '{CANARY}' broke: \
ValueError at x.py:3
2026-11-22 15:03:12,001 WARNING {CANARY}.library {CANARY}
{CANARY}
"""


def test_no_canary_gets_out(profile: Profile) -> None:
    state = SyncState(
        online=True,
        waiting=2,
        refused=1,
        last_contact_at=NOW - 5_000,
        signed_in=True,
        not_saved=f"{CANARY} was not saved",
        trouble=f"https://{CANARY}.example.org does not answer",
    )
    content = bundle([profile], NOW, state)
    found = unpacked(content)
    everything = "\n".join((*found, *found.values())).casefold()
    assert CANARY not in everything
    for secret in (KEY.hex(), str(profile.files.folder), platform.node(), getpass.getuser()):
        assert secret.casefold() not in everything
    assert CANARY.encode() not in content


def test_it_tells_what_support_needs(profile: Profile) -> None:
    found = {name: json.loads(text) for name, text in unpacked(bundle([profile], NOW)).items()}
    files = found["profile-1/files.json"]
    assert files["outbox.db"]["entries"] == {"other other": 1, "quarantined response": 1}
    assert files["outbox.db"]["last errors by code"]["quarantined unknown_customer"] == 1
    assert files["outbox.db"]["schema version"] >= 1
    assert files["customers.db"]["policy"]["customers"] == 321
    assert files["customers.db"]["rows"]["customers"] == 1
    assert files["customers.db"]["pulled"] == {"cursor": None, "epoch": 3}
    assert found["profile-1/settings.json"]["theme"] == "dark"
    assert found["about.json"]["release"] == "5.15.0"
    assert found["profile-1/log.json"] == [
        "2026-11-22 14h ERROR agent_desktop (1)",
        "2026-11-22 14h ERROR agent_desktop.bootstrap.system: the task (1)",
        "2026-11-22 14h ERROR agent_desktop.bootstrap.system: the task: ValueError (1)",
        f"{DRAIN} (1)",
        f"{DRAIN} at agent_desktop line 7 (1)",
        f"{DRAIN} at agent_desktop.sync.drain line 98 (1)",
        f"{DRAIN}: DiskTrouble (1)",
    ]


def test_a_record_of_ours_is_read_as_it_is_written(tmp_path: Path) -> None:
    file = tmp_path / "desktop.log"
    handlers = logging.getLogger().handlers[:]
    logging.getLogger().handlers.clear()
    try:
        log_to(file)
        form = logging.getLogger().handlers[-1].formatter
    finally:
        for handler in logging.getLogger().handlers:
            handler.close()
        logging.getLogger().handlers[:] = handlers
    assert form is not None
    record = logging.LogRecord(
        "agent_desktop.sync.pulling", logging.WARNING, "", 1, "the pulling process ended with %s",
        ("status -9",), None,
    )  # fmt: skip
    (line,) = digest([form.format(record)])
    assert "WARNING agent_desktop.sync.pulling: the pulling process ended with status (1)" in line


def test_a_sealed_file_and_a_damaged_one_are_told_of(tmp_path: Path) -> None:
    files = CacheFiles(tmp_path)
    prepare(files, KEY)
    files.outbox.write_bytes(b"x" * 8192)
    text = unpacked(bundle([Profile(files, KEY, None)], NOW))["profile-1/files.json"]
    told = json.loads(text)
    assert told["outbox.db"]["could not be read"] == "CacheDamaged"
    assert told["outbox.db"]["bytes"] == 8192
    assert told["customers.db"]["sealed"]


def test_a_file_behind_a_pin_is_not_called_damaged(tmp_path: Path) -> None:
    files = CacheFiles(tmp_path)
    prepare(files, KEY)
    for part in tmp_path.glob("customers.db*"):
        part.unlink()
    with closing(connect(files.customers, bytes(32), write=True, create=True)) as db:
        db.execute("CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT)")
    text = unpacked(bundle([Profile(files, KEY, KEY)], NOW))["profile-1/files.json"]
    told = json.loads(text)["customers.db"]
    assert told["could not be read"] == "sealed with another key, or damaged"


def test_the_command_line_writes_it(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    keystore = EphemeralKeyStore()
    folder, file = tmp_path / "profile", tmp_path / "out.zip"
    prepare(CacheFiles(folder), keystore.create(str(folder)))
    assert main(["--profile", str(folder), str(file)], keystore) == 0
    assert "no names, numbers, tokens or keys" in capsys.readouterr().out
    assert (
        json.loads(unpacked(file.read_bytes())["profile-1/files.json"])["outbox.db"]["people"] == 0
    )
    assert main(["--profile", str(folder)], keystore) == 2
    assert main([str(file), "--profile", str(tmp_path / "nowhere")], keystore) == 1
    assert main(["--profile", str(folder), str(tmp_path / "no" / "such" / "x.zip")], keystore) == 1
