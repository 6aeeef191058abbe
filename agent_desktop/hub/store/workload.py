"""How busy the writer is, so that work which can wait makes room for what can't."""

from __future__ import annotations

import math
import time
from collections.abc import Callable
from typing import TypeVar

T = TypeVar("T")


class Workload:
    """Told by one thread, asked by any."""

    def __init__(self, clock: Callable[[], float] = time.perf_counter) -> None:
        self._clock = clock
        self._share = 0.0
        self._free = self._taken = clock()

    @property
    def share(self) -> float:
        """Which part of its time it worked, of late: what lies seconds back hardly counts."""
        free = self._free
        if self._taken > free:  # at work
            return self._share
        return self._share * math.exp(free - self._clock())

    def idle(self, wait: Callable[[], T]) -> T:
        """Waits for work. Whatever lies between two of these calls is work."""
        free = self._clock()
        span = free - self._free
        if span > 0:
            worked = (free - self._taken) / span
            self._share += (worked - self._share) * (1 - math.exp(-span))
        self._free = free
        found = wait()
        self._taken = self._clock()
        return found
