"""Carries over to the outbox what the pulling process left for it in the cache: decisions on
refused entries, and whom to erase. Tells it in return what is done, and who must stay.

A crash anywhere only means that it is done once more, which changes nothing.
"""

from __future__ import annotations

import logging
from collections.abc import Awaitable, Callable
from typing import Final, Protocol

from agent_desktop.protocol.messages import Settlement
from agent_desktop.sync.waiting import Timing, Wake

logger = logging.getLogger(__name__)

EVERY_S: Final = 300.0
SOON_S: Final = 5.0
"""While something is still to be cleared."""
PATIENCE_S: Final = 1800.0
"""So long what is unsettled of an erased customer may wait for the hub to refuse it."""


class Left(Protocol):
    """What was left in the cache."""

    async def settlements(self) -> tuple[Settlement, ...]: ...

    async def erased(self) -> tuple[str, ...]: ...


class Cleared(Protocol):
    """The outbox, as it is cleared."""

    async def take_settlements(self, settlements: tuple[Settlement, ...]) -> tuple[str, ...]:
        """Ids of those that are dealt with."""
        ...

    async def erase(self, customer_ids: tuple[str, ...], *, unsettled: bool) -> tuple[str, ...]:
        """Of whom nothing is left, neither in the file nor in its write-ahead log."""
        ...

    async def pinned(self) -> tuple[str, ...]: ...


class Told(Protocol):
    """The pulling process."""

    def settlements_taken(self, entry_ids: tuple[str, ...]) -> None: ...

    def cleaned(self, customer_ids: tuple[str, ...]) -> None: ...

    def pin(self, customer_ids: tuple[str, ...]) -> None: ...


class Clearing:
    """Its methods belong on the event loop; `settled` and `erased` are for PullerProcess."""

    def __init__(self, cache: Left, outbox: Cleared, puller: Told, timing: Timing) -> None:
        self._cache = cache
        self._outbox = outbox
        self._puller = puller
        self._clock = timing.clock
        self._wake = Wake(timing.sleep)
        self._since: dict[str, int] = {}
        self.changed: Callable[[], Awaitable[None]] = _nothing
        """Called when entries came to their end: they are counted anew."""

    def settled(self) -> None:
        self._wake.wake()

    def erased(self, _customer_ids: tuple[str, ...]) -> None:
        self._wake.wake()

    async def run(self) -> None:
        """Until cancelled."""
        while True:
            await self._wake.wait(await self._once())

    async def _once(self) -> float:
        """Returns how long to wait for the next time."""
        try:
            open_settlements = await self._take_settlements()
            left = await self._erase()
            self._puller.pin(await self._outbox.pinned())
        except Exception as error:
            # The cache is closed while the screen is locked, say. Its kind only: a message of the
            # database may quote what is stored.
            logger.info("not cleared yet: %s", type(error).__name__)
            return EVERY_S
        return SOON_S if left or open_settlements else EVERY_S

    async def _take_settlements(self) -> bool:
        found = await self._cache.settlements()
        if not found:
            return False
        done = await self._outbox.take_settlements(found)
        if done:
            self._puller.settlements_taken(done)
            await self.changed()
        return len(done) < len(found)

    async def _erase(self) -> bool:
        erased = await self._cache.erased()
        now = self._clock.now()
        self._since = {one: self._since.get(one, now) for one in erased}
        clean: set[str] = set()
        for late in (False, True):
            some = tuple(one for one in erased if self._late(one, now) is late)
            if some:
                clean.update(await self._outbox.erase(some, unsettled=late))
        if clean:
            self._puller.cleaned(tuple(sorted(clean)))
            await self.changed()
        return len(clean) < len(erased)

    def _late(self, customer_id: str, now: int) -> bool:
        return abs(now - self._since[customer_id]) >= PATIENCE_S * 1000


async def _nothing() -> None:
    return None
