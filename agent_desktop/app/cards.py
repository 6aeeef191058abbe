"""The list as cards and held-back rows. What a click does not change is not worded again: with 500
actions that would take longer than deciding."""

from __future__ import annotations

from typing import Any

from agent_desktop.app import reasons
from agent_desktop.app.conversation import Conversation, Decided
from agent_desktop.app.playbook import Playbook
from agent_desktop.app.ports import KnownCustomer
from agent_desktop.app.views import ActionView, HeldView
from agent_desktop.app.words import Words
from agent_desktop.decisioning.decisions import Held


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

    def held(self, decided: Decided | None, now: int) -> tuple[HeldView, ...]:
        if decided is None:
            return ()
        today = self._words.day(now)
        if not _same(self._held_of, (decided, today)):
            self._held_of = (decided, today)
            if not _same(self._reasons_of, (decided.playbook, today)):
                self._reasons_of = (decided.playbook, today)
                self._reasons = {}
            ordered = sorted(decided.decision.held, key=reasons.importance)
            self._held = tuple(self._reason(held, decided.playbook, now) for held in ordered)
        return self._held

    def _made(
        self, conversation: Conversation, decided: Decided, off: str
    ) -> tuple[ActionView, ...]:
        known = conversation.known
        if known is None:
            return ()
        context = decided.inputs.context
        worded_for = (decided.playbook, known, conversation.verified, decided.inputs.touchpoint)
        if not _same(self._worded_for, worded_for) or self._worded_in != context:
            self._worded_for, self._worded_in, self._worded = worded_for, context, {}
        forbidden = conversation.forbidden()
        inputs = decided.inputs
        service = any(s.service and s.expires_at > inputs.at for s in inputs.signals)
        quoted: KnownCustomer | None = None
        cards = []
        for ranked in decided.decision.ranked:
            card = self._worded.get(ranked.action_id)
            if card is None:
                quoted = quoted or conversation.shown_of() or known
                card = decided.playbook.card(ranked, decided.inputs.touchpoint, quoted, context)
                self._worded[ranked.action_id] = card
            reason = off
            if ranked.action_id in forbidden:
                reason = self._forbidden(forbidden[ranked.action_id], decided)
            first = service and ranked.service
            known_words = (card.ranked, card.disabled_reason, card.service_first)
            if known_words != (ranked, reason, first):
                card = ActionView(
                    ranked=ranked,
                    title=card.title,
                    group=card.group,
                    talk_track=card.talk_track,
                    hint=card.hint,
                    sentiments=card.sentiments,
                    service_first=first,
                    enabled=not reason,
                    disabled_reason=reason,
                )
                self._worded[ranked.action_id] = card
            cards.append(card)
        return tuple(cards)

    def _forbidden(self, held: Held | None, decided: Decided) -> str:
        if held is None:
            return self._words.translate("List", "No longer on the list")
        return reasons.sentence(held, decided.playbook, decided.inputs.at, self._words)

    def _reason(self, held: Held, playbook: Playbook, now: int) -> HeldView:
        known = self._reasons.get(held.action_id)
        if known is None or known.held != held:
            known = HeldView(
                held=held,
                title=playbook.title(held.action_id),
                text=reasons.sentence(held, playbook, now, self._words),
            )
            self._reasons[held.action_id] = known
        return known


def _same(left: tuple[object, ...], right: tuple[object, ...]) -> bool:
    """The very same objects; texts and flags by their value."""
    return len(left) == len(right) and all(
        a is b or (isinstance(a, str | bool) and a == b) for a, b in zip(left, right, strict=True)
    )
