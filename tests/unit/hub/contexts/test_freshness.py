"""Contexts are up to date when they are asked for, and nobody waits behind others for ever."""

from __future__ import annotations

import asyncio
import time

import msgspec

from agent_desktop.hub.contexts import waiting as module
from agent_desktop.hub.contexts.folding import fresh_contexts
from agent_desktop.hub.contexts.keeper import Keeper
from agent_desktop.hub.contexts.waiting import Waiting
from tests.support.hub_room import Replica, Room
from tests.support.log_records import ExpectLog


def test_a_context_is_fresh_where_it_is_read(room: Room) -> None:
    ada = room.customer("ada", events=3)
    with room.database.reading() as connection:
        context, position = fresh_contexts(connection, [ada], 9)[ada]
    assert msgspec.json.decode(context)["events"] == 3  # never folded
    assert position == room.database.position
    room.fold()
    room.take_in(room.sighting("ada"), room.sighting("ada"))
    with room.database.reading() as connection:
        fresh, _ = fresh_contexts(connection, [ada, "nobody"], 9)[ada]
    assert room.rows("SELECT context_stale FROM customers") == [(1,)]  # nothing was written
    room.fold()
    kept = room.rows("SELECT context FROM contexts")[0][0]
    assert msgspec.json.decode(fresh) == msgspec.json.decode(kept)


def test_only_so_much_is_folded_while_somebody_waits(room: Room) -> None:
    ids = [room.customer(f"u{n}", events=4) for n in range(3)]
    with room.database.reading() as connection:
        assert len(fresh_contexts(connection, ids, 8)) == 2
        assert len(fresh_contexts(connection, ids, 0)) == 1
    room.fold()
    with room.database.reading() as connection:
        assert fresh_contexts(connection, ids, 8) == {}


def test_live_events_are_folded_by_the_desktop_until_the_hub_has(room: Room) -> None:
    ada = room.customer("ada", events=2)
    room.fold()
    replica = Replica(room.sync(), "desk")
    replica.pull()
    for events in (3, 4):
        room.take_in(room.sighting("ada"))
        replica.pull()
        assert replica.contexts[ada]["events"] == 2  # the hub's word
        assert replica.context(ada).events == events
    late = Replica(room.sync(), "another")
    late.pull()
    assert late.context(ada).events == 4
    room.fold()
    room.take_in(room.sighting("ada"))
    for one in (replica, late):
        one.pull()
        assert one.context(ada).events == 5


def test_whole_customers_come_with_all_their_events_in_the_context(room: Room) -> None:
    """A desktop can't tell which events of a whole delivery the context lacks."""
    ada = room.customer("ada", events=2)
    room.fold()
    room.take_in(room.sighting("ada"))
    replica = Replica(room.sync(), "desk")
    replica.pull()
    assert replica.contexts[ada]["events"] == 3
    assert replica.context(ada).events == 3


def test_who_waits_longest_is_next_however_often_others_change() -> None:
    waiting = Waiting()
    waiting.add(["a", "b"])
    waiting.add(["c", "a"])
    waiting.add(["a"])
    assert waiting.take(2) == ["a", "b"]
    waiting.add(["a"])
    assert waiting.take(9) == ["c", "a"]
    assert (len(waiting), waiting.longest()) == (0, 0.0)


def test_more_than_can_be_kept_are_looked_for_in_the_database() -> None:
    waiting = Waiting()
    waiting.overflowed = False
    waiting.add([str(n) for n in range(module.MOST)])
    assert not waiting.overflowed
    waiting.add(["one more"])
    assert waiting.overflowed


def test_a_unit_that_failed_leaves_its_position_to_others() -> None:
    waiting = Waiting()
    waiting.own(7)
    waiting.nothing_was_written()
    assert waiting.overflowed
    assert not waiting.is_own(7)


def test_the_keeper_finds_everybody_while_events_keep_coming(room: Room) -> None:
    """Some were stale before it ran, some change all the time, some once."""
    users = [f"u{n}" for n in range(90)]
    for user in users:
        room.customer(user)

    async def stale() -> int:
        rows = await asyncio.to_thread(
            room.rows, "SELECT count(*) FROM customers WHERE context_stale AND id <> ?", busy
        )
        return int(rows[0][0])

    async def work() -> None:
        running = asyncio.create_task(Keeper(room.database).run())
        ends = time.monotonic() + 20
        once = iter(users[1:])
        while True:
            more = [room.sighting("u0")] + [
                room.sighting(user) for user in [next(once, "")] if user
            ]
            await asyncio.to_thread(room.take_in, *more)
            if len(more) == 1 and not await stale():
                break
            assert time.monotonic() < ends
        running.cancel()

    busy = room.id_of("u0")
    asyncio.run(work())
    room.fold()
    counts = room.rows(
        "SELECT c.events, x.context FROM customers c JOIN contexts x ON c.id = x.customer_id"
    )
    assert len(counts) == len(users)
    assert all(msgspec.json.decode(context)["events"] == events for events, context in counts)


def test_one_journey_that_cannot_be_read_keeps_nobody_waiting(
    room: Room, expect_log: ExpectLog
) -> None:
    ada, ben = room.customer("ada"), room.customer("ben")
    room.database.write_now(
        lambda unit: unit.connection.exec_driver_sql(
            "UPDATE events SET properties = CAST('{' AS BLOB) WHERE customer_id = ?", (ada,)
        )
    )
    expect_log(f"the context of {ada} was not folded: DecodeError")
    room.fold()
    assert room.rows("SELECT id FROM customers WHERE context_stale") == [(ada,)]
    assert [row[0] for row in room.rows("SELECT customer_id FROM contexts")] == [ben]
