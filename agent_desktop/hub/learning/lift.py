"""The control group beside the rest: what learning brings, on the hub's own conversations.

Conversations of the control group get random lists, whatever was learnt. The interval of the
difference of two shares is Newcombe's (1998, method 10), out of Wilson's for each.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Final

import msgspec

_Z: Final = 1.959964
LEAST: Final = 30
"""Outcomes of either group below which nothing is said."""
LISTED: Final = 50
"""Actions, at most."""


class Group(msgspec.Struct, frozen=True, kw_only=True):
    """Offers that were made, and how many of them worked."""

    cases: int
    worked: int

    @property
    def share(self) -> float:
        return self.worked / self.cases if self.cases else 0.0


class Lift(msgspec.Struct, frozen=True, kw_only=True):
    """Shares that worked, and their difference with its 95 % interval (-1 to 1)."""

    control: Group
    rest: Group
    difference: float
    low: float
    high: float
    sentence: str


def by_action(
    actions: Sequence[str], worked: Sequence[bool], control: Sequence[bool]
) -> tuple[tuple[str, Lift], ...]:
    """The same for each action, the most frequent first."""
    cases: dict[str, tuple[list[bool], list[bool]]] = {}
    for action, did, random in zip(actions, worked, control, strict=True):
        known = cases.setdefault(action, ([], []))
        known[0].append(did)
        known[1].append(random)
    often = sorted(cases, key=lambda name: (-len(cases[name][0]), name))
    return tuple((name, lift(*cases[name])) for name in often[:LISTED])


def lift(worked: Sequence[bool], control: Sequence[bool]) -> Lift:
    """Of outcomes, each in the control group or not."""
    groups = [
        Group(cases=len(part), worked=sum(part))
        for wanted in (True, False)
        for part in [[did for did, random in zip(worked, control, strict=True) if random is wanted]]
    ]
    by_chance, rest = groups
    low, high = _newcombe(rest, by_chance)
    difference = rest.share - by_chance.share
    return Lift(
        control=by_chance,
        rest=rest,
        difference=difference,
        low=low,
        high=high,
        sentence=_sentence(by_chance, rest, difference, (low, high)),
    )


def _newcombe(one: Group, other: Group) -> tuple[float, float]:
    if not one.cases or not other.cases:
        return -1.0, 1.0
    (low_1, high_1), (low_2, high_2) = _wilson(one), _wilson(other)
    p_1, p_2 = one.share, other.share
    return (
        p_1 - p_2 - math.hypot(p_1 - low_1, high_2 - p_2),
        p_1 - p_2 + math.hypot(high_1 - p_1, p_2 - low_2),
    )


def _wilson(group: Group) -> tuple[float, float]:
    n, p = group.cases, group.share
    middle = (p + _Z * _Z / (2 * n)) / (1 + _Z * _Z / n)
    half = _Z * math.sqrt(p * (1 - p) / n + _Z * _Z / (4 * n * n)) / (1 + _Z * _Z / n)
    return middle - half, middle + half


def _sentence(control: Group, rest: Group, difference: float, interval: tuple[float, float]) -> str:
    if control.cases < LEAST or rest.cases < LEAST:
        return (
            f"The control group has {control.cases:,} outcomes, the rest {rest.cases:,}: too few "
            "to say what learning brings."
        )
    shares = f"{100 * rest.share:.1f} % of offers worked, {100 * control.share:.1f} % at random"
    said = f"95 % interval {100 * interval[0]:+.1f} to {100 * interval[1]:+.1f} percentage points"
    if interval[0] > 0:
        return f"Lists that learn beat random ones: {shares} ({100 * difference:+.1f}; {said})."
    if interval[1] < 0:
        return (
            f"Lists that learn do worse than random ones: {shares} ({100 * difference:+.1f}; "
            f"{said})."
        )
    return (
        f"Lists that learn do not win over random ones: {shares}, and the difference could be "
        f"chance ({said})."
    )
