"""Structured logs: a JSON object a line on stderr, without personal data.

Of a request only method, route (the template, not the address), status and time are told. Of an
exception the places in the code and its type: its message may hold what somebody sent.
"""

from __future__ import annotations

import logging
import time
import traceback
from datetime import UTC, datetime
from typing import Any, Final

import msgspec
from litestar.enums import ScopeType
from litestar.types import ASGIApp, Message, Receive, Scope, Send

requests: Final = logging.getLogger("agent_desktop.hub.requests")
SLOW_S: Final = 1.0


class JsonLines(logging.Formatter):
    """One record, one line."""

    def format(self, record: logging.LogRecord) -> str:
        line: dict[str, Any] = {
            "at": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "logger": record.name,
            "message": record.getMessage(),
        }
        line.update(getattr(record, "fields", {}))
        if record.exc_info and record.exc_info[1] is not None:
            error = record.exc_info[1]
            line["error"] = type(error).__name__
            line["where"] = [
                f"{frame.filename}:{frame.lineno} {frame.name}"
                for frame in traceback.extract_tb(error.__traceback__)
            ]
        return msgspec.json.encode(line).decode()


def to_stderr(level: int = logging.INFO) -> None:
    """Everything of this process goes there, and nothing else does."""
    handler = logging.StreamHandler()
    handler.setFormatter(JsonLines())
    root = logging.getLogger()
    root.handlers[:] = [handler]
    root.setLevel(level)
    # Their lines name hosts and addresses, and repeat what is told here.
    for name in ("_granian", "granian.access", "httpx", "httpcore", "alembic"):
        logging.getLogger(name).setLevel(logging.WARNING)


class RequestLog:
    """Around the application: failures and slow requests always, the others if `everything`."""

    def __init__(self, application: ASGIApp, *, everything: bool) -> None:
        self._application = application
        self._everything = everything

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != ScopeType.HTTP:
            await self._application(scope, receive, send)
            return
        started = time.perf_counter()
        status = 0

        async def noted(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
            await send(message)

        try:
            await self._application(scope, receive, noted)
        finally:
            self.tell(scope, status, time.perf_counter() - started)

    def tell(self, scope: Scope, status: int, took_s: float) -> None:
        """Of a request that is over."""
        route = scope.get("path_template", "")
        slow = took_s > SLOW_S and route != "/v1/sync/stream"
        if not (self._everything or slow or status >= 500):
            return
        requests.info(
            "request",
            extra={
                "fields": {
                    "method": scope.get("method", ""),
                    "route": route,
                    "status": status,
                    "ms": round(took_s * 1000, 1),
                }
            },
        )
