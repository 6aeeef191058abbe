"""The playbook made from a published catalogue: the one place where use cases meet decisioning."""

from __future__ import annotations

from typing import Any, Final

import msgspec

from agent_desktop.app.card_facts import follows_of, form_of, labels_of, safe_address
from agent_desktop.app.ports import KnownCustomer
from agent_desktop.app.views import ActionView
from agent_desktop.decisioning import context as contexts
from agent_desktop.decisioning import signals
from agent_desktop.decisioning.catalogue import Action, Asset, Catalogue
from agent_desktop.decisioning.catalogue_reading import parse_catalogue
from agent_desktop.decisioning.context_state import ContextState
from agent_desktop.decisioning.decide import (
    Compiled,
    compile_catalogue,
    decide,
    explain,
    make_record,
)
from agent_desktop.decisioning.decisions import (
    Answer,
    Decision,
    DecisionRecord,
    Factors,
    Inputs,
    Ranked,
    Signal,
)
from agent_desktop.decisioning.talk_track import fields_of, fill, names_in
from agent_desktop.decisioning.variants import variant_of
from agent_desktop.domain.channels import Touchpoint
from agent_desktop.domain.customers import Customer
from agent_desktop.domain.responses import Sentiment

FOUND_AT_MOST: Final = 50


def from_toml(version: str, text: str) -> CataloguePlaybook:
    """Raises ValueError for a text that is no catalogue this program can read."""
    return CataloguePlaybook(compile_catalogue(parse_catalogue(text, f"catalogue {version}")))


class CataloguePlaybook:
    """Implements `app.playbook.Playbook`. It keeps the state of the last customer it was asked of,
    so that a click does not read it again."""

    def __init__(self, compiled: Compiled) -> None:
        self._compiled = compiled
        self._catalogue = compiled.catalogue
        self._of: dict[str, Any] | None = None
        self._state: ContextState = contexts.new_state()
        self._fields_of: tuple[Customer | None, dict[str, Any] | None] = (None, None)
        self._field_values: dict[str, Any] = {}
        self._said: dict[str, tuple[dict[Sentiment, str], dict[Sentiment, str]]] = {}
        self._quoted = _quoted(self._catalogue)
        self._plain: dict[tuple[str, str, str], ActionView] = {}

    @property
    def version(self) -> str:
        return self._catalogue.version

    @property
    def model_version(self) -> str:
        return self._compiled.model_version

    def with_model(self, snapshot: bytes, now: int) -> CataloguePlaybook:
        """The same catalogue with a model's propensities. `now` is the time by which a model could
        be of the future. Blocks. Raises ValueError: the model does not go with it."""
        # Imported late: they bring numpy.
        from agent_desktop.decisioning.learning import read_snapshot
        from agent_desktop.decisioning.learning.scoring import ModelPropensities

        read = read_snapshot(snapshot, self._catalogue, now)
        scored = ModelPropensities(read, self._catalogue)
        return CataloguePlaybook(self._compiled.with_model(scored))

    @property
    def region(self) -> str:
        return self._catalogue.region

    @property
    def catalogue(self) -> Catalogue:
        return self._catalogue

    @property
    def touchpoints(self) -> dict[str, Touchpoint]:
        return self._catalogue.touchpoints

    def touchpoint(self, name: str) -> Touchpoint | None:
        return self._catalogue.touchpoints.get(name)

    def agent_touchpoint(self) -> str:
        handled = (t.name for t in self._catalogue.touchpoints.values() if t.agent_handled)
        return next(handled, "")

    def sentiments(self, touchpoint: str) -> tuple[Sentiment, ...]:
        found = self.touchpoint(touchpoint)
        return found.sentiments if found else ()

    def attributes(
        self, known: KnownCustomer, now: int, answers: tuple[Answer, ...]
    ) -> dict[str, Any]:
        state = self._state_of(known)
        return contexts.attributes(state, known.customer, now, answers, self._catalogue)

    def signals(
        self, known: KnownCustomer, now: int, attributes: dict[str, Any]
    ) -> tuple[Signal, ...]:
        return signals.detect(self._catalogue, self._state_of(known), now, attributes)

    def decide(self, inputs: Inputs) -> Decision:
        return decide(self._compiled, inputs)

    def explained(self, inputs: Inputs, ranked: Ranked) -> Ranked:
        return explain(self._compiled, inputs, ranked)

    def record(self, inputs: Inputs, decision: Decision, shown: int) -> DecisionRecord:
        return make_record(inputs, decision, shown, self._compiled)

    def knows(self, action_id: str) -> bool:
        return action_id in self._catalogue.actions

    def asset(self, action_id: str, seen: Inputs) -> str:
        action = self._catalogue.actions.get(action_id)
        if action is None:
            return ""
        return variant_of(action, seen.touchpoint, seen.customer_id, seen.exposures, seen.answers)

    def title(self, action_id: str) -> str:
        action = self._catalogue.actions.get(action_id)
        return action.title if action else action_id

    def card(
        self, ranked: Ranked, touchpoint: str, known: KnownCustomer, context: dict[str, Any]
    ) -> ActionView:
        key = (ranked.action_id, touchpoint, ranked.asset_id)
        plain = self._plain.get(key)
        if plain is None:
            plain = self._plain[key] = self._unfilled(ranked, touchpoint)
        fields = self._fields(known.customer, context)
        return msgspec.structs.replace(
            plain,
            ranked=ranked,
            talk_track=fill(plain.talk_track, fields),
            hint=fill(plain.hint, fields),
        )

    def quoted(self, context: dict[str, Any]) -> dict[str, Any]:
        return {name: context[name] for name in self._quoted if name in context}

    def _unfilled(self, ranked: Ranked, touchpoint: str) -> ActionView:
        """What a card says to every customer, with its texts as the catalogue has them."""
        action = self._catalogue.actions.get(ranked.action_id)
        asset = action.assets.get(touchpoint) if action else None
        form = form_of(asset, ranked.asset_id)
        labels, follows = self._said_of(asset)
        return ActionView(
            ranked=ranked,
            title=self.title(ranked.action_id),
            group=self._catalogue.group_title(action.group) if action else "",
            talk_track=form.talk_track,
            hint=form.hint,
            sentiments=self.sentiments(touchpoint),
            labels=labels,
            link=safe_address(form.link),
            follows=follows,
        )

    def _said_of(self, asset: Asset | None) -> tuple[dict[Sentiment, str], dict[Sentiment, str]]:
        """Labels and what follows: the same for every caller."""
        if asset is None:
            return {}, {}
        known = self._said.get(asset.id)
        if known is None:
            known = self._said[asset.id] = (labels_of(asset), follows_of(self._catalogue, asset))
        return known

    def _fields(self, customer: Customer, context: dict[str, Any]) -> dict[str, Any]:
        """The same for every card of a list."""
        if self._fields_of[0] is not customer or self._fields_of[1] is not context:
            self._fields_of = (customer, context)
            self._field_values = fields_of(customer, context)
        return self._field_values

    def find(self, text: str, touchpoint: str) -> tuple[Ranked, ...]:
        words = text.casefold().split()
        found = [
            action
            for action in self._catalogue.actions.values()
            if touchpoint in action.assets and _has(action, words)
        ]
        found.sort(key=lambda action: (_place(action, words), action.title.casefold(), action.id))
        return tuple(_unranked(action, touchpoint) for action in found[:FOUND_AT_MOST])

    def _state_of(self, known: KnownCustomer) -> ContextState:
        if self._of is not known.context:
            self._state = _state(known)
            self._of = known.context
        return self._state


def _quoted(catalogue: Catalogue) -> tuple[str, ...]:
    """Attributes that talk tracks and hints name."""
    assets = [asset for action in catalogue.actions.values() for asset in action.assets.values()]
    texts = {text for asset in assets for text in (asset.talk_track, asset.hint)}
    variants = [variant for asset in assets for variant in asset.variants]
    texts |= {text for variant in variants for text in (variant.talk_track, variant.hint)}
    return tuple(sorted({name.partition(".")[0] for text in texts for name in names_in(text)}))


def _state(known: KnownCustomer) -> ContextState:
    """The hub's; where that is of another version of this program, what the newest page of the
    journey says, until the hub's new one has come."""
    try:
        return contexts.from_builtins(known.context)
    except msgspec.ValidationError:
        state = contexts.new_state()
        for event in known.events:
            contexts.fold(state, event)
        return state


def _has(action: Action, words: list[str]) -> bool:
    text = f"{action.title} {action.id} {action.group} {action.issue}".casefold()
    return all(word in text for word in words)


def _place(action: Action, words: list[str]) -> int:
    """Titles that begin with what was typed come first."""
    return 0 if words and action.title.casefold().startswith(words[0]) else 1


def _unranked(action: Action, touchpoint: str) -> Ranked:
    return Ranked(
        action_id=action.id,
        asset_id=action.assets[touchpoint].id,
        rank=0,
        priority=0.0,
        factors=Factors(propensity=0.0, context=0.0, value=0.0, lever=0.0),
        why="",
        service=action.service,
    )
