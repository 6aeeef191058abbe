"""How busy the writer says it is."""

from __future__ import annotations

import pytest

from agent_desktop.hub.store.workload import Workload


class Clock:
    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now

    def passes(self, seconds: float) -> None:
        self.now += seconds


def turns(load: Workload, clock: Clock, *, waits: float, works: float, seconds: float) -> None:
    until = clock.now + seconds
    while clock.now < until:
        load.idle(lambda: clock.passes(waits))
        clock.passes(works)
    load.idle(lambda: None)


@pytest.mark.parametrize("share", [0.1, 0.5, 0.95])
def test_it_is_the_share_of_the_time_that_was_worked(share: float) -> None:
    clock = Clock()
    load = Workload(clock)
    turns(load, clock, waits=0.02 * (1 - share), works=0.02 * share, seconds=8)
    assert load.share == pytest.approx(share, abs=0.02)


def test_a_second_of_work_is_noticed_and_soon_forgotten() -> None:
    clock = Clock()
    load = Workload(clock)
    turns(load, clock, waits=0.0, works=0.05, seconds=3)
    assert load.share > 0.9

    # Waiting for work, asked by somebody else meanwhile.
    seen: list[float] = []

    def quiet() -> None:
        clock.passes(3)
        seen.append(load.share)

    load.idle(quiet)
    assert seen[0] < 0.1
    turns(load, clock, waits=0.05, works=0.0, seconds=3)
    assert load.share < 0.01


def test_nothing_is_said_before_there_was_anything() -> None:
    assert Workload(Clock()).share == 0.0
