"""Contacts as they come, go on and end."""

from __future__ import annotations

from typing import Final

import msgspec

from agent_desktop.app.conversation import Conversation, Recorded
from agent_desktop.app.desk import Desk
from agent_desktop.app.matching import Matching
from agent_desktop.app.ports import KnownCustomer, OnScreen
from agent_desktop.app.views import Screen
from agent_desktop.app.words import QT_TRANSLATE_NOOP
from agent_desktop.decisioning.decisions import Answer
from agent_desktop.domain import numbers
from agent_desktop.domain.contacts import Contact, ContactState, Direction, Presentation
from agent_desktop.domain.responses import Response

MAX_WAITING: Final = 20
RINGS_AT_MOST_MS: Final = 5 * 60_000
"""A hook never says that a call ended: one that rings for longer is over."""

_ORDER: Final = {
    ContactState.PREPARING: 0,
    ContactState.RINGING: 1,
    ContactState.TALKING: 2,
    ContactState.ENDED: 3,
}


class Intake:
    def __init__(self, desk: Desk, matching: Matching) -> None:
        self._desk = desk
        self._matching = matching

    def arrived(self, contact: Contact) -> None:
        desk = self._desk
        if contact.id in desk.over:
            return
        contact = _plain(contact, desk.seat.region)
        known = desk.conversations.get(contact.id)
        if known is not None:
            self._again(known, contact)
        elif contact.state is ContactState.ENDED:
            desk.drop(contact.id)
        else:
            self._first(contact)
        desk.publish()

    def restore(self, kept: OnScreen, known: KnownCustomer | None) -> None:
        desk = self._desk
        if kept.contact.id in desk.conversations or kept.contact.id in desk.over:
            return  # It went on, or ended, while the screen was still locked.
        conversation = Conversation(kept.contact, chosen=kept.chosen)
        desk.conversations[kept.contact.id] = conversation
        if desk.may_give_way(kept.contact):
            desk.show(kept.contact.id)
        if known is not None:
            conversation.recorded = [
                _recorded(answer, known.customer.id, desk.seat.subject)
                for answer in known.answers
                if answer.contact_id == kept.contact.id and not answer.customer_id
            ]
            self._matching.shown(conversation, known)
        else:
            self._matching.begin(conversation)
        desk.publish()

    def answered(self, contact_id: str) -> None:
        self._move_on(contact_id, ContactState.TALKING)

    def ended(self, contact_id: str) -> None:
        self._move_on(contact_id, ContactState.ENDED)

    def take(self, contact_id: str) -> None:
        desk = self._desk
        if contact_id not in desk.conversations or contact_id == desk.on_screen:
            return
        desk.show(contact_id)
        desk.publish()

    def leave(self) -> None:
        """The next call that was answered meanwhile comes up by itself; one that rings stays."""
        desk = self._desk
        current = desk.current()
        if current is None:
            return
        desk.drop(current.contact.id)
        self._fill_screen()
        desk.publish()

    def prepare(self, typed: str) -> str:
        desk = self._desk
        number = numbers.parse(typed, desk.seat.region)
        problem = _problem(number)
        if problem:
            return desk.ports.words.translate("Numbers", problem)
        contact = Contact(
            id=desk.ports.ids.new(),
            direction=Direction.OUTBOUND,
            number=number.e164 or "",
            e164=number.e164,
            presentation=Presentation.ALLOWED,
            state=ContactState.PREPARING,
            started_at=desk.ports.clock.now(),
            touchpoint="",
            source="typed",
        )
        if not desk.may_give_way(contact):
            return desk.ports.words.translate(
                "Numbers", "A call is on the screen. Finish it, then type the number again."
            )
        current = desk.current()
        if current is not None and current.contact.state is ContactState.PREPARING:
            desk.drop(current.contact.id)
        self._first(contact)
        desk.publish()
        return ""

    def _first(self, contact: Contact) -> None:
        desk = self._desk
        self._forget_stale()
        conversation = Conversation(contact)
        desk.conversations[contact.id] = conversation
        if desk.may_give_way(contact):
            desk.show(contact.id)
        self._matching.begin(conversation)

    def _again(self, conversation: Conversation, contact: Contact) -> None:
        """Repeats change nothing. States only go forward; a number may settle while it rings."""
        before = conversation.contact
        ringing = before.state is ContactState.RINGING
        if ringing and (contact.presentation, contact.e164) != (before.presentation, before.e164):
            conversation.contact = msgspec.structs.replace(
                before,
                presentation=contact.presentation,
                number=contact.number,
                e164=contact.e164,
            )
            conversation.forget_person(Screen.LOADING)
            self._matching.begin(conversation)
        if _ORDER[contact.state] > _ORDER[before.state]:
            self._advance(conversation, contact.state)

    def _move_on(self, contact_id: str, state: ContactState) -> None:
        conversation = self._desk.conversations.get(contact_id)
        if conversation is None:
            if state is ContactState.ENDED:
                # The end may overtake the beginning: it absorbs what comes later.
                self._desk.drop(contact_id)
            return
        if _ORDER[state] > _ORDER[conversation.contact.state]:
            self._advance(conversation, state)
            self._desk.publish()

    def _advance(self, conversation: Conversation, state: ContactState) -> None:
        desk = self._desk
        before, now = conversation.contact, desk.ports.clock.now()
        contact = msgspec.structs.replace(before, state=state)
        if state is ContactState.TALKING:
            contact = msgspec.structs.replace(contact, answered_at=now)
            conversation.contact = contact
            if not desk.shows(conversation) and desk.may_give_way(contact):
                desk.show(contact.id)
            return
        conversation.contact = msgspec.structs.replace(contact, ended_at=now)
        missed = before.state is not ContactState.TALKING
        if missed or not desk.shows(conversation):
            desk.drop(contact.id)
            self._fill_screen()

    def _fill_screen(self) -> None:
        """After a call went: one that was answered before one that rings."""
        desk = self._desk
        if desk.on_screen:
            return
        waiting = desk.waiting()
        talking = [c for c in waiting if c.contact.state is ContactState.TALKING]
        for conversation in talking or list(waiting):
            desk.show(conversation.contact.id)
            return

    def _forget_stale(self) -> None:
        desk = self._desk
        now = desk.ports.clock.now()
        for conversation in desk.waiting():
            contact = conversation.contact
            rings = contact.state is ContactState.RINGING
            if rings and now - contact.started_at > RINGS_AT_MOST_MS:
                desk.drop(contact.id)
        ringing = [c for c in desk.waiting() if c.contact.state is ContactState.RINGING]
        for conversation in ringing[: max(0, len(ringing) - MAX_WAITING + 1)]:
            desk.drop(conversation.contact.id)


def _recorded(answer: Answer, customer_id: str, subject: str) -> Recorded:
    """An answer from before the restart: on the disk, since that is where it was read."""
    response = Response(
        id=answer.response_id,
        customer_id=customer_id,
        contact_id=answer.contact_id,
        touchpoint=answer.touchpoint,
        action_id=answer.action_id,
        asset_id=answer.asset_id,
        sentiment=answer.sentiment,
        decision_id="",
        at=answer.at,
        by=subject,
        team="",
    )
    return Recorded(response, answer.action_id, customer_id, committed=True, restored=True)


def _plain(contact: Contact, region: str) -> Contact:
    """The contact with its number read; of a hidden number or a card number nothing is kept."""
    if contact.presentation in {Presentation.WITHHELD, Presentation.UNAVAILABLE}:
        return msgspec.structs.replace(contact, number="", e164=None)
    number = numbers.parse(contact.e164 or contact.number, region)
    if number.withheld or number.problem == "card_number":
        presentation = (
            Presentation.UNKNOWN if number.problem == "card_number" else number.presentation
        )
        return msgspec.structs.replace(contact, number="", e164=None, presentation=presentation)
    return msgspec.structs.replace(contact, e164=number.e164)


_NO_NUMBER: Final = QT_TRANSLATE_NOOP(
    "Numbers", "This is not a phone number. Type digits, with + for another country."
)
_PROBLEMS: Final = {
    "card_number": QT_TRANSLATE_NOOP(
        "Numbers", "This looks like a card number. It was not kept, and it is never dialled."
    ),
    "too_short": QT_TRANSLATE_NOOP(
        "Numbers", "The number is too short to call. Add the missing digits."
    ),
    "too_long": QT_TRANSLATE_NOOP("Numbers", "The number is too long to call. Check its digits."),
    "local_only": QT_TRANSLATE_NOOP("Numbers", "The area code is missing. Add it in front."),
    "needs_country": QT_TRANSLATE_NOOP(
        "Numbers", "The country code is missing. Begin with + and the country's code."
    ),
}


def _problem(number: numbers.Number) -> str:
    """What is wrong with a number to call, as a sentence, or nothing."""
    if number.e164 is not None:
        return ""
    if number.withheld:
        return QT_TRANSLATE_NOOP("Numbers", "Type a number to call.")
    return _PROBLEMS.get(number.problem, _NO_NUMBER)
