"""A hub in this process, without HTTP: its database and the sync protocol for any user.

def test_it(room):
    ada = room.customer("ada", "+442079460018", events=3)
    reply = asyncio.run(room.sync("dana").pull("desk", 0, 100))
"""

from __future__ import annotations

import asyncio
import hashlib
import uuid
from collections.abc import Callable
from pathlib import Path
from typing import Any

import msgspec

from agent_desktop.decisioning.context_state import (
    ContextState,
    fold,
    from_builtins,
    to_builtins,
)
from agent_desktop.decisioning.decisions import Answer, DecisionRecord, Inputs
from agent_desktop.domain.customers import Customer
from agent_desktop.domain.events import Event
from agent_desktop.domain.responses import Response, Sentiment
from agent_desktop.domain.visibility import Role
from agent_desktop.hub.access.tokens import Principal
from agent_desktop.hub.catalogues.published import Catalogues
from agent_desktop.hub.contexts.keeper import fold_all
from agent_desktop.hub.learning.models import Models
from agent_desktop.hub.policy import Policy
from agent_desktop.hub.stitching.intake import take_in
from agent_desktop.hub.stitching.merging import merge, unmerge
from agent_desktop.hub.stitching.sightings import Sighting
from agent_desktop.hub.store.database import Database, system_clock
from agent_desktop.hub.store.life import Life
from agent_desktop.hub.sync.hints import Hints
from agent_desktop.hub.sync.service import HubSync, Shared, TopUps
from agent_desktop.protocol.messages import (
    Entry,
    EntryKind,
    ExposureChange,
    Message,
    PullReply,
    PushReply,
    PushRequest,
    ResponseBody,
)
from agent_desktop.protocol.sync import SyncProtocol

CATALOGUE = """
name = "test"
region = "GB"

[touchpoints.call-centre]
channel = "assisted"
agent_handled = true
trust = "trusted"

[touchpoints.mailing]
channel = "outbound"

[actions.offer]
title = "Offer a card"
propensity = 0.5
why = "Because"
assets.call-centre = {}

[actions.survey]
title = "Ask how it was"
propensity = 0.2
why = "Because"
assets.call-centre = {}
assets.mailing = {}
"""
NOW = 1_795_000_000_000


class Room:
    """The hub's parts on a folder of their own."""

    def __init__(
        self,
        folder: Path,
        *,
        policy: Policy | None = None,
        clock: Callable[[], int] = system_clock,
    ) -> None:
        self.database = Database.open(folder, clock)
        self.catalogues = Catalogues(self.database)
        self.shared = Shared(
            database=self.database,
            catalogues=self.catalogues,
            hints=Hints(self.database, heartbeat_s=0.2),
            top_ups=TopUps(every_s=0.0),
            offline_customers=2_000,
            policy=policy or Policy(),
            models=Models(self.database),
            life=Life(self.database),
        )
        self._sent = 0

    def sync(
        self, subject: str = "dana", role: str = "agent", team: str = "cards", desk: str = ""
    ) -> HubSync:
        principal = Principal(
            subject=subject, role=Role(role), team=team, expires_at=2**40, token_id="t"
        )
        return HubSync(self.shared, principal, desk)

    def sighting(
        self,
        user: str,
        phone: str = "",
        *,
        at: int | None = None,
        name: str = "Page Viewed",
        properties: dict[str, Any] | None = None,
        device: str = "",
        traits: dict[str, Any] | None = None,
    ) -> Sighting:
        """An event of a user, or of a device alone (`user` empty)."""
        self._sent += 1
        people = [("user_id", user)] if user else []
        people += [("anonymous_id", device)] if device else []
        return Sighting(
            event_id=hashlib.blake2b(str(self._sent).encode(), digest_size=16).digest(),
            touchpoint="website",
            channel="web",
            trusted=True,
            type=name,
            at=NOW + self._sent * 1000 if at is None else at,
            properties=msgspec.json.encode(properties or {"n": self._sent}),
            people=tuple(people),
            contacts=(("phone", phone),) if phone else (),
            traits=traits,
        )

    def take_in(self, *sightings: Sighting) -> None:
        self.database.write_now(lambda unit: take_in(unit, sightings))

    def customer(self, user: str, phone: str = "", events: int = 1) -> str:
        """A customer with that many events; their id."""
        self.take_in(
            *(self.sighting(user, phone, traits={"name": user.title()}) for _ in range(events))
        )
        return self.id_of(user)

    def id_of(self, user: str) -> str:
        with self.database.reading() as connection:
            return str(
                connection.exec_driver_sql(
                    "SELECT customer_id FROM identities WHERE value = ?", (user,)
                ).scalar_one()
            )

    def merge(self, a: str, b: str) -> int:
        return self.database.write_now(lambda unit: merge(unit, a, b, "same", "admin"))

    def unmerge(self, link: int) -> None:
        self.database.write_now(lambda unit: unmerge(unit, link, "admin"))

    def fold(self) -> None:
        fold_all(self.database)

    def rows(self, sql: str, *values: Any) -> list[Any]:
        with self.database.reading() as connection:
            return list(connection.exec_driver_sql(sql, values))


def response(customer: str, entry: str, **changed: Any) -> Response:
    """An answer at the call centre."""
    said: dict[str, Any] = {
        "id": entry, "customer_id": customer, "contact_id": "call-1", "touchpoint": "call-centre",
        "action_id": "offer", "asset_id": "offer@call-centre", "sentiment": Sentiment.POSITIVE,
        "decision_id": "", "at": NOW, "by": "dana", "team": "cards",
    }  # fmt: skip
    return Response(**{**said, **changed})


def record(
    customer: str, decision: str, version: str, *, contact_id: str = "call-1"
) -> DecisionRecord:
    """A decision's record as a desktop would keep it."""
    inputs = Inputs(
        decision_id=decision, customer_id=customer, contact_id=contact_id, touchpoint="call-centre",
        at=NOW, context={}, answers=(), signals=(),
    )  # fmt: skip
    return DecisionRecord(inputs=inputs, catalogue_version=version, digest="", shown=2)


class Outbox:
    """Numbers entries as a desktop's outbox does, and pushes them."""

    def __init__(self, sync: SyncProtocol, desk: str = "desk", by: str = "dana") -> None:
        self._sync = sync
        self._desk = desk
        self._by = by
        self._n = 0
        self.entries: list[Entry] = []

    def add(self, kind: EntryKind | str, body: Message | bytes, entry: str = "") -> Entry:
        self._n += 1
        made = Entry(
            id=entry or uuid.uuid4().hex,
            n=self._n,
            kind=kind,  # type: ignore[arg-type] # also kinds that nobody knows
            by=self._by,
            made_at=NOW,
            body=msgspec.Raw(body if isinstance(body, bytes) else msgspec.json.encode(body)),
        )
        self.entries.append(made)
        return made

    def answer(self, customer: str, entry: str = "", **changed: Any) -> Entry:
        """With its list, unless `decision_id` or `initiative` says where it comes from."""
        key = entry or uuid.uuid4().hex
        if "decision_id" in changed or changed.get("initiative"):
            said, made = response(customer, key, by=self._by, **changed), None
        else:
            said = response(customer, key, by=self._by, decision_id=f"list-{key}", **changed)
            made = record(customer, said.decision_id, "v", contact_id=said.contact_id)
        return self.add(EntryKind.RESPONSE, ResponseBody(response=said, decision=made), key)

    def push(self, *entries: Entry) -> PushReply:
        request = PushRequest(installation=self._desk, entries=entries or tuple(self.entries))
        return asyncio.run(self._sync.push(request))

    def verdicts(self, *entries: Entry) -> list[tuple[str, str]]:
        return [(str(r.verdict), r.code) for r in self.push(*entries).results]


class Replica:
    """What a desktop that obeys the protocol holds. Pulls until there is no more."""

    def __init__(self, sync: SyncProtocol, desk: str) -> None:
        self._sync = sync
        self._desk = desk
        self.cursor = 0
        self.positions: list[int] = []
        self.pages = 0
        self.customers: dict[str, Customer] = {}
        self.contexts: dict[str, dict[str, Any]] = {}
        """The hub's own; `context` has the events that came since."""
        self._folded_to: dict[str, int] = {}
        self._later: dict[str, list[tuple[int, Event]]] = {}
        self.household: dict[str, tuple[Answer, ...]] = {}
        self.events: dict[str, dict[str, Event]] = {}
        self.responses: dict[str, Response] = {}
        self.exposures: dict[str, ExposureChange] = {}
        self.catalogue = ""
        self.model = ""

    def pull(self, limit: int = 1_000, times: int = 10_000) -> None:
        for _ in range(times):
            reply = asyncio.run(self._sync.pull(self._desk, self.cursor, limit))
            self.apply(reply)
            if not reply.more:
                return

    def apply(self, reply: PullReply) -> None:
        self.pages += 1
        for done in reply.transactions:
            assert self.cursor < done.position <= reply.cursor
            self.positions.append(done.position)
            for gone in done.gone:
                self._forget(gone.customer_id)
            for change in done.customers:
                known = self.customers.get(change.customer.id)
                if known is None or known.generation != change.customer.generation:
                    self._forget(change.customer.id)
                    self.events[change.customer.id] = {}
                self.customers[change.customer.id] = change.customer
                self.contexts[change.customer.id] = change.context
                self._folded_to[change.customer.id] = change.folded_to
                noted = self._later.get(change.customer.id, [])
                self._later[change.customer.id] = [n for n in noted if n[0] > change.folded_to]
                self.household[change.customer.id] = change.household_answers
            for event in done.events:
                # Whole transactions: nobody is told of events of somebody unknown.
                self.events[event.customer_id][event.id] = event
                if 0 < self._folded_to[event.customer_id] < done.position:
                    self._later.setdefault(event.customer_id, []).append((done.position, event))
            for answer in done.responses:
                assert answer.customer_id in self.customers
                self.responses[answer.id] = answer
            for shown in done.exposures:
                assert shown.customer_id in self.customers
                self.exposures[shown.exposure.id] = shown
            self.catalogue = done.catalogue_version or self.catalogue
            self.model = done.model_version or self.model
        assert self.positions == sorted(self.positions)
        assert reply.cursor >= self.cursor
        self.cursor = reply.cursor

    def context(self, customer: str) -> ContextState:
        """With the events that came since the hub folded, each once."""
        state = from_builtins(self.contexts[customer])
        for _, event in self._later.get(customer, ()):
            fold(state, event)
        return state

    def _forget(self, customer: str) -> None:
        self.customers.pop(customer, None)
        self.contexts.pop(customer, None)
        self.household.pop(customer, None)
        self.events.pop(customer, None)
        self._later.pop(customer, None)
        self.responses = {
            key: one for key, one in self.responses.items() if one.customer_id != customer
        }
        self.exposures = {
            key: one for key, one in self.exposures.items() if one.customer_id != customer
        }

    def state(self) -> dict[str, Any]:
        """Comparable with that of another replica."""
        return {
            "customers": self.customers,
            "contexts": {key: to_builtins(self.context(key)) for key in self.contexts},
            "household": self.household,
            "events": self.events,
            "responses": self.responses,
            "exposures": self.exposures,
            "catalogue": self.catalogue,
        }
