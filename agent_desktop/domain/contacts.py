"""A contact: one conversation on a medium, of which a call is the one on voice."""

from __future__ import annotations

from enum import StrEnum

import msgspec


class Direction(StrEnum):
    INBOUND = "inbound"
    OUTBOUND = "outbound"


class Presentation(StrEnum):
    """Whether the caller lets the number be seen."""

    ALLOWED = "allowed"
    WITHHELD = "withheld"
    """Never looked up, nothing stored."""
    UNAVAILABLE = "unavailable"
    UNKNOWN = "unknown"


class ContactState(StrEnum):
    """`PREPARING` is an outbound number typed before anything is dialled."""

    PREPARING = "preparing"
    RINGING = "ringing"
    TALKING = "talking"
    ENDED = "ended"


class Contact(msgspec.Struct, frozen=True, kw_only=True):
    """A conversation, as far as this workstation knows it."""

    id: str
    medium: str = "voice"
    direction: Direction
    number: str = ""
    """As it came; empty when withheld."""
    e164: str | None = None
    presentation: Presentation
    name: str = ""
    """What the telephone system calls the caller: a hint, never a key."""
    queue: str = ""
    waited_s: int | None = None
    state: ContactState
    started_at: int
    answered_at: int | None = None
    ended_at: int | None = None
    touchpoint: str
    """Where it takes place in the catalogue's terms, e.g. `call-centre`."""
    source: str
    """How it reached this workstation: `hook`, `typed`, `demo`, `hub`."""
