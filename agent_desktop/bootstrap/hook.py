"""What is handed over to the running desktop, put on its screen: it shows, it never acts."""

from __future__ import annotations

import json
from collections.abc import Callable

from agent_desktop.app.ports import Clock
from agent_desktop.app.workspace import AgentWorkspace
from agent_desktop.bootstrap.system import UuidIds
from agent_desktop.telephony.hook.door import HookDoor
from agent_desktop.telephony.hook.messages import HookMessage, HookProblem, Verb, read

TAKEN = b'{"ok": true}\n'


class HookAnswers:
    """`answer` takes a line and gives the line to send back."""

    def __init__(self, clock: Clock, bring_up: Callable[[], None]) -> None:
        self.workspace: AgentWorkspace | None = None
        self._clock = clock
        self._bring_up = bring_up
        self._door = HookDoor()
        self._ids = UuidIds()

    def answer(self, line: bytes) -> bytes:
        try:
            self._door.admit(self._clock.now())
            message = read(line)
            problem = self._show(message)
        except HookProblem as error:
            problem = str(error)
            if self.workspace is not None:
                self.workspace.notify(problem)
        if problem:
            return json.dumps({"problem": problem}).encode() + b"\n"
        return TAKEN

    def _show(self, message: HookMessage) -> str:
        """What is wrong, or nothing."""
        if message.verb is Verb.SHOW:
            self._bring_up()
            return ""
        workspace, now = self.workspace, self._clock.now()
        if workspace is None:
            return "Nobody is signed in as an agent here, so the call was not shown."
        match message.verb:
            case Verb.PREPARE:
                problem = workspace.prepare_outbound(message.number)
                if problem:
                    workspace.notify(problem)
                return problem
            case Verb.ANSWERED:
                workspace.contact_answered(f"hook:{message.id}")
            case Verb.ENDED:
                workspace.contact_ended(f"hook:{message.id}")
            case _:
                workspace.contact_arrived(self._door.contact(message, now, self._ids.new()))
        return ""
