"""What happened at a touchpoint to a customer."""

from __future__ import annotations

from typing import Any

import msgspec

from agent_desktop.domain.channels import Channel


class Event(msgspec.Struct, frozen=True, kw_only=True):
    """One entry of a journey."""

    id: str
    """Stable for one (touchpoint, message id), so that a repeated delivery is the same event."""
    customer_id: str
    type: str
    """A name of the event taxonomy, such as 'Page Viewed' or 'Call Ended'."""
    touchpoint: str
    channel: Channel
    at: int
    """When it happened by the hub's clock (a client's wrong clock is corrected at ingestion)."""
    properties: dict[str, Any]
