"""Which responses a supervisor asks for. Time is the hub's: no workstation's clock decides."""

from __future__ import annotations

import base64
import binascii
from typing import Any, Final

import msgspec
from sqlalchemy import ColumnElement, and_, or_

from agent_desktop.domain.responses import Sentiment
from agent_desktop.hub.access.tokens import Principal
from agent_desktop.hub.policy import Policy
from agent_desktop.hub.store.tables import customers, responses
from agent_desktop.protocol.errors import NotAllowed, Refused

_LONGEST: Final = 100
_INT64: Final = 2**63


class Filters(msgspec.Struct, frozen=True, kw_only=True, rename={"since": "from", "until": "to"}):
    """Empty and None mean all. Times are ms since the epoch, `until` not included."""

    action: str = ""
    sentiment: Sentiment | None = None
    since: int | None = None
    until: int | None = None
    agent: str = ""
    text: str = ""
    """A part of the customer's name."""


def conditions(filters: Filters, principal: Principal, policy: Policy) -> ColumnElement[bool]:
    """Of `responses` joined with `customers`. Raises Refused, and NotAllowed for an agent's name
    where policy hides agents."""
    _check(filters, policy)
    wanted: list[ColumnElement[bool]] = [responses.c.team == principal.team]
    if filters.action:
        wanted.append(responses.c.action_id == filters.action)
    if filters.sentiment is not None:
        wanted.append(responses.c.sentiment == str(filters.sentiment))
    if filters.since is not None:
        wanted.append(responses.c.received_at >= filters.since)
    if filters.until is not None:
        wanted.append(responses.c.received_at < filters.until)
    if filters.agent:
        wanted.append(responses.c.by == filters.agent)
    if filters.text:
        wanted.append(customers.c.name.icontains(filters.text, autoescape=True))
    return and_(*wanted)


def _check(filters: Filters, policy: Policy) -> None:
    if filters.agent and not policy.agents_visible:
        raise NotAllowed("Which agent recorded a response is not shown here: policy hides it.")
    if any(len(text) > _LONGEST for text in (filters.action, filters.agent, filters.text)):
        raise Refused("That is too long to search for.", "too_long")
    for time in (filters.since, filters.until):
        if time is not None and not -_INT64 <= time < _INT64:
            raise Refused("That is no time.", "bad_number")


def below(cursor: str) -> ColumnElement[bool]:
    """Rows below the one that `cursor` stands for. Raises Refused for what is no cursor."""
    try:
        text = base64.urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4)).decode()
        first, second, key = text.split(".", maxsplit=2)
        received, at = int(first), int(second)
    except (ValueError, binascii.Error):
        raise Refused("That is no place in the list.", "bad_cursor") from None
    if not key or not all(-_INT64 <= time < _INT64 for time in (received, at)):
        raise Refused("That is no place in the list.", "bad_cursor")
    return or_(
        responses.c.received_at < received,
        and_(responses.c.received_at == received, responses.c.at < at),
        and_(responses.c.received_at == received, responses.c.at == at, responses.c.id < key),
    )


def cursor_of(row: Any) -> str:
    place = f"{row.received_at}.{row.at}.{row.id}"
    return base64.urlsafe_b64encode(place.encode()).decode().rstrip("=")
