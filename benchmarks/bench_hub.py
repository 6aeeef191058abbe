"""F and G: the hub over HTTP. Events in, stitched, deduplicated and durable; journeys out; and one
event to all the desktops that listen."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

import sqlcipher3.dbapi2 as driver

from agent_desktop.domain.visibility import Role
from agent_desktop.hub.access.signing_key import load_or_make
from agent_desktop.hub.access.tokens import Tokens
from benchmarks.floors import hub as floor
from benchmarks.hub_load import Load, ask
from benchmarks.result import Peer, Result, Target, result

EVENTS = 100
BATCHES = 480
ROUNDS = 5
PEOPLE = 20_000
READERS = 200
PAGE = 200
READS = 4_000

_WRITE_PEERS = (
    Peer(name="PostgreSQL", p50=76_000, note="bare"),
    Peer(name="FastAPI + SQLAlchemy + PostgreSQL", p50=12_300, note="no stitching"),
    Peer(name="Parse Server", p50=5_300, note="no stitching"),
)
_READ_PEERS = (
    Peer(name="PostgreSQL", p50=2_600, note="bare"),
    Peer(name="FastAPI + SQLAlchemy + PostgreSQL", p50=216),
    Peer(name="Parse Server", p50=291),
)


class Served(NamedTuple):
    """A hub that answers, and where its database lies."""

    host: str
    port: int
    data: Path
    process: int = 0
    """Its id."""


def run() -> list[Result]:
    from benchmarks import many_streams  # which starts a hub as this does

    return [*_in_and_out(), *many_streams.measure()]


def _in_and_out() -> list[Result]:
    with (
        tempfile.TemporaryDirectory() as folder,
        serving(Path(folder) / "hub") as hub,
        floor.opened(Path(folder) / "floor.db") as minimal,
    ):
        return [*_writes(hub, minimal), *_reads(hub, minimal)]


@contextmanager
def serving(data: Path, catalogue: str = "loans", core: int | None = None) -> Iterator[Served]:
    """A hub of its own process on a free port; with `core` on that processor alone."""
    process = subprocess.Popen(
        [sys.executable, "-m", "agent_desktop.hub", "serve", "--data", str(data), "--port", "0",
         "--catalogue", catalogue],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )  # fmt: skip
    try:
        if core is not None and hasattr(os, "sched_setaffinity"):
            os.sched_setaffinity(process.pid, {core})
        assert process.stdout is not None
        address = process.stdout.readline().split()[-1].removeprefix("http://")
        host, _, port = address.rpartition(":")
        yield Served(host, int(port), data, process.pid)
    finally:
        process.terminate()
        process.wait(20)


def _writes(hub: Served, minimal: object) -> list[Result]:
    rates, floors, latencies = [], [], []
    first = 0
    for round_ in range(ROUNDS + 1):
        load = Load(
            host=hub.host, port=hub.port, key="loan-desk", batches=BATCHES, events=EVENTS,
            people=PEOPLE, first=first,
        )  # fmt: skip
        told = ask(load)
        count = BATCHES * EVENTS
        rate = floor.insert(minimal, floor.rows(first, count, PEOPLE))
        first += count
        if round_:  # the first one meets an empty database
            rates.append(count / told.seconds)
            latencies += told.milliseconds
            floors.append(rate)
    _all_there(hub, first)
    return [
        result(
            "ingest, 16 connections, batches of 100 x 600 B", "events/s", rates, floor=floors,
            target=Target(p50_at_least=40_000), peers=_WRITE_PEERS,
        ),
        result("a batch of 100, from sending to the answer", "ms", latencies),
    ]  # fmt: skip


def _all_there(hub: Served, expected: int) -> None:
    connection = driver.connect(f"file:{hub.data / 'hub.db'}?mode=ro", uri=True)
    try:
        found, people = connection.execute(
            "SELECT count(*), count(DISTINCT customer_id) FROM events"
        ).fetchone()
    finally:
        connection.close()
    if (found, people) != (expected, PEOPLE):
        raise RuntimeError(f"{found} events of {people} customers, not {expected} of {PEOPLE}")


def _reads(hub: Served, minimal: object) -> list[Result]:
    count = READERS * (PAGE + 10)
    start = ROUNDS * BATCHES * EVENTS * 10
    ask(Load(host=hub.host, port=hub.port, key="call-outbound", batches=count // EVENTS,
             events=EVENTS, people=READERS, first=start))  # fmt: skip
    floor.insert(minimal, floor.rows(start, count, READERS))
    connection = driver.connect(f"file:{hub.data / 'hub.db'}?mode=ro", uri=True)
    ids = [
        row[0]
        for row in connection.execute(
            "SELECT customer_id FROM events WHERE touchpoint = 'call-outbound'"
            " GROUP BY customer_id HAVING count(*) >= ?",
            (PAGE,),
        )
    ]
    connection.close()
    token = Tokens(load_or_make(hub.data)).issue(
        subject="bench", role=Role("agent"), team="bench", lasts_s=3_600
    )
    rates, floors, latencies = [], [], []
    for round_ in range(ROUNDS):
        told = ask(
            Load(
                host=hub.host, port=hub.port, token=token, times=READS,
                paths=[f"/v1/customers/{id_}/journey?limit={PAGE}" for id_ in ids],
            )
        )  # fmt: skip
        begin = time.perf_counter()
        for n in range(READS):
            floor.read(minimal, f"{n % READERS:016x}", PAGE)
        if round_:
            floors.append(READS / (time.perf_counter() - begin))
            rates.append(READS / told.seconds)
            latencies += told.milliseconds
    return [
        result(
            f"read of {PAGE} events, 16 connections", "reads/s", rates, floor=floors,
            target=Target(p50_at_least=2_000), peers=_READ_PEERS,
        ),
        result("a read, from asking to the answer", "ms", latencies, target=Target(p99_at_most=25)),
    ]  # fmt: skip
