"""One click: decide again and show it, then make it durable. Undo is a correction."""

from __future__ import annotations

from collections.abc import Awaitable
from typing import Final

from agent_desktop.app.conversation import Conversation, Recorded
from agent_desktop.app.desk import Desk
from agent_desktop.app.ports import NotSaved, OutboxItem
from agent_desktop.decisioning.decisions import DecisionRecord
from agent_desktop.domain.responses import Response, Sentiment
from agent_desktop.protocol.messages import EntryKind, ResponseBody, UndoBody

GUARD_MS: Final = 600
"""A double click, or a key that repeats itself, is one response."""


class Responding:
    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._last: tuple[str, str, int] = ("", "", 0)

    def respond(self, action_id: str, sentiment: Sentiment, *, initiative: bool) -> None:
        desk = self._desk
        conversation = desk.current()
        if conversation is None or desk.playbook is None or not conversation.open:
            return
        now = desk.ports.clock.now()
        if not self._counts(conversation, action_id, sentiment, now, initiative=initiative):
            return
        self._last = (conversation.contact.id, action_id, now)
        recorded, record = self._make(conversation, action_id, sentiment, now, initiative)
        conversation.recorded.append(recorded)
        conversation.settled = True
        # Written on its own thread while the new list is made and painted.
        desk.recorder.add(lambda: self._save(conversation, recorded, record))
        desk.decide(conversation, at_once=True)
        desk.publish()

    def save_again(self) -> None:
        """The same answer, to the list that it was given to, under the id that it has."""
        conversation = self._desk.current()
        failed = conversation.unrecorded() if conversation is not None else None
        if conversation is None or failed is None or not conversation.open:
            return
        failed.refused = False
        record = failed.record
        self._desk.recorder.add(lambda: self._save(conversation, failed, record))
        self._desk.decide(conversation, at_once=True)
        self._desk.publish()

    def undo(self, entry_id: str | None) -> None:
        conversation = self._desk.current()
        if conversation is None:
            return
        recorded = next(
            (
                item
                for item in reversed(conversation.recorded)
                if item.stands and entry_id in {None, item.response.id}
            ),
            None,
        )
        if recorded is None:
            return
        recorded.withdrawn = True
        self._last = ("", "", 0)
        self._desk.decide(conversation, at_once=True)
        self._desk.publish()
        self._desk.recorder.add(lambda: self._take_back(conversation, recorded))

    def settled(self, accepted: frozenset[str]) -> None:
        """The hub has confirmed these entries."""
        self._desk.leaving -= accepted
        for conversation in self._desk.conversations.values():
            for item in conversation.recorded:
                if item.response.id in accepted:
                    item.synced = True
        self._desk.publish()

    def nothing_waits(self) -> None:
        """The hub has all that was recorded here before the restart."""
        for conversation in self._desk.conversations.values():
            for item in conversation.recorded:
                item.synced = item.synced or item.restored

    def _counts(
        self,
        conversation: Conversation,
        action_id: str,
        sentiment: Sentiment,
        now: int,
        *,
        initiative: bool,
    ) -> bool:
        playbook, decided = self._desk.playbook, conversation.decided
        if playbook is None or sentiment not in playbook.sentiments(
            conversation.contact.touchpoint
        ):
            return False
        contact_id, last_action, at = self._last
        repeats = (contact_id, last_action) == (conversation.contact.id, action_id)
        if repeats and abs(now - at) < GUARD_MS:
            return False
        if conversation.standing(action_id) is not None:
            return False
        if initiative:
            return playbook.knows(action_id)
        if decided is None or all(r.action_id != action_id for r in decided.decision.ranked):
            return False
        return action_id not in conversation.forbidden()

    def _make(
        self,
        conversation: Conversation,
        action_id: str,
        sentiment: Sentiment,
        now: int,
        initiative: bool,
    ) -> tuple[Recorded, DecisionRecord | None]:
        desk, decided, known = self._desk, conversation.decided, conversation.known
        if known is None or desk.playbook is None:
            raise RuntimeError("a response needs a customer and a catalogue")
        contact = conversation.contact
        asset_id, record = "", None
        if not initiative and decided is not None:
            asset_id = next(r.asset_id for r in decided.decision.ranked if r.action_id == action_id)
            record = decided.record(conversation.shown)
        elif decided is not None:
            asset_id = desk.playbook.asset(action_id, decided.inputs)
        response = Response(
            id=desk.ports.ids.new(),
            customer_id=known.customer.id,
            contact_id=contact.id,
            touchpoint=contact.touchpoint,
            action_id=action_id,
            asset_id=asset_id,
            sentiment=sentiment,
            decision_id=record.inputs.decision_id if record else "",
            at=now,
            by=desk.seat.subject,
            team=desk.seat.team,
            initiative=initiative,
        )
        recorded = Recorded(
            response, desk.playbook.title(action_id), known.customer.id, record=record
        )
        return recorded, record

    def _save(
        self, conversation: Conversation, recorded: Recorded, record: DecisionRecord | None
    ) -> Awaitable[None]:
        response = recorded.response
        item = OutboxItem(
            id=response.id,
            kind=EntryKind.RESPONSE,
            customer_id=response.customer_id,
            contact_id=response.contact_id,
            made_at=response.at,
            # The outbox keeps the list once and sends it along.
            body=ResponseBody(response=response),
        )

        def done() -> None:
            recorded.committed = True
            recorded.record = None

        def refused() -> None:
            recorded.refused = True
            self._desk.decide(conversation, at_once=True)

        return self._desk.save(item, record, name=recorded.title, done=done, refused=refused)

    async def _take_back(self, conversation: Conversation, recorded: Recorded) -> None:
        """Withdrawn if it has not left yet; else a correction follows it."""
        if recorded.refused:
            return
        desk, response = self._desk, recorded.response

        def refused() -> None:
            recorded.withdrawn = False
            desk.decide(conversation, at_once=True)

        try:
            gone = await desk.ports.outbox.withdraw(response.id)
        except Exception as error:
            refused()
            desk.refuse(error, recorded.title)
            if not isinstance(error, NotSaved):
                raise
            return
        if gone:
            desk.leaving.discard(response.id)
            desk.publish()
            return
        item = OutboxItem(
            id=desk.ports.ids.new(),
            kind=EntryKind.UNDO,
            customer_id=response.customer_id,
            contact_id=response.contact_id,
            made_at=desk.ports.clock.now(),
            body=UndoBody(response_id=response.id),
        )
        await desk.save(item, name=recorded.title, refused=refused)
