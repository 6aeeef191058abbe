"""The PIN of a profile: what it opens, how it is set, and how it is slowed down when wrong.

customers.db is sealed with one of three keys (see `cache.rekeying` for the change between them):
the keyring's own, as long as no PIN was ever set; a key of its own, wrapped with keyring and PIN;
or, where no PIN is wanted any more, that key wrapped with the keyring's alone. What is kept lies in
outbox.db, whose commits are durable: a kill at any moment leaves the PIN before or the new one.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable
from contextlib import suppress
from typing import Final

import msgspec

from agent_desktop.bootstrap.kept import read
from agent_desktop.cache.errors import CacheError
from agent_desktop.cache.profile import OpenProfile
from agent_desktop.keystore.keys import new_key
from agent_desktop.keystore.tries import FREE, wait_s
from agent_desktop.keystore.wrapping import WrappedKey, WrongPin, unwrap, wrap

CUSTOMERS_KEY: Final = "customers_key"
TRIES: Final = "pin_tries"


class Tries(msgspec.Struct, frozen=True):
    """Wrong PINs in a row."""

    failed: int


class TooSoon(Exception):
    """A wrong PIN was typed a moment ago."""

    def __init__(self, seconds: float) -> None:
        super().__init__(f"wait {seconds:.0f} s")
        self.seconds = seconds


class PinDoor:
    """One profile's. Belongs on the event loop, but for the constructor, which blocks."""

    def __init__(
        self, profile: OpenProfile, monotonic: Callable[[], float] = time.monotonic
    ) -> None:
        self._profile = profile
        self._monotonic = monotonic
        self._kept = read(profile.outbox, CUSTOMERS_KEY, WrappedKey)
        tries = read(profile.outbox, TRIES, Tries)
        self._failed = tries.failed if tries is not None else 0
        self._counts_from = monotonic()
        self._trying = asyncio.Lock()

    @property
    def has_pin(self) -> bool:
        return self._kept is not None and self._kept.with_pin

    def key_without_pin(self) -> bytes | None:
        """The key of customers.db, where no PIN is needed for it. None: a PIN is."""
        if self._kept is None:
            return self._profile.key
        if self._kept.with_pin:
            return None
        with suppress(WrongPin):
            return unwrap(self._kept, self._profile.key, None)
        return self._profile.key

    @property
    def wait_s(self) -> float:
        """Seconds before the next try; 0: at once."""
        passed = self._monotonic() - self._counts_from
        return max(0.0, wait_s(self._failed) - passed)

    async def try_pin(self, pin: str) -> bytes:
        """The key of customers.db. Takes 100 ms. Raises WrongPin, TooSoon."""
        async with self._trying:
            if self.wait_s > 0:
                raise TooSoon(self.wait_s)
            if self._kept is None:
                return self._profile.key
            # Counted before it is tried: a kill in between wins no try.
            await self._count(self._failed + 1)
            key = await asyncio.to_thread(unwrap, self._kept, self._profile.key, pin)
            await self._count(0)
            return key

    async def set_pin(self, pin: str | None, customers_key: bytes) -> bytes:
        """From now on this PIN (None: none) opens. Returns the key that customers.db is to have;
        `move` gives it to the file. Raises CacheError; then everything is as it was."""
        own = customers_key if self._kept is not None else new_key()
        await self._keep(await asyncio.to_thread(wrap, own, self._profile.key, pin))
        await self._count(0)
        return own

    async def replace(self, pin: str | None) -> bytes:
        """The PIN was forgotten: another key, which opens nothing of what was stored before."""
        own = new_key()
        wrapped = await asyncio.to_thread(wrap, own, self._profile.key, pin, replaces=True)
        await self._keep(wrapped)
        await self._count(0)
        return own

    async def move(self, customers_key: bytes) -> None:
        """Gives customers.db that key, if it has another yet. Nobody may have the file open."""
        await asyncio.to_thread(self.move_now, customers_key)
        kept = self._kept
        if kept is not None and kept.replaces:
            await self._keep(msgspec.structs.replace(kept, replaces=False))

    def move_now(self, customers_key: bytes) -> None:
        """Blocks. Raises CacheError."""
        files, kept = self._profile.files, self._kept
        if kept is None:
            return
        from agent_desktop.cache import rekeying  # no part of a start without a PIN

        if kept.replaces and not rekeying.opens(files.customers, customers_key):
            rekeying.forget(files)
            return
        rekeying.move(files, self._profile.key, customers_key)

    async def _keep(self, wrapped: WrappedKey) -> None:
        await self._profile.outbox.save_setting(
            CUSTOMERS_KEY, msgspec.json.encode(wrapped).decode()
        )
        self._kept = wrapped

    async def _count(self, failed: int) -> None:
        if failed == self._failed:
            return
        self._failed = failed
        self._counts_from = self._monotonic()
        try:
            await self._profile.outbox.save_setting(
                TRIES, msgspec.json.encode(Tries(failed)).decode()
            )
        except CacheError:
            # A full disk must not lock the agent out; each try waits all the same.
            self._failed = max(failed, FREE) if failed else 0
