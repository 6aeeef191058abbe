"""The hub's writer without its thread: what waits is committed together at the loop's next turn."""

from __future__ import annotations

import asyncio
import contextlib
from typing import Any

from agent_desktop.hub.store.errors import NotStored
from agent_desktop.hub.store.writer import GROUP, Job, Writer


class _NoThread:
    def join(self) -> None:
        """It has never run."""


class InlineWriter(Writer):
    """Everything but who calls it is the real one."""

    _asked = False

    def _started(self) -> Any:
        return _NoThread()

    def submit(self, job: Job) -> None:
        if self._closed:
            raise NotStored("The hub is shutting down; nothing was stored.")
        self._jobs.put(job)
        try:
            loop = asyncio.get_running_loop()
        except RuntimeError:
            self._commit_all()
            return
        if not self._asked:
            self._asked = True
            loop.call_soon(self._commit_all)

    def work_now(self) -> None:
        """For who cannot wait: `Database.write_now`."""
        self._commit_all()

    def close(self) -> None:
        if not self._closed:
            self._commit_all()
            self._closed = True
        with contextlib.suppress(Exception):
            self._connection.close()

    def _commit_all(self) -> None:
        self._asked = False
        while self._jobs.qsize() and not self._closed:
            group: list[Job] = []
            while len(group) < GROUP and self._jobs.qsize():
                job = self._jobs.get()
                if job is not None:
                    group.append(job)
            self._commit(group)
