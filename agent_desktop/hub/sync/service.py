"""The sync protocol as the hub keeps it, for one signed-in user (`protocol.sync.SyncProtocol`)."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from typing import Final

import msgspec

from agent_desktop.hub.access.tokens import Principal
from agent_desktop.hub.sync import holdings, installations, journeys, lookups
from agent_desktop.hub.sync.bounds import INT64, within
from agent_desktop.hub.sync.digesting import digests_of, quiet_after
from agent_desktop.hub.sync.event_stream import EventStream
from agent_desktop.hub.sync.pull import Viewer
from agent_desktop.hub.sync.pulling import Pulling
from agent_desktop.hub.sync.pushing import Pushing
from agent_desktop.hub.sync.shared import Shared, TopUps
from agent_desktop.hub.sync.wire import WireCustomer, WirePush
from agent_desktop.protocol.digests import PARTS
from agent_desktop.protocol.errors import Refused
from agent_desktop.protocol.messages import (
    CatalogueReply,
    CustomerReply,
    DesktopPolicyReply,
    DigestReply,
    Hint,
    HoldReply,
    HoldRequest,
    JourneyPage,
    LookupReply,
    ModelReply,
    PullReply,
    PushReply,
    PushRequest,
    SearchReply,
)

__all__ = ["HubSync", "Shared", "TopUps"]
MOST_EVENTS: Final = 500
NEWEST_EVENTS: Final = 200


class HubSync:
    """Implements SyncProtocol in process. `installation`, where known, keeps what it looks up."""

    def __init__(self, shared: Shared, principal: Principal, installation: str = "") -> None:
        self._shared = shared
        self._database = shared.database
        self._principal = principal
        self._installation = installations.checked(installation) if installation else ""
        self._sight = shared.sight(principal)
        self._pulling = Pulling(shared, principal, self._sight)
        self._pushing = Pushing(shared, principal)

    async def push(self, request: PushRequest) -> PushReply:
        return await self._pushing.push(request)

    async def push_wire(self, request: WirePush) -> PushReply:
        """The same, with entries of any kind."""
        return await self._pushing.push(request)

    async def pull(self, installation: str, cursor: int, limit: int) -> PullReply:
        return msgspec.json.decode(
            await self.pull_json(installation, cursor, limit), type=PullReply
        )

    async def pull_json(self, installation: str, cursor: int, limit: int) -> bytes:
        """The reply, ready for the wire. Raises Refused for numbers that can't be."""
        return await self._pulling.pull_json(installation, cursor, limit)

    # --- stream ----------------------------------------------------------------------------------

    def stream(self, installation: str, cursor: int) -> AsyncIterator[Hint | None]:
        within("cursor", cursor, 0, INT64)
        return self._shared.hints.stream(installations.checked(installation), cursor)

    def event_stream(self, installation: str, cursor: int) -> EventStream:
        """The same over HTTP."""
        within("cursor", cursor, 0, INT64)
        return EventStream(self._shared.hints, installations.checked(installation), cursor)

    # --- hold ------------------------------------------------------------------------------------

    async def hold(
        self, installation: str, customer_ids: tuple[str, ...], *, again: bool = False
    ) -> int:
        """Ids that the user may not see are passed over, as unknown ones are."""
        return await self.hold_and_release(
            HoldRequest(installation=installation, customer_ids=customer_ids, again=again)
        )

    async def release(self, installation: str, customer_ids: tuple[str, ...]) -> None:
        await self.hold_and_release(
            HoldRequest(installation=installation, customer_ids=(), release=customer_ids)
        )

    async def hold_and_release(self, asked: HoldRequest) -> int:
        """First the release, so that who is in both comes whole. Returns the position that the
        pull must reach to have those that are held."""
        return await self._pulling.hold_and_release(asked)

    def signed(self, position: int) -> HoldReply:
        """A hold's answer as it goes out: only with the hub's id and epoch it proves anything."""
        return HoldReply(hub=self._database.hub_id, epoch=self._database.epoch, position=position)

    # --- digests and policy ----------------------------------------------------------------------

    async def digest(self, installation: str, cursor: int, part: int) -> DigestReply:
        viewer = Viewer(installations.checked(installation), self._principal, self._sight)
        within("cursor", cursor, 0, INT64)
        within("part", part, 0, PARTS - 1)
        quiet, found = await asyncio.to_thread(self._digests, viewer, cursor, part)
        return DigestReply(
            hub=self._database.hub_id, epoch=self._database.epoch, quiet=quiet, digests=found
        )

    def _digests(self, viewer: Viewer, cursor: int, part: int) -> tuple[bool, dict[str, str]]:
        with self._database.reading() as connection:
            if not quiet_after(connection, viewer, cursor):
                return False, {}
            return True, digests_of(connection, viewer, part)

    async def desktop_policy(self) -> DesktopPolicyReply:
        return DesktopPolicyReply(
            hub=self._database.hub_id,
            epoch=self._database.epoch,
            policy=self._shared.policy.desktop,
        )

    # --- look-ups --------------------------------------------------------------------------------

    async def look_up(self, number: str, region: str) -> LookupReply:
        if len(number) > lookups.LONGEST_QUERY or len(region) > 2:
            raise Refused("That is no telephone number.", "bad_number")
        with self._database.reading() as connection:
            matches = lookups.by_number(connection, number, region, self._principal, self._sight)
        return LookupReply(hub=self._database.hub_id, epoch=self._database.epoch, matches=matches)

    async def search(self, wanted: str) -> SearchReply:
        """Customers by name, number, e-mail or identity."""
        if len(wanted) > lookups.LONGEST_QUERY:
            raise Refused("That is too long to search for.", "too_long")
        with self._database.reading() as connection:
            found = lookups.by_text(connection, wanted, self._principal, self._sight)
        return SearchReply(hub=self._database.hub_id, epoch=self._database.epoch, customers=found)

    async def customer(self, customer_id: str) -> CustomerReply:
        return msgspec.json.decode(await self.customer_json(customer_id), type=CustomerReply)

    async def customer_json(self, customer_id: str) -> bytes:
        """The reply, ready for the wire."""
        with self._database.reading() as connection:
            living = lookups.living(connection, customer_id, self._principal)
            found = lookups.known(connection, living, self._sight, *self._pulling.windows())
            newest = journeys.page(connection, living, self._sight, None, NEWEST_EVENTS)
            held = not self._installation or holdings.holds(connection, self._installation, living)
        if not held:
            await self._pulling.hold(self._installation, (living,))
        return msgspec.json.encode(
            WireCustomer(
                hub=self._database.hub_id,
                epoch=self._database.epoch,
                change=found.change,
                events=msgspec.Raw(newest.events),
                responses=found.responses,
                exposures=found.exposures,
            )
        )

    async def journey(self, customer_id: str, before: str | None, limit: int) -> JourneyPage:
        return msgspec.json.decode(
            await self.journey_json(customer_id, before, limit), type=JourneyPage
        )

    async def journey_json(self, customer_id: str, before: str | None, limit: int) -> bytes:
        """The page, ready for the wire."""
        within("limit", limit, 1, MOST_EVENTS)
        asked = journeys.Asked(customer_id, before, limit)
        quick: bytes | None = await self._database.ask(
            lambda ask: journeys.at_once(ask, asked, self._principal, self._sight)
        )
        if quick is not None:
            return quick
        return await asyncio.to_thread(self._journey, customer_id, before, limit)

    def _journey(self, customer_id: str, before: str | None, limit: int) -> bytes:
        with self._database.reading() as connection:
            living = lookups.living(connection, customer_id, self._principal)
            return journeys.encoded(journeys.page(connection, living, self._sight, before, limit))

    async def catalogue(self, version: str) -> CatalogueReply:
        found, toml = self._shared.catalogues.text(version)
        return CatalogueReply(version=found, toml=toml)

    async def model(self, version: str) -> ModelReply:
        found, snapshot = await asyncio.to_thread(self._shared.models.snapshot, version)
        return ModelReply(version=found, snapshot=snapshot)
