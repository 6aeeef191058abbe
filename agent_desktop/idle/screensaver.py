"""org.freedesktop.ScreenSaver, as KDE and others have it.

The specification says seconds; some services answer in milliseconds. The unit is found out by
watching the number grow: until then this source says nothing, and a wrong guess would either lock
an agent out or never lock at all.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Final

from agent_desktop.idle.bus import Bus, Where

SAVER: Final = Where(
    "org.freedesktop.ScreenSaver", "/org/freedesktop/ScreenSaver", "org.freedesktop.ScreenSaver"
)
_LONG_ENOUGH_S: Final = 3.0
"""Between two readings: with whole seconds, a shorter span tells too little."""


class ScreenSaver:
    """Implements `sources.IdleSource`."""

    name = "ScreenSaver"

    def __init__(self, bus: str, monotonic: Callable[[], float] = time.monotonic) -> None:
        self._bus = Bus(bus)
        self._monotonic = monotonic
        self._a_second: int | None = None
        """How much the number grows in a second: 1 or 1000."""
        self._first: tuple[float, int] | None = None

    def idle_s(self) -> float | None:
        found = self._bus.ask(SAVER, "GetSessionIdleTime")
        if not isinstance(found, int):
            self._first = None
            return None
        if self._a_second is None:
            self._learn(self._monotonic(), found)
        return None if self._a_second is None else found / self._a_second

    def close(self) -> None:
        self._bus.close()

    def _learn(self, now: float, found: int) -> None:
        if self._first is None or found < self._first[1]:
            self._first = now, found
            return
        since, before = self._first
        span = now - since
        if span < _LONG_ENOUGH_S:
            return
        grown = (found - before) / span
        self._first = now, found
        if 0.5 < grown < 2:
            self._a_second = 1
        elif 500 < grown < 2000:
            self._a_second = 1000
