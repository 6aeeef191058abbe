"""Tests written as coroutines, each on a plain asyncio loop of its own (no Qt)."""

from __future__ import annotations

import asyncio
import functools
import time
from collections.abc import Callable, Coroutine
from typing import Any, ParamSpec

P = ParamSpec("P")


def in_a_loop(test: Callable[P, Coroutine[Any, Any, None]]) -> Callable[P, None]:
    """Runs the test to its end; tasks that it left behind are cancelled."""

    @functools.wraps(test)
    def run(*arguments: P.args, **named: P.kwargs) -> None:
        asyncio.run(test(*arguments, **named))

    return run


async def until(condition: Callable[[], bool], seconds: float = 20.0, say: object = "") -> None:
    """Waits until it is so; fails after that time, with what `say` is then."""
    deadline = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < deadline, f"in vain for {seconds} s: {say}"
        await asyncio.sleep(0.02)
