"""The part of the scripted hour with callers whom a number does not name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from agent_desktop.app.views import Screen
from agent_desktop.demo.plan import Caller

if TYPE_CHECKING:
    from agent_desktop.demo.script import ScriptedHour


class StrangerSteps:
    """A shared number, an unknown one, and none at all."""

    def __init__(self, hour: ScriptedHour) -> None:
        self._hour = hour

    async def shared_number(self, caller: Caller) -> None:
        self._hour.later(9)
        self._hour.tell.begin(f"a number that several people share: {caller.label}")
        contact_id = self._hour.place(caller)
        self._hour.workspace.contact_answered(contact_id)
        # This desk may hold only one of them; the hub then names the others.
        await self._hour.until(
            lambda v: v.screen is Screen.CHOOSE and len(v.candidates) > 1, "the question who it is"
        )
        self._hour.hand.paint()
        self._hour.picture("12-who-is-calling")
        people = self._hour.view.candidates
        chosen = people[1]
        self._hour.workspace.choose(chosen.customer_id)
        await self._hour.until(lambda v: v.screen is Screen.CUSTOMER, "the chosen customer")
        self._hour.hand.paint()
        self._hour.tell.done(f"{len(people)} people, {chosen.name} chosen")
        self._hour.tell.begin("someone else is on the line: everything is hidden")
        self._hour.workspace.someone_else()
        await self._hour.until(lambda v: v.screen is Screen.SOMEONE_ELSE, "an empty screen")
        self._hour.hand.paint()
        if self._hour.view.caller is not None or self._hour.view.events:
            raise self._hour.tell.failed("something of the customer is still shown")
        self._hour.tell.done()
        self._hour.picture("13-someone-else")
        await self._hour.hang_up()

    async def strangers(self) -> None:
        self._hour.later(4)
        self._hour.tell.begin("an unknown number")
        self._hour.workspace.contact_answered(self._hour.place(self._hour.stage.plan.unknown))
        await self._hour.until(lambda v: v.screen is Screen.UNKNOWN, "an unknown caller")
        self._hour.hand.paint()
        self._hour.tell.done()
        self._hour.picture("14-unknown")
        await self._hour.hang_up()
        self._hour.tell.begin("a withheld number is never looked up")
        self._hour.workspace.contact_answered(self._hour.place(None))
        await self._hour.until(lambda v: v.screen is Screen.WITHHELD, "a withheld number")
        self._hour.hand.paint()
        self._hour.tell.done()
        self._hour.picture("15-withheld")
        await self._hour.hang_up()
