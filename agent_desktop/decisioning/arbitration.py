"""Which action comes first: Priority = Propensity x Context x Value x Lever, as Pega publishes it.

Products of doubles in a fixed order are the same on every machine.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from agent_desktop.decisioning.catalogue import Action, Catalogue

MANDATORY: Final = 1
SERVICE: Final = 2
OFFERS: Final = 3

Key = tuple[int, float, float, int]
"""Ascending: class, less priority, less marketing priority, place of the action's id."""


def lever_of(catalogue: Catalogue, action: Action) -> float:
    """1 + (issue % + group % + action %) / 100, never below 0."""
    percent = (
        catalogue.issue_levers.get(action.issue, 0.0)
        + catalogue.group_levers.get(action.group, 0.0)
        + action.lever
    )
    return max(0.0, 1 + percent / 100)


def value_of(action: Action) -> float:
    """What an offer is worth less what it costs, never below 0."""
    return max(0.0, action.value - action.cost)


def priorities_of(
    propensities: Iterable[float],
    contexts: Iterable[float],
    values: Iterable[float],
    levers: Iterable[float],
) -> list[float]:
    """In this order on each side. Of all at once: there are hundreds at each click."""
    each = zip(propensities, contexts, values, levers, strict=True)
    return [share * context * value * lever for share, context, value, lever in each]


def key_of(action: Action, place: int, priority: float, *, service_open: bool) -> Key:
    """Mandatory actions skip arbitration: their marketing priority orders them. Service comes
    before selling while a service signal is open. `place` is that of the id among all ids."""
    if action.mandatory:
        return (MANDATORY, -action.marketing_priority, 0.0, place)
    kind = SERVICE if service_open and action.service else OFFERS
    return (kind, -priority, -action.marketing_priority, place)
