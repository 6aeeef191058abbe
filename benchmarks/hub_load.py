"""The other side of the hub's benchmarks: many connections, bodies made beforehand, little work.

In a process of its own: `python -m benchmarks.hub_load` reads a `Load` from stdin as JSON and
writes a `Told` to stdout.
"""

from __future__ import annotations

import asyncio
import subprocess
import sys
import time
from base64 import b64encode
from pathlib import Path

import msgspec

HERE = Path(__file__).resolve().parent.parent


class Load(msgspec.Struct, kw_only=True):
    """What to ask, in turn, on so many connections at once."""

    host: str
    port: int
    connections: int = 16
    key: str = ""
    """Of a touchpoint: sends `batches` of `events` each, of some 600 bytes an event."""
    batches: int = 0
    events: int = 100
    people: int = 1
    first: int = 0
    """Number of the first event: they come once each."""
    token: str = ""
    paths: list[str] = []
    """Or: gets these, in turn, `times`."""
    times: int = 0
    posts: list[str] = []
    """Or: posts these bodies to `paths[0]` with `key`, once each."""


class Told(msgspec.Struct, kw_only=True):
    seconds: float
    milliseconds: list[float]
    """Of each request."""


def ask(load: Load) -> Told:
    """Runs the load in a process of its own."""
    done = subprocess.run(
        [sys.executable, "-m", "benchmarks.hub_load"],
        input=msgspec.json.encode(load),
        stdout=subprocess.PIPE,
        check=True,
        cwd=HERE,
        timeout=300,
    )
    return msgspec.json.decode(done.stdout, type=Told)


def event(number: int, person: int) -> str:
    """One call of 600 bytes."""
    text = (
        f'{{"type":"track","messageId":"bench-{number:09d}","userId":"bench-user-{person:06d}",'
        f'"event":"Product Viewed","timestamp":"2026-01-{1 + number % 28:02d}T'
        f"{number // 3600 % 24:02d}:{number // 60 % 60:02d}:{number % 60:02d}."
        f'{number % 1000:03d}Z","context":{{"library":{{"name":"bench","version":"1"}},'
        '"page":{"path":"/phones","title":"Phones","url":"https://example.com/phones"}},'
        f'"properties":{{"name":"Phone {number % 97}","price":{number % 500}.5,"currency":"GBP",'
        '"note":"'
    )
    return text + "x" * max(0, 600 - len(text) - 3) + '"}}'


def _requests(load: Load) -> list[bytes]:
    host = f"Host: {load.host}\r\n"
    if load.posts:
        return [
            f"POST {load.paths[0]} HTTP/1.1\r\n{host}Content-Type: application/json\r\n"
            f"Authorization: Basic {b64encode(f'{load.key}:'.encode()).decode()}\r\n"
            f"Content-Length: {len(body.encode())}\r\n\r\n{body}".encode()
            for body in load.posts
        ]
    if not load.batches:
        head = f" HTTP/1.1\r\n{host}Authorization: Bearer {load.token}\r\n\r\n"
        return [f"GET {load.paths[n % len(load.paths)]}{head}".encode() for n in range(load.times)]
    made = []
    for batch in range(load.batches):
        start = load.first + batch * load.events
        # A large stride, so that neighbours in a batch are different people.
        events = ",".join(
            event(n, n * 7_919 % load.people) for n in range(start, start + load.events)
        )
        body = f'{{"batch":[{events}],"writeKey":"{load.key}"}}'
        made.append(
            f"POST /v1/batch HTTP/1.1\r\n{host}Content-Type: application/json\r\n"
            f"Content-Length: {len(body)}\r\n\r\n{body}".encode()
        )
    return made


async def _run(load: Load) -> Told:
    waiting = _requests(load)[::-1]
    took: list[float] = []

    async def one() -> None:
        reader, writer = await asyncio.open_connection(load.host, load.port, limit=1 << 20)
        while waiting:
            request = waiting.pop()
            start = time.perf_counter()
            writer.write(request)
            head = (await reader.readuntil(b"\r\n\r\n")).lower()
            length = head.partition(b"content-length:")[2].partition(b"\r\n")[0]
            await reader.readexactly(int(length))
            if not head.startswith(b"http/1.1 200"):
                raise RuntimeError(head.decode("latin-1"))
            took.append((time.perf_counter() - start) * 1000)
        writer.close()

    start = time.perf_counter()
    async with asyncio.TaskGroup() as group:
        for _ in range(load.connections):
            group.create_task(one())
    return Told(seconds=time.perf_counter() - start, milliseconds=took)


if __name__ == "__main__":
    asked = msgspec.json.decode(sys.stdin.buffer.read(), type=Load)
    sys.stdout.buffer.write(msgspec.json.encode(asyncio.run(_run(asked))))
