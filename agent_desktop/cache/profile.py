"""Everything of one profile, opened and closed in the right order."""

from __future__ import annotations

import asyncio

from agent_desktop.app.ports import Clock
from agent_desktop.cache.files import CacheFiles, Prepared, mark_suspect, prepare
from agent_desktop.cache.lock import ProfileLock
from agent_desktop.cache.threads import ReadingThread, WritingThread


class OpenProfile:
    """The cache and the outbox of the one desktop that has this profile.

    Opening blocks for a few milliseconds. Raises CacheError; ProfileInUse means that another
    desktop is to be handed the call.
    """

    def __init__(self, files: CacheFiles, key: bytes, clock: Clock) -> None:
        self.files = files
        self._key = key
        self._clock = clock
        self._lock = ProfileLock(files.folder)
        self._lock.acquire()
        try:
            self.prepared: Prepared = prepare(files, key)
            self._open()
        except BaseException:
            self._lock.release()
            raise

    @property
    def key(self) -> bytes:
        """For the pulling process, which writes one of the files."""
        return self._key

    def _open(self) -> None:
        self.outbox = WritingThread(self.files, self._key, self._clock)
        try:
            self.cache = ReadingThread(self.files, self._key)
        except BaseException:
            self.outbox.close()
            raise

    async def recover(self) -> Prepared:
        """After a CacheDamaged: every page is read, what is damaged set aside, the outbox salvaged.

        Stop the pulling process and the engine first and take `cache` and `outbox` anew after.
        """
        self.cache.close()
        self.outbox.close()
        mark_suspect(self.files)
        self.prepared = await asyncio.to_thread(prepare, self.files, self._key)
        self._open()
        return self.prepared

    def close(self) -> None:
        self.cache.close()
        self.outbox.close()
        self._lock.release()
