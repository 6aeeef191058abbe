"""Contexts: how soon the hub's has an event that it acknowledged while many come in, what one
event costs, how large a state gets, and five hundred signal patterns."""

from __future__ import annotations

import http.client
import itertools
import json
import random
import tempfile
import threading
import time
from base64 import b64encode
from collections.abc import Iterator
from contextlib import closing
from functools import partial
from pathlib import Path
from typing import Any

import msgspec
import sqlcipher3.dbapi2 as driver

from agent_desktop.decisioning.catalogue import Catalogue, SignalPattern, Step
from agent_desktop.decisioning.catalogue_reading import parse_catalogue
from agent_desktop.decisioning.context_state import (
    ContextState,
    decode,
    encode,
    fold,
    new_state,
)
from agent_desktop.decisioning.signals import detect
from agent_desktop.domain.channels import Channel
from agent_desktop.domain.events import Event
from benchmarks import hub_load
from benchmarks.bench_hub import Served, serving
from benchmarks.many_actions import catalogue
from benchmarks.result import Result, Target, result
from benchmarks.timing import collected, milliseconds, once

RATE = 2_000
"""Events a second that come in while contexts are asked for."""
SECONDS = 8.0
BATCH = 20
PEOPLE = 5_000
EVENTS = 10_000
PATTERNS = 500
NOW = 1_795_000_000_000
DAY = 86_400_000
TYPES = (
    *["Page Viewed"] * 8, *["Screen Viewed"] * 3, "Signed In", "Product Viewed", "Form Started",
    "Form Step Viewed", "Call Ended", "Call Abandoned", "Email Opened", "Payment Received",
    "Offer Sent", "Live Chat Conversation Ended", "Invoice Sent", "Data Used Up",
)  # fmt: skip


def run() -> list[Result]:
    state = _busy()
    return [_freshness(), *_events(state), _size(state), *_signals()]


def _freshness() -> Result:
    """A hub of its own; from the acknowledgement of a batch to the context of its last customer."""
    with (
        tempfile.TemporaryDirectory() as folder,
        serving(Path(folder) / "hub", catalogue="demo") as hub,
    ):
        load = _Load(hub)
        load.send(EVENTS, paced=False)
        time.sleep(2)
        watch = _Watch(hub.data / "hub.db")
        load.acknowledged = watch.ask
        load.send(int(RATE * SECONDS), paced=True)
        waits = watch.ended()
    return result(
        f"acknowledged to in the context, {RATE:,} events/s",
        "ms",
        waits,
        target=Target(p99_at_most=1_000),
    )


class _Load:
    """Sends events to a hub over one connection."""

    def __init__(self, hub: Served) -> None:
        self._hub = hub
        self._numbers = itertools.count()
        self._key = b64encode(b"northline-calls:").decode()
        self._pick = random.Random(3)
        self.acknowledged: Any = lambda _user, _at: None

    def send(self, events: int, *, paced: bool) -> None:
        connection = http.client.HTTPConnection(self._hub.host, self._hub.port)
        headers = {"Content-Type": "application/json", "Authorization": f"Basic {self._key}"}
        began = time.perf_counter()
        with closing(connection):
            for batch in range(events // BATCH):
                person = 0
                calls = []
                for _ in range(BATCH):
                    person = self._pick.randrange(PEOPLE)
                    calls.append(hub_load.event(next(self._numbers), person))
                connection.request("POST", "/v1/batch", f'{{"batch":[{",".join(calls)}]}}', headers)
                reply = connection.getresponse()
                json.loads(reply.read())
                if reply.status != 200:
                    raise RuntimeError(f"the hub answered {reply.status}")
                if batch % 10 == 0:
                    self.acknowledged(f"bench-user-{person:06d}", time.perf_counter())
                late = time.perf_counter() - began - batch * BATCH / RATE
                if paced and late < 0:
                    time.sleep(-late)


class _Watch:
    """Reads the hub's file beside it, as a decision would, until the context has the event."""

    def __init__(self, file: Path) -> None:
        self._file = file
        self._threads: list[threading.Thread] = []
        self._waits: list[float] = []

    def ask(self, user: str, acknowledged: float) -> None:
        thread = threading.Thread(target=self._wait, args=(user, acknowledged))
        thread.start()
        self._threads.append(thread)

    def ended(self) -> list[float]:
        for thread in self._threads:
            thread.join(60)
        return self._waits

    def _wait(self, user: str, acknowledged: float) -> None:
        with closing(driver.connect(self._file)) as database:
            (position,) = database.execute("SELECT position FROM meta_position").fetchone()
            while True:
                stale, folded = database.execute(
                    "SELECT c.context_stale, c.context_position FROM identities i"
                    " JOIN customers c ON c.id = i.customer_id"
                    " WHERE i.namespace = 'user_id' AND i.value = ?",
                    (user,),
                ).fetchone()
                if not stale or folded >= position:
                    break
                time.sleep(0.01)
        self._waits.append((time.perf_counter() - acknowledged) * 1e3)


def _busy() -> ContextState:
    pick = random.Random(4)
    state = new_state()
    for at in sorted(NOW - pick.randrange(730 * DAY) for _ in range(EVENTS)):
        fold(state, _event(pick, at))
    return state


_numbers = itertools.count()


def _event(pick: random.Random, at: int) -> Event:
    properties: dict[str, Any] = {
        "name": f"Page {pick.randrange(60)}", "path": f"/shop/{pick.randrange(9_999)}",
        "title": "Phones and tablets", "offer_id": f"o-{pick.randrange(30)}", "amount": 250,
        "form": "card-application", "step": pick.randrange(5), "steps": 5,
        "sentiment": round(pick.uniform(-1, 1), 2),
    }  # fmt: skip
    return Event(
        id=f"{next(_numbers):032x}", customer_id="c", type=pick.choice(TYPES), touchpoint="website",
        channel=pick.choice(list(Channel)), at=at, properties=properties,
    )  # fmt: skip


def _events(state: ContextState) -> Iterator[Result]:
    pick = random.Random(5)
    for name, spread in (("the newest event", 0), ("a late event, up to 90 days", 90 * DAY)):
        copy = decode(encode(state))
        times = []
        with collected():
            for number in range(2_200):
                late = pick.randrange(spread) if spread else 0
                one = _event(pick, NOW + number * 60_000 - late)
                times.append(once(partial(fold, copy, one)))
        yield result(
            f"{name} into the context of {EVENTS:,}", "ms", times[200:],
            target=Target(p99_at_most=0.1),
        )  # fmt: skip


def _size(state: ContextState) -> Result:
    return result(f"the state of {EVENTS:,} events, as JSON", "B", [float(len(encode(state)))])


def _signals() -> Iterator[Result]:
    for types in (40, 8):
        pick = random.Random(6)
        names = [f"Type {number}" for number in range(types)]
        made = _patterns(pick, names)
        state = new_state()
        for ago in sorted((pick.randrange(5_000) for _ in range(400)), reverse=True):
            one = _event(pick, NOW - ago * 60_000)
            typed = msgspec.structs.replace(one, type=pick.choice(names))
            fold(state, typed)
        times = milliseconds(partial(detect, made, state, NOW), 400)
        yield result(
            f"{PATTERNS} signal patterns over {types} types of event", "ms", times,
            target=Target(p50_at_most=1),
        )  # fmt: skip


def _patterns(pick: random.Random, names: list[str]) -> Catalogue:
    def step() -> Step:
        where: dict[str, Any] = pick.choice(
            [{}, {"name": f"Page {pick.randrange(60)}"}, {"step": {"min": 2}}]
        )
        return Step(events=(pick.choice(names),), where=where, count=pick.choice([1, 1, 2]))

    signals = {
        f"pattern-{number}": SignalPattern(
            id=f"pattern-{number}",
            text="Looked at {name}[ for {amount}]",
            steps=tuple(step() for _ in range(pick.randint(1, 4))),
            absent=(step(),),
            within_minutes=7 * 1440,
            expires_minutes=1440,
        )
        for number in range(PATTERNS)
    }
    return msgspec.structs.replace(parse_catalogue(catalogue(1), "bench.toml"), signals=signals)
