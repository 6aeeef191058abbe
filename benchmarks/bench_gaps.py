"""How long the window's thread does not come round to the next event, over whole calls.

A call with a journey of 10,000 events: it arrives, is answered and verified, five answers and an
undo, the journey scrolled, and it ends; alone, and while a pull runs. A heartbeat a millisecond
apart gives the gaps. The floor is the same heartbeat in the same window while nothing happens:
what the machine alone lets pass.
"""

from __future__ import annotations

import asyncio
import itertools
import time
from pathlib import Path

from PySide6.QtCore import QObject, Qt, QTimerEvent

from agent_desktop.cache.files import CacheFiles
from agent_desktop.domain.responses import Sentiment
from agent_desktop.gui.agent.window import AgentWindow
from agent_desktop.telephony.placed import placed_call
from benchmarks.bench_cache import PullGoingOn
from benchmarks.desktop import Bench, full_profile, on_desktop
from benchmarks.floors.database import NUMBER
from benchmarks.result import Result, Target, result

CALLS = 20
WARM_UP = 3
ANSWERS = 5
STEPS = 20
PAUSE_S = 0.02
"""Between the agent's moves: short for a person, so that work left for later is met by the next."""
_CALLS = itertools.count()
_FRAME = Target(p99_at_most=16)


class Heartbeat(QObject):
    """Milliseconds between two beats: `gaps` by the clock, `busy` by this thread's processor time,
    which other programs do not lengthen."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.gaps: list[float] = []
        self.busy: list[float] = []
        self._at = (0, 0)
        self.startTimer(1, Qt.TimerType.PreciseTimer)

    def timerEvent(self, _: QTimerEvent) -> None:  # noqa: N802 - Qt's name
        now = (time.perf_counter_ns(), time.thread_time_ns())
        if self._at[0]:
            self.gaps.append((now[0] - self._at[0]) / 1e6)
            self.busy.append((now[1] - self._at[1]) / 1e6)
        self._at = now

    def every(self) -> list[tuple[float, float]]:
        """All since it was asked last, by the clock and by the processor."""
        found = list(zip(self.gaps, self.busy, strict=True))
        self.gaps, self.busy = [], []
        return found

    def longest(self) -> tuple[float, float]:
        """Since it was asked last, by the clock and by the processor."""
        found = max(self.gaps, default=0.0), max(self.busy, default=0.0)
        self.gaps, self.busy = [], []
        return found


def run() -> list[Result]:
    idle: list[tuple[float, float]] = []
    alone: list[tuple[float, float]] = []
    during: list[tuple[float, float]] = []
    with full_profile() as files:

        async def work(bench: Bench) -> None:
            beat = Heartbeat(bench.window)
            for _ in range(WARM_UP):
                await _call(bench)
            for _ in range(CALLS):
                beat.longest()
                await asyncio.sleep((ANSWERS + STEPS) * PAUSE_S)
                idle.append(beat.longest())
                await _call(bench)
                alone.append(beat.longest())
            pull = PullGoingOn(CacheFiles(Path(files.folder)))
            try:
                for _ in range(CALLS):
                    beat.longest()
                    await _call(bench)
                    during.append(beat.longest())
            finally:
                pull.end()

        on_desktop(files.folder, work)
    floor = [gap for gap, _ in idle]
    return [
        result(
            "longest gap of a call", "ms", [gap for gap, _ in alone], floor=floor, target=_FRAME
        ),
        result("the same, processor time", "ms", [b for _, b in alone], target=_FRAME),
        result(
            "longest gap of a call, while a pull runs",
            "ms",
            [g for g, _ in during],
            floor=floor,
            target=_FRAME,
        ),
        result("the same, processor time, pull", "ms", [b for _, b in during], target=_FRAME),
    ]


async def _call(bench: Bench) -> None:
    workspace = bench.workspace
    assert isinstance(bench.window, AgentWindow)
    contact = placed_call(
        contact_id=f"gaps-{next(_CALLS)}",
        now=bench.shell.clock.now(),
        number=NUMBER,
        touchpoint="call-centre",
    )
    workspace.contact_arrived(contact)
    await asyncio.sleep(PAUSE_S)
    workspace.contact_answered(contact.id)
    await bench.until(lambda: len(workspace.view.actions) > ANSWERS, "a ranked list")
    workspace.verify(True)
    for _ in range(ANSWERS):
        await asyncio.sleep(PAUSE_S)
        workspace.respond(workspace.view.actions[0].ranked.action_id, Sentiment.NEGATIVE)
    workspace.undo()
    bar = bench.window.panes.journey.view.verticalScrollBar()
    for _ in range(STEPS):
        await asyncio.sleep(PAUSE_S)
        bar.setValue(bar.value() + bar.pageStep())
    for answered in workspace.view.answered:
        workspace.undo(answered.entry_id)
    workspace.contact_ended(contact.id)
    workspace.leave()
    await workspace.settle()
