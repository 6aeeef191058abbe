"""One scenario's desks and hub: how they start, die, and come back."""

from __future__ import annotations

import asyncio
import hashlib
from collections.abc import Callable, Coroutine
from pathlib import Path
from random import Random
from typing import Any, Final

import msgspec

from agent_desktop.cache.errors import CacheError
from agent_desktop.cache.session import Session
from agent_desktop.hub.policy import Policy
from agent_desktop.hub.store.errors import StoreError
from agent_desktop.protocol.messages import DesktopPolicy, PushRequest
from tests.simulation.acknowledged import Acknowledged
from tests.simulation.agent import Agent
from tests.simulation.desk_process import Clock, DeskProcess
from tests.simulation.disk import Disk, Killed, copy
from tests.simulation.hub_process import HubProcess
from tests.simulation.network import Line
from tests.simulation.owners import Owner
from tests.simulation.surroundings import LINES, right_now
from tests.simulation.template import SIGNING_KEY, Template

TEAM: Final = "cards"
RESTART_S: Final = 1.5
_WAITING: Final = (
    "SELECT count(*) FROM entries WHERE state IN ('queued', 'in_flight') AND \"by\" = ?"
)
_NOTED_S: Final = 11.0
_pushes = msgspec.json.Decoder(PushRequest)


class Trace:
    """What happened, in order: its digest says whether two runs were the same."""

    def __init__(self) -> None:
        self.lines: list[str] = []

    def __call__(self, *words: Any) -> None:
        now = asyncio.get_running_loop().time()
        self.lines.append(f"{now:.3f} " + " ".join(str(word) for word in words))

    def digest(self) -> str:
        return hashlib.blake2b("\n".join(self.lines).encode(), digest_size=8).hexdigest()


class Place:
    """A desk: its disk stays, its processes come and go."""

    def __init__(self, world: World, number: int, people: tuple[str, ...]) -> None:
        self.world = world
        self.name = f"desk{number}"
        self.url = f"http://{self.name}.sim"
        self.clock = Clock(right_now)
        random = world.random(self.name)
        self.line = Line(random, lambda: world.hub, self.name)
        self.line.network = world.nature
        self.line.note = lambda *words: world.trace(self.name, *words)
        self.line.seen = self._pushed
        LINES[self.url] = self.line
        self.agents = {
            who: Agent(who, self.name, world.random(self.name + who), world.customers, world.told)
            for who in people
        }
        self.people = people
        self.who = people[0]
        self.tokens: dict[str, str] = {}
        self.signed_out = False
        self.process: DeskProcess | None = None
        self.runs = 0
        self.folder = self._next_folder()
        world.template_desk(self.folder)

    @property
    def agent(self) -> Agent:
        return self.agents[self.who]

    def start(self) -> None:
        """Does nothing where one runs. A disk that refuses: again later."""
        if self.process is not None:
            return
        try:
            process = DeskProcess(self.folder, self.clock, self.name, self._repaired)
        except CacheError as error:
            self.world.trace(self.name, "did not start", type(error).__name__)
            self._again()
            return
        self.process = process
        process.disk.died = lambda: self._died(process)
        self.world.trace(self.name, "starts as", self.who)
        process.start(self.session())

    def waiting(self) -> int:
        """Entries of who sits here that have not come to their end."""
        if self.process is None:
            return 0
        found = self.process.disk.look("outbox.db", _WAITING, self.who)
        return int(found[0]) if found else 0

    def session(self) -> Session:
        if self.who not in self.tokens:
            self.tokens[self.who] = self.world.token(self.who)
        return Session(
            hub_url=self.url, token=self.tokens[self.who], subject=self.who, role="agent", team=TEAM
        )

    def kill(self, *, power_cut: bool = False, rests_s: float = RESTART_S) -> None:
        process = self.process
        if process is None:
            return
        self.world.trace(self.name, "power cut" if power_cut else "killed")
        self._leave(process, power_cut=power_cut)
        self._again(rests_s)

    def stop(self) -> None:
        """The window is closed, without waiting for anything that is under way."""
        if self.process is not None:
            self.world.trace(self.name, "closed")
            self._leave(self.process)

    def sign_in_as(self, who: str) -> None:
        """A change of user: the window is closed, and opened by somebody else."""
        self.stop()
        self.who = who
        self.start()

    def renew(self) -> None:
        """A new token after one that ran out or was revoked."""
        self.tokens[self.who] = self.world.token(self.who)
        if self.process is not None:
            self.process.renew(self.session())

    def sign_out(self) -> None:
        """The hub takes the token no more."""
        self.signed_out = True
        token = self.tokens.get(self.who)
        if token is not None:
            self.world.revoked.add(token)
            self.world.trace(self.name, "token is refused from now on")

    def _died(self, process: DeskProcess) -> None:
        """In the middle of a statement."""
        self.world.trace(self.name, "dies at a statement")
        folder = self._next_folder()
        process.disk.image(folder, power_cut=self.world.power_cuts)
        process.alive = False
        self.folder = folder
        self.process = None
        process.disk.dead = True
        asyncio.get_running_loop().call_soon(process.end)
        self._again()

    def _leave(self, process: DeskProcess, *, power_cut: bool = False) -> None:
        folder = self._next_folder()
        process.disk.image(folder, power_cut=power_cut)
        process.end()
        self.folder, self.process = folder, None

    def _again(self, seconds: float = RESTART_S) -> None:
        self.world.nature.start(self._later(seconds))

    async def _later(self, seconds: float) -> None:
        await asyncio.sleep(seconds)
        self.start()

    def _next_folder(self) -> Path:
        self.runs += 1
        return self.world.folder / f"{self.name}.{self.runs}"

    def _repaired(self, customers: int) -> None:
        self.world.trace(self.name, "repaired", customers)
        self.world.told.repaired.append(self.name)

    def _pushed(self, token: str, path: str, body: bytes) -> None:
        self.world.heard.setdefault(self.name, asyncio.get_running_loop().time())
        if not path.endswith("/push"):
            return
        who = self.world.issued.get(token, "")
        try:
            entries = _pushes.decode(body).entries
        except msgspec.MsgspecError:
            return
        self.world.trace(self.name, "pushes", *(f"{one.n}:{one.id}" for one in entries[:6]))
        self.world.pushed.setdefault(self.name, asyncio.get_running_loop().time())
        foreign = [one.id for one in entries if one.by != who]
        self.world.told.foreign_pushes.extend(foreign)


class World:
    """Everything of one scenario."""

    def __init__(self, seed: str, folder: Path, template: Template) -> None:
        self.seed = seed
        self.folder = folder
        self._template = template
        self.customers = template.customers
        self.told = Acknowledged()
        self.trace = Trace()
        self.nature = Owner("nature")
        self.hub: HubProcess | None = None
        self.hub_folder = folder / "hub.0"
        self.hub_runs = 0
        self.hub_off = 0
        self.power_cuts = self.random("power").random() < 0.5
        """Whether who dies at a statement loses the power."""
        self.issued: dict[str, str] = {}
        self.heard: dict[str, float] = {}
        self.pushed: dict[str, float] = {}
        self.key = SIGNING_KEY
        few = self.random("policy").random() < 0.15
        self.policy = Policy(desktop=DesktopPolicy(version="few", customers=3)) if few else Policy()
        """Some desks keep three customers only, and release the others."""
        self.revoked: set[str] = set()
        self.speaks_another = False
        self.healed_at = 0.0
        self.desks: list[Place] = []
        self.backups: list[tuple[Path, float]] = []
        self.after_start: list[Callable[[], Coroutine[Any, Any, None]]] = []
        _copy_folder(template.hub, self.hub_folder)

    def random(self, name: str) -> Random:
        return Random(f"{self.seed}:{name}")

    def template_desk(self, folder: Path) -> None:
        _copy_folder(self._template.desk, folder)

    def add_desk(self, *people: str) -> Place:
        self.desks.append(Place(self, len(self.desks), people))
        return self.desks[-1]

    # --- the hub ---------------------------------------------------------------------------------

    def hub_clock(self) -> int:
        return right_now() + self.hub_off

    def start_hub(self) -> None:
        if self.hub is not None:
            return
        try:
            hub = HubProcess(self.hub_folder, self.key, self.hub_clock, policy=self.policy)
        except (StoreError, Killed) as error:
            self.trace("hub did not start", type(error).__name__)
            self.nature.start(self._hub_later(RESTART_S))
            return
        hub.disk.died = lambda: self._hub_died(hub)
        hub.revoked = self.revoked
        hub.speaks_another = self.speaks_another
        self.hub = hub
        self.trace("hub starts, epoch", hub.database.epoch, "position", hub.database.position)

    def kill_hub(self, rests_s: float = RESTART_S, *, power_cut: bool = False) -> None:
        hub = self.hub
        if hub is None:
            return
        self.trace("hub loses power" if power_cut else "hub killed")
        self._leave_hub(hub, power_cut=power_cut)
        self.nature.start(self._hub_later(rests_s))

    def back_up(self) -> None:
        """A copy of the hub's folder as a backup would take it."""
        if self.hub is not None:
            to = self.folder / f"backup.{len(self.backups)}"
            self.hub.disk.image(to)
            self.backups.append((to, asyncio.get_running_loop().time()))
            self.trace("hub is backed up")

    def restore(self, *, database_only: bool, by_hand: bool) -> None:
        """The newest copy takes the place of what the hub had."""
        if self.hub is None or not self.backups:
            return
        from agent_desktop.hub.store.database import begin_new_epoch

        copied, at = self.backups[-1]
        # The hub notes where it is every five seconds: no real restore is quicker than that.
        by_hand = by_hand or asyncio.get_running_loop().time() < at + _NOTED_S
        self.trace("hub is restored", "by hand" if by_hand else "")
        self._leave_hub(self.hub)
        if database_only:
            for name in ("hub.db", "hub.db-wal"):
                (self.hub_folder / name).unlink(missing_ok=True)
                if (copied / name).exists():
                    copy(copied / name, self.hub_folder / name)
        else:
            self.hub_folder = self._next_hub_folder()
            _copy_folder(copied, self.hub_folder)
        if by_hand:
            begin_new_epoch(self.hub_folder)
        self.told.restored += 1
        self.told.lost_customers = True
        self.nature.start(self._hub_later(0.5))

    def token(self, who: str) -> str:
        from agent_desktop.domain.visibility import Role
        from agent_desktop.hub.access.tokens import Tokens

        made = Tokens(self.key).issue(
            subject=who, role=Role.AGENT, team=TEAM, lasts_s=40 * 365 * 86_400
        )
        self.issued[made] = who
        return made

    def _hub_died(self, hub: HubProcess) -> None:
        self.trace("hub dies at a statement")
        folder = self._next_hub_folder()
        hub.disk.image(folder, power_cut=self.power_cuts)
        self.hub_folder, self.hub = folder, None
        hub.alive = False
        hub.disk.dead = True
        asyncio.get_running_loop().call_soon(hub.end)
        self.nature.start(self._hub_later(RESTART_S))

    def _leave_hub(self, hub: HubProcess, *, power_cut: bool = False) -> None:
        folder = self._next_hub_folder()
        hub.disk.image(folder, power_cut=power_cut)
        self.hub_folder, self.hub = folder, None
        hub.end()

    async def _hub_later(self, seconds: float) -> None:
        await asyncio.sleep(seconds)
        self.start_hub()

    def _next_hub_folder(self) -> Path:
        self.hub_runs += 1
        return self.folder / f"hub.{self.hub_runs}"

    def end(self) -> None:
        for desk in self.desks:
            if desk.process is not None:
                desk.process.end()
        if self.hub is not None:
            self.hub.end()
        self.nature.end()


def _copy_folder(source: Path, to: Path) -> None:
    to.mkdir(parents=True)
    for one in source.iterdir():
        if one.is_file() and not one.name.endswith((".lock", "-shm")):
            copy(one, to / one.name)


__all__ = ["Disk", "Place", "Trace", "World"]
