"""One contact in memory: who is on the line, the list, and what was answered so far."""

from __future__ import annotations

from dataclasses import dataclass, field

import msgspec

from agent_desktop.app.playbook import Playbook
from agent_desktop.app.ports import KnownCustomer
from agent_desktop.app.views import Screen
from agent_desktop.decisioning.decisions import (
    Answer,
    Decision,
    DecisionRecord,
    Exposure,
    ExposureKind,
    Held,
    Inputs,
    answer_of,
)
from agent_desktop.domain.contacts import Contact, ContactState, Direction, Presentation
from agent_desktop.domain.events import Event
from agent_desktop.domain.responses import Response
from agent_desktop.protocol.messages import Match


@dataclass
class Recorded:
    """A response of this contact, from the click on."""

    response: Response
    title: str
    owner: str
    """Whose answer it is by now: `someone_else` may have moved it."""
    committed: bool = False
    synced: bool = False
    restored: bool = False
    """From before a restart: whether the hub has it shows when nothing waits any more."""
    withdrawn: bool = False
    """Taken back: by undo, or voided because someone else was on the line."""
    refused: bool = False
    """The disk did not take it: it never happened."""
    record: DecisionRecord | None = None
    """What it answers, until it is on the disk."""

    @property
    def stands(self) -> bool:
        return not self.withdrawn and not self.refused


@dataclass(frozen=True)
class Decided:
    """A list with what it was made of, as it is recorded with the response that answers it."""

    inputs: Inputs
    decision: Decision
    playbook: Playbook

    def record(self, shown: int) -> DecisionRecord:
        painted = min(shown, len(self.decision.ranked))
        return self.playbook.record(self.inputs, self.decision, painted)


@dataclass
class Conversation:
    """Mutable, owned by the desk. `stage` is about the person; ringing hides it (see `screen`)."""

    contact: Contact
    stage: Screen = Screen.LOADING
    ticket: int = 0
    """Replies that were asked for under an earlier ticket are dropped."""
    settled: bool = False
    """The agent acted on who this is, so a look-up that comes late changes it no more."""
    candidates: tuple[Match, ...] = ()
    match: Match | None = None
    shared_by: int = 1
    chosen: bool = False
    verified: bool = False
    wanted: str = ""
    """The customer that is on the screen or on its way there."""
    known: KnownCustomer | None = None
    events: tuple[Event, ...] = ()
    older: str | None = None
    loading_older: bool = False
    recorded: list[Recorded] = field(default_factory=list)
    decided: Decided | None = None
    pending: Decided | None = None
    shown: int = 0
    seen: dict[str, Exposure] = field(default_factory=dict)
    """What was painted of this customer's lists, by action (see `app.impressions`)."""
    unsaved: list[str] = field(default_factory=list)
    """Actions among them that the outbox does not have yet."""
    seen_saved: bool = False
    """The outbox has some of them."""
    paints: int = 0
    settling: bool = False
    """They are recorded when the list has been still for a moment."""
    looking: int = 0
    """Look-ups under way: the hub may still say that it is somebody else."""
    dismissed: set[str] = field(default_factory=set)
    trouble: str = ""

    @property
    def screen(self) -> Screen:
        contact = self.contact
        if contact.state is ContactState.RINGING and contact.direction is Direction.INBOUND:
            return Screen.RINGING
        return self.stage

    @property
    def withheld(self) -> bool:
        return self.contact.presentation in {Presentation.WITHHELD, Presentation.UNAVAILABLE}

    @property
    def open(self) -> bool:
        """Responses can be recorded."""
        talked = self.contact.state in {ContactState.TALKING, ContactState.ENDED}
        return self.stage is Screen.CUSTOMER and self.known is not None and talked

    def shown_of(self) -> KnownCustomer | None:
        """The customer as far as texts may quote them: no personal facts before verification."""
        known = self.known
        if known is None or self.verified:
            return known
        bare = msgspec.structs.replace(known.customer, traits={})
        return msgspec.structs.replace(known, customer=bare)

    def next_ticket(self) -> int:
        self.ticket += 1
        return self.ticket

    def forget_person(self, stage: Screen) -> None:
        """Nothing of the former person stays, on the screen or on its way to it."""
        self.next_ticket()
        self.stage = stage
        self.candidates = ()
        self.match = None
        self.shared_by = 1
        self.chosen = False
        self.verified = False
        self.wanted = ""
        self.known = None
        self.events = ()
        self.older = None
        self.loading_older = False
        self.decided = None
        self.pending = None
        self.shown = 0
        self.seen = {}
        self.unsaved = []
        self.seen_saved = False
        self.dismissed = set()
        self.trouble = ""

    def meet(self, known: KnownCustomer) -> None:
        """The customer as the cache or the hub has them now. Older pages stay where they fit."""
        before = self.known
        self.known = known
        for one in known.exposures:
            # Painted before a restart, or and known from there.
            if one.contact_id == self.contact.id and one.kind is ExposureKind.DISPLAYED:
                self.seen.setdefault(one.action_id, one)
                self.seen_saved = True
        same = before is not None and before.customer.generation == known.customer.generation
        if same and known.events:
            ids = {event.id for event in known.events}
            last = known.events[-1].at
            rest = tuple(e for e in self.events if e.at <= last and e.id not in ids)
            self.events = known.events + rest
            if not rest or self.older is None:
                self.older = known.older
            if len(self.events) >= known.customer.events:
                self.older = None
        else:
            self.events = known.events
            self.older = known.older

    def answers(self) -> tuple[Answer, ...]:
        """The customer's answers so far, with those of this contact as they stand right now."""
        if self.known is None:
            return ()
        mine = {item.response.id for item in self.recorded}
        past = [answer for answer in self.known.answers if answer.response_id not in mine]
        here = self.known.customer.id
        past += [
            answer_of(item.response) for item in self.recorded if item.stands and item.owner == here
        ]
        return tuple(past)

    def exposures(self) -> tuple[Exposure, ...]:
        """What this customer was shown so far, in this contact too."""
        if self.known is None:
            return ()
        known = self.known.exposures
        if not self.seen:
            return known
        ids = {one.id for one in known}
        return (*known, *(one for one in self.seen.values() if one.id not in ids))

    def standing(self, action_id: str) -> Recorded | None:
        """The response to this action in this contact that was not taken back."""
        here = self.known.customer.id if self.known else ""
        for item in self.recorded:
            if item.stands and item.owner == here and item.response.action_id == action_id:
                return item
        return None

    def unrecorded(self) -> Recorded | None:
        """The newest answer that the disk did not take and that was not given again."""
        here = self.known.customer.id if self.known else ""
        for item in reversed(self.recorded):
            if item.refused and item.owner == here:
                return None if self.standing(item.response.action_id) else item
        return None

    def forbidden(self) -> dict[str, Held | None]:
        """Actions on the screen that a newer list no longer has: switched off in place."""
        if self.decided is None or self.pending is None:
            return {}
        allowed = {entry.action_id for entry in self.pending.decision.ranked}
        reasons = {held.action_id: held for held in self.pending.decision.held}
        return {
            entry.action_id: reasons.get(entry.action_id)
            for entry in self.decided.decision.ranked
            if entry.action_id not in allowed
        }

    def decide(self, playbook: Playbook, now: int, decision_id: str) -> Decided | None:
        """The list for this moment, from what is in memory. Nothing is shown or recorded by it."""
        if self.known is None:
            return None
        answers = self.answers()
        attributes = playbook.attributes(self.known, now, answers)
        inputs = Inputs(
            decision_id=decision_id,
            customer_id=self.known.customer.id,
            contact_id=self.contact.id,
            touchpoint=self.contact.touchpoint,
            at=now,
            context=attributes,
            answers=answers,
            exposures=self.exposures(),
            model_version=playbook.model_version,
            signals=playbook.signals(self.known, now, attributes),
        )
        return Decided(inputs, playbook.decide(inputs), playbook)
