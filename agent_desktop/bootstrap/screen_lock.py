"""Locks the screen when nobody is there, and opens it again for who knows the PIN.

While it is locked customers.db is closed, its key is forgotten and the pulling process has ended;
the outbox goes on sending. The customers that were shown are hidden first, in the same moment.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Protocol

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from agent_desktop.app.locking import LockReason, contacts_of, due, locked_view
from agent_desktop.app.ports import Clock
from agent_desktop.app.workspace import AgentWorkspace
from agent_desktop.bootstrap import throwaway
from agent_desktop.bootstrap.pin_door import PinDoor, TooSoon
from agent_desktop.bootstrap.presence import Presence
from agent_desktop.bootstrap.syncing import Syncing
from agent_desktop.bootstrap.system import LoopTasks
from agent_desktop.cache.errors import CacheError, DiskTrouble, NewerSchema, ReadOnlyCache
from agent_desktop.cache.profile import OpenProfile
from agent_desktop.keystore.keys import new_key
from agent_desktop.keystore.wrapping import WrongPin
from agent_desktop.protocol.messages import DesktopPolicy

if TYPE_CHECKING:
    from agent_desktop.app.views import WorkspaceView
    from agent_desktop.gui.curtain import Curtain
    from agent_desktop.gui.locked import LockedPane

logger = logging.getLogger(__name__)

_SOONEST_S: Final = 1.0
_LATEST_S: Final = 15.0
"""Between two looks: at most so long after the time has come, it locks."""


class Behind(Protocol):
    """The window's program, behind the curtain."""

    workspace: AgentWorkspace | None
    syncing: Syncing

    async def opened(self) -> None: ...


@dataclass(frozen=True)
class Locks:
    """What a screen lock works with."""

    profile: OpenProfile
    door: PinDoor
    presence: Presence
    clock: Clock
    tasks: LoopTasks


class ScreenLock(QObject):
    """One window's. `user` is whose it is."""

    forgotten = Signal()
    """The PIN was: its owner wants to sign in anew."""
    someone_else = Signal()

    def __init__(
        self, window: QWidget, desk: Behind, locks: Locks, user: str, policy: DesktopPolicy
    ) -> None:
        super().__init__(window)
        self._desk = desk
        self._profile = locks.profile
        self._door = locks.door
        self._presence = locks.presence
        self._clock = locks.clock
        self._tasks = locks.tasks
        self._user = user
        self.policy = policy
        self.locked = False
        self._reason = LockReason.ASKED
        self._turn = asyncio.Lock()
        self.cover: Callable[[bool], None] = lambda _: None
        """Takes what is about customers out of the window, or brings it back."""
        self._window = window
        self._pane: LockedPane | None = None
        self._curtain: Curtain | None = None
        if desk.workspace is not None:
            desk.workspace.subscribe(self._view_changed)

    @property
    def window(self) -> QWidget:
        return self._window

    @property
    def pane(self) -> LockedPane:
        """Made when it is first needed: it is no part of a start without a PIN."""
        if self._pane is None:
            from agent_desktop.gui.locked import LockedPane

            self._pane = LockedPane(self._window, self._clock.now)
            self._pane.unlock_wanted.connect(self._typed)
            self._pane.forgotten.connect(self.forgotten)
            self._pane.someone_else.connect(self.someone_else)
        return self._pane

    # -- locking ---------------------------------------------------------------------------------

    def lock(self, reason: LockReason) -> None:
        """Hides everything at once; what is behind is put away right after."""
        if self.locked:
            return
        self._hide(reason)
        self._tasks.start(self._put_away(), "locking")

    def start_locked(self) -> None:
        """Before the first paint: the profile was opened without its customers."""
        self._hide(LockReason.START)

    def _hide(self, reason: LockReason) -> None:
        self.locked = True
        self._reason = reason
        self.pane.clear()
        self._show(self._view())
        self.cover(True)
        if self._curtain is None:
            from agent_desktop.gui.curtain import Curtain

            self._curtain = Curtain(self._window, self.pane)
        self._curtain.draw()

    async def _put_away(self) -> None:
        async with self._turn:
            if not self.locked:
                return
            await self._desk.syncing.pause()
            await self._profile.seal()
            if self.policy.online_only:
                await asyncio.to_thread(throwaway.begin, self._profile.files)

    async def watch(self) -> None:
        """Until cancelled."""
        while True:
            wait = await self._look()
            await asyncio.sleep(wait)

    async def _look(self) -> float:
        """Locks if it is time. Returns how long it may wait before looking again."""
        after = self.policy.lock_after_s
        if self.locked or after <= 0:
            return _LATEST_S
        idle = await self._presence.idle_s()
        view = self._view()
        contacts = contacts_of(view) if view is not None else ()
        if due(after, idle, contacts, self._clock.now()):
            self.lock(LockReason.IDLE)
        return max(_SOONEST_S, min(_LATEST_S, after - idle))

    # -- opening ---------------------------------------------------------------------------------

    def _typed(self, pin: str) -> None:
        if self.locked and not self.pane.busy:
            self.pane.set_busy(True)
            self._tasks.start(self._unlock(pin), "unlocking")

    async def _unlock(self, pin: str) -> None:
        from agent_desktop.gui import lock_words

        trouble = lock_words.not_opened()
        try:
            trouble = await self._open(pin)
        finally:
            if trouble and self.locked:
                self.pane.clear()
                self.pane.say_trouble(trouble)
                self.pane.setFocus()

    async def _open(self, pin: str) -> str:
        """What is wrong, or nothing: then the window is open."""
        said = ""
        async with self._turn:
            try:
                await self.give(await self._key(_plain(pin)))
            except WrongPin:
                return self._wrong()
            except TooSoon as error:
                return _wait(error.seconds)
            except (DiskTrouble, ReadOnlyCache, NewerSchema) as error:
                # The PIN was right. Without customers the window still takes calls and answers.
                said = str(error)
            except CacheError as error:
                return str(error)
        await self.reveal()
        if said and self._desk.workspace is not None:
            self._desk.workspace.notify(said)
        return ""

    async def _key(self, pin: str) -> bytes:
        if self._door.has_pin:
            key = await self._door.try_pin(pin)
        else:
            key = self._door.key_without_pin() or self._profile.key
        return new_key() if self.policy.online_only else key

    async def give(self, key: bytes) -> None:
        """Opens customers.db with it. Nobody has it open. Raises CacheError."""
        if self.policy.online_only:
            await asyncio.to_thread(throwaway.begin, self._profile.files)
        else:
            await self._door.move(key)
        await self._profile.unseal(key)

    async def reveal(self) -> None:
        self.locked = False
        self.pane.clear()
        self.cover(False)
        if self._curtain is not None:
            self._curtain.open()
        await self._desk.opened()
        if not self.locked:
            await self._desk.syncing.resume()

    async def replace_pin(self, new: str) -> str:
        """The PIN was forgotten, and its owner has signed in at the hub again. Opens the window,
        with no customers in it until they are pulled again."""
        async with self._turn:
            if not self.locked:
                return ""
            try:
                key = await self._door.replace(_plain(new))
                await self.give(new_key() if self.policy.online_only else key)
            except CacheError as error:
                return str(error)
        await self.reveal()
        return ""

    async def change_pin(self, old: str, new: str) -> str:
        """What is wrong, or nothing once the new PIN holds."""
        async with self._turn:
            try:
                if self._door.has_pin:
                    key = await self._door.try_pin(_plain(old))
                else:
                    key = self._door.key_without_pin() or self._profile.key
                own = await self._door.set_pin(_plain(new), key)
            except WrongPin:
                return self._wrong()
            except TooSoon as error:
                return _wait(error.seconds)
            except CacheError as error:
                return str(error)
            if own == key or self.policy.online_only:
                return ""
            return await self._move(own)

    async def _move(self, key: bytes) -> str:
        """The first PIN: customers.db gets the key that goes with it."""
        await self._desk.syncing.pause()
        await self._profile.seal()
        try:
            await self.give(key)
        except CacheError as error:
            # The PIN holds; whoever types it tries this again.
            logger.info("the customers wait for their new key: %s", type(error).__name__)
            self._hide(LockReason.ASKED)
            return ""
        await self._desk.syncing.resume()
        return ""

    def _wrong(self) -> str:
        from agent_desktop.gui import lock_words

        return lock_words.wrong_pin(self._door.wait_s)

    # -- what it shows ---------------------------------------------------------------------------

    def _view(self) -> WorkspaceView | None:
        return None if self._desk.workspace is None else self._desk.workspace.view

    def _view_changed(self, view: WorkspaceView) -> None:
        if self.locked:
            self._show(view)

    def _show(self, view: WorkspaceView | None) -> None:
        self.pane.show_view(
            locked_view(
                view,
                user=self._user,
                reason=self._reason,
                after_s=self.policy.lock_after_s,
                asks_pin=self._door.has_pin,
            )
        )


def _plain(typed: str) -> str:
    # Imported late: most starts need no PIN.
    from agent_desktop.app.pins import plain

    return plain(typed)


def _wait(seconds: float) -> str:
    from agent_desktop.gui import lock_words

    return lock_words.wait(seconds)
