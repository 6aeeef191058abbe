"""The values that go into a decision and come out of it.

`gc=False`: made by the hundred at each click, and nothing they hold can lead back to them.
"""

from __future__ import annotations

from typing import Any

import msgspec

from agent_desktop.domain.responses import Response, Sentiment


class Answer(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A past response, as suppression and follow-ups need it. Withdrawn ones are left out."""

    response_id: str
    action_id: str
    sentiment: Sentiment
    at: int
    touchpoint: str
    contact_id: str
    customer_id: str = ""
    """Set where another member of the household answered; empty: the customer."""


def answer_of(response: Response) -> Answer:
    """What decisions need of a response."""
    return Answer(
        response_id=response.id,
        action_id=response.action_id,
        sentiment=response.sentiment,
        at=response.at,
        touchpoint=response.touchpoint,
        contact_id=response.contact_id,
    )


class Signal(msgspec.Struct, frozen=True, kw_only=True):
    """A pattern of the catalogue that the customer's recent events match."""

    id: str
    """Pattern and first evidence, so that dismissing one does not dismiss the next."""
    pattern: str
    text: str
    priority: int
    service: bool
    """Service comes before selling while it is open."""
    at: int
    expires_at: int
    evidence: tuple[str, ...]
    """Event ids, oldest first."""


class Inputs(msgspec.Struct, frozen=True, kw_only=True):
    """Everything a decision depends on besides the catalogue: kept, so that it can be replayed."""

    decision_id: str
    customer_id: str
    contact_id: str
    """The random seed too: one conversation, one draw."""
    touchpoint: str
    at: int
    context: dict[str, Any]
    """`context.attributes(state, at)`: plain JSON values."""
    answers: tuple[Answer, ...]
    signals: tuple[Signal, ...]


class Factors(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """Priority = propensity x context x value x lever (published by Pega; see docs/decisioning)."""

    propensity: float
    context: float
    value: float
    lever: float


class Ranked(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """One action on the list."""

    action_id: str
    asset_id: str
    rank: int
    priority: float
    factors: Factors
    why: str
    """The reason in the catalogue's words, its fields filled in; plain text."""
    service: bool = False
    follow_up_of: str = ""
    """Response id that this action continues; such actions come first."""


class Held(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """One action that is not on the list, and why."""

    action_id: str
    code: str
    """`not_eligible`, `not_effective`, `suppressed`, `answered`, `service_first`, `rule_failed`,
    `no_asset`, `follow_up_only`."""
    text: str
    """The rule's declared reason in the catalogue's words, or empty: the window words the code."""
    until: int | None = None
    response_id: str = ""
    """The response that caused it."""
    sentiment: Sentiment | None = None
    caused_at: int | None = None
    touchpoint: str = ""


class Decision(msgspec.Struct, frozen=True, kw_only=True):
    """One list as shown."""

    id: str
    catalogue_version: str
    at: int
    ranked: tuple[Ranked, ...]
    held: tuple[Held, ...]
    digest: str
    """Of ranks, factors and held-back reasons: replay must give the same."""


class DecisionRecord(msgspec.Struct, frozen=True, kw_only=True):
    """What is stored: inputs and digest. The list itself comes back by replay."""

    inputs: Inputs
    catalogue_version: str
    digest: str
    shown: int = 0
    """How many entries were really painted (the rest lay below the window's edge)."""
