"""What one row of the journey shows: an event, or a session folded to what mattered in it."""

from __future__ import annotations

from enum import StrEnum

import msgspec

from agent_desktop.domain.channels import Channel


class FactKind(StrEnum):
    """How a fact is drawn."""

    TEXT = "text"
    SENTIMENT = "sentiment"
    """The value is a number from -1 to 1."""
    MUTED = "muted"
    """A value without a key, said quietly: '12 min · 6 pages'."""


class Fact(msgspec.Struct, frozen=True):
    """Key and value of the second line. Both are data: plain text."""

    key: str
    value: str
    kind: FactKind = FactKind.TEXT
    number: float = 0.0


class Page(msgspec.Struct, frozen=True, kw_only=True):
    """One page of a web or app session."""

    event_id: str
    at: int
    title: str
    seconds: int | None
    """How long it was looked at; None when nobody can know (nothing followed it)."""
    leaving: bool = False
    """The session ended here."""
    warning: str = ""


class Entry(msgspec.Struct, frozen=True, kw_only=True):
    """A row of the journey with everything that it shows."""

    id: str
    """Of the first event in it, so that it stays the same while the session goes on."""
    at: int
    """When it began: its place in the list."""
    channel: Channel
    glyph: str
    title: str
    label: str
    """What it is, in words: 'Web session', 'Assisted call'."""
    facts: tuple[Fact, ...] = ()
    messages: tuple[str, ...] = ()
    warning: str = ""
    pages: tuple[Page, ...] = ()
    event_ids: tuple[str, ...] = ()
    spoken: str = ""
    """How long it took and the like, for a screen reader: '12 minutes'."""

    @property
    def folds(self) -> bool:
        return len(self.pages) > 1
