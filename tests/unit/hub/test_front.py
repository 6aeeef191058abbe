"""What goes past Litestar is answered as Litestar would: by the same gate, with the same bytes."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Generator
from pathlib import Path
from typing import Any

import msgspec
import pytest
from litestar import Litestar
from litestar.testing import TestClient

from agent_desktop.hub.access.gate import Gate
from agent_desktop.hub.access.tokens import Tokens
from agent_desktop.hub.api import application
from agent_desktop.hub.front import Front
from agent_desktop.hub.serve import Options, parts
from tests.support.hub_room import CATALOGUE, NOW, Room

Bearer = dict[str, dict[str, str]]


class Both:
    """One hub, asked past Litestar and through it."""

    def __init__(self, app: Litestar, tokens: Tokens) -> None:
        self.short = Front(app, Gate(tokens), log_requests=False)
        self.client = TestClient(app, raise_server_exceptions=False)
        self.passed_on: list[str] = []

        async def passed_on(scope: Any, receive: Any, send: Any) -> None:
            self.passed_on.append(scope["path"])
            await app(scope, receive, send)

        self.short._log._application = passed_on

    def ask(self, path: str, headers: dict[str, str]) -> tuple[int, bytes]:
        """Through Litestar."""
        reply = self.client.get(path, headers=headers)
        return reply.status_code, reply.content

    def ask_short(self, path: str, headers: dict[str, str]) -> tuple[int, bytes]:
        said: list[Any] = []

        async def send(message: Any) -> None:
            said.append(message)

        async def receive() -> Any:
            return {"type": "http.request", "body": b"", "more_body": False}

        asyncio.run(self.short(_scope(path, headers), receive, send))
        return said[0]["status"], b"".join(one.get("body", b"") for one in said[1:])


def _scope(path: str, headers: dict[str, str]) -> Any:
    bare, _, query = path.partition("?")
    raw = [(name.lower().encode(), value.encode()) for name, value in headers.items()]
    return {
        "type": "http", "method": "GET", "path": bare, "raw_path": bare.encode(),
        "query_string": query.encode(), "headers": [(b"host", b"hub"), *raw], "root_path": "",
        "http_version": "1.1", "scheme": "http", "client": ("127.0.0.1", 1),
        "server": ("127.0.0.1", 2), "extensions": {}, "state": {},
    }  # fmt: skip


@pytest.fixture
def both(room: Room, tokens: Tokens, tmp_path: Path) -> Generator[Both, None, None]:
    # No heartbeat: the lines of these tests live on a loop of their own.
    options = Options(
        data=tmp_path, catalogue=CATALOGUE, catalogue_name="test.toml", heartbeat_s=10**6
    )
    made = Both(application(parts(options, room.database, tokens)), tokens)
    with made.client:
        yield made


def test_a_page_is_the_same_page(both: Both, room: Room, bearer: Bearer) -> None:
    ada = room.customer("ada")
    room.take_in(*(room.sighting("ada", at=NOW + n // 2) for n in range(7)))
    before = ""
    pages = 0
    while True:
        path = f"/v1/customers/{ada}/journey?limit=3{before}"
        long, short = both.ask(path, bearer["agent"]), both.ask_short(path, bearer["agent"])
        assert long == short
        assert long[0] == 200
        pages += 1
        onward = msgspec.json.decode(short[1])["next"]
        if onward is None:
            break
        before = f"&before={onward}"
    assert pages == 3
    assert both.passed_on == []


def test_who_sees_less_gets_less_on_the_short_way_too(
    both: Both, room: Room, bearer: Bearer
) -> None:
    ada = room.customer("ada")
    room.take_in(
        room.sighting("ada", at=NOW + 1)._replace(
            type='Said "no" \\ twice', properties=b'{"a":{"password":"x"},"b":"\\"iban\\""}'
        )
    )
    path = f"/v1/customers/{ada}/journey"
    for role in bearer:
        long, short = both.ask(path, bearer[role]), both.ask_short(path, bearer[role])
        assert long == short
        found = msgspec.json.decode(short[1])["events"]
        if role == "admin":  # whose business no journey is
            assert found == []
            continue
        (said,) = (one for one in found if one["type"] == 'Said "no" \\ twice')
        assert said["properties"] == {"a": {}, "b": '"iban"'}


OUT_OF_THE_ORDINARY = (
    "/v1/customers/nobody/journey",
    "/v1/customers//journey",
    "/v1/customers/a/b/journey",
    "/v1/customers/{ada}/journey?limit=0",
    "/v1/customers/{ada}/journey?limit=501",
    "/v1/customers/{ada}/journey?limit=-1",
    "/v1/customers/{ada}/journey?limit=x",
    "/v1/customers/{ada}/journey?limit=%D9%A3",
    "/v1/customers/{ada}/journey?limit=1&limit=2",
    "/v1/customers/{ada}/journey?limit=",
    "/v1/customers/{ada}/journey?before=",
    "/v1/customers/{ada}/journey?before=x",
    "/v1/customers/{ada}/journey?before=%FF",
    "/v1/customers/{ada}/journey?other=1",
    "/v1/customers/{ben}/journey",
    "/v1/sync/stream",
    "/v1/sync/stream?installation=",
    "/v1/sync/stream?installation=d&cursor=-1",
    "/v1/sync/stream?installation=d&cursor=99999999999999999999",
    "/v1/sync/stream?installation=" + "x" * 500,
)


def test_out_of_the_ordinary_it_is_litestar_that_answers(
    both: Both, room: Room, bearer: Bearer
) -> None:
    ada, ben = room.customer("ada"), room.customer("ben")
    room.merge(ada, ben)
    for path in OUT_OF_THE_ORDINARY:
        asked = path.format(ada=ada, ben=ben)
        assert both.ask(asked, bearer["agent"]) == both.ask_short(asked, bearer["agent"]), path


STREAM = "/v1/sync/stream?installation=d"
JOURNEY = "/v1/customers/a/journey"


def test_nobody_gets_past_the_gate(both: Both, bearer: Bearer) -> None:
    for path, headers in (
        *((path, {}) for path in (STREAM, JOURNEY)),
        *((path, {"Authorization": "Bearer x.y.z"}) for path in (STREAM, JOURNEY)),
        *((path, {"Authorization": "Basic eDp5"}) for path in (STREAM, JOURNEY)),
        *((path, bearer["agent"] | {"Agent-Desktop-Protocol": "99"}) for path in (STREAM, JOURNEY)),
        (JOURNEY, bearer["agent"] | {"Agent-Desktop-Installation": "x" * 500}),
    ):
        both.passed_on.clear()
        long = both.ask(path, headers)
        assert long == both.ask_short(path, headers)
        assert long[0] >= 400
        assert both.passed_on == [path.partition("?")[0]]


def test_a_line_lasts_until_the_desktop_goes(both: Both, room: Room, bearer: Bearer) -> None:
    room.customer("ada")
    hints = both.short._state.shared.hints
    said: list[Any] = []

    async def work() -> None:
        begun, gone = asyncio.Event(), asyncio.Event()

        async def send(message: Any) -> None:
            said.append(message)
            if "body" in message:
                begun.set()

        async def receive() -> Any:
            await gone.wait()
            return {"type": "http.disconnect"}

        path = "/v1/sync/stream?installation=d&cursor=0"
        open_ = asyncio.ensure_future(both.short(_scope(path, bearer["agent"]), receive, send))
        await begun.wait()
        hints.tell("d", 10**6)
        hints.tell("d", 10**6)  # known already
        await asyncio.sleep(0.01)
        gone.set()
        await open_
        assert hints.open == 0

    asyncio.run(work())
    assert said[0]["status"] == 200
    assert (b"content-type", b"text/event-stream; charset=utf-8") in said[0]["headers"]
    first, second = (one["body"] for one in said[1:])
    assert re.fullmatch(rb'event: hint\ndata: {"position":[1-9]}\n\n', first)
    assert second == b'event: hint\ndata: {"position":1000000}\n\n'
    assert both.passed_on == []


def test_a_line_ends_when_the_hub_goes(both: Both, bearer: Bearer) -> None:
    hints = both.short._state.shared.hints
    said: list[Any] = []

    async def work() -> None:
        begun = asyncio.Event()

        async def send(message: Any) -> None:
            said.append(message)
            if "body" in message:
                begun.set()

        async def receive() -> Any:
            await asyncio.Event().wait()

        path = "/v1/sync/stream?installation=d&cursor=1000"
        open_ = asyncio.ensure_future(both.short(_scope(path, bearer["agent"]), receive, send))
        await begun.wait()
        hints.close()
        await asyncio.wait_for(open_, 5)
        await asyncio.sleep(0)
        assert hints.open == 0

    asyncio.run(work())
    assert said[1]["body"] == b":\n\n"
    assert said[-1] == {"type": "http.response.body", "body": b"", "more_body": False}
