"""The sync protocol as the hub keeps it, for one signed-in user (`protocol.sync.SyncProtocol`)."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator, Sequence
from typing import Final, NamedTuple

import msgspec

from agent_desktop.decisioning.catalogue import Catalogue
from agent_desktop.domain.responses import Sentiment
from agent_desktop.hub.access.tokens import Principal
from agent_desktop.hub.catalogues.published import CURRENT, Catalogues
from agent_desktop.hub.learning.models import Models
from agent_desktop.hub.policy import Policy
from agent_desktop.hub.store.database import Database
from agent_desktop.hub.store.units import Unit
from agent_desktop.hub.sync import holdings, installations, lookups
from agent_desktop.hub.sync.digesting import digests_of, quiet_after
from agent_desktop.hub.sync.entries import AnyEntry, Arrived, read
from agent_desktop.hub.sync.exposing import looked_back
from agent_desktop.hub.sync.hints import Hints
from agent_desktop.hub.sync.household import Reach, reach_of
from agent_desktop.hub.sync.pull import Viewer, page
from agent_desktop.hub.sync.push import apply
from agent_desktop.hub.sync.sentiments import IN_FORCE
from agent_desktop.hub.sync.visible import Sight
from agent_desktop.hub.sync.wire import WireCustomer, WirePull
from agent_desktop.protocol.digests import PARTS
from agent_desktop.protocol.errors import NotFound, ProtocolMismatch, Refused
from agent_desktop.protocol.messages import (
    PROTOCOL_VERSION,
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

MOST_ENTRIES: Final = 10_000
MOST_ROWS: Final = 20_000
MOST_HELD: Final = 5_000
MOST_EVENTS: Final = 500
NEWEST_EVENTS: Final = 200
SEED_EVENTS: Final = 1_000
"""Events in one of the transactions that fill an empty cache, as near as whole customers allow."""
_INT64: Final = 2**63 - 1
_TRIES: Final = 5
_MANY: Final = 100


class TopUps:
    """When each installation was last given recent customers that it lacked. In memory: asking
    once more after a restart costs one query."""

    def __init__(self, every_s: float) -> None:
        self._every_s = every_s
        self._last: dict[str, float] = {}

    def due(self, installation: str, *, again: bool) -> bool:
        """Whether it is time, or `again` says so; then it counts as done."""
        now = time.monotonic()
        last = self._last.get(installation)
        if last is not None and not again and now - last < self._every_s:
            return False
        self._last[installation] = now
        return True


class Shared(NamedTuple):
    """What the requests of all users have in common."""

    database: Database
    catalogues: Catalogues
    hints: Hints
    top_ups: TopUps
    offline_customers: int
    """How many of the most recent customers a new installation is given to keep."""
    policy: Policy
    models: Models

    def catalogue(self) -> Catalogue | None:
        """The one in force; None before the first."""
        try:
            return self.catalogues.parsed(CURRENT)
        except NotFound:
            return None

    def sight(self, principal: Principal) -> Sight:
        """What this user sees at this moment."""
        catalogue = self.catalogue()
        return Sight(principal, self.policy, catalogue.roles if catalogue is not None else {})


class HubSync:
    """Implements SyncProtocol in process. `installation`, where known, keeps what it looks up."""

    def __init__(self, shared: Shared, principal: Principal, installation: str = "") -> None:
        self._shared = shared
        self._database = shared.database
        self._principal = principal
        self._installation = installations.checked(installation) if installation else ""
        self._sight = shared.sight(principal)

    # --- push ------------------------------------------------------------------------------------

    async def push(self, request: PushRequest) -> PushReply:
        return await self.push_entries(request.protocol, request.installation, request.entries)

    async def push_entries(
        self, protocol: int, installation: str, entries: Sequence[AnyEntry]
    ) -> PushReply:
        """All in one transaction; returns after its COMMIT."""
        if protocol != PROTOCOL_VERSION:
            raise ProtocolMismatch(
                f"This hub speaks version {PROTOCOL_VERSION} of the protocol, the desktop "
                f"version {protocol}. Update the older of the two."
            )
        if len(entries) > MOST_ENTRIES:
            raise Refused(f"At most {MOST_ENTRIES} entries at once.", "too_large")
        sender = installations.checked(installation)
        arrived = (
            await asyncio.to_thread(_all_read, entries)
            if len(entries) > _MANY
            else _all_read(entries)
        )
        results = await self._database.write(
            lambda unit: apply(unit, self._principal, sender, arrived, self._sentiments)
        )
        return PushReply(
            hub=self._database.hub_id, epoch=self._database.epoch, results=tuple(results)
        )

    def _sentiments(self, version: str) -> dict[str, frozenset[Sentiment]]:
        try:
            catalogue = self._shared.catalogues.parsed(version if version != IN_FORCE else CURRENT)
        except NotFound:
            return {}
        return {one.name: frozenset(one.sentiments) for one in catalogue.touchpoints.values()}

    # --- pull ------------------------------------------------------------------------------------

    async def pull(self, installation: str, cursor: int, limit: int) -> PullReply:
        return msgspec.json.decode(
            await self.pull_json(installation, cursor, limit), type=PullReply
        )

    async def pull_json(self, installation: str, cursor: int, limit: int) -> bytes:
        """The reply, ready for the wire. Raises Refused for numbers that can't be."""
        viewer = Viewer(
            installations.checked(installation), self._principal, self._sight, *self._windows()
        )
        _within("cursor", cursor, 0, _INT64)
        _within("limit", limit, 1, MOST_ROWS)
        await self._top_up(viewer.installation, cursor)
        for _ in range(_TRIES):
            waits, reply = await asyncio.to_thread(self._page, viewer, cursor, limit)
            if not waits:
                break
            await self._database.write(
                lambda unit: holdings.refresh(unit, viewer.installation, self._principal, cursor)
            )
        return reply

    def _page(self, viewer: Viewer, cursor: int, limit: int) -> tuple[bool, bytes]:
        with self._database.reading() as connection:
            made = page(connection, viewer, cursor, limit)
        reply = WirePull(
            hub=self._database.hub_id,
            epoch=self._database.epoch,
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
        await asyncio.gather(*(self._hold(installation, group) for group in groups))

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

    # --- stream ----------------------------------------------------------------------------------

    def stream(self, installation: str, cursor: int) -> AsyncIterator[Hint | None]:
        _within("cursor", cursor, 0, _INT64)
        return self._shared.hints.stream(installations.checked(installation), cursor)

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
        if max(len(asked.customer_ids), len(asked.release)) > MOST_HELD:
            raise Refused(f"At most {MOST_HELD} customers at once.", "too_large")
        return await self._hold(
            installations.checked(asked.installation),
            asked.customer_ids,
            release=asked.release,
            again=asked.again,
        )

    async def _hold(
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

    def signed(self, position: int) -> HoldReply:
        """A hold's answer as it goes out: only with the hub's id and epoch it proves anything."""
        return HoldReply(hub=self._database.hub_id, epoch=self._database.epoch, position=position)

    # --- digests and policy ----------------------------------------------------------------------

    async def digest(self, installation: str, cursor: int, part: int) -> DigestReply:
        viewer = Viewer(installations.checked(installation), self._principal, self._sight)
        _within("cursor", cursor, 0, _INT64)
        _within("part", part, 0, PARTS - 1)
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
            found = lookups.known(connection, living, self._sight, *self._windows())
            newest = lookups.journey(connection, living, self._sight, None, NEWEST_EVENTS)
            held = not self._installation or holdings.holds(connection, self._installation, living)
        if not held:
            await self._hold(self._installation, (living,))
        return msgspec.json.encode(
            WireCustomer(
                hub=self._database.hub_id,
                epoch=self._database.epoch,
                change=found.change,
                events=newest.events,
                responses=found.responses,
                exposures=found.exposures,
            )
        )

    def _windows(self) -> tuple[int, Reach | None]:
        """Since when impressions count, and which answers of a household."""
        catalogue = self._shared.catalogue()
        if catalogue is None:
            return 0, None
        now = self._database.now()
        return now - looked_back(catalogue), reach_of(catalogue, now)

    async def journey(self, customer_id: str, before: str | None, limit: int) -> JourneyPage:
        return msgspec.json.decode(
            await self.journey_json(customer_id, before, limit), type=JourneyPage
        )

    async def journey_json(self, customer_id: str, before: str | None, limit: int) -> bytes:
        """The page, ready for the wire."""
        _within("limit", limit, 1, MOST_EVENTS)
        with self._database.reading() as connection:
            living = lookups.living(connection, customer_id, self._principal)
            page = lookups.journey(connection, living, self._sight, before, limit)
        return msgspec.json.encode(page)

    async def catalogue(self, version: str) -> CatalogueReply:
        found, toml = self._shared.catalogues.text(version)
        return CatalogueReply(version=found, toml=toml)

    async def model(self, version: str) -> ModelReply:
        found, snapshot = await asyncio.to_thread(self._shared.models.snapshot, version)
        return ModelReply(version=found, snapshot=snapshot)


def _all_read(entries: Sequence[AnyEntry]) -> list[Arrived]:
    return [read(entry) for entry in entries]


def _within(name: str, value: int, least: int, most: int) -> None:
    if not least <= value <= most:
        raise Refused(f"'{name}' must be between {least} and {most}.", "bad_number")
