"""Which customers wait to be folded, the one that has waited longest first."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterable
from typing import Final

MOST: Final = 100_000
"""Beyond that their ids are not kept: they are stale in the database, and found there."""


class Waiting:
    """Told of on the writer's thread, emptied on the keeper's."""

    def __init__(self) -> None:
        self._since: dict[str, float] = {}
        self._guard = threading.Lock()
        self._own: set[int] = set()
        self.overflowed = True
        """There may be others in the database. So it is at the start."""

    def add(self, customers: Iterable[str], since: float | None = None) -> None:
        """Who waits already keeps the place."""
        now = time.monotonic() if since is None else since
        with self._guard:
            for customer in customers:
                if customer not in self._since:
                    if len(self._since) >= MOST:
                        self.overflowed = True
                        return
                    self._since[customer] = now

    def own(self, position: int) -> None:
        """The unit at that position is the keeper's: it made nobody stale."""
        with self._guard:
            self._own.add(position)

    def is_own(self, position: int) -> bool:
        with self._guard:
            if position in self._own:
                self._own.discard(position)
                return True
            return False

    def nothing_was_written(self) -> None:
        """Positions are given again, to others. Who was taken is found in the database."""
        with self._guard:
            self._own.clear()
        self.overflowed = True

    def take(self, most: int) -> list[str]:
        """The first of them, who do not wait any more."""
        with self._guard:
            taken = [customer for customer, _ in zip(self._since, range(most), strict=False)]
            for customer in taken:
                del self._since[customer]
        return taken

    def longest(self) -> float:
        """Seconds since the first of them came."""
        with self._guard:
            first = next(iter(self._since.values()), None)
        return 0.0 if first is None else time.monotonic() - first

    def __len__(self) -> int:
        return len(self._since)
