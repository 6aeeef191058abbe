"""How far an import is, on one line of the terminal."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from typing import NamedTuple, TextIO


class Progress(NamedTuple):
    """`done` is the part of all files' bytes that has been read, from 0 to 1."""

    lines: int
    bad: int
    done: float
    seconds: float

    @property
    def rate(self) -> float:
        """Lines a second."""
        return self.lines / self.seconds if self.seconds > 0 else 0.0

    @property
    def left_s(self) -> float | None:
        """Seconds left, None while that cannot be said."""
        if self.done <= 0.01:
            return None
        return self.seconds * (1 - self.done) / self.done


Report = Callable[[Progress], None]


def silent(_: Progress) -> None:
    """Reports nothing."""


class Bar:
    """A bar that repaints itself on a terminal, and a line every ten seconds elsewhere."""

    WIDTH = 28

    def __init__(
        self, stream: TextIO | None = None, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._stream = sys.stderr if stream is None else stream
        self._live = self._stream.isatty()
        self._clock = clock
        self._next = 0.0

    def __call__(self, progress: Progress) -> None:
        now = self._clock()
        ended = progress.done >= 1
        if now < self._next and not ended:
            return
        self._next = now + (0.1 if self._live else 10.0)
        text = self._text(progress)
        self._stream.write(f"\r{text}\x1b[K" if self._live else f"{text}\n")
        if self._live and ended:
            self._stream.write("\n")
        self._stream.flush()

    def _text(self, progress: Progress) -> str:
        filled = round(progress.done * self.WIDTH)
        bar = "#" * filled + "-" * (self.WIDTH - filled)
        left = progress.left_s
        parts = [
            f"[{bar}] {progress.done:4.0%}",
            f"{progress.lines:,} lines",
            f"{progress.rate:,.0f} a second",
        ]
        if progress.done < 1:
            parts.append("" if left is None else f"{left:.0f} s left")
        if progress.bad:
            parts.append(f"{progress.bad:,} bad")
        return ", ".join(part for part in parts if part)
