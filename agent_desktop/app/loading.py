"""A customer's journey into the window: from the cache, else from the hub; kept fresh then."""

from __future__ import annotations

from typing import Final

from agent_desktop.app.conversation import Conversation
from agent_desktop.app.desk import Desk
from agent_desktop.app.ports import KnownCustomer
from agent_desktop.app.views import Screen
from agent_desktop.protocol.errors import HubError, NotAllowed, NotFound, SignInNeeded

PAGE: Final = 200
"""Events of one page of the journey."""


class Loading:
    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def begin(self, conversation: Conversation, customer_id: str) -> None:
        conversation.wanted = customer_id
        conversation.stage = Screen.LOADING
        ticket = conversation.next_ticket()
        self._desk.ports.tasks.start(self._load(conversation, customer_id, ticket), "customer")

    async def _load(self, conversation: Conversation, customer_id: str, ticket: int) -> None:
        translate = self._desk.ports.words.translate
        try:
            known = await self._desk.ports.cache.customer(customer_id)
            trouble = ""
            if known is None:
                known, trouble = await self._from_hub(customer_id)
        except Exception:
            self._take(
                conversation,
                ticket,
                None,
                translate(
                    "Loading",
                    "This customer's journey could not be read on this device."
                    " The call is not affected, and nothing was lost.",
                ),
            )
            raise
        self._take(conversation, ticket, known, trouble)

    def _take(
        self, conversation: Conversation, ticket: int, known: KnownCustomer | None, trouble: str
    ) -> None:
        if conversation.ticket != ticket:
            return
        if known is None:
            conversation.stage = Screen.FAILED
            conversation.trouble = trouble
        else:
            self.shown(conversation, known)
        self._desk.publish()
        if known is not None:
            self.hold(known)

    def shown(self, conversation: Conversation, known: KnownCustomer) -> None:
        desk = self._desk
        conversation.meet(known)
        conversation.wanted = known.customer.id
        conversation.stage = Screen.CUSTOMER
        conversation.trouble = ""
        desk.decide(conversation, at_once=True)

    def hold(self, known: KnownCustomer) -> None:
        """From here on the puller keeps this customer up to date, and longest of all. After
        `publish`: telling another process can take a millisecond."""
        self._desk.ports.upkeep.hold((known.customer.id,))
        self._desk.ports.upkeep.used((known.customer.id,))

    async def _from_hub(self, customer_id: str) -> tuple[KnownCustomer | None, str]:
        translate = self._desk.ports.words.translate
        try:
            known = await self._desk.ports.hub.known_customer(customer_id)
        except SignInNeeded:
            return None, translate(
                "Loading",
                "The journey is not on this device, and the hub asks you to sign in again.",
            )
        except (NotAllowed, NotFound):
            return None, translate("Loading", "This customer's journey is not yours to see.")
        except HubError:
            return None, translate(
                "Loading",
                "The journey is not on this device, and the hub cannot be reached."
                " The call is not affected, and nothing was lost.",
            )
        if known is None:
            return None, translate("Loading", "The hub does not know this customer any more.")
        return known, ""

    def again(self, conversation: Conversation) -> None:
        """The agent asks to try once more."""
        if conversation.stage is Screen.FAILED and conversation.wanted:
            conversation.trouble = ""
            self.begin(conversation, conversation.wanted)
            self._desk.publish()

    def changed(self, customer_ids: frozenset[str]) -> None:
        """The puller brought news of these customers."""
        for conversation in tuple(self._desk.conversations.values()):
            known = conversation.known
            if known is not None and known.customer.id in customer_ids:
                self._desk.ports.tasks.start(
                    self._refresh(conversation, conversation.ticket), "refresh"
                )

    def erased(self, customer_ids: frozenset[str]) -> None:
        for conversation in tuple(self._desk.conversations.values()):
            known = conversation.known
            here = {conversation.wanted} | ({known.customer.id} if known is not None else set())
            if here & customer_ids:
                conversation.forget_person(Screen.FAILED)
                conversation.trouble = self._desk.ports.words.translate(
                    "Loading", "This customer's data was erased, so there is nothing to show."
                )
        self._desk.publish()

    async def _refresh(self, conversation: Conversation, ticket: int) -> None:
        desk = self._desk
        known = await desk.ports.cache.customer(conversation.wanted)
        if known is None or conversation.ticket != ticket or conversation.known is None:
            return
        conversation.meet(known)
        conversation.wanted = known.customer.id
        desk.decide(conversation, at_once=False)
        desk.publish()

    def older(self, conversation: Conversation) -> None:
        if conversation.older is None or conversation.loading_older or conversation.known is None:
            return
        conversation.loading_older = True
        self._desk.ports.tasks.start(self._older(conversation, conversation.ticket), "older")

    async def _older(self, conversation: Conversation, ticket: int) -> None:
        desk, before = self._desk, conversation.older
        try:
            events, older = await desk.ports.cache.page(conversation.wanted, before, PAGE)
            if not events:
                events, older = await desk.ports.hub.page(conversation.wanted, before, PAGE)
        except HubError:
            return  # The button stays: the agent can ask again when the line is back.
        finally:
            if conversation.ticket == ticket:
                conversation.loading_older = False
        if conversation.ticket != ticket or conversation.older != before:
            return
        have = {event.id for event in conversation.events}
        conversation.events += tuple(event for event in events if event.id not in have)
        conversation.older = older
        desk.publish()
