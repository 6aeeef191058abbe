"""The application: bad input at each door, errors that name the hub, health, the description."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest
from litestar import Litestar
from litestar.testing import TestClient

from agent_desktop.hub.access.routes import PUBLIC, ROUTES
from agent_desktop.protocol.messages import (
    CatalogueReply,
    CustomerReply,
    HoldReply,
    JourneyPage,
    LookupReply,
    PullReply,
    PushReply,
    SearchReply,
)
from tests.support.hub_room import Outbox, Room

Client = TestClient[Litestar]
Bearer = dict[str, dict[str, str]]
DEEP = b"[" * 10_000 + b"]" * 10_000


@pytest.mark.parametrize("path", ["/v1/sync/push", "/v1/sync/hold"])
@pytest.mark.parametrize(
    "body",
    [b"", b"{", b"null", b"[]", b"{}", b'"x"', DEEP, b"\xff\xfe", b'{"installation": NaN}',
     b'{"installation": "d", "entries": 7}', b'{"installation": "d", "customer_ids": [7]}',
     b'{"installation": "d", "entries": [{"id": 1}]}', b'{"installation": "\\ud800"}',
     b'{"a":' * 10_000],
)  # fmt: skip
def test_a_body_that_can_t_be_read_is_refused_whole(
    client: Client, bearer: Bearer, path: str, body: bytes
) -> None:
    reply = client.post(path, content=body, headers=bearer["agent"])
    assert reply.status_code == 400
    assert reply.json()["code"] == "bad_request"


def test_numbers_and_ids_that_no_outbox_makes_are_refused_by_themselves(
    client: Client, bearer: Bearer
) -> None:
    entry = {"n": 1, "kind": "undo", "by": "a-agent", "made_at": 1, "body": {"response_id": "x"}}
    entries = [
        {**entry, "id": "a", "n": 10**30}, {**entry, "id": "", "n": 1},
        {**entry, "id": "x" * 65}, {**entry, "id": "b", "n": -1},
    ]  # fmt: skip
    body = {"installation": "d", "entries": entries}
    reply = client.post("/v1/sync/push", json=body, headers=bearer["agent"])
    assert [result["verdict"] for result in reply.json()["results"]] == [
        "retry", "rejected", "rejected", "rejected",
    ]  # fmt: skip


def test_a_body_that_is_too_large_is_refused(client: Client, bearer: Bearer) -> None:
    reply = client.post("/v1/sync/hold", content=b"x" * 1_100_000, headers=bearer["agent"])
    assert (reply.status_code, reply.json()["code"]) == (413, "too_large")


@pytest.mark.parametrize(
    ("path", "code"),
    [
        ("/v1/sync/pull", "bad_request"),
        ("/v1/sync/pull?installation=d&cursor=canary", "bad_request"),
        ("/v1/sync/pull?installation=d&cursor=-1", "bad_number"),
        ("/v1/sync/pull?installation=d&cursor=99999999999999999999999", "bad_number"),
        ("/v1/sync/pull?installation=d&limit=-3", "bad_number"),
        ("/v1/sync/pull?installation=a%20canary", "bad_installation"),
        ("/v1/sync/pull?installation=" + "canary" * 1000, "bad_installation"),
        ("/v1/sync/stream?installation=d&cursor=-1", "bad_number"),
        ("/v1/sync/stream?installation=", "bad_installation"),
        ("/v1/customers", "bad_request"),
        ("/v1/customers?number=" + "canary" * 100, "bad_number"),
        ("/v1/customers?number=1&region=canary", "bad_number"),
        ("/v1/customers/search?text=" + "canary" * 100, "too_long"),
        ("/v1/customers/canary", "not_found"),
        ("/v1/customers/" + "9" * 5_000, "not_found"),
        ("/v1/customers/%00", "not_found"),
        ("/v1/customers/canary/journey", "not_found"),
        ("/v1/customers/canary/journey?limit=canary", "bad_request"),
        ("/v1/customers/canary/journey?limit=100000", "bad_number"),
        ("/v1/catalogues/canary", "not_found"),
        ("/v1/canary", "not_found"),
    ],
)
def test_a_question_that_can_t_be_says_so_and_echoes_nothing(
    client: Client, bearer: Bearer, path: str, code: str
) -> None:
    reply = client.get(path, headers=bearer["agent"])
    told = reply.json()
    assert reply.status_code in {400, 404}
    assert (told["code"], told["epoch"]) == (code, 1)
    assert told["hub"]
    assert "canary" not in reply.text


def test_an_unusable_installation_header_is_refused(client: Client, bearer: Bearer) -> None:
    headers = {**bearer["agent"], "Agent-Desktop-Installation": "a b"}
    assert client.get("/v1/customers/x", headers=headers).json()["code"] == "bad_installation"


def test_another_protocol_gets_426(client: Client, bearer: Bearer) -> None:
    body = {"protocol": 9, "installation": "d", "entries": []}
    reply = client.post("/v1/sync/push", json=body, headers=bearer["agent"])
    assert (reply.status_code, reply.json()["code"]) == (426, "protocol_mismatch")


def test_what_goes_out_is_what_the_protocol_says(
    client: Client, bearer: Bearer, room: Room
) -> None:
    ada = room.customer("ada", "+442079460018", events=3)
    headers = bearer["agent"]
    outbox = Outbox(room.sync("a-agent"), by="a-agent")
    pushed = {"installation": "d", "entries": [_plain(outbox.answer(ada))]}
    asked: list[tuple[Any, Any]] = [
        (PushReply, client.post("/v1/sync/push", json=pushed, headers=headers)),
        (PullReply, client.get("/v1/sync/pull?installation=d", headers=headers)),
        (
            HoldReply,
            client.post(
                "/v1/sync/hold", json={"installation": "d", "customer_ids": [ada]}, headers=headers
            ),
        ),
        (LookupReply, client.get("/v1/customers?number=%2B442079460018", headers=headers)),
        (SearchReply, client.get("/v1/customers/search?text=ada", headers=headers)),
        (CustomerReply, client.get(f"/v1/customers/{ada}", headers=headers)),
        (JourneyPage, client.get(f"/v1/customers/{ada}/journey?limit=2", headers=headers)),
        (CatalogueReply, client.get("/v1/catalogues/current", headers=headers)),
    ]
    for expected, reply in asked:
        assert reply.status_code == 200, reply.text
        assert reply.headers["content-type"].startswith("application/json")
        msgspec.json.decode(reply.content, type=expected, strict=True)


def _plain(entry: Any) -> Any:
    return msgspec.json.decode(msgspec.json.encode(entry))


def test_health(client: Client) -> None:
    assert client.get("/healthz").json() == {"status": "ok"}
    ready = client.get("/readyz")
    assert (ready.status_code, ready.json()["status"]) == (200, "ready")


def test_a_worker_that_died_is_not_ready(client: Client) -> None:
    client.app.state.tasks[0].cancel()
    client.get("/healthz")
    assert client.get("/readyz").status_code == 503


def test_the_description_covers_every_route(client: Client, bearer: Bearer) -> None:
    described = client.get("/schema", headers=bearer["agent"]).json()
    for (method, path), roles in ROUTES.items():
        if path.startswith("/schema"):
            continue
        operation = described["paths"][path][method.lower()]
        assert operation.get("summary"), path
        assert operation.get("description") or roles is PUBLIC, path


def test_a_bug_is_a_500_that_tells_nothing(
    client: Client, bearer: Bearer, monkeypatch: pytest.MonkeyPatch, expect_log: Any
) -> None:
    def broken(*_: object) -> None:
        raise ValueError("canary-4711")

    monkeypatch.setattr("agent_desktop.hub.sync.lookups.by_text", broken)
    expect_log("a request failed", logger="agent_desktop.hub.refusals")
    reply = client.get("/v1/customers/search?text=x", headers=bearer["agent"])
    assert (reply.status_code, reply.json()["code"]) == (500, "internal")
    assert "canary" not in reply.text


@pytest.mark.parametrize("spoken", ["2", "0", "x", "1.5", "9" * 40, "-1", "\u0661"])
def test_another_version_of_the_protocol_is_told_so(
    client: Client, bearer: Bearer, spoken: str
) -> None:
    """On any route, whether the token is good or not; and in words for whoever reads them."""
    for headers in (bearer["agent"], {}):
        reply = client.get(
            "/v1/sync/pull?installation=d",
            headers={**headers, "Agent-Desktop-Protocol": spoken.encode()},
        )
        told = reply.json()
        assert (reply.status_code, told["code"]) == (426, "protocol_mismatch")
        assert "speaks version 1" in told["message"]
        assert "has to be updated" in told["message"]
        assert told["hub"]
    for same in ("1", " 1 ", ""):
        good = {**bearer["agent"], "Agent-Desktop-Protocol": same}
        assert client.get("/v1/sync/pull?installation=d", headers=good).status_code == 200
