"""Impressions and offers: each once, with the customer who saw it, and only so many."""

from __future__ import annotations

import asyncio
from typing import Any

import msgspec
import pytest

from agent_desktop.decisioning.decisions import Exposure, ExposureKind, exposure_id
from agent_desktop.hub.store.tables import models
from agent_desktop.hub.sync import exposing
from agent_desktop.hub.sync.entries import MOST_EXPOSURES
from agent_desktop.protocol.messages import Entry, EntryKind, ExposuresBody, ReassignBody
from tests.support.hub_room import CATALOGUE, NOW, Outbox, Replica, Room

ACCEPTED = [("accepted", "")]
DAY = 86_400_000


def shown(action: str = "offer", contact: str = "call-1", **changed: Any) -> Exposure:
    kind = changed.pop("kind", ExposureKind.DISPLAYED)
    made = Exposure(
        exposure_id(kind, contact, action), action, f"{action}@call-centre", kind, NOW,
        "call-centre", contact,
    )  # fmt: skip
    return msgspec.structs.replace(made, **changed)


def add(outbox: Outbox, customer: str, *exposures: Exposure, decision: str = "d1") -> Entry:
    body = ExposuresBody(customer_id=customer, decision_id=decision, exposures=exposures)
    return outbox.add(EntryKind.EXPOSURES, body)


def stored(room: Room) -> list[tuple[Any, ...]]:
    return [tuple(row) for row in room.rows(
        "SELECT customer_id, action_id, kind, said_of FROM exposures ORDER BY action_id, kind"
    )]  # fmt: skip


@pytest.fixture
def outbox(room: Room) -> Outbox:
    return Outbox(room.sync(), "desk")


def test_each_is_kept_once(room: Room, outbox: Outbox) -> None:
    ada = room.customer("ada")
    add(outbox, ada, shown(), shown("survey"), shown(kind=ExposureKind.OFFERED))
    add(outbox, ada, shown(at=NOW + 5), decision="d2")
    assert outbox.verdicts() == ACCEPTED * 2
    assert outbox.verdicts() == [("duplicate", "")] * 2
    assert stored(room) == [
        (ada, "offer", "displayed", None), (ada, "offer", "offered", None),
        (ada, "survey", "displayed", None),
    ]  # fmt: skip
    assert room.rows("SELECT DISTINCT at, decision_id FROM exposures") == [(NOW, "d1")]


@pytest.mark.parametrize(
    ("wrong", "code"),
    [
        ((), "bad_exposure"),
        ((shown(id="x"),), "bad_exposure"),
        ((shown(id=exposure_id(ExposureKind.OFFERED, "call-1", "offer")),), "bad_exposure"),
        ((shown(), shown(contact="call-2")), "bad_exposure"),
        (tuple(shown(str(n)) for n in range(MOST_EXPOSURES + 1)), "bad_exposure"),
        ((shown(at=2**63),), "bad_body"),
        ((shown("a" * 257),), "bad_body"),
        ((shown(""),), "bad_body"),
        ((shown(asset_id="a" * 257),), "bad_body"),
    ],
)
def test_what_no_window_has_painted_is_refused(
    room: Room, outbox: Outbox, wrong: tuple[Exposure, ...], code: str
) -> None:
    ada = room.customer("ada")
    add(outbox, ada, *wrong)
    add(outbox, ada, shown("survey"))
    assert outbox.verdicts() == [("rejected", code), ("accepted", "")]
    assert [row[1] for row in stored(room)] == ["survey"]


@pytest.mark.parametrize(
    "body",
    [
        b'{"customer_id":"x","decision_id":"","exposures":[["i","a","s","seen",1,"t","c"]]}',
        b'{"customer_id":"x","decision_id":"","exposures":[["i","a","s","displayed","1","t","c"]]}',
        b'{"customer_id":"x","decision_id":"","exposures":[[]]}',
        b'{"customer_id":"x","decision_id":"","exposures":' + b"[" * 100_000,
        b'{"customer_id":"x"}',
        b"[]",
    ],
)
def test_what_cannot_be_read_is_refused(outbox: Outbox, body: bytes) -> None:
    outbox.add(EntryKind.EXPOSURES, body)
    assert outbox.verdicts() == [("rejected", "bad_body")]


def test_of_nobody_s_customer_nothing_is_kept(room: Room, outbox: Outbox) -> None:
    add(outbox, "nobody", shown())
    assert outbox.verdicts() == [("rejected", "unknown_customer")]


def test_they_follow_merges_and_come_back(room: Room, outbox: Outbox) -> None:
    ada, ben = room.customer("ada"), room.customer("ben")
    add(outbox, ben, shown())
    outbox.push()
    link = room.merge(ada, ben)
    assert stored(room) == [(ada, "offer", "displayed", ben)]
    late = add(outbox, ben, shown("survey"))
    outbox.push(late)
    assert stored(room)[1] == (ada, "survey", "displayed", ben)
    room.unmerge(link)
    assert stored(room) == [
        (ben, "offer", "displayed", None), (ben, "survey", "displayed", None)
    ]  # fmt: skip


def test_desktops_hear_of_them(room: Room, outbox: Outbox) -> None:
    ada, ben = room.customer("ada"), room.customer("ben")
    add(outbox, ada, shown())
    outbox.push()
    one, other = (Replica(room.sync("luis"), f"desk-{n}") for n in range(2))
    one.pull(limit=1)
    assert {e.exposure.action_id for e in one.exposures.values()} == {"offer"}
    later = add(outbox, ada, shown("survey"), shown(contact="call-1", kind=ExposureKind.OFFERED))
    outbox.push(later)
    one.pull(limit=1)
    assert len(one.exposures) == 3
    link = room.merge(ada, ben)
    one.pull(limit=1)
    room.unmerge(link)
    one.pull(limit=1)
    other.pull()
    assert one.state()["exposures"] == other.state()["exposures"]
    assert {e.customer_id for e in other.exposures.values()} == {ada}


def test_a_customer_s_reply_has_them(room: Room, outbox: Outbox) -> None:
    ada = room.customer("ada")
    add(outbox, ada, shown())
    outbox.push()
    reply = asyncio.run(room.sync().customer(ada))
    assert reply.exposures == (shown(),)
    assert asyncio.run(room.sync("root", role="admin").customer(ada)).exposures == ()


def test_of_old_ones_the_first_is_enough(room: Room, outbox: Outbox) -> None:
    now = room.database.now()
    ada = room.customer("ada")
    for n, days in enumerate((400, 300, 5)):
        add(outbox, ada, shown(contact=f"c{n}", at=now - days * DAY))
    assert outbox.verdicts() == ACCEPTED * 3
    reply = asyncio.run(room.sync().customer(ada))
    assert [one.contact_id for one in reply.exposures] == ["c0", "c2"]
    longer = CATALOGUE.replace('name = "test"', 'name = "longer"') + (
        '[[limits]]\nname = "mail"\nchannel = "outbound"\nmost = 1\ndays = 350\n'
    )
    room.catalogues.publish_now(longer, "longer.toml")
    reply = asyncio.run(room.sync().customer(ada))
    assert [one.contact_id for one in reply.exposures] == ["c0", "c1", "c2"]


def test_someone_else_was_on_the_line(room: Room, outbox: Outbox) -> None:
    ada, ben = room.customer("ada"), room.customer("ben")
    desk = Replica(room.sync("luis"), "other")
    add(outbox, ada, shown(), shown("survey"))
    add(outbox, ada, shown(contact="call-2"))
    outbox.push()
    desk.pull()
    assert len(desk.exposures) == 3
    moved = outbox.add(
        EntryKind.REASSIGN,
        ReassignBody(contact_id="call-1", from_customer_id=ada, to_customer_id=ben),
    )
    assert outbox.verdicts(moved) == ACCEPTED
    desk.pull()
    assert sorted(
        (e.customer_id, e.exposure.contact_id) for e in desk.exposures.values()
    ) == sorted([(ada, "call-2"), (ben, "call-1"), (ben, "call-1")])
    void = outbox.add(EntryKind.REASSIGN, ReassignBody(contact_id="call-2", from_customer_id=ada))
    assert outbox.verdicts(void) == ACCEPTED
    desk.pull()
    assert {e.customer_id for e in desk.exposures.values()} == {ben}


def test_only_so_many_are_kept_but_always_the_first(
    room: Room, outbox: Outbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(exposing, "MOST_KEPT", 10)
    monkeypatch.setattr(exposing, "_SPARE", 5)
    monkeypatch.setattr(exposing, "MOST_FIRST", 20)
    ada = room.customer("ada")
    for n in range(40):
        add(outbox, ada, shown(contact=f"c{n}", at=NOW + n))
    outbox.push()
    kept = [row[0] for row in room.rows("SELECT at - ? FROM exposures ORDER BY at", NOW)]
    assert kept[0] == 0
    assert 10 <= len(kept) <= 16
    assert kept[-1] == 39
    # Nobody fills the disk with actions that there never were.
    for n in range(60):
        add(outbox, ada, shown(f"made-up-{n}", contact="x", at=NOW + n))
    outbox.push(*outbox.entries[40:])
    assert room.rows("SELECT count(*) <= 31 FROM exposures") == [(1,)]


def test_another_model_is_told_once(room: Room) -> None:
    desk = Replica(room.sync(), "desk")
    desk.pull()
    assert desk.model == ""

    def in_force(version: str) -> None:
        room.database.write_now(
            lambda unit: unit.connection.execute(
                models.insert().values(
                    version=version, position=unit.position, made_at=1, catalogue="test",
                    snapshot=b"s", learner=b"l", cases=1, report="{}",
                )
            )
        )  # fmt: skip

    in_force("m1")
    in_force("m2")
    desk.pull()
    assert desk.model == "m2"
    told = asyncio.run(room.sync().pull("desk", desk.cursor, 10))
    assert told.transactions == ()
