"""An event loop in which no time passes but when everybody waits: then it jumps to the next timer.

No selector, no sockets, no threads: work for a thread (`asyncio.to_thread`, `run_in_executor`) is
done on the loop, one piece a turn and in the order of its executor, now and then a little late.
"""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Callable
from concurrent.futures import Future
from random import Random
from typing import Any, Final


class Stuck(Exception):
    """Everybody waits and nothing will ever happen, or no time passes for all that is done."""


MOST_TURNS: Final = 20_000
"""Of the loop without a moment passing: somebody goes round and round."""


class _NoSelector:
    """In the place where asyncio waits for sockets."""

    def __init__(self, loop: VirtualLoop) -> None:
        self._loop = loop
        self._turns = 0

    def select(self, timeout: float | None) -> list[Any]:
        if timeout is None:
            raise Stuck
        if timeout > 0:
            self._turns = 0
            self._loop.pass_time(timeout)
        elif (turns := self._turns + 1) > MOST_TURNS:
            raise Stuck(f"{[task.get_coro() for task in asyncio.all_tasks(self._loop)]}")
        else:
            self._turns = turns
        return []


class VirtualLoop(asyncio.BaseEventLoop):
    """`random` decides how late work for threads is. The same seed gives the same order."""

    def __init__(self, random: Random) -> None:
        super().__init__()
        self._virtual = 0.0
        self._selector = _NoSelector(self)
        self._random = random
        self._clock_resolution = 1e-9
        self._lanes: dict[int, deque[Callable[[], None]]] = {}
        self.set_exception_handler(lambda _loop, _context: None)

    def time(self) -> float:
        return self._virtual

    def pass_time(self, seconds: float) -> None:
        self._virtual += seconds

    def _process_events(self, event_list: list[Any]) -> None:
        """There are no events of sockets."""

    def _write_to_self(self) -> None:
        """Nobody sleeps in a selector."""

    def run_in_executor(self, executor: Any, func: Callable[..., Any], *args: Any) -> Any:
        """One lane an executor of one thread: first come, first served."""
        future: asyncio.Future[Any] = self.create_future()

        def work() -> None:
            if future.cancelled():
                return
            try:
                result = func(*args)
            except StopIteration as error:
                future.set_exception(RuntimeError(str(error)))
            except BaseException as error:
                if not future.cancelled():
                    future.set_exception(error)
            else:
                if not future.cancelled():
                    future.set_result(result)

        if executor is None:
            self._soon(work)
        else:
            lane = self._lanes.setdefault(id(executor), deque())
            lane.append(work)
            if len(lane) == 1:
                self._soon(lambda: self._next(id(executor)))
        return future

    def _next(self, key: int) -> None:
        lane = self._lanes[key]
        lane[0]()
        lane.popleft()
        if lane:
            self._soon(lambda: self._next(key))
        else:
            del self._lanes[key]

    def _soon(self, work: Callable[[], None]) -> None:
        if self._random.random() < 0.06:
            self.call_later(self._random.random() * 0.05, work)
        else:
            self.call_soon(work)


class InlineExecutor:
    """A ThreadPoolExecutor without threads, for `submit`; the loop knows it by its identity."""

    def __init__(self, max_workers: int = 1, thread_name_prefix: str = "") -> None:
        self.name = thread_name_prefix

    def submit(self, work: Callable[..., Any], *args: Any, **kwargs: Any) -> Future[Any]:
        future: Future[Any] = Future()
        try:
            future.set_result(work(*args, **kwargs))
        except BaseException as error:
            future.set_exception(error)
        return future

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        """There is nothing to end."""
