"""Implements app.ports.Hub: what the use cases ask beyond the cache."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from agent_desktop.app.ports import Clock, KnownCustomer
from agent_desktop.decisioning.decisions import Answer, answer_of
from agent_desktop.domain.customers import Customer
from agent_desktop.domain.events import Event
from agent_desktop.hubclient.client import HubClient
from agent_desktop.protocol.errors import NotFound
from agent_desktop.protocol.messages import CustomerReply, Match

Overlay = Callable[[KnownCustomer], Awaitable[KnownCustomer]]
"""Lays what waits here over the hub's word on a customer."""


class HubQuestions:
    """`overlay` comes from the cache, which this room does not know."""

    def __init__(self, client: HubClient, overlay: Overlay, clock: Clock) -> None:
        self._client = client
        self._overlay = overlay
        self._clock = clock

    async def look_up(self, number: str, region: str) -> tuple[Match, ...]:
        return (await self._client.look_up(number, region)).matches

    async def known_customer(self, customer_id: str) -> KnownCustomer | None:
        """None where the hub has no such customer for this user."""
        try:
            reply = await self._client.customer(customer_id)
        except NotFound:
            return None
        told = KnownCustomer(
            customer=reply.change.customer,
            context=reply.change.context,
            answers=_answers(reply),
            exposures=reply.exposures,
            events=reply.events,
            older=await self._older(reply),
            saved_at=self._clock.now(),
        )
        return await self._overlay(told)

    async def search(self, text: str) -> tuple[Customer, ...]:
        return (await self._client.search(text)).customers

    async def page(
        self, customer_id: str, before: str | None, limit: int
    ) -> tuple[tuple[Event, ...], str | None]:
        page = await self._client.journey(customer_id, before, limit)
        return page.events, page.next

    async def _older(self, reply: CustomerReply) -> str | None:
        """What continues the newest events: the hub says it with a page, not with the customer."""
        customer = reply.change.customer
        if not reply.events or len(reply.events) >= customer.events:
            return None
        page = await self._client.journey(customer.id, None, len(reply.events))
        return page.next


def _answers(reply: CustomerReply) -> tuple[Answer, ...]:
    own = [answer_of(response) for response in reply.responses if not response.withdrawn]
    found = [*own, *reply.change.household_answers]
    return tuple(sorted(found, key=lambda answer: (answer.at, answer.response_id)))
