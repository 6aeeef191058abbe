"""Finding a customer by name or number, and an action of the whole catalogue by its words."""

from __future__ import annotations

import asyncio
from typing import Final

from msgspec import structs

from agent_desktop.app.commands import CustomerHit
from agent_desktop.app.desk import Desk
from agent_desktop.app.views import ActionView
from agent_desktop.domain.customers import Customer
from agent_desktop.domain.masking import mask_value
from agent_desktop.protocol.errors import HubError

HITS: Final = 20
SHORTEST: Final = 2
HUB_PATIENCE_S: Final = 2.0


class Searching:
    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def actions(self, text: str) -> tuple[ActionView, ...]:
        """For what the customer raises by themselves. Nothing while no customer is open."""
        desk = self._desk
        conversation = desk.current()
        if desk.playbook is None or conversation is None or not conversation.open:
            return ()
        known = conversation.shown_of()
        if known is None:
            return ()
        playbook, decided = desk.playbook, conversation.decided
        touchpoint = conversation.contact.touchpoint
        found = [
            ranked
            for ranked in playbook.find(text.strip(), touchpoint)
            if conversation.standing(ranked.action_id) is None
        ]
        if decided is None:
            return tuple(playbook.card(ranked, touchpoint, known, {}) for ranked in found)
        seen = decided.inputs
        # In the form that this customer saw first, as it is recorded then.
        forms = [(ranked, playbook.asset(ranked.action_id, seen)) for ranked in found]
        return tuple(
            playbook.card(structs.replace(ranked, asset_id=asset), touchpoint, known, seen.context)
            for ranked, asset in forms
        )

    async def customers(self, text: str) -> tuple[CustomerHit, ...]:
        wanted = text.strip()
        if len(wanted) < SHORTEST:
            return ()
        here = await self._desk.ports.cache.search(wanted, HITS)
        found = {customer.id: customer for customer in here}
        try:
            async with asyncio.timeout(HUB_PATIENCE_S):
                there = await self._desk.ports.hub.search(wanted)
        except (HubError, TimeoutError):
            there = ()  # What is held here is found all the same.
        for customer in there:
            found.setdefault(customer.id, customer)
        return tuple(self._hit(customer) for customer in list(found.values())[:HITS])

    def _hit(self, customer: Customer) -> CustomerHit:
        words = self._desk.ports.words
        shown = next(
            (
                mask_value(linked.identity.namespace, linked.identity.value)
                for linked in customer.identities
                if linked.identity.namespace in {"phone", "email", "loyalty"}
            ),
            "",
        )
        since = words.translate("Search", "Customer since {day}").format(
            day=words.day(customer.since)
        )
        name = customer.name or words.translate("Search", "No name on record")
        return CustomerHit(
            customer_id=customer.id, name=name, detail=f"{shown} · {since}" if shown else since
        )
