"""Server-sent events straight on ASGI: tens of thousands of lines, and no task of ours for any.

A line's own coroutine sleeps until the desktop goes. Whoever has something to tell sends it to all
lines from where it is, the same bytes object to each: granian takes what is sent at once and keeps
it until the socket does.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from functools import lru_cache
from typing import Any, Final

import msgspec
from litestar.types import Receive, Scope, Send

from agent_desktop.hub.sync.hints import Hints, Line
from agent_desktop.protocol.messages import Hint

_START: Final[Any] = {
    "type": "http.response.start",
    "status": 200,
    "headers": [
        (b"content-type", b"text/event-stream; charset=utf-8"),
        (b"cache-control", b"no-store, no-transform"),
        (b"x-accel-buffering", b"no"),  # a proxy that holds the stream back makes it useless
    ],
}
_HEARTBEAT: Final[Any] = {"type": "http.response.body", "body": b":\n\n", "more_body": True}
_END: Final[Any] = {"type": "http.response.body", "body": b"", "more_body": False}


class EventStream:
    """An ASGI application: one desktop's line, until it goes away or the hub does."""

    __slots__ = ("_all", "_cursor", "_installation")

    def __init__(self, hints: Hints, installation: str, cursor: int) -> None:
        self._all = hints
        self._installation = installation
        self._cursor = cursor

    @property
    def _hints(self) -> AsyncIterator[Hint | None]:
        """The same line, for whoever has no socket."""
        return self._all.stream(self._installation, self._cursor)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        scope["headers"] = []  # they would lie there for as long as the line is open
        await send(_START)
        line = _Socket(self._installation, self._cursor, send)
        self._all.join(line)
        try:
            while (await receive())["type"] != "http.disconnect":
                pass
        except asyncio.CancelledError:
            if not line.ended:
                raise
        finally:
            self._all.leave(line)


class _Socket(Line):
    """Sends without waiting."""

    __slots__ = ("_send", "_task", "ended")

    def __init__(self, installation: str, told: int, send: Send) -> None:
        super().__init__(installation, told)
        self._send = send
        self._task = asyncio.current_task()
        self.ended = False

    def hint(self, position: int) -> None:
        self._say(_framed(position))

    def beat(self) -> None:
        self._say(_HEARTBEAT)

    def end(self) -> None:
        """Whoever sleeps in `receive` would not notice that there is nothing more to send."""
        if not self.ended:
            self.ended = True
            self._say(_END)
            if self._task is not None:
                self._task.cancel()

    def _say(self, message: Any) -> None:
        sent = self._send(message)
        if asyncio.iscoroutine(sent):  # a server that sends only when it is waited for
            task = asyncio.ensure_future(sent)
            _sending.add(task)
            task.add_done_callback(_sent)


_sending: set[asyncio.Future[Any]] = set()


def _sent(task: asyncio.Future[Any]) -> None:
    _sending.discard(task)
    if not task.cancelled():
        task.exception()  # the desktop went away: its coroutine is about to hear of it


@lru_cache(maxsize=8)
def _framed(position: int) -> Any:
    """One event of the stream."""
    body = b"event: hint\ndata: " + msgspec.json.encode(Hint(position=position)) + b"\n\n"
    return {"type": "http.response.body", "body": body, "more_body": True}
