"""In front of the application: what is asked most goes past Litestar, by the same gate.

A stream that lies open costs a few kilobytes less that way, and a page of a journey half of its
time. Whatever is out of the ordinary, a refusal to begin with, is left to the application, whose
answer it is: this never refuses anything itself.
"""

from __future__ import annotations

import time
from collections.abc import Coroutine
from typing import Any, Final, cast
from urllib.parse import parse_qsl

from litestar import Litestar
from litestar.enums import ScopeType
from litestar.types import HTTPScope, Receive, Scope, Send

from agent_desktop.hub.access.gate import PROTOCOL_HEADER, Gate
from agent_desktop.hub.logs import RequestLog
from agent_desktop.hub.sync.event_stream import EventStream
from agent_desktop.hub.sync.routes import EVENTS, INSTALLATION_HEADER
from agent_desktop.hub.sync.service import HubSync

STREAM: Final = "/v1/sync/stream"
JOURNEY: Final = "/v1/customers/{customer_id}/journey"
_CUSTOMERS, _JOURNEY = JOURNEY.split("{customer_id}")
_OF_STREAM: Final = frozenset(["installation", "cursor"])
_OF_JOURNEY: Final = frozenset(["before", "limit"])


class Unusual(Exception):
    """Not for here."""


class Front:
    """An ASGI application around the hub's."""

    def __init__(self, application: Litestar, gate: Gate, *, log_requests: bool) -> None:
        self._state = application.state
        self._gate = gate
        self._log = RequestLog(application, everything=log_requests)

    def __call__(self, scope: Scope, receive: Receive, send: Send) -> Coroutine[Any, Any, None]:
        """No coroutine by itself: it would lie there for as long as a stream does."""
        if scope["type"] == ScopeType.HTTP and scope["method"] == "GET":
            path = scope["path"]
            if path == STREAM:
                line = self._stream(scope)
                if line is not None:
                    cast("dict[str, Any]", scope).clear()  # as would this
                    return line(scope, receive, send)
            elif path.startswith(_CUSTOMERS) and path.endswith(_JOURNEY):
                return self._page(scope, receive, send)
        return self._log(scope, receive, send)

    async def _page(self, scope: HTTPScope, receive: Receive, send: Send) -> None:
        began = time.perf_counter()
        page = await self._journey(scope, scope["path"][len(_CUSTOMERS) : -len(_JOURNEY)])
        if page is None:
            await self._log(scope, receive, send)
            return
        await _answer(send, page)
        scope["path_template"] = JOURNEY
        self._log.tell(scope, 200, time.perf_counter() - began)

    def _stream(self, scope: Scope) -> EventStream | None:
        try:
            sync = self._sync(scope, STREAM)
            asked = _asked(scope, _OF_STREAM)
            return sync.event_stream(asked["installation"], _number(asked.get("cursor", "0")))
        except Exception:  # whatever it is: the application tells and logs it
            return None

    async def _journey(self, scope: Scope, customer_id: str) -> bytes | None:
        try:
            if "/" in customer_id:
                return None
            sync = self._sync(scope, JOURNEY)
            asked = _asked(scope, _OF_JOURNEY)
            limit = _number(asked["limit"]) if "limit" in asked else EVENTS
            return await sync.journey_json(customer_id, asked.get("before"), limit)
        except Exception:  # as above
            return None

    def _sync(self, scope: Scope, template: str) -> HubSync:
        """Raises the gate's errors, and Unusual."""
        named = dict(scope["headers"])
        principal = self._gate.admitted(
            ("GET", template), _text(named, PROTOCOL_HEADER), _text(named, "authorization")
        )
        if principal is None:
            raise Unusual
        return HubSync(self._state.shared, principal, _text(named, INSTALLATION_HEADER))


def _text(headers: dict[bytes, bytes], name: str) -> str:
    return headers.get(name.encode(), b"").decode("latin-1")


def _asked(scope: Scope, names: frozenset[str]) -> dict[str, str]:
    query = scope["query_string"].decode("ascii")
    pairs = parse_qsl(query, keep_blank_values=True, errors="strict")
    asked = dict(pairs)
    if len(asked) != len(pairs) or not asked.keys() <= names:
        raise Unusual
    return asked


def _number(text: str) -> int:
    if not (text.isascii() and text.isdecimal() and len(text) < 19):
        raise Unusual
    return int(text)


async def _answer(send: Send, body: bytes) -> None:
    length = str(len(body)).encode()
    await send(
        {
            "type": "http.response.start",
            "status": 200,
            "headers": [(b"content-type", b"application/json"), (b"content-length", length)],
        }
    )
    await send({"type": "http.response.body", "body": body, "more_body": False})
