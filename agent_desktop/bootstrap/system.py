"""The clock, the ids and the tasks of a real desktop."""

from __future__ import annotations

import asyncio
import logging
import os
import time
import traceback
from collections.abc import Coroutine
from pathlib import Path
from typing import Any

logger = logging.getLogger(__name__)


class SystemClock:
    """The workstation's clock: shown, never used to order anything on the hub."""

    def now(self) -> int:
        return time.time_ns() // 1_000_000


class UuidIds:
    def new(self) -> str:
        """As uuid4 has it; importing `uuid` would cost 5 ms of the start."""
        octets = bytearray(os.urandom(16))
        octets[6] = octets[6] & 0x0F | 0x40
        octets[8] = octets[8] & 0x3F | 0x80
        return octets.hex()


class LoopTasks:
    """The one owner of tasks. Work that comes before the loop runs is started with it."""

    def __init__(self, loop: asyncio.AbstractEventLoop) -> None:
        self._loop = loop
        self._running: set[asyncio.Task[None]] = set()
        self._stopping = False

    def start(self, work: Coroutine[Any, Any, None], name: str) -> None:
        if self._stopping:
            work.close()
            return
        task = self._loop.create_task(work, name=name)
        self._running.add(task)
        task.add_done_callback(self._over)

    async def stop(self) -> None:
        """Ends what still runs. Nothing starts after it."""
        self._stopping = True
        mine = asyncio.current_task()
        left = [task for task in self._running if task is not mine]
        for task in left:
            task.cancel()
        await asyncio.gather(*left, return_exceptions=True)

    def _over(self, task: asyncio.Task[None]) -> None:
        self._running.discard(task)
        if task.cancelled():
            return
        error = task.exception()
        if error is not None:
            logger.error("the task '%s' broke: %s", task.get_name(), where(error))


def where(error: BaseException) -> str:
    """An error without its message, which may quote a customer: its kind and where it arose."""
    frames = traceback.extract_tb(error.__traceback__)[-4:]
    places = " < ".join(
        f"{Path(frame.filename).name}:{frame.lineno} {frame.name}" for frame in reversed(frames)
    )
    return f"{type(error).__qualname__} at {places}"
