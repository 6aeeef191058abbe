"""What one event says about who it was."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

Key = tuple[str, str]
"""Namespace and normalised value of an identity (see domain.identities)."""


class Sighting(NamedTuple):
    """An event that can be used, as ingestion read it. Times are ms since the epoch."""

    event_id: bytes
    touchpoint: str
    channel: str
    trusted: bool
    type: str
    at: int
    properties: bytes
    """A JSON object, kept as it came."""
    people: tuple[Key, ...]
    """Most specific first: user_id, others, anonymous_id, device. At least one."""
    contacts: tuple[Key, ...] = ()
    traits: Mapping[str, Any] | None = None
    alias_of: str | None = None
    """`alias`: the id that this person had before."""
    group: Key | None = None
    relation: str = ""
