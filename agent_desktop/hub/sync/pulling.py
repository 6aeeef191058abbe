"""Pulling and holding: what an installation keeps, and what is sent to it."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from typing import Final

import msgspec

from agent_desktop.hub.access.tokens import Principal
from agent_desktop.hub.store.epochs import JUMP, epoch_of
from agent_desktop.hub.store.units import Unit
from agent_desktop.hub.sync import holdings, installations
from agent_desktop.hub.sync.bounds import INT64, within
from agent_desktop.hub.sync.exposing import looked_back
from agent_desktop.hub.sync.household import Reach, reach_of
from agent_desktop.hub.sync.pull import Viewer, head, page
from agent_desktop.hub.sync.shared import Shared
from agent_desktop.hub.sync.visible import Sight
from agent_desktop.hub.sync.wire import WirePull
from agent_desktop.protocol.errors import HubBusy, Refused
from agent_desktop.protocol.messages import HoldRequest

MOST_ROWS: Final = 20_000
MOST_HELD: Final = 5_000
SEED_EVENTS: Final = 1_000
"""Events in one of the transactions that fill an empty cache, as near as whole customers allow."""
_TRIES: Final = 5


class Pulling:
    """For one signed-in user."""

    def __init__(self, shared: Shared, principal: Principal, sight: Sight) -> None:
        self._shared = shared
        self._database = shared.database
        self._principal = principal
        self._sight = sight

    async def pull_json(self, installation: str, cursor: int, limit: int) -> bytes:
        """The reply, ready for the wire. Raises Refused for numbers that can't be."""
        viewer = Viewer(
            installations.checked(installation), self._principal, self._sight, *self.windows()
        )
        within("cursor", cursor, 0, INT64)
        within("limit", limit, 1, MOST_ROWS)
        await self._top_up(viewer.installation, cursor)
        for _ in range(_TRIES):
            waits, reply = await asyncio.to_thread(self._page, viewer, cursor, limit)
            if reply is None:
                await self._ahead(viewer.installation, cursor)
                continue
            if not waits:
                break
            await self._database.write(
                lambda unit: holdings.refresh(unit, viewer.installation, self._principal, cursor)
            )
        if reply is None:
            raise HubBusy("The hub is beginning anew. Try again.", 1.0)
        return reply

    async def _ahead(self, installation: str, cursor: int) -> None:
        """The desktop has been further than this hub has: the hub is an older copy. It must never
        hear of a cursor that goes backwards. Raises Refused where that can't be true."""
        present = self._database.position
        if cursor <= present:
            # Another desktop was first, while this one looked: what it began may not be stored yet.
            await self._shared.life.come_to_rest()
            return
        if cursor > present + JUMP or not self._shared.life.believes:
            raise Refused("This cursor is none of this hub's. Pull from 0.", "bad_cursor")
        await self._begin_anew("cursor_ahead", installation, cursor)

    async def _begin_anew(self, why: str, installation: str, position: int) -> None:
        await self._shared.life.doubted(why, self._principal.subject, position, installation)
        self._shared.hints.tell_all(self._database.position)

    def _page(self, viewer: Viewer, cursor: int, limit: int) -> tuple[bool, bytes | None]:
        """Whether something waits to be sent whole again, and the reply; None where `cursor` is
        ahead of all that was ever committed."""
        with self._database.reading() as connection:
            if cursor > head(connection):
                return False, None
            # Of the same snapshot: no cursor of a new life goes out under the old epoch.
            epoch = epoch_of(connection)
            made = page(connection, viewer, cursor, limit)
        reply = WirePull(
            hub=self._database.hub_id,
            epoch=epoch,
            cursor=made.cursor,
            more=made.more,
            transactions=made.transactions,
        )
        return made.waits, msgspec.json.encode(reply)

    async def _top_up(self, installation: str, cursor: int) -> None:
        """Have the installation keep the most recent customers, now and then while it pulls."""
        if not self._shared.top_ups.due(installation, again=cursor == 0):
            return
        groups = await asyncio.to_thread(self._missing, installation)
        if groups:
            await self._database.write(
                lambda unit: installations.register(unit, installation, self._principal)
            )
        # A transaction each, so that a page can be cut between them.
        await asyncio.gather(*(self.hold(installation, group) for group in groups))

    def _most_offline(self) -> int:
        decided = self._shared.policy.desktop
        return 0 if decided.online_only else min(self._shared.offline_customers, decided.customers)

    def _missing(self, installation: str) -> list[list[str]]:
        with self._database.reading() as connection:
            return holdings.missing(
                connection,
                installation,
                self._principal,
                self._most_offline(),
                SEED_EVENTS,
            )

    async def hold_and_release(self, asked: HoldRequest) -> int:
        """First the release, so that who is in both comes whole. Returns the position that the
        pull must reach to have those that are held."""
        if max(len(asked.customer_ids), len(asked.release)) > MOST_HELD:
            raise Refused(f"At most {MOST_HELD} customers at once.", "too_large")
        return await self.hold(
            installations.checked(asked.installation),
            asked.customer_ids,
            release=asked.release,
            again=asked.again,
        )

    async def hold(
        self,
        installation: str,
        customer_ids: Sequence[str],
        *,
        release: Sequence[str] = (),
        again: bool = False,
    ) -> int:
        def unit(unit: Unit) -> int:
            installations.register(unit, installation, self._principal)
            holdings.release(unit, installation, release)
            return holdings.keep(unit, installation, self._principal, customer_ids, again=again)

        position = await self._database.write(unit)
        self._shared.hints.tell(installation, position)
        return position

    def windows(self) -> tuple[int, Reach | None]:
        """Since when impressions count, and which answers of a household."""
        catalogue = self._shared.catalogue()
        if catalogue is None:
            return 0, None
        now = self._database.now()
        return now - looked_back(catalogue), reach_of(catalogue, now)
