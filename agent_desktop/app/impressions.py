"""What was really painted of a list: noted once a conversation and action, recorded in batches.

An impression is a fact about whoever was on the line. It is noted with the first paint that shows
the action, counts for the next list at once, and goes to the outbox when the list has been still
for a moment, so that it never stands between a click and its commit. What a crash takes is that
moment. Undoing an answer leaves it: it was seen. 'Someone else' voids it, since the list was not
theirs, or moves it along with the answers.
"""

from __future__ import annotations

import asyncio
import logging
from typing import Final

from agent_desktop.app.conversation import Conversation, Decided
from agent_desktop.app.desk import Desk
from agent_desktop.app.ports import NotSaved, OutboxItem
from agent_desktop.decisioning.decisions import Exposure, ExposureKind, exposure_id
from agent_desktop.protocol.messages import EntryKind, ExposuresBody

logger = logging.getLogger(__name__)

STILL_S: Final = 1.0


class Impressions:
    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def painted(self, conversation: Conversation, shown: int) -> None:
        """Its list was painted, so many of its entries inside the window."""
        conversation.shown = max(conversation.shown, shown)
        self.look()

    def look(self) -> None:
        """Notes what is painted, once there is somebody on the line whose list it is."""
        conversation = self._desk.current()
        if conversation is None or conversation.decided is None or not conversation.open:
            return
        decided = conversation.decided
        for ranked in decided.decision.ranked[: conversation.shown]:
            if ranked.action_id not in conversation.seen:
                conversation.seen[ranked.action_id] = _exposure(
                    decided, ranked.action_id, ranked.asset_id, self._desk.ports.clock.now()
                )
                conversation.unsaved.append(ranked.action_id)
        if conversation.unsaved:
            conversation.paints += 1
            if not conversation.settling:
                conversation.settling = True
                self._desk.ports.tasks.start(self._when_still(conversation), "impressions")

    def flush(self, conversation: Conversation) -> None:
        """Records now what has not been recorded yet."""
        known, decided = conversation.known, conversation.decided
        actions, conversation.unsaved = conversation.unsaved, []
        if not actions or known is None or decided is None:
            return
        customer_id = known.customer.id
        item = OutboxItem(
            id=self._desk.ports.ids.new(),
            kind=EntryKind.EXPOSURES,
            customer_id=customer_id,
            contact_id=conversation.contact.id,
            made_at=self._desk.ports.clock.now(),
            body=ExposuresBody(
                customer_id=customer_id,
                decision_id=decided.inputs.decision_id,
                exposures=tuple(conversation.seen[action] for action in actions),
            ),
        )
        conversation.seen_saved = True
        self._desk.recorder.add(lambda: self._save(conversation, item, actions))

    def flush_all(self) -> None:
        for conversation in self._desk.conversations.values():
            self.flush(conversation)

    async def _when_still(self, conversation: Conversation) -> None:
        before = -1
        while before != conversation.paints or conversation.looking:
            before = conversation.paints
            await asyncio.sleep(STILL_S)
        conversation.settling = False
        self.flush(conversation)

    async def _save(self, conversation: Conversation, item: OutboxItem, actions: list[str]) -> None:
        try:
            await self._desk.ports.outbox.commit((item,))
        except NotSaved as error:
            # Nobody waits for it: it goes with the next batch.
            logger.info("impressions were not saved: %s", type(error).__name__)
            known = conversation.known
            if known is not None and known.customer.id == item.customer_id:
                conversation.unsaved = actions + conversation.unsaved


def _exposure(decided: Decided, action_id: str, asset_id: str, now: int) -> Exposure:
    inputs = decided.inputs
    kind = ExposureKind.DISPLAYED
    return Exposure(
        id=exposure_id(kind, inputs.contact_id, action_id),
        action_id=action_id,
        asset_id=asset_id,
        kind=kind,
        at=now,
        touchpoint=inputs.touchpoint,
        contact_id=inputs.contact_id,
    )
