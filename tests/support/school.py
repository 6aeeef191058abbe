"""A hub in this process whose customers answer, and whose clock goes as fast as a test wants.

def test_it(school):
    school.offer("ada", "card", works=True)     # a list, an answer, and its outcome a day later
    school.later(days=9)
    school.round()                              # learns
"""

from __future__ import annotations

import asyncio
import uuid
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

import msgspec

from agent_desktop.decisioning.compiled import compile_catalogue
from agent_desktop.decisioning.decide import decide, make_record
from agent_desktop.decisioning.decisions import Decision, DecisionRecord, Inputs
from agent_desktop.domain.responses import Response, Sentiment
from agent_desktop.hub.learning import turn
from agent_desktop.hub.learning.turn import Done, Turn, Wish
from agent_desktop.hub.learning.worker import Options, Teacher
from agent_desktop.protocol.messages import Entry, EntryKind, ResponseBody
from tests.support.hub_room import NOW, Outbox, Room

HOUR = 3_600_000
DAY = 24 * HOUR

CATALOGUE = """
name = "school"
region = "GB"

[traits]
income = 0
segment = ""

[learning]
control = 0.1
starting_evidence = 10
[learning.features]
"traits.income" = { edges = [20, 40, 60] }
"traits.segment" = {}

[touchpoints.call-centre]
channel = "assisted"
agent_handled = true
trust = "trusted"

[touchpoints.website]
channel = "web"

[actions.card]
title = "Card"
propensity = 0.3
why = "Because"
outcome = { event = "Card Activated", within_days = 7 }
assets.call-centre = {}

[actions.loan]
title = "Loan"
propensity = 0.35
why = "Because"
outcome = { event = "Loan Signed", within_days = 7 }
assets.call-centre = {}

[actions.talk]
title = "Talk"
propensity = 0.32
why = "Because"
assets.call-centre = {}
"""
RICH = {"income": 70, "segment": "gold"}
POOR = {"income": 10, "segment": "basic"}
EVENTS = {"card": "Card Activated", "loan": "Loan Signed"}


class School:
    """See above. `room.database` is a hub's, `teacher` its worker without a process of its own."""

    def __init__(
        self,
        folder: Path,
        *,
        options: Options | None = None,
        by: str = "dana",
        team: str = "cards",
    ) -> None:
        self.now = NOW
        self.room = Room(folder, clock=lambda: self.now)
        self.room.catalogues.publish_now(CATALOGUE, "school.toml")
        self.options = options or Options(least=1, every_s=0)
        self.told: list[int] = []
        self.by, self.team = by, team
        self.outbox = Outbox(self.room.sync(by, team=team), by=by)
        self.teacher = self.new_teacher()

    @property
    def models(self) -> Any:
        return self.room.shared.models

    def new_teacher(self, take: Callable[[Wish], Awaitable[Turn]] | None = None) -> Teacher:
        made = Teacher(
            self.room.database,
            self.room.catalogues,
            self.room.shared.models,
            self.options,
            take or self.take,
        )
        made.told = self.told.append
        return made

    async def take(self, wish: Wish) -> Turn:
        """Here, but through the bytes that a process would have sent."""
        with self.room.database.reading() as connection:
            found = turn.take(connection, wish)
        return msgspec.msgpack.decode(msgspec.msgpack.encode(found), type=Turn)

    def round(self) -> list[Done]:
        return asyncio.run(self.teacher.round())

    def later(self, *, days: float = 0, hours: float = 0) -> None:
        self.now += int(days * DAY + hours * HOUR)

    def customer(self, user: str, **traits: Any) -> str:
        """Their id; made at the first call."""
        found = self.room.rows("SELECT customer_id FROM identities WHERE value = ?", user)
        if not found:
            sighting = self.room.sighting(user, traits=traits or None, at=self.now - DAY)
            self.room.take_in(sighting)
        return self.room.id_of(user)

    def decide(
        self, customer: str, *, conversation: str = "", traits: dict[str, Any] | None = None
    ) -> tuple[Decision, DecisionRecord]:
        """A list as a desktop makes one, with the model in force."""
        catalogue = self.room.catalogues.parsed("current")
        compiled = compile_catalogue(catalogue, self.models.current(catalogue))
        inputs = Inputs(
            decision_id=uuid.uuid4().hex, customer_id=customer,
            contact_id=conversation or uuid.uuid4().hex, touchpoint="call-centre", at=self.now,
            context={"traits": traits} if traits else {}, answers=(), signals=(),
            model_version=compiled.model_version,
        )  # fmt: skip
        decision = decide(compiled, inputs)
        return decision, make_record(inputs, decision, shown=3, compiled=compiled)

    def entry(
        self,
        customer: str,
        action: str,
        sentiment: str = "positive",
        *,
        record: DecisionRecord | None = None,
        key: str = "",
        **changed: Any,
    ) -> Entry:
        """One answer to a list (a new one without `record`), to be pushed."""
        made = record or self.decide(customer)[1]
        key = key or uuid.uuid4().hex
        said: dict[str, Any] = {
            "id": key, "customer_id": customer, "contact_id": made.inputs.contact_id,
            "touchpoint": "call-centre", "action_id": action,
            "asset_id": f"{action}@call-centre", "sentiment": Sentiment(sentiment),
            "decision_id": made.inputs.decision_id, "at": self.now, "by": self.by,
            "team": self.team,
        }  # fmt: skip
        response = Response(**{**said, **changed})
        body = ResponseBody(response=response, decision=made)
        return self.outbox.add(EntryKind.RESPONSE, body, key)

    def answer(self, customer: str, action: str, sentiment: str = "positive", **more: Any) -> str:
        """The same, pushed. Its id."""
        entry = self.entry(customer, action, sentiment, **more)
        verdicts = self.outbox.verdicts(entry)
        assert verdicts == [("accepted", "")], verdicts
        return entry.id

    def happens(self, user: str, name: str, *, at: int | None = None) -> None:
        """An event in the journey of that user."""
        self.room.take_in(self.room.sighting(user, name=name, at=self.now if at is None else at))

    def offer(
        self,
        user: str,
        action: str,
        *,
        works: bool,
        sentiment: str = "positive",
        traits: dict[str, Any] | None = None,
    ) -> str:
        """A list, an answer to it, and, where it works, its outcome a day later."""
        customer = self.customer(user, **(traits or {}))
        _, record = self.decide(customer, traits=traits)
        key = self.answer(customer, action, sentiment, record=record)
        if works and action in EVENTS:
            self.happens(user, EVENTS[action], at=self.now + DAY)
        return key

    def cases(self, columns: str = "response_id, worked") -> list[tuple[Any, ...]]:
        return [
            tuple(row)
            for row in self.room.rows(
                f"SELECT {columns} FROM learning_cases ORDER BY at, response_id"  # noqa: S608
            )
        ]

    def close(self) -> None:
        self.room.database.close()


def term(school: School, count: int, start: int = 0) -> None:
    """Customers who take the card when they are rich and the loan when they are not: their
    answers, what came of them, and the time until all of it has matured."""
    room = school.room
    users = [f"user-{n}" for n in range(start, start + count)]
    kinds = [(RICH if n % 2 == 0 else POOR, "card" if n % 4 < 2 else "loan") for n in range(count)]
    room.take_in(
        *(
            room.sighting(user, traits=traits, at=school.now - DAY)
            for user, (traits, _) in zip(users, kinds, strict=True)
        )
    )
    ids = dict(room.rows("SELECT value, customer_id FROM identities"))
    entries = []
    for user, (traits, action) in zip(users, kinds, strict=True):
        _, record = school.decide(ids[user], traits=traits)
        entries.append(school.entry(ids[user], action, record=record))
    assert {verdict for verdict, _ in school.outbox.verdicts(*entries)} == {"accepted"}
    room.take_in(
        *(
            room.sighting(user, name=EVENTS[action], at=school.now + DAY)
            for user, (traits, action) in zip(users, kinds, strict=True)
            if (action == "card") == (traits is RICH)
        )
    )
    school.later(days=9)
