"""How many events each channel has, in all and on each day: for the chips and the strip."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from itertools import islice

from agent_desktop.domain.channels import Channel
from agent_desktop.domain.events import Event


class Tally:
    """Counts in slices, so that a very long journey never holds the window up."""

    def __init__(self, day_of: Callable[[int], int]) -> None:
        self._day_of = day_of
        self.channels: Counter[Channel] = Counter()
        self.days: Counter[tuple[Channel, int]] = Counter()
        """(channel, start of the day) to number of events."""
        self._counted = 0
        self.days_from = 0
        """Days before this one are not counted: nobody sees them."""

    @property
    def counted(self) -> int:
        """How many events, from the newest on, are in the counts."""
        return self._counted

    def clear(self) -> None:
        self.channels.clear()
        self.days.clear()
        self._counted = 0

    def add(self, events: Sequence[Event], start: int, stop: int) -> None:
        day_of = self._day_of
        for event in islice(events, start, stop) if start == 0 else events[start:stop]:
            self.channels[event.channel] += 1
            if event.at >= self.days_from:
                self.days[event.channel, day_of(event.at)] += 1
        self._counted += max(0, stop - start)

    def go_on(self, events: Sequence[Event], most: int) -> bool:
        """Counts up to `most` more. True while some are left."""
        stop = min(len(events), self._counted + most)
        if stop > self._counted:
            self.add(events, self._counted, stop)
        return self._counted < len(events)
