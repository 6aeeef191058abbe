"""Keeps the chips and the strip in step with the journey, a slice of it at a time."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, QTimer

from agent_desktop.app.ports import Clock
from agent_desktop.domain.events import Event
from agent_desktop.gui.timeline.chips import ChannelChips
from agent_desktop.gui.timeline.density import DAYS, DensityStrip
from agent_desktop.gui.timeline.tally import Tally
from agent_desktop.gui.timeline.wording import DAY_MS, Days

FIRST = 500
MOST = 20_000
"""Of a longer journey the chips say the count so far, with a plus."""
SLICE = 400
EVERY_MS = 15


class Counting(QObject):
    """Counts when there is time, so that a long journey never holds the window up."""

    def __init__(
        self, chips: ChannelChips, strip: DensityStrip, days: Days, clock: Clock, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._chips, self._strip = chips, strip
        self._days, self._clock = days, clock
        self.tally = Tally(days)
        self._events: Sequence[Event] = ()
        self._total = 0
        self._later = QTimer(self)
        self._later.setInterval(EVERY_MS)
        self._later.timeout.connect(self._on)

    def anew(self, events: Sequence[Event], total: int) -> None:
        """Another journey, or newer events on top of the same one."""
        self.tally.clear()
        self.tally.days_from = self._days(self._clock.now()) - (DAYS + 1) * DAY_MS
        self.further(events, total)
        self.tally.go_on(events, FIRST)
        self.show()

    def further(self, events: Sequence[Event], total: int) -> None:
        """The same journey, as it was or with older events below."""
        self._events, self._total = events, max(total, len(events))
        self._later.start()

    def _on(self) -> None:
        left = self.tally.go_on(self._events, SLICE)
        if not left or self.tally.counted >= MOST:
            self._later.stop()
            self.show()

    def show(self) -> None:
        """What is counted so far, on the calendar of this moment."""
        more = self._total > self.tally.counted
        self._chips.set_counts(self._total, self.tally.channels, more=more)
        self._strip.set_days(self.tally.days, self._days(self._clock.now()))
