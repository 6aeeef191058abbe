"""Taking times."""

from __future__ import annotations

import gc
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager


def milliseconds(work: Callable[[], object], count: int, warm_up: int = 20) -> list[float]:
    """How long each of `count` calls took, after `warm_up` calls that nobody counts."""
    for _ in range(warm_up):
        work()
    with collected():
        return [once(work) for _ in range(count)]


def alternating(
    works: dict[str, Callable[[], object]], count: int, warm_up: int = 20
) -> dict[str, list[float]]:
    """As `milliseconds`, one call of each in turn: what disturbs one disturbs the others too."""
    for work in works.values():
        for _ in range(warm_up):
            work()
    times: dict[str, list[float]] = {name: [] for name in works}
    with collected():
        for _ in range(count):
            for name, work in works.items():
                times[name].append(once(work))
    return times


def once(work: Callable[[], object]) -> float:
    """Milliseconds that one call took."""
    start = time.perf_counter_ns()
    work()
    return (time.perf_counter_ns() - start) / 1e6


@contextmanager
def collected() -> Iterator[None]:
    """Starts with no garbage; the collector stays on, since the program runs with it."""
    gc.collect()
    yield
