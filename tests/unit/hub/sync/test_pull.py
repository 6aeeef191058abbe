"""Pull: what was replayed equals what is fetched anew (I7, I9), whatever happened between."""

from __future__ import annotations

import asyncio
import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from agent_desktop.decisioning.decisions import Exposure, ExposureKind, exposure_id
from agent_desktop.hub.sync import rows
from agent_desktop.hub.sync.pull import Viewer, page
from agent_desktop.protocol.digests import PARTS, digest_of
from agent_desktop.protocol.errors import Refused
from agent_desktop.protocol.messages import EntryKind, ExposuresBody, ReassignBody, UndoBody
from tests.support.hub_room import CATALOGUE, NOW, Outbox, Replica, Room
from tests.support.log_records import ExpectLog

USERS = ("al", "ben", "cleo", "doris")


def fresh(room: Room, desk: str = "fresh") -> Replica:
    replica = Replica(room.sync("dana"), desk)
    replica.pull()
    return replica


def test_an_empty_cache_gets_recent_customers_whole(room: Room) -> None:
    ada = room.customer("ada", "+442079460018", events=3)
    ben = room.customer("ben", events=2)
    room.fold()
    replica = fresh(room)
    assert set(replica.customers) == {ada, ben}
    assert len(replica.events[ada]) == 3
    assert replica.customers[ada].events == 3
    assert replica.contexts[ada]["events"] == 3
    assert replica.catalogue == room.catalogues.version


def test_a_hub_that_filled_up_later_fills_the_cache_too(room: Room) -> None:
    replica = fresh(room, "desk")
    assert replica.cursor > 0
    assert not replica.customers
    ada = room.customer("ada")
    replica.pull()
    assert set(replica.customers) == {ada}


def test_another_team_reads_nothing_through_somebody_s_installation(room: Room) -> None:
    ada = room.customer("ada")
    room.database.write_now(
        lambda unit: unit.connection.exec_driver_sql("UPDATE customers SET team = 'cards'")
    )
    replica = fresh(room, "desk")
    before = replica.cursor
    room.take_in(room.sighting("ada", name="Secret"))
    outbox = Outbox(room.sync("dana"), "desk")
    outbox.push(outbox.answer(ada))
    for cursor in (0, before, room.database.position - 1):
        reply = asyncio.run(room.sync("eve", team="other").pull("desk", cursor, 100))
        assert all(
            not (done.customers or done.events or done.responses) for done in reply.transactions
        )
    replica.pull()
    assert replica.customers[ada].events == len(replica.events[ada]) == 2
    assert len(replica.responses) == 1


def test_transactions_are_never_split(room: Room) -> None:
    room.customer("ada", events=40)
    room.customer("ben", events=40)
    replica = Replica(room.sync(), "desk")
    replica.pull(limit=1)
    assert replica.pages >= 2
    assert len(replica.positions) == len(set(replica.positions))
    room.take_in(*(room.sighting(user) for user in ("ada", "ben") * 10))
    before = len(replica.positions)
    replica.pull(limit=3)
    added = replica.positions[before:]
    assert len(added) == len(set(added))
    assert {len(events) for events in replica.events.values()} == {50}


def test_a_merge_brings_the_survivor_whole_and_tells_who_is_gone(room: Room) -> None:
    ada = room.customer("ada", events=3)
    ben = room.customer("ben", events=4)
    replica = fresh(room, "desk")
    link = room.merge(ada, ben)
    survivor = room.id_of("ada")
    replica.pull(limit=1)
    assert set(replica.customers) == {survivor}
    assert len(replica.events[survivor]) == 7
    room.unmerge(link)
    replica.pull(limit=1)
    assert {len(events) for events in replica.events.values()} == {3, 4}
    room.fold()
    replica.pull()
    assert replica.state() == fresh(room).state()


def test_the_survivor_of_a_merge_comes_to_who_held_only_the_other(room: Room) -> None:
    ada = room.customer("ada", events=3)
    ben = room.customer("ben", events=4)
    room.shared = room.shared._replace(offline_customers=0)
    sync = room.sync()
    younger = max((ada, ben), key=lambda one: one != ada)
    asyncio.run(sync.hold("desk", (younger,)))
    replica = Replica(sync, "desk")
    replica.pull()
    assert set(replica.customers) == {younger}
    room.merge(ada, ben)
    replica.pull()
    assert set(replica.customers) == {ada}
    assert len(replica.events[ada]) == 7


def test_a_page_may_end_between_a_merge_and_its_survivor(room: Room) -> None:
    ids = {user: room.customer(user) for user in USERS}
    replica = fresh(room, "desk")
    room.merge(ids["al"], ids["ben"])
    room.fold()
    replica.pull(limit=1)
    assert ids["ben"] not in replica.customers
    assert replica.state() == fresh(room).state()


def test_a_customer_who_must_come_whole_again_is_not_passed_by(room: Room) -> None:
    ada, ben = room.customer("ada"), room.customer("ben")
    replica = fresh(room, "desk")
    room.merge(ada, ben)
    room.customer("cleo")
    sync = room.sync()
    viewer = Viewer("desk", sync._principal, sync._sight)
    with room.database.reading() as connection:  # before the holdings are renewed
        made = page(connection, viewer, replica.cursor, 100)
    assert made.waits
    assert made.cursor < room.rows("SELECT position FROM customers WHERE id = ?", ada)[0][0]
    assert made.transactions == []


def test_small_transactions_are_cut_between(room: Room) -> None:
    ada = room.customer("ada")
    replica = fresh(room, "desk")
    for size in (2, 3, 1, 4, 2):
        room.take_in(*(room.sighting("ada") for _ in range(size)))
    seen: list[list[int]] = []
    while True:
        reply = asyncio.run(room.sync().pull("desk", replica.cursor, 4))
        replica.apply(reply)
        seen.append([len(done.events) for done in reply.transactions])
        if not reply.more:
            break
    assert [size for page_ in seen for size in page_] == [2, 3, 1, 4, 2]
    assert len(seen) > 2
    assert len(replica.events[ada]) == 13


def test_who_shares_a_number_or_a_household_hears_of_the_others(room: Room) -> None:
    ada, ben = room.customer("ada", "+442079460018"), room.customer("ben")
    replica = fresh(room, "desk")

    def told(how: str) -> None:
        room.fold()
        replica.pull()
        assert replica.state() == fresh(room).state(), how

    def sharing() -> list[int]:
        return [one.shared_by for one in replica.customers[ada].identities]

    room.take_in(room.sighting("ben", "+442079460018"))
    told("a second owner")
    assert max(sharing()) == 2
    cleo = room.customer("cleo", "+442079460018")
    told("a third owner")
    assert max(sharing()) == 3
    link = room.merge(ben, cleo)
    told("two of them are one")
    assert max(sharing()) == 2
    room.unmerge(link)
    told("and are not")
    assert max(sharing()) == 3
    for user in ("ada", "ben"):
        seen = room.sighting(user)
        room.take_in(seen._replace(group=("household", "h1"), relation="partner"))
        told("moved in")
    assert [one.name for one in replica.customers[ada].household] == ["Ben"]
    room.take_in(room.sighting("ben", traits={"name": "Benjamin"}))
    told("renamed")
    assert [one.name for one in replica.customers[ada].household] == ["Benjamin"]
    room.take_in(room.sighting("ada", device="d"), room.sighting("ben", device="d"))
    told("one device")
    room.take_in(room.sighting("cleo", device="d"))
    told("and a third user of it")


def test_a_lost_reply_costs_nothing(room: Room) -> None:
    ada = room.customer("ada", events=3)
    ben = room.customer("ben", events=2)
    replica = fresh(room, "desk")
    room.merge(ada, ben)
    lost = asyncio.run(room.sync().pull("desk", replica.cursor, 100))
    again = asyncio.run(room.sync().pull("desk", replica.cursor, 100))
    assert lost.transactions == again.transactions
    room.fold()
    replica.pull()
    assert replica.state() == fresh(room).state()


def test_a_team_sees_its_own_customers_only(room: Room) -> None:
    ada = room.customer("ada")
    ben = room.customer("ben")
    room.database.write_now(
        lambda unit: unit.connection.exec_driver_sql(
            "UPDATE customers SET team = 'loans', position = ? WHERE id = ?", (unit.position, ben)
        )
    )
    mine = Replica(room.sync("dana"), "d1")
    mine.pull()
    theirs = Replica(room.sync("luis", team="loans"), "d2")
    theirs.pull()
    everybody = Replica(room.sync("root", role="admin"), "d3")
    everybody.pull()
    assert (set(mine.customers), set(theirs.customers)) == ({ada}, {ada, ben})
    assert set(everybody.customers) == {ada, ben}
    asyncio.run(room.sync("dana").hold("d1", (ben,)))
    mine.pull()
    assert set(mine.customers) == {ada}
    room.database.write_now(
        lambda unit: unit.connection.exec_driver_sql(
            "UPDATE customers SET team = 'loans', position = ? WHERE id = ?", (unit.position, ada)
        )
    )
    mine.pull()
    assert not mine.customers
    room.database.write_now(
        lambda unit: unit.connection.exec_driver_sql(
            "UPDATE customers SET team = '', position = ? WHERE id = ?", (unit.position, ada)
        )
    )
    mine.pull()
    assert set(mine.customers) == {ada}
    assert len(mine.events[ada]) == 1


@pytest.mark.parametrize(
    ("desk", "cursor", "limit"),
    [("", 0, 1), ("a b", 0, 1), ("x" * 65, 0, 1), ("d", -1, 1), ("d", 2**63, 1), ("d", 0, 0),
     ("d", 0, -5), ("d", 0, 10**9)],
)  # fmt: skip
def test_numbers_that_can_t_be_are_refused(room: Room, desk: str, cursor: int, limit: int) -> None:
    with pytest.raises(Refused):
        asyncio.run(room.sync().pull(desk, cursor, limit))


def test_a_cursor_never_goes_backwards(room: Room, expect_log: ExpectLog) -> None:
    """Who has been further than the hub: the hub is an older copy, and begins another epoch."""
    room.customer("ada")
    expect_log("an installation knows more than this hub")
    epoch = room.database.epoch
    reply = asyncio.run(room.sync().pull("desk", 10**6, 100))
    assert not reply.transactions
    assert reply.cursor >= 10**6
    assert reply.epoch == room.database.epoch > epoch
    who = room.rows("SELECT \"by\" FROM audit WHERE what = 'epoch_begun'")
    assert [row[0] for row in who] == ["dana"]


def test_a_long_journey_s_digest_is_of_what_was_sent(
    room: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The newest events of a whole delivery, and what came later, old or new."""
    monkeypatch.setattr(rows, "NEWEST", 3)
    ada = room.customer("ada", events=8)
    replica = Replica(room.sync(), "desk")
    replica.pull()
    room.take_in(room.sighting("ada", at=5), room.sighting("ada"))
    room.fold()
    replica.pull()
    assert len(replica.events[ada]) == 5
    mine = digest_of(replica.customers[ada], replica.events[ada].values(), [])
    assert digests(room, replica.cursor) == {ada: mine}


def test_a_herd_that_knows_more_begins_one_epoch(room: Room, expect_log: ExpectLog) -> None:
    room.customer("ada")
    expect_log("an installation knows more than this hub")

    async def herd() -> list[tuple[int, bool]]:
        asked = (room.sync(f"u{n}").pull(f"desk-{n}", 5_000 + n, 100) for n in range(20))
        replies = await asyncio.gather(*asked)
        return [(one.epoch, one.cursor >= 5_000 + n) for n, one in enumerate(replies)]

    assert asyncio.run(herd()) == [(room.database.epoch, True)] * 20
    with pytest.raises(Refused, match="Pull from 0"):  # no second time in one run
        asyncio.run(room.sync().pull("desk", room.database.position + 10, 100))
    assert len(room.rows("SELECT 1 FROM audit WHERE what = 'epoch_begun'")) == 1


def test_a_cursor_that_can_t_be_true_changes_nothing(room: Room) -> None:
    for cursor in (2**40, 2**62):
        with pytest.raises(Refused) as refused:
            asyncio.run(room.sync().pull("desk", cursor, 100))
        assert refused.value.code == "bad_cursor"
    assert room.database.epoch == 1


steps = st.lists(
    st.one_of(
        st.tuples(st.just("events"), st.lists(st.sampled_from(USERS), min_size=1, max_size=6)),
        st.tuples(st.just("shares"), st.tuples(st.sampled_from(USERS), st.integers(0, 3))),
        st.tuples(st.just("moves_in"), st.sampled_from(USERS)),
        st.tuples(st.just("renamed"), st.sampled_from(USERS)),
        st.tuples(st.just("late"), st.sampled_from(USERS)),
        st.tuples(st.just("answer"), st.sampled_from(USERS)),
        st.tuples(st.just("shown"), st.tuples(st.sampled_from(USERS), st.integers(1, 2))),
        st.tuples(st.just("undo"), st.integers(0, 3)),
        st.tuples(st.just("merge"), st.tuples(st.sampled_from(USERS), st.sampled_from(USERS))),
        st.tuples(st.just("reassign"), st.tuples(st.sampled_from(USERS), st.sampled_from(USERS))),
        st.tuples(st.just("unmerge"), st.integers(0, 3)),
        st.tuples(st.just("fold"), st.none()),
        st.tuples(st.just("publish"), st.none()),
        st.tuples(st.just("pull"), st.tuples(st.integers(1, 30), st.integers(1, 4))),
    ),
    max_size=20,
)


@settings(
    max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(steps)
def test_replayed_equals_refetched(script: list[tuple[str, object]]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        room = Room(Path(folder))
        try:
            run(room, script)
        finally:
            room.database.close()


def run(room: Room, script: list[tuple[str, object]]) -> None:
    room.catalogues.publish_now(CATALOGUE, "test.toml")
    for user in USERS:
        room.customer(user, "+442079460018" if len(user) < 4 else "")
    day = Day(room)
    for what, how in script:
        getattr(day, what)(how)
    room.fold()
    replica = day.replica
    replica.pull(7)
    assert replica.state() == fresh(room).state()
    assert digests(room, replica.cursor) == {
        key: digest_of(
            replica.customers[key],
            replica.events[key].values(),
            [one for one in replica.responses.values() if one.customer_id == key],
        )
        for key in replica.customers
    }
    told = {key: len(events) for key, events in replica.events.items()}
    assert told == dict(
        map(tuple, room.rows("SELECT customer_id, count(*) FROM events GROUP BY customer_id"))
    )
    assert len(replica.responses) == room.rows("SELECT count(*) FROM responses")[0][0]
    shown = room.rows("SELECT id, customer_id FROM exposures")
    assert {one.exposure.id: one.customer_id for one in replica.exposures.values()} == dict(
        map(tuple, shown)
    )


def digests(room: Room, cursor: int) -> dict[str, str]:
    """Of all that the installation should have (I9)."""
    found: dict[str, str] = {}
    for part in range(PARTS):
        reply = asyncio.run(room.sync().digest("desk", cursor, part))
        assert reply.quiet
        found |= reply.digests
    return found


class Day:
    """What may happen to a hub, by name."""

    def __init__(self, room: Room) -> None:
        self.room = room
        self.replica = Replica(room.sync(), "desk")
        self.outbox = Outbox(room.sync(), "desk")
        self.links: list[int] = []
        self.published = 0

    def events(self, users: list[str]) -> None:
        self.room.take_in(*(self.room.sighting(user) for user in users))

    def shares(self, what: tuple[str, int]) -> None:
        """A number, a device: which others may have too."""
        user, which = what
        seen = self.room.sighting(user, f"+4420794600{which:02d}", device=f"device-{which}")
        self.room.take_in(seen)

    def moves_in(self, user: str) -> None:
        seen = self.room.sighting(user)
        self.room.take_in(seen._replace(group=("household", "h1"), relation="partner"))

    def renamed(self, user: str) -> None:
        self.room.take_in(
            self.room.sighting(user, traits={"name": f"{user} {self.replica.cursor}"})
        )

    def late(self, user: str) -> None:
        self.room.take_in(self.room.sighting(user, at=1_000))

    def answer(self, user: str) -> None:
        self.outbox.push(self.outbox.answer(self.room.id_of(user)))

    def shown(self, how: tuple[str, int]) -> None:
        user, call = how
        kind, contact = ExposureKind.DISPLAYED, f"call-{call}"
        one = Exposure(
            exposure_id(kind, contact, "offer"), "offer", "a", kind, NOW, "call-centre", contact
        )
        body = ExposuresBody(customer_id=self.room.id_of(user), decision_id="d", exposures=(one,))
        self.outbox.push(self.outbox.add(EntryKind.EXPOSURES, body))

    def undo(self, which: int) -> None:
        answers = [e for e in self.outbox.entries if e.kind is EntryKind.RESPONSE]
        if answers:
            body = UndoBody(response_id=answers[which % len(answers)].id)
            self.outbox.push(self.outbox.add(EntryKind.UNDO, body))

    def reassign(self, users: tuple[str, str]) -> None:
        body = ReassignBody(
            contact_id="call-1",
            from_customer_id=self.room.id_of(users[0]),
            to_customer_id=self.room.id_of(users[1]),
        )
        self.outbox.push(self.outbox.add(EntryKind.REASSIGN, body))

    def merge(self, users: tuple[str, str]) -> None:
        one, other = (self.room.id_of(user) for user in users)
        if one != other:
            self.links.append(self.room.merge(one, other))

    def unmerge(self, which: int) -> None:
        if self.links:
            self.room.unmerge(self.links.pop(which % len(self.links)))

    def fold(self, _: None) -> None:
        self.room.fold()

    def publish(self, _: None) -> None:
        self.published += 1
        self.room.catalogues.publish_now(f"{CATALOGUE}\n# {self.published}\n", "test.toml")

    def pull(self, how: tuple[int, int]) -> None:
        self.replica.pull(*how)
