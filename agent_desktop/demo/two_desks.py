"""Two desktops and a hub on a line that is shaken, cut and restored: in the end all three agree."""

from __future__ import annotations

import asyncio
import json
import subprocess
import sys
from typing import TYPE_CHECKING, Any, Final

from agent_desktop.app.review import ReviewFilters
from agent_desktop.app.views import Screen
from agent_desktop.demo.desk_ends import Holdings, holdings, hub_holds
from agent_desktop.demo.line import Line
from agent_desktop.demo.stage import Stage
from agent_desktop.demo.telling import Teller
from agent_desktop.domain.responses import Sentiment
from agent_desktop.domain.visibility import Role
from agent_desktop.hubclient.client import HubClient
from agent_desktop.hubclient.review import HubReview

if TYPE_CHECKING:
    from agent_desktop.bootstrap.shell import Shell
    from agent_desktop.demo.plan import Caller
    from agent_desktop.demo.script import ScriptedHour
    from agent_desktop.gui.agent.window import AgentWindow

SECOND: Final = "Jo Lind"
HEALED_S: Final = 60.0
ANSWERS: Final = 3
"""So many each desktop records; the list needs more than that."""


class SecondDesk:
    """A desktop in a process of its own. Every question is answered by one line."""

    def __init__(self, stage: Stage, hub_url: str) -> None:
        argv = (
            [sys.executable, "demo", "--second-desk"]
            if getattr(sys, "frozen", False)
            else [sys.executable, "-m", "agent_desktop", "demo", "--second-desk"]
        )
        self._process = subprocess.Popen(  # noqa: S603 - our own program
            argv, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )
        self._first = {
            "hub": hub_url,
            "token": stage.hub.token(Role.AGENT, subject=SECOND, team=stage.plan.team),
            "subject": SECOND,
            "team": stage.plan.team,
            "profile": str(stage.folder / "second"),
            "at": stage.clock.now(),
        }

    async def start(self) -> None:
        await asyncio.to_thread(self._exchange, self._first)

    async def ask(self, do: str, **about: Any) -> dict[str, Any]:
        return await asyncio.to_thread(self._exchange, {"do": do, **about})

    def stop(self) -> None:
        """Blocks until it has ended."""
        try:
            self._process.communicate(json.dumps({"do": "quit"}) + "\n", timeout=20)
        except (subprocess.TimeoutExpired, OSError):
            self._process.kill()
            self._process.communicate()

    def _exchange(self, message: dict[str, Any]) -> dict[str, Any]:
        if self._process.stdin is None or self._process.stdout is None:
            raise OSError("the second desktop has no pipes")
        self._process.stdin.write(json.dumps(message) + "\n")
        self._process.stdin.flush()
        line = self._process.stdout.readline()
        if not line:
            raise OSError("the second desktop has ended")
        found: dict[str, Any] = json.loads(line)
        return found


class TwoDesks:
    """The first desktop is this process's window; `hour` has its hand and its calls."""

    def __init__(self, stage: Stage, shell: Shell, hour: ScriptedHour, line: Line) -> None:
        self._stage, self._shell, self._hour, self._line = stage, shell, hour, line
        self._tell: Teller = hour.tell
        self._second = SecondDesk(stage, line.url)
        self._whose = ""

    async def play(self) -> None:
        """Raises StepFailed."""
        try:
            await self._begin()
            await self._answers_while("shaken", "the line is shaken", ANSWERS - 1)
            await self._cut()
            await self._heal()
            await self._agree()
        finally:
            await asyncio.to_thread(self._second.stop)

    async def _begin(self) -> None:
        self._tell.begin("a second desktop, both on a line that can be shaken and cut")
        await self._second.start()
        await self._hour.until(lambda v: v.sync.online, "a line to the hub", 60)
        await self._second_until(lambda s: s["online"], "the second desktop's line")
        caller = await self._much_to_say()
        await self._second.ask("call", number=caller.number, queue=caller.queue)
        found = await self._second_until(lambda s: s["actions"], "the second desktop's list")
        view = self._hour.view
        self._whose = view.caller.customer_id if view.caller is not None else ""
        if found["customer"] != self._whose:
            raise self._tell.failed("the two desktops have two customers on the line")
        self._tell.done(f"both have {caller.label} on the line")

    async def _much_to_say(self) -> Caller:
        """A caller with several suggestions left, who is then on the line."""
        most = 0
        chosen = self._hour.first_caller
        for caller in (*self._hour.callers, None):
            who = caller or chosen
            self._hour.workspace.contact_answered(self._hour.place(who))
            await self._hour.until(lambda v: v.screen is Screen.CUSTOMER and v.decision, "a list")
            count = len(self._hour.view.actions)
            if caller is None or count > ANSWERS:
                return who
            if count > most:
                most, chosen = count, caller
            await self._hour.hang_up()
        return chosen

    async def _answers_while(self, name: str, told: str, count: int) -> None:
        if name == "shaken":
            self._line.shake()
        self._tell.begin(f"{told}: both desktops record {count} responses each")
        for _ in range(count):
            if not self._hour.view.actions:
                break
            await self._hour.respond_quietly(self._hour.view.actions[0], Sentiment.NEUTRAL)
            await self._second.ask("answer", sentiment=Sentiment.NEGATIVE.value)
            await self._second_until(lambda s: s["saved"], "the second desktop's mark")
        waiting = (await self._second.ask("state"))["waiting"]
        self._tell.done(
            f"saved at once; {self._hour.view.sync.waiting} and {waiting} still on their way, "
            f"{self._line.broken} connections broken so far"
        )

    async def _cut(self) -> None:
        self._line.cut()
        await self._answers_while("cut", "the line is cut", 1)
        self._tell.begin("both say that they are offline, and what waits")
        await self._hour.until(lambda v: not v.sync.online, "the status 'offline'", HEALED_S)
        found = await self._second_until(lambda s: not s["online"], "'offline' over there")
        waiting = self._hour.view.sync.waiting
        if not waiting or not found["waiting"]:
            raise self._tell.failed("nothing waits, though the line is cut")
        self._hour.hand.paint()
        await self._picture_centre("28-two-desks-cut")
        self._tell.done(f"{waiting} and {found['waiting']} waiting")

    async def _heal(self) -> None:
        self._tell.begin("the line is restored: everything leaves by itself")
        self._line.heal()
        await self._hour.until(
            lambda v: v.sync.online and not v.sync.waiting, "an empty outbox", HEALED_S
        )
        found = await self._second_until(
            lambda s: s["online"] and not s["waiting"], "an empty outbox over there"
        )
        if self._hour.view.sync.refused or found["refused"]:
            raise self._tell.failed("the hub refused something")
        self._tell.done("nobody pressed anything")

    async def _agree(self) -> None:
        self._tell.begin("both desktops hold what the hub holds, and the hub holds each entry once")
        one, two = await self._settled()
        if one.digests[self._whose] != two.digests[self._whose]:
            raise self._tell.failed("the two desktops differ in the customer they both have")
        sent = [*one.sent, *two.sent]
        have = await self._on_the_hub()
        doubled = [entry for entry in sent if have.count(entry) != 1]
        if doubled or len(set(sent)) != len(sent):
            raise self._tell.failed(f"not once on the hub: {doubled}")
        await self._compare()
        await self._picture_centre("29-two-desks-agree")
        self._tell.done(
            f"{len(one.digests)} and {len(two.digests)} customers' digests equal the hub's; "
            f"{len(sent)} responses, each once; the shared customer's digest is "
            f"{one.digests[self._whose]} on both"
        )
        await self._second.ask("hang up")
        await self._hour.hang_up()

    async def _compare(self) -> None:
        """The desktops' own comparison comes to the same."""
        if self._shell.desk is not None:
            self._shell.desk.syncing.compare()
        await self._second.ask("compare")
        await self._hour.until(lambda v: v.sync.compared_at is not None, "a comparison", HEALED_S)
        found = await self._second_until(lambda s: s["compared"], "a comparison over there")
        if self._hour.view.sync.repaired or found["repaired"]:
            raise self._tell.failed("a desktop had to fetch customers again")

    async def _settled(self) -> tuple[Holdings, Holdings]:
        """Of both, once nothing is on its way to either."""
        clients = [
            HubClient(self._stage.hub.url, self._token(subject), "")
            for subject in (self._stage.plan.agent, SECOND)
        ]
        try:
            for _ in range(300):
                both = (await self._first_holds(), await self._second_holds())
                theirs = [
                    await hub_holds(client, here)
                    for client, here in zip(clients, both, strict=True)
                ]
                if all(found == here.digests for found, here in zip(theirs, both, strict=True)):
                    return both
                await asyncio.sleep(0.2)
        finally:
            for client in clients:
                await client.close()
        raise self._tell.failed("after 60 s a desktop still differs from the hub")

    async def _first_holds(self) -> Holdings:
        profile = self._shell.profile
        return await asyncio.to_thread(
            holdings, profile.files, profile.key, profile.customers_key, self._stage.plan.agent
        )

    async def _second_holds(self) -> Holdings:
        found = await self._second.ask("holdings")
        return Holdings(
            found["installation"], found["cursor"], found["digests"], tuple(found["sent"])
        )

    def _token(self, subject: str) -> Any:
        token = self._stage.hub.token(Role.AGENT, subject=subject, team=self._stage.plan.team)
        return lambda: token

    async def _on_the_hub(self) -> list[str]:
        token = self._stage.token(Role.SUPERVISOR)
        client = HubClient(self._stage.hub.url, lambda: token, "demo-judge")
        try:
            review, found, after = HubReview(client), [], None
            while True:
                page = await review.rows(ReviewFilters(), after, 100)
                found += [row.response.id for row in page.rows]
                after = page.next
                if after is None:
                    return found
        finally:
            await client.close()

    async def _second_until(self, holds: Any, wanted: str) -> dict[str, Any]:
        for _ in range(int(HEALED_S * 10)):
            state = await self._second.ask("state")
            if holds(state):
                return state
            await asyncio.sleep(0.1)
        raise self._tell.failed(f"after {HEALED_S:.0f} s there was still not: {wanted}")

    async def _picture_centre(self, name: str) -> None:
        """With 'Sync and problems' open."""
        from agent_desktop.gui.agent.window import AgentWindow

        window = self._shell.window
        if isinstance(window, AgentWindow):
            window.panes.steering.toggle_sync()
            await self._tell.until(lambda: _read(window), "the list")
            self._hour.hand.paint()
            self._hour.picture(name)
            window.panes.steering.toggle_sync()


def _read(window: AgentWindow) -> bool:
    pane = window.panes.sync.pane
    return pane is not None and not pane.reading
