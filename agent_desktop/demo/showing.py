"""The demo with a display: the agent's window, and the panel beside it that places calls."""

from __future__ import annotations

import asyncio
import contextlib
import itertools
from typing import TYPE_CHECKING

from agent_desktop.demo.hub_process import HubFailed
from agent_desktop.demo.plan import Caller, cast_of
from agent_desktop.demo.school import catalogue_of, teach
from agent_desktop.demo.stage import Stage
from agent_desktop.demo.visitor import decline, shown_to
from agent_desktop.domain.contacts import Contact, ContactState
from agent_desktop.protocol.errors import HubError
from agent_desktop.telephony.placed import placed_call

if TYPE_CHECKING:
    from agent_desktop.app.workspace import AgentWorkspace
    from agent_desktop.bootstrap.shell import Shell
    from agent_desktop.gui.demo_panel import CallPanel

PICK_UP_S = 2.5
FEED_S = 1.0


class Show:
    """Connects the panel's wishes with the desktop and the hub."""

    def __init__(self, stage: Stage) -> None:
        self._stage = stage
        self._calls = itertools.count(1)
        self._panel: CallPanel | None = None
        self._callers: dict[str, Caller] = {c.number: c for c in cast_of(stage.plan)}

    def started(self, shell: Shell) -> None:
        """Called on the loop once the agent's window is painted."""
        from agent_desktop.gui.demo_panel import CallPanel, CastMember

        workspace = shell.desk.workspace if shell.desk is not None else None
        if workspace is None:
            return
        members = [
            CastMember(label=c.label, number=c.number, note=c.note)
            for c in cast_of(self._stage.plan)
        ]
        panel = CallPanel(members, self._stage.clock)
        panel.call_wanted.connect(
            lambda number: shell.tasks.start(self._call(workspace, number), "simulated call")
        )
        panel.hang_up_wanted.connect(lambda: self._hang_up(workspace))
        panel.hub_stop_wanted.connect(
            lambda: shell.tasks.start(self._turn_hub(running=False), "stop the hub")
        )
        panel.hub_start_wanted.connect(
            lambda: shell.tasks.start(self._turn_hub(running=True), "start the hub")
        )
        panel.web_no_wanted.connect(
            lambda: shell.tasks.start(self._say_no(shell, workspace), "a no on the web")
        )
        panel.learn_wanted.connect(lambda: shell.tasks.start(self._learn(), "learning"))
        panel.closed.connect(shell.quit)
        workspace.subscribe(lambda view: panel.set_busy(_goes_on(view.contact)))
        panel.show()
        if shell.window is not None:
            panel.stand_beside(shell.window)
        self._panel = panel
        shell.tasks.start(self._feed(), "later events")

    async def _call(self, workspace: AgentWorkspace, number: str) -> None:
        caller = self._callers.get(number, self._stage.plan.unknown)
        contact = placed_call(
            contact_id=str(next(self._calls)),
            now=self._stage.clock.now(),
            number=number,
            queue=caller.queue or self._stage.plan.unknown.queue,
            waited_s=caller.waited_s,
            withheld=not number,
        )
        workspace.contact_arrived(contact)
        await asyncio.sleep(PICK_UP_S)
        workspace.contact_answered(contact.id)

    def _hang_up(self, workspace: AgentWorkspace) -> None:
        contact = workspace.view.contact
        if _goes_on(contact) and contact is not None:
            workspace.contact_ended(contact.id)

    async def _say_no(self, shell: Shell, workspace: AgentWorkspace) -> None:
        """To the first suggestion of the list that a web page or an app shows as well."""
        caller = workspace.view.caller
        known = await shell.profile.cache.customer(caller.customer_id) if caller else None
        if known is None:
            self._note("Somebody the hub knows has to be on the line for that.")
            return
        wanted = frozenset(
            a.ranked.action_id for a in workspace.view.actions if not a.ranked.mandatory
        )
        try:
            catalogue = await catalogue_of(self._stage)
            url = self._stage.hub.url
            seen = await asyncio.to_thread(shown_to, url, catalogue, known.customer, wanted)
            if seen is None:
                self._note("No page or app shows this caller what stands on the list.")
            elif await asyncio.to_thread(decline, url, seen):
                self._note(f"On the {seen.touchpoint.label}: no to “{seen.title}”.")
        except (HubError, OSError):
            self._note("The hub cannot be reached.")

    async def _learn(self) -> None:
        if self._panel is not None:
            self._panel.set_learning()
        self._note("The hub learns from simulated answers of earlier weeks …")
        try:
            lesson = await teach(self._stage)
        except (HubError, HubFailed):
            self._note("The hub did not learn.")
            return
        self._note(f"{lesson.answers} simulated answers. Call somebody, and press W.")

    def _note(self, words: str) -> None:
        if self._panel is not None:
            self._panel.say_note(words)

    async def _turn_hub(self, *, running: bool) -> None:
        with contextlib.suppress(HubFailed):
            await asyncio.to_thread(self._stage.hub.start if running else self._stage.hub.stop)
        if self._panel is not None:
            self._panel.set_hub(running=self._stage.hub.running)

    async def _feed(self) -> None:
        while self._stage.feeder.left:
            with contextlib.suppress(OSError):  # the hub is away: they wait
                await asyncio.to_thread(self._stage.feeder.feed, self._stage.hub.url)
            await asyncio.sleep(FEED_S)


def _goes_on(contact: Contact | None) -> bool:
    return contact is not None and contact.state in {ContactState.RINGING, ContactState.TALKING}
