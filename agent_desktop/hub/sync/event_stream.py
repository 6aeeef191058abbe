"""Server-sent events straight on ASGI: a few kilobytes a stream, and no task but its own two."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import AsyncIterator
from typing import Final

import msgspec
from litestar.types import Receive, Scope, Send

from agent_desktop.protocol.messages import Hint

HEARTBEAT: Final = b":\n\n"
_HEADERS: Final = [
    (b"content-type", b"text/event-stream; charset=utf-8"),
    (b"cache-control", b"no-store, no-transform"),
    (b"x-accel-buffering", b"no"),  # a proxy that holds the stream back makes it useless
]


def framed(hint: Hint | None) -> bytes:
    """One event of the stream."""
    if hint is None:
        return HEARTBEAT
    return b"event: hint\ndata: " + msgspec.json.encode(hint) + b"\n\n"


class EventStream:
    """An ASGI application that sends `hints` until they end or the desktop goes away."""

    def __init__(self, hints: AsyncIterator[Hint | None]) -> None:
        self._hints = hints

    async def __call__(self, _: Scope, receive: Receive, send: Send) -> None:
        await send({"type": "http.response.start", "status": 200, "headers": _HEADERS})
        sending = asyncio.ensure_future(self._send(send))
        gone = asyncio.ensure_future(_gone(receive))
        try:
            await asyncio.wait({sending, gone}, return_when=asyncio.FIRST_COMPLETED)
            if sending.done() and not gone.done():
                sending.result()
                await send({"type": "http.response.body", "body": b"", "more_body": False})
        finally:
            for task in (sending, gone):
                task.cancel()
                with contextlib.suppress(asyncio.CancelledError, OSError):
                    await task

    async def _send(self, send: Send) -> None:
        try:
            async for hint in self._hints:
                await send({"type": "http.response.body", "body": framed(hint), "more_body": True})
        finally:
            close = getattr(self._hints, "aclose", None)
            if close is not None:
                await close()


async def _gone(receive: Receive) -> None:
    while (await receive())["type"] != "http.disconnect":
        pass
