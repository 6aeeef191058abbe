"""Tells each step of the scripted hour with its time, and stops loudly at the first that fails."""

from __future__ import annotations

import asyncio
import sys
import time
from collections.abc import Callable

PATIENCE_S = 30.0


class StepFailed(Exception):
    """A step did not come true. The message says which and what was seen instead."""


class Teller:
    """Numbers the steps. A step's time runs from `begin` to `done`."""

    def __init__(self) -> None:
        self._number = 0
        self._title = ""
        self._began = 0.0

    @property
    def steps(self) -> int:
        return self._number

    def begin(self, title: str) -> None:
        self._number += 1
        self._title = title
        self._began = time.perf_counter()

    def done(self, found: str = "") -> None:
        took = (time.perf_counter() - self._began) * 1000
        size = f"{took:8.1f} ms" if took < 10_000 else f"{took / 1000:8.1f} s "
        line = f"[{self._number:2}] {size}  {self._title}"
        print(f"{line}: {found}" if found else line, flush=True)  # noqa: T201 - its purpose

    def failed(self, reason: object) -> StepFailed:
        return StepFailed(f"step {self._number} failed ({self._title}): {reason}")

    async def until(
        self, condition: Callable[[], bool], wanted: str, patience_s: float = PATIENCE_S
    ) -> None:
        """Returns once the condition holds. Raises StepFailed naming what was `wanted`."""
        deadline = time.monotonic() + patience_s
        while not condition():
            if time.monotonic() > deadline:
                raise self.failed(f"after {patience_s:.0f} s there was still not: {wanted}")
            await asyncio.sleep(0.002)


def say(text: str) -> None:
    sys.stdout.write(text + "\n")
    sys.stdout.flush()
