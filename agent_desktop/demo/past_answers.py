"""Answers of weeks gone by, so that the demo's hub has something to learn from.

The journeys are those of the demo; who answered what is simulated, and said to be so. Each list is
made from what was known at its time, and goes to the hub as a desktop's answers do. Where an action
declares an outcome, the journey itself says whether it came.
"""

from __future__ import annotations

import json
import random
from collections.abc import Collection, Iterator, Sequence
from pathlib import Path
from typing import Any, Final

import msgspec

from agent_desktop.decisioning import context as contexts
from agent_desktop.decisioning import signals
from agent_desktop.decisioning.catalogue import DAY_MS, Catalogue
from agent_desktop.decisioning.decide import Compiled, compile_catalogue, decide, make_record
from agent_desktop.decisioning.decisions import DecisionRecord, Inputs, Ranked
from agent_desktop.domain.channels import Channel
from agent_desktop.domain.customers import Customer
from agent_desktop.domain.events import Event
from agent_desktop.domain.responses import Response, Sentiment
from agent_desktop.hub.store.database import one_look
from agent_desktop.protocol.messages import Entry, EntryKind, ResponseBody

ANSWERS: Final = 900
COLLEAGUE: Final = "Earlier colleagues (simulated)"
TEAM: Final = "earlier"
"""A team of their own: the supervisor of the demo sees what the demo's agent did."""
INSTALLATION: Final = "demo-earlier"
SEED: Final = 11
_LOOKED_AT: Final = 3_000
_LOOK_BACK_MS: Final = 80 * DAY_MS
_MARGIN_MS: Final = 2 * DAY_MS
_BUSY: Final = 3
"""So many events in a week, or a contact: such customers are made to say yes more often."""
_YES: Final = {True: 0.72, False: 0.22}
_PEOPLE: Final = (
    "SELECT id, traits FROM customers WHERE merged_into IS NULL AND events >= 4"
    " ORDER BY since, last_event_at, events, traits"
)
"""Ids are drawn anew for each demo: the same journeys are to be learnt from all the same."""
_JOURNEY: Final = (
    "SELECT id, touchpoint, channel, type, at, properties FROM events"
    " WHERE customer_id = ? ORDER BY at, seq"
)


def past_answers(
    folder: Path, catalogue: Catalogue, touchpoint: str, now: int, spared: Collection[str]
) -> list[tuple[Response, DecisionRecord]]:
    """At most ANSWERS of them, oldest first, each with its list. Reads the hub's `folder` beside
    the hub. `spared` customers, who call in the demo, have not been asked."""
    compiled = compile_catalogue(catalogue)
    pick = random.Random(SEED)  # noqa: S311 - nothing secret
    found: list[tuple[Response, DecisionRecord]] = []
    with one_look(folder) as connection:
        look = connection.exec_driver_sql
        people = [row for row in look(_PEOPLE) if row.id not in spared]
        pick.shuffle(people)
        for row in people:
            person = _Person(row.id, row.traits, look(_JOURNEY, (row.id,)).all())
            answer = _answer(person, compiled, touchpoint, now, pick)
            if answer is not None:
                found.append(answer)
            if len(found) == ANSWERS:
                break
    return sorted(found, key=lambda one: (one[0].at, one[0].id))


def number_of_somebody(
    folder: Path, catalogue: Catalogue, touchpoint: str, now: int, wanted: Collection[str]
) -> str:
    """The telephone number of a customer on whose list one of the `wanted` actions stands among
    the first; empty where nobody has one. Reads the hub's `folder` beside the hub."""
    compiled = compile_catalogue(catalogue)
    with one_look(folder) as connection:
        look = connection.exec_driver_sql
        for row in look(_PEOPLE).all()[-_LOOKED_AT:]:
            person = _Person(row.id, row.traits, look(_JOURNEY, (row.id,)).all())
            number = person.customer.traits.get("phone")
            if not number or not person.events:
                continue
            ranked = decide(compiled, _inputs(person, catalogue, touchpoint, now, row.id)).ranked
            if any(one.action_id in wanted for one in ranked[:3]):
                return str(number)
    return ""


def entries(answers: list[tuple[Response, DecisionRecord]]) -> Iterator[Entry]:
    """As a desktop's outbox would send them."""
    for number, (response, record) in enumerate(answers, 1):
        body = ResponseBody(response=response, decision=record)
        yield Entry(
            id=response.id,
            n=number,
            kind=EntryKind.RESPONSE,
            by=COLLEAGUE,
            made_at=response.at,
            body=msgspec.Raw(msgspec.json.encode(body)),
        )


class _Person:
    """A customer with their journey, oldest event first."""

    def __init__(self, id_: str, traits: bytes, rows: Sequence[Any]) -> None:
        self.events = tuple(
            Event(
                id=row.id.hex(),
                customer_id=id_,
                type=row.type,
                touchpoint=row.touchpoint,
                channel=Channel(row.channel),
                at=row.at,
                properties=json.loads(row.properties),
            )
            for row in rows
        )
        first = self.events[0].at if self.events else 0
        self.customer = Customer(
            id=id_,
            generation=0,
            name="",
            traits=json.loads(traits),
            identities=(),
            since=first,
            last_event_at=self.events[-1].at if self.events else 0,
            events=len(self.events),
        )


def _answer(
    person: _Person, compiled: Compiled, touchpoint: str, now: int, pick: random.Random
) -> tuple[Response, DecisionRecord] | None:
    """What this person said on some day; None where nothing was to be said, or too lately."""
    if not person.events:
        return None
    begin = max(person.events[0].at, now - _LOOK_BACK_MS)
    end = now - _MARGIN_MS
    if begin >= end:
        return None
    at = pick.randrange(begin, end)
    catalogue = compiled.catalogue
    number = f"{pick.getrandbits(128):032x}"
    inputs = _inputs(person, catalogue, touchpoint, at, number)
    about = inputs.context
    decision = decide(compiled, inputs)
    closed = [one for one in decision.ranked[:4] if _closed(catalogue, one, at, now)]
    if not closed:
        return None
    ranked = pick.choice(closed)
    lately = about.get("calls_7d") or about.get("outbound_7d")
    busy = int(about.get("events_7d", 0)) >= _BUSY or bool(lately)
    yes = pick.random() < _YES[busy]
    no = Sentiment.NEGATIVE if pick.random() < 0.6 else Sentiment.NEUTRAL
    response = Response(
        id=number,
        customer_id=person.customer.id,
        contact_id=inputs.contact_id,
        touchpoint=touchpoint,
        action_id=ranked.action_id,
        asset_id=ranked.asset_id,
        sentiment=Sentiment.POSITIVE if yes else no,
        decision_id=inputs.decision_id,
        at=at,
        by=COLLEAGUE,
        team=TEAM,
    )
    return response, make_record(inputs, decision, len(decision.ranked), compiled)


def _inputs(person: _Person, catalogue: Catalogue, touchpoint: str, at: int, number: str) -> Inputs:
    """Of a conversation at that time, from what had happened by then."""
    state = contexts.new_state()
    for event in person.events:
        if event.at <= at:
            contexts.fold(state, event)
    about = contexts.attributes(state, person.customer, at, (), catalogue)
    return Inputs(
        decision_id=number,
        customer_id=person.customer.id,
        contact_id=f"{INSTALLATION}:{number}",
        touchpoint=touchpoint,
        at=at,
        context=about,
        answers=(),
        signals=signals.detect(catalogue, state, at, about),
    )


def _closed(catalogue: Catalogue, ranked: Ranked, at: int, now: int) -> bool:
    """Whether its outcome can be known by now."""
    outcome = catalogue.actions[ranked.action_id].outcome
    window = outcome.within_days * DAY_MS if outcome is not None else 0
    return not ranked.mandatory and at + window < now - DAY_MS
