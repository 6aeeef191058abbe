"""Disk full and I/O errors at the n-th call: `disk`.

A life of a profile (or of a hub's folder) with one fault in it: whatever is said to be saved is
there afterwards, what could not be saved is said not to be, and when the disk is healed things go
on. Each scenario is another of all the faults that such a life can meet.
"""

from __future__ import annotations

import random
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final, NamedTuple

from tests.faults import disk_desktop, disk_hub
from tests.faults.campaign import Outcome, Run
from tests.faults.failing import FailingDisk, Fault, faults
from tests.faults.vfs import watched

_LIVES: Final = 10
"""Different lives; each has hundreds of faults."""


class Kind(NamedTuple):
    before: Callable[[Path, random.Random], None]
    live: Callable[[Path, random.Random, FailingDisk, Outcome], None]


KINDS: Final = {
    "desktop": Kind(disk_desktop.before, disk_desktop.live),
    "hub": Kind(disk_hub.before, disk_hub.live),
}


@contextmanager
def scene(folder: Path) -> Iterator[Run]:
    known: dict[int, list[Fault]] = {}

    def one(seed: int) -> Outcome:
        life = seed % _LIVES
        kind = "hub" if life % 4 == 3 else "desktop"
        if life not in known:
            known[life] = every_fault(kind, life, folder / "whole")
        # Scattered over all of them, none twice before all had their turn.
        place = (seed // _LIVES * 7_919) % len(known[life])
        return with_fault(kind, life, known[life][place], folder / "life")

    yield one


def every_fault(kind: str, life: int, folder: Path) -> list[Fault]:
    """By living it once without one."""
    disk, found = _lived(kind, life, None, folder)
    if not found.clean:
        raise RuntimeError(f"a life without any fault is not clean: {found.wrong}")
    return faults(disk.seen)


def with_fault(kind: str, life: int, fault: Fault, folder: Path) -> Outcome:
    disk, found = _lived(kind, life, fault, folder)
    found.wrong = [f"{kind} {life}, {fault}: {what}" for what in found.wrong]
    found.counts["faults met" if disk.hit else "faults not met"] = 1
    return found


def _lived(kind: str, life: int, fault: Fault | None, folder: Path) -> tuple[FailingDisk, Outcome]:
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    rng = random.Random(f"{kind} {life}")
    KINDS[kind].before(folder, rng)
    disk, found = FailingDisk(folder, fault, life), Outcome()
    try:
        with watched(disk):
            KINDS[kind].live(folder, rng, disk, found)
    finally:
        shutil.rmtree(folder)
    return disk, found
