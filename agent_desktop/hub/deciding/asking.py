"""Makes the list for a person at a touchpoint, from what the hub knows of them at this moment."""

from __future__ import annotations

import logging
import secrets
from hashlib import blake2b
from typing import Final, NamedTuple

import msgspec
from sqlalchemy import Connection

from agent_desktop.decisioning import signals
from agent_desktop.decisioning.catalogue import Catalogue
from agent_desktop.decisioning.context import attributes, from_builtins, new_state
from agent_desktop.decisioning.context_state import ContextState
from agent_desktop.decisioning.decide import Compiled, decide, make_record
from agent_desktop.decisioning.decisions import (
    Answer,
    Decision,
    DecisionRecord,
    Exposure,
    Inputs,
    answer_of,
)
from agent_desktop.domain.customers import Customer
from agent_desktop.domain.visibility import Role
from agent_desktop.hub.access.tokens import Principal
from agent_desktop.hub.deciding.messages import Question
from agent_desktop.hub.deciding.playbooks import Playbooks
from agent_desktop.hub.deciding.who import Person, asked, find
from agent_desktop.hub.ingestion.touchpoints import Source, Touchpoints
from agent_desktop.hub.stitching.sightings import Key
from agent_desktop.hub.store.database import Database
from agent_desktop.hub.sync import lookups
from agent_desktop.hub.sync.exposing import looked_back
from agent_desktop.hub.sync.household import reach_of
from agent_desktop.hub.sync.service import Shared
from agent_desktop.protocol.errors import NotAllowed, Refused

logger = logging.getLogger(__name__)
MOST_TOP: Final = 100
_LONGEST: Final = 200
GONE: Final = "No touchpoint of the catalogue in force has this write key."
_AGENT: Final = Principal(subject="", role=Role.AGENT, team="", expires_at=0, token_id="")


class Asked(NamedTuple):
    """A question that was read and can be answered."""

    question: Question
    keys: tuple[Key, ...]
    source: Source


class Made(NamedTuple):
    """A list, and what belongs to it."""

    person: Person
    customer: Customer
    conversation: str
    inputs: Inputs
    decision: Decision
    record: DecisionRecord
    compiled: Compiled
    top: int


class Asking:
    """One thread at a time may use one (see Playbooks)."""

    def __init__(self, shared: Shared, playbooks: Playbooks, touchpoints: Touchpoints) -> None:
        self._database: Database = shared.database
        self._shared = shared
        self._playbooks = playbooks
        self._touchpoints = touchpoints
        self._failures: dict[str, int] = {}
        """By action, the count of failures at which the log says it again."""

    def read(self, question: Question, source: Source) -> Asked:
        """Raises Refused and NotAllowed."""
        if question.top is not None and not 1 <= question.top <= MOST_TOP:
            raise Refused(f"'top' must be between 1 and {MOST_TOP}.", "bad_number")
        if len(question.conversation) > _LONGEST:
            raise Refused(f"'conversation' has at most {_LONGEST} characters.", "too_long")
        return Asked(question, asked(question.who, source, self._touchpoints.region), source)

    def make(self, asked: Asked) -> Made:
        """Raises NotFound without a catalogue and for a number that is nobody's; Refused for one
        that is several people's; NotAllowed."""
        compiled = self._playbooks.current()
        catalogue = compiled.catalogue
        if asked.source.name not in catalogue.touchpoints:
            raise NotAllowed(GONE)  # another catalogue came into force meanwhile
        now = self._database.now()
        with self._database.reading() as connection:
            person = find(connection, asked.keys, self._database.id_key)
            known = self._known(connection, person, now, catalogue)
        question, touchpoint = asked.question, asked.source.name
        conversation = question.conversation or secrets.token_hex(8)
        context = attributes(known.state, known.customer, now, known.answers, catalogue)
        inputs = Inputs(
            decision_id=secrets.token_hex(16),
            customer_id=person.customer_id,
            contact_id=contact_id(touchpoint, person.identity, conversation),
            touchpoint=touchpoint,
            at=now,
            context=context,
            answers=known.answers,
            signals=signals.detect(catalogue, known.state, now, context),
            exposures=known.exposures,
            model_version=compiled.model_version,
        )
        decision = decide(compiled, inputs)
        if any(one.code == "rule_failed" for one in decision.held):
            self._tell_failures(compiled)
        top = min(question.top or catalogue.top, len(decision.ranked))
        shown = top if question.displayed else 0
        record = make_record(inputs, decision, shown, compiled)
        return Made(person, known.customer, conversation, inputs, decision, record, compiled, top)

    def _tell_failures(self, compiled: Compiled) -> None:
        """Of each action at its first, tenth, hundredth... failure."""
        for action, count in compiled.rule_failures.items():
            if count >= self._failures.get(action, 1):
                self._failures[action] = 10 ** len(str(count))
                logger.info(
                    "a rule of %s has failed, %d times by now: it is held back", action, count
                )

    def _known(
        self, connection: Connection, person: Person, now: int, catalogue: Catalogue
    ) -> _Known:
        """On the same data as a desktop has: what agents may not see decides nothing here."""
        if person.meet is not None:
            return _Known(_stranger(person.customer_id, now), new_state(), (), ())
        since = now - looked_back(catalogue)
        sight, reach = self._shared.sight(_AGENT), reach_of(catalogue, now)
        found = lookups.known(connection, person.customer_id, sight, since, reach)
        answers = tuple(answer_of(one) for one in found.responses if not one.withdrawn)
        answers += found.change.household_answers
        return _Known(
            found.change.customer, _state(found.change.context), answers, tuple(found.exposures)
        )


class _Known(NamedTuple):
    customer: Customer
    state: ContextState
    answers: tuple[Answer, ...]
    exposures: tuple[Exposure, ...]


def contact_id(touchpoint: str, identity: str, conversation: str) -> str:
    """Of this person here: nobody can take part in somebody else's conversation."""
    told = f"{touchpoint}\0{identity}\0{conversation}".encode("utf-8", "replace")
    return f"{touchpoint}:{blake2b(told, digest_size=16).hexdigest()}"


def _state(context: msgspec.Raw) -> ContextState:
    try:
        return from_builtins(msgspec.json.decode(context))
    except msgspec.MsgspecError:
        return new_state()  # of another version of this program: it is being folded again


def _stranger(customer_id: str, now: int) -> Customer:
    return Customer(
        id=customer_id, generation=0, name="", traits={}, identities=(), household=(), since=now,
        last_event_at=now, events=0,
    )  # fmt: skip
