"""Entries arrive once and in order, whatever the line, the hub and the disk do meanwhile."""

from __future__ import annotations

import asyncio
import random
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from agent_desktop.app.ports import SyncState
from agent_desktop.protocol.errors import (
    HubAway,
    HubBusy,
    HubError,
    NotAllowed,
    ProtocolMismatch,
    Refused,
    SignInNeeded,
)
from agent_desktop.sync.board import Side, SyncBoard
from agent_desktop.sync.drain import Drain
from tests.support.event_loop import in_a_loop
from tests.support.log_records import ExpectLog
from tests.support.sync_fakes import FakeHub, FakeOutbox, Sleeper, settled


class Running:
    """A drain on fakes."""

    def __init__(self, dice: random.Random | None = None) -> None:
        self.hub = FakeHub()
        self.outbox = FakeOutbox()
        self.time = Sleeper()
        self.board = SyncBoard(self.time)
        self.states: list[SyncState] = []
        self.board.subscribe(self.states.append)
        timing = self.time.timing(dice.random if dice else lambda: 1.0)
        self.drain = Drain(self.outbox, self.hub, self.board, "dana", timing)
        self.accepted: list[str] = []
        self.drain.on_accepted(self.accepted.extend)

    def add(self, *names: str, by: str = "dana") -> None:
        self.outbox.add(*names, by=by)
        self.drain.committed()

    @property
    def state(self) -> SyncState:
        return self.board.state


@asynccontextmanager
async def running(dice: random.Random | None = None) -> AsyncIterator[Running]:
    it = Running(dice)
    task = asyncio.create_task(it.drain.run())
    await settled()
    try:
        yield it
    finally:
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)


@in_a_loop
async def test_a_commit_leaves_at_once() -> None:
    async with running() as it:
        it.add("a", "b")
        await settled()
        assert it.hub.order == ["a", "b"]
        assert it.accepted == ["a", "b"]
        assert it.state == SyncState(
            online=True, waiting=0, refused=0, last_contact_at=0, signed_in=True
        )
        assert it.time.asleep == [], "with nothing to do it waits, and asks nobody"


@in_a_loop
async def test_what_was_in_flight_when_the_program_died_is_sent_again() -> None:
    it = Running()
    it.outbox.add("a", "b")
    sent = await it.outbox.take("dana", 1, 1)
    it.hub._apply(sent.installation, sent.entries[0])  # it had arrived; the answer did not
    task = asyncio.create_task(it.drain.run())
    await settled()
    assert it.hub.order == ["a", "b"]
    assert it.hub.pushes == [["a", "b"]]
    task.cancel()


@in_a_loop
async def test_a_lost_answer_is_no_second_effect() -> None:
    async with running() as it:
        it.hub.script = ["lost answer"]
        it.add("a")
        await settled()
        assert it.outbox.states() == {"a": "in_flight"}
        assert not it.state.online
        await it.time.pass_time(1)
        assert it.outbox.states() == {"a": "accepted"}
        assert it.hub.order == ["a"]


@in_a_loop
async def test_half_an_answer_settles_half() -> None:
    async with running() as it:
        it.hub.script = ["half an answer"]
        it.add("a", "b", "c", "d")
        await it.time.pass_time(1)
        assert it.hub.order == ["a", "b", "c", "d"]
        assert set(it.outbox.states().values()) == {"accepted"}


@in_a_loop
async def test_a_refused_entry_is_put_aside_and_delays_nobody() -> None:
    async with running() as it:
        it.hub.refuse = {"b": "unknown_customer"}
        it.add("a", "b", "c")
        await settled()
        assert it.outbox.states() == {"a": "accepted", "b": "quarantined", "c": "accepted"}
        assert (it.state.refused, it.state.waiting) == (1, 0)
        assert len(it.hub.pushes) == 1
        await it.time.pass_time(3600)
        assert len(it.hub.pushes) == 1, "it is not sent again for ever"


@in_a_loop
async def test_within_thirty_seconds_after_the_line_is_back() -> None:
    async with running() as it:
        it.hub.script = [HubAway("away")] * 50
        it.add("a")
        await it.time.pass_time(600)
        it.hub.script.clear()
        await it.time.pass_time(30)
        assert it.hub.order == ["a"]
        assert it.state.online


@in_a_loop
async def test_a_new_commit_tries_at_once_though_the_line_was_away() -> None:
    async with running() as it:
        it.hub.script = [HubAway("away")] * 8
        it.add("a")
        await it.time.pass_time(60)
        it.hub.script.clear()
        it.add("b")
        await settled()
        assert it.hub.order == ["a", "b"]


@in_a_loop
async def test_a_busy_hub_gets_the_time_it_asked_for() -> None:
    async with running() as it:
        it.hub.script = [HubBusy("busy", 120)]
        it.add("a")
        await settled()
        it.add("b")
        await it.time.pass_time(119)
        assert len(it.hub.pushes) == 1
        await it.time.pass_time(10)
        assert it.hub.order == ["a", "b"]


@in_a_loop
async def test_a_busy_hub_is_obeyed_for_an_hour_at_most() -> None:
    async with running() as it:
        it.hub.script = [HubBusy("busy", 10**9)]
        it.add("a")
        await it.time.pass_time(3600 + 6)
        assert it.hub.order == ["a"]


@in_a_loop
async def test_signing_in_again_goes_on_where_it_was() -> None:
    async with running() as it:
        it.add("a")
        await settled()
        it.hub.script = [SignInNeeded("expired")] * 1000
        it.add("b", "c")
        await it.time.pass_time(300)
        assert not it.state.signed_in
        assert it.state.waiting == 2
        assert it.outbox.states() == {"a": "accepted", "b": "in_flight", "c": "in_flight"}
        it.hub.script.clear()
        it.drain.nudge()
        await settled()
        assert it.hub.order == ["a", "b", "c"]
        assert it.state.signed_in


@in_a_loop
async def test_only_own_entries_leave() -> None:
    async with running() as it:
        it.add("k", by="kim")
        it.add("a")
        await settled()
        assert it.hub.subjects == {"dana"}
        assert it.outbox.states() == {"k": "queued", "a": "accepted"}
        assert it.state.waiting == 1, "said, though it waits for somebody else"


@in_a_loop
async def test_another_hub_at_the_address_gets_nothing_and_settles_nothing() -> None:
    async with running() as it:
        it.add("a")
        await settled()
        it.hub.hub = "hub-2"
        it.add("b")
        await it.time.pass_time(60)
        assert it.outbox.states()["b"] == "in_flight"
        assert "another hub" in it.state.trouble
        it.hub.hub = "hub-1"
        await it.time.pass_time(30)
        assert it.outbox.states()["b"] == "accepted"
        assert it.state.trouble == ""


@in_a_loop
async def test_a_restored_hub_gets_everything_that_is_kept() -> None:
    async with running() as it:
        it.add("a", "b", "c")
        await settled()
        # Restored to before 'b': the epoch says so.
        it.hub.epoch = 2
        for name in ("b", "c"):
            del it.hub.entries[name]
            it.hub.order.remove(name)
        it.hub.applied = {"desk-of-dana": 1}
        it.add("d")
        await settled()
        assert it.hub.order == ["a", "b", "c", "d"]
        assert set(it.outbox.states().values()) == {"accepted"}


@in_a_loop
async def test_a_hub_that_forgot_us_without_saying_so_does_not_wedge_the_queue() -> None:
    async with running() as it:
        it.add("a", "b")
        await settled()
        it.hub.entries.clear()
        it.hub.order.clear()
        it.hub.applied.clear()
        it.add("c")
        await it.time.pass_time(30)
        assert it.hub.order == ["a", "b", "c"]


@in_a_loop
async def test_a_push_that_is_too_large_is_sent_in_parts() -> None:
    async with running() as it:
        too_large = Refused("too large", "too_large")
        it.hub.script = [too_large, too_large]
        it.add(*(f"{n:02d}" for n in range(20)))
        await settled()
        assert it.hub.order == [f"{n:02d}" for n in range(20)]
        assert [len(push) for push in it.hub.pushes][:3] == [20, 10, 5]
        assert it.state.refused == 0


@in_a_loop
async def test_something_in_between_that_takes_less_is_no_wedge() -> None:
    """A proxy answers 413 with a page of its own, or cuts the line after a minute (I6)."""
    async with running() as it:
        push = it.hub.push

        async def narrow(request):  # type: ignore[no-untyped-def] # stands in for push
            if len(request.entries) > 100:
                it.hub.pushes.append([entry.id for entry in request.entries])
                raise HubAway("The line to the hub broke off")
            return await push(request)

        it.hub.push = narrow  # type: ignore[method-assign] # see above
        names = [f"{n:04d}" for n in range(1_500)]
        it.add(*names)
        await it.time.pass_time(120)
        assert it.hub.order == names
        assert it.state.refused == 0


@in_a_loop
async def test_one_entry_that_cannot_be_read_is_found_and_put_aside() -> None:
    async with running() as it:
        push = it.hub.push

        async def picky(request):  # type: ignore[no-untyped-def] # stands in for push
            if any(entry.id == "07" for entry in request.entries):
                it.hub.pushes.append([entry.id for entry in request.entries])
                raise Refused("cannot be read", "bad_request")
            return await push(request)

        it.hub.push = picky  # type: ignore[method-assign] # see above
        names = [f"{n:02d}" for n in range(16)]
        it.add(*names)
        await it.time.pass_time(1)
        assert it.hub.order == [name for name in names if name != "07"]
        assert it.outbox.states()["07"] == "quarantined"
        assert it.state.refused == 1


@pytest.mark.parametrize(
    "error",
    [
        NotAllowed("not for this role"),
        ProtocolMismatch("update the desktop"),
        Refused("strange id", "bad_installation"),
        HubAway("away"),
    ],
)
def test_nothing_is_put_aside_for_trouble_that_is_not_the_entries(error: HubError) -> None:
    async def run() -> None:
        async with running() as it:
            it.hub.script = [error] * 1000
            it.add("a", "b")
            await it.time.pass_time(3600)
            assert it.outbox.states() == {"a": "in_flight", "b": "in_flight"}
            assert it.state.trouble == str(error)
            assert len(it.hub.pushes) < 400, "not a storm"
            it.hub.script.clear()
            await it.time.pass_time(30)
            assert it.hub.order == ["a", "b"]

    asyncio.run(run())


@in_a_loop
async def test_a_disk_that_fails_is_said_and_tried_again(expect_log: ExpectLog) -> None:
    expect_log("the outbox cannot be read")
    async with running() as it:
        it.outbox.failing = OSError("The disk is full.")
        it.add("a")
        await settled()
        assert it.state.trouble == "The disk is full."
        it.outbox.failing = None
        await it.time.pass_time(30)
        assert it.hub.order == ["a"]


@in_a_loop
async def test_pulling_says_that_the_line_is_back() -> None:
    async with running() as it:
        it.hub.script = [HubAway("away")] * 3
        it.add("a")
        await it.time.pass_time(1)
        it.hub.script.clear()
        it.board.heard(Side.PULL)
        it.drain.nudge()
        await settled()
        assert it.hub.order == ["a"]


_TROUBLE = st.sampled_from(
    [
        "",
        "lost answer",
        "half an answer",
        HubAway("away"),
        HubBusy("busy", 3),
        SignInNeeded("expired"),
        Refused("too large", "too_large"),
        "restored",
        "forgotten",
    ]
)


@settings(max_examples=25, deadline=None)
@given(st.lists(_TROUBLE, max_size=12), st.integers(0, 2**32))
def test_everything_acknowledged_arrives_once_and_in_order(
    troubles: list[str | Exception], seed: int
) -> None:
    """Whatever happens on the way; when it is over, the queue is empty within half a minute."""

    async def run() -> None:
        dice = random.Random(seed)
        async with running(dice) as it:
            names: list[str] = []
            for number, trouble in enumerate(troubles):
                if trouble == "restored":
                    _restore(it.hub, dice.randrange(len(it.hub.order) + 1))
                    it.hub.epoch += 1
                elif trouble == "forgotten":
                    _restore(it.hub, 0)
                else:
                    it.hub.script.append(trouble)
                name = f"entry-{number:02d}"
                names.append(name)
                it.add(name)
                await it.time.pass_time(dice.random() * 4)
            it.hub.script.clear()
            it.add("last")
            await it.time.pass_time(30)
            aside = {name for name, state in it.outbox.states().items() if state != "accepted"}
            assert {it.outbox.states()[name] for name in aside} <= {"quarantined"}
            if not any(isinstance(trouble, Refused) for trouble in troubles):
                assert not aside
            there = set(it.hub.order)
            assert it.hub.order == [name for name in (*names, "last") if name in there]
            assert {*names, "last"} - aside <= there

    asyncio.run(run())


def _restore(hub: FakeHub, kept: int) -> None:
    hub.order = hub.order[:kept]
    hub.entries = {name: hub.entries[name] for name in hub.order}
    hub.applied = {}
