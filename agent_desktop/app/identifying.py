"""The agent says who is on the line: chosen, verified, nobody, or someone else."""

from __future__ import annotations

from functools import partial

from agent_desktop.app.conversation import Conversation
from agent_desktop.app.desk import Desk
from agent_desktop.app.loading import Loading
from agent_desktop.app.ports import OutboxItem
from agent_desktop.app.views import Screen
from agent_desktop.domain.contacts import Contact, Presentation
from agent_desktop.protocol.messages import (
    EntryKind,
    LinkBody,
    Message,
    ReassignBody,
    VerificationBody,
)


class Identifying:
    def __init__(self, desk: Desk, loading: Loading) -> None:
        self._desk = desk
        self._loading = loading
        self._unsaved: list[OutboxItem] = []

    def choose(self, customer_id: str) -> None:
        conversation = self._here()
        if conversation is None or conversation.wanted == customer_id:
            return
        if conversation.wanted:
            # Another person was shown: their answers of this call were not theirs.
            self._leave_person(conversation, None)
        match = next((m for m in conversation.candidates if m.customer.id == customer_id), None)
        conversation.forget_person(Screen.LOADING)
        conversation.settled = True
        conversation.chosen = True
        conversation.match = match
        self._link(conversation.contact, customer_id)
        self._loading.begin(conversation, customer_id)
        self._desk.publish()

    def go_on_without(self) -> None:
        conversation = self._here()
        if conversation is None or conversation.stage is Screen.CUSTOMER:
            return
        conversation.forget_person(Screen.UNKNOWN)
        conversation.settled = True
        self._desk.publish()

    def verify(self, verified: bool) -> None:
        conversation = self._here()
        if conversation is None or conversation.known is None or conversation.verified is verified:
            return
        conversation.settled = True
        conversation.verified = verified
        self._desk.publish()
        item = self._verification(conversation, conversation.known.customer.id, verified)
        self._desk.recorder.add(lambda: self._save_verification(conversation, item))

    def someone_else(self, moved_to: str | None = None) -> None:
        conversation = self._here()
        if conversation is None or not conversation.wanted:
            return
        if moved_to is not None and moved_to == conversation.wanted:
            return
        self._leave_person(conversation, moved_to)
        conversation.forget_person(Screen.SOMEONE_ELSE)
        conversation.settled = True
        if moved_to is not None:
            conversation.chosen = True
            self._link(conversation.contact, moved_to)
            self._loading.begin(conversation, moved_to)
        self._desk.publish()

    def retry(self) -> None:
        """What corrects a wrong record must not be lost to a full disk: it is tried again."""
        items, self._unsaved = self._unsaved, []
        for item in items:
            self._desk.recorder.add(partial(self._save, item))

    def _here(self) -> Conversation | None:
        """The contact on the screen, once it is more than a ringing phone."""
        conversation = self._desk.current()
        if conversation is None or conversation.screen is Screen.RINGING:
            return None
        return conversation

    def _leave_person(self, conversation: Conversation, moved_to: str | None) -> None:
        here = conversation.wanted
        mine = [r for r in conversation.recorded if r.stands and r.owner == here]
        for item in mine:
            if moved_to is None:
                item.withdrawn = True
            else:
                item.owner = moved_to
        if conversation.verified:
            item_back = self._verification(conversation, here, False)
            self._desk.recorder.add(lambda: self._save(item_back))
        if mine or conversation.chosen or conversation.seen_saved:
            body = ReassignBody(
                contact_id=conversation.contact.id, from_customer_id=here, to_customer_id=moved_to
            )
            reassign = self._item(EntryKind.REASSIGN, here, conversation.contact.id, body)
            self._desk.recorder.add(lambda: self._save(reassign))

    def _link(self, contact: Contact, customer_id: str) -> None:
        """Evidence that this number is theirs. Of a hidden number nothing is kept."""
        if contact.e164 is None or contact.presentation is not Presentation.ALLOWED:
            return
        body = LinkBody(customer_id=customer_id, contact_id=contact.id, e164=contact.e164)
        item = self._item(EntryKind.LINK, customer_id, contact.id, body)
        self._desk.recorder.add(lambda: self._save(item))

    def _verification(
        self, conversation: Conversation, customer_id: str, verified: bool
    ) -> OutboxItem:
        contact_id = conversation.contact.id
        body = VerificationBody(customer_id=customer_id, contact_id=contact_id, verified=verified)
        return self._item(EntryKind.VERIFICATION, customer_id, contact_id, body)

    def _item(
        self, kind: EntryKind, customer_id: str, contact_id: str, body: Message
    ) -> OutboxItem:
        return OutboxItem(
            id=self._desk.ports.ids.new(),
            kind=kind,
            customer_id=customer_id,
            contact_id=contact_id,
            made_at=self._desk.ports.clock.now(),
            body=body,
        )

    async def _save(self, item: OutboxItem) -> None:
        await self._desk.save(item, refused=lambda: self._unsaved.append(item))

    async def _save_verification(self, conversation: Conversation, item: OutboxItem) -> None:
        def refused() -> None:
            # Not recorded means not verified: what was unmasked is masked again.
            known = conversation.known
            if known is not None and known.customer.id == item.customer_id:
                conversation.verified = False
            self._unsaved.append(item)

        await self._desk.save(item, refused=refused)
