"""What supervisors see: their team's responses, the list as it was seen, and an export."""

from __future__ import annotations

import asyncio
import csv
import io
from typing import Any

import msgspec
import pytest
from litestar import Litestar
from litestar.testing import TestClient

from agent_desktop.decisioning.decide import compile_catalogue, decide, make_record
from agent_desktop.decisioning.decisions import (
    DecisionRecord,
    Exposure,
    ExposureKind,
    Inputs,
    exposure_id,
)
from agent_desktop.domain.responses import Sentiment
from agent_desktop.hub.policy import Policy
from agent_desktop.protocol.messages import (
    EntryKind,
    ExposuresBody,
    ResponseBody,
    ReviewPage,
    SeenReply,
    UndoBody,
)
from tests.support.hub_room import CATALOGUE, NOW, Outbox, Room, response

Client = TestClient[Litestar]
Bearer = dict[str, dict[str, str]]


def made(room: Room, customer: str, decision: str) -> DecisionRecord:
    """A real decision with the catalogue in force."""
    compiled = compile_catalogue(room.catalogues.parsed("current"))
    inputs = Inputs(
        decision_id=decision, customer_id=customer, contact_id="call-1", touchpoint="call-centre",
        at=NOW, context={}, answers=(), signals=(),
    )  # fmt: skip
    return make_record(inputs, decide(compiled, inputs), shown=2)


def page(client: Client, bearer: Bearer, query: str = "", role: str = "supervisor") -> ReviewPage:
    reply = client.get(f"/v1/review/responses?{query}", headers=bearer[role])
    assert reply.status_code == 200, reply.text
    return msgspec.json.decode(reply.content, type=ReviewPage)


@pytest.fixture
def answered(room: Room) -> str:
    """Three answers of Ada: one on a list, one withdrawn, one of another team. Her id."""
    ada = room.customer("ada")
    outbox = Outbox(room.sync("dana"), "d1", by="dana")
    said = response(ada, "r1", decision_id="d1", action_id="survey")
    outbox.add(
        EntryKind.RESPONSE, ResponseBody(response=said, decision=made(room, ada, "d1")), "r1"
    )
    outbox.answer(ada, "r2", sentiment=Sentiment.NEGATIVE, initiative=True, at=-(10**12))
    outbox.add(EntryKind.UNDO, UndoBody(response_id="r2"))
    outbox.push()
    theirs = Outbox(room.sync("luis", team="loans"), "d2", by="luis")
    theirs.answer(ada, "r3")
    theirs.push()
    return ada


def test_the_table_is_the_team_s_newest_first_without_names(
    client: Client, bearer: Bearer, answered: str
) -> None:
    found = page(client, bearer)
    assert {row.response.id for row in found.rows} == {"r1", "r2"}
    assert {row.response.by for row in found.rows} == {""}
    assert not found.agents_visible
    assert {row.customer_name for row in found.rows} == {"Ada"}
    assert (found.total, found.counts[Sentiment.POSITIVE], found.counts[Sentiment.NEGATIVE]) == (
        2, 1, 0,
    )  # fmt: skip
    ranks = {row.response.id: row.rank for row in found.rows}
    assert ranks == {"r1": 2, "r2": None}


@pytest.mark.parametrize(
    ("query", "ids"),
    [
        ("action=survey", {"r1"}),
        ("action=nothing", set()),
        ("sentiment=negative", {"r2"}),
        ("text=AD", {"r1", "r2"}),
        ("text=%25", set()),
        ("from=0", {"r1", "r2"}),
        ("to=1000", set()),  # by the hub's clock: a workstation's may be years off
        ("from=99999999999999", set()),
    ],
)
def test_filters(client: Client, bearer: Bearer, answered: str, query: str, ids: set[str]) -> None:
    found = page(client, bearer, query)
    assert {row.response.id for row in found.rows} == ids
    assert found.total == len(ids)


def test_pages_continue(client: Client, bearer: Bearer, room: Room) -> None:
    ada = room.customer("ada")
    outbox = Outbox(room.sync())
    for _ in range(7):
        outbox.answer(ada)
    outbox.push()
    seen: list[str] = []
    after = ""
    while True:
        found = page(client, bearer, f"limit=3{after}")
        assert found.total == 7
        seen += [row.response.id for row in found.rows]
        if found.next is None:
            break
        after = f"&after={found.next}"
    assert len(seen) == len(set(seen)) == 7


def test_what_one_push_brought_stands_in_the_order_of_the_clicks(
    client: Client, bearer: Bearer, room: Room
) -> None:
    ada = room.customer("ada")
    outbox = Outbox(room.sync())
    for minute, entry in ((2, "b"), (1, "z"), (3, "a"), (3, "c")):
        outbox.answer(ada, entry, at=NOW + minute * 60_000)
    outbox.push()
    seen: list[str] = []
    after = ""
    for _ in range(4):
        found = page(client, bearer, f"limit=1{after}")
        seen += [row.response.id for row in found.rows]
        after = f"&after={found.next}"
    assert seen == ["c", "a", "b", "z"]
    assert [row.response.id for row in page(client, bearer).rows] == seen


@pytest.mark.parametrize(
    ("query", "status"),
    [
        ("agent=dana", 403), ("sentiment=furious", 400), ("limit=0", 400), ("limit=canary", 400),
        ("after=canary", 400), ("from=canary", 400), ("to=99999999999999999999", 400),
        ("text=" + "canary" * 40, 400),
    ],
)  # fmt: skip
def test_a_filter_that_may_not_be(client: Client, bearer: Bearer, query: str, status: int) -> None:
    reply = client.get(f"/v1/review/responses?{query}", headers=bearer["supervisor"])
    assert reply.status_code == status
    assert "canary" not in reply.text


def test_where_policy_allows_it_agents_are_named(
    client: Client, bearer: Bearer, answered: str
) -> None:
    shared = client.app.state.shared
    client.app.state.shared = shared._replace(policy=Policy(agents_visible=True))
    found = page(client, bearer, "agent=dana")
    assert {row.response.by for row in found.rows} == {"dana"}
    told = client.get("/v1/review/policy", headers=bearer["supervisor"]).json()
    assert told["agents_visible"] is True


def seen(client: Client, bearer: Bearer, decision: str) -> Any:
    return client.get(f"/v1/review/decisions/{decision}", headers=bearer["supervisor"])


def test_the_list_as_it_was_seen_comes_back_though_the_catalogue_changed(
    client: Client, bearer: Bearer, room: Room, answered: str
) -> None:
    room.catalogues.publish_now(CATALOGUE.replace("0.5", "0.1"), "later.toml")
    told = msgspec.json.decode(seen(client, bearer, "d1").content, type=SeenReply)
    assert (told.faithful, told.unfaithful) == (True, "")
    assert [one["action_id"] for one in told.ranked] == ["offer", "survey"]
    assert told.record.shown == 2
    assert told.exposures == ()
    key = exposure_id(ExposureKind.DISPLAYED, "call-1", "survey")
    painted = Exposure(key, "survey", "s", ExposureKind.DISPLAYED, NOW, "call-centre", "call-1")
    outbox = Outbox(room.sync("dana"), "d3", by="dana")
    body = ExposuresBody(customer_id=answered, decision_id="d1", exposures=(painted,))
    outbox.add(EntryKind.EXPOSURES, body)
    outbox.push()
    again = msgspec.json.decode(seen(client, bearer, "d1").content, type=SeenReply)
    assert again.exposures == (painted,)


def test_a_list_of_a_catalogue_that_never_was_here_says_what_is_missing(
    client: Client, bearer: Bearer, room: Room, answered: str
) -> None:
    outbox = Outbox(room.sync("dana"), "d4", by="dana")
    outbox.answer(answered, "r9")
    outbox.push()
    told = msgspec.json.decode(seen(client, bearer, "list-r9").content, type=SeenReply)
    assert (told.faithful, told.unfaithful, told.ranked) == (False, "missing", ())


def test_a_list_that_was_tampered_with_is_not_faithful(
    client: Client, bearer: Bearer, room: Room, answered: str
) -> None:
    room.database.write_now(
        lambda unit: unit.connection.exec_driver_sql(
            "UPDATE decisions SET record = CAST(replace(CAST(record AS TEXT),"
            ' \'"digest":"\', \'"digest":"f\') AS BLOB)'
        )
    )
    told = seen(client, bearer, "d1").json()
    assert (told["faithful"], told["unfaithful"]) == (False, "differs")


def test_nobody_sees_another_team_s_lists(client: Client, bearer: Bearer, room: Room) -> None:
    ada = room.customer("ada")
    theirs = Outbox(room.sync("luis", team="loans"), by="luis")
    said = response(ada, "r3", by="luis", decision_id="d3")
    theirs.add(
        EntryKind.RESPONSE, ResponseBody(response=said, decision=made(room, ada, "d3")), "r3"
    )
    theirs.push()
    assert seen(client, bearer, "d3").status_code == 404
    assert seen(client, bearer, "never").status_code == 404


def export(client: Client, bearer: Bearer, body: Any = None) -> Any:
    return client.post("/v1/review/export", json=body or {}, headers=bearer["supervisor"])


def test_no_cell_of_the_export_is_a_formula(client: Client, bearer: Bearer, room: Room) -> None:
    names = ["=HYPERLINK(1)", "+1", "-1", "@x", "\tx", "\rx", 'q"uo,te', "Плут"]
    outbox = Outbox(room.sync())
    for i, name in enumerate(names):
        room.customer(f"u{i}")
        customer = room.id_of(f"u{i}")
        room.database.write_now(
            lambda unit, name=name, customer=customer: unit.connection.exec_driver_sql(
                "UPDATE customers SET name = ? WHERE id = ?", (name, customer)
            )
        )
        outbox.answer(customer, action_id="=1+1")
    outbox.push()
    reply = export(client, bearer)
    assert reply.headers["content-type"] == "text/csv; charset=utf-8"
    assert reply.content.startswith(b"\xef\xbb\xbf")
    rows = list(csv.reader(io.StringIO(reply.content.decode("utf-8-sig"), newline="")))
    assert len(rows) == len(names) + 1
    assert "agent" not in rows[0]
    cells = [cell for row in rows[1:] for cell in row]
    assert not any(cell.startswith(("=", "+", "-", "@", "\t", "\r")) for cell in cells)
    assert {row[2] for row in rows[1:]} == {
        "'=HYPERLINK(1)", "'+1", "'-1", "'@x", "'\tx", "'\rx", 'q"uo,te', "Плут",
    }  # fmt: skip
    assert "dana" not in reply.text


def test_an_export_is_audited_without_what_was_searched_for(
    client: Client, bearer: Bearer, room: Room, answered: str
) -> None:
    export(client, bearer, {"text": "Ada", "sentiment": "positive"})
    rows = room.rows("SELECT by, what, detail FROM audit WHERE what = 'responses_exported'")
    assert [(row[0], row[1]) for row in rows] == [("a-supervisor", "responses_exported")]
    detail = msgspec.json.decode(rows[0][2])
    assert (detail["rows"], detail["text"], detail["sentiment"]) == (1, True, "positive")


@pytest.mark.parametrize("body", [b"[", b'{"sentiment": "furious"}', b'{"from": "x"}', b"7"])
def test_an_export_of_nonsense_is_refused_and_not_audited(
    client: Client, bearer: Bearer, room: Room, body: bytes
) -> None:
    reply = client.post("/v1/review/export", content=body, headers=bearer["supervisor"])
    assert reply.status_code == 400
    assert room.rows("SELECT 1 FROM audit WHERE what = 'responses_exported'") == []


def test_the_workstation_s_clock_may_say_anything(
    client: Client, bearer: Bearer, room: Room
) -> None:
    ada = room.customer("ada")
    outbox = Outbox(room.sync())
    for at in (2**62, -(2**62), 0):
        outbox.answer(ada, at=at)
    outbox.push()
    assert export(client, bearer).status_code == 200
    assert page(client, bearer).total == 3
    assert asyncio.run(room.sync().customer(ada)).responses
