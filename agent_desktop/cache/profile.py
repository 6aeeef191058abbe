"""Everything of one profile, opened and closed in the right order."""

from __future__ import annotations

import asyncio

from agent_desktop.app.ports import Clock
from agent_desktop.cache.engine import read_only
from agent_desktop.cache.errors import CacheDamaged, CacheSealed
from agent_desktop.cache.files import (
    CacheFiles,
    Prepared,
    mark_suspect,
    prepare_customers,
    prepare_outbox,
)
from agent_desktop.cache.lock import ProfileLock
from agent_desktop.cache.reading import ReadingThread
from agent_desktop.cache.threads import WritingThread


class OpenProfile:
    """The cache and the outbox of the one desktop that has this profile.

    Opening blocks for a few milliseconds. Raises CacheError; ProfileInUse means that another
    desktop is to be handed the call.
    """

    def __init__(
        self,
        files: CacheFiles,
        key: bytes,
        clock: Clock,
        *,
        lock: ProfileLock | None = None,
        sealed: bool = False,
    ) -> None:
        """`key` is the keyring's: it seals outbox.db, and customers.db where that has no key of its
        own. `sealed`: customers.db is opened by `unseal` only. `lock`: held already, by who had to
        make the key first; it is let go with the profile."""
        self.files = files
        self._key = key
        self._customers_key: bytes | None = None if sealed else key
        self._clock = clock
        self._lock = lock or ProfileLock(files.folder)
        if lock is None:
            self._lock.acquire()
        try:
            self.prepared: Prepared = self._prepare(sealed=sealed)
            try:
                self._open(sealed=sealed)
            except CacheDamaged:
                # Met only now, in pages that preparing had no need of: look at all of them.
                mark_suspect(files)
                self.prepared = self._prepare(sealed=sealed)
                self._open(sealed=sealed)
        except OSError as error:
            # Such as a folder where a file belongs.
            self._lock.release()
            raise read_only(files.folder) from error
        except BaseException:
            self._lock.release()
            raise

    def _prepare(self, *, sealed: bool) -> Prepared:
        done = prepare_outbox(self.files, self._key)
        return done if sealed else prepare_customers(self.files, self._key, done)

    @property
    def key(self) -> bytes:
        """The keyring's."""
        return self._key

    @property
    def sealed(self) -> bool:
        return self._customers_key is None

    @property
    def customers_key(self) -> bytes:
        """For the pulling process, which writes customers.db. Raises CacheSealed."""
        if self._customers_key is None:
            raise CacheSealed("Customers are locked away. Unlock the window first.")
        return self._customers_key

    def unseal_now(self, customers_key: bytes) -> None:
        """Blocks; for the start only, before there is a loop. Raises CacheError."""
        prepare_customers(self.files, customers_key, self.prepared)
        self.cache.newer = self.prepared.newer
        self.cache.unseal_now(customers_key)
        self._customers_key = customers_key

    async def unseal(self, customers_key: bytes) -> None:
        """Opens customers.db, mending it where it must be. Raises CacheError.

        No pulling process may have the file open yet.
        """
        await asyncio.to_thread(prepare_customers, self.files, customers_key, self.prepared)
        self.cache.newer = self.prepared.newer
        await self.cache.unseal(customers_key)
        self._customers_key = customers_key

    async def seal(self) -> None:
        """Closes customers.db and forgets its key. End the pulling process first."""
        self._customers_key = None
        await self.cache.seal()

    def _open(self, *, sealed: bool) -> None:
        newer = self.prepared.newer
        self.outbox = WritingThread(self.files, self._key, self._clock, newer=newer)
        try:
            self.cache = ReadingThread(self.files, self._key, sealed=sealed, newer=newer)
        except BaseException:
            self.outbox.close()
            raise

    def close(self) -> None:
        self.cache.close()
        self.outbox.close()
        self._lock.release()
