"""The second desktop of the demo: a process of its own, driven by lines on standard input.

Each line is a JSON object with `do`; each is answered by one line. The first one (`start`) says who
works here and where, so that no token shows in a list of processes.
"""

from __future__ import annotations

import asyncio
import json
import os
import sys
import threading
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from agent_desktop.bootstrap.launch import Surroundings, run
from agent_desktop.bootstrap.opening import open_profile
from agent_desktop.bootstrap.options import Options
from agent_desktop.cache.session import Session
from agent_desktop.demo.clock import JourneyClock
from agent_desktop.demo.desk_ends import holdings
from agent_desktop.domain.responses import Sentiment
from agent_desktop.keystore.ephemeral import EphemeralKeyStore
from agent_desktop.telephony.placed import placed_call

if TYPE_CHECKING:
    from agent_desktop.bootstrap.shell import Shell


def main() -> int:
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    first = json.loads(sys.stdin.readline())
    clock, keystore = JourneyClock(first["at"]), EphemeralKeyStore()
    folder = Path(first["profile"])
    profile = open_profile(folder, keystore, clock)
    try:
        asyncio.run(
            profile.outbox.sign_in(
                Session(
                    hub_url=first["hub"],
                    token=first["token"],
                    subject=first["subject"],
                    role="agent",
                    team=first["team"],
                )
            )
        )
    finally:
        profile.close()
    return run(
        Options(profile=folder),
        Surroundings(keystore=keystore, clock=clock, started=lambda shell: _Driven(shell).begin()),
    )


class _Driven:
    def __init__(self, shell: Shell) -> None:
        self._shell = shell
        self._loop = asyncio.get_event_loop()
        self._calls = 0

    def begin(self) -> None:
        threading.Thread(target=self._listen, name="orders", daemon=True).start()
        self._say({"started": True})

    def _listen(self) -> None:
        for line in sys.stdin:
            self._loop.call_soon_threadsafe(self._take, json.loads(line))
        self._loop.call_soon_threadsafe(self._shell.quit)

    def _take(self, order: dict[str, Any]) -> None:
        self._shell.tasks.start(self._do(order), "order")

    async def _do(self, order: dict[str, Any]) -> None:
        acts: dict[str, Callable[[dict[str, Any]], Any]] = {
            "call": self._call,
            "answer": self._answer,
            "hang up": self._hang_up,
            "state": lambda _order: self._state(),
            "compare": self._compare,
        }
        if order["do"] == "quit":
            self._shell.quit()
        elif order["do"] == "holdings":
            self._say(await self._holdings())
        else:
            self._say(acts[order["do"]](order))

    def _call(self, order: dict[str, Any]) -> dict[str, Any]:
        workspace = self._workspace
        self._calls += 1
        contact = placed_call(
            contact_id=f"second-{self._calls}",
            now=self._shell.clock.now(),
            number=order["number"],
            queue=order["queue"],
            waited_s=None,
            withheld=False,
        )
        workspace.contact_arrived(contact)
        workspace.contact_answered(contact.id)
        return self._state()

    def _answer(self, order: dict[str, Any]) -> dict[str, Any]:
        workspace = self._workspace
        if not workspace.view.actions:
            return self._state() | {"answered": ""}
        action = workspace.view.actions[0]
        workspace.respond(action.ranked.action_id, Sentiment(order["sentiment"]))
        return self._state() | {"answered": action.title}

    def _hang_up(self, _order: dict[str, Any]) -> dict[str, Any]:
        workspace = self._workspace
        contact = workspace.view.contact
        if contact is not None:
            workspace.contact_ended(contact.id)
            workspace.leave()
        return self._state()

    def _compare(self, _order: dict[str, Any]) -> dict[str, Any]:
        if self._shell.desk is not None:
            self._shell.desk.syncing.compare()
        return self._state()

    async def _holdings(self) -> dict[str, Any]:
        profile = self._shell.profile
        subject = profile.outbox.session.subject if profile.outbox.session is not None else ""
        found = await asyncio.to_thread(
            holdings, profile.files, profile.key, profile.customers_key, subject
        )
        return {
            "installation": found.installation,
            "cursor": found.cursor,
            "digests": found.digests,
            "sent": found.sent,
        }

    @property
    def _workspace(self) -> Any:
        desk = self._shell.desk
        return desk.workspace if desk is not None else None

    def _state(self) -> dict[str, Any]:
        view = self._workspace.view
        marks = [mark.committed for mark in view.answered]
        return {
            "screen": view.screen.value,
            "customer": view.caller.customer_id if view.caller is not None else "",
            "actions": len(view.actions),
            "saved": all(marks),
            "online": view.sync.online,
            "waiting": view.sync.waiting,
            "refused": view.sync.refused,
            "compared": view.sync.compared_at,
            "repaired": view.sync.repaired,
        }

    @staticmethod
    def _say(message: dict[str, Any]) -> None:
        sys.stdout.write(json.dumps(message) + "\n")
        sys.stdout.flush()
