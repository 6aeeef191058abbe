"""The order of things around the lock: hide first, pull last, and never in the way of a call."""

from __future__ import annotations

import asyncio
import secrets
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from agent_desktop.app.locking import LockReason
from agent_desktop.bootstrap.pin_door import PinDoor
from agent_desktop.bootstrap.presence import Presence
from agent_desktop.bootstrap.screen_lock import Locks, ScreenLock
from agent_desktop.bootstrap.system import LoopTasks, SystemClock
from agent_desktop.cache.errors import CacheError, DiskTrouble
from agent_desktop.cache.files import CacheFiles
from agent_desktop.cache.profile import OpenProfile
from agent_desktop.protocol.messages import DesktopPolicy
from tests.support.event_loop import in_a_loop, until
from tests.support.idle_fakes import Pretended

KEYRING = secrets.token_bytes(32)


class Desk:
    """What is behind the curtain, noting what it was told. Its own syncing."""

    workspace = None

    def __init__(self, profile: OpenProfile) -> None:
        self._profile = profile
        self.syncing = self
        self.told: list[str] = []

    async def pause(self) -> None:
        self.told.append("pause")
        assert not self._profile.sealed, "nobody may pull when the file is closed"

    async def resume(self) -> None:
        self.told.append("resume")

    async def opened(self) -> None:
        self.told.append("opened")


class Room:
    """A window with a secret, its lock, and somebody who may be there."""

    def __init__(self, qapp: QApplication, profile: OpenProfile, **policy: object) -> None:
        self.window = QWidget()
        self.secret = QLabel("Ada", self.window)
        self.window.show()
        self.desk = Desk(profile)
        self.idle = Pretended()
        self.tasks = LoopTasks(asyncio.get_running_loop())
        self.door = PinDoor(profile)
        locks = Locks(
            profile,
            self.door,
            Presence(qapp, lambda: 0.0, self.idle),
            SystemClock(),
            self.tasks,
        )
        self.lock = ScreenLock(
            self.window,
            self.desk,  # type: ignore[arg-type] - the part of it that a lock asks
            locks,
            "Jana",
            DesktopPolicy(**policy),  # type: ignore[arg-type] - as given
        )

    async def close(self) -> None:
        await self.tasks.stop()
        self.window.close()


@pytest.fixture
def profile(tmp_path: Path) -> Iterator[OpenProfile]:
    made = OpenProfile(CacheFiles(tmp_path), KEYRING, SystemClock())
    yield made
    made.close()


@in_a_loop
async def test_it_hides_at_once_and_puts_away_after(
    qapp: QApplication, profile: OpenProfile
) -> None:
    room = Room(qapp, profile)
    room.lock.lock(LockReason.ASKED)
    assert not room.secret.isVisible()
    assert not profile.sealed, "hidden first"
    await until(lambda: profile.sealed)
    assert room.desk.told == ["pause"]
    room.lock.pane.unlock()
    await until(lambda: "resume" in room.desk.told)
    assert room.desk.told == ["pause", "opened", "resume"]
    assert room.secret.isVisible()
    await room.close()


@in_a_loop
async def test_locked_again_before_it_was_put_away(
    qapp: QApplication, profile: OpenProfile
) -> None:
    room = Room(qapp, profile)
    room.lock.lock(LockReason.ASKED)
    room.lock.pane.unlock()
    await until(lambda: "resume" in room.desk.told)
    room.lock.lock(LockReason.ASKED)
    await until(lambda: profile.sealed)
    assert room.lock.locked
    await room.close()


@in_a_loop
async def test_the_first_pin_of_an_open_window(qapp: QApplication, profile: OpenProfile) -> None:
    room = Room(qapp, profile)
    assert await room.lock.change_pin("", "4927") == ""
    assert room.door.has_pin
    assert profile.customers_key != KEYRING
    assert await room.lock.change_pin("0000", "83017") != "", "the PIN until now is asked for"
    assert await room.lock.change_pin("4927", "83017") == ""
    room.lock.lock(LockReason.ASKED)
    await until(lambda: profile.sealed)
    room.lock.pane.field.edit.setText("4927")
    room.lock.pane.unlock()
    await until(lambda: bool(room.lock.pane.trouble))
    assert room.lock.locked
    assert room.lock.pane.field.edit.text() == ""
    await room.close()


@pytest.mark.parametrize(
    ("error", "opens"), [(DiskTrouble("The disk is full."), True), (CacheError("In use."), False)]
)
@in_a_loop
async def test_a_disk_that_refuses_does_not_keep_an_agent_out(
    error: CacheError,
    opens: bool,
    qapp: QApplication,
    profile: OpenProfile,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    room = Room(qapp, profile)
    room.lock.lock(LockReason.ASKED)
    await until(lambda: profile.sealed)

    async def refuses(_: bytes) -> None:
        raise error

    monkeypatch.setattr(profile, "unseal", refuses)
    room.lock.pane.unlock()
    await until(lambda: not room.lock.pane.busy)
    await until(lambda: room.lock.locked is not opens)
    assert profile.sealed
    assert (room.lock.pane.trouble == str(error)) is not opens
    await room.close()


@in_a_loop
async def test_nobody_there_for_long_enough(qapp: QApplication, profile: OpenProfile) -> None:
    room = Room(qapp, profile, lock_after_s=300)
    room.idle.seconds = 299.0
    assert await room.lock._look() == 1.0
    assert not room.lock.locked
    room.idle.seconds = 300.0
    await room.lock._look()
    assert room.lock.locked
    assert room.lock.pane.accessibleName() == "Locked after 5 minutes"
    await until(lambda: profile.sealed)
    await room.close()
