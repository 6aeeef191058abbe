"""A desktop of the simulation: the real profile, syncing and pulling process; only the window, the
operating system's processes and HTTP are left out."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import msgspec

from agent_desktop.app.ports import SyncState
from agent_desktop.bootstrap.late_hub import LateHub
from agent_desktop.bootstrap.syncing import Syncing
from agent_desktop.bootstrap.system import LoopTasks
from agent_desktop.cache.errors import CacheError
from agent_desktop.cache.files import CacheFiles
from agent_desktop.cache.profile import OpenProfile
from agent_desktop.cache.session import Session
from agent_desktop.puller import Puller
from agent_desktop.sync.puller_messages import COMMANDS, NEWS, STARTS, News
from agent_desktop.sync.pulling import PullerProcess
from tests.simulation.disk import DISKS, Disk
from tests.simulation.owners import Owner

KEY = bytes(range(32))


class Clock:
    """A workstation's, as wrong as it may be."""

    def __init__(self, right: Callable[[], int]) -> None:
        self._right = right
        self.off = 0

    def now(self) -> int:
        return self._right() + self.off


class Workspace:
    """In the place of the window: what it is told."""

    def __init__(self) -> None:
        self.state: SyncState | None = None
        self.told: list[str] = []

    def sync_changed(self, state: SyncState) -> None:
        self.state = state

    def __getattr__(self, name: str) -> Callable[..., None]:
        return lambda *_: self.told.append(name)


class DeskProcess:
    """From a start to its end, on one disk. Raises CacheError at the start as the desktop would."""

    def __init__(
        self, folder: Path, clock: Clock, name: str, repaired: Callable[[int], None]
    ) -> None:
        self.owner = Owner(name)
        self.alive = True
        self.ready = asyncio.Event()
        self.workspace = Workspace()
        self.clock = clock
        self.repaired = repaired
        self._tasks = LoopTasks(asyncio.get_running_loop())
        self.disk = DISKS[str(folder)] = Disk(folder)
        self.syncing: Syncing | None = None
        self.puller_runs = 0
        try:
            self.profile = OpenProfile(CacheFiles(folder), KEY, clock)
        except BaseException:
            self.disk.let_go()
            DISKS.pop(str(folder), None)
            raise

    def start(self, session: Session) -> None:
        """Signs in (again) and begins to sync, as the desktop does after its first paint."""
        self.owner.start(self._start(session))

    async def _start(self, session: Session) -> None:
        known = self.profile.outbox.session
        while known != session:
            try:
                await self.profile.outbox.sign_in(session)
                known = session
            except CacheError:
                await asyncio.sleep(1.0)
        hub: Any = LateHub()
        self.syncing = Syncing(self.profile, session, self.clock, self._tasks)
        _PRESENT[session.hub_url] = self
        self.syncing.start(self.workspace, hub)  # type: ignore[arg-type] # what it needs of it
        self.ready.set()

    def renew(self, session: Session) -> None:
        """The same person has signed in anew."""

        async def work() -> None:
            if self.syncing is not None:
                await self.profile.outbox.sign_in(session)
                self.syncing.renew(session)

        self.owner.start(work())

    def run(self, work: Callable[[], Awaitable[Any]]) -> asyncio.Task[Any]:
        """Something that the window does."""

        async def doing() -> Any:
            await self.ready.wait()
            return await work()

        return self.owner.start(doing())

    def end(self) -> None:
        """At once: nothing of it runs on, and its lock is free."""
        self.alive = False
        self.owner.end()
        self.disk.let_go()
        DISKS.pop(str(self.disk.folder), None)
        self.profile._lock.release()


_PRESENT: dict[str, DeskProcess] = {}
"""Whose puller is being started: by its hub's address, which is another for each desk."""


class PullerInside(PullerProcess):
    """The pulling process as a task: all that is said goes through the same lines of JSON."""

    def _launch(self) -> None:
        if self._start is None:
            return
        if self._again is not None:
            self._again.cancel()
            self._again = None
        desk = _PRESENT[self._start.hub_url]
        if not desk.alive:
            return
        process: Any = _Process(desk, self)
        self._process = process
        self._write(msgspec.json.encode(self._start) + b"\n")
        if self._holds:
            self.hold(tuple(self._holds))
        self._say_used()


class _Process:
    """What `subprocess.Popen` is to PullerProcess."""

    returncode = 0

    def __init__(self, desk: DeskProcess, parent: PullerInside) -> None:
        self._desk = desk
        self._parent = parent
        self._hear: Callable[[Any], None] | None = None
        self._early: list[Any] = []
        self.stdin = SimpleNamespace(write=self._said, flush=lambda: None, close=self._closed)

    def wait(self, _seconds: float | None = None) -> int:
        return 0

    def kill(self) -> None:
        """It has ended with its input."""

    def write(self, raw: bytes) -> None:
        """The standard output of the process."""
        for one in raw.splitlines():
            news: News = NEWS.decode(one)
            if news.repaired:
                self._desk.repaired(news.repaired)
            asyncio.get_running_loop().call_soon(self._parent._take, self, news)

    def flush(self) -> None:
        """Nothing is held back."""

    def _said(self, raw: bytes) -> None:
        if self._hear is None and not self._early:
            self._early.append(None)
            self._desk.puller_runs += 1
            self._desk.owner.start(self._run(STARTS.decode(raw)))
            return
        for one in raw.splitlines():
            self._tell(COMMANDS.decode(one))

    def _closed(self) -> None:
        self._tell(None)

    def _tell(self, command: Any) -> None:
        if self._hear is not None:
            self._hear(command)
        else:
            self._early.append(command)

    async def _run(self, start: Any) -> None:
        out: Any = self

        def listen(hear: Callable[[Any], None]) -> None:
            self._hear = hear
            for command in self._early[1:]:
                hear(command)

        self.returncode = await Puller(start, out).run(listen)
        self._parent._ended(self)  # type: ignore[arg-type] # it is what was launched
