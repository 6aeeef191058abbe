"""The values that go into a decision and come out of it.

`gc=False`: made by the hundred at each click, and nothing they hold can lead back to them.
"""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum
from hashlib import blake2b
from typing import Any

import msgspec

from agent_desktop.domain.responses import Response, Sentiment


class Answer(msgspec.Struct, frozen=True, kw_only=True, gc=False, omit_defaults=True):
    """A past response, as suppression and follow-ups need it. Withdrawn ones are left out."""

    response_id: str
    action_id: str
    sentiment: Sentiment
    at: int
    touchpoint: str
    contact_id: str
    customer_id: str = ""
    """Set where another member of the household answered; empty: the customer."""
    asset_id: str = ""
    """The form that was shown, which sticks to the customer."""


def answer_of(response: Response) -> Answer:
    """What decisions need of a response."""
    return Answer(
        response_id=response.id,
        action_id=response.action_id,
        sentiment=response.sentiment,
        at=response.at,
        touchpoint=response.touchpoint,
        contact_id=response.contact_id,
        asset_id=response.asset_id,
    )


class ExposureKind(StrEnum):
    """What happened to an action besides being answered. An answer is an offer as well."""

    DISPLAYED = "displayed"
    """It was really painted, or a touchpoint reported that it was seen: once a conversation."""
    OFFERED = "offered"
    """It was raised without an answer, as by an e-mail that was sent."""


class Exposure(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """An impression or an offer, for contact policy and for the asset that sticks."""

    id: str
    """Of (kind, conversation, action): the same impression twice is one."""
    action_id: str
    asset_id: str
    kind: ExposureKind
    at: int
    touchpoint: str
    contact_id: str


def exposure_id(kind: ExposureKind, contact_id: str, action_id: str) -> str:
    """Of one impression or offer: once a conversation and action, however often it is told."""
    told = f"{kind}\0{contact_id}\0{action_id}".encode("utf-8", "replace")
    return blake2b(told, digest_size=16).hexdigest()


class Reason(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """Why an action stands where it does. Windows put the code into words of their language."""

    code: str
    """`continues`, `mandatory`, `signal`, `declared` (the catalogue's own words), `weight` (a rule
    of the context factor) or `learnt` (a feature that the model counts)."""
    params: dict[str, str | int | float | bool] = {}
    """For `learnt`: `feature` and `value`; for `signal`: `pattern`; for `continues`: `action`."""
    strength: float = 0.0
    """Natural logarithm of what it multiplies the priority by; reasons come strongest first."""
    text: str = ""
    """The catalogue's words with their fields filled in; empty: the code is to be worded."""


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


class Inputs(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
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
    exposures: tuple[Exposure, ...] = ()
    """Impressions and offers of this customer, as far as policies and sticking assets look back."""
    model_version: str = ""
    """The snapshot that gave the propensities; empty: the catalogue's starting values."""


class Factors(msgspec.Struct, frozen=True, gc=False):
    """Priority = propensity x context x value x lever (published by Pega; see docs/decisioning)."""

    propensity: float
    """As it ranks: with the conversation's own draw of how sure the model is."""
    context: float
    value: float
    lever: float
    expected: float = 0.0
    """The propensity before the draw."""


class Ranked(msgspec.Struct, frozen=True, gc=False):
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
    mandatory: bool = False
    """It skips arbitration and comes before what is ranked."""
    reasons: tuple[Reason, ...] = ()
    """The strongest first."""


class Held(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """One action that is not on the list, and why."""

    action_id: str
    code: str
    """`not_eligible`, `not_effective`, `suppressed`, `answered`, `service_first`, `rule_failed`,
    `no_asset`, `follow_up_only`, `policy` (seen, offered or answered too often), `limit` (the
    channel has had enough), `signal` (an open signal holds it)."""
    text: str
    """The rule's declared reason in the catalogue's words, or empty: the window words the code."""
    until: int | None = None
    response_id: str = ""
    """The response that caused it."""
    sentiment: Sentiment | None = None
    caused_at: int | None = None
    touchpoint: str = ""
    rule: str = ""
    """Name of the policy, the limit or the signal that holds it."""
    count: int = 0
    """For a policy or a limit: how often it happened within its window."""


class Decision(msgspec.Struct, frozen=True, kw_only=True):
    """One list as shown."""

    id: str
    catalogue_version: str
    at: int
    ranked: Sequence[Ranked]
    """Entries below the first `top` are made when they are asked for."""
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
