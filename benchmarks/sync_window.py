"""How long the window's thread does not come round while 100,000 events are pulled.

The real desktop, on its real window with a call, signed in at the real hub, whose recent customers
its own pulling process pulls. A heartbeat a millisecond apart gives the gaps; the floor is the same
heartbeat in the same window once the cache is where the hub is.
"""

from __future__ import annotations

import asyncio
import os
from contextlib import closing

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from agent_desktop.cache.engine import connect
from agent_desktop.cache.files import CacheFiles
from agent_desktop.cache.outbox import OutboxFile
from agent_desktop.telephony.placed import placed_call
from benchmarks.bench_gaps import Heartbeat
from benchmarks.desktop import Bench, full_profile, on_desktop
from benchmarks.floors.database import NUMBER
from benchmarks.result import Result, Target, result
from benchmarks.sync_case import EVENTS, KEY, Site, adopt, session

QUIET_S = 5.0
KEPT = 20_000
"""Customers a desktop may keep here."""
_FRAME = Target(p99_at_most=16)


def run(site: Site) -> list[Result]:
    gaps: list[tuple[float, float]] = []
    idle: list[tuple[float, float]] = []
    with full_profile() as files:
        _signed_in(files, site)
        before = site.standing()[2]

        async def work(bench: Bench) -> None:
            await _call(bench)
            beat = Heartbeat(bench.window)
            await _pulled(files, site, before)
            gaps.extend(beat.every())
            await asyncio.sleep(QUIET_S)
            idle.extend(beat.every())

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


async def _pulled(files: CacheFiles, site: Site, before: int) -> None:
    """Until the cache is where the hub is. It is looked at from a thread, not from the window's."""
    async with asyncio.timeout(300):
        while not await asyncio.to_thread(_in_line, files, site, before):  # noqa: ASYNC110 - a file
            await asyncio.sleep(0.2)


def _in_line(files: CacheFiles, site: Site, before: int) -> bool:
    position = site.standing()[2]
    with closing(connect(files.customers, KEY, write=False)) as cache:
        (cursor,) = cache.execute("SELECT value FROM meta WHERE key = 'cursor'").fetchone()
    return before < position <= int(cursor)


async def _call(bench: Bench) -> None:
    contact = placed_call(
        contact_id="sync-window", now=bench.shell.clock.now(), number=NUMBER,
        touchpoint="call-centre",
    )  # fmt: skip
    bench.workspace.contact_arrived(contact)
    bench.workspace.contact_answered(contact.id)
    await bench.until(lambda: bench.workspace.view.actions, "a ranked list")
