"""The part of the scripted hour that is about the list itself: what rests it, what it learns."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, TypeVar

from agent_desktop.app.views import ActionView, HeldView
from agent_desktop.decisioning.catalogue import Catalogue, ContactPolicy, Counted, Scope
from agent_desktop.demo.past_answers import number_of_somebody
from agent_desktop.demo.plan import Caller
from agent_desktop.demo.school import catalogue_of, teach
from agent_desktop.demo.visitor import Seen, decline, shown_to
from agent_desktop.domain.responses import Sentiment

if TYPE_CHECKING:
    from agent_desktop.demo.script import ScriptedHour

T = TypeVar("T")
BETWEEN_CALLS_MIN = 1
PATIENCE_S = 30.0
LOOK_S = 1.3
"""An impression is recorded once the list has been still for a second."""


class DecisionSteps:
    """Looks for callers who have what a step needs, so that other journeys work as well; what
    these data cannot show is said, not faked."""

    def __init__(self, hour: ScriptedHour, callers: Iterable[Caller]) -> None:
        self._hour = hour
        self._stage = hour.stage
        self._tell = hour.tell
        self._hand = hour.hand
        self._callers = tuple(callers)
        self._at = self._callers[0]
        """Who is on the line."""

    async def play(self) -> None:
        """Raises StepFailed."""
        catalogue = await catalogue_of(self._stage)
        await self.group(catalogue)
        await self.web(catalogue)
        await self.policy(catalogue)
        await self.learning()

    # --- a negative that rests a whole group -----------------------------------------------------

    async def group(self, catalogue: Catalogue) -> None:
        def pair(actions: tuple[ActionView, ...]) -> tuple[ActionView, list[ActionView]] | None:
            for said in actions:
                action = catalogue.actions[said.ranked.action_id]
                rule = action.suppress.get(Sentiment.NEGATIVE)
                if rule is None or rule.scope is not Scope.GROUP or said.ranked.mandatory:
                    continue
                others = [
                    other
                    for other in actions
                    if other is not said
                    and catalogue.actions[other.ranked.action_id].group == action.group
                ]
                if others:
                    return said, others
            return None

        found = await self._caller_with(lambda: pair(self._hour.view.actions))
        if found is None:
            self._leave_out("a negative that rests a group", "no caller has two of such a group")
            return
        said, others = found
        await self._hour.respond(said, Sentiment.NEGATIVE)
        self._tell.begin(f"the group '{said.group}' rests with it")
        for other in others:
            held = self._held(other.ranked.action_id)
            if held is None or held.held.code not in {"suppressed", "policy"}:
                raise self._tell.failed(f"'{other.title}' is still offered")
            if held.held.until is None or said.title not in held.text:
                raise self._tell.failed(f"'{other.title}' does not say why: {held.text}")
        self._hand.press("Held back")
        self._hand.paint()
        self._hour.picture("20-group-rests")
        self._hand.press("Suggested")
        first = self._held(others[0].ranked.action_id)
        self._tell.done(f"{others[0].title}: {first.text if first else ''}")
        await self._over()

    # --- a negative on the web --------------------------------------------------------------------

    async def web(self, catalogue: Catalogue) -> None:
        for caller in self._callers:
            await self._hour.call_again(caller)
            view = self._hour.view
            wanted = frozenset(
                a.ranked.action_id for a in view.actions if not a.ranked.mandatory and a.enabled
            )
            known = await self._hour.known_customer()
            seen = None
            if known is not None and wanted:
                seen = await asyncio.to_thread(
                    shown_to, self._stage.hub.url, catalogue, known, wanted
                )
            if seen is not None:
                await self._say_no(seen)
                await self._over()
                return
            await self._over()
        self._leave_out(
            "a negative on the web", "no page or app shows these callers what the desk does"
        )

    async def _say_no(self, seen: Seen) -> None:
        self._tell.begin(f"on the {seen.touchpoint.label} the customer says no to '{seen.title}'")
        began = time.perf_counter()
        if not await asyncio.to_thread(decline, self._stage.hub.url, seen):
            raise self._tell.failed("the hub did not take the response code")

        def off() -> bool:
            mine = [a for a in self._hour.view.actions if a.ranked.action_id == seen.action_id]
            return not mine or not mine[0].enabled

        await self._tell.until(off, "the action switched off on the desk", PATIENCE_S)
        took = (time.perf_counter() - began) * 1000
        self._hand.paint()
        self._hour.picture("21-declined-on-the-web")
        self._hour.take_new_order()
        held = self._held(seen.action_id)
        if held is None or held.held.touchpoint != seen.touchpoint.name:
            raise self._tell.failed("the desk does not say where the customer declined")
        self._tell.done(f"left this desk's list after {took:.0f} ms: {held.text}")

    # --- seen too often ---------------------------------------------------------------------------

    async def policy(self, catalogue: Catalogue) -> None:
        policies = [p for p in catalogue.policies if p.counts is Counted.DISPLAYED]

        def watched(actions: tuple[ActionView, ...]) -> tuple[ActionView, int] | None:
            for action in actions:
                known = catalogue.actions[action.ranked.action_id]
                for policy in policies:
                    named = known.id in policy.actions or known.group in policy.groups
                    if named and not known.mandatory and not known.transactional:
                        return action, policy.threshold
            return None

        found = await self._caller_with(lambda: watched(self._hour.view.actions))
        if found is None and policies:
            found = await self._anybody_with(
                catalogue, policies, lambda: watched(self._hour.view.actions)
            )
        if found is None:
            self._leave_out("seen too often", "no caller has a suggestion that a policy counts")
            return
        action, threshold = found
        caller = self._at
        self._tell.begin(f"'{action.title}' is seen in call after call, and never raised")
        calls = 1
        for _ in range(threshold + 1):
            held = self._held(action.ranked.action_id)
            if held is not None and held.held.code == "policy":
                break
            self._look_at(action.ranked.action_id)
            await asyncio.sleep(LOOK_S)
            await self._over()
            await self._hour.call_again(caller)
            calls += 1
        else:
            raise self._tell.failed(f"it is still offered after {threshold + 1} calls")
        if held.held.until is None:
            raise self._tell.failed("the pause has no end")
        self._hand.press("Held back")
        self._hand.paint()
        self._hour.picture("22-seen-too-often")
        self._hand.press("Suggested")
        self._tell.done(f"held in call {calls}: {held.text}")
        await self._over()

    # --- a model ----------------------------------------------------------------------------------

    async def learning(self) -> None:
        expected: dict[str, dict[str, float]] = {}
        before = ""
        for caller in self._callers:
            await self._hour.call_again(caller)
            expected[caller.number] = self._expected()
            before = self._model()
            await self._over()
        self._tell.begin("the hub learns from simulated answers of earlier weeks that have matured")
        lesson = await teach(self._stage)
        self._tell.done(f"{lesson.answers} answers. {lesson.told}")
        self._tell.begin("the desk has the model: likelihoods moved, and it says what counted")
        await self._hour.call_again(self._callers[0])
        await self._tell.until(lambda: self._model() != before, "the model on the desk", PATIENCE_S)
        moved = 0
        for number, caller in enumerate(self._callers):
            if number:
                await self._hour.call_again(caller)
            self._hour.take_new_order()
            learnt = self._learnt()
            moved += sum(
                abs(value - expected[caller.number].get(action, value)) > 0.005
                for action, value in self._expected().items()
            )
            if learnt is not None and moved:
                place, reason = learnt
                self._hand.choose(place)
                self._hand.press("Why this")
                self._hand.paint()
                self._hour.picture("23-learnt")
                self._hand.press("Close the explanation")
                said = f"{moved} moved so far; among the reasons for {caller.label}"
                self._tell.done(f"{said}: {reason}")
                await self._over()
                return
            await self._over()
        raise self._tell.failed(f"{moved} likelihoods moved, and no reason was learnt")

    def _expected(self) -> dict[str, float]:
        return {
            a.ranked.action_id: a.ranked.factors.expected
            for a in self._hour.view.actions
            if not a.ranked.mandatory
        }

    def _model(self) -> str:
        for action in self._hour.view.actions:
            explained = self._hour.explain(action.ranked.action_id)
            if explained is not None:
                return explained.model
        return ""

    def _learnt(self) -> tuple[int, str] | None:
        """The first suggestion with a learnt reason: its place, and the reason."""
        for place, action in enumerate(self._hour.view.actions):
            explained = self._hour.explain(action.ranked.action_id)
            for reason in explained.reasons if explained is not None else ():
                if reason.code == "learnt":
                    return place, reason.text
        return None

    # --- how they are done ------------------------------------------------------------------------

    async def _caller_with(self, wanted: Callable[[], T | None]) -> T | None:
        """Calls one after the other until somebody has it; their call then goes on."""
        for caller in self._callers:
            await self._hour.call_again(caller)
            found = wanted()
            if found is not None:
                self._at = caller
                return found
            await self._over()
        return None

    async def _anybody_with(
        self,
        catalogue: Catalogue,
        policies: list[ContactPolicy],
        wanted: Callable[[], T | None],
    ) -> T | None:
        """None of the callers: somebody else of the hub's customers, then."""
        counted = {
            action.id
            for action in catalogue.actions.values()
            for policy in policies
            if action.id in policy.actions or action.group in policy.groups
        }
        handled = next(t.name for t in catalogue.touchpoints.values() if t.agent_handled)
        number = await asyncio.to_thread(
            number_of_somebody,
            self._stage.hub.folder,
            catalogue,
            handled,
            self._stage.clock.now(),
            counted,
        )
        if not number:
            return None
        self._at = Caller(label=number, number=number, queue=self._callers[0].queue)
        await self._hour.call_again(self._at)
        found = wanted()
        if found is None:
            await self._over()
        return found

    async def _over(self) -> None:
        await self._hour.hang_up()
        self._stage.clock.advance(BETWEEN_CALLS_MIN)

    def _look_at(self, action_id: str) -> None:
        """Scrolled to, wherever the draw has put it this time."""
        ids = [action.ranked.action_id for action in self._hour.view.actions]
        if action_id in ids:
            self._hand.choose(ids.index(action_id))
            self._hand.paint()

    def _held(self, action_id: str) -> HeldView | None:
        held = self._hour.view.held
        return next((one for one in held if one.held.action_id == action_id), None)

    def _leave_out(self, title: str, why: str) -> None:
        self._tell.begin(title)
        self._tell.done(f"left out: {why}")
