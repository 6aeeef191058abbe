"""E, and what of A and B is about data: pushes and pulls through a real hub on a real port.

Durable on both sides, the shipped schema, decision records included. The desktop's parts are the
program's own (outbox, drain, pulling process), and so is the hub, each in a process of its own.
Floors and peers run in the same run.
"""

from __future__ import annotations

import asyncio
import shutil
import tempfile
import time
from collections.abc import Awaitable, Callable
from contextlib import closing
from pathlib import Path
from typing import TypeVar

from agent_desktop.cache.files import CacheFiles
from benchmarks import bench_cache, sync_peers, sync_window
from benchmarks import sync_case as case
from benchmarks.filled_cache import filled_profile
from benchmarks.floors import database
from benchmarks.floors import sync as floor
from benchmarks.result import Result, Target, result
from benchmarks.timing import once

T = TypeVar("T")
ROUNDS = 3
COMMITS_APART_S = 0.005
_FLOOR_COMMITS = 300


def run() -> list[Result]:
    with tempfile.TemporaryDirectory(prefix="agent-desktop-bench-") as scratch:
        folder = Path(scratch)
        kept = filled_profile(bench_cache.KEPT)
        with case.site(folder) as site:
            pulls = _pulls(folder, site, kept)
            # Last, since what is pushed becomes a part of what is pulled.
            pushes = _pushes(folder, site)
        with case.site(_new(folder), sync_window.KEPT) as site:
            frames = sync_window.run(site)
        return [*pushes, *pulls, *frames, *_look_ups(kept)]


def _pushes(folder: Path, site: case.Site) -> list[Result]:
    rates, floors = [], []
    with floor.other_side(_new(folder), 1, 1) as port:
        for _ in range(ROUNDS):
            files = CacheFiles(_new(folder))
            size = case.filled_outbox(files, site)
            before = site.count("responses"), site.count("decisions")
            rates.append(case.ANSWERS / asyncio.run(_with_desk(files, site, case.Desk.push_all)))
            after = site.count("responses"), site.count("decisions")
            if [b - a for a, b in zip(before, after, strict=True)] != [case.ANSWERS] * 2:
                raise RuntimeError(f"{before} became {after}: not every answer arrived")
            shutil.rmtree(files.folder)
            body = "x" * (size // case.ANSWERS)
            floors.append(floor.push(folder, port, case.ANSWERS, body))
    return [
        result(
            f"push of {case.ANSWERS:,} answers with their decisions", "entries/s", rates,
            floor=floors, target=Target(p50_at_least=40_000),
            peers=sync_peers.pushing(),
        ),
        result("the same, an entry as it is sent", "B", [size / case.ANSWERS]),
    ]  # fmt: skip


def _pulls(folder: Path, site: case.Site, kept: CacheFiles) -> list[Result]:
    empty, full, floors = [], [], []
    commits: list[float] = []
    with floor.other_side(_new(folder), case.EVENTS, case.EACH) as port:
        for _ in range(ROUNDS):
            files = CacheFiles(_new(folder))
            empty.append(case.EVENTS / asyncio.run(_with_desk(files, site, _pulled)))
            shutil.rmtree(files.folder)
            files = _million(folder, site, kept)
            full.append(case.EVENTS / asyncio.run(_with_desk(files, site, _pulled)))
            shutil.rmtree(files.folder)
            floors.append(floor.pull(folder, port, case.EVENTS))
            files = _million(folder, site, kept)
            commits += asyncio.run(_with_desk(files, site, lambda desk: _answering(desk, site)))
            shutil.rmtree(files.folder)
    return [
        result(
            f"pull of {case.EVENTS:,} events into an empty cache", "events/s", empty,
            floor=floors, target=Target(p50_at_least=80_000), peers=sync_peers.pulling(),
        ),
        result(
            "the same, into a cache of 1,000,000", "events/s", full,
            floor=floors, target=Target(p50_at_least=25_000),
        ),
        result(
            "an answer made durable, while that pull runs", "ms", commits,
            floor=_bare_commits(folder), target=Target(p99_at_most=5),
        ),
    ]  # fmt: skip


def _look_ups(kept: CacheFiles) -> list[Result]:
    """A tenth of a millisecond and a half for number and first page together."""
    first, *others = bench_cache.reads(kept)
    limit = Target(p50_at_most=0.15)
    return [
        Result(
            operation=first.operation, unit=first.unit, p50=first.p50, p99=first.p99,
            floor_p50=first.floor_p50, ratio=first.ratio, must_reach=limit.words(first.unit),
            met=limit.met(first.p50, first.p99, first.ratio),
            peers=(*sync_peers.looking_up(), *first.peers),
        ),
        *others,
    ]  # fmt: skip


async def _with_desk(
    files: CacheFiles, site: case.Site, work: Callable[[case.Desk], Awaitable[T]]
) -> T:
    async with case.desk(files, site) as desk:
        return await work(desk)


async def _pulled(desk: case.Desk) -> float:
    await desk.pull_begins()
    return await desk.pull_all()


async def _answering(desk: case.Desk, site: case.Site) -> list[float]:
    """Milliseconds of each commit, as the window awaits it, until the pull has come to its end."""
    answering = case.Answering()
    made = [answering.to(site.ids[n]) for n in range(1_000)]
    await desk.pull_begins()
    pull = asyncio.ensure_future(desk.pull_all())
    took: list[float] = []
    while not pull.done() and made:
        item, record = made.pop()
        start = time.perf_counter()
        await desk.profile.outbox.commit((item,), record)
        took.append((time.perf_counter() - start) * 1000)
        await asyncio.sleep(COMMITS_APART_S)
    await pull
    return took


def _bare_commits(folder: Path) -> list[float]:
    with closing(database.connect(folder / "floor-commits.db")) as connection:
        connection.execute("CREATE TABLE answers (id INTEGER PRIMARY KEY, body TEXT NOT NULL)")
        return [
            once(
                lambda: connection.execute("INSERT INTO answers (body) VALUES (?)", ("x" * 1_200,))
            )
            for _ in range(_FLOOR_COMMITS)
        ]


def _million(folder: Path, site: case.Site, kept: CacheFiles) -> CacheFiles:
    """A copy of the filled cache that believes it came from this hub, and is up to date with it."""
    files = CacheFiles(_new(folder))
    shutil.copytree(kept.folder, files.folder, dirs_exist_ok=True)
    case.adopt(files, site)
    return files


def _new(folder: Path) -> Path:
    return Path(tempfile.mkdtemp(dir=folder))
