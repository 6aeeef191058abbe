"""Desktops behind a faulty network: `proxy`.

Each scenario is one desktop behind a proxy of its own, from a seed; many run side by side in one
process, with the program's own back-offs and time-outs. After a while the network is healed: then
the queue has to move, by itself.
"""

from __future__ import annotations

import asyncio
import random
import shutil
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import (
    AbstractContextManager,
    AsyncExitStack,
    asynccontextmanager,
    closing,
    contextmanager,
    suppress,
)
from pathlib import Path
from typing import Any, Final

from agent_desktop.cache.pulled import PulledFile
from agent_desktop.hubclient.client import HubClient
from agent_desktop.protocol.errors import HubError
from agent_desktop.sync.board import Side
from agent_desktop.sync.follow import Follower
from agent_desktop.sync.following import Subscriber
from agent_desktop.sync.waiting import Timing
from tests.faults import judge, ledger
from tests.faults.campaign import Outcome, Run
from tests.faults.desk import KEY, Desk, Work, opened
from tests.faults.kill_desktop import customers
from tests.faults.ledger import Ledger
from tests.faults.proxy import FAULTS, Proxy, proxied
from tests.support.hub import Hub

TOGETHER: Final = 100
"""Scenarios at the same time."""
MOVES_S: Final = 30.0
PATIENCE_S: Final = 90.0


STATUSES: Final = tuple(fault for fault in FAULTS if fault.startswith("status"))
PORTAL: Final = ("html", "redirect", "truncate the answer")


def storm(folder: Path) -> AbstractContextManager[Run]:
    """Nothing but 401, 429, 502 and 503, from the hub and from others: `storm`."""
    return scene(folder, TOGETHER, STATUSES)


def portal(folder: Path) -> AbstractContextManager[Run]:
    """A network that wants somebody to sign in: `portal`."""
    return scene(folder, TOGETHER, PORTAL)


@contextmanager
def scene(
    folder: Path, together: int = TOGETHER, faults: tuple[str, ...] = FAULTS
) -> Iterator[Run]:
    hub = Hub(folder / "hub", ("--learn-every", "0", "--heartbeat", "5"), "demo").start()
    known: dict[int, Outcome] = {}

    def one(seed: int) -> Outcome:
        if seed not in known:
            first = seed - seed % together
            seeds = range(first, first + together)
            known.update(asyncio.run(_side_by_side(folder, hub, people, seeds, faults)))
        return known.pop(seed)

    try:
        people = customers(hub, 20)
        yield one
    finally:
        if hub.running:
            hub.kill()


async def _side_by_side(
    folder: Path, hub: Hub, people: list[str], seeds: range, faults: tuple[str, ...]
) -> dict[int, Outcome]:
    found = await asyncio.gather(
        *(_one(folder / f"desk-{seed}", hub, people, seed, faults) for seed in seeds)
    )
    return dict(zip(seeds, found, strict=True))


async def _one(
    place: Path, hub: Hub, people: list[str], seed: int, every: tuple[str, ...]
) -> Outcome:
    rng = random.Random(f"proxy {seed}")
    # Some meet one kind of trouble, again and again; the others a little of everything.
    faults = every if rng.random() < 0.5 else (rng.choice(every),)
    share = rng.choice((0.2, 0.5, 0.9, 1.0))
    subject = f"agent-{seed}"
    file = place.with_suffix(".ledger")
    found = Outcome()
    async with AsyncExitStack() as stack:
        proxy = await stack.enter_async_context(proxied(hub.url, seed, share, faults))
        desk = await stack.enter_async_context(
            opened(place, proxy.url, subject, hub.token(subject=subject), ledger=Ledger(file))
        )
        await stack.enter_async_context(following(desk, proxy.url, subject))
        work = Work(desk, rng, subject, people, place.name)
        for _ in range(rng.randint(4, 12)):
            await work.one()
            await asyncio.sleep(rng.random() * 0.8)
        await work.answer()
        proxy.heal()
        await _healed(desk, found)
        found.counts = {f"times '{fault}'": times for fault, times in proxy.met.items()}
    said = ledger.read(file)
    judged = await asyncio.to_thread(judge.judge, hub.data / "hub.db", said, whole=not found.wedged)
    found.lost, found.doubled = judged.lost, judged.doubled
    found.misordered = judged.misordered
    found.wrong += judged.wrong
    shutil.rmtree(place)
    return found


async def _healed(desk: Desk, found: Outcome) -> None:
    start = time.monotonic()
    moved: list[float] = []
    desk.drain.on_accepted(lambda _: moved.append(time.monotonic() - start))
    waiting = not await desk.empty(0.0)
    if not await desk.empty(PATIENCE_S):
        found.wedged += 1
        found.wrong.append(f"the queue does not move: {desk.board.state.trouble}")
        return
    if waiting:
        found.figures["moves again after s"] = moved[0] if moved else 0.0
        found.figures["empty after s"] = time.monotonic() - start


class _Report:
    """Implements sync.following.Report: what the desktop makes of the puller's news."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._away = True

    def heard(self) -> None:
        self._desk.board.heard(Side.PULL)
        if self._away:
            self._away = False
            self._desk.drain.nudge()

    def lost(self, error: HubError) -> None:
        self._away = True
        self._desk.board.lost(Side.PULL, str(error))

    def __getattr__(self, name: str) -> Any:
        """The rest is for the window."""
        return lambda *_: None


def _on(thread: ThreadPoolExecutor) -> Any:
    return lambda work: asyncio.get_running_loop().run_in_executor(thread, work)


@asynccontextmanager
async def following(desk: Desk, url: str, subject: str) -> Any:
    """The pulling side, in this process: as `puller` puts it together."""
    files, installation = desk.profile.files, await desk.profile.outbox.installation(subject)
    client = HubClient(url, lambda: desk.token, installation)
    with closing(PulledFile(files, KEY)) as store, ThreadPoolExecutor(1) as thread:
        subscriber = Subscriber(installation=installation, subject=subject)
        store.serve(subscriber)
        report: Any = _Report(desk)
        timing = Timing(clock=desk.clock, heartbeat_s=5.0, off_loop=_on(thread))
        running = asyncio.create_task(Follower(client, store, subscriber, report, timing).run())
        try:
            yield
        finally:
            running.cancel()
            with suppress(asyncio.CancelledError):
                await running
            await client.close()


__all__ = ["Proxy", "following", "scene"]
