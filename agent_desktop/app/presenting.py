"""From the desk's state to the one view of the window. Unchanged parts stay the same objects."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

import msgspec

from agent_desktop.app import reasons
from agent_desktop.app.caller import caller_view, candidate_view, ringing_view
from agent_desktop.app.card_facts import next_of
from agent_desktop.app.cards import Cards
from agent_desktop.app.conversation import Conversation, Decided, Recorded
from agent_desktop.app.lead_facts import criteria_rows, reach_rows
from agent_desktop.app.status import live
from agent_desktop.app.views import (
    AnsweredView,
    CallerView,
    NextView,
    Screen,
    UndoView,
    UnsavedView,
    WorkspaceView,
)
from agent_desktop.app.words import Words
from agent_desktop.domain import numbers
from agent_desktop.domain.contacts import Contact, ContactState
from agent_desktop.domain.customers import HouseholdMember
from agent_desktop.domain.events import Event
from agent_desktop.domain.visibility import present_customer, present_events

if TYPE_CHECKING:
    from agent_desktop.app.desk import Desk

T = TypeVar("T")


class Presenter:
    def __init__(self, words: Words) -> None:
        self._words = words
        self._cards = Cards(words)
        self._caller_of: tuple[object, ...] = ()
        self._caller: CallerView | None = None
        self._lead_of: tuple[object, ...] = (None, None, None)
        self._with_lead: CallerView | None = None
        self._members_of: tuple[object, ...] = ()
        self._household: tuple[HouseholdMember, ...] = ()
        self._events_of: tuple[Event, ...] = ()
        self._events_for: tuple[str, bool] = ("", False)
        self._events: tuple[Event, ...] = ()

    def view(self, desk: Desk) -> WorkspaceView:
        conversation = desk.current()
        sync = _kept(desk.view.sync, desk.sync_now())
        waiting = tuple(_quiet(c.contact) for c in desk.waiting())
        if conversation is None:
            return WorkspaceView(
                screen=Screen.READY,
                contact=None,
                sync=sync,
                waiting_calls=waiting,
                notice=desk.notice,
                remark=desk.remark,
            )
        bare = WorkspaceView(
            screen=conversation.screen,
            contact=conversation.contact,
            sync=sync,
            waiting_calls=waiting,
            notice=desk.notice,
            remark=desk.remark,
            trouble=conversation.trouble,
        )
        match conversation.screen:
            case Screen.RINGING:
                return msgspec.structs.replace(
                    bare,
                    contact=_quiet(conversation.contact),
                    caller=ringing_view(conversation),
                    trouble="",
                )
            case Screen.CHOOSE:
                e164 = conversation.contact.e164
                found = tuple(candidate_view(m, e164, self._words) for m in conversation.candidates)
                return msgspec.structs.replace(bare, candidates=found)
            case Screen.CUSTOMER if conversation.known is not None:
                return self._customer(desk, conversation, bare)
            case _:
                return bare

    def _customer(
        self, desk: Desk, conversation: Conversation, bare: WorkspaceView
    ) -> WorkspaceView:
        old, known = desk.view, conversation.known
        if known is None:
            return bare
        now = desk.ports.clock.now()
        decided = conversation.decided
        note = self._note(desk, conversation)
        fresh = live(desk.sync, now)
        answered = self._answered(conversation)
        return msgspec.structs.replace(
            bare,
            caller=self._lead(conversation, self._caller_view(conversation, desk)),
            signals=_kept(old.signals, self._signals(conversation)),
            decision=decided.decision if decided else None,
            actions=self._cards.actions(conversation, note),
            held=self._cards.held(decided, now, self._members(conversation, desk.seat.role)),
            top=decided.playbook.catalogue.top if decided else 0,
            next_step=_kept(old.next_step, self._next(conversation)),
            answered=_kept(old.answered, answered),
            undo=self._undo(answered),
            unsaved=_kept(old.unsaved, self._unsaved(desk, conversation)),
            events=self._journey(conversation, desk.seat.role),
            older=conversation.older,
            events_total=max(known.customer.events, len(conversation.events)),
            journey_live=fresh,
            saved_at=None if fresh else known.saved_at,
            new_order=conversation.pending is not None,
            list_note=note,
        )

    def _journey(self, conversation: Conversation, role: str) -> tuple[Event, ...]:
        """Before verification without what the table of visibility keeps back. What an older page
        brings is added to what has been made already: a long journey comes in many pages."""
        events, of = conversation.events, self._events_of
        shown_for = (role, conversation.verified)
        if events is of and shown_for == self._events_for:
            return self._events
        further = bool(of) and shown_for == self._events_for and events[: len(of)] == of
        new = present_events(
            events[len(of) :] if further else events, role, verified=conversation.verified
        )
        self._events = self._events + new if further else new
        self._events_of, self._events_for = events, shown_for
        return self._events

    def _caller_view(self, conversation: Conversation, desk: Desk) -> CallerView | None:
        known = conversation.known
        key = (
            known.customer if known else None,
            conversation.match,
            conversation.verified,
            conversation.chosen,
            conversation.contact.e164,
            desk.playbook,
        )
        if key != self._caller_of:
            self._caller_of = key
            self._caller = caller_view(conversation, desk.seat.role, desk.playbook, self._words)
        return self._caller

    def _lead(self, conversation: Conversation, caller: CallerView | None) -> CallerView | None:
        """With qualification and the best way to reach: what the profile says in other words is
        shown when the profile is, after verification."""
        decided = conversation.decided
        if caller is None or decided is None or not conversation.verified:
            return caller
        context, catalogue = decided.inputs.context, decided.playbook.catalogue
        if self._lead_of[:2] != (caller, catalogue) or self._lead_of[2] != context:
            lead = msgspec.structs.replace(
                caller,
                qualification=criteria_rows(catalogue, context, self._words),
                reach=reach_rows(context, self._words),
            )
            if self._with_lead != lead:
                self._with_lead = lead
            self._lead_of = (caller, catalogue, context)
        return self._with_lead

    def _signals(self, conversation: Conversation) -> tuple[object, ...]:
        decided = conversation.pending or conversation.decided
        if decided is None:
            return ()
        return tuple(s for s in decided.inputs.signals if s.id not in conversation.dismissed)

    def _note(self, desk: Desk, conversation: Conversation) -> str:
        """Why the list is empty or its buttons are off."""
        translate = self._words.translate
        if conversation.decided is None:
            return desk.playbook_trouble or translate(
                "List", "Suggestions are not here yet: the catalogue has not arrived from the hub."
            )
        if not conversation.open:
            return translate("List", "Responses open when the call connects")
        if not conversation.decided.decision.ranked:
            return translate("List", "Nothing fits this moment. Just listen.")
        return ""

    def _answered(self, conversation: Conversation) -> tuple[AnsweredView, ...]:
        """The newest first. What was moved to or from another person is not shown as theirs."""
        decided, known = conversation.decided, conversation.known
        rests = {h.response_id: h.until for h in decided.decision.held} if decided else {}
        here = known.customer.id if known else ""
        return tuple(
            AnsweredView(
                entry_id=item.response.id,
                action_id=item.response.action_id,
                title=_title(item, decided),
                sentiment=item.response.sentiment,
                at=item.response.at,
                committed=item.committed,
                synced=item.synced,
                withdrawn=item.withdrawn,
                rests_until=rests.get(item.response.id),
                initiative=item.response.initiative,
            )
            for item in reversed(conversation.recorded)
            if not item.refused and item.owner == here
        )

    def _members(self, conversation: Conversation, role: str) -> tuple[HouseholdMember, ...]:
        """Whose names may be said. The same object until the customer changes."""
        known = conversation.known
        of = (known.customer if known else None, conversation.verified, role)
        if of != self._members_of:
            self._members_of = of
            shown = (
                present_customer(known.customer, role, verified=conversation.verified).household
                if known is not None
                else ()
            )
            self._household = tuple(member for member in shown if member.customer_id)
        return self._household

    def _next(self, conversation: Conversation) -> NextView | None:
        """What the newest answer that stands continues with, outside the list."""
        decided, known = conversation.decided, conversation.known
        if decided is None or known is None:
            return None
        for item in reversed(conversation.recorded):
            if item.stands and item.owner == known.customer.id:
                contact = conversation.contact
                number = numbers.display(contact.e164) if contact.e164 else contact.number
                return next_of(decided.playbook.catalogue, item.response, number)
        return None

    def _unsaved(self, desk: Desk, conversation: Conversation) -> UnsavedView | None:
        failed = conversation.unrecorded()
        if failed is None or not desk.not_saved:
            return None
        return UnsavedView(
            title=_title(failed, conversation.decided),
            sentiment=failed.response.sentiment,
            reason=desk.refusal,
        )

    def _undo(self, answered: tuple[AnsweredView, ...]) -> UndoView | None:
        last = next((item for item in answered if not item.withdrawn), None)
        if last is None:
            return None
        parts = []
        if last.rests_until is not None:
            parts.append(reasons.rests_until(last.rests_until, self._words))
        if last.synced:
            parts.append(self._words.translate("List", "The hub has it"))
        elif last.committed:
            parts.append(self._words.translate("List", "Saved on this device"))
        return UndoView(
            entry_id=last.entry_id,
            title=last.title,
            sentiment=last.sentiment,
            detail=". ".join(parts),
        )


def _title(item: Recorded, decided: Decided | None) -> str:
    action_id = item.response.action_id
    if decided is not None and decided.playbook.knows(action_id):
        return decided.playbook.title(action_id)
    return item.title


def _quiet(contact: Contact) -> Contact:
    """A ringing phone tells the queue and the time, never the number."""
    if contact.state is ContactState.RINGING:
        return msgspec.structs.replace(contact, number="", e164=None)
    return contact


def _kept(old: T, new: T) -> T:
    return old if old == new else new
