"""Requests to the hub: one pool of connections, each request signed with the present token."""

from __future__ import annotations

import logging
import ssl
from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import asynccontextmanager
from typing import Any, Final, TypeVar

import httpx
import msgspec
import truststore

from agent_desktop.hubclient.address import checked
from agent_desktop.hubclient.answers import STRANGER, away, error_of, reply_of
from agent_desktop.protocol.errors import HubAway
from agent_desktop.protocol.messages import PROTOCOL_VERSION

T = TypeVar("T")

# Its INFO lines hold whole addresses, in which look-ups have telephone numbers.
for _name in ("httpx", "httpcore"):
    logging.getLogger(_name).setLevel(logging.WARNING)

INSTALLATION_HEADER: Final = "Agent-Desktop-Installation"
PROTOCOL_HEADER: Final = "Agent-Desktop-Protocol"
_TIMEOUT: Final = httpx.Timeout(connect=5.0, read=20.0, write=20.0, pool=5.0)
"""A connection that died without a word is noticed in time for the queue to move within half a
minute of the network's recovery."""
QUICK: Final = httpx.Timeout(connect=3.0, read=5.0, write=5.0, pool=3.0)
"""For questions that somebody waits for, with a customer on the line."""


class Requests:
    """The connection pool of one hub, for one event loop. `token` is asked for each request."""

    def __init__(self, url: str, token: Callable[[], str], installation: str) -> None:
        self._token = token
        self._client = httpx.AsyncClient(
            base_url=checked(url),
            headers={
                INSTALLATION_HEADER: installation,
                PROTOCOL_HEADER: str(PROTOCOL_VERSION),
                "Accept": "application/json",
            },
            verify=_trusted(url),
            timeout=_TIMEOUT,
            # The desktop asks its hub only; no redirect may lead a token elsewhere.
            follow_redirects=False,
            # A hub on this computer is asked directly: a proxy from the environment would get the
            # token in plain text.
            trust_env=url.strip().startswith("https"),
        )

    async def close(self) -> None:
        await self._client.aclose()

    async def get(
        self,
        path: str,
        reply: msgspec.json.Decoder[T],
        params: Mapping[str, str | int] | None = None,
        patience: httpx.Timeout = _TIMEOUT,
    ) -> T:
        return reply_of(await self._send("GET", path, patience, params=params), reply)

    async def post(self, path: str, body: Any, reply: msgspec.json.Decoder[T]) -> T:
        answer = await self._send(
            "POST",
            path,
            _TIMEOUT,
            content=msgspec.json.encode(body),
            headers={"Content-Type": "application/json"},
        )
        return reply_of(answer, reply)

    async def post_for_text(self, path: str, body: Any, media_type: str) -> str:
        """For an answer that is no JSON; its type has to be the expected one."""
        answer = await self._send(
            "POST",
            path,
            _TIMEOUT,
            content=msgspec.json.encode(body),
            headers={"Content-Type": "application/json", "Accept": media_type},
        )
        if answer.status_code != 200:
            raise error_of(answer)
        if not answer.headers.get("content-type", "").startswith(media_type):
            raise HubAway(STRANGER)
        return answer.text

    @asynccontextmanager
    async def stream(
        self, path: str, params: Mapping[str, str | int]
    ) -> AsyncIterator[httpx.Response]:
        """An answer that goes on. Silence is not limited here: who listens watches the time."""
        patience = httpx.Timeout(connect=5.0, read=None, write=30.0, pool=5.0)
        try:
            async with self._client.stream(
                "GET",
                path,
                params=params,
                timeout=patience,
                headers={**self._signed(), "Accept": "text/event-stream"},
            ) as answer:
                if answer.status_code != 200:
                    await answer.aread()
                    raise error_of(answer)
                if not answer.headers.get("content-type", "").startswith("text/event-stream"):
                    raise HubAway(STRANGER)
                yield answer
        except httpx.HTTPError as error:
            raise away(error) from error

    async def _send(
        self, method: str, path: str, patience: httpx.Timeout, headers: Any = None, **more: Any
    ) -> httpx.Response:
        try:
            return await self._client.request(
                method,
                path,
                timeout=patience,
                headers={**self._signed(), **(headers or {})},
                **more,
            )
        # RemoteProtocolError (cut in the middle of an answer) is no NetworkError; HTTPError is
        # the parent of both.
        except (httpx.HTTPError, httpx.InvalidURL, ssl.SSLError) as error:
            raise away(error) from error

    def _signed(self) -> dict[str, str]:
        return {"Authorization": f"Bearer {self._token()}"}


def _trusted(url: str) -> ssl.SSLContext | bool:
    """The operating system's certificates, a company's own among them. Plain http needs none."""
    if not url.strip().startswith("https"):
        return False
    return truststore.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
