"""The program's own keyboard and mouse: all there is where the system does not say."""

from __future__ import annotations

from collections.abc import Callable


class OwnInput:
    """Implements `sources.IdleSource`. `touched` is called for each key, click and movement."""

    name = ""

    def __init__(self, monotonic: Callable[[], float]) -> None:
        self._monotonic = monotonic
        self._last = monotonic()

    def touched(self) -> None:
        self._last = self._monotonic()

    def idle_s(self) -> float | None:
        return max(0.0, self._monotonic() - self._last)

    def close(self) -> None:
        """Nothing is open."""
