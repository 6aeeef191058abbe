"""The outbox as the engine sees it: what may leave next, and what became of it."""

from __future__ import annotations

from enum import StrEnum
from typing import Protocol

import msgspec

from agent_desktop.protocol.messages import DeskCount, Entry, PushResult, UnreadEntry


class EntryState(StrEnum):
    """An entry is in exactly one of these."""

    QUEUED = "queued"
    """Committed here; has no number yet and may still be withdrawn."""
    IN_FLIGHT = "in_flight"
    """Has its number and was sent, perhaps in vain: it is sent again until the hub settles it."""
    ACCEPTED = "accepted"
    """The hub has it. Kept for 14 days, in case the hub is restored from an older copy."""
    QUARANTINED = "quarantined"
    """The hub's final word was no. Visible, and kept until a person settles it."""
    WITHDRAWN = "withdrawn"
    """Undone before it left: never takes a number, so the hub sees no gap."""
    DISCARDED = "discarded"
    """A person decided that it is not needed."""


class Batch(msgspec.Struct, frozen=True, kw_only=True):
    """Entries to send, in order, numbered without a gap."""

    installation: str
    entries: tuple[Entry, ...]


class Counts(msgspec.Struct, frozen=True, kw_only=True):
    waiting: int
    """Queued or in flight, whoever made them."""
    refused: int


class KnownHub(msgspec.Struct, frozen=True, kw_only=True):
    """The hub that has accepted entries of this installation; empty before the first."""

    hub: str
    epoch: int


class Queue(Protocol):
    """Awaited; each call is one transaction. Raises OSError or the cache's errors."""

    async def counts(self) -> Counts: ...

    async def known_hub(self, subject: str) -> KnownHub: ...

    async def take(self, subject: str, most: int, most_bytes: int) -> Batch:
        """The next entries of that user: unsettled ones first, then new ones, which become
        in flight and get their numbers. At least one if there is one, whatever its size."""
        ...

    async def settle(self, subject: str, hub: KnownHub, results: tuple[PushResult, ...]) -> None:
        """Applies the hub's verdicts; `retry` leaves the entry in flight."""
        ...

    async def refuse(self, entry_id: str, code: str, message: str) -> None:
        """The hub could not even read it: to quarantine. It gives back its number, and those
        behind it get new ones (the hub settles in order, so it has none of them)."""
        ...

    async def start_over(self, subject: str, hub: KnownHub) -> None:
        """The hub has lost its memory of us (restored, or counts otherwise): everything that is
        kept is sent again under a new installation id. What it has already stays as it is. At
        another epoch refused ones go again too: the hub may have forgotten that, and what it has
        forgotten nobody can settle there."""
        ...

    async def unread(self, subject: str, most: int) -> tuple[UnreadEntry, ...]:
        """Entries of that user which the hub could not read and does not know of yet."""
        ...

    async def told(self, entry_ids: tuple[str, ...]) -> None:
        """The hub knows of these now."""
        ...

    async def desks(self) -> tuple[DeskCount, ...]:
        """How many wait here, of each user who has something."""
        ...
