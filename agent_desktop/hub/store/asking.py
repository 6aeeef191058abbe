"""Questions of one statement, which is its own snapshot: below SQLAlchemy, on threads of their own.

Two threads: they mostly work inside SQLite, and more of them would only wait for the interpreter
at each of its steps.
"""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import Any, Final, TypeVar

from sqlalchemy import Engine, PoolProxiedConnection

T = TypeVar("T")
Ask = Callable[[str, Sequence[Any]], Any]
"""Runs one statement with these values and gives the driver's cursor."""

THREADS: Final = 2


class Asking:
    """Threads that each keep a connection of `engine`, which must be in autocommit mode."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._threads = ThreadPoolExecutor(THREADS, thread_name_prefix="hub-asking")
        self._mine = threading.local()
        self._kept: list[PoolProxiedConnection] = []

    async def ask(self, work: Callable[[Ask], T]) -> T:
        """What `work` makes of the answer. It must read all rows of what it asks."""
        return await asyncio.get_running_loop().run_in_executor(self._threads, self._run, work)

    def _run(self, work: Callable[[Ask], T]) -> T:
        ask: Ask | None = getattr(self._mine, "ask", None)
        if ask is None:
            kept = self._engine.raw_connection()
            self._kept.append(kept)
            driver: Any = kept.driver_connection
            ask = self._mine.ask = driver.execute
        return work(ask)

    def close(self) -> None:
        """Waits for what is being asked. A second call does nothing."""
        self._threads.shutdown()
        while self._kept:
            self._kept.pop().close()
