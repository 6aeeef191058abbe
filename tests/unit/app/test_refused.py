"""Refused entries are settled by a person with a note, on the hub, once."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable

from agent_desktop.app.refused import RefusedDesk
from agent_desktop.protocol.errors import HubAway, NotAllowed, Refused
from agent_desktop.protocol.messages import SettlementVerdict
from tests.support.desk_fakes import FakeClock, LoopTasks
from tests.support.plain_words import PlainWords
from tests.support.sample_refused import FakeRefused


def with_desk(test: Callable[[FakeRefused, RefusedDesk], Awaitable[None]]) -> None:
    async def run() -> None:
        hub, tasks = FakeRefused(), LoopTasks()
        desk = RefusedDesk(hub, FakeClock(), tasks, PlainWords())
        desk.look()
        await still()
        await test(hub, desk)
        assert not tasks.broken

    asyncio.run(run())


async def still() -> None:
    for _ in range(20):
        await asyncio.sleep(0)


def test_the_teams_refused_entries_in_words() -> None:
    async def test(hub: FakeRefused, desk: RefusedDesk) -> None:
        del hub
        view = desk.view
        assert view.open == 4
        assert [(line.kind, line.who) for line in view.lines] == [
            ("Response", "Jana Meier"),
            ("Response", "Oskar Brandl"),
            ("Taken back", "Jana Meier"),
            ("Number confirmed", "Selin Kaya"),
        ]
        assert view.lines[0].reason == "The hub does not know this customer, or not any more."
        assert view.lines[3].reason == "Not in this country."
        assert [(one.who, one.waiting) for one in view.desks] == [
            ("Oskar Brandl", 12),
            ("Jana Meier", 1),
        ]

    with_desk(test)


def test_applying_and_discarding_leave_the_list_and_are_found_among_the_settled() -> None:
    async def test(hub: FakeRefused, desk: RefusedDesk) -> None:
        first, second = desk.view.lines[:2]
        desk.apply(first.id, " merged meanwhile ")
        desk.apply(second.id, "a second click while the first is on its way")
        await still()
        desk.discard(second.id, "twice recorded")
        await still()
        assert hub.audited == [
            (first.id, SettlementVerdict.APPLIED, "merged meanwhile"),
            (second.id, SettlementVerdict.DISCARDED, "twice recorded"),
        ]
        assert desk.view.open == len(desk.view.lines) == 2
        assert desk.view.told.startswith("Discarded.")
        desk.look(settled=True)
        await still()
        settled = [(line.settled.split(",")[0], line.note) for line in desk.view.lines]
        assert settled == [
            ("Applied after all", "merged meanwhile"),
            ("Discarded", "twice recorded"),
        ]
        assert desk.view.open == 2

    with_desk(test)


def test_nothing_is_discarded_without_saying_why() -> None:
    async def test(hub: FakeRefused, desk: RefusedDesk) -> None:
        desk.discard(desk.view.lines[0].id, "   ")
        await still()
        assert desk.view.told == "Say why: the note is kept with the decision."
        assert hub.audited == []

    with_desk(test)


def test_what_still_cannot_be_applied_stays_and_says_so_in_the_hubs_words() -> None:
    async def test(hub: FakeRefused, desk: RefusedDesk) -> None:
        hub.failing = Refused("The customer is still not known.", "unknown_customer")
        desk.apply(desk.view.lines[0].id, "")
        await still()
        assert desk.view.told == "The customer is still not known."
        assert len(desk.view.lines) == 4
        assert desk.view.settling == ""

    with_desk(test)


def test_trouble_keeps_what_was_loaded() -> None:
    async def test(hub: FakeRefused, desk: RefusedDesk) -> None:
        hub.failing = HubAway("gone")
        desk.look()
        await still()
        assert "cannot be reached" in desk.view.trouble
        assert len(desk.view.lines) == 4
        hub.failing = NotAllowed("an agent")
        desk.look()
        await still()
        assert "does not allow" in desk.view.trouble

    with_desk(test)


def test_more_pages_follow_without_doubling() -> None:
    async def test(hub: FakeRefused, desk: RefusedDesk) -> None:
        hub.page = 3
        desk.look()
        await still()
        assert desk.view.more
        desk.more()
        await still()
        assert [line.id for line in desk.view.lines] == [one.id for one in hub.kept]
        assert not desk.view.more

    with_desk(test)
