"""A PIN set, changed, forgotten; wrong ones slowed down; killed at any moment of it."""

from __future__ import annotations

import secrets
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from agent_desktop.bootstrap.pin_door import PinDoor, TooSoon
from agent_desktop.bootstrap.system import SystemClock
from agent_desktop.cache import rekeying
from agent_desktop.cache.engine import connect
from agent_desktop.cache.errors import CacheSealed, DiskTrouble
from agent_desktop.cache.files import CacheFiles
from agent_desktop.cache.profile import OpenProfile
from agent_desktop.keystore.wrapping import WrongPin
from tests.support.event_loop import in_a_loop

KEYRING = secrets.token_bytes(32)


class Hand:
    def __init__(self) -> None:
        self.now = 50.0

    def __call__(self) -> float:
        return self.now


@contextmanager
def opened(folder: Path, *, sealed: bool = False) -> Iterator[OpenProfile]:
    profile = OpenProfile(CacheFiles(folder), KEYRING, SystemClock(), sealed=sealed)
    try:
        yield profile
    finally:
        profile.close()


async def _set_first(profile: OpenProfile, pin: str) -> bytes:
    door = PinDoor(profile)
    await profile.seal()
    key = await door.set_pin(pin, KEYRING)
    await door.move(key)
    await profile.unseal(key)
    return key


def _mark(folder: Path, key: bytes) -> None:
    with closing(connect(folder / "customers.db", key, write=True)) as database:
        database.execute("INSERT OR REPLACE INTO meta VALUES ('mark', 'here')")


def _marked(folder: Path, key: bytes) -> bool:
    with closing(connect(folder / "customers.db", key, write=True)) as database:
        found = database.execute("SELECT value FROM meta WHERE key = 'mark'").fetchone()
        return found is not None


@in_a_loop
async def test_a_profile_without_a_pin_is_the_keyrings(tmp_path: Path) -> None:
    with opened(tmp_path) as profile:
        door = PinDoor(profile)
        assert not door.has_pin
        assert door.key_without_pin() == KEYRING


@in_a_loop
async def test_a_pin_opens_what_was_there_before_it(tmp_path: Path) -> None:
    with opened(tmp_path) as profile:
        _mark(tmp_path, KEYRING)
        key = await _set_first(profile, "4927")
        assert key != KEYRING
        assert profile.customers_key == key
    with opened(tmp_path, sealed=True) as profile:
        door = PinDoor(profile)
        assert door.has_pin
        assert door.key_without_pin() is None
        with pytest.raises(CacheSealed):
            await profile.cache.recent(1)
        assert (await profile.outbox.counts()).waiting == 0, "the outbox is open all the same"
        with pytest.raises(WrongPin):
            await door.try_pin("4928")
        assert await door.try_pin("4927") == key
        await door.move(key)
        await profile.unseal(key)
        assert await profile.cache.recent(1) == ()
        await profile.seal()
        with pytest.raises(CacheSealed):
            _ = profile.customers_key
    assert _marked(tmp_path, key)
    assert not rekeying.opens(tmp_path / "customers.db", KEYRING)


@in_a_loop
async def test_a_kill_after_the_pin_was_kept_and_before_the_file_has_its_key(
    tmp_path: Path,
) -> None:
    with opened(tmp_path) as profile:
        _mark(tmp_path, KEYRING)
        await PinDoor(profile).set_pin("4927", KEYRING)
    with opened(tmp_path, sealed=True) as profile:
        door = PinDoor(profile)
        key = await door.try_pin("4927")
        await door.move(key)
        await profile.unseal(key)
        assert not profile.prepared.customers_replaced
    assert _marked(tmp_path, key)


@in_a_loop
async def test_another_pin_for_the_same_key(tmp_path: Path) -> None:
    with opened(tmp_path) as profile:
        key = await _set_first(profile, "4927")
        door = PinDoor(profile)
        assert await door.set_pin("83017", await door.try_pin("4927")) == key
        with pytest.raises(WrongPin):
            await door.try_pin("4927")
        assert await door.try_pin("83017") == key


@in_a_loop
async def test_no_pin_any_more(tmp_path: Path) -> None:
    with opened(tmp_path) as profile:
        key = await _set_first(profile, "4927")
        await PinDoor(profile).set_pin(None, key)
        again = PinDoor(profile)
        assert not again.has_pin
        assert again.key_without_pin() == key


@in_a_loop
async def test_a_forgotten_pin_costs_the_customers_and_no_entry(tmp_path: Path) -> None:
    with opened(tmp_path) as profile:
        old = await _set_first(profile, "4927")
        _mark(tmp_path, old)
    with opened(tmp_path, sealed=True) as profile:
        await profile.outbox.save_setting("precious", "kept")
        key = await PinDoor(profile).replace("83017")
    # Killed here: the new PIN holds, and the file is still the old key's.
    with opened(tmp_path, sealed=True) as profile:
        door = PinDoor(profile)
        with pytest.raises(WrongPin):
            await door.try_pin("4927")
        assert await door.try_pin("83017") == key
        await door.move(key)
        await profile.unseal(key)
        assert await profile.outbox.setting("precious") == "kept"
        assert not profile.prepared.kept, "what nobody can read is not kept as damaged"
    assert not _marked(tmp_path, key)
    assert not (tmp_path / "damaged").exists()
    with opened(tmp_path, sealed=True) as profile:
        _mark(tmp_path, key)
        await PinDoor(profile).move(key)
    assert _marked(tmp_path, key), "it is made anew once only"


@in_a_loop
async def test_wrong_ones_wait_longer_and_a_restart_gains_nothing(tmp_path: Path) -> None:
    hand = Hand()
    with opened(tmp_path) as profile:
        key = await _set_first(profile, "4927")
        door = PinDoor(profile, hand)
        for _ in range(3):
            with pytest.raises(WrongPin):
                await door.try_pin("0000")
        with pytest.raises(TooSoon):
            await door.try_pin("4927")
        hand.now += 4.9
        assert 0 < door.wait_s < 0.2
        hand.now += 0.2
        with pytest.raises(WrongPin):
            await door.try_pin("0000")
        assert door.wait_s == 10
    with opened(tmp_path, sealed=True) as profile:
        door = PinDoor(profile, hand)
        assert door.wait_s == 10, "a restart begins the wait anew"
        hand.now += 11
        assert await door.try_pin("4927") == key
        assert door.wait_s == 0
        assert PinDoor(profile, hand).wait_s == 0


@in_a_loop
async def test_a_full_disk_neither_locks_out_nor_frees_tries(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    hand = Hand()
    with opened(tmp_path) as profile:
        key = await _set_first(profile, "4927")
        door = PinDoor(profile, hand)

        async def full(*_: object) -> None:
            raise DiskTrouble("The disk is full.")

        monkeypatch.setattr(profile.outbox, "save_setting", full)
        with pytest.raises(WrongPin):
            await door.try_pin("0000")
        assert door.wait_s == 5
        hand.now += 6
        assert await door.try_pin("4927") == key


@in_a_loop
async def test_a_pin_that_could_not_be_kept_changes_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with opened(tmp_path) as profile:
        door = PinDoor(profile)

        async def full(*_: object) -> None:
            raise DiskTrouble("The disk is full.")

        monkeypatch.setattr(profile.outbox, "save_setting", full)
        with pytest.raises(DiskTrouble):
            await door.set_pin("4927", KEYRING)
        assert not door.has_pin
        assert door.key_without_pin() == KEYRING
