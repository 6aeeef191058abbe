"""Touchpoints: lists from the hub over HTTP, and how soon a no holds on a desktop."""

from __future__ import annotations

import asyncio
import base64
import http.client
import json
import os
import tempfile
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

from agent_desktop.app.catalogue_playbook import CataloguePlaybook, from_toml
from agent_desktop.cache.files import CacheFiles
from agent_desktop.cache.profile import OpenProfile
from agent_desktop.cache.session import Session
from agent_desktop.decisioning.decisions import Inputs
from agent_desktop.hub.access.signing_key import load_or_make
from agent_desktop.hub.access.tokens import Role, Tokens
from agent_desktop.sync.board import SyncBoard
from agent_desktop.sync.puller_messages import Start
from agent_desktop.sync.pulling import PullerProcess
from agent_desktop.sync.waiting import Timing
from benchmarks.bench_hub import Served, serving
from benchmarks.hub_load import Load, ask
from benchmarks.many_actions import catalogue
from benchmarks.result import Result, Target, result

PEOPLE = 500
EVENTS = 100
LISTS = 2_000
ROUNDS = 4
NOES = 200
KEY = bytes(range(32))


def run() -> list[Result]:
    return [*hub_decisions(500), *hub_decisions(50), *a_no()]


def hub_decisions(actions: int, people: int = PEOPLE, lists: int = LISTS) -> list[Result]:
    """Lists a second of a hub that has one core: journeys of 100 events, a rule an action, each
    list and its codes durable before the answer. For other benchmarks, too."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "many.toml"
        file.write_text(catalogue(actions))
        with serving(Path(folder) / "hub", str(file), core=0) as hub:
            _journeys(hub, people)
            rates, own, latencies = [], [], []
            for round_ in range(ROUNDS):
                before = _worked(hub.process)
                told = ask(_lists(hub, people, lists))
                if round_:  # the first one compiles
                    rates.append(lists / told.seconds)
                    own.append((_worked(hub.process) - before) / lists * 1000)
                    latencies += told.milliseconds
    return [
        result(
            f"POST /v1/decisions, {actions} actions, one core, 16 connections", "lists/s", rates
        ),
        result(f"what the hub itself works for one, {actions} actions", "ms", own),
        result(f"one of them, from asking to the answer, {actions} actions", "ms", latencies),
    ]


def _worked(process: int) -> float:
    """Seconds of processor time: the same on a busy machine. 0 where the system does not say."""
    file = Path(f"/proc/{process}/stat")
    if not file.exists():
        return 0.0
    fields = file.read_text("ascii").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def _lists(hub: Served, people: int, count: int) -> Load:
    bodies = [
        json.dumps({"who": {"user_id": f"bench-user-{n % people:06d}"}, "top": 3})
        for n in range(count)
    ]
    return Load(host=hub.host, port=hub.port, key="shop-key", paths=["/v1/decisions"], posts=bodies)


def _journeys(hub: Served, people: int) -> None:
    count = people * EVENTS
    ask(Load(host=hub.host, port=hub.port, key="shop-key", batches=count // 100, people=people))


def a_no(count: int = NOES) -> list[Result]:
    """From sending `negative` to the desktop's cache deciding without that action: over the
    stream, the pulling process and the encrypted file."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "many.toml"
        text = catalogue(50)
        file.write_text(text)
        with serving(Path(folder) / "hub", str(file)) as hub:
            _journeys(hub, count)
            took = asyncio.run(_noes(hub, Path(folder) / "profile", text, count))
    return [
        result(
            "a no on the web, until the desktop's cache decides without it", "ms", took,
            target=Target(p99_at_most=1_000),
        )
    ]  # fmt: skip


async def _noes(hub: Served, folder: Path, text: str, count: int) -> list[float]:
    playbook = from_toml("v", text)
    line = http.client.HTTPConnection(hub.host, hub.port)
    took = []
    async with _desk(hub, folder) as (profile, changed):
        for n in range(count):
            shown = _post(line, "/v1/decisions", who={"user_id": f"bench-user-{n:06d}"}, top=1)
            action = shown["actions"][0]
            customer = await _known(profile, n)
            async with asyncio.timeout(30):
                while customer is None or not await _ranked(profile, playbook, customer, action):
                    await asyncio.sleep(0.05)
                    customer = await _known(profile, n)
            changed.clear()
            start = time.perf_counter()
            await asyncio.to_thread(_post, line, "/v1/responses", code=action["codes"]["negative"])
            async with asyncio.timeout(30):
                while await _ranked(profile, playbook, customer, action):
                    await changed.wait()
                    changed.clear()
            took.append((time.perf_counter() - start) * 1000)
    return took


async def _ranked(
    profile: OpenProfile, playbook: CataloguePlaybook, customer: str, action: dict[str, Any]
) -> bool:
    """Whether the desktop, asked now, has it on its list."""
    known = await profile.cache.customer(customer)
    if known is None:
        return False
    now = _Clock().now()
    context = playbook.attributes(known, now, known.answers)
    decision = playbook.decide(
        Inputs(
            decision_id="d", customer_id=customer, contact_id="call-1", touchpoint="call-centre",
            at=now, context=context, answers=known.answers,
            signals=playbook.signals(known, now, context), exposures=known.exposures,
        )
    )  # fmt: skip
    return any(one.action_id == action["action"] for one in decision.ranked)


async def _known(profile: OpenProfile, n: int) -> str | None:
    """The customer whom the cache knows by that user id."""
    found = await profile.cache.search(f"bench-user-{n:06d}", 1)
    return found[0].id if found else None


def _post(line: http.client.HTTPConnection, path: str, **body: Any) -> dict[str, Any]:
    key = base64.b64encode(b"shop-key:").decode()
    headers = {"Authorization": f"Basic {key}", "Content-Type": "application/json"}
    line.request("POST", path, json.dumps(body), headers)
    reply = line.getresponse()
    answer: dict[str, Any] = json.loads(reply.read())
    if reply.status != 200:
        raise RuntimeError(answer)
    return answer


class _Clock:
    def now(self) -> int:
        return time.time_ns() // 1_000_000


@asynccontextmanager
async def _desk(hub: Served, folder: Path) -> AsyncIterator[tuple[OpenProfile, asyncio.Event]]:
    """The data side of a desktop: its files, and the process that pulls."""
    clock = _Clock()
    profile = OpenProfile(CacheFiles(folder), KEY, clock)
    url = f"http://{hub.host}:{hub.port}"
    token = Tokens(load_or_make(hub.data)).issue(
        subject="bench", role=Role.AGENT, team="bench", lasts_s=3_600
    )
    await profile.outbox.sign_in(
        Session(hub_url=url, token=token, subject="bench", role="agent", team="bench")
    )
    installation = await profile.outbox.installation("bench")
    puller = PullerProcess(SyncBoard(clock), Timing(clock=clock))
    changed = asyncio.Event()
    puller.changed = lambda _: changed.set()
    puller.start(
        Start(
            folder=str(folder), key=KEY.hex(), hub_url=url, token=token,
            installation=installation, subject="bench",
        )
    )  # fmt: skip
    try:
        yield profile, changed
    finally:
        await asyncio.to_thread(puller.close)
        profile.close()
