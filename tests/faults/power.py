"""Power cuts: `power`. Real files, written by the real code on a disk that forgets (see `disk`).

A recording is one life of a desktop's profile, or of a hub's folder; each scenario cuts it at
another point, lays the files into a fresh folder and opens them with the program.
"""

from __future__ import annotations

import random
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final, NamedTuple

from tests.faults import power_desktop, power_hub
from tests.faults.campaign import Outcome, Run
from tests.faults.disk import PowerCuts, Recording, points
from tests.faults.vfs import watched

CUTS: Final = 20
"""Scenarios of one recording."""


class Life(NamedTuple):
    """What is recorded, and what has to be true afterwards."""

    before: Callable[[Path, random.Random], None]
    """Makes what lay there already."""
    live: Callable[[Path, random.Random, Recording], None]
    check: Callable[[Path, list[str]], Outcome]
    """Opens the folder after the cut; given what had been acknowledged."""


LIVES: Final = {
    "desktop": Life(power_desktop.before, power_desktop.live, power_desktop.check),
    "hub": Life(power_hub.before, power_hub.live, power_hub.check),
}


@contextmanager
def scene(folder: Path) -> Iterator[Run]:
    last: list[tuple[int, Recording]] = []

    def one(seed: int) -> Outcome:
        number, cut = divmod(seed, CUTS)
        kind = "hub" if number % 4 == 3 else "desktop"
        if not last or last[0][0] != number:
            last[:] = [(number, record(LIVES[kind], number, folder / "life"))]
        return cut_at(LIVES[kind], last[0][1], seed, cut, folder / "after")

    yield one


def record(life: Life, seed: int, folder: Path) -> Recording:
    """One life, from the first file to the last close."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    rng = random.Random(f"life {seed}")
    life.before(folder, rng)
    recording = Recording(folder)
    with watched(recording), recording.python_too():
        life.live(folder, rng, recording)
    shutil.rmtree(folder)
    return recording


def cut_at(life: Life, recording: Recording, seed: int, cut: int, folder: Path) -> Outcome:
    """The `cut`th of the points of that recording."""
    number = seed // CUTS
    point = list(points(recording, CUTS, random.Random(f"points {number}")))[cut]
    cuts = PowerCuts(recording)
    files = cuts.at(point, random.Random(f"cut {seed}"))
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    try:
        for name, raw in files.items():
            (folder / name).write_bytes(raw)
            (folder / name).chmod(0o600)
        return life.check(folder, cuts.said)
    finally:
        shutil.rmtree(folder)
