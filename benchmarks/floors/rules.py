"""500 rules over 30 keys as one generated function, and the ranking of what they let through."""

from __future__ import annotations

import random
from collections.abc import Callable

KEYS = 30
RULES = 500
SHOWN = 6

Ranking = Callable[[dict[str, int]], list[int]]


def context(seed: int = 1) -> dict[str, int]:
    """A customer's thirty numbers."""
    draw = random.Random(seed)
    return {f"key_{n}": draw.randrange(100) for n in range(KEYS)}


def ranking(seed: int = 2) -> Ranking:
    """The numbers of the best few actions, best first."""
    draw = random.Random(seed)
    lines = ["def rank(c):", " found = []"]
    for number in range(RULES):
        first, second = draw.sample(range(KEYS), 2)
        low, high = draw.randrange(60), draw.randrange(40, 100)
        lines.append(f" if c['key_{first}'] >= {low} and c['key_{second}'] < {high}:")
        lines.append(f"  found.append((-{draw.randrange(1000)} * c['key_{first}'], {number}))")
    lines += [" found.sort()", f" return [number for _, number in found[:{SHOWN}]]"]
    scope: dict[str, Ranking] = {}
    exec(compile("\n".join(lines), "<rules>", "exec"), scope)  # noqa: S102 - generated right here
    return scope["rank"]
