"""What a push tells beside its entries, and a hub that speaks another version."""

from __future__ import annotations

from agent_desktop.protocol.errors import HubAway, ProtocolMismatch, Refused
from agent_desktop.protocol.messages import DeskCount
from tests.support.event_loop import in_a_loop
from tests.support.sync_fakes import settled
from tests.unit.sync.test_drain import running


@in_a_loop
async def test_an_entry_that_could_not_be_read_is_told_of_until_the_hub_heard_it() -> None:
    async with running() as it:
        it.hub.script = [
            Refused("cannot be read", "bad_entry"),
            HubAway("gone"),
            "lost answer",
        ]
        it.add("a")
        await it.time.pass_time(0)
        assert it.outbox.states() == {"a": "quarantined"}
        assert it.hub.unread == ["a"], "sent, and nobody knows whether it arrived"
        await it.time.pass_time(60)
        assert set(it.hub.unread) == {"a"}
        assert len(it.hub.unread) >= 2
        told = len(it.hub.unread)
        it.add("b")
        await it.time.pass_time(60)
        it.add("c")
        await settled()
        assert len(it.hub.unread) <= told + 1, "and then no more"
        assert it.outbox.states()["c"] == "accepted"


@in_a_loop
async def test_the_hub_hears_what_waits_here_and_that_nothing_does_any_more() -> None:
    async with running() as it:
        it.outbox.add("x", "y", by="eve")
        it.add("a", "b")
        await settled()
        assert it.hub.desks == {"dana": 0, "eve": 2}
        for one in it.outbox.kept:
            one.state = "accepted"
        it.drain.nudge()
        await settled()
        assert it.hub.desks == {"dana": 0, "eve": 0}
        pushes = len(it.hub.pushes)
        it.drain.nudge()
        await settled()
        assert len(it.hub.pushes) == pushes, "nothing new, nothing said"


@in_a_loop
async def test_other_profiles_of_this_desk_are_told_of_too() -> None:
    async with running() as it:

        async def elsewhere() -> tuple[DeskCount, ...]:
            return (DeskCount(installation="i-eve", subject="eve", waiting=7, oldest_at=1),)

        it.drain.beside.elsewhere = elsewhere
        it.add("a")
        await settled()
        assert it.hub.desks["eve"] == 7


@in_a_loop
async def test_a_hub_that_does_not_fit_is_said_and_asked_seldom_and_nothing_is_dropped() -> None:
    async with running() as it:
        it.hub.script = [ProtocolMismatch("This hub speaks version 2. Update the program.")] * 4
        it.add("a", "b")
        await it.time.pass_time(0)
        assert it.state.trouble == "This hub speaks version 2. Update the program."
        assert it.state.waiting == 2
        assert len(it.hub.pushes) == 1
        await it.time.pass_time(60)
        assert len(it.hub.pushes) <= 4
        # The hub is updated: what waits moves within half a minute, with no restart.
        it.hub.script = []
        await it.time.pass_time(30)
        assert it.hub.order == ["a", "b"]
        assert it.state.trouble == ""
