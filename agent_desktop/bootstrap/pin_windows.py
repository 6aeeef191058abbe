"""Windows that ask for a PIN: the first one, a change, and after one was forgotten."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from agent_desktop.app.ports import Clock
from agent_desktop.bootstrap.pin_door import PinDoor
from agent_desktop.bootstrap.screen_lock import ScreenLock
from agent_desktop.bootstrap.system import LoopTasks
from agent_desktop.cache.errors import CacheError
from agent_desktop.cache.profile import OpenProfile
from agent_desktop.gui.lock_words import online_only_note
from agent_desktop.gui.words import QtWords

if TYPE_CHECKING:
    from agent_desktop.gui.agent.first_run import FirstRun, SignIn
    from agent_desktop.gui.choose_pin import ChoosePin, Keep


class PinWindows:
    """One profile's."""

    def __init__(self, profile: OpenProfile, door: PinDoor, clock: Clock, tasks: LoopTasks) -> None:
        self._profile = profile
        self._door = door
        self._words = QtWords(clock.now)
        self._tasks = tasks

    def first(self, name: str, *, online_only: bool) -> ChoosePin:
        """Stands where the window will be."""

        async def keep(_old: str, new: str) -> str:
            return await self._keep_first(new, online_only=online_only)

        return self._choose(name, keep, note=online_only_note() if online_only else "")

    def change(self, name: str, lock: ScreenLock, parent: QWidget) -> ChoosePin:
        """A window of its own beside the one that it is for."""
        pane = self._choose(name, lock.change_pin, asks_old=self._door.has_pin, parent=parent)
        return _beside(_closing(pane))

    def sign_in_anew(self, prove: SignIn, address: str, lock: ScreenLock, name: str) -> FirstRun:
        """The PIN was forgotten: who signs in at the hub again may choose another."""
        from agent_desktop.gui.agent.first_run import FirstRun

        pane = FirstRun(prove, self._tasks, address=address, parent=lock.window)
        pane.signed_in.connect(lambda: self._new_one(name, lock))
        pane.signed_in.connect(pane.close)
        return _beside(pane)

    def _new_one(self, name: str, lock: ScreenLock) -> None:
        async def keep(_old: str, new: str) -> str:
            return await lock.replace_pin(new)

        _beside(_closing(self._choose(name, keep, parent=lock.window)))

    async def _keep_first(self, new: str, *, online_only: bool) -> str:
        from agent_desktop.app.pins import plain

        try:
            key = self._door.key_without_pin() or self._profile.key
            own = await self._door.set_pin(plain(new), key)
        except CacheError as error:
            return str(error)
        if not online_only and not self._profile.sealed and own != self._profile.customers_key:
            # It opens with the new key, and the PIN need not be typed twice.
            await self._profile.seal()
            try:
                await self._door.move(own)
                await self._profile.unseal(own)
            except CacheError:
                return ""  # The window opens locked, and tries it again.
        return ""

    def _choose(
        self,
        name: str,
        keep: Keep,
        *,
        asks_old: bool = False,
        note: str = "",
        parent: QWidget | None = None,
    ) -> ChoosePin:
        from agent_desktop.app.pins import problem
        from agent_desktop.gui.choose_pin import ChoosePin

        def check(typed: str) -> str:
            return problem(typed, name, self._words)

        return ChoosePin(check, keep, self._tasks, asks_old=asks_old, note=note, parent=parent)


Beside = TypeVar("Beside", bound=QWidget)


def _beside(pane: Beside) -> Beside:
    """A window of its own, which goes when it is closed."""
    pane.setWindowFlag(Qt.WindowType.Window)
    pane.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    pane.show()
    return pane


def _closing(pane: ChoosePin) -> ChoosePin:
    pane.chosen.connect(pane.close)
    pane.later.connect(pane.close)
    return pane
