"""A catalogue made ready: rules compiled once, texts parsed once, actions in a fixed order."""

from __future__ import annotations

import marshal
from collections import Counter
from copy import copy
from typing import Any

import msgspec

from agent_desktop.decisioning.attribute_table import ATTRIBUTES
from agent_desktop.decisioning.catalogue import Action, Catalogue
from agent_desktop.decisioning.decisions import Factors, Held, Inputs
from agent_desktop.decisioning.learning.starting import StartingPropensities
from agent_desktop.decisioning.propensity import Propensities
from agent_desktop.decisioning.rules import (
    Rule,
    RuleError,
    compile_rule,
    context_names,
    prepare,
    table_names,
)
from agent_desktop.domain.wording import Template


class Ready(msgspec.Struct, frozen=True, kw_only=True):
    """An action with all that does not change from call to call."""

    action: Action
    plain: bool
    """It has no dates and follows nothing: only answers and signals can still hold it back."""
    eligible: int
    """Place of its rule among the distinct rules, -1 for none."""
    weights: tuple[tuple[int, float], ...]
    why: Template
    factors: Factors
    """With a context factor of 1."""


class Standing(msgspec.Struct, frozen=True):
    """How an action stands in one context and at one touchpoint, whatever was answered."""

    ready: Ready
    held: Held | None
    """Why it is not on any list here."""
    asset_id: str
    priority: float
    factors: Factors
    why: str
    told: str
    """The line of the digest that says all this, without the rank."""


class Judged(msgspec.Struct, frozen=True):
    """A context as the rules see it: each distinct rule's yes, no, or None where it failed."""

    answers: list[bool | None]
    values: dict[str, Any]
    """With defaults, for the texts."""


class Compiled:
    """A catalogue that decides. The same for every touchpoint; keep it as long as the catalogue."""

    def __init__(self, catalogue: Catalogue, propensities: Propensities) -> None:
        self.catalogue = catalogue
        self.propensities = propensities
        self.rule_failures: Counter[str] = Counter()
        """How often a rule gave no answer, by action: for the status page."""
        self._places: dict[str, int] = {}
        self._rules: list[Rule] = []
        self.actions: tuple[Ready, ...] = tuple(
            self._ready(catalogue.actions[name]) for name in sorted(catalogue.actions)
        )
        self.names = frozenset(name for rule in self._rules for name in rule.names)
        self._needed = context_names(self.names)
        self._tables = table_names(self.names)
        self._texts = frozenset(name for ready in self.actions for name in ready.why.names)
        self._last: tuple[bytes, tuple[Standing, ...]] | None = None

    @property
    def model_version(self) -> str:
        """What `Inputs.model_version` has to say; empty for the catalogue's starting values."""
        return self.propensities.version

    def with_model(self, propensities: Propensities) -> Compiled:
        """The same rules with other propensities: nothing is compiled again."""
        other = copy(self)
        other.__dict__.update(propensities=propensities, _last=None)
        return other

    def standings(self, inputs: Inputs) -> tuple[Standing, ...]:
        """Of each action. Kept until the context changes: a click changes the answers only."""
        open_signals = tuple(s.pattern for s in inputs.signals if s.expires_at > inputs.at)
        # Bytes, since True == 1 and rules tell them apart. Version 2 writes no references.
        key = marshal.dumps((inputs.context, open_signals, inputs.touchpoint), 2)
        last = self._last
        if last is not None and last[0] == key:
            return last[1]
        judged = self._judge(inputs, list(open_signals))
        found = tuple(self._stand(ready, inputs.touchpoint, judged) for ready in self.actions)
        self._last = (key, found)
        return found

    def _judge(self, inputs: Inputs, open_signals: list[str]) -> Judged:
        values = self._values(inputs, open_signals)
        context = prepare(self.names, values, self.catalogue.traits)
        answers: list[bool | None] = []
        for rule in self._rules:
            try:
                answers.append(rule.holds(context))
            except RuleError:
                answers.append(None)
        return Judged(answers, values)

    def _stand(self, ready: Ready, touchpoint: str, judged: Judged) -> Standing:
        action = ready.action
        asset = action.assets.get(touchpoint)
        held: Held | None = None
        holds = judged.answers[ready.eligible] if ready.eligible >= 0 else True
        if asset is None:
            held = Held(action_id=action.id, code="no_asset", text="")
        elif holds is None:
            self.rule_failures[action.id] += 1
            held = Held(action_id=action.id, code="rule_failed", text="")
        elif not holds:
            held = Held(action_id=action.id, code="not_eligible", text=action.not_eligible)
        if asset is None or held is not None:
            return Standing(ready, held, "", 0.0, _NO_FACTORS, "", "")
        factors = ready.factors
        if ready.weights:
            weight = 1.0
            for place, factor in ready.weights:
                if judged.answers[place]:
                    weight *= factor
            factors = msgspec.structs.replace(factors, context=weight)
        # In this order on each side: products of floats depend on it.
        priority = factors.propensity * factors.context * factors.value * factors.lever
        why = ready.why.fill(judged.values)
        told = (
            f"{asset.id}\t{priority:.12g}\t{factors.propensity:.12g}\t{factors.context:.12g}\t"
            f"{factors.value:.12g}\t{factors.lever:.12g}\t{why}"
        )
        return Standing(ready, None, asset.id, priority, factors, why, told)

    def needed(self, context: dict[str, Any]) -> dict[str, Any]:
        """The part of a context that decides anything here: what a record has to keep."""
        (plain, _, traits), texts = self._needed, self._texts
        kept = {name: value for name, value in context.items() if name in plain or name in texts}
        own = {
            k: v
            for k, v in context.get("traits", {}).items()
            if k in traits or f"traits.{k}" in texts
        }
        if "answers" in context:
            kept["answers"] = context["answers"]
        for table, keys in self._tables.items():
            entries = {k: v for k, v in context.get(table, {}).items() if k in keys}
            if entries:
                kept[table] = entries
        if own:
            kept["traits"] = own
        return kept

    def _values(self, inputs: Inputs, open_signals: list[str]) -> dict[str, Any]:
        touchpoint = self.catalogue.touchpoints.get(inputs.touchpoint)
        return {
            **_DEFAULTS,
            **inputs.context,
            "touchpoint": inputs.touchpoint,
            "channel": touchpoint.channel.value if touchpoint else "",
            "signals": open_signals,
        }

    def _ready(self, action: Action) -> Ready:
        catalogue = self.catalogue
        percent = (
            catalogue.issue_levers.get(action.issue, 0.0)
            + catalogue.group_levers.get(action.group, 0.0)
            + action.lever
        )
        return Ready(
            action=action,
            plain=action.effective_from is None
            and action.effective_until is None
            and not action.follow_up_only,
            eligible=self._place(action.eligible) if action.eligible else -1,
            weights=tuple((self._place(w.when), w.weight) for w in action.weights),
            why=Template(action.why),
            factors=Factors(
                propensity=action.propensity,
                context=1.0,
                value=action.value,
                lever=1 + percent / 100,
            ),
        )

    def _place(self, text: str) -> int:
        place = self._places.get(text)
        if place is None:
            place = self._places[text] = len(self._rules)
            self._rules.append(compile_rule(text, self.catalogue.traits))
        return place


_DEFAULTS = {name: attribute.default for name, attribute in ATTRIBUTES.items()}


_NO_FACTORS = Factors(propensity=0.0, context=0.0, value=0.0, lever=0.0)


def compile_catalogue(catalogue: Catalogue, propensities: Propensities | None = None) -> Compiled:
    """Without propensities: the catalogue's starting values. Raises RuleError for a catalogue that
    was not made by `parse_catalogue`."""
    return Compiled(catalogue, propensities or StartingPropensities(catalogue))
