"""Plays a broken build until the judge catches it."""

from __future__ import annotations

from typing import Final, NamedTuple

from tests.simulation.broken import desktop, files
from tests.simulation.broken.build import Broken
from tests.simulation.playing import Player

BUILDS: Final = (*desktop.BUILDS, *files.BUILDS)
MOST_SEEDS: Final = 120
"""That are tried where those that were written down catch it no more."""


class Caught(NamedTuple):
    seed: int
    tried: int
    words: str


def caught(player: Player, build: Broken, most: int = MOST_SEEDS) -> Caught | None:
    """By which seed, and how many were tried; None: by none of them."""
    others = [seed for seed in range(1, most + 1) if seed not in build.seeds]
    with build.breaks():
        for tried, seed in enumerate((*build.seeds, *others), 1):
            for one in player.play(seed).verdicts:
                if one.invariant in build.invariants:
                    return Caught(seed, tried, f"{one.kind} ({one.invariant}): {one.words}")
    return None
