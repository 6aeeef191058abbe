"""All that belongs to the lock of one running desktop: its PIN, its policy, its windows."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable
from typing import TYPE_CHECKING

import msgspec
from PySide6.QtGui import QAction, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QMenu

from agent_desktop.app.locking import LockReason
from agent_desktop.app.ports import Clock
from agent_desktop.bootstrap import throwaway
from agent_desktop.bootstrap.desk import AgentDesk, ReviewerDesk
from agent_desktop.bootstrap.kept import Keeping
from agent_desktop.bootstrap.opening import kept_policy
from agent_desktop.bootstrap.pin_door import PinDoor
from agent_desktop.bootstrap.presence import Presence
from agent_desktop.bootstrap.screen_lock import Locks, ScreenLock
from agent_desktop.bootstrap.system import LoopTasks
from agent_desktop.cache.profile import OpenProfile
from agent_desktop.cache.session import Session
from agent_desktop.keystore.keys import new_key
from agent_desktop.protocol.messages import DesktopPolicy

if TYPE_CHECKING:
    from agent_desktop.bootstrap.launch import Surroundings
    from agent_desktop.bootstrap.pin_windows import PinWindows
    from agent_desktop.gui.agent.first_run import SignIn
    from agent_desktop.gui.choose_pin import ChoosePin


class Locking:
    def __init__(
        self,
        app: QApplication,
        profile: OpenProfile,
        clock: Clock,
        tasks: LoopTasks,
        around: Surroundings,
    ) -> None:
        self._profile = profile
        self._around = around
        self._tasks = tasks
        self.policy = kept_policy(profile)
        self._online_only = self.policy.online_only
        door = PinDoor(profile)
        self._parts = Locks(profile, door, Presence(app, time.monotonic, around.idle), clock, tasks)
        self._keeping = Keeping(profile.outbox, tasks)
        self.screen: ScreenLock | None = None
        """None until somebody has signed in."""

    # -- the policy --------------------------------------------------------------------------------

    def policy_came(self, policy: DesktopPolicy) -> None:
        """Holds at once and is kept; 'online only' holds from the next start on, since what is
        open now is sealed otherwise."""
        if policy == self.policy:
            return
        self.policy = policy
        self._keeping.policy(policy)
        if self.screen is not None:
            self.screen.policy = self._of_this_run()

    async def signed_in(self, policy: DesktopPolicy) -> None:
        """At the first run, before anything was pulled. Raises CacheError."""
        self.policy_came(policy)
        if policy.online_only and not self._online_only and not self._profile.sealed:
            await self._profile.seal()
            await asyncio.to_thread(throwaway.begin, self._profile.files)
            await self._profile.unseal(new_key())
            self._online_only = True

    def _of_this_run(self) -> DesktopPolicy:
        return msgspec.structs.replace(self.policy, online_only=self._online_only)

    def close(self) -> None:
        """After the profile."""
        self._parts.presence.close()
        if self._online_only:
            throwaway.end(self._profile.files)

    # -- the PIN -----------------------------------------------------------------------------------

    def _windows(self) -> PinWindows:
        # Imported late: no part of a start without a PIN.
        from agent_desktop.bootstrap.pin_windows import PinWindows

        parts = self._parts
        return PinWindows(self._profile, parts.door, parts.clock, self._tasks)

    @property
    def online_only(self) -> bool:
        """Of this run."""
        return self._online_only

    @property
    def wants_first_pin(self) -> bool:
        return self._around.asks_pin and self.policy.pin and not self._parts.door.has_pin

    def first_pin(self, name: str) -> ChoosePin:
        return self._windows().first(name, online_only=self.policy.online_only)

    # -- the window --------------------------------------------------------------------------------

    def over(
        self,
        desk: AgentDesk | ReviewerDesk,
        session: Session,
        prove: SignIn,
        someone_else: Callable[[], None],
    ) -> None:
        """From now on that window locks; at once, where the profile needs its PIN first. `prove`
        signs the same person in anew."""
        name = session.subject
        screen = ScreenLock(desk.window, desk, self._parts, name, self._of_this_run())
        self.screen = screen
        desk.syncing.policy = self.policy_came
        screen.forgotten.connect(
            lambda: self._windows().sign_in_anew(prove, session.hub_url, screen, name)
        )
        screen.someone_else.connect(someone_else)
        if isinstance(desk, AgentDesk):
            screen.cover = desk.window.cover
            desk.window.lock_wanted.connect(lambda: screen.lock(LockReason.ASKED))
            desk.window.add_settings(lambda menu: self._settings(menu, name, screen))
        else:
            shortcut = QShortcut(QKeySequence("Ctrl+L"), desk.window)
            shortcut.setAutoRepeat(False)
            shortcut.activated.connect(lambda: screen.lock(LockReason.ASKED))
        if self._profile.sealed:
            screen.start_locked()

    def watch(self) -> None:
        if self.screen is not None:
            self._tasks.start(self.screen.watch(), "screen lock")

    def _settings(self, menu: QMenu, name: str, screen: ScreenLock) -> None:
        """What the settings say of the lock, and what can be done about it."""
        from agent_desktop.gui import lock_words

        menu.addSeparator()
        lock = QAction(lock_words.lock_now(), menu)
        lock.triggered.connect(lambda: screen.lock(LockReason.ASKED))
        menu.addAction(lock)
        pin = QAction(lock_words.pin_entry(has_pin=self._parts.door.has_pin), menu)
        pin.triggered.connect(lambda: self._windows().change(name, screen, screen.window))
        menu.addAction(pin)
        for said in self.told():
            line = QAction(said, menu)
            line.setEnabled(False)
            menu.addAction(line)

    def told(self) -> tuple[str, ...]:
        """How it locks and what is kept, as sentences."""
        from agent_desktop.gui import lock_words

        return lock_words.how_it_locks(
            self.policy.lock_after_s,
            system_says=self._parts.presence.system_says,
            online_only=self._online_only,
        )
