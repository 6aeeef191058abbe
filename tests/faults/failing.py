"""A disk that is full, or fails, at the n-th thing that SQLite wants of it."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Final, NamedTuple

from tests.faults import vfs
from tests.faults.vfs import Call

FULL: Final = {
    "write": vfs.FULL,
    "open": vfs.CANTOPEN,
    "shm": vfs.IOERR_SHMSIZE,
    "truncate": vfs.FULL,
}
"""What SQLite's unix VFS answers where the system says ENOSPC."""
BROKEN: Final = {
    "write": vfs.IOERR_WRITE,
    "sync": vfs.IOERR_FSYNC,
    "open": vfs.CANTOPEN,
    "truncate": vfs.IOERR_TRUNCATE,
    "delete": vfs.IOERR_DELETE,
    "read": vfs.IOERR_READ,
    "syncdir": vfs.CANTOPEN,
    "shm": vfs.IOERR_SHMSIZE,
}
"""And where it says EIO."""


class Fault(NamedTuple):
    what: str
    full: bool
    nth: int
    """Of the calls of that kind, from 1."""
    stays: bool
    """Until the disk is healed; otherwise this one call fails."""

    def __str__(self) -> str:
        kind = "full" if self.full else "failing"
        return f"{kind} at {self.what} {self.nth}{' and from then on' if self.stays else ''}"


class FailingDisk:
    """Implements `vfs.Hook`. Counts while it has no fault."""

    def __init__(self, folder: Path, fault: Fault | None = None, seed: int = 0) -> None:
        self.seen: Counter[str] = Counter()
        self._folder = folder
        self._fault = fault
        self._rng = random.Random(seed)
        self._healed = False
        self.hit = False

    def heal(self) -> None:
        """There is space again, or a new cable."""
        self._healed = True

    def __call__(self, call: Call, do: Callable[..., int]) -> int:
        if call.path and Path(call.path).parent != self._folder:
            return do()
        self.seen[call.what] += 1
        fault = self._fault
        if fault is None or self._healed:
            return do()
        now = call.what == fault.what and self.seen[call.what] >= fault.nth
        if not (now or (self.hit and fault.stays and self._concerned(call, full=fault.full))):
            return do()
        if self.hit and not fault.stays:
            return do()
        self.hit = True
        if call.what == "write" and self._rng.random() < 0.5:
            do(self._rng.randrange(len(call.data)))  # some of it went through
        return (FULL if fault.full else BROKEN)[call.what]

    def _concerned(self, call: Call, *, full: bool) -> bool:
        """What fails once the first call has. A full disk still reads, syncs and deletes."""
        if not full:
            return call.what in BROKEN
        return call.what in {"write", "shm"} or (call.what == "open" and not _there(call.path))


def _there(path: str) -> bool:
    return bool(path) and Path(path).exists()


def faults(seen: Counter[str]) -> list[Fault]:
    """Every one that a life with so many calls can meet."""
    return [
        Fault(what, full, nth, stays)
        for full, kinds in ((True, FULL), (False, BROKEN))
        for what in kinds
        for nth in range(1, seen[what] + 1)
        for stays in (True, False)
    ]
