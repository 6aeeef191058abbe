"""A sample of what a full or failing disk does, the window's word on it, and a real small one."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from agent_desktop.app.ports import NotSaved
from agent_desktop.cache.files import CacheFiles, prepare
from agent_desktop.cache.outbox import OutboxFile
from tests.faults import disk_errors, upgrade
from tests.faults.power_desktop import DANA, KEY
from tests.support.desktop_process import MakeDesktop, make_desktop
from tests.support.hub import Hub
from tests.support.journeys import item, response
from tests.support.log_records import ExpectLog

__all__ = ["make_desktop"]

pytestmark = pytest.mark.timeout(600)


@pytest.mark.parametrize("first", [0, 3])
def test_nothing_that_was_said_to_be_saved_is_missing(
    first: int, tmp_path: Path, expect_log: ExpectLog
) -> None:
    """A life of a profile (0) and of a hub's folder (3), each with a dozen of the faults it can
    meet."""
    if first == 3:
        expect_log("commit refused")
    kind = "hub" if first == 3 else "desktop"
    every = disk_errors.every_fault(kind, first, tmp_path / "whole")
    chosen = every[:: max(1, len(every) // 16)]
    found = [disk_errors.with_fault(kind, first, one, tmp_path / "life") for one in chosen]
    assert sum(one.counts.get("faults met", 0) for one in found) >= 8
    assert [one.wrong for one in found if not one.clean] == []


def test_a_killed_migration_loses_nothing(tmp_path: Path) -> None:
    with upgrade.scene(tmp_path) as one:
        assert [one(seed).wrong for seed in range(0, 120, 15)] == [[]] * 8


def test_the_window_says_that_the_disk_is_full(hub: Hub, make_desktop: MakeDesktop) -> None:
    hub.post_events([
        {
            "type": "identify", "userId": "ada", "messageId": "ada-1",
            "traits": {"name": "Ada", "phone": "+442079460018"},
        },
        hub.event("ada", "Page Viewed"),
    ])  # fmt: skip
    desktop = make_desktop()
    desktop.close()
    desktop.module = "tests.faults.window_process"
    desktop.sign_in(hub)
    desktop.start()
    desktop.call("+442079460018")
    view = desktop.until(lambda view: view["screen"] == "customer" and view["actions"])
    first = view["actions"][0]
    full = desktop.profile.with_name(desktop.profile.name + ".full")
    full.touch()
    desktop.do("respond", action_id=first, sentiment="negative")
    view = desktop.until(lambda view: bool(view["not_saved"]))
    assert "full" in view["not_saved"]
    assert not any(mark["solid"] for mark in view["answered"])
    full.unlink()
    desktop.do("save_again")
    view = desktop.until(lambda view: any(m["synced"] for m in view["answered"]))
    assert not view["not_saved"]


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A file system of 1 MiB of its own."""
    place = tmp_path / "small"
    place.mkdir()
    if sys.platform != "linux" or os.geteuid() != 0:
        pytest.skip("only root may mount a small disk")
    made = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", str(place)],
        capture_output=True,
        check=False,
    )
    if made.returncode:
        pytest.skip("nothing may be mounted here")
    try:
        yield place
    finally:
        subprocess.run(["umount", str(place)], check=True)


def test_a_real_disk_that_is_full(small_disk: Path) -> None:
    files = CacheFiles(small_disk / "profile")
    prepare(files, KEY)
    saved = []
    with closing(OutboxFile(files, KEY)) as outbox:
        outbox.sign_in(DANA)
        ballast = small_disk / "ballast"
        ballast.write_bytes(bytes(500_000))
        told = ""
        while not told:
            answer = response()
            try:
                outbox.commit((item(answer),), None)
            except NotSaved as error:
                told = str(error)
            else:
                saved.append(answer.id)
        assert "disk is full" in told
        ballast.unlink()
        answer = response()
        outbox.commit((item(answer),), None)
        saved.append(answer.id)
        there = [row[0] for row in outbox._db.execute("SELECT id FROM entries ORDER BY seq")]
    assert there == saved
