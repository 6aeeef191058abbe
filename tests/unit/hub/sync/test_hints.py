"""The stream: hints to whom it concerns, heartbeats, and an end when the hub goes."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Coroutine
from typing import Any

from agent_desktop.hub.sync.hints import Hints
from agent_desktop.protocol.messages import Hint
from tests.support.hub_room import Room


def on_a_loop(work: Coroutine[Any, Any, None]) -> None:
    asyncio.run(asyncio.wait_for(work, 20))


async def next_hint(stream: AsyncIterator[Hint | None]) -> Hint:
    while (got := await anext(stream)) is None:
        pass
    return got


def test_a_commit_reaches_those_who_hold_the_customer_and_nobody_else(room: Room) -> None:
    ada, ben = room.customer("ada"), room.customer("ben")
    room.shared = room.shared._replace(hints=Hints(room.database, heartbeat_s=60))
    hints = room.shared.hints

    async def work() -> None:
        await room.sync().hold("one", (ada,))
        await room.sync().hold("two", (ben,))
        running = asyncio.create_task(hints.run())
        await asyncio.sleep(0.05)
        head = room.database.position
        one = room.sync().stream("one", head)
        two = room.sync().stream("two", head)
        assert await anext(one) is None
        assert await anext(two) is None
        waiting = asyncio.create_task(anext(two))
        await asyncio.to_thread(room.take_in, room.sighting("ada"))
        assert (await next_hint(one)).position == room.database.position
        await asyncio.sleep(0.2)
        assert not waiting.done()
        room.shared.hints.tell_all(room.database.position + 1)
        assert (await waiting) == Hint(position=room.database.position + 1)
        assert hints.open == 2
        hints.close()
        assert [got async for got in one][-1:] in ([], [None], [Hint(position=head + 2)])
        assert [got async for got in two] == []
        assert hints.open == 0
        running.cancel()

    on_a_loop(work())


def test_a_stream_opens_with_a_hint_if_there_is_more(room: Room) -> None:
    async def work() -> None:
        stream = room.sync().stream("desk", 0)
        assert (await anext(stream)) == Hint(position=room.database.position)

    on_a_loop(work())


def test_a_quiet_line_beats(room: Room) -> None:
    room.shared = room.shared._replace(hints=Hints(room.database, heartbeat_s=0.1))

    async def work() -> None:
        running = asyncio.create_task(room.shared.hints.run())
        stream = room.sync().stream("desk", room.database.position)
        assert [await anext(stream) for _ in range(4)] == [None] * 4
        running.cancel()

    on_a_loop(work())


def test_holding_more_hints_at_the_desk_itself(room: Room) -> None:
    ada = room.customer("ada")

    async def work() -> None:
        running = asyncio.create_task(room.shared.hints.run())
        stream = room.sync().stream("desk", room.database.position)
        assert await anext(stream) is None
        await room.sync(desk="desk").customer(ada)
        assert (await next_hint(stream)).position == room.database.position
        running.cancel()

    on_a_loop(work())


def test_a_dropped_stream_is_forgotten(room: Room) -> None:
    async def work() -> None:
        stream = room.shared.hints.stream("desk", 10**9)
        assert await anext(stream) is None
        assert room.shared.hints.open == 1
        await stream.aclose()  # type: ignore[attr-defined] # it is a generator
        assert room.shared.hints.open == 0

    on_a_loop(work())
