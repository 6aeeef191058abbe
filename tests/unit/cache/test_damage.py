"""Damaged files: the original is kept, and what can be read of the outbox goes on."""

from __future__ import annotations

import os
import random
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from agent_desktop.cache.engine import connect
from agent_desktop.cache.errors import CacheDamaged
from agent_desktop.cache.files import CacheFiles, mark_suspect, prepare
from agent_desktop.cache.outbox import OutboxFile
from agent_desktop.cache.profile import OpenProfile
from agent_desktop.cache.reader import CacheReader
from tests.faults.desk import WallClock
from tests.support.journeys import item, response
from tests.unit.cache.conftest import DANA, KEY
from tests.unit.cache.filled import fill, waiting


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
