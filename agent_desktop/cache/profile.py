"""Everything of one profile, opened and closed in the right order."""

from __future__ import annotations

from agent_desktop.app.ports import Clock
from agent_desktop.cache.files import CacheFiles, Prepared, prepare
from agent_desktop.cache.lock import ProfileLock
from agent_desktop.cache.threads import ReadingThread, WritingThread


class OpenProfile:
    """The cache and the outbox of the one desktop that has this profile.

    Opening blocks for a few milliseconds. Raises CacheError; ProfileInUse means that another
    desktop is to be handed the call.
    """

    def __init__(
        self, files: CacheFiles, key: bytes, clock: Clock, *, lock: ProfileLock | None = None
    ) -> None:
        """`lock`: held already, by who had to make the key first. It is let go with the profile."""
        self.files = files
        self._key = key
        self._clock = clock
        self._lock = lock or ProfileLock(files.folder)
        if lock is None:
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

    def close(self) -> None:
        self.cache.close()
        self.outbox.close()
        self._lock.release()
