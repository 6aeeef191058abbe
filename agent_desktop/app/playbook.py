"""One version of the catalogue, compiled: what the use cases ask of decisioning."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Coroutine
from typing import Any, Protocol

from agent_desktop.app.ports import KnownCustomer
from agent_desktop.app.views import ActionView
from agent_desktop.decisioning.catalogue import Catalogue
from agent_desktop.decisioning.decisions import (
    Answer,
    Decision,
    DecisionRecord,
    Inputs,
    Ranked,
    Signal,
)
from agent_desktop.domain.channels import Touchpoint
from agent_desktop.domain.responses import Sentiment


class Playbook(Protocol):
    """Pure: the same questions get the same answers."""

    @property
    def version(self) -> str: ...

    @property
    def model_version(self) -> str:
        """Of the model that gives the propensities; empty for the catalogue's starting values."""
        ...

    @property
    def region(self) -> str:
        """Two letters, for numbers without a country code."""
        ...

    @property
    def catalogue(self) -> Catalogue:
        """What was published: labels, links, levers and policies, for the words on the screen."""
        ...

    def touchpoint(self, name: str) -> Touchpoint | None: ...

    def agent_touchpoint(self) -> str:
        """Where an agent talks, for contacts that don't say it; empty if nowhere."""
        ...

    def sentiments(self, touchpoint: str) -> tuple[Sentiment, ...]: ...

    def attributes(
        self, known: KnownCustomer, now: int, answers: tuple[Answer, ...]
    ) -> dict[str, Any]:
        """The context at `now`, with what was answered so far, in this contact too."""
        ...

    def signals(
        self, known: KnownCustomer, now: int, attributes: dict[str, Any]
    ) -> tuple[Signal, ...]: ...

    def decide(self, inputs: Inputs) -> Decision: ...

    def explained(self, inputs: Inputs, ranked: Ranked) -> Ranked:
        """With all its reasons: below the first entries a list lacks those that were learnt."""
        ...

    def record(self, inputs: Inputs, decision: Decision, shown: int) -> DecisionRecord:
        """What is kept of a list: enough for the hub to replay it."""
        ...

    def knows(self, action_id: str) -> bool: ...

    def asset(self, action_id: str, seen: Inputs) -> str:
        """The action's form at this touchpoint for this customer: the one that they saw first.
        Empty where it has none."""
        ...

    def title(self, action_id: str) -> str:
        """The action's title, or its id where this catalogue has none."""
        ...

    def card(
        self, ranked: Ranked, touchpoint: str, known: KnownCustomer, context: dict[str, Any]
    ) -> ActionView:
        """The entry as a card, its talk track filled in from what may be shown of the customer."""
        ...

    def quoted(self, context: dict[str, Any]) -> dict[str, Any]:
        """The part of a context that the words of cards hang on: while it stays, so do they."""
        ...

    def find(self, text: str, touchpoint: str) -> tuple[Ranked, ...]:
        """Actions of the whole catalogue by words of their titles, best first, unranked."""
        ...


Compile = Callable[[str, str], Awaitable[Playbook]]
"""(version, TOML) to a playbook. Raises ValueError: the text is no catalogue of ours."""

AddModel = Callable[[Playbook, str, bytes], Coroutine[Any, Any, Playbook]]
"""(playbook, version, snapshot) to the same playbook with that model's propensities. Raises
ValueError: the model does not go with the catalogue."""
