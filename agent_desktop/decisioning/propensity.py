"""How likely each action is to work with this customer: what decisions ask of a model."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Protocol

import msgspec


class Scores(msgspec.Struct, frozen=True, gc=False):
    """Of each action, in the order of their ids. Rounded to six decimals, so that no last bit of
    another machine's arithmetic shows."""

    expected: tuple[float, ...]
    drawn: tuple[float, ...]
    """With the conversation's draw; the same as `expected` where the switch is greedy. In the
    control group they have nothing to do with the customer."""
    control: bool = False


class Contribution(msgspec.Struct, frozen=True, gc=False):
    """What one feature adds to an action's log-odds, against a customer nobody knows."""

    feature: str
    value: str | int | float | bool
    log_odds: float


class Propensities(Protocol):
    """Pure: the same questions get the same answers, on every machine."""

    @property
    def version(self) -> str:
        """Of the snapshot; empty for the catalogue's starting values."""
        ...

    def score(self, values: Mapping[str, Any], conversation: str) -> Scores:
        """`values`: the attributes with their defaults filled in, and `traits`. `conversation` is
        the seed of the draw: one call or one preparation has one."""
        ...

    def contributions(
        self, values: Mapping[str, Any], action_ids: Sequence[str], most: int
    ) -> list[tuple[Contribution, ...]]:
        """What raises each action's log-odds with this customer, the strongest first; empty where
        nothing was learnt."""
        ...
