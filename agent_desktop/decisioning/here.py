"""One touchpoint of a compiled catalogue: what has a form there, and what that asks for."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

import msgspec

from agent_desktop.decisioning.asked import Asked
from agent_desktop.decisioning.contact_policy import Limits, Policies
from agent_desktop.decisioning.decisions import Held
from agent_desktop.decisioning.records import told_of, told_standing
from agent_desktop.decisioning.rules import CONVERSATION
from agent_desktop.domain.channels import Channel
from agent_desktop.domain.wording import Template

if TYPE_CHECKING:
    from agent_desktop.decisioning.compiled import Compiled, Ready


class Plain(msgspec.Struct, frozen=True, kw_only=True):
    """An action that nothing but its rule can hold back while no signal is open."""

    ready: Ready
    eligible: int
    unfit: Held
    """Where its rule says no; and its line of the digest then."""
    unfit_told: bytes
    why: Template | None
    """None: its words name no field."""
    told: bytes
    """The end of its line of the digest, but for the words."""


class Here:
    """Never changes once it is made."""

    def __init__(self, compiled: Compiled, touchpoint: str) -> None:
        catalogue = compiled.catalogue
        found = catalogue.touchpoints.get(touchpoint)
        self.touchpoint = found.name if found else ""
        self.channel: Channel | None = found.channel if found else None
        self.assets = tuple(
            ready.action.assets.get(self.touchpoint) if found else None
            for ready in compiled.actions
        )
        self.asset_ids = tuple(asset.id if asset else "" for asset in self.assets)
        self.absent = tuple(place for place, asset in enumerate(self.assets) if asset is None)
        self.present = tuple(place for place, asset in enumerate(self.assets) if asset is not None)
        ready_here = [compiled.actions[place] for place in self.present]
        self.dated = tuple(
            ready.place
            for ready in ready_here
            if ready.action.effective_from is not None or ready.action.effective_until is not None
        )
        self.varied = {
            asset.action_id: asset for asset in self.assets if asset is not None and asset.variants
        }
        """Forms with variants, by action."""
        self.groups: dict[str, tuple[int, ...]] = _grouped(ready_here)
        self.plain = {
            ready.place: Plain(
                ready=ready,
                eligible=ready.eligible,
                unfit=ready.fixed.not_eligible,
                told=told_standing(1.0, ready.told, ""),
                unfit_told=told_of(ready.fixed.not_eligible),
                why=ready.why if ready.why.names else None,
            )
            for ready in ready_here
            if _is_plain(ready)
        }
        """By place."""
        self.uneven = tuple(ready.place for ready in ready_here if not _is_plain(ready))
        ties = sorted(ready_here, key=lambda one: (-one.action.marketing_priority, one.place))
        self.mandatory = tuple(one.place for one in ties if one.action.mandatory)
        """In their order on every list."""
        self.arbitrated = tuple(one.place for one in ties if not one.action.mandatory)
        """In the order in which they stand where their priorities are equal."""
        self.rules = tuple(sorted({rule for ready in ready_here for rule in rules_of(ready)}))
        self.names = tuple(
            sorted({name for rule in self.rules for name in compiled.rules[rule].names})
        )
        texts = {name for ready in ready_here for name in texts_of(ready)}
        features = [each.name for each in catalogue.learning.features] if self.present else []
        self.asked = Asked(catalogue.traits, self.names, (*texts, *features))
        self.rules_on = _rules_on(compiled, self.rules)
        self.actions_on = _actions_on(ready_here)
        """Actions whose texts name a field."""
        self.actions_of: dict[int, tuple[int, ...]] = _actions_of(ready_here)
        self.features = frozenset(features)
        self.policies = Policies(catalogue, self.channel)
        self.limits = Limits(catalogue, self.touchpoint, self.channel)


def _is_plain(ready: Ready) -> bool:
    action = ready.action
    return not (ready.weights or action.follow_up_only or action.mandatory)


def rules_of(ready: Ready) -> tuple[int, ...]:
    """Places of the rules that decide on an action."""
    weights = tuple(each.rule for each in ready.weights)
    return (ready.eligible, *weights) if ready.eligible >= 0 else weights


def texts_of(ready: Ready) -> frozenset[str]:
    """Fields of an action's reasons."""
    return ready.why.names.union(*(each.why.names for each in ready.weights))


def changed(before: Mapping[str, Any], after: Mapping[str, Any]) -> set[str]:
    """Names of attributes, `table.entry` and `traits.name` whose values differ; True is not 1."""
    found: set[str] = set()
    for name in before.keys() | after.keys():
        old, new = before.get(name), after.get(name)
        if old is new:
            continue
        if isinstance(old, Mapping) or isinstance(new, Mapping):
            inner = changed(old or {}, new or {})
            found.update(f"{name}.{key}" for key in inner)
        elif old != new or type(old) is not type(new):
            found.add(name)
    return found


def _rules_on(compiled: Compiled, rules: Iterable[int]) -> dict[str, tuple[int, ...]]:
    """Which rules look at a field."""
    found: defaultdict[str, list[int]] = defaultdict(list)
    for rule in rules:
        names = [name for name in compiled.rules[rule].names if name not in CONVERSATION]
        asked = Asked(compiled.catalogue.traits, names)
        for name in asked.plain:
            found[name].append(rule)
        for table, keys in asked.tables:
            for key in keys:
                found[f"{table}.{key}"].append(rule)
        for trait in asked.traits:
            found[f"traits.{trait}"].append(rule)
    return {field: tuple(places) for field, places in found.items()}


def _actions_on(ready_here: list[Ready]) -> dict[str, tuple[int, ...]]:
    found: defaultdict[str, list[int]] = defaultdict(list)
    for ready in ready_here:
        for name in texts_of(ready):
            found[name].append(ready.place)
    return {field: tuple(places) for field, places in found.items()}


def _actions_of(ready_here: list[Ready]) -> dict[int, tuple[int, ...]]:
    """Which actions a rule decides on."""
    found: defaultdict[int, list[int]] = defaultdict(list)
    for ready in ready_here:
        for rule in set(rules_of(ready)):
            found[rule].append(ready.place)
    return {rule: tuple(places) for rule, places in found.items()}


def _grouped(ready_here: list[Ready]) -> dict[str, tuple[int, ...]]:
    found: defaultdict[str, list[int]] = defaultdict(list)
    for ready in ready_here:
        if ready.action.group:
            found[ready.action.group].append(ready.place)
    return {group: tuple(places) for group, places in found.items()}
