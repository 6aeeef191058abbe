"""The demo's stage: a throw-away folder with a hub, its data, a clock and signed-in profiles."""

from __future__ import annotations

import asyncio
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from types import TracebackType

from agent_desktop.bootstrap.opening import open_profile
from agent_desktop.bootstrap.options import Options
from agent_desktop.cache.session import Session
from agent_desktop.demo.clock import JourneyClock
from agent_desktop.demo.feeding import Feeder
from agent_desktop.demo.hub_process import HubProcess
from agent_desktop.demo.made_up import made_up
from agent_desktop.demo.plan import Plan
from agent_desktop.demo.recorded import cut, plan_of
from agent_desktop.domain.visibility import Role
from agent_desktop.keystore.ephemeral import EphemeralKeyStore

SUPERVISOR = "Sam Keller"
HEARTBEAT = ("--heartbeat", "2")
AHEAD_MS = 60 * 60_000
"""What the scripted hour skips, and more: begun so long ago, the demo's clock never passes the
hub's, so both have the same day at the end, also when the demo runs shortly before midnight."""


class Stage:
    """Use as a context manager: leaving it ends the hub and removes the folder.

    The profiles' keys live in this process only, so nothing of the demo can be read afterwards.
    """

    def __init__(self) -> None:
        self._folder = tempfile.TemporaryDirectory(prefix="agent-desktop-demo-")
        self.folder = Path(self._folder.name)
        self.keystore = EphemeralKeyStore()
        self.plan: Plan
        self.hub: HubProcess
        self.clock: JourneyClock
        self.feeder: Feeder

    def __enter__(self) -> Stage:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if hasattr(self, "hub"):
            self.hub.stop()
        self._folder.cleanup()

    def set_up(
        self, data: Path | None, catalogue: str, say: Callable[[str], None], *, quiet: bool
    ) -> None:
        """Makes or cuts the journeys, imports them, starts the hub, signs two people in.

        Blocks for some seconds. Raises HubFailed, UnusableFile, OSError.
        """
        if data is None:
            self.plan, file = made_up(time.time_ns() // 1_000_000 - AHEAD_MS, self.folder)
        else:
            recording = cut(data, self.folder)
            self.plan, file = plan_of(recording, data.name, catalogue or "demo"), recording.earlier
        say(f"Journeys: {self.plan.title}.")
        if self.plan.remark:
            say(self.plan.remark)
        named = catalogue or self.plan.catalogue
        self.hub = HubProcess(self.folder / "hub", named, HEARTBEAT)
        self.hub.import_file(file, quiet=quiet)
        file.unlink()
        say(f"The hub listens on {self.hub.start()} (data in a folder that goes with the demo).")
        self._sign_in(Role.AGENT, self.plan.agent)
        self._sign_in(Role.SUPERVISOR, SUPERVISOR)
        self.clock = JourneyClock(self.plan.start)
        self.feeder = Feeder(self.plan.later, self.clock.now)

    def options(self, role: Role) -> Options:
        """How to start that person's desktop."""
        return Options(profile=self.folder / role.value)

    def token(self, role: Role) -> str:
        subject = self.plan.agent if role is Role.AGENT else SUPERVISOR
        return self.hub.token(role, subject=subject, team=self.plan.team)

    def sign_in_again(self, hub_url: str) -> None:
        """The agent gets a profile of its own at the hub's other address. Blocks."""
        self._sign_in(Role.AGENT, self.plan.agent, hub_url, self.other_options)

    @property
    def other_options(self) -> Options:
        """How to start the desktop with that profile."""
        return Options(profile=self.folder / "first")

    def _sign_in(
        self, role: Role, subject: str, hub_url: str = "", options: Options | None = None
    ) -> None:
        session = Session(
            hub_url=hub_url or self.hub.url,
            token=self.token(role),
            subject=subject,
            role=role.value,
            team=self.plan.team,
        )
        clock = JourneyClock(self.plan.start)
        where = options or self.options(role)
        profile = open_profile(where.profile, self.keystore, clock)
        try:
            asyncio.run(profile.outbox.sign_in(session))
        finally:
            profile.close()
