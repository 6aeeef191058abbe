"""Nothing of an erased customer stays on the hub, not in its files either; and it is told (I14)."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import Any

import msgspec
import pytest

from agent_desktop.decisioning.decisions import Exposure, ExposureKind, exposure_id
from agent_desktop.hub import audit, commands
from agent_desktop.hub.erasing import finding, orders
from agent_desktop.hub.erasing.erasing import cleared, erase
from agent_desktop.hub.erasing.journal import NAME
from agent_desktop.hub.sync.shared import Shared
from agent_desktop.protocol.messages import CustomerGone, EntryKind, ExposuresBody, UndoBody
from tests.support.hub_room import CATALOGUE, NOW, Outbox, Replica, Room
from tests.support.log_records import ExpectLog

CANARY = "canary-7f3a91"
PHONE = "+442079460099"


def planted(room: Room, user: str = CANARY, phone: str = PHONE) -> str:
    """A customer whose every corner holds the canary."""
    room.take_in(
        *(
            room.sighting(
                user, phone, device=f"device-{CANARY}", name=f"Bought {CANARY}",
                properties={"what": CANARY, "n": n}, traits={"name": CANARY, "city": CANARY},
            )
            for n in range(40)
        )
    )  # fmt: skip
    room.take_in(*(room.sighting(user, traits={"city": f"{CANARY}-{n}"}) for n in range(5)))
    ada = room.id_of(user)
    room.fold()
    outbox = Outbox(room.sync())
    outbox.answer(ada, "r1", contact_id=f"call-{CANARY}")
    shown = exposure_id(ExposureKind.DISPLAYED, "call-1", "offer")
    exposure = Exposure(
        shown, "offer", "offer@call-centre", ExposureKind.DISPLAYED, NOW, "call-centre", "call-1"
    )
    outbox.add(
        EntryKind.EXPOSURES,
        ExposuresBody(customer_id=ada, decision_id="list-r1", exposures=(exposure,)),
    )
    outbox.answer(ada, "refused", touchpoint="mailing", asset_id=CANARY, sentiment="negative")
    outbox.add("unknown", msgspec.json.encode({"customer_id": ada, "note": CANARY}), "strange")
    outbox.add("unknown", msgspec.json.encode({"who": "+44 20 7946-0099"}), "stranger")
    outbox.push()
    room.database.write_now(
        lambda unit: unit.connection.exec_driver_sql(
            "INSERT INTO quarantine (received_at, touchpoint, source, reason, detail, body, digest,"
            " times) VALUES (1, 'website', 'http', 'no_name', '', ?, ?, 1)",
            (msgspec.json.encode({"userId": user, "traits": {"name": CANARY}}), b"digest"),
        )
    )
    return ada


def erased(room: Room, customer: str, *, objected: bool = False) -> dict[str, int]:
    report = room.database.write_now(lambda unit: erase(unit, customer, "ivy", objected=objected))
    assert cleared(room.database)
    return report


def files_with(folder: Path, *needles: str) -> list[str]:
    return [
        f"{needle} in {file.name}"
        for file in sorted(folder.rglob("*"))
        if file.is_file()
        for needle in needles
        if needle.encode() in file.read_bytes()
    ]


def test_the_canary_is_in_no_byte_of_any_file(room: Room, tmp_path: Path) -> None:
    ada = planted(room)
    ben = room.customer("ben", events=30)
    assert files_with(tmp_path, CANARY, PHONE)
    report = erased(room, ada)
    assert report["events"] == 45
    assert {"responses", "exposures", "decisions", "contexts", "quarantine"} <= set(report)
    assert report["refused_entries"] == 3
    assert files_with(tmp_path, CANARY, PHONE, PHONE[3:]) == []
    with room.database.reading() as connection:
        assert audit.verify(connection).broken_at is None
        assert connection.exec_driver_sql("PRAGMA integrity_check").scalar() == "ok"
        assert not connection.exec_driver_sql("PRAGMA foreign_key_check").all()
    assert room.rows("SELECT count(*) FROM events WHERE customer_id = ?", ben) == [(30,)]
    # The hub goes on, and knows the number no more.
    assert room.customer("cleo", PHONE) not in {ada, ben}


def test_every_desktop_is_told_even_who_let_them_go(room: Room) -> None:
    ada = planted(room)
    holding, former = Replica(room.sync(), "desk"), Replica(room.sync("b"), "other")
    holding.pull()
    former.pull()
    asyncio.run(room.sync("b").release("other", (ada,)))
    never = asyncio.run(room.sync("c", team="loans").pull("third", 0, 1_000)).cursor
    cursors = {("dana", "desk"): holding.cursor, ("b", "other"): former.cursor}
    erased(room, ada)
    for (who, desk), cursor in {**cursors, ("c", "third"): never}.items():
        reply = asyncio.run(room.sync(who).pull(desk, cursor, 1_000))
        gone = [one for done in reply.transactions for one in done.gone]
        assert gone == [CustomerGone(customer_id=ada, erased=True)]
        assert not [one for done in reply.transactions for one in done.events]
    holding.pull()
    assert ada not in holding.customers


def test_whoever_was_merged_into_them_goes_too(room: Room, tmp_path: Path) -> None:
    ada = planted(room)
    twin = room.customer(f"twin-{CANARY}", PHONE, events=3)
    room.merge(ada, twin)
    with room.database.reading() as connection:
        living = finding.customer_of(connection, twin)
    assert living is not None
    erased(room, living)
    assert files_with(tmp_path, CANARY, PHONE) == []
    assert {row[0] for row in room.rows("SELECT customer_id FROM erasures")} == {ada, twin}


def test_what_is_others_too_stays_theirs(room: Room) -> None:
    ada = planted(room)
    ben = room.customer("ben", PHONE, events=2)
    replica = Replica(room.sync(), "desk")
    replica.pull()
    assert {one.shared_by for one in replica.customers[ben].identities} == {1, 2}
    erased(room, ada)
    replica.pull()
    assert [
        (one.identity.value, one.shared_by)
        for one in replica.customers[ben].identities
        if one.identity.namespace == "phone"
    ] == [(PHONE, 1)]
    fresh = Replica(room.sync("b"), "fresh")
    fresh.pull()
    assert fresh.customers == replica.customers


def test_late_entries_about_them_leave_nothing(room: Room, tmp_path: Path) -> None:
    ada = planted(room)
    erased(room, ada)
    late = Outbox(room.sync("b"), "offline", "b")
    late.answer(ada, "late", contact_id=CANARY)
    late.add(EntryKind.UNDO, UndoBody(response_id="late"))
    late.add("unknown", msgspec.json.encode({"customer_id": ada, "note": CANARY}), "odd")
    assert late.verdicts() == [("rejected", "erased"), ("accepted", ""), ("rejected", "erased")]
    assert late.verdicts()[0] == ("rejected", "erased")
    assert cleared(room.database)
    assert files_with(tmp_path, CANARY) == []
    reply = asyncio.run(room.sync("b").pull("offline", 0, 1_000))
    settled = {one.entry_id for done in reply.transactions for one in done.settlements}
    assert settled == {"late", "odd"}


def test_an_objection_outlives_it(room: Room) -> None:
    ada = planted(room)
    erased(room, ada, objected=True)
    again = room.customer("somebody-new", PHONE)
    other = room.customer("ben", "+442079460001")
    replica = Replica(room.sync(), "desk")
    replica.pull()
    (kept,) = replica.customers[again].consents
    assert (kept.purpose, kept.given) == ("marketing", False)
    assert replica.customers[other].consents == ()
    plain = room.rows("SELECT id FROM erased_identities")
    assert not {row[0] for row in plain} & {CANARY, PHONE}


def test_they_may_come_back_as_somebody_new(room: Room) -> None:
    ada = planted(room)
    replica = Replica(room.sync(), "desk")
    replica.pull()
    erased(room, ada)
    back = room.customer(CANARY, events=2)
    room.fold()
    replica.pull()
    fresh = Replica(room.sync(), "fresh")
    fresh.pull()
    for one in (replica, fresh):
        assert len(one.events[back]) == 2
        assert not [r for r in one.responses.values() if r.customer_id == back]


def test_a_backup_brings_nobody_back(room: Room, tmp_path: Path, expect_log: ExpectLog) -> None:
    ada = planted(room)
    rows = room.rows("SELECT count(*) FROM events")
    orders_of(room, ada)
    assert (room.database.folder / NAME).exists()
    assert orders.Erasures(room.database).again() == 0
    room.database.write_now(lambda unit: unit.connection.exec_driver_sql("DELETE FROM erasures"))
    assert planted(room) == ada
    assert room.rows("SELECT count(*) FROM events") == rows
    expect_log("erased again after a restore: 1")
    assert orders.Erasures(room.database).again() == 1
    assert files_with(tmp_path, CANARY) == []


def orders_of(room: Room, customer: str) -> None:
    room.database.write_now(lambda unit: orders.lay(unit, customer, "ivy", objected=False))
    assert orders.Erasures(room.database).carry_out() == 1


def test_the_command_beside_a_hub_that_serves(
    room: Room, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    ada = planted(room)
    data = ["--data", str(room.database.folder)]
    assert commands.main(["erase", ada, *data]) == 0
    said = capsys.readouterr().out
    assert "would be erased: 45 events" in said
    assert "Say --yes" in said
    assert files_with(tmp_path, CANARY)
    assert commands.main(["erase", "phone:+44999", *data]) == 1
    told: list[int] = []

    async def beside() -> int:
        serving = orders.Erasures(room.database)
        serving.told = told.append
        following = asyncio.create_task(serving.follow())
        try:
            return await asyncio.to_thread(
                commands.main, ["erase", f"phone:{PHONE}", *data, "--yes", "--by", "ivy"]
            )
        finally:
            following.cancel()

    assert asyncio.run(beside()) == 0
    assert told
    assert f"customer {ada} is erased" in capsys.readouterr().out
    assert files_with(tmp_path, CANARY, PHONE) == []
    who: list[Any] = room.rows("SELECT \"by\", detail FROM audit WHERE what = 'customer_erased'")
    assert [row[0] for row in who] == ["ivy"]
    assert commands.main(["erase", ada, *data, "--yes"]) == 1


def test_an_order_that_fails_holds_up_no_other(
    room: Room, expect_log: ExpectLog, monkeypatch: pytest.MonkeyPatch
) -> None:
    ada, ben = planted(room), room.customer("ben")
    real = orders.erase

    def fails(unit: Any, customer_id: str, by: str, *, objected: bool) -> dict[str, int]:
        if customer_id == ada:
            raise RuntimeError("a bug")
        return real(unit, customer_id, by, objected=objected)

    expect_log("erasure 1 failed, and is tried again")
    for customer in (ada, ben):
        room.database.write_now(
            lambda unit, customer=customer: orders.lay(unit, customer, "ivy", objected=False)
        )
    serving = orders.Erasures(room.database)
    with monkeypatch.context() as patched:
        patched.setattr(orders, "erase", fails)
        assert [serving.carry_out() for _ in range(2)] == [1, 0]
    assert serving.carry_out() == 1
    assert room.rows("SELECT count(*) FROM customers") == [(0,)]


def test_a_number_of_several_is_nobody(room: Room) -> None:
    planted(room)
    room.customer("ben", PHONE)
    with room.database.reading() as connection:
        assert finding.customer_of(connection, f"phone:{PHONE}") is None
        assert finding.customer_of(connection, "user_id:ben") is not None
        assert finding.customer_of(connection, "phone:") is None


def test_the_catalogue_is_untouched(room: Room) -> None:
    shared: Shared = room.shared
    erased(room, planted(room))
    assert shared.catalogues.text("current")[1] == CATALOGUE
