"""kill -9 of the hub, at random and at every named step: `kill-hub`.

Desktops push and touchpoints send events meanwhile. The hub has to serve again in time, and has
everything that it, or a desktop, had acknowledged, each once and in order.
"""

from __future__ import annotations

import asyncio
import json
import random
import shutil
import sqlite3
import sys
import time
import uuid
from collections import Counter
from collections.abc import Iterator
from contextlib import AsyncExitStack, closing, contextmanager
from pathlib import Path
from typing import Any, Final

import httpx
import msgspec

from tests.faults import judge, ledger
from tests.faults.campaign import Outcome, Run
from tests.faults.desk import Desk, Work, opened
from tests.faults.kill_desktop import customers
from tests.faults.ledger import Ledger
from tests.faults.steps import HUB, Step, disk_steps
from tests.support.hub import Hub

DESKS: Final = 5
AGAIN_S: Final = 5.0
PATIENCE_S: Final = 40.0
_AT_THE_BEGINNING: Final = ("migrate", "introduce")
STEPS: Final = tuple(
    (name, when) for name in (*HUB, *disk_steps("hub.db")) for when in ("before", "after")
)
_KEPT: Final = Path(__file__).resolve().parents[1] / "kept"


@contextmanager
def scene(folder: Path) -> Iterator[Run]:
    hub = Hub(folder / "hub", ("--learn-every", "0", "--heartbeat", "1"), "demo").start()
    try:
        people = customers(hub, 20)
        yield lambda seed: _one(folder, hub, people, seed)
    finally:
        if hub.running:
            hub.kill()


def plan(seed: int) -> Step | None:
    """As in `kill_desktop`."""
    if seed % 2:
        return None
    number = seed // 2
    name, when = STEPS[number % len(STEPS)]
    rng = random.Random(f"nth {seed}")
    rarely = name in {"migrate", "introduce", "close"} or name.endswith("-journal")
    nth = 1 if rarely else rng.randint(1, 30)
    return Step(name=name, when="before" if when == "before" else "after", nth=nth)


def _one(folder: Path, hub: Hub, people: list[str], seed: int) -> Outcome:
    step = plan(seed)
    if step is not None and (step.name in _AT_THE_BEGINNING or step.name.endswith("-journal")):
        return _beginning(folder / f"first-{seed}", step)
    if step is not None:
        hub.stop()
        hub.command = (sys.executable, "-m", "tests.faults.hub_process", _json(step))
        try:
            hub.start()
        except RuntimeError:
            pass  # it died while it started
        finally:
            hub.command = (sys.executable, "-m", "agent_desktop.hub")
    place = folder / f"desks-{seed}"
    place.mkdir()
    try:
        return asyncio.run(_lived(place, hub, people, step, seed))
    finally:
        shutil.rmtree(place, ignore_errors=True)


def _json(step: Step) -> str:
    return msgspec.json.encode(step).decode()


async def _lived(place: Path, hub: Hub, people: list[str], step: Step | None, seed: int) -> Outcome:
    rng = random.Random(f"kill {seed}")
    events: set[str] = set()
    files = [place / f"{number}.ledger" for number in range(DESKS)]
    async with AsyncExitStack() as stack:
        desks: list[Desk] = []
        working = []
        for number, file in enumerate(files):
            subject = f"agent-{seed}-{number}"
            desk = await stack.enter_async_context(
                opened(
                    place / f"desk-{number}", hub.url, subject, hub.token(subject=subject),
                    ledger=Ledger(file),
                )
            )  # fmt: skip
            desks.append(desk)
            work = Work(desk, random.Random(f"{seed} {number}"), subject, people, file.stem)
            working.append(_work(work, rng))
        sending = asyncio.create_task(_events(hub, events, seed))
        every = asyncio.gather(*working)
        await asyncio.sleep(rng.random() * 0.4)
        met = step is not None and await asyncio.to_thread(_dies, hub, 1.5)
        hub.kill()
        start = time.monotonic()
        await asyncio.to_thread(hub.start)
        await asyncio.to_thread(hub.until, lambda: _ready(hub), 20.0)
        took = time.monotonic() - start
        where = "at random" if step is None else "at " if met else "did not come to "
        found = Outcome(
            figures={"serving again s": took},
            counts={where if step is None else f"{where}{step.name}, {step.when}": 1},
        )
        if took > AGAIN_S:
            found.wrong.append(f"serving again after {took:.1f} s only")
        await every
        for desk in desks:
            # As the pulling process does, which hears first that the line is back.
            desk.drain.nudge()
        for desk in desks:
            found.wedged += not await desk.empty(PATIENCE_S)
        sending.cancel()
        await asyncio.gather(sending, return_exceptions=True)
    said = [one for file in files for one in ledger.read(file)]
    judged = judge.judge(hub.data / "hub.db", said, whole=not found.wedged)
    found.lost, found.doubled = judged.lost, judged.doubled
    found.misordered = judged.misordered
    found.wrong += judged.wrong
    _judge_events(hub.data / "hub.db", events, found)
    return found


async def _work(work: Work, rng: random.Random) -> None:
    for _ in range(12):
        await work.one()
        await asyncio.sleep(rng.random() * 0.06)


def _dies(hub: Hub, seconds: float) -> bool:
    """Whether it came to its step."""
    until = time.monotonic() + seconds
    while hub.running and time.monotonic() < until:
        time.sleep(0.01)
    return not hub.running


def _ready(hub: Hub) -> bool:
    try:
        return httpx.get(hub.url + "/readyz", timeout=5).status_code == 200
    except httpx.HTTPError:
        return False


async def _events(hub: Hub, stored: set[str], seed: int) -> None:
    """Events with a mark each; `stored` are those that the hub has answered for."""
    key = hub.write_key()
    async with httpx.AsyncClient(timeout=5) as client:
        for number in range(10_000):
            marks = [f"{seed}-{number}-{uuid.uuid4().hex[:8]}" for _ in range(5)]
            batch = [
                hub.event(f"user-{place}", "Page Viewed", {"mark": mark})
                for place, mark in enumerate(marks)
            ]
            try:
                answer = await client.post(
                    hub.url + "/v1/batch", json={"batch": batch, "writeKey": key}
                )
                if answer.status_code == 200:
                    stored.update(marks)
            except httpx.HTTPError:
                await asyncio.sleep(0.05)
            await asyncio.sleep(0.02)


def _judge_events(file: Path, stored: set[str], found: Outcome) -> None:
    with closing(sqlite3.connect(f"file:{file}?mode=ro", uri=True)) as database:
        marks = Counter(
            json.loads(row[0]).get("mark", "")
            for row in database.execute(
                "SELECT properties FROM events ORDER BY seq DESC LIMIT 9999"
            )
        )
    found.lost += len(stored - set(marks))
    found.doubled += sum(1 for mark in stored if marks[mark] > 1)
    if stored - set(marks):
        found.wrong.append("an event that the hub had answered for is not there")


def _beginning(folder: Path, step: Step) -> Outcome:
    """A hub of the first schema, killed while it is brought up to date; or one that is made."""
    found = Outcome()
    folder.mkdir()
    old: dict[str, Any] = {}
    try:
        if step.name == "migrate" or "journal" in step.name:
            with closing(sqlite3.connect(folder / "hub.db")) as database:
                database.executescript((_KEPT / "hub-0001.sql").read_text("utf-8"))
            old = _counted(folder / "hub.db")
        hub = Hub(folder, ("--learn-every", "0"), "demo")
        hub.command = (sys.executable, "-m", "tests.faults.hub_process", _json(step))
        try:
            hub.start()
            hub.kill()
            found.counts[f"did not come to {step.name}, {step.when}"] = 1
        except RuntimeError:
            found.counts[f"at {step.name}, {step.when}"] = 1
        hub = Hub(folder, ("--learn-every", "0"), "demo")
        start = time.monotonic()
        hub.start()
        found.figures["serving again s"] = time.monotonic() - start
        hub.stop()
        left = _counted(folder / "hub.db")
        missing = {table for table, rows in old.items() if rows > left.get(table, 0)}
        if missing or judge.sound(folder / "hub.db") != "ok":
            found.lost += 1
            found.wrong.append(f"rows are missing after the migration: {sorted(missing)}")
    finally:
        shutil.rmtree(folder)
    return found


def _counted(file: Path) -> dict[str, Any]:
    with closing(sqlite3.connect(file)) as database:
        names = [
            row[0]
            for row in database.execute(
                "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"
            )
        ]
        return {
            name: database.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0]  # noqa: S608
            for name in names
        }
