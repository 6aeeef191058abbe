"""What was refused stays whole, is settled by a person, and the agent hears of it (I5)."""

from __future__ import annotations

import asyncio
from typing import Any

import msgspec
import pytest
from litestar import Litestar
from litestar.testing import TestClient

from agent_desktop.domain.responses import Sentiment
from agent_desktop.hub import commands
from agent_desktop.hub.sync.apply import Applying
from agent_desktop.hub.sync.settling import PAGE
from agent_desktop.protocol.messages import (
    DeskCount,
    DesksReply,
    EntryKind,
    LinkBody,
    PushRequest,
    ReassignBody,
    RefusedEntry,
    RefusedPage,
    Settlement,
    SettlementVerdict,
    SettleReply,
    UndoBody,
    UnreadEntry,
    Verdict,
)
from tests.support.hub_room import CATALOGUE, NOW, Outbox, Room
from tests.support.log_records import ExpectLog

Client = TestClient[Litestar]
Bearer = dict[str, dict[str, str]]


def box(room: Room, by: str = "a-agent", desk: str = "desk", team: str = "cards") -> Outbox:
    return Outbox(room.sync(by, team=team), desk, by)


def listed(client: Client, who: dict[str, str], **params: str) -> RefusedPage:
    reply = client.get("/v1/refused", params=params, headers=who)
    assert reply.status_code == 200, reply.text
    return msgspec.json.decode(reply.content, type=RefusedPage)


def settle(client: Client, who: dict[str, str], entry: str, verdict: str, note: str = "") -> Any:
    return client.post(
        f"/v1/refused/{entry}/settle", json={"verdict": verdict, "note": note}, headers=who
    )


def settlements(room: Room, subject: str = "a-agent", desk: str = "desk") -> list[Settlement]:
    reply = asyncio.run(room.sync(subject).pull(desk, 0, 10_000))
    return [one for done in reply.transactions for one in done.settlements]


def refuse_one(room: Room, entry: str = "r1") -> Outbox:
    """An answer about somebody whom the hub does not know yet."""
    outbox = box(room)
    outbox.answer("somebody", entry)
    assert outbox.verdicts() == [("rejected", "unknown_customer")]
    return outbox


def test_it_is_kept_whole_and_listed(room: Room, client: Client, bearer: Bearer) -> None:
    outbox = refuse_one(room)
    (found,) = listed(client, bearer["supervisor"]).entries
    assert found == RefusedEntry(
        id="r1", installation="desk", kind="response", by="", made_at=NOW,
        received_at=found.received_at, code="unknown_customer",
        message="The hub does not know this customer.", customer_id="somebody", customer_name="",
    )  # fmt: skip
    ((body,),) = room.rows("SELECT body FROM refused_entries")
    assert bytes(body) == bytes(outbox.entries[0].body)
    assert listed(client, bearer["supervisor"], state="settled").entries == ()
    assert client.get("/v1/refused", headers=bearer["agent"]).status_code == 403
    outbox.push()  # again
    assert len(listed(client, bearer["supervisor"]).entries) == 1


def test_another_team_s_is_not_there(room: Room, client: Client, bearer: Bearer) -> None:
    outbox = box(room, "x", team="loans")
    outbox.answer("somebody", "r1")
    outbox.push()
    assert listed(client, bearer["supervisor"]).entries == ()
    assert settle(client, bearer["supervisor"], "r1", "discarded").status_code == 404
    assert len(listed(client, bearer["admin"]).entries) == 1
    assert settle(client, bearer["admin"], "r1", "discarded").status_code == 200


def test_it_is_applied_after_all(room: Room, client: Client, bearer: Bearer) -> None:
    outbox = box(room)
    ada = room.customer("ada")
    outbox.answer(ada, "r1", touchpoint="mailing", sentiment=Sentiment.NEGATIVE)
    assert outbox.verdicts() == [("rejected", "no_such_sentiment")]
    still = settle(client, bearer["supervisor"], "r1", "applied")
    assert (still.status_code, still.json()["code"]) == (400, "no_such_sentiment")
    assert settlements(room) == []
    mended = CATALOGUE.replace('channel = "outbound"', 'channel = "outbound"\nagent_handled = true')
    client.app.state.shared.catalogues.publish_now(mended, "test.toml")
    for _ in range(2):  # the same word twice is one
        done = settle(client, bearer["supervisor"], "r1", "applied", "mended")
        assert done.status_code == 200
        said = msgspec.json.decode(done.content, type=SettleReply).entry
        assert (said.settled, said.note) == (SettlementVerdict.APPLIED, "mended")
    late = settle(client, bearer["supervisor"], "r1", "discarded")
    assert (late.status_code, late.json()["code"]) == (400, "already_settled")
    assert room.rows('SELECT id, "by", team FROM responses') == [("r1", "a-agent", "cards")]
    assert outbox.verdicts() == [("duplicate", "")]
    (told,) = settlements(room)
    assert (told.entry_id, told.verdict, told.by, told.note) == (
        "r1", SettlementVerdict.APPLIED, "", "mended",
    )  # fmt: skip
    whats = room.rows("SELECT what, \"by\" FROM audit WHERE what LIKE 'refused%'")
    assert whats == [("refused_entry_settled", "a-supervisor")]


def test_it_is_discarded_and_every_desktop_of_the_agent_hears(
    room: Room, client: Client, bearer: Bearer
) -> None:
    refuse_one(room)
    cursor = asyncio.run(room.sync("a-agent").pull("other-desk", 0, 100)).cursor
    assert settle(client, bearer["supervisor"], "r1", "discarded", "a test").status_code == 200
    reply = asyncio.run(room.sync("a-agent").pull("other-desk", cursor, 100))
    ((told,),) = [done.settlements for done in reply.transactions if done.settlements]
    assert (told.entry_id, told.verdict) == ("r1", SettlementVerdict.DISCARDED)
    assert reply.cursor >= max(done.position for done in reply.transactions)
    assert settlements(room, "somebody-else", "third-desk") == []
    assert box(room).verdicts() == []


def test_an_undo_settles_what_it_takes_back(room: Room, client: Client, bearer: Bearer) -> None:
    """Otherwise it could be applied after its own undoing."""
    for together in (True, False):
        outbox = box(room, desk=f"desk-{together}")
        refused = outbox.answer("somebody", f"r-{together}")
        if not together:
            outbox.push()
        outbox.add(EntryKind.UNDO, UndoBody(response_id=refused.id))
        assert outbox.verdicts()[1] == ("accepted", "")
        again = settle(client, bearer["supervisor"], refused.id, "applied")
        assert (again.status_code, again.json()["code"]) == (400, "already_settled")
    assert {one.note for one in settlements(room)} == {"undone"}


def test_someone_else_s_answers_are_not_applied_after_all(
    room: Room, client: Client, bearer: Bearer
) -> None:
    ada, ben = room.customer("ada"), room.customer("ben")
    outbox = box(room)
    for entry, contact in (("r1", "call-1"), ("r2", "call-2"), ("r3", "call-3")):
        outbox.answer(
            ada, entry, contact_id=contact, touchpoint="mailing", sentiment=Sentiment.NEGATIVE
        )
    outbox.add(EntryKind.REASSIGN, ReassignBody(contact_id="call-1", from_customer_id=ada))
    outbox.add(
        EntryKind.REASSIGN,
        ReassignBody(contact_id="call-2", from_customer_id=ada, to_customer_id=ben),
    )
    assert [code for code, _ in outbox.verdicts()] == ["rejected"] * 3 + ["accepted"] * 2
    found = {one.id: one.note for one in listed(client, bearer["supervisor"]).entries}
    assert found == {"r2": "someone_else", "r3": ""}
    assert [(one.entry_id, one.note) for one in settlements(room)] == [("r1", "someone_else")]


def test_what_no_push_could_bring_is_told_by_its_id(
    room: Room, client: Client, bearer: Bearer
) -> None:
    told = UnreadEntry(
        id="broken", kind="response", by="a-agent", made_at=NOW, code="too_large", message="Big."
    )
    foreign = msgspec.structs.replace(told, id="foreign", by="b-agent")
    request = PushRequest(installation="desk", entries=(), unread=(told, foreign))
    for _ in range(2):
        assert asyncio.run(room.sync("a-agent").push(request)).results == ()
    (found,) = listed(client, bearer["admin"]).entries
    assert (found.id, found.code, found.message) == ("broken", "too_large", "Big.")
    no = settle(client, bearer["admin"], "broken", "applied")
    assert (no.status_code, no.json()["code"]) == (400, "no_body")
    assert settle(client, bearer["admin"], "broken", "discarded").status_code == 200
    assert [one.entry_id for one in settlements(room)] == ["broken"]


def test_an_id_with_another_body_is_kept_and_can_only_be_discarded(
    room: Room, client: Client, bearer: Bearer
) -> None:
    ada = room.customer("ada")
    outbox = box(room)
    outbox.answer(ada, "r1")
    outbox.push()
    other = box(room, desk="other")
    other.answer(ada, "r1", sentiment=Sentiment.NEGATIVE)
    assert other.verdicts() == [("rejected", "id_reused")]
    no = settle(client, bearer["supervisor"], "r1", "applied")
    assert (no.status_code, no.json()["code"]) == (400, "id_reused")
    assert room.rows("SELECT sentiment FROM responses") == [("positive",)]
    assert settle(client, bearer["supervisor"], "r1", "discarded").status_code == 200
    assert outbox.verdicts() == [("duplicate", "")]


def test_one_entry_on_which_the_hub_fails_sinks_no_other(
    room: Room, expect_log: ExpectLog, monkeypatch: pytest.MonkeyPatch
) -> None:
    ada = room.customer("ada")
    real = Applying.apply

    def fails(self: Applying, arrived: Any) -> Any:
        if arrived.entry.id == "r2" and arrived.body is not None:
            raise RuntimeError("a bug")
        return real(self, arrived)

    monkeypatch.setattr(Applying, "apply", fails)
    expect_log("applied one by one")
    expect_log("it is kept and refused")
    outbox = box(room)
    for name in ("r1", "r2", "r3"):
        outbox.answer(ada, name)
    assert outbox.verdicts() == [("accepted", ""), ("rejected", "hub_failed"), ("accepted", "")]
    assert room.rows("SELECT id FROM refused_entries WHERE body IS NOT NULL") == [("r2",)]
    monkeypatch.setattr(Applying, "apply", real)
    assert outbox.verdicts()[1] == ("rejected", "hub_failed")  # until somebody applies it


def test_numbers_that_fit_no_column_sink_nothing(room: Room) -> None:
    outbox = box(room)
    entry = outbox.answer("somebody", "r1")
    huge = msgspec.structs.replace(entry, made_at=10**30)
    assert outbox.verdicts(huge) == [("rejected", "unknown_customer")]
    assert room.rows("SELECT made_at FROM refused_entries") == [(2**63 - 1,)]


def test_pages_go_on_where_they_ended(room: Room, client: Client, bearer: Bearer) -> None:
    outbox = box(room)
    for number in range(PAGE + 5):
        outbox.answer("somebody", f"r{number:03}")
    outbox.push()
    first = listed(client, bearer["supervisor"])
    assert first.next is not None
    rest = listed(client, bearer["supervisor"], before=first.next)
    assert rest.next is None
    assert len({one.id for one in first.entries + rest.entries}) == PAGE + 5
    for wrong in ({"before": "!"}, {"state": "lost"}, {"before": "OTk5OTk5OTk5OTk5OTk5OTk5OTk5"}):
        reply = client.get("/v1/refused", params=wrong, headers=bearer["admin"])
        assert reply.status_code == 400


def test_the_command_line(
    room: Room, capsys: pytest.CaptureFixture[str], tmp_path_factory: pytest.TempPathFactory
) -> None:
    outbox = box(room)
    outbox.answer("somebody", "r1")
    outbox.add(EntryKind.LINK, LinkBody(customer_id="n", contact_id="c", e164="+442079460018"), "l")
    outbox.push()
    data = ["--data", str(room.database.folder)]

    def told(*arguments: str) -> tuple[int, str]:
        status = commands.main(["refused", *arguments, *data])
        said = capsys.readouterr()
        return status, said.out + said.err

    assert "unknown_customer" in told("list")[1]
    assert '"somebody"' in told("show", "r1")[1]
    assert told("apply", "r1") == (
        1, "It still can't be applied: The hub does not know this customer.\n",
    )  # fmt: skip
    assert told("apply", "l")[0] == 1  # a hub serves this folder
    assert told("discard", "r1", "--note", "a test", "--by", "ivy") == (0, "r1 discarded\n")
    assert "discarded by ivy" in told("list", "--settled")[1]
    assert told("show", "nothing")[0] == 1
    assert [one.entry_id for one in settlements(room)] == ["r1"]


def test_desks_with_waiting_entries(
    room: Room, client: Client, bearer: Bearer, capsys: pytest.CaptureFixture[str]
) -> None:
    def report(*counts: DeskCount) -> None:
        request = PushRequest(installation="desk", entries=(), desks=counts)
        assert asyncio.run(room.sync("a-agent").push(request)).results == ()

    def desks(who: str) -> list[tuple[str, int, int | None]]:
        reply = client.get("/v1/desks", headers=bearer[who])
        found = msgspec.json.decode(reply.content, type=DesksReply).desks
        return [(one.installation, one.waiting, one.oldest_at) for one in found]

    mine = DeskCount(installation="desk", subject="a-agent", waiting=2, oldest_at=NOW)
    hers = DeskCount(installation="desk-of-bea", subject="bea", waiting=3, oldest_at=NOW - 5)
    report(mine, hers)
    assert desks("supervisor") == [("desk-of-bea", 3, NOW - 5), ("desk", 2, NOW)]
    report(msgspec.structs.replace(mine, waiting=0, oldest_at=None))
    assert desks("admin") == [("desk-of-bea", 3, NOW - 5)]
    report(msgspec.structs.replace(hers, subject="mallory", waiting=0))  # it is Bea's
    assert desks("admin") == [("desk-of-bea", 3, NOW - 5)]
    report(
        msgspec.structs.replace(hers, installation="no spaces"),
        msgspec.structs.replace(hers, waiting=-1),
        msgspec.structs.replace(hers, waiting=4, oldest_at=10**30),
    )
    assert desks("admin") == [("desk-of-bea", 4, 2**63 - 1)]
    assert client.get("/v1/desks", headers=bearer["agent"]).status_code == 403
    assert commands.main(["desks", "--data", str(room.database.folder)]) == 0
    said = capsys.readouterr().out
    assert "desk-of-bea  bea: 4 since a time that can't be (told 20" in said
    assert said.endswith("1 desk waiting\n")


def test_the_name_of_another_team_s_customer_is_not_told(
    room: Room, client: Client, bearer: Bearer
) -> None:
    ada = room.customer("ada")
    room.database.write_now(
        lambda unit: unit.connection.exec_driver_sql("UPDATE customers SET team = 'loans'")
    )
    outbox = box(room)
    outbox.answer(ada, "r1")
    assert outbox.verdicts() == [("rejected", "unknown_customer")]
    assert [one.customer_name for one in listed(client, bearer["supervisor"]).entries] == [""]


def test_an_accepted_push_still_names_each_entry(room: Room) -> None:
    ada = room.customer("ada")
    outbox = box(room)
    outbox.answer(ada, "r1")
    assert [one.verdict for one in outbox.push().results] == [Verdict.ACCEPTED]
