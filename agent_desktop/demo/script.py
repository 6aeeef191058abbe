"""The scripted hour: the main job from the first call to the last response on the hub."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple

from agent_desktop.app.views import ActionView, ExplanationView, Screen, WorkspaceView
from agent_desktop.demo.decision_steps import DecisionSteps
from agent_desktop.demo.plan import Caller
from agent_desktop.demo.stage import Stage
from agent_desktop.demo.stranger_steps import StrangerSteps
from agent_desktop.demo.telling import Teller
from agent_desktop.domain.customers import Customer
from agent_desktop.domain.responses import Sentiment
from agent_desktop.telephony.placed import placed_call

if TYPE_CHECKING:
    from agent_desktop.app.workspace import AgentWorkspace
    from agent_desktop.bootstrap.shell import Shell
    from agent_desktop.gui.demo_hand import Hand

GUARD_S = 0.7
"""Buttons that have just moved ignore clicks for 600 ms; nobody reads faster than that either."""


class Click(NamedTuple):
    """An answer as the agent gave it."""

    customer_id: str
    action_id: str
    sentiment: Sentiment


class ScriptedHour:
    """Plays on the real window of a running desktop, against the real hub."""

    def __init__(
        self, stage: Stage, shell: Shell, hand: Hand, tell: Teller, calls_from: int = 0
    ) -> None:
        workspace = shell.desk.workspace if shell.desk is not None else None
        if workspace is None:
            raise tell.failed("nobody is signed in as an agent")
        self.stage = stage
        self._shell = shell
        self.workspace: AgentWorkspace = workspace
        self.hand = hand
        self.tell = tell
        self.calls = calls_from
        """So many were placed so far: each has its own id."""
        self._held: list[Caller] = []
        self.clicked: list[Click] = []
        """In order, what the hub must have in the end, once each."""
        self.undone: list[Click] = []

    @property
    def view(self) -> WorkspaceView:
        return self.workspace.view

    async def play(self, *, first_call_only: bool) -> None:
        """Raises StepFailed at the first step that does not come true."""
        await self.sign_in()
        await self.first_call(first_call_only=first_call_only)
        if first_call_only:
            return
        await self.answers()
        await self.explanations()
        await self.hang_up()
        await DecisionSteps(self, self._held).play()
        if self.stage.plan.shared is not None:
            await StrangerSteps(self).shared_number(self.stage.plan.shared)
        await StrangerSteps(self).strangers()
        await self.offline()
        await self.back_online()

    # --- the steps -------------------------------------------------------------------------------

    async def sign_in(self) -> None:
        self.tell.begin("signed in, the hub's customers arrive")
        await self.tell.until(lambda: self.view.sync.online, "a line to the hub", 60)
        cache = self._shell.profile.cache
        wanted = len(self.stage.plan.known)
        for _ in range(600):
            self._held = [c for c in self.stage.plan.known if await cache.match(c.number, "")]
            if len(self._held) == wanted:
                break
            await asyncio.sleep(0.1)
        if len(self._held) < 2:
            raise self.tell.failed("the callers' journeys did not reach this desk")
        self.tell.done(f"{len(self._held)} of {wanted} callers to come are kept on this desk")
        self.picture("01-ready")
        await self._begin_with_much_to_say()

    async def _begin_with_much_to_say(self) -> None:
        """Real journeys often leave one thing to say; the script answers two."""
        self.tell.begin("a caller with several suggestions to begin with")
        several: dict[int, int] = {}
        for number, caller in enumerate(self._held):
            self.workspace.contact_answered(self.place(caller))
            await self.until(lambda v: v.screen is Screen.CUSTOMER and v.decision, "a list")
            actions = [a for a in self.view.actions if not a.ranked.mandatory]
            await self.hang_up()
            if len(actions) > 1:
                several[number] = len(actions)
                if any(Sentiment.POSITIVE in action.follows for action in actions):
                    break
        if not several:
            raise self.tell.failed("no caller has more than one")
        # The last one has a suggestion with a continuation, if anybody has.
        chosen = max(several)
        caller = self._held.pop(chosen)
        self._held.insert(0, caller)
        self.tell.done(f"{caller.label} has {several[chosen]}")

    async def first_call(self, *, first_call_only: bool) -> None:
        caller = self._held[0]
        self.tell.begin(f"inbound call from {caller.label} rings")
        contact_id = self.place(caller)
        await self.until(lambda v: v.screen is Screen.RINGING and v.contact, "a ringing call")
        await asyncio.sleep(GUARD_S / 2)  # the name follows from what this desk keeps
        self.hand.paint()
        self.tell.done("only the name and the queue are shown")
        self.picture("02-ringing")
        self.tell.begin("answered: the journey and the list")
        self.workspace.contact_answered(contact_id)
        await self.until(lambda v: v.screen is Screen.CUSTOMER and v.actions, "a ranked list")
        self.hand.paint()
        self.tell.done(self._top())
        self.picture("03-inbound-call")
        self.tell.begin("the caller is verified: what was masked is shown")
        self.workspace.verify(True)
        await self.until(lambda v: v.caller and v.caller.verified, "a verified caller")
        self.hand.paint()
        self.tell.done(self._signal())
        self.picture("04-verified")
        if not first_call_only:
            self.looks()

    def looks(self) -> None:
        """The same call in the other themes, and in the dock."""
        from agent_desktop.gui.theme import Theme

        self.tell.begin("the same call in other looks")
        for number, theme in ((5, Theme.DARK), (6, Theme.HIGH_CONTRAST), (0, Theme.SYSTEM)):
            self.hand.wear(theme)
            self.hand.paint()
            if number:
                self.picture(f"{number:02}-{theme.value.replace('_', '-')}")
        self.hand.press("Dock")
        self.hand.paint()
        self.picture("07-docked")
        self.hand.press("Open the whole window")
        self.hand.paint()
        self.tell.done("dark, high contrast, docked beside the CRM")

    async def answers(self) -> None:
        # Whichever of two close ones the draw puts first: what is answered is chosen by what it is.
        actions = [action for action in self.view.actions if not action.ranked.mandatory]
        if len(actions) < 2:
            raise self.tell.failed("there are fewer than two actions to answer")
        agreed = next((a for a in actions if Sentiment.POSITIVE in a.follows), actions[0])
        others = [action for action in actions if action is not agreed]
        declined = min(others, key=lambda a: a.ranked.action_id)
        await self.respond(declined, Sentiment.NEGATIVE)
        self.picture("08-negative")
        await self.respond(agreed, Sentiment.POSITIVE)
        if Sentiment.POSITIVE in agreed.follows:
            self.tell.begin("the follow-up stands first")
            ranked = [a for a in self.view.actions if not a.ranked.mandatory]
            if not ranked or not ranked[0].ranked.follow_up_of:
                raise self.tell.failed("what was agreed to is not continued")
            self.tell.done(ranked[0].title)
        self.picture("09-follow-up-first")
        if len(self.view.actions) > 1:
            await self._undo(self.view.actions[-1])

    async def explanations(self) -> None:
        self.tell.begin("why this order, and what is held back")
        self.hand.press("Why this")
        self.hand.paint()
        self.picture("10-why")
        self.hand.press("Held back")
        self.hand.paint()
        self.picture("11-held-back")
        held = ", ".join(view.title for view in self.view.held[:3])
        self.tell.done(f"{len(self.view.held)} held back, {held} among them")
        self.hand.press("Suggested")

    async def offline(self) -> None:
        self.later(6)
        self.tell.begin("the hub is stopped")
        await asyncio.to_thread(self.stage.hub.stop)
        await self.until(lambda v: not v.sync.online, "the status 'offline'")
        self.tell.done()
        for number, caller in enumerate(self._held[1:3]):
            self.tell.begin(f"inbound call from {caller.label}, offline")
            self.workspace.contact_answered(self.place(caller))
            await self.until(lambda v: v.screen is Screen.CUSTOMER and v.decision, "a list")
            self.hand.paint()
            self.tell.done(self._top())
            for sentiment in (Sentiment.NEGATIVE, Sentiment.NEUTRAL)[: len(self.view.actions)]:
                await self.respond(self.view.actions[0], sentiment)
            if number == 0:
                self.picture("16-offline")
            await self.hang_up()
        if not self.view.sync.waiting:
            raise self.tell.failed("no response is waiting")

    async def back_online(self) -> None:
        waiting = self.view.sync.waiting
        self.tell.begin(f"the hub is back, {waiting} responses leave")
        await asyncio.to_thread(self.stage.hub.start)
        self.workspace.retry()
        await self.until(lambda v: v.sync.online and not v.sync.waiting, "an empty outbox", 60)
        self.tell.done()
        self.tell.begin("later events arrive as the clock passes them")
        self.later(20)
        fed = await asyncio.to_thread(self.stage.feeder.feed, self.stage.hub.url)
        self.tell.done(f"{fed} events, {self.stage.feeder.left} still to come")
        self.picture("17-synced")

    @property
    def first_caller(self) -> Caller:
        return self._held[0]

    @property
    def callers(self) -> tuple[Caller, ...]:
        """Who are kept on this desk."""
        return tuple(self._held)

    def called_before(self, hour: ScriptedHour) -> None:
        """The same callers as in that hour."""
        self._held = hour._held

    async def call_again(self, caller: Caller) -> None:
        """On the line, verified, with a list."""
        await self.until(lambda v: v.sync.online, "a line to the hub")
        self.workspace.contact_answered(self.place(caller))
        await self.until(lambda v: v.screen is Screen.CUSTOMER and v.decision, "a list")
        self.workspace.verify(True)
        await self.until(
            lambda v: v.caller and v.caller.verified and v.journey_live, "a verified caller"
        )
        self.hand.paint()

    def explain(self, action_id: str) -> ExplanationView | None:
        return self.workspace.explain(action_id)

    def take_new_order(self) -> None:
        """The list that came by itself is shown."""
        self.workspace.apply_new_order()
        self.hand.paint()

    async def known_customer(self) -> Customer | None:
        """Who is on the screen, as this desk keeps them."""
        caller = self.view.caller
        known = await self._shell.profile.cache.customer(caller.customer_id) if caller else None
        return known.customer if known is not None else None

    async def hang_up(self) -> None:
        contact = self.view.contact
        if contact is not None:
            self.workspace.contact_ended(contact.id)
            self.workspace.leave()
            await self.until(lambda v: v.contact is None, "an empty screen")

    # --- how they are done -----------------------------------------------------------------------

    def place(self, caller: Caller | None) -> str:
        self.calls += 1
        contact = placed_call(
            contact_id=str(self.calls),
            now=self.stage.clock.now(),
            number=caller.number if caller else "",
            queue=caller.queue if caller else self.stage.plan.unknown.queue,
            waited_s=caller.waited_s if caller else 33,
            withheld=caller is None,
        )
        self.workspace.contact_arrived(contact)
        return contact.id

    async def respond(self, action: ActionView, sentiment: Sentiment) -> None:
        """Clicks the real button; the list is right again before the commit returns."""
        await asyncio.sleep(GUARD_S)
        action_id = action.ranked.action_id
        self.tell.begin(f"{sentiment.value} for '{action.title}'")
        before, caller = self.view.decision, self.view.caller
        click = Click(caller.customer_id if caller else "", action_id, sentiment)
        self.hand.answer(action_id, sentiment)
        if self.view.decision is before:
            raise self.tell.failed("the list did not change in the same frame")
        if any(view.ranked.action_id == action_id for view in self.view.actions):
            raise self.tell.failed("the answered action is still on the list")
        self.hand.paint()
        await self.until(lambda v: v.answered and v.answered[0].committed, "a solid mark")
        self.tell.done(f"list right again, saved on this desk; {len(self.view.actions)} left")
        self.clicked.append(click)

    async def respond_quietly(self, action: ActionView, sentiment: Sentiment) -> None:
        """Clicks, and waits for the solid mark, as a part of another step."""
        await asyncio.sleep(GUARD_S)
        self.hand.answer(action.ranked.action_id, sentiment)
        self.hand.paint()
        await self.until(lambda v: v.answered and v.answered[0].committed, "a solid mark")

    async def _undo(self, action: ActionView) -> None:
        await self.respond(action, Sentiment.POSITIVE)
        self.tell.begin(f"undo: '{action.title}' is back")
        self.hand.press("Undo")
        back = action.ranked.action_id
        await self.until(
            lambda v: any(view.ranked.action_id == back for view in v.actions), "the action back"
        )
        self.hand.paint()
        self.tell.done()
        self.undone.append(self.clicked.pop())

    def later(self, minutes: float) -> None:
        self.stage.clock.advance(minutes)

    async def until(
        self, holds: Callable[[WorkspaceView], object], wanted: str, patience_s: float = 30.0
    ) -> None:
        await self.tell.until(lambda: bool(holds(self.view)), wanted, patience_s)

    def picture(self, name: str) -> None:
        self.hand.picture(name)

    def _top(self) -> str:
        titles = [view.title for view in self.view.actions]
        return f"{len(titles)} actions, first '{titles[0]}'" if titles else "nothing to suggest"

    def _signal(self) -> str:
        return self.view.signals[0].text if self.view.signals else "no signal"
