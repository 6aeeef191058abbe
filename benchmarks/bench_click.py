"""A: a click to the repainted list and the durable commit, alone and while a pull runs.

The program's click is the use case behind the button, on the real window: the decision over 500
rules, the repaint, and the encrypted commit up to the mark that turns solid. Each click is undone
before the next, and only the click is timed. Floor and program take turns.
"""

from __future__ import annotations

import asyncio
import itertools
from pathlib import Path

from agent_desktop.cache.files import CacheFiles
from agent_desktop.domain.responses import Sentiment
from agent_desktop.telephony.placed import placed_call
from benchmarks.bench_cache import PullGoingOn
from benchmarks.desktop import Bench, application, clock_ms, flush, full_profile, on_desktop
from benchmarks.floors.click import ClickFloor
from benchmarks.floors.database import NUMBER
from benchmarks.result import Peer, Result, Target, result
from benchmarks.timing import once

CLICKS = 400
ANSWERS = 5
"""Of one call."""
WARM_UP = 20
_CALLS = itertools.count()
_TARGET = Target(ratio_at_most=3, p99_at_most=8)
_PEERS = (
    Peer(name="TinyBase tabular", p50=0.59, p99=2.8, note="no encryption, rules or paint"),
    Peer(name="PouchDB", p50=3.8, p99=13, note="no fsync"),
    Peer(name="TinyBase default", p50=35, p99=49),
)


class Times:
    def __init__(self) -> None:
        self.floor: list[float] = []
        self.painted: list[float] = []
        self.solid: list[float] = []


def run() -> list[Result]:
    alone, during = Times(), Times()
    kept_alive = application()
    with full_profile() as files:
        floor = ClickFloor(files.folder.parent)

        async def work(bench: Bench) -> None:
            await _clicks(bench, floor, Times(), WARM_UP)
            await _clicks(bench, floor, alone, CLICKS)
            pull = PullGoingOn(CacheFiles(Path(files.folder)))
            try:
                await _clicks(bench, floor, during, CLICKS)
            finally:
                pull.end()

        on_desktop(files.folder, work)
        floor.close()
    del kept_alive
    return [
        result("click to repainted list", "ms", alone.painted, floor=alone.floor),
        result(
            "click to repainted list and durable commit",
            "ms",
            alone.solid,
            floor=alone.floor,
            target=_TARGET,
            peers=_PEERS,
        ),
        result("click to repainted list, while a pull runs", "ms", during.painted),
        # The floor has no pull beside it: the ratio says what the pull costs as well.
        result(
            "click to repainted list and durable commit, while a pull runs",
            "ms",
            during.solid,
            floor=alone.floor,
            target=_TARGET,
        ),
    ]


async def _call(bench: Bench) -> None:
    contact = placed_call(
        contact_id=f"click-{next(_CALLS)}",
        now=bench.shell.clock.now(),
        number=NUMBER,
        touchpoint="call-centre",
    )
    bench.workspace.contact_arrived(contact)
    bench.workspace.contact_answered(contact.id)
    await bench.until(lambda: len(bench.workspace.view.actions) > 5, "a ranked list")
    bench.workspace.verify(True)
    # Nobody answers within the first tenth of a second of a call, while its journey comes in;
    # `gaps` measures that.
    await asyncio.sleep(0.1)
    flush()


async def _hang_up(bench: Bench) -> None:
    contact = bench.workspace.view.contact
    assert contact is not None
    bench.workspace.contact_ended(contact.id)
    bench.workspace.leave()
    await bench.workspace.settle()
    flush()


async def _clicks(bench: Bench, floor: ClickFloor, times: Times, count: int) -> None:
    for _ in range(count // ANSWERS):
        await _call(bench)
        for _ in range(ANSWERS):
            times.floor.append(once(floor))
            await _click(bench, times)
        await _hang_up(bench)


async def _click(bench: Bench, times: Times) -> None:
    workspace = bench.workspace
    action = workspace.view.actions[0].ranked.action_id
    known = {answered.entry_id for answered in workspace.view.answered}
    start = clock_ms()
    workspace.respond(action, Sentiment.NEGATIVE)
    bench.painting.now()
    times.painted.append(clock_ms() - start)
    (new,) = [a.entry_id for a in workspace.view.answered if a.entry_id not in known]
    await bench.until(lambda: _solid(bench, new), "a solid mark")
    times.solid.append(clock_ms() - start)
    workspace.undo(new)
    await workspace.settle()
    flush()


def _solid(bench: Bench, entry_id: str) -> bool:
    found = (a for a in bench.workspace.view.answered if a.entry_id == entry_id)
    return any(answered.committed for answered in found)
