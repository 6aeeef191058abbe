"""What a customer answered to an action."""

from __future__ import annotations

from enum import StrEnum

import msgspec


class Sentiment(StrEnum):
    """How the customer took it. Neutral means discussed and undecided."""

    POSITIVE = "positive"
    NEUTRAL = "neutral"
    NEGATIVE = "negative"


class Response(msgspec.Struct, frozen=True, kw_only=True):
    """One answer, a fact about the past. An undo is a `corrects` of its own, never a deletion."""

    id: str
    """The outbox entry's id, made and stored before the first send."""
    customer_id: str
    contact_id: str
    touchpoint: str
    action_id: str
    asset_id: str
    sentiment: Sentiment
    decision_id: str
    """The list that was on the screen; empty where none was (the customer's own initiative)."""
    at: int
    by: str
    """Subject of the agent who recorded it."""
    team: str
    initiative: bool = False
    """The customer raised it; it was not on the list."""
    withdrawn: bool = False
    """A later correction took it back (undo, someone else on the line)."""
