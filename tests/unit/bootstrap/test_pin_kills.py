"""Killed with -9 between the steps of making, wrapping and changing keys: no entry is ever lost,
and either the PIN before or the new one opens."""

from __future__ import annotations

import asyncio
import contextlib
import os
import secrets
import shutil
import signal
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from agent_desktop.bootstrap import pin_door
from agent_desktop.bootstrap.opening import open_profile
from agent_desktop.bootstrap.pin_door import PinDoor
from agent_desktop.bootstrap.system import SystemClock
from agent_desktop.cache import rekeying
from agent_desktop.cache.files import CacheFiles
from agent_desktop.cache.profile import OpenProfile
from agent_desktop.keystore.wrapping import WrappedKey, WrongPin

if sys.platform == "win32":
    pytest.skip("there is no fork", allow_module_level=True)

KEYRING = secrets.token_bytes(32)
STEPS = ("wrapped", "kept", "sealed", "copied", "synced", "replaced", "settled", "opened")
CHANGES = ("first", "change", "forgotten", "none")


class OneKey:
    """A keyring that has the key."""

    def load(self, profile: str) -> bytes | None:
        return KEYRING

    def create(self, profile: str) -> bytes:
        return KEYRING

    def forget(self, profile: str) -> None:
        """Nothing is kept."""


def _in_a_child(folder: Path, change: str, at: str) -> int:
    """The change, in a process that is killed when it has done the step `at`. Its exit code."""
    child = os.fork()
    if child:
        return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    try:
        asyncio.run(_change(folder, change, lambda step: _kill_at(step, at)))
    finally:
        os._exit(7)


def _kill_at(step: str, at: str) -> None:
    if step == at:
        os.kill(os.getpid(), signal.SIGKILL)


async def _change(folder: Path, change: str, reached: Callable[[str], None]) -> None:
    """In the child: what the windows do, step by step."""
    wrap, move = pin_door.wrap, rekeying.move

    def wrapping(
        key: bytes, keyring: bytes, pin: str | None, *, replaces: bool = False
    ) -> WrappedKey:
        made = wrap(key, keyring, pin, replaces=replaces)
        reached("wrapped")
        return made

    def moving(files: CacheFiles, old: bytes, new: bytes) -> None:
        move(files, old, new, reached)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(pin_door, "wrap", wrapping)
        patch.setattr(rekeying, "move", moving)
        profile = OpenProfile(CacheFiles(folder), KEYRING, SystemClock(), sealed=True)
        door = PinDoor(profile)
        if change == "first":
            key = await door.set_pin("83017", KEYRING)
        elif change == "forgotten":
            key = await door.replace("83017")
        else:
            pin = None if change == "none" else "83017"
            key = await door.set_pin(pin, await door.try_pin("4927"))
        reached("kept")
        await profile.seal()
        reached("sealed")
        await door.move(key)
        await profile.unseal(key)
        reached("opened")


async def _made(folder: Path, *, with_pin: bool) -> None:
    """A profile with something in its outbox's file, and perhaps a PIN."""
    profile = open_profile(folder, OneKey(), SystemClock())
    try:
        await profile.outbox.save_setting("precious", "kept")
        if with_pin:
            door = PinDoor(profile)
            await profile.seal()
            key = await door.set_pin("4927", KEYRING)
            await door.move(key)
            await profile.unseal(key)
    finally:
        profile.close()


@pytest.fixture(scope="module")
def profiles(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("profiles")
    asyncio.run(_made(made / "without", with_pin=False))
    asyncio.run(_made(made / "with", with_pin=True))
    return made


def _cases() -> list[tuple[str, str]]:
    moved = {"copied", "synced", "replaced", "settled"}
    return [
        (change, step)
        for change in CHANGES
        for step in STEPS
        # Only the first PIN gives the file another key; the others would run to their end.
        if change == "first" or step not in moved
    ]


@pytest.mark.parametrize(("change", "at"), _cases())
def test_killed(change: str, at: str, tmp_path: Path, profiles: Path) -> None:
    folder = tmp_path / "profile"
    shutil.copytree(profiles / ("without" if change == "first" else "with"), folder)
    assert _in_a_child(folder, change, at) == -signal.SIGKILL, "the step was reached"
    asyncio.run(_judge(folder, change, at))


async def _judge(folder: Path, change: str, at: str) -> None:
    profile = open_profile(folder, OneKey(), SystemClock())
    try:
        assert await profile.outbox.setting("precious") == "kept"
        before = "none" if change == "first" else "4927"
        after = "none" if change == "none" else "83017"
        assert await _what_opens(profile) == [before if at == "wrapped" else after]
        assert await profile.cache.recent(1) == ()
        assert rekeying.opens(profile.files.customers, profile.customers_key)
        assert not profile.prepared.kept
    finally:
        profile.close()


async def _what_opens(profile: OpenProfile) -> list[str]:
    if not profile.sealed:
        return ["none"]
    door = PinDoor(profile)
    opened = []
    for pin in ("4927", "83017"):
        with contextlib.suppress(WrongPin):
            key = await door.try_pin(pin)
            await door.move(key)
            await profile.unseal(key)
            opened.append(pin)
    return opened
