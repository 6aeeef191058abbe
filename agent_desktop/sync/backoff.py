"""How long to wait before trying the hub again: full jitter, lest all desktops come at once."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

LONGEST_S: Final = 60.0
LONGEST_WITH_WAITING_S: Final = 25.0
"""While entries wait: after the line is healed they move within 30 seconds."""
LONGEST_ASKED_S: Final = 3600.0
"""A hub that asks for more (Retry-After) is not obeyed beyond this."""
_FIRST_S: Final = 0.5
_SHORTEST_S: Final = 0.05


class Backoff:
    """The ceiling doubles with each failure; the wait is anywhere below it."""

    def __init__(self, random: Callable[[], float], longest_s: float = LONGEST_S) -> None:
        self._random = random
        self._longest = longest_s
        self._failures = 0

    def after_failure(self) -> float:
        """Seconds to wait now."""
        ceiling = min(self._longest, _FIRST_S * 2.0 ** min(self._failures, 16))
        self._failures += 1
        return max(_SHORTEST_S, self._random() * ceiling)

    def asked_for(self, retry_after_s: float) -> float:
        """Seconds to wait when the hub said how long: never less, and a little spread."""
        self._failures += 1
        asked = min(max(retry_after_s, _SHORTEST_S), LONGEST_ASKED_S)
        return asked + self._random() * min(asked * 0.1, 5.0)

    def seldom(self) -> float:
        """Seconds to wait when only somebody's work will change the answer, such as an update."""
        self._failures += 1
        return self._longest * (0.5 + 0.5 * self._random())

    def reset(self) -> None:
        self._failures = 0
