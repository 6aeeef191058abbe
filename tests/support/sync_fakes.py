"""A hub and an outbox in memory, and a clock whose sleeps a test lets pass."""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import AsyncIterator, Callable, Mapping
from dataclasses import dataclass, field
from typing import TypeVar

import msgspec

from agent_desktop.protocol.digests import part_of
from agent_desktop.protocol.errors import HubAway, NotFound
from agent_desktop.protocol.messages import (
    CatalogueReply,
    CustomerReply,
    DeskCount,
    DesktopPolicy,
    DesktopPolicyReply,
    DigestReply,
    Entry,
    EntryKind,
    Hint,
    JourneyPage,
    LookupReply,
    ModelReply,
    PullReply,
    PushReply,
    PushRequest,
    PushResult,
    Transaction,
    UnreadEntry,
    Verdict,
)
from agent_desktop.sync.queue import Batch, Counts, KnownHub
from agent_desktop.sync.waiting import Timing

T = TypeVar("T")


class Sleeper:
    """Time passes when the test says so."""

    def __init__(self) -> None:
        self.time = 0.0
        self.offset = 0.0
        """How wrong the clock is; sleeps do not go by it."""
        self._waiting: list[tuple[float, asyncio.Future[None]]] = []

    def now(self) -> int:
        return round((self.time + self.offset) * 1000)

    @property
    def asleep(self) -> list[float]:
        """How long each sleeper still has, shortest first."""
        return sorted(until - self.time for until, future in self._waiting if not future.done())

    async def sleep(self, seconds: float) -> None:
        if seconds <= 0:
            await asyncio.sleep(0)
            return
        future: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._waiting.append((self.time + seconds, future))
        await future

    async def pass_time(self, seconds: float) -> None:
        """Wakes who is due, in their order, and lets each come to rest."""
        end = self.time + seconds
        await settled()
        while due := [
            (until, future) for until, future in self._waiting if until <= end and not future.done()
        ]:
            until, future = min(due, key=lambda one: one[0])
            self.time = max(self.time, until)
            future.set_result(None)
            await settled()
        self._waiting = [one for one in self._waiting if not one[1].done()]
        self.time = end

    def timing(self, random: Callable[[], float] = lambda: 1.0) -> Timing:
        return Timing(clock=self, sleep=self.sleep, random=random, off_loop=at_once)


async def at_once(work: Callable[[], T], /) -> T:
    """What would run on a thread runs where it is: time is the test's here."""
    return work()


async def settled() -> None:
    """Until nobody has anything to do."""
    for _ in range(300):
        await asyncio.sleep(0)


@dataclass
class FakeHub:
    """Implements SyncProtocol. `script` holds what the next calls do instead of working."""

    hub: str = "hub-1"
    epoch: int = 1
    applied: dict[str, int] = field(default_factory=dict)
    """Last settled number of each installation."""
    entries: dict[str, Entry] = field(default_factory=dict)
    order: list[str] = field(default_factory=list)
    refuse: dict[str, str] = field(default_factory=dict)
    """Entry ids that are rejected, with the code."""
    script: list[Exception | str] = field(default_factory=list)
    pushes: list[list[str]] = field(default_factory=list)
    unread: list[str] = field(default_factory=list)
    desks: dict[str, int] = field(default_factory=dict)
    subjects: set[str] = field(default_factory=set)
    transactions: list[Transaction] = field(default_factory=list)
    held: list[tuple[str, ...]] = field(default_factory=list)
    pulls: list[int] = field(default_factory=list)
    streams: list[asyncio.Queue[Hint | Exception | None]] = field(default_factory=list)
    catalogues: dict[str, str] = field(default_factory=dict)
    models: dict[str, bytes] = field(default_factory=dict)
    asked_models: list[str] = field(default_factory=list)
    hold_at: int = 0
    held_again: list[tuple[str, ...]] = field(default_factory=list)
    releases: list[Exception | None] = field(default_factory=list)
    """What the next releases do instead of working."""
    released: list[tuple[str, ...]] = field(default_factory=list)
    digests: dict[str, str] = field(default_factory=dict)
    quiet: bool = True
    failing_aside: Exception | None = None
    """What every question besides push, pull and hold meets."""
    asked_aside: int = 0
    compared: list[int] = field(default_factory=list)
    policy: DesktopPolicy = field(default_factory=DesktopPolicy)

    async def push(self, request: PushRequest) -> PushReply:
        self.pushes.append([entry.id for entry in request.entries])
        self.unread += [one.id for one in request.unread]
        self.desks.update((one.subject, one.waiting) for one in request.desks)
        step = self.script.pop(0) if self.script else ""
        if isinstance(step, Exception):
            raise step
        results = tuple(self._apply(request.installation, entry) for entry in request.entries)
        if step == "lost answer":
            raise HubAway("The line to the hub broke off")
        if step == "half an answer":
            results = results[: len(results) // 2]
        return PushReply(hub=self.hub, epoch=self.epoch, results=results)

    def _apply(self, installation: str, entry: Entry) -> PushResult:
        settled_n = self.applied.get(installation, 0)
        known = self.entries.get(entry.id)
        if known is not None:
            if entry.n == settled_n + 1:
                self.applied[installation] = entry.n
            return PushResult(id=entry.id, verdict=Verdict.DUPLICATE)
        if entry.n > settled_n + 1:
            return PushResult(id=entry.id, verdict=Verdict.RETRY, code="gap")
        self.applied[installation] = entry.n
        self.subjects.add(entry.by)
        if entry.id in self.refuse:
            code = self.refuse[entry.id]
            return PushResult(id=entry.id, verdict=Verdict.REJECTED, code=code)
        self.entries[entry.id] = entry
        self.order.append(entry.id)
        return PushResult(id=entry.id, verdict=Verdict.ACCEPTED)

    async def pull(self, installation: str, cursor: int, limit: int) -> PullReply:
        self.pulls.append(cursor)
        if self.script:
            step = self.script.pop(0)
            if isinstance(step, Exception):
                raise step
        later = [one for one in self.transactions if one.position > cursor]
        page = later[:1]
        return PullReply(
            hub=self.hub,
            epoch=self.epoch,
            cursor=max(
                page[0].position if page else cursor, self.hold_at if len(later) <= 1 else 0
            ),
            more=len(later) > 1,
            transactions=tuple(page),
        )

    async def stream(self, installation: str, cursor: int) -> AsyncIterator[Hint | None]:
        queue: asyncio.Queue[Hint | Exception | None] = asyncio.Queue()
        self.streams.append(queue)
        while True:
            said = await queue.get()
            if isinstance(said, StopIteration):
                return
            if isinstance(said, Exception):
                raise said
            yield said

    async def hold(
        self, installation: str, customer_ids: tuple[str, ...], *, again: bool = False
    ) -> int:
        self.held.append(customer_ids)
        if again:
            self.held_again.append(customer_ids)
        return self.hold_at

    async def release(self, installation: str, customer_ids: tuple[str, ...]) -> None:
        self._aside()
        if self.releases:
            step = self.releases.pop(0)
            if step is not None:
                raise step
        self.released.append(customer_ids)

    async def digest(self, installation: str, cursor: int, part: int) -> DigestReply:
        self._aside()
        self.compared.append(part)
        mine = {one: said for one, said in self.digests.items() if part_of(one) == part}
        return DigestReply(hub=self.hub, epoch=self.epoch, quiet=self.quiet, digests=mine)

    def _aside(self) -> None:
        self.asked_aside += 1
        if self.failing_aside is not None:
            raise self.failing_aside

    async def desktop_policy(self) -> DesktopPolicyReply:
        self._aside()
        return DesktopPolicyReply(hub=self.hub, epoch=self.epoch, policy=self.policy)

    async def catalogue(self, version: str) -> CatalogueReply:
        if version == "current" and self.catalogues:
            version = list(self.catalogues)[-1]
        if version not in self.catalogues:
            raise NotFound("no such catalogue")
        return CatalogueReply(version=version, toml=self.catalogues[version])

    async def model(self, version: str) -> ModelReply:
        self.asked_models.append(version)
        if version == "current" and self.models:
            version = list(self.models)[-1]
        if version not in self.models:
            raise NotFound("no such model")
        return ModelReply(version=version, snapshot=self.models[version])

    async def look_up(self, number: str, region: str) -> LookupReply:
        raise NotImplementedError

    async def customer(self, customer_id: str) -> CustomerReply:
        raise NotImplementedError

    async def journey(self, customer_id: str, before: str | None, limit: int) -> JourneyPage:
        raise NotImplementedError


@dataclass
class FakeHouse:
    """Implements sync.following.House in memory."""

    to_index: int = 0
    kept_policy: DesktopPolicy | None = None
    uses: list[tuple[str, ...]] = field(default_factory=list)
    pinned: tuple[str, ...] | None = None
    to_drop: list[str] = field(default_factory=list)
    to_release: list[str] = field(default_factory=list)
    differ: dict[int, tuple[str, ...]] = field(default_factory=dict)
    expected: list[tuple[tuple[str, ...], int]] = field(default_factory=list)
    strangers: tuple[str, ...] = ()
    settlements: list[str] = field(default_factory=list)
    erasing: list[str] = field(default_factory=list)
    to_rewrite: int = 0

    def indexed(self) -> bool:
        return self.to_index == 0

    def index_some(self) -> bool:
        self.to_index -= 1
        return self.to_index > 0

    def policy(self) -> DesktopPolicy | None:
        return self.kept_policy

    def save_policy(self, policy: DesktopPolicy) -> None:
        self.kept_policy = policy

    def note_use(self, customer_ids: tuple[str, ...], now: int) -> None:
        self.uses.append(customer_ids)

    def pin(self, customer_ids: tuple[str, ...]) -> None:
        self.pinned = customer_ids

    def drop_some(self, now: int) -> tuple[str, ...]:
        dropped, self.to_drop = tuple(self.to_drop[:2]), self.to_drop[2:]
        self.to_release += dropped
        return dropped

    def releases(self) -> tuple[str, ...]:
        return tuple(self.to_release)

    def released(self, customer_ids: tuple[str, ...]) -> None:
        self.to_release = [one for one in self.to_release if one not in customer_ids]

    def differing(self, part: int, digests: Mapping[str, str], now: int) -> tuple[str, ...]:
        return self.differ.pop(part, ())

    def expect(self, customer_ids: tuple[str, ...], position: int, now: int) -> None:
        self.expected.append((customer_ids, position))

    def give_up(self, cursor: int) -> tuple[str, ...]:
        gone, self.strangers = self.strangers, ()
        return gone

    def rewrite_due(self) -> bool:
        return self.to_rewrite > 0

    def rewrite(self) -> bool:
        self.to_rewrite -= 1
        return self.to_rewrite == 0

    def settled(self) -> bool:
        return bool(self.settlements)

    def settlements_taken(self, entry_ids: tuple[str, ...]) -> None:
        self.settlements = [one for one in self.settlements if one not in entry_ids]

    def erased(self) -> tuple[str, ...]:
        return tuple(self.erasing)

    def cleaned(self, customer_ids: tuple[str, ...]) -> None:
        self.erasing = [one for one in self.erasing if one not in customer_ids]


@dataclass
class _Kept:
    id: str
    by: str
    state: str = "queued"
    n: int | None = None
    body: bytes = b"{}"
    unread: bool = False


class FakeOutbox:
    """Implements sync.queue.Queue in memory, by the rules of its words."""

    def __init__(self) -> None:
        self.kept: list[_Kept] = []
        self._installations: dict[str, str] = {}
        self._hubs: dict[str, KnownHub] = {}
        self.failing: Exception | None = None

    def add(self, *names: str, by: str = "dana") -> None:
        self.kept += [_Kept(name, by) for name in names]

    def states(self) -> dict[str, str]:
        return {one.id: one.state for one in self.kept}

    async def counts(self) -> Counts:
        waiting = [one for one in self.kept if one.state in {"queued", "in_flight"}]
        return Counts(
            waiting=len(waiting),
            refused=sum(one.state == "quarantined" for one in self.kept),
        )

    async def known_hub(self, subject: str) -> KnownHub:
        return self._hubs.get(subject, KnownHub(hub="", epoch=0))

    async def take(self, subject: str, most: int, most_bytes: int) -> Batch:
        if self.failing is not None:
            raise self.failing
        own = [one for one in self.kept if one.by == subject]
        chosen = [one for one in own if one.state in {"queued", "in_flight"}]
        chosen = sorted(chosen, key=lambda one: one.state != "in_flight")[:most]
        taken: list[_Kept] = []
        for one in chosen:
            if taken and sum(len(each.body) for each in (*taken, one)) > most_bytes:
                break
            taken.append(one)
        last = max((one.n or 0 for one in own), default=0)
        for one in taken:
            if one.n is None:
                last += 1
                one.n, one.state = last, "in_flight"
        return Batch(
            installation=self._installation(subject),
            entries=tuple(
                Entry(
                    id=one.id,
                    n=one.n or 0,
                    kind=EntryKind.UNDO,
                    by=one.by,
                    made_at=0,
                    body=msgspec.Raw(one.body),
                )
                for one in taken
            ),
        )

    async def settle(self, subject: str, hub: KnownHub, results: tuple[PushResult, ...]) -> None:
        states = {
            Verdict.ACCEPTED: "accepted",
            Verdict.DUPLICATE: "accepted",
            Verdict.REJECTED: "quarantined",
        }
        verdicts = {result.id: result.verdict for result in results}
        for one in self.kept:
            if one.state == "in_flight" and one.id in verdicts:
                one.state = states.get(verdicts[one.id], one.state)
        self._hubs[subject] = hub

    async def refuse(self, entry_id: str, code: str, message: str) -> None:
        (culprit,) = [one for one in self.kept if one.id == entry_id]
        n, culprit.n, culprit.state = culprit.n or 0, None, "quarantined"
        culprit.unread = True
        for one in self.kept:
            if one.by == culprit.by and one.state == "in_flight" and (one.n or 0) > n:
                one.n, one.state = None, "queued"

    async def start_over(self, subject: str, hub: KnownHub) -> None:
        self._installations[subject] = self._installation(subject) + "+"
        self._hubs[subject] = hub
        for one in self.kept:
            if one.by == subject:
                one.n = None
                if one.state in {"in_flight", "accepted"}:
                    one.state = "queued"

    async def unread(self, subject: str, most: int) -> tuple[UnreadEntry, ...]:
        return tuple(
            UnreadEntry(id=one.id, kind="undo", by=subject, made_at=0, code="", message="")
            for one in self.kept
            if one.by == subject and one.unread
        )[:most]

    async def told(self, entry_ids: tuple[str, ...]) -> None:
        for one in self.kept:
            if one.id in entry_ids:
                one.unread = False

    async def desks(self) -> tuple[DeskCount, ...]:
        waiting = Counter(one.by for one in self.kept if one.state in {"queued", "in_flight"})
        return tuple(
            DeskCount(installation=self._installation(by), subject=by, waiting=count)
            for by, count in sorted(waiting.items())
        )

    def _installation(self, subject: str) -> str:
        return self._installations.setdefault(subject, f"desk-of-{subject}")
