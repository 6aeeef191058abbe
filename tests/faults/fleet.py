"""A few desktops and a hub, and what may happen to a fleet: `clock`, `restore`, `racing`, `expiry`.

clock    workstations whose clocks are ten years off, and jump while they work
restore  the hub is put back to an older copy of its folder while desktops hold newer entries
racing   a second program on the same profile, and two engines on one outbox
expiry   a token that runs out at the k-th call, in the middle of a queue
"""

from __future__ import annotations

import asyncio
import random
import shutil
import sqlite3
from collections.abc import Awaitable, Callable, Iterator
from contextlib import AsyncExitStack, closing, contextmanager
from pathlib import Path
from typing import Final

from agent_desktop.cache.errors import ProfileInUse
from agent_desktop.cache.files import CacheFiles
from agent_desktop.cache.profile import OpenProfile
from agent_desktop.sync.drain import Drain
from agent_desktop.sync.waiting import Timing
from tests.faults import judge, ledger
from tests.faults.campaign import Outcome, Run
from tests.faults.desk import KEY, Desk, WallClock, Work, opened
from tests.faults.kill_desktop import customers
from tests.faults.ledger import Ledger
from tests.faults.proxied import following
from tests.support.hub import Hub

DESKS: Final = 4
PATIENCE_S: Final = 60.0
_TEN_YEARS_MS: Final = 10 * 365 * 86_400_000


class JumpingClock:
    """Implements app.ports.Clock."""

    def __init__(self, rng: random.Random) -> None:
        self._rng = rng
        self._off = rng.choice((-1, 1)) * _TEN_YEARS_MS

    def now(self) -> int:
        if self._rng.random() < 0.02:
            self._off = self._rng.randint(-_TEN_YEARS_MS, _TEN_YEARS_MS)
        return WallClock().now() + self._off


class _Fleet:
    def __init__(self, folder: Path, hub: Hub, people: list[str], seed: int) -> None:
        self.folder = folder
        self.hub = hub
        self.rng = random.Random(f"fleet {seed}")
        self.seed = seed
        self.people = people
        self.desks: list[Desk] = []
        self.works: list[Work] = []
        self.found = Outcome()

    async def join(self, stack: AsyncExitStack, number: int, *, jumping: bool) -> None:
        subject = f"agent-{self.seed}-{number}"
        desk = await stack.enter_async_context(
            opened(
                self.folder / f"desk-{number}", self.hub.url, subject,
                self.hub.token(subject=subject),
                ledger=Ledger(self.folder / f"{number}.ledger"),
                clock=JumpingClock(self.rng) if jumping else None,
            )
        )  # fmt: skip
        await stack.enter_async_context(following(desk, self.hub.url, subject))
        rng = random.Random(f"{self.seed} {number}")
        self.desks.append(desk)
        self.works.append(Work(desk, rng, subject, self.people, f"{number}"))

    def subject(self, desk: Desk) -> str:
        return desk._subject

    async def work(self, times: int) -> None:
        async def one(work: Work) -> None:
            for _ in range(times):
                await work.one()
                await asyncio.sleep(self.rng.random() * 0.03)

        await asyncio.gather(*(one(work) for work in self.works))

    async def empty(self) -> None:
        for desk in self.desks:
            if not await desk.empty(PATIENCE_S):
                self.found.wedged += 1
                self.found.wrong.append(f"the queue does not empty: {desk.board.state.trouble}")


async def _clock(_: _Fleet) -> None:
    """The clocks do it by themselves."""


async def _expiry(fleet: _Fleet) -> None:
    old = [fleet.hub.token(subject=desk._subject, lasts_s=-60) for desk in fleet.desks]
    for desk, token in zip(fleet.desks, old, strict=True):
        desk.expired = (desk.asked + fleet.rng.randint(1, 6), token)
    await fleet.work(8)
    await asyncio.sleep(0.3)
    for desk in fleet.desks:
        desk.renew(fleet.hub.token(subject=desk._subject))


async def _restore(fleet: _Fleet) -> None:
    """A copy of the database (with what lies beside it, or without), then work, then the copy."""
    hub, copy = fleet.hub, fleet.folder / "copy"
    await fleet.empty()
    await asyncio.to_thread(hub.stop)
    shutil.copytree(hub.data, copy)
    await asyncio.to_thread(hub.start)
    await fleet.work(8)
    if fleet.rng.random() < 0.7:
        for desk in fleet.desks:
            desk.drain.nudge()
        await fleet.empty()
    await asyncio.to_thread(hub.stop)
    whole = fleet.rng.random() < 0.5
    if whole:
        shutil.rmtree(hub.data)
        shutil.copytree(copy, hub.data)
    else:
        for ending in ("", "-wal", "-shm"):
            (hub.data / f"hub.db{ending}").unlink(missing_ok=True)
        shutil.copy(copy / "hub.db", hub.data / "hub.db")
    shutil.rmtree(copy)
    # Half of the administrators know what to do; the others have to be saved by the hub itself.
    if fleet.rng.random() < 0.5:
        hub.run("new-epoch")
    await asyncio.to_thread(hub.start)
    await fleet.work(3)
    for desk in fleet.desks:
        desk.drain.nudge()
    # What was accepted by the former life goes again as soon as desktops hear of the new one.
    for _ in range(100):
        await fleet.empty()
        if fleet.found.wedged or _all_there(fleet):
            return
        await asyncio.sleep(0.2)


def _all_there(fleet: _Fleet) -> bool:
    with closing(sqlite3.connect(f"file:{fleet.hub.data / 'hub.db'}?mode=ro", uri=True)) as hub:
        there = {row[0] for row in hub.execute("SELECT id FROM applied_entries")}
    return all(
        one.withdrawn or one.maybe_withdrawn or one.id in there
        for number in range(DESKS)
        for one in ledger.read(fleet.folder / f"{number}.ledger")
    )


async def _racing(fleet: _Fleet) -> None:
    extra = []
    for desk in fleet.desks:
        try:
            OpenProfile(CacheFiles(desk.profile.files.folder), KEY, WallClock()).close()
            fleet.found.wrong.append("two programs have one profile open")
        except ProfileInUse:
            pass
        other = Drain(
            desk.profile.outbox, desk.client, desk.board, desk._subject, Timing(clock=desk.clock)
        )
        desk.profile.outbox.on_commit(other.committed)
        extra.append(asyncio.create_task(other.run()))
    await fleet.work(10)
    await fleet.empty()
    for task in extra:
        task.cancel()
    await asyncio.gather(*extra, return_exceptions=True)


def _scene(
    kind: Callable[[_Fleet], Awaitable[None]], *, jumping: bool = False
) -> Callable[[Path], object]:
    @contextmanager
    def scene(folder: Path) -> Iterator[Run]:
        hub = Hub(folder / "hub", ("--learn-every", "0", "--heartbeat", "1"), "demo").start()
        people = customers(hub, 10)

        def one(seed: int) -> Outcome:
            place = folder / f"fleet-{seed}"
            place.mkdir()
            try:
                return asyncio.run(_lived(place, hub, people, seed))
            finally:
                shutil.rmtree(place)

        async def _lived(place: Path, hub: Hub, people: list[str], seed: int) -> Outcome:
            fleet = _Fleet(place, hub, people, seed)
            async with AsyncExitStack() as stack:
                for number in range(DESKS):
                    await fleet.join(stack, number, jumping=jumping)
                await fleet.work(8)
                await kind(fleet)
                await fleet.empty()
            said = [
                one for number in range(DESKS) for one in ledger.read(place / f"{number}.ledger")
            ]
            judged = judge.judge(hub.data / "hub.db", said, whole=not fleet.found.wedged)
            fleet.found.lost, fleet.found.doubled = judged.lost, judged.doubled
            fleet.found.misordered = judged.misordered
            fleet.found.wrong += judged.wrong
            return fleet.found

        try:
            yield one
        finally:
            if hub.running:
                hub.kill()

    return scene


clock = _scene(_clock, jumping=True)
restore = _scene(_restore)
racing = _scene(_racing)
expiry = _scene(_expiry)
