"""A catalogue made ready: rules compiled once, texts parsed once, actions in a fixed order.

One `Compiled` may be used from several threads. What is in it never changes, with two exceptions
that need no lock: standings and past of the last conversation, references that are read once and
replaced whole, and the counts of failed rules, whole numbers in a dictionary whose keys are fixed.
"""

from __future__ import annotations

from collections import Counter
from copy import copy
from typing import TYPE_CHECKING

import msgspec

from agent_desktop.decisioning.arbitration import lever_of, value_of
from agent_desktop.decisioning.asked import Asked
from agent_desktop.decisioning.catalogue import Action, Catalogue
from agent_desktop.decisioning.decisions import Held, Reason
from agent_desktop.decisioning.here import Here
from agent_desktop.decisioning.learning.starting import StartingPropensities
from agent_desktop.decisioning.propensity import Propensities
from agent_desktop.decisioning.reasons import first_of
from agent_desktop.decisioning.records import told_action, told_of, told_standing
from agent_desktop.decisioning.rules import Rule, compile_rule
from agent_desktop.decisioning.suppression import Rests
from agent_desktop.domain.wording import Template

if TYPE_CHECKING:
    from agent_desktop.decisioning.past import Past
    from agent_desktop.decisioning.standings import Standings


class Weighed(msgspec.Struct, frozen=True):
    """One rule of the context factor."""

    rule: int
    factor: float
    why: Template


class Fixed(msgspec.Struct, frozen=True, kw_only=True):
    """The ways to be held back that are the same for every customer."""

    no_asset: Held
    not_eligible: Held
    rule_failed: Held
    follow_up_only: Held


class Ready(msgspec.Struct, frozen=True, kw_only=True):
    """An action with all that does not change from call to call."""

    place: int
    """Of its id among all ids."""
    action: Action
    eligible: int
    """Place of its rule among the distinct rules, -1 for none."""
    weights: tuple[Weighed, ...]
    why: Template
    value: float
    lever: float
    fixed: Fixed
    told: bytes
    """Its value and lever, and its name, as the digest has them."""
    why_text: str
    """Where it names no field."""
    reasons: tuple[Reason, ...]
    """Those that no field and no rule changes."""


class Columns:
    """What is fixed of all actions, by place: lists of hundreds are made column by column."""

    def __init__(self, actions: tuple[Ready, ...]) -> None:
        self.ids = [ready.action.id for ready in actions]
        self.values = [ready.value for ready in actions]
        self.levers = [ready.lever for ready in actions]
        self.service = [ready.action.service for ready in actions]
        self.mandatory = [ready.action.mandatory for ready in actions]
        self.why = [ready.why_text for ready in actions]
        self.reasons = [ready.reasons for ready in actions]
        self.told = [told_standing(1.0, ready.told, ready.why_text) for ready in actions]


class Compiled:
    """A catalogue that decides. The same for every touchpoint; keep it as long as the catalogue."""

    def __init__(self, catalogue: Catalogue, propensities: Propensities) -> None:
        self.catalogue = catalogue
        self.propensities = propensities
        self.rules: list[Rule] = []
        self._places: dict[str, int] = {}
        self.actions: tuple[Ready, ...] = tuple(
            self._ready(place, catalogue.actions[name])
            for place, name in enumerate(sorted(catalogue.actions))
        )
        self.places = {ready.action.id: ready.place for ready in self.actions}
        self.columns = Columns(self.actions)
        features = frozenset(feature.name for feature in catalogue.learning.features)
        self.features = Asked(catalogue.traits, fields=features)
        self.rests = Rests(catalogue)
        self._told = {
            id(held): told_of(held)
            for ready in self.actions
            for held in (
                ready.fixed.no_asset,
                ready.fixed.not_eligible,
                ready.fixed.rule_failed,
                ready.fixed.follow_up_only,
            )
        }
        self.failures = dict.fromkeys(self.places, 0)
        self._nowhere = Here(self, "")
        self._here = {name: Here(self, name) for name in sorted(catalogue.touchpoints)}
        self.last: Standings | None = None
        """Of the conversation that was decided last; see `remembered`."""
        self.past: Past | None = None
        """Likewise; see `past`."""

    @property
    def model_version(self) -> str:
        """What `Inputs.model_version` has to say; empty for the catalogue's starting values."""
        version: str = self.propensities.version
        return version

    @property
    def rule_failures(self) -> Counter[str]:
        """How often a rule gave no answer, by action: for the status page."""
        return Counter({name: count for name, count in self.failures.items() if count})

    def with_model(self, propensities: Propensities) -> Compiled:
        """The same rules with other propensities: nothing is compiled again. Failures of rules are
        counted in one place for both."""
        other = copy(self)
        other.propensities = propensities
        other.last = other.past = None
        return other

    def told_of(self, held: Held) -> bytes:
        """Its line of the digest; those that are the same for everybody are known."""
        return self._told.get(id(held)) or told_of(held)

    def here(self, touchpoint: str) -> Here:
        """What holds at a touchpoint; nothing has a form at one that the catalogue lacks."""
        return self._here.get(touchpoint, self._nowhere)

    def _ready(self, place: int, action: Action) -> Ready:
        why = Template(action.why)
        own = why.fill({}) if not why.names else ""

        def held(code: str, text: str = "") -> Held:
            return Held(action_id=action.id, code=code, text=text)

        return Ready(
            place=place,
            action=action,
            eligible=self._place(action.eligible) if action.eligible else -1,
            weights=tuple(
                Weighed(self._place(each.when), each.weight, Template(each.why))
                for each in action.weights
            ),
            why=why,
            value=value_of(action),
            lever=lever_of(self.catalogue, action),
            fixed=Fixed(
                no_asset=held("no_asset"),
                not_eligible=held("not_eligible", action.not_eligible),
                rule_failed=held("rule_failed"),
                follow_up_only=held("follow_up_only"),
            ),
            told=told_action(action.id, value_of(action), lever_of(self.catalogue, action)),
            why_text=own,
            reasons=first_of(action, (), own),
        )

    def _place(self, text: str) -> int:
        place = self._places.get(text)
        if place is None:
            place = self._places[text] = len(self.rules)
            self.rules.append(compile_rule(text, self.catalogue.traits))
        return place


def compile_catalogue(catalogue: Catalogue, propensities: Propensities | None = None) -> Compiled:
    """Without propensities: the catalogue's starting values. Raises RuleError for a catalogue that
    was not made by `parse_catalogue`."""
    if propensities is None:
        propensities = StartingPropensities(catalogue)
    return Compiled(catalogue, propensities)
