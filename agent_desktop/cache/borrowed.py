"""A colleague's outbox, opened to send what waits in it while their own desktop does not run."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

from agent_desktop.app.ports import Clock
from agent_desktop.cache.engine import connect, named_errors
from agent_desktop.cache.files import CacheFiles
from agent_desktop.cache.lock import ProfileLock
from agent_desktop.cache.migrations import migrate
from agent_desktop.cache.schema import OUTBOX
from agent_desktop.cache.threads import WritingThread


class BorrowedOutbox:
    """Holds that profile's lock until `close`: its owner's start waits for it, so not for long.

    Opening blocks. Raises CacheError: ProfileInUse where the owner's desktop runs; whatever else is
    wrong with the file is left for its owner's next start, which mends it and says so.
    customers.db is not touched.
    """

    def __init__(self, folder: Path, key: bytes, clock: Clock) -> None:
        files = CacheFiles(folder)
        self._lock = ProfileLock(folder)
        self._lock.acquire()
        try:
            with closing(connect(files.outbox, key, write=True)) as db, named_errors(files.outbox):
                migrate(db, OUTBOX)
            self.outbox = WritingThread(files, key, clock)
        except BaseException:
            self._lock.release()
            raise

    def close(self) -> None:
        self.outbox.close()
        self._lock.release()
