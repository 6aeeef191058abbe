"""What a touchpoint asks and hears. JSON; unknown fields are ignored."""

from __future__ import annotations

from typing import Any

import msgspec

from agent_desktop.domain.responses import Sentiment


class Question(msgspec.Struct, frozen=True, kw_only=True):
    """`POST /v1/decisions`."""

    who: dict[str, str | int]
    """Namespace -> value, such as `user_id` or `anonymous_id`; the most specific one counts."""
    top: int | None = None
    conversation: str = ""
    """A session of this person here: one conversation has one random draw. Empty: a new one."""
    displayed: bool = False
    """Whoever asks shows all that they get."""
    writeKey: str = ""  # noqa: N815 - as ingestion takes it
    """Where no Authorization header carries it."""


class Follow(msgspec.Struct, frozen=True, kw_only=True):
    """What continues the conversation after a response."""

    kind: str
    """`action`, `page`, `dialler` or `callback`."""
    target: str = ""


class Offer(msgspec.Struct, frozen=True, kw_only=True):
    """One action to show, in the form that it has at this touchpoint."""

    action: str
    asset: str
    rank: int
    title: str
    talk_track: str
    hint: str
    link: str
    markup: str
    labels: dict[Sentiment, str]
    next: dict[Sentiment, Follow]
    codes: dict[str, str]
    """What to send back: by `displayed`, `offered` and the responses that exist here."""
    why: str
    reasons: tuple[dict[str, Any], ...]


class DecisionsReply(msgspec.Struct, frozen=True, kw_only=True):
    """The list for this person, here and now."""

    hub: str
    decision: str
    conversation: str
    at: int
    expires_at: int
    """Until then its codes count."""
    catalogue: str
    model: str
    more: int
    """How many more there were below `top`."""
    actions: tuple[Offer, ...]


class Returned(msgspec.Struct, frozen=True, kw_only=True):
    """`POST /v1/responses`: one code, or several."""

    code: str = ""
    codes: tuple[str, ...] = ()
    writeKey: str = ""  # noqa: N815 - as above


class CodeResult(msgspec.Struct, frozen=True, kw_only=True):
    """What became of one code."""

    verdict: str
    """`accepted`, `duplicate` (it counted before) or `rejected`."""
    code: str = ""
    """Of a refusal: `bad_code`, `expired`, `other_hub`, `other_touchpoint`, `unknown_customer`."""
    message: str = ""


class ResponsesReply(msgspec.Struct, frozen=True, kw_only=True):
    hub: str
    results: tuple[CodeResult, ...]
    """In the order of the codes."""
