"""Waiting for the first of several things, with a sleep that tests can bring."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from random import random
from typing import Any, Protocol, TypeVar

from agent_desktop.app.ports import Clock

T = TypeVar("T")
Sleep = Callable[[float], Awaitable[None]]


class OffLoop(Protocol):
    """Runs what blocks (a commit, a checkpoint) so that the loop goes on meanwhile."""

    def __call__(self, work: Callable[[], T], /) -> Awaitable[T]: ...


async def on_a_thread(work: Callable[[], T], /) -> T:
    return await asyncio.to_thread(work)


@dataclass(frozen=True)
class Timing:
    """Clock, sleep, dice and threads of an engine: tests bring their own."""

    clock: Clock
    sleep: Sleep = asyncio.sleep
    random: Callable[[], float] = random
    off_loop: OffLoop = on_a_thread
    heartbeat_s: float = 15.0
    """How often the hub's stream says that it lives."""


class Wake:
    """An event with a patience: `wait` returns whether it was woken before the time was up."""

    def __init__(self, sleep: Sleep) -> None:
        self._sleep = sleep
        self.event = asyncio.Event()

    def wake(self) -> None:
        self.event.set()

    @property
    def woken(self) -> bool:
        return self.event.is_set()

    def clear(self) -> None:
        self.event.clear()

    async def wait(self, seconds: float | None) -> bool:
        """None waits for ever. Clears the event."""
        if seconds is None:
            await self.event.wait()
        else:
            await first_of(self.event.wait(), self._sleep(seconds))
        woken = self.event.is_set()
        self.event.clear()
        return woken


async def first_of(*waits: Awaitable[object]) -> None:
    """Returns when one of them does; the others are cancelled."""
    tasks = {asyncio.ensure_future(wait) for wait in waits}
    try:
        await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
    finally:
        for task in tasks:
            await cancelled(task)


async def cancelled(task: asyncio.Future[Any]) -> None:
    """Ends a task and waits until it has ended. How it ended is of no interest any more."""
    if not task.done():
        task.cancel()
        # Not `await task`: whoever swallows its CancelledError would swallow the caller's too.
        await asyncio.wait({task})
    if not task.cancelled():
        task.exception()
