"""The line to the hub: one HTTP client, and every failure as one of `protocol.errors`.

The only file that imports httpx, so that moving to its continuation is a change here.
"""

from __future__ import annotations

import math
import ssl
from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import asynccontextmanager
from typing import Any, Final, TypeVar
from urllib.parse import urlsplit

import httpx
import msgspec
import truststore

from agent_desktop.protocol.errors import (
    HubAway,
    HubBusy,
    HubError,
    NotAllowed,
    NotFound,
    ProtocolMismatch,
    Refused,
    SignInNeeded,
)

T = TypeVar("T")

CONNECT_S: Final = 5.0
ANSWER_S: Final = 20.0
_LONGEST_PAUSE_S: Final = 3600.0
_LOOPBACK: Final = frozenset({"127.0.0.1", "localhost", "::1"})
_STRANGER: Final = (
    "Something else than the hub answered. A sign-in page of this network may be in between."
)


class WrongAddress(ValueError):
    """The hub's address can't be used. The message is for the user."""


class _Refusal(msgspec.Struct):
    code: str
    message: str


_refusal = msgspec.json.Decoder(_Refusal)
_BY_STATUS: Final[Mapping[int, type[HubError]]] = {
    401: SignInNeeded,
    403: NotAllowed,
    404: NotFound,
    426: ProtocolMismatch,
}


def checked_address(url: str) -> str:
    """The hub's address without a trailing slash. Raises WrongAddress."""
    try:
        parts = urlsplit(url.strip())
        port = parts.port
    except ValueError:
        raise WrongAddress(
            f"{url!r} is not an address. It looks like https://hub.example."
        ) from None
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise WrongAddress(
            "The hub's address starts with https:// and names a computer, "
            "such as https://hub.example."
        )
    if parts.username or parts.password or parts.query or parts.fragment:
        raise WrongAddress("The hub's address must not hold a name, a password or a question mark.")
    if parts.scheme == "http" and parts.hostname not in _LOOPBACK:
        raise WrongAddress(
            "The hub's address must start with https://, "
            "so that nobody in between can read what customers said."
        )
    host = f"[{parts.hostname}]" if ":" in parts.hostname else parts.hostname
    return f"{parts.scheme}://{host}{f':{port}' if port else ''}{parts.path.rstrip('/')}"


class Line:
    """Requests to one hub, as one user and one installation. Close it when done."""

    def __init__(self, url: str, token: Callable[[], str], installation: str = "") -> None:
        """Raises WrongAddress."""
        self.url = checked_address(url)
        self._token = token
        # Without TLS there is nothing to verify, and `checked_address` allowed loopback only.
        local = urlsplit(self.url).scheme == "http"
        self._client = httpx.AsyncClient(
            base_url=self.url,
            # The operating system's list of authorities, which a company may have added to.
            verify=False if local else truststore.SSLContext(ssl.PROTOCOL_TLS_CLIENT),
            trust_env=not local,
            timeout=httpx.Timeout(ANSWER_S, connect=CONNECT_S),
            follow_redirects=False,
            headers={"Agent-Desktop-Installation": installation} if installation else {},
        )

    async def close(self) -> None:
        await self._client.aclose()

    async def get(
        self, path: str, into: msgspec.json.Decoder[T], parameters: Mapping[str, Any] | None = None
    ) -> T:
        """The reply to a question. Parameters that are None are left out."""
        asked = {k: v for k, v in (parameters or {}).items() if v is not None}
        return _read(await self._send("GET", path, params=asked), into)

    async def post(self, path: str, body: bytes, into: msgspec.json.Decoder[T]) -> T:
        return _read(await self.post_for_text(path, body), into)

    async def post_for_text(self, path: str, body: bytes) -> bytes:
        return await self._send(
            "POST", path, content=body, headers={"Content-Type": "application/json"}
        )

    @asynccontextmanager
    async def lines(
        self, path: str, parameters: Mapping[str, Any], silence_s: float
    ) -> AsyncIterator[AsyncIterator[str]]:
        """The lines of an answer that stays open. HubAway after `silence_s` without a byte."""
        quiet = httpx.Timeout(ANSWER_S, connect=CONNECT_S, read=silence_s)
        try:
            async with self._client.stream(
                "GET", path, params=dict(parameters), headers=self._signed({}), timeout=quiet
            ) as answer:
                if answer.status_code != 200:
                    raise _refused(answer.status_code, await answer.aread(), answer.headers)
                if not answer.headers.get("content-type", "").startswith("text/event-stream"):
                    raise HubAway(_STRANGER)
                yield answer.aiter_lines()
        except httpx.HTTPError as error:
            raise HubAway(_why(error)) from error

    async def _send(self, method: str, path: str, **what: Any) -> bytes:
        what["headers"] = self._signed(what.get("headers", {}))
        try:
            answer = await self._client.request(method, path, **what)
        except httpx.HTTPError as error:  # the transport's errors, protocol errors among them
            raise HubAway(_why(error)) from error
        if answer.status_code != 200:
            raise _refused(answer.status_code, answer.content, answer.headers)
        return answer.content

    def _signed(self, headers: Mapping[str, str]) -> dict[str, str]:
        token = self._token()
        if not token:
            raise SignInNeeded("Nobody is signed in.")
        return {**headers, "Authorization": f"Bearer {token}"}


def _read(content: bytes, into: msgspec.json.Decoder[T]) -> T:
    """A status code proves nothing: only what the hub alone would say counts as its answer."""
    try:
        return into.decode(content)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
        raise HubAway(_STRANGER) from None


def _refused(status: int, content: bytes, headers: Mapping[str, str]) -> HubError:
    try:
        said = _refusal.decode(content)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
        if status in (429, 503):
            return HubBusy("The hub is busy.", _pause(headers))
        return HubAway(_STRANGER if status < 500 else f"The hub answered {status}.")
    if status in (429, 503):
        return HubBusy(said.message, _pause(headers))
    kind = _BY_STATUS.get(status)
    if kind is not None:
        return kind(said.message)
    if 400 <= status < 500:
        return Refused(said.message, said.code)
    return HubAway(said.message)


def _pause(headers: Mapping[str, str]) -> float:
    try:
        seconds = float(headers.get("retry-after", ""))
    except ValueError:
        return 0.0
    return min(max(seconds, 0.0), _LONGEST_PAUSE_S) if math.isfinite(seconds) else 0.0


def _why(error: httpx.HTTPError) -> str:
    if isinstance(error, httpx.ConnectError | httpx.ConnectTimeout):
        return "The hub can't be reached."
    if isinstance(error, httpx.TimeoutException):
        return "The hub did not answer in time."
    return "The line to the hub broke."
