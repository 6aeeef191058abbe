"""A server on loopback that answers what a test wrote down, byte for byte."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager

Answer = Callable[[str], bytes | None]
"""Takes the request's head; gives the bytes of the answer, None to hang up without one."""


class ScriptedServer:
    """`answer` decides; `requests` keeps the heads that came."""

    def __init__(self, answer: Answer, *, keep_open: bool = False) -> None:
        self.answer = answer
        self.requests: list[str] = []
        self.url = ""
        self._keep_open = keep_open

    async def handle(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            head = (await reader.readuntil(b"\r\n\r\n")).decode()
            self.requests.append(head)
            said = self.answer(head)
            if said is not None:
                writer.write(said)
                await writer.drain()
            if self._keep_open and said is not None:
                await reader.read()
        except (ConnectionError, asyncio.IncompleteReadError):
            pass
        finally:
            writer.close()


@asynccontextmanager
async def scripted(answer: Answer, *, keep_open: bool = False) -> AsyncIterator[ScriptedServer]:
    script = ScriptedServer(answer, keep_open=keep_open)
    server = await asyncio.start_server(script.handle, "127.0.0.1", 0)
    script.url = f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}"
    async with server:
        yield script


def http(
    status: int, body: bytes | str, *headers: str, media_type: str = "application/json"
) -> bytes:
    raw = body.encode() if isinstance(body, str) else body
    lines = [
        f"HTTP/1.1 {status} X",
        f"Content-Type: {media_type}",
        f"Content-Length: {len(raw)}",
        "Connection: close",
        *headers,
    ]
    return "\r\n".join(lines).encode() + b"\r\n\r\n" + raw
