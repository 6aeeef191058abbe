"""How often touchpoints may ask: buckets that fill with time, a bounded number of them."""

from __future__ import annotations

import time
from collections import OrderedDict
from collections.abc import Callable
from typing import Final

from agent_desktop.hub.ingestion.touchpoints import Source

OF_A_PUBLIC_KEY: Final = (500.0, 1_000.0)
"""A second, and at once."""
OF_ONE_PERSON: Final = (5.0, 50.0)
"""At a public touchpoint: whoever tries out ids, or a page that asks in a loop."""
REMEMBERED: Final = 20_000


class TooOften(Exception):
    """Come again in `seconds`."""

    def __init__(self, seconds: float) -> None:
        super().__init__("This write key asks more often than it may. Try again later.")
        self.seconds = seconds


class Pace:
    """Belongs to one event loop. Back-ends are not held up: they are few, and ours."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._levels: OrderedDict[tuple[str, str], tuple[float, float]] = OrderedDict()

    def check(self, source: Source, person: str, count: int = 1) -> None:
        """`count` questions of that touchpoint about one person. Raises TooOften."""
        if source.trusted:
            return
        now = self._clock()
        wanted = [((source.name, ""), OF_A_PUBLIC_KEY)]
        if person:
            wanted.append(((source.name, person), OF_ONE_PERSON))
        levels = []
        for key, (a_second, most) in wanted:
            level, at = self._levels.get(key, (most, now))
            level = min(most, level + (now - at) * a_second)
            if level < min(count, most):
                raise TooOften((min(count, most) - level) / a_second)
            levels.append((key, level - min(count, most)))
        for key, level in levels:
            self._levels[key] = (level, now)
            self._levels.move_to_end(key)
        while len(self._levels) > REMEMBERED:
            self._levels.popitem(last=False)
