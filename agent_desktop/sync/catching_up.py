"""One catching up with the hub: ask to keep what is missing, pull until there is no more.

The next page is fetched while the last one is written. A page is applied whole, with its cursor,
or not at all.
"""

from __future__ import annotations

import asyncio
from typing import Final

from msgspec import structs

from agent_desktop.protocol.errors import HubAway, NotFound
from agent_desktop.protocol.messages import PullReply
from agent_desktop.protocol.sync import SyncProtocol
from agent_desktop.sync import published
from agent_desktop.sync.following import Report, Standing, Store
from agent_desktop.sync.models import Models
from agent_desktop.sync.waiting import Timing, cancelled

CURRENT: Final = "current"
"""Asks for the catalogue in force, whatever its version."""
PAGE_ROWS: Final = 5_000
_HELD_AT_ONCE: Final = 1_000
_PAGES_BETWEEN_CHECKPOINTS: Final = 10


class OtherHub(HubAway):
    """The address answers as another hub than the one that all this came from."""

    def __init__(self) -> None:
        super().__init__(
            "This address now answers as another hub than before. Nothing was taken from it; ask "
            "IT which of the two is right"
        )


class CatchingUp:
    """Knows what is still to be asked for. Raises HubError, and what the store raises."""

    def __init__(
        self,
        hub: SyncProtocol,
        store: Store,
        installation: str,
        report: Report,
        timing: Timing,
    ) -> None:
        self._hub = hub
        self._store = store
        self._installation = installation
        self._report = report
        self._clock = timing.clock
        self._off_loop = timing.off_loop
        self._wanted: set[str] = set()
        self._asked_anew = False
        self._complete_at = 0
        self._pages = 0
        self._named = ""
        self._life = ("", 0)
        self._models = Models(hub, store, report, timing)
        self.cursor = 0

    def want(self, customer_ids: frozenset[str]) -> None:
        """These customers are to be kept here."""
        self._wanted |= customer_ids

    async def run(self) -> None:
        while not await self._caught_up():
            # The hub has another past now: everything is asked for again.
            self._asked_anew = False
        await self.checkpoint()

    async def still_there(self) -> None:
        """The hub lives and has nothing new: what is here is as fresh as its word."""
        now = self._clock.now()
        await self._off_loop(lambda: self._store.touch(now))
        await self.checkpoint()

    async def checkpoint(self) -> None:
        if self._pages and await self._off_loop(self._store.checkpoint):
            self._pages = 0

    async def _caught_up(self) -> bool:
        standing = await self._standing()
        if not standing.complete and not self._asked_anew:
            # From the beginning, perhaps at a hub that was restored: it may have forgotten what
            # this installation keeps.
            known = await self._off_loop(self._store.customer_ids)
            self._complete_at = await self._hold(known)
            self._asked_anew = True
        await self._hold_wanted()
        if not await self._pull(standing):
            return False
        standing = await self._standing()
        if not standing.complete and standing.cursor >= self._complete_at:
            self._tell(await self._off_loop(self._store.finish_round))
        await self._fetch_catalogue(standing)
        await self._models.fetch(standing)
        return True

    async def _standing(self) -> Standing:
        standing = await self._off_loop(self._store.standing)
        self.cursor = standing.cursor
        return standing

    async def _hold_wanted(self) -> None:
        asked = frozenset(self._wanted)
        if asked:
            # Of those whom the hub was about to hear that they are kept no more.
            await self._off_loop(lambda: self._store.house.released(tuple(asked)))
        missing = await self._off_loop(lambda: self._store.missing(asked))
        # Again: the hub may think that they are here, since it has not heard of a drop yet.
        await self._hold(tuple(sorted(missing)), again=True)
        self._wanted -= asked

    async def _hold(self, customer_ids: tuple[str, ...], *, again: bool = False) -> int:
        position = 0
        for start in range(0, len(customer_ids), _HELD_AT_ONCE):
            some = customer_ids[start : start + _HELD_AT_ONCE]
            position = max(position, await self._hub.hold(self._installation, some, again=again))
        return position

    async def _pull(self, standing: Standing) -> bool:
        """False: the hub announced a new epoch, nothing was applied."""
        coming = self._ask(standing.cursor)
        try:
            while True:
                reply = await coming
                self._report.heard()
                if not await self._same_past(standing, reply):
                    return False
                standing = structs.replace(standing, hub=reply.hub, epoch=reply.epoch)
                if reply.more:
                    coming = self._ask(reply.cursor)
                await self._apply(reply)
                if not reply.more:
                    return True
        finally:
            await cancelled(coming)

    def _ask(self, cursor: int) -> asyncio.Task[PullReply]:
        return asyncio.ensure_future(self._hub.pull(self._installation, cursor, PAGE_ROWS))

    async def _same_past(self, standing: Standing, reply: PullReply) -> bool:
        """Also true for the first reply that this store ever gets."""
        if standing.hub and standing.hub != reply.hub:
            raise OtherHub
        if self._life != (reply.hub, reply.epoch):
            self._life = (reply.hub, reply.epoch)
            self._report.lives(reply.hub, reply.epoch)
        if standing.hub == reply.hub and standing.epoch == reply.epoch:
            return True
        await self._off_loop(lambda: self._store.start_epoch(reply.hub, reply.epoch))
        return not standing.hub

    async def _apply(self, reply: PullReply) -> None:
        now = self._clock.now()
        applied = await self._off_loop(lambda: self._store.apply(reply, now))
        self.cursor = reply.cursor
        self._named = applied.catalogue or self._named
        self._tell(applied.customers)
        if applied.settled:
            self._report.settled()
        if applied.erased:
            self._report.erased(applied.erased)
        if reply.transactions:
            self._pages += 1
        if self._pages >= _PAGES_BETWEEN_CHECKPOINTS:
            await self.checkpoint()

    async def _fetch_catalogue(self, standing: Standing) -> None:
        version = standing.catalogue or CURRENT
        known = await self._off_loop(lambda: self._store.has_catalogue(version))
        if known:
            if self._named == version:  # The hub has gone back to a former one.
                self._report.catalogue(version)
            self._named = ""
            return
        try:
            found = await self._hub.catalogue(version)
        except NotFound:
            return
        now = self._clock.now()
        days = await self._off_loop(lambda: published.looks_back(found.toml))
        await self._off_loop(
            lambda: self._store.save_catalogue(found.version, found.toml, now, days)
        )
        self._named = ""
        self._report.catalogue(found.version)

    def _tell(self, customer_ids: frozenset[str]) -> None:
        if customer_ids:
            self._report.changed(customer_ids)
