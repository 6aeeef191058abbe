"""Whether a lead qualifies: the catalogue's criteria, which are met and which are not."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, Final

from agent_desktop.decisioning.catalogue import Catalogue, Criterion
from agent_desktop.decisioning.rules import Rule, RuleError, compile_rule, prepare

_REMEMBERED: Final = 8
_compiled: dict[int, Criteria] = {}


class Criteria:
    """A catalogue's criteria, compiled once."""

    def __init__(self, catalogue: Catalogue) -> None:
        """Raises RuleError for a catalogue that was not checked."""
        self.criteria = catalogue.criteria
        self.traits: Mapping[str, Any] = catalogue.traits
        self.rules: tuple[tuple[Criterion, Rule], ...] = tuple(
            (criterion, compile_rule(criterion.rule, catalogue.traits))
            for criterion in catalogue.criteria
        )
        self.names = frozenset(name for _, rule in self.rules for name in rule.names)


def criteria_of(catalogue: Catalogue) -> Criteria:
    """It keeps the criteria that it was made of, so that their id is nobody else's."""
    known = _compiled.get(id(catalogue.criteria))
    if known is None or known.criteria is not catalogue.criteria:
        known = Criteria(catalogue)
        while len(_compiled) >= _REMEMBERED:
            # Another thread may have been here.
            _compiled.pop(next(iter(_compiled), 0), None)
        _compiled[id(catalogue.criteria)] = known
    return known


def qualification(
    criteria: Criteria, values: Mapping[str, Any]
) -> tuple[tuple[Criterion, bool | None], ...]:
    """Each criterion in the catalogue's order, and whether it is met; None where its rule failed.

    `values` are the attributes (what has its default may be missing).
    """
    if not criteria.rules:
        return ()
    context = prepare(criteria.names, values, criteria.traits)
    return tuple((criterion, _holds(rule, context)) for criterion, rule in criteria.rules)


def qualification_attributes(
    found: Iterable[tuple[Criterion, bool | None]],
) -> dict[str, Any]:
    """`criteria_met`, `criteria_missed` and `qualified`. A rule that failed is not met; what
    qualifies for all groups must be met for each of them."""
    met = missed = 0
    everywhere = True
    groups: dict[str, bool] = {}
    for criterion, holds in found:
        met += holds is True
        missed += holds is not True
        if criterion.group:
            groups[criterion.group] = groups.get(criterion.group, True) and holds is True
        else:
            everywhere = everywhere and holds is True
    qualified = {name: True for name, yes in sorted(groups.items()) if yes and everywhere}
    return {"criteria_met": met, "criteria_missed": missed, "qualified": qualified}


def _holds(rule: Rule, context: Any) -> bool | None:
    try:
        return rule.holds(context)
    except RuleError:
        return None
