"""Settlements and erasures reach the outbox exactly once, wherever a crash comes."""

from __future__ import annotations

import asyncio
from contextlib import suppress

from agent_desktop.protocol.messages import Settlement, SettlementVerdict
from agent_desktop.sync.clearing import EVERY_S, PATIENCE_S, SOON_S, Clearing
from tests.support.event_loop import in_a_loop
from tests.support.sync_fakes import Sleeper

LATE = "entry-late"
"""Still under way: its settlement has to wait."""


class Room:
    """The cache, the outbox and the pulling process at once."""

    def __init__(self) -> None:
        self.left = [_settlement("e1"), _settlement(LATE)]
        self.gone = ["c1", "c2"]
        self.taken: list[str] = []
        self.clean: list[tuple[str, ...]] = []
        self.forced: list[tuple[str, ...]] = []
        self.pins: list[tuple[str, ...]] = []
        self.under_way = {LATE}
        self.unsettled = {"c2"}
        self.broken: Exception | None = None

    async def settlements(self) -> tuple[Settlement, ...]:
        if self.broken is not None:
            raise self.broken
        return tuple(self.left)

    async def erased(self) -> tuple[str, ...]:
        return tuple(self.gone)

    async def take_settlements(self, settlements: tuple[Settlement, ...]) -> tuple[str, ...]:
        return tuple(one.entry_id for one in settlements if one.entry_id not in self.under_way)

    async def erase(self, customer_ids: tuple[str, ...], *, unsettled: bool) -> tuple[str, ...]:
        if unsettled:
            self.forced.append(customer_ids)
            return customer_ids
        return tuple(one for one in customer_ids if one not in self.unsettled)

    async def pinned(self) -> tuple[str, ...]:
        return ("c9",)

    def settlements_taken(self, entry_ids: tuple[str, ...]) -> None:
        self.taken += entry_ids
        self.left = [one for one in self.left if one.entry_id not in entry_ids]

    def cleaned(self, customer_ids: tuple[str, ...]) -> None:
        self.clean.append(customer_ids)
        self.gone = [one for one in self.gone if one not in customer_ids]

    def pin(self, customer_ids: tuple[str, ...]) -> None:
        self.pins.append(customer_ids)


def _settlement(entry_id: str) -> Settlement:
    return Settlement(entry_id=entry_id, verdict=SettlementVerdict.DISCARDED, by="", at=1)


@in_a_loop
async def test_what_was_left_is_carried_over_and_the_rest_soon_after() -> None:
    room, time = Room(), Sleeper()
    clearing = Clearing(room, room, room, time.timing())
    counted: list[int] = []

    async def count() -> None:
        counted.append(1)

    clearing.changed = count
    task = asyncio.create_task(clearing.run())
    try:
        await time.pass_time(0)
        assert (room.taken, room.clean) == (["e1"], [("c1",)])
        assert room.pins == [("c9",)]
        assert len(counted) == 2
        room.under_way.clear()
        await time.pass_time(SOON_S)
        assert room.taken == ["e1", LATE]
        # The hub has never refused what is left of c2: after half an hour it goes all the same.
        await time.pass_time(PATIENCE_S - 2 * SOON_S)
        assert room.forced == []
        await time.pass_time(3 * SOON_S)
        assert room.forced == [("c2",)]
        assert room.gone == []
        pins = len(room.pins)
        await time.pass_time(EVERY_S + 1)
        assert len(room.pins) == pins + 1
        room.left = [_settlement("e7")]
        clearing.settled()
        await time.pass_time(0)
        assert room.taken[-1] == "e7"
    finally:
        task.cancel()
        with suppress(asyncio.CancelledError):
            await task


@in_a_loop
async def test_a_closed_cache_is_tried_later() -> None:
    room, time = Room(), Sleeper()
    room.broken = OSError("sealed")
    clearing = Clearing(room, room, room, time.timing())
    task = asyncio.create_task(clearing.run())
    try:
        await time.pass_time(1)
        assert room.taken == []
        room.broken = None
        await time.pass_time(EVERY_S)
        assert room.taken == ["e1"]
    finally:
        task.cancel()
        with suppress(asyncio.CancelledError):
            await task
