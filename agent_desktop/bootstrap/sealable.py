"""The cache as the use cases read it, which knows nobody while the screen is locked."""

from __future__ import annotations

from collections.abc import Awaitable
from typing import TypeVar

from agent_desktop.app.ports import KnownCustomer
from agent_desktop.cache.errors import CacheSealed
from agent_desktop.cache.profile import OpenProfile
from agent_desktop.domain.customers import Customer
from agent_desktop.domain.events import Event
from agent_desktop.protocol.messages import Match

T = TypeVar("T")


class SealableCache:
    """Implements `app.ports.Cache` over a profile's. A call that comes in meanwhile is looked up on
    the hub, and here as soon as the screen is opened."""

    def __init__(self, profile: OpenProfile) -> None:
        self._profile = profile

    async def match(self, number: str, region: str) -> tuple[Match, ...]:
        return await _or(self._profile.cache.match(number, region), ())

    async def customer(self, customer_id: str) -> KnownCustomer | None:
        return await _or(self._profile.cache.customer(customer_id), None)

    async def page(
        self, customer_id: str, before: str | None, limit: int
    ) -> tuple[tuple[Event, ...], str | None]:
        return await _or(self._profile.cache.page(customer_id, before, limit), ((), None))

    async def search(self, text: str, limit: int) -> tuple[Customer, ...]:
        return await _or(self._profile.cache.search(text, limit), ())

    async def indexed(self) -> bool:
        return await _or(self._profile.cache.indexed(), True)

    async def catalogue(self) -> tuple[str, str] | None:
        return await _or(self._profile.cache.catalogue(), None)

    async def model(self) -> tuple[str, bytes] | None:
        return await _or(self._profile.cache.model(), None)

    async def overlaid(self, known: KnownCustomer) -> KnownCustomer:
        return await _or(self._profile.cache.overlaid(known), known)

    async def hub(self) -> str:
        return await _or(self._profile.cache.hub(), "")


async def _or(asked: Awaitable[T], otherwise: T) -> T:
    try:
        return await asked
    except CacheSealed:
        return otherwise
