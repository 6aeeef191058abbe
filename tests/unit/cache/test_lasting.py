"""A disk that failed for a moment costs the answers of that moment, and no new start."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from agent_desktop.app.ports import NotSaved
from agent_desktop.cache.errors import CacheError, DiskTrouble
from agent_desktop.cache.files import CacheFiles, prepare
from agent_desktop.cache.outbox import OutboxFile
from agent_desktop.cache.reader import CacheReader
from tests.faults import vfs
from tests.faults.vfs import Call, watched
from tests.support.journeys import item, response
from tests.unit.cache.conftest import DANA, KEY


class _Disk:
    def __init__(self) -> None:
        self.broken = ""

    def __call__(self, call: Call, do: Callable[..., int]) -> int:
        if call.what == self.broken:
            return {"read": vfs.IOERR_READ, "sync": vfs.IOERR_FSYNC}.get(call.what, vfs.IOERR_WRITE)
        return do()


@pytest.mark.parametrize("broken", ["write", "sync", "read"])
def test_answers_are_saved_again_once_the_disk_is_well(files: CacheFiles, broken: str) -> None:
    disk = _Disk()
    with watched(disk), closing(OutboxFile(files, KEY)) as outbox:
        outbox.sign_in(DANA)
        kept, lost, later = response(), response(), response()
        outbox.commit((item(kept),), None)
        outbox._db.execute("PRAGMA shrink_memory")
        disk.broken = broken
        for _ in range(2):
            try:
                outbox.commit((item(lost),), None)
            except NotSaved:
                continue
            assert broken == "read", "nothing had to be read"
            lost = response()
        disk.broken = ""
        outbox.commit((item(later),), None)
        there = {row[0] for row in outbox._db.execute("SELECT id FROM entries")}
    assert {kept.id, later.id} <= there
    assert lost.id not in there


def test_look_ups_go_on_once_the_disk_is_well(files: CacheFiles) -> None:
    disk = _Disk()
    with watched(disk), closing(CacheReader(files, KEY)) as reader:
        disk.broken = "read"
        with pytest.raises(CacheError) as told:
            reader.customer("c1")
        assert isinstance(told.value, DiskTrouble)
        disk.broken = ""
        assert reader.customer("c1") is None


def test_a_file_that_a_full_disk_left_half_made_is_made_anew(tmp_path: Path) -> None:
    """And nobody is told of damage."""
    made = CacheFiles(tmp_path / "profile")
    disk = _Disk()
    disk.broken = "write"
    with watched(disk):
        with pytest.raises(DiskTrouble):
            prepare(made, KEY)
        disk.broken = ""
        assert prepare(made, KEY).kept == []
