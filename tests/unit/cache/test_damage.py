"""Damaged files: the original is kept, and what can be read of the outbox goes on."""

from __future__ import annotations

import os
import random
import shutil
from collections.abc import Callable
from contextlib import closing, suppress
from pathlib import Path
from typing import Any

import pytest

from agent_desktop.cache import log_check
from agent_desktop.cache.engine import connect
from agent_desktop.cache.errors import CacheDamaged, DiskTrouble
from agent_desktop.cache.files import CacheFiles, mark_suspect, prepare
from agent_desktop.cache.outbox import OutboxFile
from agent_desktop.cache.profile import OpenProfile
from agent_desktop.cache.reader import CacheReader
from tests.faults.desk import WallClock
from tests.support.journeys import item, response
from tests.unit.cache.conftest import DANA, KEY
from tests.unit.cache.filled import CANARY, fill, waiting


def _flip(file: Path, at: int) -> None:
    raw = bytearray(file.read_bytes())
    raw[at] ^= 0x10
    file.write_bytes(raw)


def test_a_damaged_cache_is_set_aside_and_the_outbox_stays(files: CacheFiles) -> None:
    names = fill(files)
    _flip(files.customers, 200)
    done = prepare(files, KEY)
    assert done.customers_replaced
    assert done.salvaged is None
    assert [file.name for file in done.kept] == ["customers.db"]
    assert done.kept[0].exists()
    assert waiting(files) == names
    with closing(CacheReader(files, KEY)) as reader:
        assert reader.customer("c1") is None
    # A second time gets a folder of its own.
    _flip(files.customers, 200)
    assert prepare(files, KEY).kept[0].parent != done.kept[0].parent


def test_damage_in_the_middle_is_named_and_shows_at_the_next_start(files: CacheFiles) -> None:
    first = files.customers.stat().st_size // 4096  # before it is the schema
    fill(files)
    for page in range(first, files.customers.stat().st_size // 4096):
        _flip(files.customers, page * 4096 + 100)
    prepare(files, KEY)  # nobody has noticed yet
    with closing(CacheReader(files, KEY)) as reader, pytest.raises(CacheDamaged) as caught:
        reader.page("c1", None, 1000)
    assert caught.value.file == files.customers
    mark_suspect(files)
    assert prepare(files, KEY).customers_replaced
    assert not files.suspect.exists()


@pytest.mark.parametrize("seed", range(6))
def test_what_can_be_read_of_a_damaged_outbox_is_carried_over(files: CacheFiles, seed: int) -> None:
    names = fill(files, 120)
    with closing(OutboxFile(files, KEY)) as outbox:
        first = outbox.departures.take("dana", 5, 10**9).installation
        outbox.checkpoint()
    pages = files.outbox.stat().st_size // 4096
    page = random.Random(seed).randrange(1, pages)
    original = files.outbox.read_bytes()
    _flip(files.outbox, page * 4096 + 100)
    mark_suspect(files)
    done = prepare(files, KEY)
    assert done.salvaged is not None
    assert done.salvaged.readable
    left = waiting(files)
    assert left == [name for name in names if name in set(left)], "their order stays"
    assert done.salvaged.entries == len(left)
    if page > 20:
        assert len(left) >= 60
    # The original lies there as it was, and the numbering begins anew.
    assert len(done.kept[0].read_bytes()) == len(original)
    with closing(OutboxFile(files, KEY)) as outbox:
        batch = outbox.departures.take("dana", 1000, 10**9)
    assert [entry.n for entry in batch.entries] == list(range(1, len(left) + 1))
    if left:
        assert batch.installation != first or done.salvaged.missing


@pytest.mark.parametrize(
    "ruin",
    [
        lambda file: _flip(file, 100),
        lambda file: os.truncate(file, 4096 * 3 + 7),
        lambda file: os.truncate(file, 300),
        lambda file: os.truncate(file, 0),
        lambda file: file.write_bytes(b"hello" * 4000),
    ],
    ids=["bit flip", "truncated", "short", "empty", "text"],
)
def test_an_unreadable_outbox_is_kept_and_said(
    files: CacheFiles, ruin: Callable[[Path], None]
) -> None:
    fill(files)
    ruin(files.outbox)
    ruined = files.outbox.read_bytes()
    mark_suspect(files)
    done = prepare(files, KEY)
    assert done.salvaged is not None
    assert done.kept[0].read_bytes() == ruined
    assert not done.customers_replaced
    with closing(OutboxFile(files, KEY)) as outbox:
        outbox.sign_in(DANA)
        outbox.commit((item(response(response_id="new")),), None)
    assert "new" in waiting(files)


def test_a_file_that_was_cut_off_gives_what_is_left_of_it(files: CacheFiles) -> None:
    """SQLite by itself refuses a file that is shorter than its first page says."""
    names = fill(files, 200)
    size = files.outbox.stat().st_size
    with files.outbox.open("r+b") as opened:
        opened.truncate(size // 2 // 4096 * 4096)
    mark_suspect(files)
    done = prepare(files, KEY)
    assert done.salvaged is not None
    assert done.salvaged.readable
    assert 0 < done.salvaged.entries <= len(names)
    assert set(waiting(files)) <= set(names)


def test_damage_that_is_met_while_opening_is_mended_at_once(files: CacheFiles) -> None:
    """The session's page is read after everything was prepared."""
    names = fill(files, 60)
    with closing(connect(files.outbox, KEY, write=False)) as connection:
        (page,) = connection.execute(
            "SELECT rootpage FROM sqlite_schema WHERE name = 'session'"
        ).fetchone()
    _flip(files.outbox, (page - 1) * 4096 + 100)
    profile = OpenProfile(files, KEY, WallClock())
    try:
        assert profile.prepared.salvaged is not None
        assert profile.prepared.salvaged.entries == len(names)
        assert profile.outbox.session is None, "who it was lay in the damaged page"
    finally:
        profile.close()


def _salvaged_ids(files: CacheFiles) -> set[str]:
    done = prepare(files, KEY)
    assert done.salvaged is not None
    assert done.salvaged.readable
    left = waiting(files)
    assert done.salvaged.entries == len(left)
    return set(left)


@pytest.mark.parametrize("where", ["salt", "first page", "schema", "root"])
def test_entries_come_out_of_their_pages_where_no_query_finds_them(
    files: CacheFiles, where: str
) -> None:
    names = fill(files, 150)
    with closing(connect(files.outbox, KEY, write=False)) as connection:
        (root,) = connection.execute(
            "SELECT rootpage FROM sqlite_schema WHERE name = 'entries'"
        ).fetchone()
    spot = {"salt": 5, "first page": 100, "schema": 4096 + 9, "root": (root - 1) * 4096 + 9}
    _flip(files.outbox, spot[where])
    mark_suspect(files)
    assert _salvaged_ids(files) == set(names)


def test_entries_of_the_log_come_out_too(files: CacheFiles) -> None:
    """Of a page there are several states: the latest whole one counts."""
    names = fill(files, 60)
    outbox = OutboxFile(files, KEY)
    late = [f"late-{n:02d}" for n in range(30)]
    for name in late:
        outbox.commit((item(response(response_id=name, action=CANARY)),), None)
    log = files.outbox.with_name("outbox.db-wal")
    kept, kept_log = files.outbox.read_bytes(), log.read_bytes()
    outbox.close()
    files.outbox.write_bytes(kept)
    log.write_bytes(kept_log)
    _flip(files.outbox, 100)
    _flip(log, 8)  # its header: SQLite then passes over all of it
    mark_suspect(files)
    assert _salvaged_ids(files) == {*names, *late}


def test_a_log_without_its_file_is_not_thrown_away(files: CacheFiles) -> None:
    outbox = OutboxFile(files, KEY)
    outbox.sign_in(DANA)
    for n in range(10):
        outbox.commit((item(response(response_id=f"e{n}")),), None)
    log = files.outbox.with_name("outbox.db-wal").read_bytes()
    outbox.close()
    files.outbox.unlink()
    files.outbox.with_name("outbox.db-wal").write_bytes(log)
    assert _salvaged_ids(files) == {f"e{n}" for n in range(10)}


@pytest.mark.parametrize("step", range(12))
def test_a_cut_while_it_is_carried_over_loses_nothing(
    files: CacheFiles, step: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Every change of a name or a place on the way, with the process gone just before it."""
    names = fill(files, 60)
    _flip(files.outbox, 100)
    mark_suspect(files)

    class Cut(BaseException):
        pass

    left = step

    def counted(real: Callable[..., Any]) -> Callable[..., Any]:
        def instead(*arguments: Any, **named: Any) -> Any:
            nonlocal left
            if left == 0:
                raise Cut
            left -= 1
            return real(*arguments, **named)

        return instead

    with monkeypatch.context() as patched:
        for owner, name in (
            (Path, "replace"), (Path, "mkdir"), (shutil, "move"), (shutil, "copyfile"),
            (Path, "chmod"), (os, "fsync"),
        ):  # fmt: skip
            patched.setattr(owner, name, counted(getattr(owner, name)))
        with suppress(Cut):
            prepare(files, KEY)
    prepare(files, KEY)
    assert set(waiting(files)) == set(names)
    assert not list(files.folder.glob("outbox.salvag*"))


def test_no_room_to_carry_over_leaves_everything_as_it_is(
    files: CacheFiles, monkeypatch: pytest.MonkeyPatch
) -> None:
    names = fill(files, 60)
    _flip(files.outbox, 100)
    mark_suspect(files)
    ruined = files.outbox.read_bytes()

    def full(*_: Any) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patched:
        patched.setattr(shutil, "copyfile", full)
        with pytest.raises(DiskTrouble, match="free some space"):
            prepare(files, KEY)
    assert files.outbox.read_bytes() == ruined
    assert _salvaged_ids(files) == set(names)


@pytest.mark.parametrize("seed", range(25))
def test_whatever_is_ruined_it_starts_and_keeps_what_is_whole(files: CacheFiles, seed: int) -> None:
    dice = random.Random(seed)
    names = set(fill(files, 50))
    for _ in range(dice.randint(1, 3)):
        # Of a damaged check and an unreadable file nobody can tell whether the key is right.
        file = dice.choice([one for one in files.folder.iterdir() if one != files.key_check])
        raw = bytearray(file.read_bytes())
        if dice.random() < 0.3:
            raw = raw[: dice.randrange(len(raw) + 1)]
        elif raw:
            start = dice.randrange(len(raw))
            for at in range(start, min(len(raw), start + dice.choice([1, 50, 5000]))):
                raw[at] = dice.randrange(256)
        file.write_bytes(raw)
    if dice.random() < 0.7:
        mark_suspect(files)
    profile = OpenProfile(files, KEY, WallClock())
    profile.close()
    try:
        left = set(waiting(files))
    except CacheDamaged:
        # Met only now: the next start looks at every page.
        mark_suspect(files)
        prepare(files, KEY)
        left = set(waiting(files))
    assert left <= names


def _with_log(files: CacheFiles, commits: int = 12) -> tuple[list[str], Path]:
    """Entries that lie in the log only, as after a crash."""
    outbox = OutboxFile(files, KEY)
    outbox.sign_in(DANA)
    names = [f"logged-{n:02d}" for n in range(commits)]
    for name in names:
        outbox.commit((item(response(response_id=name, action=CANARY)),), None)
    log = files.outbox.with_name("outbox.db-wal")
    kept, kept_log = files.outbox.read_bytes(), log.read_bytes()
    outbox.close()
    files.outbox.write_bytes(kept)
    log.write_bytes(kept_log)
    return names, log


@pytest.mark.parametrize("at", [3, 20, 28, 32 + 4, 32 + 12, 32 + 24 + 900, 32 + 4120 * 7 + 50])
def test_a_flip_in_the_log_loses_no_entry_of_a_whole_page(files: CacheFiles, at: int) -> None:
    """SQLite alone would take everything from there on for never committed."""
    names, log = _with_log(files)
    _flip(log, at)
    left = _salvaged_ids(files)
    assert left <= set(names)
    assert len(left) >= len(names) - 4, "of one page a few"


@pytest.mark.parametrize("cut", [0, 31, 32, 500, 32 + 4120 * 2, 32 + 4120 * 5 + 77, -1, -4000])
def test_a_torn_end_of_the_log_is_no_damage(files: CacheFiles, cut: int) -> None:
    _, log = _with_log(files)
    raw = log.read_bytes()
    log.write_bytes(raw[:cut])
    assert not log_check.damaged(log)
    done = prepare(files, KEY)
    assert (done.salvaged, done.kept) == (None, [])


def test_a_log_of_before_behind_the_present_one_is_no_damage(files: CacheFiles) -> None:
    """A log that begins anew leaves the frames of the last one behind its end."""
    outbox = OutboxFile(files, KEY)
    outbox.sign_in(DANA)
    for n in range(12):
        outbox.commit((item(response(response_id=f"a{n}")),), None)
    outbox._db.execute("PRAGMA wal_checkpoint(RESTART)")
    outbox.commit((item(response(response_id="b")),), None)
    log = files.outbox.with_name("outbox.db-wal")
    assert log.stat().st_size > 32 + 4120 * 12
    assert not log_check.damaged(log)
    outbox.close()
