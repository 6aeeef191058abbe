"""A customer as the desktop knows them: a person with stitched identities."""

from __future__ import annotations

from enum import StrEnum
from typing import Any

import msgspec


class IdentityKind(StrEnum):
    """What an identity is able to prove."""

    PERSON = "person"
    """`user_id`: identifies; one a customer."""
    DEVICE = "device"
    """`anonymous_id`, `device`: belongs to the user who signed in on it."""
    CONTACT = "contact"
    """`phone`, `email`: a contact point; suggests people, never merges two."""
    OTHER = "other"
    """`loyalty`, other external ids."""


class Identity(msgspec.Struct, frozen=True, order=True):
    """Namespace and normalised value, such as `phone` and `+442079460018`."""

    namespace: str
    value: str


class Evidence(msgspec.Struct, frozen=True, kw_only=True):
    """Why an identity is linked to a customer: said in words, never as a percentage."""

    reason: str
    """`signed_in`, `same_event`, `alias`, `profile` (in traits), `call_confirmed`, `agent`."""
    touchpoint: str
    trusted: bool
    times: int
    first_at: int
    last_at: int


class LinkedIdentity(msgspec.Struct, frozen=True, kw_only=True):
    """An identity of a customer, with how and when it was linked."""

    identity: Identity
    kind: IdentityKind
    evidence: tuple[Evidence, ...]
    shared_by: int = 1
    """How many customers carry it; more than one is never opened without asking."""


class HouseholdMember(msgspec.Struct, frozen=True, kw_only=True):
    """Somebody related to the customer. A relation, not the same person."""

    customer_id: str
    name: str
    relation: str


class Consent(msgspec.Struct, frozen=True, kw_only=True):
    """What the customer agreed to or objected to, per channel and purpose."""

    channel: str
    purpose: str
    given: bool
    at: int
    source: str
    wording: str = ""


class Customer(msgspec.Struct, frozen=True, kw_only=True):
    """One person. `generation` changes with each merge or un-merge."""

    id: str
    generation: int
    name: str
    """Shown before verification; empty if nobody has said it."""
    traits: dict[str, Any]
    identities: tuple[LinkedIdentity, ...]
    household: tuple[HouseholdMember, ...] = ()
    consents: tuple[Consent, ...] = ()
    since: int
    last_event_at: int
    events: int
    """How many events the whole journey has on the hub."""
