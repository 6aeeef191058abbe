"""B: a call to the painted customer, among 20,000 customers and 1,000,000 events.

From the moment a call is answered to the frame that shows who it is, the first page of a journey of
10,000 events, and the list. Floor and program take turns.
"""

from __future__ import annotations

import itertools
from pathlib import Path

from agent_desktop.app.views import Screen
from agent_desktop.telephony.placed import placed_call
from benchmarks.desktop import KEPT, Bench, application, clock_ms, flush, full_profile, on_desktop
from benchmarks.floors.call import CallFloor
from benchmarks.floors.database import NUMBER
from benchmarks.result import Peer, Result, Target, result
from benchmarks.timing import once

CALLS = 200
WARM_UP = 10
_NUMBERS = itertools.count()
_TARGET = Target(ratio_at_most=2, p99_at_most=15)
_PEERS = (Peer(name="PouchDB", p50=3.1, p99=22, note="look-up alone, 375 MB"),)


def run() -> list[Result]:
    floors: list[float] = []
    painted: list[float] = []
    memory: list[float] = []
    kept_alive = application()
    floor = CallFloor(KEPT)
    with full_profile() as files:

        async def work(bench: Bench) -> None:
            for _ in range(WARM_UP):
                await _call(bench)
            memory.append(_memory_mib())
            for _ in range(CALLS):
                floors.append(once(floor))
                painted.append(await _call(bench))

        on_desktop(files.folder, work)
    floor.close()
    del kept_alive
    return [
        result(
            "call to painted customer, journey and list",
            "ms",
            painted,
            floor=floors,
            target=_TARGET,
            peers=_PEERS,
        ),
        result(
            "memory of the desktop after ten calls", "MiB", memory, target=Target(p50_at_most=150)
        ),
    ]


async def _call(bench: Bench) -> float:
    workspace = bench.workspace
    contact = placed_call(
        contact_id=f"call-{next(_NUMBERS)}",
        now=bench.shell.clock.now(),
        number=NUMBER,
        touchpoint="call-centre",
    )
    painted = bench.painting.count
    start = clock_ms()
    workspace.contact_arrived(contact)
    workspace.contact_answered(contact.id)
    await bench.until(
        lambda: workspace.view.screen is Screen.CUSTOMER and workspace.view.actions, "the customer"
    )
    # The loop may have painted it already; then there is nothing left to do.
    flush()
    taken = clock_ms() - start
    assert bench.painting.count > painted, "nothing was painted"
    workspace.contact_ended(contact.id)
    workspace.leave()
    await workspace.settle()
    flush()
    return taken


def _memory_mib() -> float:
    """What this process holds now; the benchmark's own code is a few MiB of it."""
    for line in Path("/proc/self/status").read_text(encoding="utf-8").splitlines():
        if line.startswith("VmRSS:"):
            return int(line.split()[1]) / 1024
    return 0.0
