"""G: one event to ten thousand open streams, and what a stream costs in memory."""

from __future__ import annotations

import sqlite3
import tempfile
import time
from pathlib import Path

import sqlcipher3.dbapi2 as driver

from agent_desktop.domain.visibility import Role
from agent_desktop.hub.access.signing_key import load_or_make
from agent_desktop.hub.access.tokens import Tokens
from benchmarks.bench_hub import Served, serving
from benchmarks.floors import streams as floor
from benchmarks.hub_load import Load, ask
from benchmarks.hub_streams import Heard, Streams, listen
from benchmarks.result import Peer, Result, Target, result

STREAMS = 10_000
ROUNDS = 12
USER = "bench-user"
KEY = "loan-desk"

_PEERS = (
    Peer(name="Node ws", p50=102),
    Peer(name="nginx nchan", p50=110),
    Peer(name="uvicorn ASGI", p50=364),
    Peer(name="Litestar's own SSE", p50=160, p99=760, note="9,000 streams"),
)


def measure() -> list[Result]:
    with floor.serving() as (port, process):
        bare = listen(
            Streams(
                host="127.0.0.1", port=port, process=process, asks=["/stream"] * STREAMS,
                tells=[""] * ROUNDS, tell_path="/tell",
            )
        )  # fmt: skip
    with (
        tempfile.TemporaryDirectory() as folder,
        serving(Path(folder) / "hub") as hub,
    ):
        heard = listen(_streams(hub))
    return [*_results(heard, bare)]


def _results(heard: Heard, bare: Heard) -> list[Result]:
    return [
        result(
            f"one event to {STREAMS:,} open streams, from sending it", "ms", heard.milliseconds,
            floor=bare.milliseconds, target=Target(p50_at_most=180), peers=_PEERS,
        ),
        result("the same, until the first stream has it", "ms", heard.first_milliseconds),
        result(
            "memory of an open stream", "KB", [heard.bytes_a_stream / 1000],
            floor=[bare.bytes_a_stream / 1000], target=Target(p50_at_most=30),
            peers=(Peer(name="Litestar's own SSE", p50=44),),
        ),
    ]  # fmt: skip


def _streams(hub: Served) -> Streams:
    """Desktops with a token and an installation each, all of which hold one customer."""
    events = [_event(number) for number in range(ROUNDS + 1)]
    ask(Load(host=hub.host, port=hub.port, key=KEY, paths=["/v1/track"], posts=events[:1]))
    head = _hold(hub.data / "hub.db")
    tokens = Tokens(load_or_make(hub.data))
    asks = []
    for number in range(STREAMS):
        token = tokens.issue(
            subject=f"agent-{number:05d}", role=Role.AGENT, team="bench", lasts_s=3_600
        )
        asks.append(f"/v1/sync/stream?installation={_desk(number)}&cursor={head} {token}")
    return Streams(
        host=hub.host, port=hub.port, process=hub.process, asks=asks, tells=events[1:],
        tell_path="/v1/track", key=KEY,
    )  # fmt: skip


def _event(number: int) -> str:
    return (
        f'{{"type":"track","messageId":"stream-{number}","userId":"{USER}",'
        '"event":"Product Viewed","properties":{"name":"Phone","price":1.5}}'
    )


def _desk(number: int) -> str:
    return f"desk-{number:05d}-0123456789abcdef"


def _hold(file: Path) -> int:
    """Has each desk hold the customer, as ten thousand requests would. Returns the last position,
    up to which the desks know everything."""
    database: sqlite3.Connection = driver.connect(str(file), isolation_level=None, timeout=10)
    while True:  # until the first event is in its context, so that nothing is on its way
        row = database.execute("SELECT id, context_stale FROM customers").fetchone()
        if row is not None and not row[1]:
            break
        time.sleep(0.05)
    database.execute("BEGIN IMMEDIATE")
    (position,) = database.execute("SELECT position FROM meta_position").fetchone()
    for number in range(STREAMS):
        database.execute(
            "INSERT INTO installations (id, subject, team, applied, seen_at) VALUES (?,?,?,0,0)",
            (_desk(number), f"agent-{number:05d}", "bench"),
        )
        database.execute(
            "INSERT INTO holdings (installation, customer_id, position) VALUES (?,?,?)",
            (_desk(number), row[0], position),
        )
    database.execute("COMMIT")
    database.close()
    return int(position)
