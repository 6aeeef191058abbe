"""Which simulated process a task belongs to, so that it ends with it.

A task started by a task of a process is that process's too: the owner travels in the context.
"""

from __future__ import annotations

import asyncio
import contextvars
from collections.abc import Coroutine
from typing import Any

_OWNER: contextvars.ContextVar[Owner | None] = contextvars.ContextVar("owner", default=None)


class Owner:
    """A process, as far as its tasks are concerned."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.tasks: dict[asyncio.Task[Any], None] = {}
        self._context = contextvars.Context()
        self._context.run(_OWNER.set, self)

    def start(self, work: Coroutine[Any, Any, Any]) -> asyncio.Task[Any]:
        """Whoever calls: the task is this process's."""
        return self._context.copy().run(asyncio.get_running_loop().create_task, work)

    def end(self) -> None:
        for task in list(self.tasks):
            task.cancel()
        self.tasks.clear()


def owned_task(
    loop: asyncio.AbstractEventLoop, work: Coroutine[Any, Any, Any], **more: Any
) -> asyncio.Task[Any]:
    """The loop's task factory."""
    task: asyncio.Task[Any] = asyncio.Task(work, loop=loop, **more)
    owner = _OWNER.get()
    if owner is not None:
        owner.tasks[task] = None
        task.add_done_callback(lambda done: owner.tasks.pop(done, None))
    return task
