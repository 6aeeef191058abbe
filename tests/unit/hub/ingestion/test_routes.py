"""What clients get back."""

from __future__ import annotations

import base64
import gzip
import json
import threading
from collections.abc import Callable, Generator
from pathlib import Path
from typing import Any

import pytest
from litestar import Litestar
from litestar.testing import TestClient

from agent_desktop.domain.channels import Channel, Touchpoint, Trust
from agent_desktop.hub.ingestion import intake
from agent_desktop.hub.ingestion.quarantine import (
    Released,
    Wanted,
    count_quarantine,
    list_quarantine,
    release,
)
from agent_desktop.hub.ingestion.routes import BATCHES, CALLS, ingestion_router
from agent_desktop.hub.ingestion.touchpoints import Touchpoints
from agent_desktop.hub.store.database import Database

SUCCESS = {"success": True}
CRM = Touchpoint(
    name="crm", channel=Channel.ASSISTED, label="CRM", write_key="k", trust=Trust.TRUSTED
)
EVENT = {"type": "track", "event": "E", "userId": "u"}
OTHER = {"type": "track", "event": "E", "userId": "v"}

Client = TestClient[Litestar]


@pytest.fixture
def db(tmp_path: Path) -> Generator[Database, None, None]:
    with Database.open(tmp_path) as database:
        yield database


@pytest.fixture
def touchpoints() -> Touchpoints:
    return Touchpoints([CRM], "GB")


@pytest.fixture
def client(db: Database, touchpoints: Touchpoints) -> Generator[Client, None, None]:
    app = Litestar([ingestion_router(db, touchpoints)], request_max_body_size=1_000)
    with TestClient(app) as client:
        yield client


def stored(db: Database) -> list[str]:
    with db.reading() as connection:
        return [
            row[0] for row in connection.exec_driver_sql("SELECT type FROM events ORDER BY seq")
        ]


def basic(text: str) -> dict[str, str]:
    return {"Authorization": "Basic " + base64.b64encode(text.encode()).decode()}


@pytest.mark.parametrize("name", sorted(CALLS))
def test_each_address_takes_its_call(client: Client, db: Database, name: str) -> None:
    call = {"event": "E", "userId": "u", "groupId": "g", "previousId": "x", "writeKey": "k"}
    reply = client.post(
        f"/v1/{name}", content=json.dumps(call), headers={"Content-Type": "text/plain"}
    )
    assert (reply.status_code, reply.json()) == (200, SUCCESS)
    assert len(stored(db)) == 1, "durable before the answer"


@pytest.mark.parametrize("name", BATCHES)
@pytest.mark.parametrize("headers", [basic("k:"), basic("k"), {}])
def test_the_key_comes_in_either_place(
    client: Client, db: Database, name: str, headers: dict[str, str]
) -> None:
    body = {"batch": [EVENT, {**EVENT, "event": "F"}], "writeKey": "" if headers else "k"}
    packed = gzip.compress(json.dumps(body).encode())
    reply = client.post(
        f"/v1/{name}", content=packed, headers={"Content-Encoding": "gzip", **headers}
    )
    assert (reply.status_code, reply.json()) == (200, SUCCESS)
    assert stored(db) == ["E", "F"]


@pytest.mark.parametrize(
    ("path", "content", "encoding", "code"),
    [
        ("/v1/batch", b"{secret", "", "bad_json"),
        ("/v1/track", b"[]", "", "bad_json"),
        ("/v1/track", json.dumps({**EVENT, "p": "x" * 40_000}).encode(), "", "too_large"),
        ("/v1/batch", b"x" * 600_000, "", "too_large"),
        ("/v1/batch", gzip.compress(b"x" * 600_000, mtime=0), "gzip", "too_large"),
        ("/v1/batch", gzip.compress(b"secret", mtime=0)[:-4], "gzip", "bad_gzip"),
        ("/v1/batch", b"secret", "br", "bad_encoding"),
        ("/v1/cloudevents", b"secret", "", "bad_json"),
        ("/v1/batch", json.dumps({"batch": [EVENT] * 2_501}).encode(), "", "too_large"),
    ],
)
def test_what_cannot_be_read_is_a_400_with_code_and_message(
    client: Client, path: str, content: bytes, encoding: str, code: str
) -> None:
    reply = client.post(path, content=content, headers={"Content-Encoding": encoding})
    assert reply.status_code == 400
    answer = reply.json()
    assert answer["code"] == code
    assert answer["message"]
    assert "secret" not in reply.text


def test_a_page_in_a_browser_may_send(client: Client) -> None:
    asked = {"Access-Control-Request-Method": "POST", "Origin": "https://shop.example.com"}
    reply = client.options("/v1/t", headers=asked)
    assert reply.status_code == 204
    allowed = reply.headers["access-control-allow-headers"]
    assert {"Authorization", "AnonymousId", "X-Retry-Count"} <= set(allowed.split(", "))
    for answer in (client.post("/v1/t", json=EVENT), client.post("/v1/b", content=b"{")):
        assert answer.headers["access-control-allow-origin"] == "*"
    assert client.options("/v1/projects/k/settings").status_code == 204


def test_libraries_learn_where_to_send(client: Client) -> None:
    told = client.get("/v1/projects/k/settings", headers={"Host": "hub.example.com"}).json()
    assert told["integrations"]["Segment.io"] == {"apiKey": "k", "apiHost": "hub.example.com/v1"}
    for reply in (
        client.get("/sourceConfig/?writeKey=k"),
        client.get("/sourceConfig", headers=basic("k:")),
    ):
        source = reply.json()["source"]
        assert source["id"] == "k"
        assert source["destinations"] == []
        assert source["config"]


def test_the_writer_is_not_buried(
    client: Client, db: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(intake, "MOST_WAITING", 3)
    hold = threading.Event()
    blocker = threading.Thread(target=db.write_now, args=(lambda _: hold.wait(20),))
    blocker.start()
    replies: list[Any] = []

    def send() -> None:
        replies.append(client.post("/v1/batch", json={"batch": [EVENT] * 2, "writeKey": "k"}))

    senders = [threading.Thread(target=send) for _ in range(4)]
    for sender in senders:
        sender.start()
    while not any(reply.status_code == 429 for reply in replies):
        pass
    hold.set()
    for thread in (*senders, blocker):
        thread.join()
    busy = [reply for reply in replies if reply.status_code == 429]
    assert all(reply.headers["retry-after"] == "1" for reply in busy)
    assert all(reply.json()["code"] == "busy" for reply in busy)
    assert {reply.status_code for reply in replies} == {200, 429}


def test_quarantine_is_looked_at_and_released(
    client: Client, db: Database, touchpoints: Touchpoints
) -> None:
    touchpoints.replace([], "GB")
    for _ in range(3):  # a client that tries again
        assert client.post("/v1/t", json={**EVENT, "writeKey": "k"}).json() == SUCCESS
    client.post("/v1/batch", json={"batch": [{"type": "dance"}, OTHER], "writeKey": "k"})
    client.post(
        "/v1/cloudevents",
        json={"specversion": "1.0", "id": "1", "source": "s", "type": "E", "subject": "u"},
        headers={"Content-Type": "application/cloudevents+json", **basic("k")},
    )
    with db.reading() as connection:
        assert count_quarantine(connection) == {("", "unknown_write_key"): 4}
        held = list_quarantine(connection)
        assert [one.id for one in list_quarantine(connection, Wanted(limit=2))] == [
            one.id for one in held[:2]
        ]
    assert [one.times for one in reversed(held)] == [3, 1, 1, 1]
    assert all("No touchpoint" in one.says for one in held)
    touchpoints.replace([CRM], "GB")
    ids = [one.id for one in held]
    done = db.write_now(lambda unit: release(unit, ids, touchpoints, "admin", "k"))
    assert sorted(done) == [
        Released(1, True),
        Released(2, False, "unknown_type"),
        Released(3, True),
        Released(4, True),
    ]
    assert sorted(stored(db)) == ["E", "E", "E"]
    again = db.write_now(lambda unit: release(unit, ids, touchpoints, "admin", "k"))
    assert len(stored(db)) == 3
    assert [one.accepted for one in again] == [one.accepted for one in done]
    with db.reading() as connection:
        assert [one.id for one in list_quarantine(connection)] == [2]
        audited = connection.exec_driver_sql("SELECT by, what FROM audit").all()
    assert audited == [("admin", "quarantine_released")] * 2


def test_quarantine_cannot_fill_the_disk(
    client: Client, db: Database, monkeypatch: pytest.MonkeyPatch, expect_log: Callable[[str], None]
) -> None:
    expect_log("quarantine is full")
    monkeypatch.setattr("agent_desktop.hub.ingestion.quarantine.MOST_UNKNOWN", 5)
    events = [{**EVENT, "userId": f"u{n}"} for n in range(20)]
    assert client.post("/v1/batch", json={"batch": events}).json() == SUCCESS
    with db.reading() as connection:
        assert len(list_quarantine(connection)) == 5


def test_quarantine_is_bounded_in_bytes_as_well(
    client: Client, db: Database, monkeypatch: pytest.MonkeyPatch, expect_log: Callable[[str], None]
) -> None:
    expect_log("quarantine is full")
    monkeypatch.setattr("agent_desktop.hub.ingestion.quarantine.MOST_BYTES", 5_000)
    events = [{"type": "dance", "userId": f"u{n}", "x": "y" * 900} for n in range(20)]
    for half in (events[:10], events[10:]):
        db.memory.clear()  # as after a restart
        client.post("/v1/batch", json={"batch": half, "writeKey": "k"})
    client.post("/v1/t", json={**EVENT, "writeKey": "k"})
    with db.reading() as connection:
        assert len(list_quarantine(connection)) == 5
    assert stored(db) == ["E"], "what can be used is stored all the same"


def test_a_masked_event_is_released_as_whose_it_was(
    client: Client, db: Database, touchpoints: Touchpoints
) -> None:
    touchpoints.replace([], "GB")
    card = "4111 1111 1111 1111"
    client.post("/v1/t", json={**EVENT, "properties": {"note": card, "n": 5555555555554444}})
    touchpoints.replace([CRM], "GB")
    db.write_now(lambda unit: release(unit, [1], touchpoints, "admin", "k"))
    with db.reading() as connection:
        held = connection.exec_driver_sql("SELECT body FROM quarantine").scalar_one()
        people = connection.exec_driver_sql("SELECT value FROM identities").scalars().all()
    assert card.encode() not in held
    assert b"5555555555554444" not in held
    assert (stored(db), people) == (["E"], ["u"])


def test_one_request_that_fails_takes_no_other_along(
    client: Client, db: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    from agent_desktop.hub.ingestion.intake import store as honest

    def store(unit: Any, several: Any) -> int:
        new = honest(unit, several)
        if any(one.type == "Poison" for arrivals in several for one in arrivals.sightings):
            raise ValueError("poison")
        return new

    monkeypatch.setattr(intake, "store", store)
    hold = threading.Event()
    blocker = threading.Thread(target=db.write_now, args=(lambda _: hold.wait(20),))
    blocker.start()
    replies: dict[str, int] = {}

    def send(name: str) -> None:
        with_name = {**EVENT, "event": name, "writeKey": "k"}
        try:
            replies[name] = client.post("/v1/t", json=with_name).status_code
        except ValueError:
            replies[name] = 500

    senders = [threading.Thread(target=send, args=(name,)) for name in ("A", "Poison", "B", "C")]
    for sender in senders:
        sender.start()
    threading.Event().wait(0.3)
    hold.set()
    for thread in (*senders, blocker):
        thread.join()
    assert replies == {"A": 200, "Poison": 500, "B": 200, "C": 200}
    assert sorted(stored(db)) == ["A", "B", "C"]
