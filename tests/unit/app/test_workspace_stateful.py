"""Any order of calls, clicks and late replies leaves a legal view, and every click ends somewhere.

The machine keeps its own book of what was clicked for whom, and compares at every step.
"""

from __future__ import annotations

import asyncio

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from agent_desktop.app.views import Screen, WorkspaceView
from agent_desktop.domain.contacts import ContactState, Presentation
from agent_desktop.domain.responses import Sentiment
from agent_desktop.protocol.messages import EntryKind, ReassignBody, ResponseBody, UndoBody
from tests.support.desk_fakes import ANN, BOB, Fakes, call, known, match, person

SHARED = "+442079460020"
NUMBERS = st.sampled_from([ANN, ANN, BOB, BOB, SHARED, "+442079460021", "anonymous"])
CONTACTS = st.sampled_from(["c1", "c2", "c3"])
PEOPLE = st.sampled_from(["ann", "bob", "cy"])
EMPTY = {Screen.READY, Screen.LOADING, Screen.UNKNOWN, Screen.WITHHELD, Screen.SOMEONE_ELSE}


def in_call(machine: Desk) -> bool:
    return machine.fakes.workspace.view.screen is not Screen.READY


def with_list(machine: Desk) -> bool:
    return any(card.enabled for card in machine.fakes.workspace.view.actions)


class Desk(RuleBasedStateMachine):
    def __init__(self) -> None:
        super().__init__()
        self.loop = asyncio.new_event_loop()
        self.numbers: dict[str, str] = {}
        self.clicks: dict[str, tuple[str, str, str]] = {}
        self.said: dict[str, str | None] = {}
        """Per contact, who the agent last said it is."""
        self.run(self._begin())

    async def _begin(self) -> None:
        self.fakes = Fakes()
        self.fakes.hub.away = False
        self.fakes.add(person("ann", "Ann", ANN))
        self.fakes.add(person("cy", "Cy", SHARED, shared_by=2))
        bob = person("bob", "Bob", BOB)
        self.fakes.add(bob, SHARED)
        self.fakes.hub.matches[BOB] = (match(bob),)
        self.fakes.hub.people["bob"] = known(bob)
        await self.fakes.workspace.load_catalogue()

    def run(self, work) -> None:  # type: ignore[no-untyped-def]
        self.loop.run_until_complete(work)

    def do(self, command) -> WorkspaceView:  # type: ignore[no-untyped-def]
        """The view in the very frame of the command, before anything else had a turn."""
        seen: list[WorkspaceView] = []

        async def step() -> None:
            command(self.fakes.workspace)
            seen.append(self.fakes.workspace.view)
            await self.fakes.quiet()

        self.run(step())
        return seen[0]

    @rule(key=CONTACTS, number=NUMBERS, state=st.sampled_from(["talking", "talking", "ringing"]))
    def arrive(self, key: str, number: str, state: str) -> None:
        if self.fakes.workspace.view.screen is Screen.READY:
            # A fresh contact, so that a long run does not end with every id over.
            key = f"{key}-{len(self.numbers)}"
        number = self.numbers.setdefault(key, number)
        self.do(lambda w: w.contact_arrived(call(key, number, state=ContactState(state))))

    def some(self, which: int) -> str:
        keys = list(self.numbers) or ["nobody"]
        return keys[-1 - which % len(keys)]

    @precondition(in_call)
    @rule(which=st.integers(0, 4))
    def answer(self, which: int) -> None:
        self.do(lambda w: w.contact_answered(self.some(which)))

    @precondition(in_call)
    @rule(which=st.integers(0, 4), sure=st.integers(0, 2))
    def end(self, which: int, sure: int) -> None:
        if not sure:
            self.do(lambda w: w.contact_ended(self.some(which)))

    @precondition(in_call)
    @rule(which=st.integers(0, 4))
    def take(self, which: int) -> None:
        self.do(lambda w: w.take(self.some(which)))

    @precondition(in_call)
    @rule(sure=st.integers(0, 3))
    def leave(self, sure: int) -> None:
        if not sure:
            self.do(lambda w: w.leave())

    @precondition(in_call)
    @rule(who=PEOPLE)
    def choose(self, who: str) -> None:
        before = self.fakes.workspace.view
        self.do(lambda w: w.choose(who))
        if before.contact and before.screen is not Screen.RINGING:
            self.said[before.contact.id] = who

    @precondition(in_call)
    @rule(yes=st.booleans())
    def verify(self, yes: bool) -> None:
        self.do(lambda w: w.verify(yes))

    @precondition(in_call)
    @rule(moved_to=st.none() | PEOPLE)
    def someone_else(self, moved_to: str | None) -> None:
        ringing = self.fakes.workspace.view.screen in {Screen.RINGING, Screen.READY}
        before = self.fakes.workspace.view
        view = self.do(lambda w: w.someone_else(moved_to))
        if view.screen is Screen.SOMEONE_ELSE and view.contact:
            self.said[view.contact.id] = None
        if before.screen is Screen.CUSTOMER and moved_to and before.contact:
            self.said[before.contact.id] = moved_to
        elif before.screen in {Screen.LOADING, Screen.FAILED} and moved_to and before.contact:
            self.said.pop(before.contact.id, None)
        if not ringing and moved_to is None:
            assert view.caller is None
            assert view.events == ()
            assert view.answered == ()

    @precondition(lambda self: in_call(self) and not with_list(self))
    @rule(sentiment=st.sampled_from(list(Sentiment)))
    def respond_without_a_list(self, sentiment: Sentiment) -> None:
        view = self.fakes.workspace.view
        assert self.do(lambda w: w.respond("card", sentiment)) == view

    @precondition(with_list)
    @rule(which=st.integers(0, 3), sentiment=st.sampled_from(list(Sentiment)))
    def respond(self, which: int, sentiment: Sentiment) -> None:
        self.click(which, sentiment)

    @precondition(with_list)
    @rule(which=st.integers(0, 3))
    def respond_yes(self, which: int) -> None:
        self.click(which, Sentiment.POSITIVE)

    def click(self, which: int, sentiment: Sentiment) -> None:
        view = self.fakes.workspace.view
        cards = [card for card in view.actions if card.enabled]
        action = cards[which % len(cards)].ranked.action_id
        before = {item.entry_id for item in view.answered}
        self.fakes.clock.at += 1000
        after = self.do(lambda w: w.respond(action, sentiment))
        new = [item for item in after.answered if item.entry_id not in before]
        assert len(new) == 1
        assert after.caller is not None
        assert after.contact is not None
        self.clicks[new[0].entry_id] = (after.caller.customer_id, after.contact.id, action)

    @precondition(in_call)
    @rule(which=st.integers(0, 3))
    def undo(self, which: int) -> None:
        answered = self.fakes.workspace.view.answered
        entry = answered[which % len(answered)].entry_id if answered else None
        self.do(lambda w: w.undo(entry))

    @rule(which=st.integers(0, 5), gate=st.sampled_from(["cache", "hub", "outbox"]))
    def reply(self, which: int, gate: str) -> None:
        async def step() -> None:
            getattr(self.fakes, gate).gate.let_one(which)
            await self.fakes.quiet()

        self.run(step())

    @rule(gate=st.sampled_from(["cache", "hub", "outbox"]), shut=st.booleans())
    def slow(self, gate: str, shut: bool) -> None:
        getattr(self.fakes, gate).gate.shut = shut

    @rule(full=st.booleans())
    def disk(self, full: bool) -> None:
        self.fakes.outbox.full = full

    @rule(left=st.booleans())
    def entries_leave(self, left: bool) -> None:
        self.fakes.outbox.left = left

    @rule(away=st.booleans())
    def line(self, away: bool) -> None:
        self.fakes.hub.away = away

    @precondition(lambda self: self.fakes.workspace.view.new_order)
    @rule()
    def reorder(self) -> None:
        self.do(lambda w: w.apply_new_order())

    @precondition(in_call)
    @rule(who=PEOPLE)
    def news(self, who: str) -> None:
        self.do(lambda w: w.customers_changed({who}))

    @invariant()
    def the_view_is_legal(self) -> None:
        view = self.fakes.workspace.view
        assert (view.contact is None) == (view.screen is Screen.READY)
        if view.screen in EMPTY or view.screen in {Screen.CHOOSE, Screen.FAILED, Screen.RINGING}:
            assert (view.actions, view.events, view.answered) == ((), (), ())
            assert view.caller is None or view.screen is Screen.RINGING
        if view.screen is Screen.RINGING:
            assert view.contact is not None
            assert view.contact.number == ""
        if view.screen is Screen.CUSTOMER:
            assert view.caller is not None
            assert view.contact is not None
            assert view.caller.customer_id == self.said.get(
                view.contact.id, view.caller.customer_id
            )
            assert all(event.customer_id == view.caller.customer_id for event in view.events)
            shown = {card.ranked.action_id for card in view.actions}
            standing = {item.action_id for item in view.answered if not item.withdrawn}
            assert not shown & standing
        if view.contact is not None and view.contact.presentation is Presentation.WITHHELD:
            assert view.contact.number == ""
        assert not self.fakes.tasks.broken

    @invariant()
    def nothing_is_recorded_for_the_wrong_person(self) -> None:
        for item in self.fakes.outbox.items:
            if isinstance(item.body, ResponseBody):
                response = item.body.response
                seen = (response.customer_id, response.contact_id, response.action_id)
                assert self.clicks[response.id] == seen

    @invariant()
    def a_solid_mark_is_on_the_disk(self) -> None:
        saved = {item.id for item in self.fakes.outbox.items}
        slow = self.fakes.outbox.gate.shut or self.fakes.outbox.gate.held
        for mark in self.fakes.workspace.view.answered:
            assert not mark.committed or mark.entry_id in saved
            assert mark.committed or slow, "neither saved nor said to be refused"

    def teardown(self) -> None:
        """Every click is on the disk, taken back there, or was shown as refused by it."""
        self.fakes.outbox.full = False

        async def finish() -> None:
            for gate in (self.fakes.cache.gate, self.fakes.hub.gate, self.fakes.outbox.gate):
                gate.shut = False
                while gate.held:
                    gate.let_one()
                    await self.fakes.quiet()
            self.fakes.workspace.retry()
            await self.fakes.workspace.settle()
            await self.fakes.quiet()

        self.run(finish())
        bodies = [item.body for item in self.fakes.outbox.items]
        saved = [b.response.id for b in bodies if isinstance(b, ResponseBody)]
        assert len(saved) == len(set(saved))
        gone = set(self.fakes.outbox.withdrawn)
        gone |= {b.response_id for b in bodies if isinstance(b, UndoBody)}
        voided = {(b.from_customer_id, b.contact_id) for b in bodies if isinstance(b, ReassignBody)}
        for mark in self.fakes.workspace.view.answered:
            assert mark.entry_id in saved, "shown as an answer but not on the disk"
            who, contact, _ = self.clicks[mark.entry_id]
            if mark.withdrawn:
                assert mark.entry_id in gone or (who, contact) in voided
            else:
                assert mark.entry_id not in gone
        assert all(kind in EntryKind for kind in self.fakes.outbox.kinds())
        self.loop.close()


Desk.TestCase.settings = settings(max_examples=120, stateful_step_count=50, deadline=None)
TestDesk = Desk.TestCase
