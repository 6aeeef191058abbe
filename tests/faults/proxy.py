"""A proxy on loopback that does what networks do, from a seed: between real desktops and a hub."""

from __future__ import annotations

import asyncio
import random
from collections import Counter
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager, suppress
from typing import Final, NamedTuple

import msgspec

FAULTS: Final = (
    "refuse",
    "cut the request",
    "reset after the request",
    "cut the answer",
    "truncate the answer",
    "delay",
    "drip",
    "half open",
    "never answer",
    "twice",
    "html",
    "redirect",
    "status 401",
    "status 401 of the hub",
    "status 429",
    "status 503",
    "status 503 of the hub",
    "status 502",
)
_BIGGEST: Final = 1 << 24


class _Request(NamedTuple):
    head: bytes
    body: bytes

    @property
    def stream(self) -> bool:
        return b"/v1/sync/stream" in self.head.split(b"\r\n", 1)[0]

    @property
    def raw(self) -> bytes:
        """As it goes on to the hub: one request a connection, so that its answer has an end."""
        lines = [
            line for line in self.head.split(b"\r\n") if not line.lower().startswith(b"connection:")
        ]
        return b"\r\n".join((*lines, b"Connection: close")) + b"\r\n\r\n" + self.body


class Proxy:
    """Faulty until `heal`. What hangs then goes on hanging: nobody tells a dead connection."""

    def __init__(self, hub_url: str, seed: int, share: float, faults: tuple[str, ...]) -> None:
        """`share` of the requests meet one of `faults`."""
        host, _, port = hub_url.removeprefix("http://").rpartition(":")
        self._hub = (host, int(port))
        self._rng = random.Random(seed)
        self._share = share
        self._faults = faults
        self._healthy = False
        self._hanging: set[asyncio.Task[object]] = set()
        self.met: Counter[str] = Counter()
        self.hub_id = ("", 0)
        """Its id and epoch, once it has answered: for errors that look like its own."""
        self.url = ""

    def heal(self) -> None:
        self._healthy = True

    def ail(self, faults: tuple[str, ...], share: float = 1.0) -> None:
        """From now on these."""
        self._healthy, self._faults, self._share = False, faults, share

    async def handle(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.current_task()
        assert task is not None
        self._hanging.add(task)
        try:
            request = await _read(reader)
            if request is not None:
                fault = self._next(stream=request.stream)
                await self._answer(request, fault, writer)
        except (OSError, asyncio.IncompleteReadError, asyncio.LimitOverrunError):
            pass
        except asyncio.CancelledError:
            pass  # `stop`; asyncio's server would report it as an error of ours
        finally:
            self._hanging.discard(task)
            with suppress(OSError):
                writer.close()

    def stop(self) -> None:
        for task in self._hanging:
            task.cancel()

    def _next(self, *, stream: bool) -> str:
        if self._healthy or self._rng.random() >= self._share:
            return ""
        fault = self._rng.choice(self._faults)
        if stream and fault in {"twice", "truncate the answer"}:
            return ""
        self.met[fault] += 1
        return fault

    async def _answer(self, request: _Request, fault: str, writer: asyncio.StreamWriter) -> None:
        made = self._made_up(fault)
        if made is not None:
            writer.write(made)
            await writer.drain()
            return
        await _OTHERWISE.get(fault, Proxy._pass_on)(self, request, writer)

    # --- what else can happen ---

    async def _refuse(self, _: _Request, writer: asyncio.StreamWriter) -> None:
        _reset(writer)

    async def _cut_the_request(self, request: _Request, writer: asyncio.StreamWriter) -> None:
        _, there = await asyncio.open_connection(*self._hub)
        there.write(request.raw[: self._rng.randrange(len(request.raw))])
        await there.drain()
        _reset(there)
        _reset(writer)

    async def _reset_after(self, request: _Request, writer: asyncio.StreamWriter) -> None:
        """The hub has it, and has even answered."""
        await self._ask(request)
        _reset(writer)

    async def _cut_the_answer(self, request: _Request, writer: asyncio.StreamWriter) -> None:
        raw = await self._ask(request)
        writer.write(raw[: self._rng.randrange(len(raw) + 1)])
        await writer.drain()
        _reset(writer)

    async def _truncate(self, request: _Request, writer: asyncio.StreamWriter) -> None:
        """With a length that fits: only its JSON is not whole."""
        head, _, body = (await self._ask(request)).partition(b"\r\n\r\n")
        shorter = body[: self._rng.randrange(len(body) + 1)]
        lines = [
            line for line in head.split(b"\r\n") if not line.lower().startswith(b"content-length")
        ]
        writer.write(b"\r\n".join(lines) + b"\r\nContent-Length: %d\r\n\r\n" % len(shorter))
        writer.write(shorter)
        await writer.drain()

    async def _delay(self, request: _Request, writer: asyncio.StreamWriter) -> None:
        await asyncio.sleep(self._rng.random() * 3)
        await self._pass_on(request, writer)

    async def _drip(self, request: _Request, writer: asyncio.StreamWriter) -> None:
        raw = await self._ask(request)
        step = max(1, len(raw) // 40)
        for first in range(0, len(raw), step):
            writer.write(raw[first : first + step])
            await writer.drain()
            await asyncio.sleep(self._rng.random() * 0.1)

    async def _half_open(self, request: _Request, writer: asyncio.StreamWriter) -> None:
        """The hub has it; its answer gets lost, and nobody hangs up."""
        await self._ask(request)
        await asyncio.sleep(3600)

    async def _never(self, _: _Request, writer: asyncio.StreamWriter) -> None:
        await asyncio.sleep(3600)

    async def _twice(self, request: _Request, writer: asyncio.StreamWriter) -> None:
        first, second = await asyncio.gather(self._ask(request), self._ask(request))
        writer.write(second if self._rng.random() < 0.5 else first)
        await writer.drain()

    # --- both ways ---

    async def _ask(self, request: _Request) -> bytes:
        """The whole answer; of a stream its beginning."""
        there, to = await asyncio.open_connection(*self._hub)
        try:
            to.write(request.raw)
            await to.drain()
            if request.stream:
                return await there.read(4096)
            raw = await there.read(-1)
            self._learn(raw)
            return raw
        finally:
            to.close()

    async def _pass_on(self, request: _Request, writer: asyncio.StreamWriter) -> None:
        there, to = await asyncio.open_connection(*self._hub)
        try:
            to.write(request.raw)
            await to.drain()
            while data := await there.read(1 << 16):
                self._learn(data)
                writer.write(data)
                await writer.drain()
        finally:
            to.close()

    def _learn(self, raw: bytes) -> None:
        if self.hub_id[0]:
            return
        with suppress(msgspec.MsgspecError, ValueError):
            said = msgspec.json.decode(raw.partition(b"\r\n\r\n")[2])
            if isinstance(said, dict) and "hub" in said:
                self.hub_id = (said["hub"], said["epoch"])

    def _made_up(self, fault: str) -> bytes | None:
        """An answer that the hub had no part in."""
        if fault == "html":
            return _http(200, b"<html><body>Please sign in to the network</body></html>")
        if fault == "redirect":
            return _http(302, b"", "Location: http://portal.example/login")
        if not fault.startswith("status"):
            return None
        status = int(fault.split()[1])
        body = b"<html>no</html>"
        if fault.endswith("of the hub"):
            body = msgspec.json.encode(
                {"code": "x", "message": "no", "hub": self.hub_id[0], "epoch": self.hub_id[1]}
            )
        after = (f"Retry-After: {self._rng.randint(0, 3)}",) if self._rng.random() < 0.7 else ()
        return _http(status, body, *after)


_Way = Callable[[Proxy, _Request, asyncio.StreamWriter], Awaitable[None]]
_OTHERWISE: Final[dict[str, _Way]] = {
    "refuse": Proxy._refuse,
    "cut the request": Proxy._cut_the_request,
    "reset after the request": Proxy._reset_after,
    "cut the answer": Proxy._cut_the_answer,
    "truncate the answer": Proxy._truncate,
    "delay": Proxy._delay,
    "drip": Proxy._drip,
    "half open": Proxy._half_open,
    "never answer": Proxy._never,
    "twice": Proxy._twice,
}


@asynccontextmanager
async def proxied(
    hub_url: str, seed: int, share: float = 1.0, faults: tuple[str, ...] = FAULTS
) -> AsyncIterator[Proxy]:
    proxy = Proxy(hub_url, seed, share, faults)
    server = await asyncio.start_server(proxy.handle, "127.0.0.1", 0, limit=_BIGGEST)
    proxy.url = f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}"
    try:
        yield proxy
    finally:
        server.close()
        proxy.stop()


async def _read(reader: asyncio.StreamReader) -> _Request | None:
    head = await reader.readuntil(b"\r\n\r\n")
    length = head.lower().partition(b"\r\ncontent-length:")[2].partition(b"\r\n")[0]
    body = await reader.readexactly(int(length)) if length else b""
    return _Request(head[:-4], body)


def _http(status: int, body: bytes, *headers: str) -> bytes:
    kind = "application/json" if body.startswith(b"{") else "text/html"
    lines = (
        f"HTTP/1.1 {status} X", f"Content-Type: {kind}", f"Content-Length: {len(body)}",
        "Connection: close", *headers,
    )  # fmt: skip
    return "\r\n".join(lines).encode() + b"\r\n\r\n" + body


def _reset(writer: asyncio.StreamWriter) -> None:
    """As a connection that is torn down: nothing more is sent, not even an end."""
    import socket
    import struct

    made = writer.get_extra_info("socket")
    if made is not None:
        with suppress(OSError):
            made.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    writer.transport.abort()
