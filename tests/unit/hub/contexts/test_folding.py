"""Contexts follow journeys: incrementally, in any order, and anew after a merge."""

from __future__ import annotations

import asyncio
import time
from typing import Any

import msgspec
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from agent_desktop.hub.contexts import folding
from agent_desktop.hub.contexts.keeper import Keeper
from tests.support.hub_room import NOW, Room

STORED = (
    "SELECT context, context_stale FROM customers LEFT JOIN contexts ON contexts.customer_id = id"
)


def context(room: Room, customer: str) -> Any:
    stored, stale = room.rows(f"{STORED} WHERE id = ?", customer)[0]
    assert not stale
    return msgspec.json.decode(stored)


def test_new_events_are_added_to_what_was_folded(room: Room) -> None:
    ada = room.customer("ada", events=3)
    room.fold()
    room.take_in(room.sighting("ada"), room.sighting("ada"))
    room.fold()
    assert context(room, ada)["events"] == 5
    position = room.database.position
    room.fold()
    assert room.database.position == position


@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.lists(st.sampled_from(["ada", "ben", "fold", "merge", "unmerge"]), max_size=14))
def test_step_by_step_equals_all_at_once(room: Room, script: list[str]) -> None:
    run = f"{room.database.position}-"
    ids = {user: room.customer(f"{run}{user}") for user in ("ada", "ben")}
    links: list[int] = []
    for step in script:
        if step == "fold":
            room.fold()
        elif step == "merge" and not links:
            links.append(room.merge(*ids.values()))
        elif step == "unmerge" and links:
            room.unmerge(links.pop())
        elif step in ids:
            room.take_in(room.sighting(f"{run}{step}", at=NOW + len(step) * 7 % 5))
    room.fold()
    living = {room.id_of(f"{run}{user}") for user in ids}
    stepwise = {one: context(room, one) for one in living}
    for one in living:
        room.database.write_now(
            lambda unit, one=one: unit.connection.exec_driver_sql(
                "UPDATE customers SET context_stale = 1, context_position = 0 WHERE id = ?",
                (one,),
            )
        )
    room.fold()
    assert stepwise == {one: context(room, one) for one in living}


def test_an_event_during_the_turn_leaves_it_stale(room: Room) -> None:
    ada = room.customer("ada")
    with room.database.reading() as connection:
        folded = folding.fold(connection, folding.stale_ones(connection)[0])
    room.take_in(room.sighting("ada"))
    room.database.write_now(lambda unit: folding.store(unit, folded))
    assert room.rows("SELECT context_stale FROM customers") == [(1,)]
    room.fold()
    assert context(room, ada)["events"] == 2


def test_a_merge_during_the_turn_wins(room: Room) -> None:
    ada, ben = room.customer("ada"), room.customer("ben")
    with room.database.reading() as connection:
        folded = folding.fold(connection, folding.stale_ones(connection)[0])
    room.merge(ada, ben)
    room.database.write_now(lambda unit: folding.store(unit, folded))
    room.fold()
    assert context(room, ada)["events"] == 2


def test_old_events_at_a_new_position_let_nothing_in_twice(room: Room) -> None:
    """A merge of others gives early events late positions."""
    one, other = room.customer("one"), room.customer("other")
    ada = room.customer("ada", events=3)
    room.fold()
    link = room.merge(one, other)
    room.take_in(room.sighting("ada"))
    room.unmerge(link)
    room.fold()
    room.take_in(room.sighting("ada"))
    room.fold()
    assert context(room, ada)["events"] == 5


def test_a_context_of_another_version_is_folded_anew(room: Room) -> None:
    ada = room.customer("ada", events=2)
    room.fold()
    room.database.write_now(
        lambda unit: unit.connection.exec_driver_sql(
            'UPDATE contexts SET context = CAST(\'{"events": "many"}\' AS BLOB)'
        )
    )
    room.take_in(room.sighting("ada"))
    room.fold()
    assert context(room, ada)["events"] == 3


def test_the_keeper_folds_within_a_second_and_resumes(room: Room) -> None:
    ada = room.customer("ada", events=2)  # before it runs

    async def until(events: int) -> float:
        started = time.monotonic()
        while True:
            stored, stale = room.rows(STORED)[0]
            if not stale and msgspec.json.decode(stored)["events"] == events:
                return time.monotonic() - started
            assert time.monotonic() - started < 10
            await asyncio.sleep(0.01)

    async def work() -> None:
        running = asyncio.create_task(Keeper(room.database).run())
        await until(2)
        await asyncio.to_thread(room.take_in, room.sighting("ada"))
        assert await until(3) < 1
        running.cancel()

    asyncio.run(work())
    assert context(room, ada)["events"] == 3
