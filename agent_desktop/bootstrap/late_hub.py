"""Questions to the hub before the line is made wait for it: the window is painted first."""

from __future__ import annotations

import asyncio
from typing import Final, TypeVar

from agent_desktop.app.ports import Hub, KnownCustomer
from agent_desktop.app.refused import RefusedPort
from agent_desktop.app.review import ReviewFilters, ReviewPort
from agent_desktop.decisioning.catalogue import Catalogue
from agent_desktop.domain.customers import Customer
from agent_desktop.domain.events import Event
from agent_desktop.protocol.errors import HubAway
from agent_desktop.protocol.messages import (
    DeskWaiting,
    Match,
    RefusedEntry,
    ReviewPage,
    SeenReply,
    SettlementVerdict,
)

PATIENCE_S: Final = 10.0
T = TypeVar("T")


class LateHub:
    """Implements `app.ports.Hub` by one that comes later."""

    def __init__(self) -> None:
        self._hub: asyncio.Future[Hub] = asyncio.get_event_loop().create_future()

    def connect(self, hub: Hub) -> None:
        if not self._hub.done():
            self._hub.set_result(hub)

    async def look_up(self, number: str, region: str) -> tuple[Match, ...]:
        return await (await _there(self._hub)).look_up(number, region)

    async def known_customer(self, customer_id: str) -> KnownCustomer | None:
        return await (await _there(self._hub)).known_customer(customer_id)

    async def search(self, text: str) -> tuple[Customer, ...]:
        return await (await _there(self._hub)).search(text)

    async def page(
        self, customer_id: str, before: str | None, limit: int
    ) -> tuple[tuple[Event, ...], str | None]:
        return await (await _there(self._hub)).page(customer_id, before, limit)


class LateReview:
    """Implements `app.review.ReviewPort` by one that comes later."""

    def __init__(self) -> None:
        self._port: asyncio.Future[ReviewPort] = asyncio.get_event_loop().create_future()

    def connect(self, port: ReviewPort) -> None:
        if not self._port.done():
            self._port.set_result(port)

    async def rows(self, filters: ReviewFilters, after: str | None, limit: int) -> ReviewPage:
        return await (await _there(self._port)).rows(filters, after, limit)

    async def seen(self, response_id: str) -> SeenReply:
        return await (await _there(self._port)).seen(response_id)

    async def export(self, filters: ReviewFilters) -> str:
        return await (await _there(self._port)).export(filters)

    async def catalogue(self) -> Catalogue:
        return await (await _there(self._port)).catalogue()


class LateRefused:
    """Implements `app.refused.RefusedPort` by one that comes later."""

    def __init__(self) -> None:
        self._port: asyncio.Future[RefusedPort] = asyncio.get_event_loop().create_future()

    def connect(self, port: RefusedPort) -> None:
        if not self._port.done():
            self._port.set_result(port)

    async def entries(
        self, *, settled: bool = False, before: str | None = None
    ) -> tuple[tuple[RefusedEntry, ...], str | None]:
        return await (await _there(self._port)).entries(settled=settled, before=before)

    async def settle(
        self, entry_id: str, verdict: SettlementVerdict, note: str = ""
    ) -> RefusedEntry:
        return await (await _there(self._port)).settle(entry_id, verdict, note)

    async def desks(self) -> tuple[DeskWaiting, ...]:
        return await (await _there(self._port)).desks()


async def _there(coming: asyncio.Future[T]) -> T:
    try:
        async with asyncio.timeout(PATIENCE_S):
            return await asyncio.shield(coming)
    except TimeoutError as error:
        raise HubAway("The line to the hub is not up yet") from error
