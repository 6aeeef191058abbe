"""systemd-logind: what the desktop environment told it about this session.

The last resort: many environments never say anything, so 'not idle' is no answer here, only 'idle
since then' is one.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Final

from agent_desktop.idle.bus import Bus, Where

SESSION: Final = Where(
    "org.freedesktop.login1",
    "/org/freedesktop/login1/session/auto",
    "org.freedesktop.login1.Session",
)


class Login1:
    """Implements `sources.IdleSource`."""

    name = "logind"

    def __init__(self, bus: str, monotonic: Callable[[], float] = time.monotonic) -> None:
        self._bus = Bus(bus)
        self._monotonic = monotonic

    def idle_s(self) -> float | None:
        if self._bus.property(SESSION, "IdleHint") is not True:
            return None
        since = self._bus.property(SESSION, "IdleSinceHintMonotonic")  # microseconds
        if not isinstance(since, int) or since <= 0:
            return None
        return max(0.0, self._monotonic() - since / 1_000_000)

    def close(self) -> None:
        self._bus.close()
