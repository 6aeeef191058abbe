"""Scenarios one after the other in this process, and what is said of one that failed."""

from __future__ import annotations

import contextlib
import gc
import shutil
from collections.abc import Callable, Generator, Iterable
from pathlib import Path

from tests.simulation import template
from tests.simulation.judge import Verdict
from tests.simulation.scenario import Outcome, play
from tests.simulation.surroundings import scratch, surroundings
from tests.simulation.world import World

KINDS = ("lost", "doubled", "misordered", "wedged")
_TAIL = 40


class Player:
    """Keeps the templates. A seed gives the same outcome in any process."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._template = template.make(folder)
        self._played = 0

    def play(
        self,
        seed: int,
        without: Iterable[int] = (),
        more: Callable[[World], None] = lambda _: None,
    ) -> Outcome:
        folder = self._folder / f"seed-{seed}"
        folder.mkdir()
        self._played += 1
        if self._played % 50 == 0:
            gc.collect()
        try:
            return play(seed, folder, self._template, without=without, more=more)
        except Exception as error:
            words = f"{type(error).__name__}: {error}"[:500]
            return Outcome(str(seed), "", [], [Verdict("wedged", "I6", words)])
        finally:
            shutil.rmtree(folder, ignore_errors=True)

    def smallest(self, seed: int) -> tuple[Outcome, tuple[int, ...]]:
        """Leaves out what it can without the seed coming right; and what was left out."""
        outcome = self.play(seed)
        left_out: tuple[int, ...] = ()
        for number in range(len(outcome.faults)):
            tried = self.play(seed, (*left_out, number))
            if tried.verdicts:
                outcome, left_out = tried, (*left_out, number)
        return outcome, left_out


@contextlib.contextmanager
def player() -> Generator[Player, None, None]:
    """With the machine replaced. Collects its garbage itself, now and then."""
    gc.disable()
    try:
        with surroundings(), scratch() as folder:
            yield Player(folder)
    finally:
        gc.enable()


def told(outcome: Outcome) -> str:
    """What somebody needs who has to find out why."""
    lines = [f"seed {outcome.seed}, trace {outcome.digest}"]
    lines += [f"  {one.kind} ({one.invariant}): {one.words}" for one in outcome.verdicts]
    lines += [f"  fault {number}: {name}" for number, name in enumerate(outcome.faults)]
    lines += ["  ...", *(f"  {line}" for line in outcome.trace[-_TAIL:])]
    lines.append(
        f"again: python -m tests.simulation REPLAY={outcome.seed} (SHRINK=1 leaves out faults)"
    )
    return "\n".join(lines)
