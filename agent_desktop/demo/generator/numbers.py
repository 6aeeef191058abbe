"""Telephone numbers that the regulators of Germany and the United Kingdom keep for drama."""

from __future__ import annotations

import random
from typing import Final

from agent_desktop.demo.cast import USED_NUMBERS

_RANGES: Final = (
    *(f"+493023125{n:03}" for n in range(1000)),  # Berlin
    *(f"+494066969{n:03}" for n in range(1000)),  # Hamburg
    *(f"+496990009{n:03}" for n in range(1000)),  # Frankfurt
    *(f"+498999998{n:03}" for n in range(1000)),  # Munich
    *(f"+49171392{n:04}" for n in range(100)),  # mobile
    *(f"+4917604069{n:03}" for n in range(100)),
    *(f"+447700900{n:03}" for n in range(1000)),
    *(f"+442079460{n:03}" for n in range(1000)),
    *(f"+441632960{n:03}" for n in range(1000)),
)


def numbers_in_order(seed: int) -> list[str]:
    """All of them but those of the cast, shuffled the same way for one seed."""
    free = [number for number in _RANGES if number not in USED_NUMBERS]
    random.Random(f"{seed}:numbers").shuffle(free)  # noqa: S311 - nothing secret
    return free
