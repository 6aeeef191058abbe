"""How long the window's thread does not come round while 100,000 events are pulled.

The real desktop, on its real window with a call, signed in at the real hub; its own pulling process
pulls. A heartbeat a millisecond apart gives the gaps; the floor is the same heartbeat in the same
window before the pull begins.
"""

from __future__ import annotations

import asyncio
import os
from contextlib import closing
from typing import TYPE_CHECKING

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from agent_desktop.cache.files import CacheFiles
from agent_desktop.cache.outbox import OutboxFile
from agent_desktop.telephony.placed import placed_call
from benchmarks.bench_gaps import Heartbeat
from benchmarks.desktop import Bench, full_profile, on_desktop
from benchmarks.floors.database import NUMBER
from benchmarks.result import Result, Target, result
from benchmarks.sync_case import EVENTS, KEY, Site, adopt, session

if TYPE_CHECKING:
    from agent_desktop.sync.pulling import PullerProcess

QUIET_S = 5.0
_SETTLED_S = 5.0
"""Until the pulling process runs and is in line with the hub."""
_FRAME = Target(p99_at_most=16)


def run(site: Site) -> list[Result]:
    gaps: list[tuple[float, float]] = []
    idle: list[tuple[float, float]] = []
    with full_profile() as files:
        _signed_in(files, site)

        async def work(bench: Bench) -> None:
            puller = await _puller(bench)
            await _call(bench)
            beat = Heartbeat(bench.window)
            await asyncio.sleep(QUIET_S)
            idle.extend(beat.every())
            await _pull(puller, site)
            gaps.extend(beat.every())

        on_desktop(files.folder, work)
    floor = [gap for gap, _ in idle]
    return [
        result(
            f"a beat of the window while {EVENTS:,} events are pulled", "ms",
            [gap for gap, _ in gaps], floor=floor, target=_FRAME,
        ),
        result("the longest one", "ms", [max(gap for gap, _ in gaps)], floor=[max(floor)]),
        result("the longest one, processor time", "ms", [max(busy for _, busy in gaps)]),
    ]  # fmt: skip


def _signed_in(files: CacheFiles, site: Site) -> None:
    with closing(OutboxFile(files, KEY)) as outbox:
        outbox.sign_in(session(site))
    adopt(files, site)


async def _puller(bench: Bench) -> PullerProcess:
    """The desktop's own, some time after it was started."""
    desk = bench.shell.desk
    for _ in range(600):
        puller: PullerProcess | None = getattr(getattr(desk, "syncing", None), "puller", None)
        if puller is not None and puller.pid is not None:
            await asyncio.sleep(_SETTLED_S)
            return puller
        await asyncio.sleep(0.05)
    raise AssertionError("the desktop never began to pull")


async def _pull(puller: PullerProcess, site: Site) -> None:
    came: set[str] = set()
    done = asyncio.Event()
    tell = puller.changed

    def changed(customer_ids: frozenset[str]) -> None:
        tell(customer_ids)
        came.update(customer_ids)
        if came.issuperset(site.ids):
            done.set()

    puller.changed = changed
    puller.hold(tuple(site.ids))
    async with asyncio.timeout(300):
        await done.wait()


async def _call(bench: Bench) -> None:
    contact = placed_call(
        contact_id="sync-window", now=bench.shell.clock.now(), number=NUMBER,
        touchpoint="call-centre",
    )  # fmt: skip
    bench.workspace.contact_arrived(contact)
    bench.workspace.contact_answered(contact.id)
    await bench.until(lambda: bench.workspace.view.actions, "a ranked list")
