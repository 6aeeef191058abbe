"""The demo's clock: it runs at journey time, which may lie years back."""

from __future__ import annotations

import time
from collections.abc import Callable


class JourneyClock:
    """Starts at `start` (ms, UTC) and runs as fast as the wall's clock; it can be moved on.

    It never goes backwards, whatever happens to the computer's own clock.
    """

    def __init__(self, start: int, monotonic: Callable[[], float] = time.monotonic) -> None:
        self._start = start
        self._monotonic = monotonic
        self._began = monotonic()

    def now(self) -> int:
        return self._start + int((self._monotonic() - self._began) * 1000)

    def advance(self, minutes: float) -> None:
        """Skips `minutes` of journey time, as between two calls of the scripted hour."""
        if minutes < 0:
            raise ValueError("the demo's clock only moves on")
        self._start += int(minutes * 60_000)
