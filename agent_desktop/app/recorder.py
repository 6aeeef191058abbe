"""Writes to the outbox one after the other, in the order of the clicks."""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Awaitable, Callable

from agent_desktop.app.ports import Tasks

Step = Callable[[], Awaitable[None]]


class Recorder:
    """A step begins when the one before it is over, so an undo meets the commit it undoes.

    The first one begins at once: the outbox's thread writes while the window repaints.
    """

    def __init__(self, tasks: Tasks) -> None:
        self._tasks = tasks
        self._steps: deque[Step] = deque()
        self._running = False
        self._idle: asyncio.Event | None = None

    @property
    def busy(self) -> bool:
        return self._running

    def add(self, step: Step) -> None:
        if self._running:
            self._steps.append(step)
        else:
            self._start(step)

    async def settle(self) -> None:
        """Returns when everything added so far is written or refused."""
        if not self._running:
            return
        if self._idle is None:
            self._idle = asyncio.Event()
        await self._idle.wait()

    def _start(self, step: Step) -> None:
        self._running = True
        self._tasks.start(self._run(step()), "outbox")

    async def _run(self, first: Awaitable[None]) -> None:
        try:
            await first
            while self._steps:
                await self._steps.popleft()()
        finally:
            # A step that broke is reported by Tasks; the next ones still get their turn.
            self._running = False
            if self._steps:
                self._start(self._steps.popleft())
            elif self._idle is not None:
                self._idle.set()
                self._idle = None
