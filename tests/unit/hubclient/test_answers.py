"""What is believed: the hub's own JSON. Everything else is somebody else's answer, or none."""

from __future__ import annotations

import asyncio
import logging

import msgspec
import pytest

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
from agent_desktop.protocol.messages import Hint, PullReply, PushReply, PushRequest
from tests.support.event_loop import in_a_loop
from tests.support.scripted_server import http, scripted

PORTAL = "<html><title>Welcome to the hotel</title><form action=/login></form></html>"
SAID = '{"code":"some_code","message":"In the hub\'s words.","hub":"h","epoch":1}'
PUSH = PushRequest(installation="i", entries=())
PULLED = PullReply(hub="h", epoch=1, cursor=7, more=False, transactions=())


def _client(url: str) -> HubClient:
    return HubClient(url, lambda: "the-token", "desk-1")


async def _push(answer: bytes | None) -> HubError | PushReply:
    async with scripted(lambda _: answer) as server:
        client = _client(server.url)
        try:
            return await client.push(PUSH)
        except HubError as error:
            return error
        finally:
            await client.close()


@pytest.mark.parametrize(
    ("answer", "meant"),
    [
        (http(200, PORTAL, media_type="text/html"), HubAway),
        (http(200, PORTAL), HubAway),
        (http(200, '{"success": true}'), HubAway),
        (http(200, '{"results": []}'), HubAway),
        (http(200, "null"), HubAway),
        (http(200, b"\xff\xfe\x00"), HubAway),
        (http(200, "[" * 100_000), HubAway),
        (http(200, '{"hub": "h", "epoch": 1, "strange": true}'), ProtocolMismatch),
        (http(302, "", "Location: http://127.0.0.1:1/"), HubAway),
        (http(204, ""), HubAway),
        (http(401, PORTAL), HubAway),
        (http(403, PORTAL), HubAway),
        (http(404, PORTAL), HubAway),
        (http(413, "<html>nginx</html>"), HubAway),
        (http(502, "<html>nginx</html>"), HubBusy),
        (http(503, "", "Retry-After: 9"), HubBusy),
        (http(400, SAID), Refused),
        (http(413, SAID), Refused),
        (http(422, SAID), Refused),
        (http(401, SAID), SignInNeeded),
        (http(403, SAID), NotAllowed),
        (http(404, SAID), NotFound),
        (http(426, SAID), ProtocolMismatch),
        (http(429, SAID), HubBusy),
        (http(500, SAID), HubBusy),
        (http(503, SAID), HubBusy),
        (None, HubAway),
        (b"", HubAway),
        (b"HTTP/1.1 200 OK\r\nContent-Length: 500\r\n\r\n{", HubAway),
        (b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n", HubAway),
        (b"\x16\x03\x01 not http at all\r\n\r\n", HubAway),
    ],
)
def test_only_the_hubs_own_word_counts(answer: bytes | None, meant: type[HubError]) -> None:
    found = asyncio.run(_push(answer))
    assert type(found) is meant, found
    assert "the-token" not in str(found)
    assert "127.0.0.1" not in str(found)
    assert "<" not in str(found)


def test_the_hubs_words_come_along() -> None:
    refused = asyncio.run(_push(http(400, SAID)))
    assert isinstance(refused, Refused)
    assert (refused.code, str(refused)) == ("some_code", "In the hub's words.")


@pytest.mark.parametrize(
    ("header", "seconds"),
    [("9", 9), ("0", 0), ("-1", 5), ("inf", 5), ("Wed, 21 Oct 2026 07:28:00 GMT", 5), ("", 5)],
)
def test_retry_after(header: str, seconds: float) -> None:
    busy = asyncio.run(_push(http(503, SAID, f"Retry-After: {header}")))
    assert isinstance(busy, HubBusy)
    assert busy.retry_after_s == seconds


def test_a_good_answer() -> None:
    reply = PushReply(hub="h", epoch=1, results=())
    assert asyncio.run(_push(http(200, msgspec.json.encode(reply)))) == reply


@in_a_loop
async def test_nobody_listens() -> None:
    async with scripted(lambda _: None) as server:
        url = server.url
    client = _client(url)
    with pytest.raises(HubAway, match="cannot be reached"):
        await client.pull("i", 0, 10)
    await client.close()


@in_a_loop
async def test_what_is_sent(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    async with scripted(lambda _: http(200, msgspec.json.encode(PULLED))) as server:
        client = _client(server.url)
        assert await client.pull("desk/1", 3, 10) == PULLED
        with pytest.raises(HubError):
            await client.look_up("+44 20 7946 0018", "GB")
        with pytest.raises(HubError):
            await client.customer("../../v1/review/responses?x=1")
        await client.close()
    first, second, third = server.requests
    assert first.startswith("GET /v1/sync/pull?installation=desk%2F1&cursor=3&limit=10 ")
    assert "authorization: bearer the-token" in first.lower()
    assert "agent-desktop-installation: desk-1" in first.lower()
    assert "/v1/customers?number=%2B44" in second
    assert third.startswith("GET /v1/customers/..%2F..%2Fv1%2Freview%2Fresponses%3Fx%3D1 ")
    for record in caplog.records:
        assert "7946" not in record.getMessage(), "numbers are not for the log"
        assert "the-token" not in record.getMessage()


@in_a_loop
async def test_a_proxy_never_gets_what_is_for_this_computer(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    async with scripted(lambda _: None) as proxy:
        for name in ("HTTP_PROXY", "http_proxy", "ALL_PROXY"):
            monkeypatch.setenv(name, proxy.url)
        async with scripted(lambda _: http(200, msgspec.json.encode(PULLED))) as server:
            client = _client(server.url)
            assert await client.pull("i", 0, 1) == PULLED
            await client.close()
        assert proxy.requests == []


@in_a_loop
async def test_a_new_token_is_used_from_the_next_request_on() -> None:
    tokens = iter(["first", "second"])
    async with scripted(lambda _: http(200, msgspec.json.encode(PULLED))) as server:
        client = HubClient(server.url, lambda: next(tokens), "desk-1")
        await client.pull("i", 0, 1)
        await client.pull("i", 0, 1)
        await client.close()
    assert ["second" in head for head in server.requests] == [False, True]


_STREAM = b"HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n\r\n"


async def _stream(answer: bytes | None, *, most: int, keep_open: bool = False) -> list[object]:
    found: list[object] = []
    async with scripted(lambda _: answer, keep_open=keep_open) as server:
        client = _client(server.url)
        stream = client.stream("i", 3)
        try:
            async for said in stream:
                found.append(said)
                if len(found) >= most:
                    break
            else:
                found.append("end")
        except HubError as error:
            found.append(type(error))
        finally:
            await stream.aclose()  # type: ignore[attr-defined] # it is a generator
            await client.close()
    return found


@pytest.mark.parametrize(
    ("answer", "found"),
    [
        (_STREAM + b":\n\nevent: hint\ndata: {\"position\":9}\n\n",
         [None, Hint(position=9), "end"]),
        (_STREAM + b"data:{\"position\":9}\r\n\r\n:\r\n\r\n", [Hint(position=9), None, "end"]),
        (_STREAM + b"data: <html>\n\n", [HubAway]),
        (_STREAM, ["end"]),
        (http(200, PORTAL, media_type="text/html"), [HubAway]),
        (http(401, SAID), [SignInNeeded]),
        (http(503, "x"), [HubBusy]),
        (None, [HubAway]),
        (b"HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nContent-Length: 99\r\n\r\n:\n\n",
         [None, HubAway]),
    ],
)  # fmt: skip
def test_a_stream(answer: bytes | None, found: list[object]) -> None:
    assert asyncio.run(_stream(answer, most=9)) == found


def test_a_stream_can_be_left_while_it_is_silent() -> None:
    async def run() -> None:
        async with scripted(lambda _: _STREAM + b":\n\n", keep_open=True) as server:
            client = _client(server.url)
            stream = client.stream("i", 0)
            assert await anext(stream) is None
            waiting = asyncio.ensure_future(anext(stream))
            await asyncio.sleep(0.05)
            waiting.cancel()
            await asyncio.gather(waiting, return_exceptions=True)
            await client.close()

    asyncio.run(run())
