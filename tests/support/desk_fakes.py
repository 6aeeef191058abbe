"""The agent's use cases on fakes: ports in memory, whose replies come when a test lets them."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine
from copy import copy
from dataclasses import dataclass, field
from typing import Any, TypeVar

from agent_desktop.app.desk import DeskPorts, Seat
from agent_desktop.app.playbook import Playbook
from agent_desktop.app.ports import KnownCustomer, NotSaved, OnScreen, OutboxItem
from agent_desktop.app.views import ActionView
from agent_desktop.app.workspace import AgentWorkspace
from agent_desktop.decisioning.catalogue import Catalogue
from agent_desktop.decisioning.decisions import (
    Answer,
    Decision,
    DecisionRecord,
    Factors,
    Held,
    Inputs,
    Ranked,
    Signal,
)
from agent_desktop.domain.channels import Channel, Touchpoint
from agent_desktop.domain.contacts import Contact, ContactState, Direction, Presentation
from agent_desktop.domain.customers import (
    Customer,
    Evidence,
    Identity,
    IdentityKind,
    LinkedIdentity,
)
from agent_desktop.domain.events import Event
from agent_desktop.domain.responses import Sentiment
from agent_desktop.protocol.errors import HubAway
from agent_desktop.protocol.messages import EntryKind, Match, MatchTier
from tests.support.plain_words import PlainWords

T = TypeVar("T")
NOW = 1_760_000_000_000
DAY = 86_400_000
ANN, BOB = "+442079460018", "+442079460019"


class Gate:
    """Replies at once, or, when shut, in whatever order the test opens them."""

    def __init__(self) -> None:
        self.shut = False
        self.held: list[asyncio.Future[None]] = []

    async def passes(self) -> None:
        if self.shut:
            waiting = asyncio.get_running_loop().create_future()
            self.held.append(waiting)
            await waiting

    def let_one(self, which: int = 0) -> None:
        if self.held:
            waiting = self.held.pop(which % len(self.held))
            if not waiting.done():
                waiting.set_result(None)


def person(
    key: str, name: str, phone: str, *, shared_by: int = 1, trusted: bool = True
) -> Customer:
    evidence = Evidence(
        reason="call_confirmed",
        touchpoint="call-centre",
        trusted=trusted,
        times=3,
        first_at=NOW - DAY,
        last_at=NOW,
    )
    return Customer(
        id=key,
        generation=1,
        name=name,
        traits={"city": "Leeds", "income": 2900},
        identities=(
            LinkedIdentity(
                identity=Identity("phone", phone),
                kind=IdentityKind.CONTACT,
                evidence=(evidence,),
                shared_by=shared_by,
            ),
        ),
        since=NOW - 900 * DAY,
        last_event_at=NOW - 60_000,
        events=3,
    )


def event(key: str, customer: str, at: int) -> Event:
    return Event(
        id=key,
        customer_id=customer,
        type="Page Viewed",
        touchpoint="web",
        channel=Channel.WEB,
        at=at,
        properties={},
    )


def known(
    customer: Customer, *, answers: tuple[Answer, ...] = (), older: str | None = None, n: int = 3
) -> KnownCustomer:
    return KnownCustomer(
        customer=customer,
        context={},
        answers=answers,
        events=tuple(event(f"{customer.id}-{i}", customer.id, NOW - i * 1000) for i in range(n)),
        older=older,
        saved_at=NOW - 5000,
    )


def match(customer: Customer, tier: MatchTier = MatchTier.EXACT, *, trusted: bool = True) -> Match:
    return Match(customer=customer, tier=tier, trusted=trusted)


def call(key: str = "c1", number: str = ANN, **changes: Any) -> Contact:
    values: dict[str, Any] = {
        "id": key,
        "direction": Direction.INBOUND,
        "number": number,
        "presentation": Presentation.ALLOWED,
        "queue": "Cards",
        "state": ContactState.RINGING,
        "started_at": NOW,
        "touchpoint": "call-centre",
        "source": "demo",
    }
    return Contact(**(values | changes))


@dataclass
class FakeClock:
    at: int = NOW

    def now(self) -> int:
        return self.at


@dataclass
class FakeIds:
    n: int = 0

    def new(self) -> str:
        self.n += 1
        return f"{self.n:032x}"


class LoopTasks:
    """Starts tasks on the running loop; what broke is kept for the test to look at."""

    def __init__(self) -> None:
        self.running: set[asyncio.Task[None]] = set()
        self.broken: list[BaseException] = []

    def start(self, work: Coroutine[Any, Any, None], name: str) -> None:
        task = asyncio.get_running_loop().create_task(work, name=name)
        self.running.add(task)
        task.add_done_callback(self._over)

    def _over(self, task: asyncio.Task[None]) -> None:
        self.running.discard(task)
        if not task.cancelled() and task.exception() is not None:
            self.broken.append(task.exception())  # type: ignore[arg-type]


@dataclass
class FakeCache:
    gate: Gate = field(default_factory=Gate)
    people: dict[str, KnownCustomer] = field(default_factory=dict)
    matches: dict[str, tuple[Match, ...]] = field(default_factory=dict)
    pages: dict[str, tuple[tuple[Event, ...], str | None]] = field(default_factory=dict)
    held_catalogue: tuple[str, str] | None = ("1", "")
    held_model: tuple[str, bytes] | None = None
    looked_up: list[str] = field(default_factory=list)
    search_is_whole: bool = True
    broken: Exception | None = None

    async def match(self, number: str, region: str) -> tuple[Match, ...]:
        self.looked_up.append(number)
        await self.gate.passes()
        if self.broken:
            raise self.broken
        return self.matches.get(number, ())

    async def customer(self, customer_id: str) -> KnownCustomer | None:
        await self.gate.passes()
        if self.broken:
            raise self.broken
        return self.people.get(customer_id)

    async def page(
        self, customer_id: str, before: str | None, limit: int
    ) -> tuple[tuple[Event, ...], str | None]:
        await self.gate.passes()
        return self.pages.get(before or "", ((), None))

    async def search(self, text: str, limit: int) -> tuple[Customer, ...]:
        found = [
            k.customer for k in self.people.values() if text.lower() in k.customer.name.lower()
        ]
        return tuple(found[:limit])

    async def indexed(self) -> bool:
        return self.search_is_whole

    async def catalogue(self) -> tuple[str, str] | None:
        return self.held_catalogue

    async def model(self) -> tuple[str, bytes] | None:
        return self.held_model


@dataclass
class FakeHub:
    gate: Gate = field(default_factory=Gate)
    away: bool = True
    people: dict[str, KnownCustomer] = field(default_factory=dict)
    matches: dict[str, tuple[Match, ...]] = field(default_factory=dict)
    looked_up: list[str] = field(default_factory=list)

    async def look_up(self, number: str, region: str) -> tuple[Match, ...]:
        self.looked_up.append(number)
        await self._reached()
        return self.matches.get(number, ())

    async def known_customer(self, customer_id: str) -> KnownCustomer | None:
        await self._reached()
        return self.people.get(customer_id)

    async def search(self, text: str) -> tuple[Customer, ...]:
        await self._reached()
        found = [
            k.customer for k in self.people.values() if text.lower() in k.customer.name.lower()
        ]
        return tuple(found)

    async def page(
        self, customer_id: str, before: str | None, limit: int
    ) -> tuple[tuple[Event, ...], str | None]:
        await self._reached()
        return (), None

    async def _reached(self) -> None:
        await self.gate.passes()
        if self.away:
            raise HubAway("no answer")


@dataclass
class FakeOutbox:
    gate: Gate = field(default_factory=Gate)
    items: list[OutboxItem] = field(default_factory=list)
    decisions: list[DecisionRecord] = field(default_factory=list)
    withdrawn: list[str] = field(default_factory=list)
    left: bool = False
    """Entries have left already: withdrawing is too late."""
    full: bool = False

    async def commit(
        self, items: tuple[OutboxItem, ...], decision: DecisionRecord | None = None
    ) -> None:
        full = self.full
        await self.gate.passes()
        if full:
            raise NotSaved("The disk is full. Free some space, then record it again.")
        self.items.extend(items)
        if decision is not None:
            self.decisions.append(decision)

    async def withdraw(self, entry_id: str) -> bool:
        full = self.full
        await self.gate.passes()
        if full:
            raise NotSaved("The disk is full. Free some space, then undo again.")
        if self.left or all(item.id != entry_id for item in self.items):
            return False
        self.withdrawn.append(entry_id)
        return True

    def kinds(self) -> list[EntryKind]:
        return [item.kind for item in self.items if item.id not in self.withdrawn]


@dataclass
class FakeUpkeep:
    held: list[str] = field(default_factory=list)
    lately: list[str] = field(default_factory=list)
    comparisons: int = 0

    def hold(self, customer_ids: tuple[str, ...]) -> None:
        self.held.extend(customer_ids)

    def used(self, customer_ids: tuple[str, ...]) -> None:
        self.lately.extend(customer_ids)

    def compare(self) -> None:
        self.comparisons += 1


class FakePlaybook:
    """Three offers in a fixed order; a no rests an action, a yes to `card` brings `link` up."""

    def __init__(self, version: str = "1", order: tuple[str, ...] = ("card", "phone", "bill")):
        self.version = version
        self.model_version = ""
        self.region = "GB"
        self.order = order
        self.points = {
            "call-centre": Touchpoint(
                name="call-centre",
                channel=Channel.ASSISTED,
                label="Call centre",
                write_key="k",
                agent_handled=True,
            ),
            "email": Touchpoint(
                name="email", channel=Channel.OUTBOUND, label="E-mail", write_key="k2"
            ),
        }

    @property
    def catalogue(self) -> Catalogue:
        return Catalogue(
            version=self.version,
            name="fake",
            title="Fake",
            region=self.region,
            touchpoints=self.points,
            actions={},
            signals={},
            issue_levers={},
            group_levers={},
            group_titles={},
            traits={},
            text="",
        )

    def touchpoint(self, name: str) -> Touchpoint | None:
        return self.points.get(name)

    def agent_touchpoint(self) -> str:
        return "call-centre"

    def sentiments(self, touchpoint: str) -> tuple[Sentiment, ...]:
        point = self.points.get(touchpoint)
        return point.sentiments if point else ()

    def attributes(
        self, known: KnownCustomer, now: int, answers: tuple[Answer, ...]
    ) -> dict[str, Any]:
        return dict(known.context)

    def signals(
        self, known: KnownCustomer, now: int, attributes: dict[str, Any]
    ) -> tuple[Signal, ...]:
        if not known.events:
            return ()
        newest = known.events[0]
        return (
            Signal(
                id=f"left:{newest.id}",
                pattern="left",
                text="Left the form",
                priority=1,
                service=False,
                at=newest.at,
                expires_at=newest.at + DAY,
                evidence=(newest.id,),
            ),
        )

    def decide(self, inputs: Inputs) -> Decision:
        last = {a.action_id: a for a in inputs.answers}
        order = tuple(inputs.context.get("order", self.order))
        yes = last.get("card")
        if yes is not None and yes.sentiment is Sentiment.POSITIVE and "link" not in last:
            order = ("link", *order)
        ranked, held = [], []
        for action in order:
            if action in last:
                answer = last[action]
                held.append(
                    Held(
                        action_id=action,
                        code="suppressed",
                        text="",
                        until=answer.at + 14 * DAY,
                        response_id=answer.response_id,
                        sentiment=answer.sentiment,
                        caused_at=answer.at,
                        touchpoint=answer.touchpoint,
                    )
                )
            else:
                ranked.append(_ranked(action, len(ranked) + 1))
        digest = ",".join(r.action_id for r in ranked)
        return Decision(
            id=inputs.decision_id,
            catalogue_version=self.version,
            at=inputs.at,
            ranked=tuple(ranked),
            held=tuple(held),
            digest=digest,
        )

    def explained(self, inputs: Inputs, ranked: Ranked) -> Ranked:
        return ranked

    def record(self, inputs: Inputs, decision: Decision, shown: int) -> DecisionRecord:
        return DecisionRecord(
            inputs=inputs,
            catalogue_version=decision.catalogue_version,
            digest=decision.digest,
            shown=shown,
        )

    def knows(self, action_id: str) -> bool:
        return action_id in {*self.order, "link", "rare"}

    def asset(self, action_id: str, seen: Inputs) -> str:
        return f"{action_id}@{seen.touchpoint}"

    def title(self, action_id: str) -> str:
        return action_id.capitalize()

    def card(
        self, ranked: Ranked, touchpoint: str, known: KnownCustomer, context: dict[str, Any]
    ) -> ActionView:
        return ActionView(
            ranked=ranked,
            title=self.title(ranked.action_id),
            group="offers",
            talk_track="",
            hint="",
            sentiments=self.sentiments(touchpoint),
        )

    def quoted(self, context: dict[str, Any]) -> dict[str, Any]:
        return context

    def find(self, text: str, touchpoint: str) -> tuple[Ranked, ...]:
        return tuple(_ranked(a, 0) for a in (*self.order, "rare") if text.lower() in a)


def _ranked(action: str, rank: int) -> Ranked:
    return Ranked(
        action_id=action,
        asset_id=f"{action}@call-centre",
        rank=rank,
        priority=1.0 / (rank + 1),
        factors=Factors(propensity=0.5, context=1.0, value=1.0, lever=1.0),
        why="because",
    )


class Fakes:
    """A whole workspace and everything around it. Make it inside a running loop."""

    def __init__(
        self,
        compile_: Callable[[str, str], Playbook] | None = None,
        outbox: FakeOutbox | None = None,
    ) -> None:
        self.cache, self.hub, self.outbox = FakeCache(), FakeHub(), outbox or FakeOutbox()
        self.upkeep, self.clock, self.ids = FakeUpkeep(), FakeClock(), FakeIds()
        self.tasks = LoopTasks()
        self.nudges = 0
        self.kept: OnScreen | None = None
        make = compile_ or (lambda version, _text: FakePlaybook(version))

        async def compiled(version: str, text: str) -> Playbook:
            if text == "broken":
                raise ValueError("no catalogue")
            return make(version, text)

        self.models = Gate()

        async def with_model(playbook: Playbook, version: str, snapshot: bytes) -> Playbook:
            await self.models.passes()
            if snapshot == b"broken":
                raise ValueError("The model is cut off.")
            made = copy(playbook)
            vars(made)["model_version"] = version
            return made

        ports = DeskPorts(
            cache=self.cache,
            outbox=self.outbox,
            hub=self.hub,
            upkeep=self.upkeep,
            clock=self.clock,
            ids=self.ids,
            tasks=self.tasks,
            words=PlainWords(),
            compile=compiled,
            add_model=with_model,
            nudge=self._nudge,
            remember=self._remember,
        )
        seat = Seat(subject="dana", team="cards", region="GB")
        self.workspace = AgentWorkspace(ports, seat)

    def _remember(self, kept: OnScreen | None) -> None:
        self.kept = kept

    def _nudge(self) -> None:
        self.nudges += 1

    def add(self, customer: Customer, number: str = "", **about: Any) -> Customer:
        """A customer that the cache holds, found by their number."""
        self.cache.people[customer.id] = known(customer, **about)
        phone = number or customer.identities[0].identity.value
        self.cache.matches[phone] = (*self.cache.matches.get(phone, ()), match(customer))
        return customer

    async def quiet(self) -> None:
        """Until nothing more happens by itself."""
        for _ in range(40):
            await asyncio.sleep(0)


async def talking(fakes: Fakes, key: str = "c1", number: str = ANN) -> None:
    """A call that was answered, by whoever has this number."""
    await fakes.workspace.load_catalogue()
    fakes.workspace.contact_arrived(call(key, number))
    fakes.workspace.contact_answered(key)
    await fakes.quiet()
