"""Push: each entry once, in order, a result per item, and nothing lost or re-attributed."""

from __future__ import annotations

import asyncio
from typing import Any

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from agent_desktop.domain.responses import Sentiment
from agent_desktop.hub.sync.entries import BODY_BYTES
from agent_desktop.protocol.errors import ProtocolMismatch, Refused
from agent_desktop.protocol.messages import (
    Entry,
    EntryKind,
    LinkBody,
    PushRequest,
    ReassignBody,
    ResponseBody,
    UndoBody,
    Verdict,
    VerificationBody,
)
from tests.support.hub_room import CATALOGUE, NOW, Outbox, Room, record, response
from tests.support.log_records import ExpectLog

ACCEPTED = [("accepted", "")]


def stored(room: Room) -> list[tuple[Any, ...]]:
    return [
        tuple(row)
        for row in room.rows("SELECT id, customer_id, withdrawn FROM responses ORDER BY id")
    ]


def outbox_of(room: Room, subject: str = "dana", **more: Any) -> Outbox:
    return Outbox(room.sync(subject, **more), f"desk-{subject}", by=subject)


def test_an_answer_is_stored_with_its_decision_once(room: Room) -> None:
    ada = room.customer("ada")
    outbox = outbox_of(room)
    said = response(ada, "r1", decision_id="d1")
    made = record(ada, "d1", room.catalogues.version)
    outbox.add(EntryKind.RESPONSE, ResponseBody(response=said, decision=made), "r1")
    reply = outbox.push()
    assert (reply.hub, reply.epoch) == (room.database.hub_id, 1)
    assert [result.verdict for result in reply.results] == [Verdict.ACCEPTED]
    assert outbox.verdicts() == [("duplicate", "")]
    assert stored(room) == [("r1", ada, 0)]
    decisions = room.rows("SELECT id, catalogue_version, record FROM decisions")
    assert [row[0] for row in decisions] == ["d1"]
    assert msgspec.json.decode(decisions[0][2], type=type(made)) == made


def test_the_same_id_with_another_body_is_refused_and_changes_nothing(room: Room) -> None:
    ada = room.customer("ada")
    outbox = outbox_of(room)
    outbox.push(outbox.answer(ada, "r1"))
    other = outbox.answer(ada, "r1", sentiment=Sentiment.NEGATIVE)
    assert outbox.verdicts(other) == [("rejected", "id_reused")]
    assert room.rows("SELECT sentiment FROM responses") == [("positive",)]
    # It settled its number, so the next entry goes on.
    assert outbox.verdicts(outbox.answer(ada)) == ACCEPTED


def test_a_gap_waits_and_so_does_what_follows(room: Room, expect_log: ExpectLog) -> None:
    ada = room.customer("ada")
    expect_log("numbering_ahead")
    outbox = outbox_of(room)
    first, second, third = (outbox.answer(ada, f"r{i}") for i in range(3))
    assert outbox.verdicts(second, third) == [("retry", "gap"), ("retry", "gap")]
    assert outbox.verdicts(third, first, second) == [
        ("retry", "gap"), ("accepted", ""), ("accepted", ""),
    ]  # fmt: skip
    assert outbox.verdicts() == [("duplicate", ""), ("duplicate", ""), ("accepted", "")]


def test_numbers_that_the_hub_has_never_seen_begin_another_epoch(
    room: Room, expect_log: ExpectLog
) -> None:
    """The hub was restored, and has come further since than any desktop's cursor (I10)."""
    ada = room.customer("ada")
    outbox = outbox_of(room)
    kept = [outbox.answer(ada, f"r{i}") for i in range(5)]
    far = msgspec.structs.replace(kept[4], n=2**40)
    assert outbox.push(far).epoch == 1  # nobody has counted so far
    expect_log("numbering_ahead")
    reply = outbox.push(kept[4])
    assert [one.code for one in reply.results] == ["gap"]
    assert reply.epoch == room.database.epoch > 1
    begun = reply.epoch
    assert outbox.push(kept[3], kept[4]).epoch == begun  # it is known by now
    anew = Outbox(room.sync("dana"), "desk-2", by="dana")
    anew.entries = [msgspec.structs.replace(one, n=n) for n, one in enumerate(kept, 1)]
    assert anew.verdicts() == [("accepted", "")] * 5
    assert room.rows("SELECT count(*) FROM responses") == [(5,)]


def test_a_refused_entry_holds_nobody_up(room: Room) -> None:
    ada = room.customer("ada")
    outbox = outbox_of(room)
    outbox.add("interpretive_dance", b"{}")
    outbox.add(EntryKind.RESPONSE, b'{"response": 7}')
    outbox.add(EntryKind.RESPONSE, b"[" * 10_000 + b"]" * 10_000)
    outbox.answer("nobody")
    outbox.answer(ada, touchpoint="mailing", sentiment=Sentiment.NEGATIVE)
    outbox.add(EntryKind.UNDO, UndoBody(response_id="never"))
    outbox.answer(ada, "good")
    codes = [
        ("rejected", "unknown_kind"), ("rejected", "bad_body"), ("rejected", "bad_body"),
        ("rejected", "unknown_customer"), ("rejected", "no_such_sentiment"),
        ("rejected", "unknown_response"), ("accepted", ""),
    ]  # fmt: skip
    assert outbox.verdicts() == codes
    assert outbox.verdicts() == [*codes[:-1], ("duplicate", "")]
    assert [row[0] for row in stored(room)] == ["good"]


@pytest.mark.parametrize(
    "wrong",
    [
        {"by": "eve"},
        {"id": "another"},
        {"withdrawn": True},
        {"at": 2**63},
    ],
)
def test_a_response_must_be_its_entry_s(room: Room, wrong: dict[str, Any]) -> None:
    ada = room.customer("ada")
    outbox = outbox_of(room)
    said = response(ada, "r1", **wrong)
    outbox.add(EntryKind.RESPONSE, ResponseBody(response=said), "r1")
    assert outbox.verdicts() == [("rejected", "bad_body")]


def test_a_decision_must_be_the_one_that_was_answered(room: Room) -> None:
    ada = room.customer("ada")
    outbox = outbox_of(room)
    made = record(ada, "d2", "v")
    body = ResponseBody(response=response(ada, "r1", decision_id="d1"), decision=made)
    outbox.add(EntryKind.RESPONSE, body, "r1")
    assert outbox.verdicts() == [("rejected", "bad_body")]


@pytest.mark.parametrize("wrong", [{"contact_id": "call-2"}, {"at": 2**63}, {"at": -(2**64)}])
def test_a_list_that_cannot_be_kept_holds_nobody_up(room: Room, wrong: dict[str, Any]) -> None:
    ada = room.customer("ada")
    outbox = outbox_of(room)
    made = record(ada, "d1", "v")
    made = msgspec.structs.replace(made, inputs=msgspec.structs.replace(made.inputs, **wrong))
    body = ResponseBody(response=response(ada, "r1", decision_id="d1"), decision=made)
    outbox.add(EntryKind.RESPONSE, body, "r1")
    outbox.answer(ada, "r2")
    assert outbox.verdicts() == [("rejected", "bad_body"), ("accepted", "")]


def test_the_list_is_of_the_customer_who_answered(room: Room) -> None:
    ada, bob, eve = room.customer("ada"), room.customer("bob"), room.customer("eve")
    outbox = outbox_of(room)
    for number, of in enumerate((bob, "nobody", eve)):
        made = record(of, f"d{number}", "v")
        said = response(ada, f"r{number}", decision_id=f"d{number}")
        outbox.add(EntryKind.RESPONSE, ResponseBody(response=said, decision=made), f"r{number}")
    room.merge(ada, eve)  # the same person, as whom the list was made
    assert outbox.verdicts() == [
        ("rejected", "other_list"), ("rejected", "other_list"), ("accepted", ""),
    ]  # fmt: skip


def test_an_answer_says_which_list_it_answers(room: Room) -> None:
    ada, bob = room.customer("ada"), room.customer("bob")
    outbox = outbox_of(room)
    outbox.answer(ada, "r1", decision_id="")
    outbox.answer(ada, "r2", decision_id="never-came")
    outbox.answer(ada, "r3", decision_id="", initiative=True)
    outbox.answer(ada, "r4")
    outbox.answer(ada, "r5", decision_id="list-r4")
    outbox.answer(bob, "r6", decision_id="list-r4")
    said = [
        ("rejected", "no_decision"), ("rejected", "unknown_decision"), ("accepted", ""),
        ("accepted", ""), ("accepted", ""), ("rejected", "other_list"),
    ]  # fmt: skip
    assert outbox.verdicts() == said
    later = [outbox.answer(ada, "r7", decision_id="list-r4"),
             outbox.answer(bob, "r8", decision_id="list-r4")]  # fmt: skip
    assert outbox.verdicts(*later) == [("accepted", ""), ("rejected", "other_list")]
    room.merge(ada, bob)
    last = outbox.answer(bob, "r9", decision_id="list-r4")
    assert outbox.verdicts(last) == ACCEPTED


def test_another_team_s_customer_is_nobody(room: Room) -> None:
    ada = room.customer("ada")
    room.database.write_now(
        lambda unit: unit.connection.exec_driver_sql("UPDATE customers SET team = 'loans'")
    )
    outbox = outbox_of(room)
    outbox.answer(ada)
    outbox.add(
        EntryKind.LINK,
        LinkBody(customer_id=ada, contact_id="c", e164="+442079460018", touchpoint="call-centre"),
    )
    assert outbox.verdicts() == [("rejected", "unknown_customer")] * 2


def test_an_entry_that_no_outbox_makes_holds_nobody_up(room: Room) -> None:
    ada = room.customer("ada")
    outbox = outbox_of(room)
    outbox.answer(ada, "r" * 65)
    outbox.answer(ada, "r2", contact_id="c" * 257)
    outbox.add(EntryKind.RESPONSE, b'{"response":{}, "x":"' + b"x" * BODY_BYTES + b'"}')
    outbox.answer(ada, "r4")
    codes = [
        ("rejected", "bad_entry"), ("rejected", "bad_body"), ("rejected", "bad_body"),
        ("accepted", ""),
    ]  # fmt: skip
    assert outbox.verdicts() == codes
    assert outbox.verdicts() == [*codes[:-1], ("duplicate", "")]


def test_entries_of_another_user_wait_for_them(room: Room) -> None:
    ada = room.customer("ada")
    hers = Outbox(room.sync("dana"), "desk", by="dana")
    entry = hers.answer(ada, "r1")
    as_luis = Outbox(room.sync("luis"), "desk", by="luis")
    assert as_luis.verdicts(entry) == [("retry", "other_user")]
    assert stored(room) == []
    assert hers.verdicts(entry) == ACCEPTED


def test_late_answers_are_facts_about_the_past(room: Room) -> None:
    ada, ben = room.customer("ada"), room.customer("ben")
    before = room.catalogues.version
    room.merge(ada, ben)
    without = CATALOGUE.replace("agent_handled = true\n", "").replace(
        "[actions.offer]", "[actions.x]"
    )
    room.catalogues.publish_now(without, "later.toml")
    outbox = outbox_of(room)
    said = response(ben, "r1", decision_id="d1", sentiment=Sentiment.NEGATIVE)
    body = ResponseBody(response=said, decision=record(ben, "d1", before))
    outbox.add(EntryKind.RESPONSE, body, "r1")
    outbox.answer(ben, "r2", touchpoint="closed-long-ago")
    assert outbox.verdicts() == ACCEPTED * 2
    assert {row[1] for row in stored(room)} == {room.id_of("ada")}


def test_undo_withdraws_and_keeps(room: Room) -> None:
    ada = room.customer("ada")
    outbox = outbox_of(room)
    outbox.answer(ada, "r1")
    outbox.add(EntryKind.UNDO, UndoBody(response_id="r1"))
    assert outbox.verdicts() == ACCEPTED * 2
    assert stored(room) == [("r1", ada, 1)]
    assert room.rows("SELECT count(*) FROM applied_entries") == [(2,)]


def test_undoing_what_was_refused_is_nothing_to_do(room: Room) -> None:
    outbox = outbox_of(room)
    outbox.answer("nobody", "r1")
    outbox.add(EntryKind.UNDO, UndoBody(response_id="r1"))
    assert outbox.verdicts() == [("rejected", "unknown_customer"), ("accepted", "")]
    later = outbox.add(EntryKind.UNDO, UndoBody(response_id="r1"))
    assert outbox.verdicts(later) == ACCEPTED


def test_a_colleague_s_answer_is_taken_back_by_a_supervisor_of_the_team_only(room: Room) -> None:
    ada = room.customer("ada")
    outbox_of(room).push(outbox_of(room).answer(ada, "r1"))
    undo = UndoBody(response_id="r1")
    for subject, role, team, verdict in (
        ("luis", "agent", "cards", ("rejected", "not_yours")),
        ("sue", "supervisor", "loans", ("rejected", "not_yours")),
        ("sam", "supervisor", "cards", ("accepted", "")),
    ):
        outbox = outbox_of(room, subject, role=role, team=team)
        outbox.add(EntryKind.UNDO, undo)
        assert outbox.verdicts() == [verdict]
    assert stored(room) == [("r1", ada, 1)]


def test_someone_else_voids_or_moves_the_answers_of_that_contact(room: Room) -> None:
    ada, ben = room.customer("ada"), room.customer("ben")
    outbox = outbox_of(room)
    outbox.answer(ada, "r1")
    outbox.answer(ada, "r2", contact_id="call-2")
    body = ReassignBody(contact_id="call-1", from_customer_id=ada, to_customer_id=ben)
    outbox.add(EntryKind.REASSIGN, body)
    outbox.add(EntryKind.REASSIGN, ReassignBody(contact_id="call-2", from_customer_id=ada))
    assert outbox.verdicts() == ACCEPTED * 4
    by_customer = {(row[1], row[2]) for row in stored(room)}
    assert by_customer == {(ada, 1), (ben, 0)}
    assert len(stored(room)) == 3
    assert outbox.verdicts() == [("duplicate", "")] * 4
    assert len(stored(room)) == 3


def test_verification_and_a_confirmed_number_are_kept_and_audited(room: Room) -> None:
    ada = room.customer("ada")
    outbox = outbox_of(room)
    outbox.add(
        EntryKind.VERIFICATION,
        VerificationBody(customer_id=ada, contact_id="call-1", verified=True),
    )
    link = LinkBody(customer_id=ada, contact_id="call-1", e164="+442079460018")
    outbox.add(EntryKind.LINK, link)
    outbox.add(EntryKind.LINK, msgspec.structs.replace(link, e164="anonymous"))
    assert outbox.verdicts() == [*ACCEPTED * 2, ("rejected", "bad_number")]
    audited = room.rows(
        "SELECT what, detail FROM audit WHERE what != 'catalogue_applied' ORDER BY id"
    )
    assert [row[0] for row in audited] == ["caller_verified", "number_confirmed"]
    assert not any("442079" in row[1] for row in audited)
    found = asyncio.run(room.sync().look_up("+442079460018", "GB"))
    assert [match.customer.id for match in found.matches] == [ada]
    evidence = found.matches[0].customer.identities[-1].evidence
    assert [one.reason for one in evidence] == ["call_confirmed"]


def test_a_number_that_came_twice_is_settled_once(room: Room) -> None:
    """A restored desktop numbers anew: what it has to say is not lost for that."""
    ada = room.customer("ada")
    outbox_of(room).push(outbox_of(room).answer(ada, "r1"))
    again = outbox_of(room)
    assert again.verdicts(again.answer(ada, "r2")) == ACCEPTED
    assert room.rows("SELECT applied FROM installations") == [(1,)]


def test_another_protocol_too_many_entries_and_bad_ids_are_refused(room: Room) -> None:
    sync = room.sync()
    with pytest.raises(ProtocolMismatch, match="version 1"):
        asyncio.run(sync.push(PushRequest(protocol=2, installation="desk", entries=())))
    with pytest.raises(Refused):
        asyncio.run(sync.push(PushRequest(installation="no spaces", entries=())))
    entry = Entry(id="r", n=1, kind=EntryKind.UNDO, by="dana", made_at=NOW, body=msgspec.Raw(b"{}"))
    with pytest.raises(Refused) as refused:
        asyncio.run(sync.push(PushRequest(installation="desk", entries=(entry,) * 10_001)))
    assert refused.value.code == "too_large"


def test_a_response_s_team_is_the_token_s(room: Room) -> None:
    ada = room.customer("ada")
    outbox = outbox_of(room)
    outbox.push(outbox.answer(ada, team="somebody-else's"))
    assert room.rows("SELECT team FROM responses") == [("cards",)]


@settings(
    max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.lists(st.lists(st.integers(0, 11), min_size=1, max_size=12), min_size=1, max_size=8))
def test_whatever_is_sent_how_often_the_effect_is_one(
    room: Room, expect_log: ExpectLog, pushes: list[list[int]]
) -> None:
    """Any subset, in any order, any number of times, over and over (I2, I3)."""
    expect_log("numbering_ahead", optional=True)
    subject = f"user-{room.database.position}"
    customer = room.customer(subject)
    outbox = outbox_of(room, subject)
    for _ in range(6):
        answer = outbox.answer(customer)
        outbox.add(EntryKind.UNDO, UndoBody(response_id=answer.id))
    for chosen in pushes:
        before = room.rows("SELECT applied FROM installations WHERE subject = ?", subject)
        results = outbox.push(*(outbox.entries[i] for i in chosen)).results
        settled = before[0][0] if before else 0
        for i, result in zip(chosen, results, strict=True):
            if i + 1 <= settled:
                assert result.verdict is Verdict.DUPLICATE
            elif i == settled:
                assert result.verdict is Verdict.ACCEPTED
                settled += 1
            else:
                assert (result.verdict, result.code) == (Verdict.RETRY, "gap")
    outbox.push()
    rows = room.rows("SELECT withdrawn FROM responses WHERE customer_id = ?", customer)
    assert rows == [(1,)] * 6
