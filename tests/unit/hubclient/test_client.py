"""Addresses, and answers that are not the hub's."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress

import pytest

from agent_desktop.hubclient.address import BadAddress, checked
from agent_desktop.hubclient.client import HubClient
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


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("https://hub.example/", "https://hub.example"),
        (" https://hub.example:8443/agents/ ", "https://hub.example:8443/agents"),
        ("http://127.0.0.1:8377", "http://127.0.0.1:8377"),
        ("http://[::1]:8377", "http://[::1]:8377"),
    ],
)
def test_an_address_is_kept_without_its_trailing_slash(given: str, kept: str) -> None:
    assert checked(given) == kept


@pytest.mark.parametrize(
    "given",
    [
        "",
        "hub.example",
        "ftp://hub.example",
        "http://hub.example",
        "http://127.0.0.1.evil.example",
        "https://",
        "https://dana:secret@hub.example",
        "https://hub.example?x=1",
        "https://hub.example:port",
        "https://[::1",
    ],
)
def test_an_address_that_is_unsafe_or_none_is_refused(given: str) -> None:
    with pytest.raises(BadAddress):
        checked(given)


@asynccontextmanager
async def answering(raw: bytes, *, hang: bool = False) -> AsyncIterator[str]:
    """A server that says `raw` to everything, then closes (or falls silent until the end)."""
    over = asyncio.Event()
    served: list[asyncio.Task[None]] = []

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.current_task()
        assert task is not None
        served.append(task)
        await reader.readuntil(b"\r\n\r\n")
        writer.write(raw)
        await writer.drain()
        if hang:
            await over.wait()
        writer.close()
        with suppress(ConnectionError):
            await writer.wait_closed()

    server = await asyncio.start_server(serve, "127.0.0.1", 0)
    try:
        yield f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}"
    finally:
        over.set()
        await asyncio.gather(*served)
        server.close()
        await server.wait_closed()


def http(status: int, body: str, extra: str = "", kind: str = "application/json") -> bytes:
    return (
        f"HTTP/1.1 {status} X\r\nContent-Type: {kind}\r\n{extra}"
        f"Content-Length: {len(body.encode())}\r\nConnection: close\r\n\r\n{body}"
    ).encode()


def pulled(raw: bytes, check: Callable[[HubError], None]) -> None:
    async def run() -> None:
        async with answering(raw) as url:
            client = HubClient(url, lambda: "token", "desk-1")
            try:
                with pytest.raises(HubError) as caught:
                    await client.pull("desk-1", 0, 10)
            finally:
                await client.close()
        check(caught.value)

    asyncio.run(run())


REFUSAL = '{"code": "late", "message": "Not that.", "hub": "h", "epoch": 1}'


@pytest.mark.parametrize(
    ("status", "kind"),
    [
        (400, Refused),
        (401, SignInNeeded),
        (403, NotAllowed),
        (404, NotFound),
        (413, Refused),
        (422, Refused),
        (426, ProtocolMismatch),
        (429, HubBusy),
        (500, HubBusy),
        (503, HubBusy),
    ],
)
def test_the_hubs_refusals_keep_their_kind_and_words(status: int, kind: type[HubError]) -> None:
    def check(error: HubError) -> None:
        assert type(error) is kind
        assert str(error) == "Not that."

    pulled(http(status, REFUSAL), check)


@pytest.mark.parametrize("status", [200, 302, 401, 403, 404, 500, 511])
def test_a_captive_portals_page_is_never_the_hubs_word(status: int) -> None:
    def check(error: HubError) -> None:
        assert type(error) is HubAway

    pulled(http(status, "<html>Please sign in</html>", kind="text/html"), check)


@pytest.mark.parametrize(
    "body", ["{}", "[]", "null", '{"ok": true}', '{"hub": "h"}', "[" * 20_000, '{"hub": "h']
)
def test_json_that_lacks_the_hubs_name_is_not_the_hubs_word(body: str) -> None:
    def check(error: HubError) -> None:
        assert type(error) is HubAway

    pulled(http(200, body), check)


@pytest.mark.parametrize(
    "raw", [b"", b"HTTP/1.1 200 OK\r\nContent-Le", b"\x16\x03\x01\x02\x00garbage\r\n\r\n"]
)
def test_a_broken_line_is_the_hub_being_away(raw: bytes) -> None:
    def check(error: HubError) -> None:
        assert type(error) is HubAway

    pulled(raw, check)


@pytest.mark.parametrize(
    ("header", "pause"),
    [("Retry-After: 7\r\n", 7.0), ("", 5.0), ("Retry-After: nan\r\n", 5.0),
     ("Retry-After: -4\r\n", 5.0), ("Retry-After: inf\r\n", 5.0),
     ("Retry-After: Fri, 31 Dec 1999 23:59:59 GMT\r\n", 5.0)],
)  # fmt: skip
def test_a_busy_hub_says_how_long(header: str, pause: float) -> None:
    def check(error: HubError) -> None:
        assert isinstance(error, HubBusy)
        assert error.retry_after_s == pause

    pulled(http(429, REFUSAL, header), check)


def test_hints_and_heartbeats_are_told_apart() -> None:
    raw = b"HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n\r\n"
    raw += b':\n\nevent: hint\ndata: {"position": 7}\n\n'

    async def run() -> list[int | None]:
        async with answering(raw) as url:
            client = HubClient(url, lambda: "token", "desk-1")
            try:
                return [
                    hint.position if hint else None async for hint in client.stream("desk-1", 0)
                ]
            finally:
                await client.close()

    assert asyncio.run(run()) == [None, 7]
