"""The list as cards and held-back rows. What a click does not change is not worded again: with 500
actions that would take longer than deciding."""

from __future__ import annotations

from typing import Any

import msgspec

from agent_desktop.app import reasons
from agent_desktop.app.conversation import Conversation, Decided
from agent_desktop.app.explaining import Speaker
from agent_desktop.app.ports import KnownCustomer
from agent_desktop.app.views import ActionView, HeldView
from agent_desktop.app.words import Words
from agent_desktop.decisioning.context_answers import own_answers
from agent_desktop.decisioning.decisions import Answer, Held
from agent_desktop.domain.customers import HouseholdMember


class Cards:
    """Of one window: remembers the last list and the words on its cards."""

    def __init__(self, words: Words) -> None:
        self._words = words
        self._of: tuple[object, ...] = ()
        self._actions: tuple[ActionView, ...] = ()
        self._worded_for: tuple[object, ...] = ()
        self._worded_in: dict[str, Any] = {}
        self._worded: dict[str, ActionView] = {}
        self._held_of: tuple[object, ...] = ()
        self._held: tuple[HeldView, ...] = ()
        self._reasons_of: tuple[object, ...] = ()
        self._reasons: dict[str, HeldView] = {}

    def actions(self, conversation: Conversation, note: str) -> tuple[ActionView, ...]:
        """`note` says why the buttons are off, where the contact takes no responses."""
        decided = conversation.decided
        if decided is None or conversation.known is None:
            return ()
        off = "" if conversation.open else note
        of = (decided, conversation.pending, conversation.known, conversation.verified, off)
        if not _same(self._of, of):
            self._of = of
            self._actions = self._made(conversation, decided, off)
        return self._actions

    def held(
        self, decided: Decided | None, now: int, members: tuple[HouseholdMember, ...] = ()
    ) -> tuple[HeldView, ...]:
        """`members` of the household, as far as their names may be shown."""
        if decided is None:
            return ()
        today = self._words.day(now)
        if not _same(self._held_of, (decided, today, members)):
            self._held_of = (decided, today, members)
            if not _same(self._reasons_of, (decided.playbook, today, members)):
                self._reasons_of = (decided.playbook, today, members)
                self._reasons = {}
            ordered = reasons.in_order(decided.decision.held)
            speaker = self._speaker(decided, members)
            self._held = tuple(self._reason(held, speaker, decided, now) for held in ordered)
        return self._held

    def _speaker(
        self, decided: Decided, members: tuple[HouseholdMember, ...] = ()
    ) -> reasons.HeldSpeaker:
        return reasons.HeldSpeaker(
            decided.playbook.catalogue,
            self._words,
            answers=answers_of(decided),
            members={m.customer_id: m.name for m in members if m.customer_id and m.name},
        )

    def _made(
        self, conversation: Conversation, decided: Decided, off: str
    ) -> tuple[ActionView, ...]:
        known = conversation.known
        if known is None:
            return ()
        context = decided.inputs.context
        worded_for = (decided.playbook, known, conversation.verified, decided.inputs.touchpoint)
        quotes = decided.playbook.quoted(context)
        if not _same(self._worded_for, worded_for) or self._worded_in != quotes:
            self._worded_for, self._worded_in, self._worded = worded_for, quotes, {}
        forbidden = conversation.forbidden()
        failed = conversation.unrecorded()
        inputs = decided.inputs
        service = any(s.service and s.expires_at > inputs.at for s in inputs.signals)
        quoted: KnownCustomer | None = None
        speaker = Speaker(decided.playbook.catalogue, self._words)
        verified = conversation.verified
        cards = []
        for ranked in decided.decision.ranked:
            card = self._worded.get(ranked.action_id)
            if card is None:
                quoted = quoted or conversation.shown_of() or known
                card = decided.playbook.card(ranked, decided.inputs.touchpoint, quoted, context)
                why = speaker.strongest(ranked, verified=verified)
                card = msgspec.structs.replace(card, why=why)
                self._worded[ranked.action_id] = card
            reason, gone = off, ranked.action_id in forbidden
            if gone:
                reason = self._forbidden(forbidden[ranked.action_id], decided)
            first = service and ranked.service
            unsaved = ""
            if failed is not None and failed.response.action_id == ranked.action_id:
                unsaved = self._words.translate("List", "Your answer was not saved. Answer again")
            known_words = (card.ranked, card.disabled_reason, card.service_first, card.withdrawn)
            if known_words != (ranked, reason, first, gone) or card.unsaved != unsaved:
                why = card.reason
                if card.ranked.reasons != ranked.reasons:
                    why = speaker.strongest(ranked, verified=verified)
                card = msgspec.structs.replace(
                    card,
                    ranked=ranked,
                    service_first=first,
                    enabled=not reason,
                    disabled_reason=reason,
                    withdrawn=gone,
                    unsaved=unsaved,
                    why=why,
                )
                self._worded[ranked.action_id] = card
            cards.append(card)
        return tuple(cards)

    def _forbidden(self, held: Held | None, decided: Decided) -> str:
        if held is None:
            return self._words.translate("List", "No longer on the list")
        return self._speaker(decided).sentence(held, decided.inputs.at)

    def _reason(
        self, held: Held, speaker: reasons.HeldSpeaker, decided: Decided, now: int
    ) -> HeldView:
        known = self._reasons.get(held.action_id)
        # Most are the very same: what does not fit the customer is one object for all.
        if known is None or (known.held is not held and known.held != held):
            known = HeldView(
                held=held,
                title=decided.playbook.title(held.action_id),
                text=speaker.sentence(held, now),
                cause=speaker.cause(held),
            )
            self._reasons[held.action_id] = known
        return known


def answers_of(decided: Decided) -> dict[str, Answer]:
    """Every answer that the list rests on, by response id: an agent's, and the customer's own."""
    own = own_answers(decided.inputs.context)
    return {answer.response_id: answer for answer in (*own, *decided.inputs.answers)}


def _same(left: tuple[object, ...], right: tuple[object, ...]) -> bool:
    """The very same objects; texts and flags by their value."""
    return len(left) == len(right) and all(
        a is b or (isinstance(a, str | bool) and a == b) for a, b in zip(left, right, strict=True)
    )
