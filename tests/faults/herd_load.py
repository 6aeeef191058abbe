"""The other side of the herd: ten thousand desktops on raw sockets, in a process of its own.

`python -m tests.faults.herd_load` reads a `Load` from stdin as JSON and writes a `Told` to stdout.
Each desktop pushes what waited, pulls what it has not seen and opens its stream, on one kept
connection; it waits as the program does (full jitter, Retry-After) where the hub asks for time.
"""

from __future__ import annotations

import asyncio
import random
import resource
import sys
import time
from typing import Any, Final

import msgspec

from tests.faults.herd_entries import Desktops, Pieces

PATIENCE_S: Final = 20.0
"""Without a byte in answer to a request, as the program's client has it."""
_FIRST_S: Final = 0.5
_LONGEST_S: Final = 25.0


class Load(msgspec.Struct, kw_only=True):
    host: str
    port: int
    seed: int
    desktops: int
    entries: int
    cursor: int
    """Of every desktop: what they had seen before the outage."""
    signing_key: str
    """Hex: the driver signs the tokens of its ten thousand agents itself."""
    pieces: Pieces
    give_up_s: float = 120.0


class Told(msgspec.Struct, kw_only=True):
    accepted_s: list[float]
    """Of each desktop: until the hub had settled all its entries."""
    following_s: list[float]
    """Until its stream was open, everything pulled."""
    sent_again: int
    asked_to_wait: int
    pulled_bytes: int
    accepted: list[int]
    """Which desktops."""
    not_done: int
    trouble: dict[str, int]


class _Reply(msgspec.Struct):
    hub: str
    epoch: int
    results: list[dict[str, Any]] = []
    cursor: int = 0
    more: bool = False


_replies = msgspec.json.Decoder(_Reply)


class _Herd:
    def __init__(self, load: Load) -> None:
        self.load = load
        self.random = random.Random(load.seed)
        self.loop = asyncio.get_running_loop()
        self.desktops = Desktops(
            load.pieces, load.seed, load.entries, bytes.fromhex(load.signing_key)
        )
        # Made beforehand: a fleet has a processor a desktop, this driver has one for all of them.
        self.tokens = [self.desktops.token(n) for n in range(load.desktops)]
        self.pushes = [self.desktops.push(n) for n in range(load.desktops)]
        self.connecting: set[asyncio.Task[None]] = set()
        self.accepted: dict[int, float] = {}
        self.following: dict[int, float] = {}
        self.sent_again = self.asked = self.pulled = 0
        self.trouble: dict[str, int] = {}
        self.over = asyncio.Event()
        self.start = 0.0

    def note(self, what: str) -> None:
        self.trouble[what] = self.trouble.get(what, 0) + 1

    def since(self) -> float:
        return time.monotonic() - self.start

    def follows(self, number: int) -> None:
        self.following.setdefault(number, self.since())
        if len(self.following) == self.load.desktops:
            self.over.set()


class _Desktop(asyncio.Protocol):
    """One desktop. Its state lasts over its connections."""

    def __init__(self, herd: _Herd, number: int) -> None:
        self._herd = herd
        self._number = number
        self._transport: asyncio.Transport | None = None
        self._buffer = bytearray()
        self._need = 0
        self._step = "push"
        self._cursor = herd.load.cursor
        self._failures = 0
        self._timer: asyncio.TimerHandle | None = None

    # --- connections ---

    def connect(self) -> None:
        task = self._herd.loop.create_task(self._connect())
        self._herd.connecting.add(task)
        task.add_done_callback(self._herd.connecting.discard)

    async def _connect(self) -> None:
        load = self._herd.load
        try:
            async with asyncio.timeout(5.0):
                await self._herd.loop.create_connection(lambda: self, load.host, load.port)
        except (OSError, TimeoutError) as error:
            self._again(type(error).__name__)

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        self._transport = transport
        self._ask()

    def connection_lost(self, exc: Exception | None) -> None:
        if self._transport is not None:
            self._again("cut" if self._step != "stream" else "stream ended")

    def _hang_up(self) -> None:
        transport, self._transport = self._transport, None
        self._buffer.clear()
        self._need = 0
        if self._timer is not None:
            self._timer.cancel()
        if transport is not None:
            transport.abort()

    def _again(self, why: str) -> None:
        self._herd.note(why)
        self._hang_up()
        ceiling = min(_LONGEST_S, _FIRST_S * 2.0 ** min(self._failures, 16))
        self._failures += 1
        self._herd.sent_again += 1
        self._herd.loop.call_later(max(0.05, self._herd.random.random() * ceiling), self.connect)

    # --- what is asked ---

    def _ask(self) -> None:
        herd, number = self._herd, self._number
        head = f"Host: hub\r\nAuthorization: Bearer {herd.tokens[number]}\r\n"
        desk = herd.desktops.installation(number)
        if self._step == "push":
            body = herd.pushes[number]
            said = (
                f"POST /v1/sync/push HTTP/1.1\r\n{head}Agent-Desktop-Protocol: 1\r\n"
                f"Content-Type: application/json\r\nContent-Length: {len(body)}\r\n\r\n"
            ).encode() + body
        elif self._step == "pull":
            said = (
                f"GET /v1/sync/pull?installation={desk}&cursor={self._cursor}&limit=2000"
                f" HTTP/1.1\r\n{head}Agent-Desktop-Protocol: 1\r\n\r\n"
            ).encode()
        else:
            said = (
                f"GET /v1/sync/stream?installation={desk}&cursor={self._cursor} HTTP/1.1\r\n"
                f"{head}Agent-Desktop-Protocol: 1\r\nAccept: text/event-stream\r\n\r\n"
            ).encode()
        assert self._transport is not None
        self._transport.write(said)
        self._timer = herd.loop.call_later(PATIENCE_S, self._again, "no answer in time")

    # --- what is heard ---

    def data_received(self, data: bytes) -> None:
        self._buffer += data
        if not self._need:
            end = self._buffer.find(b"\r\n\r\n")
            if end < 0:
                return
            head = bytes(self._buffer[:end]).lower()
            status = int(head[9:12])
            if self._step == "stream" and status == 200:
                if len(self._buffer) > end + 4:
                    self._follows()
                return
            length = head.partition(b"content-length:")[2].partition(b"\r\n")[0]
            self._need = end + 4 + int(length)
            if status != 200:
                self._refused(status, head)
                return
        if len(self._buffer) >= self._need:
            body = bytes(self._buffer[self._need - self._length() : self._need])
            del self._buffer[: self._need]
            self._need = 0
            self._take(body)

    def _length(self) -> int:
        return self._need - self._buffer.find(b"\r\n\r\n") - 4

    def _follows(self) -> None:
        self._buffer.clear()
        if self._timer is not None:
            self._timer.cancel()
        self._herd.follows(self._number)

    def _refused(self, status: int, head: bytes) -> None:
        herd = self._herd
        herd.note(f"status {status}")
        if status not in {429, 503}:
            self._again(f"status {status}, unexpected")
            return
        herd.asked += 1
        self._hang_up()
        asked = float(head.partition(b"retry-after:")[2].partition(b"\r\n")[0] or 5)
        herd.loop.call_later(asked + herd.random.random() * min(asked * 0.1, 5.0), self.connect)

    def _take(self, body: bytes) -> None:
        if self._timer is not None:
            self._timer.cancel()
        reply = _replies.decode(body)
        if self._step == "push":
            if any(one["verdict"] not in {"accepted", "duplicate"} for one in reply.results):
                self._again("not accepted: " + str(reply.results[0].get("code")))
                return
            self._herd.accepted.setdefault(self._number, self._herd.since())
            self._step = "pull"
        else:
            self._herd.pulled += len(body)
            self._cursor = reply.cursor
            if not reply.more:
                self._step = "stream"
        self._failures = 0
        self._ask()


async def _run(load: Load) -> Told:
    herd = _Herd(load)
    herd.start = time.monotonic()
    for number in range(load.desktops):
        _Desktop(herd, number).connect()
        if number % 200 == 199:
            await asyncio.sleep(0)
    try:
        async with asyncio.timeout(load.give_up_s):
            await herd.over.wait()
    except TimeoutError:
        herd.note("given up")
        for task in tuple(herd.connecting):
            task.cancel()
        await asyncio.gather(*herd.connecting, return_exceptions=True)
    return Told(
        accepted_s=list(herd.accepted.values()),
        accepted=list(herd.accepted),
        following_s=list(herd.following.values()),
        sent_again=herd.sent_again,
        asked_to_wait=herd.asked,
        pulled_bytes=herd.pulled,
        not_done=load.desktops - len(herd.following),
        trouble=herd.trouble,
    )


if __name__ == "__main__":
    _, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (hard, hard))
    asked = msgspec.json.decode(sys.stdin.buffer.read(), type=Load)
    sys.stdout.buffer.write(msgspec.json.encode(asyncio.run(_run(asked))))
