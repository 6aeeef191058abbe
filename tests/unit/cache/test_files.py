"""Files that are foreign, sealed otherwise, newer or write-protected: named, never touched."""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from agent_desktop.app.ports import NotSaved
from agent_desktop.cache import engine
from agent_desktop.cache.engine import check_version, connect
from agent_desktop.cache.errors import (
    CacheError,
    ForeignFile,
    NewerSchema,
    ProfileInUse,
    ReadOnlyCache,
    SqliteTooOld,
    WrongKey,
)
from agent_desktop.cache.files import CacheFiles, prepare
from agent_desktop.cache.lock import ProfileLock
from agent_desktop.cache.outbox import OutboxFile
from agent_desktop.cache.profile import OpenProfile
from agent_desktop.cache.pulled import PulledFile
from agent_desktop.cache.reader import CacheReader
from agent_desktop.protocol.messages import Transaction
from tests.faults.desk import WallClock
from tests.support.event_loop import in_a_loop
from tests.support.journeys import NOW, event, item, pulled, response
from tests.unit.cache.conftest import DANA, KEY
from tests.unit.cache.filled import CANARY, fill, waiting

OTHER_KEY = bytes(32)


def test_a_second_preparation_changes_nothing(files: CacheFiles) -> None:
    names = fill(files)
    before = files.outbox.read_bytes()
    done = prepare(files, KEY)
    assert (done.customers_replaced, done.salvaged, done.kept) == (False, None, [])
    assert files.outbox.read_bytes() == before
    assert waiting(files) == names


def test_nothing_is_written_in_plain_text(files: CacheFiles) -> None:
    fill(files)
    with closing(OutboxFile(files, KEY)) as outbox, closing(PulledFile(files, KEY)) as hub:
        outbox.commit((item(response(action=CANARY)),), None)
        hub.apply(pulled(Transaction(position=2, events=(event("c1", 1, text=CANARY),))), NOW)
        found = list(files.folder.rglob("*"))
        assert {file.name for file in found} >= {"outbox.db-wal", "customers.db-wal"}
        for file in found:
            raw = file.read_bytes()
            for secret in (CANARY, "dana", "+442079460018", "CREATE TABLE", KEY.hex()):
                assert secret.encode() not in raw, file.name
            assert KEY not in raw
            if sys.platform != "win32" and not file.name.endswith(("-wal", "-shm")):
                assert file.stat().st_mode & 0o077 == 0, file.name


def test_another_key_changes_nothing(files: CacheFiles) -> None:
    names = fill(files)
    before = {file: file.read_bytes() for file in files.folder.iterdir()}
    with pytest.raises(WrongKey, match="another key"):
        prepare(files, OTHER_KEY)
    files.key_check.unlink()
    with pytest.raises(WrongKey):
        prepare(files, OTHER_KEY)
    assert {f: f.read_bytes() for f in files.folder.iterdir()}.items() <= before.items()
    # With the right key the lost check is written again.
    prepare(files, KEY)
    assert waiting(files) == names
    with pytest.raises(WrongKey):
        prepare(files, OTHER_KEY)


def test_a_foreign_database_is_left_alone(tmp_path: Path) -> None:
    files = CacheFiles(tmp_path)
    with closing(sqlite3.connect(files.outbox)) as foreign:
        foreign.execute("CREATE TABLE theirs (a)")
        foreign.commit()
    before = files.outbox.read_bytes()
    with pytest.raises(ForeignFile, match="another program"):
        prepare(files, KEY)
    assert files.outbox.read_bytes() == before


def test_a_newer_schema_can_be_read_but_not_written(files: CacheFiles) -> None:
    names = fill(files)
    for file in (files.outbox, files.customers):
        with closing(connect(file, KEY, write=True)) as newer:
            newer.execute(
                "ALTER TABLE "
                + ("entries" if file == files.outbox else "events")
                + " ADD COLUMN of_the_future TEXT"
            )
            newer.execute("PRAGMA user_version=99")
    before = [file.read_bytes() for file in (files.outbox, files.customers)]
    assert "newer version" in prepare(files, KEY).newer
    with pytest.raises(NewerSchema):
        OutboxFile(files, KEY)
    with pytest.raises(NewerSchema):
        PulledFile(files, KEY)
    with closing(CacheReader(files, KEY)) as reader:
        found = reader.customer("c1")
        assert found is not None
        assert len(found.answers) == len(names)
    assert [file.read_bytes() for file in (files.outbox, files.customers)] == before


@in_a_loop
async def test_an_older_program_shows_a_newer_profile_and_says_why_it_records_nothing(
    files: CacheFiles,
) -> None:
    names = fill(files)
    with closing(connect(files.customers, KEY, write=True)) as newer:
        newer.execute("ALTER TABLE responses RENAME COLUMN touchpoint TO of_the_future")
        newer.execute("PRAGMA user_version=99")
    before = files.outbox.read_bytes()
    profile = OpenProfile(files, KEY, WallClock())
    try:
        assert "update the program" in profile.prepared.newer
        assert profile.outbox.session is not None
        assert [one.id for one in await profile.cache.search("ann", 5)] == ["c1"]
        assert len((await profile.cache.page("c1", None, 10))[0]) == 10
        # What it cannot read is no crash, but the same sentence.
        with pytest.raises(NewerSchema, match="update the program"):
            await profile.cache.customer("c1")
        with pytest.raises(NotSaved, match="update the program"):
            await profile.outbox.commit((item(response()),), None)
        with pytest.raises(NotSaved, match="update the program"):
            await profile.outbox.withdraw(names[0])
        with pytest.raises(NewerSchema, match="update the program"):
            await profile.outbox.save_setting("a", "b")
        with pytest.raises(NewerSchema, match="update the program"):
            await profile.outbox.take("dana", 10, 1000)
        assert (await profile.outbox.counts()).waiting == len(names)
    finally:
        profile.close()
    assert files.outbox.read_bytes() == before


def test_a_damaged_check_of_the_key_is_made_anew(files: CacheFiles) -> None:
    fill(files)
    files.key_check.write_bytes(b"\xff" * 65)
    done = prepare(files, KEY)
    assert (done.kept, done.salvaged) == ([], None)
    with pytest.raises(WrongKey):
        prepare(files, bytes(32))


def test_a_commit_waits_for_the_disk(files: CacheFiles) -> None:
    """A power cut cannot be made here; what makes a commit survive one can be asked."""
    for opened in (OutboxFile(files, KEY), PulledFile(files, KEY)):
        with closing(opened):
            assert opened._db.execute("PRAGMA synchronous").fetchone() == (2,), "FULL"
            assert opened._db.execute("PRAGMA journal_mode").fetchone() == ("wal",)
            assert opened._db.execute("PRAGMA secure_delete").fetchone() == (1,)
            assert opened._db.execute("PRAGMA cipher_status").fetchone() == ("1",)


def test_a_reader_cannot_write(files: CacheFiles) -> None:
    with (
        closing(CacheReader(files, KEY)) as reader,
        pytest.raises(engine.Error, match="readonly"),
    ):
        reader._db.execute("DELETE FROM customers")


def test_an_old_library_is_refused() -> None:
    with pytest.raises(SqliteTooOld, match=r"SQLite 3\.51\.1"):
        check_version((3, 51, 1))
    check_version((3, 51, 3))
    check_version()


def test_a_folder_that_cannot_be_written(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(ReadOnlyCache, match="cannot be opened for writing"):
        prepare(CacheFiles(tmp_path / "file" / "profile"), KEY)
    with pytest.raises(ReadOnlyCache):
        ProfileLock(tmp_path / "file").acquire()


@pytest.mark.skipif(sys.platform != "linux" or os.geteuid() != 0, reason="mounts need root")
def test_a_write_protected_disk(tmp_path: Path) -> None:
    disk = tmp_path / "disk"
    disk.mkdir()
    mounting = subprocess.run(
        ["mount", "-t", "tmpfs", "none", disk], check=False, capture_output=True
    )
    if mounting.returncode:
        pytest.skip("this machine lets nobody mount")
    try:
        files = CacheFiles(disk / "profile")
        prepare(files, KEY)
        fill(files)
        subprocess.run(["mount", "-o", "remount,ro", disk], check=True)
        with pytest.raises(CacheError) as caught:
            prepare(files, KEY)
        assert isinstance(caught.value, ReadOnlyCache)
    finally:
        subprocess.run(["umount", disk], check=True)


def test_one_desktop_a_profile(tmp_path: Path) -> None:
    lock = ProfileLock(tmp_path)
    lock.acquire()
    with pytest.raises(ProfileInUse, match="already running"):
        ProfileLock(tmp_path).acquire()
    script = (
        "import sys; from pathlib import Path; from agent_desktop.cache.lock import ProfileLock\n"
        "from agent_desktop.cache.errors import ProfileInUse\n"
        "try: ProfileLock(Path(sys.argv[1])).acquire()\n"
        "except ProfileInUse: sys.exit(7)"
    )
    command = [sys.executable, "-c", script, str(tmp_path)]
    assert subprocess.run(command, check=False).returncode == 7
    lock.release()
    assert subprocess.run(command, check=False).returncode == 0


def test_the_copy_of_a_live_profile_opens(files: CacheFiles, tmp_path: Path) -> None:
    """What a power cut leaves: the file and its WAL, as they were."""
    with closing(OutboxFile(files, KEY)) as outbox:
        outbox.sign_in(DANA)
        outbox.commit((item(response(response_id="a")),), None)
        copy = CacheFiles(tmp_path / "copy")
        shutil.copytree(files.folder, copy.folder)
    prepare(copy, KEY)
    assert waiting(copy) == ["a"]
