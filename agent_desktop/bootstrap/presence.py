"""Whether somebody is at this computer, as far as anything here can tell."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

from agent_desktop.idle.own_input import OwnInput
from agent_desktop.idle.sources import IdleSource, of_this_system

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from agent_desktop.gui.own_input import InputWatch


class Presence:
    """Asks the system on a thread of its own; where that says nothing, counts the program's own
    input, which it watches from then on."""

    def __init__(
        self, app: QApplication, monotonic: Callable[[], float], system: IdleSource | None = None
    ) -> None:
        self._app = app
        self._system = system
        self._own = OwnInput(monotonic)
        self._watch: InputWatch | None = None
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="idle")
        self.system_says = True
        """False: only the program's own input counts. The settings say so."""
        self.source = ""
        """The name of what says it."""

    async def idle_s(self) -> float:
        """Seconds since somebody last touched this computer."""
        loop = asyncio.get_running_loop()
        idle = await loop.run_in_executor(self._thread, self._ask)
        self.system_says = idle is not None
        self.source = self._system.name if self._system is not None and self.system_says else ""
        self._watch_input(not self.system_says)
        if idle is not None:
            return idle
        return self._own.idle_s() or 0.0

    def close(self) -> None:
        self._watch_input(False)
        if self._system is not None:
            self._thread.submit(self._system.close)
        self._thread.shutdown(wait=False)

    def _ask(self) -> float | None:
        if self._system is None:
            self._system = of_this_system()
        return self._system.idle_s()

    def _watch_input(self, wanted: bool) -> None:
        if self._watch is None:
            if not wanted:
                return
            from agent_desktop.gui.own_input import InputWatch

            # Nobody watched until now, so nobody knows: it begins with this moment.
            self._own.touched()
            self._watch = InputWatch(self._app, self._own.touched)
        self._watch.watch(wanted)
