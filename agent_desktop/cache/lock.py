"""One desktop a profile. The lock is the operating system's: it goes when the process goes."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from agent_desktop.cache.engine import read_only
from agent_desktop.cache.errors import ProfileInUse


class ProfileLock:
    """Held from `acquire` until `release` or the end of the process, however that comes."""

    def __init__(self, folder: Path) -> None:
        self._file = folder / "profile.lock"
        self._held: int | None = None

    def acquire(self) -> None:
        """Raises ProfileInUse when another process holds it."""
        try:
            self._file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            opened = os.open(self._file, os.O_RDWR | os.O_CREAT | _NOT_INHERITED, 0o600)
        except OSError as error:
            raise read_only(self._file) from error
        try:
            _lock(opened)
        except OSError as error:
            os.close(opened)
            raise ProfileInUse(
                f"Agent Desktop is already running with the profile '{self._file.parent}'."
            ) from error
        self._held = opened

    def release(self) -> None:
        if self._held is not None:
            os.close(self._held)
            self._held = None


if sys.platform == "win32":
    import msvcrt

    _NOT_INHERITED = os.O_NOINHERIT

    def _lock(opened: int) -> None:
        msvcrt.locking(opened, msvcrt.LK_NBLCK, 1)

else:
    import fcntl

    _NOT_INHERITED = os.O_CLOEXEC

    def _lock(opened: int) -> None:
        fcntl.flock(opened, fcntl.LOCK_EX | fcntl.LOCK_NB)
