"""C: a cold start to the painted last caller, each in a process of its own.

From the spawn to the frame that shows the call that was on the screen, its journey's first page
and who it is. Floor and program take turns.
"""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

import msgspec

from agent_desktop.app.ports import OnScreen
from agent_desktop.bootstrap.kept import ON_SCREEN
from agent_desktop.cache.files import CacheFiles
from agent_desktop.cache.outbox import OutboxFile
from agent_desktop.domain.contacts import Contact, ContactState, Direction, Presentation
from agent_desktop.domain.numbers import display
from benchmarks.desktop import KEPT, full_profile
from benchmarks.filled_cache import KEY, OPENED, START
from benchmarks.floors.database import NUMBER, filled
from benchmarks.result import Result, Target, result
from benchmarks.timing import collected

HERE = Path(__file__).resolve().parent
STARTS = 15
WARM_UP = 2
_TARGET = Target(ratio_at_most=1.5)


def run() -> list[Result]:
    database = filled(KEPT / "floor-call.db")
    empty: list[float] = []
    floor: list[float] = []
    program: list[float] = []
    with full_profile() as files, collected():
        _put_on_screen(files)
        for number in range(WARM_UP + STARTS):
            times = (
                _until_painted("floors/start.py"),
                _until_painted("floors/start.py", database),
                _until_painted("start_program.py", files.folder),
            )
            if number >= WARM_UP:
                for samples, one in zip((empty, floor, program), times, strict=True):
                    samples.append(one)
    return [
        result("an empty window", "ms", empty),
        result("start to the painted last caller", "ms", program, floor=floor, target=_TARGET),
    ]


def _put_on_screen(files: CacheFiles) -> None:
    contact = Contact(
        id="demo:last",
        direction=Direction.INBOUND,
        number=NUMBER,
        e164=NUMBER,
        presentation=Presentation.ALLOWED,
        queue="Cards",
        state=ContactState.TALKING,
        started_at=START,
        answered_at=START,
        touchpoint="call-centre",
        source="demo",
    )
    kept = OnScreen(contact=contact, customer_id=OPENED, chosen=True, shown_number=display(NUMBER))
    outbox = OutboxFile(files, KEY)
    outbox.desk.save_setting(ON_SCREEN, msgspec.json.encode(kept).decode())
    outbox.close()


def _until_painted(program: str, argument: Path | None = None) -> float:
    """Milliseconds from the spawn."""
    command = [sys.executable, str(HERE / program), *([str(argument)] if argument else [])]
    # As installed: with compiled modules, whatever this shell says of them.
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    environment["PYTHONPYCACHEPREFIX"] = str(KEPT / "compiled")
    before = time.perf_counter_ns()
    with subprocess.Popen(
        command,
        stdout=subprocess.PIPE,
        cwd=HERE.parent,
        env=environment,
    ) as process:
        assert process.stdout is not None
        line = process.stdout.readline()
        took = (time.perf_counter_ns() - before) / 1e6
    assert line.strip() == b"painted", f"{program} did not paint"
    return took
