"""The tracking API's messages. Unknown fields are ignored, null is as good as absent."""

from __future__ import annotations

from typing import Any

import msgspec

Id = str | int | None


class Context(msgspec.Struct, gc=False):
    """The parts of `context` that are looked at. Libraries put anything into the others."""

    page: Any = None
    campaign: Any = None
    traits: Any = None
    externalIds: Any = None  # noqa: N815 - as on the wire
    device: Any = None


class Item(msgspec.Struct, gc=False):
    """One call."""

    type: str | None = None
    messageId: Id = None  # noqa: N815 - as on the wire, and those below
    userId: Id = None  # noqa: N815
    anonymousId: Id = None  # noqa: N815
    timestamp: Any = None
    originalTimestamp: Any = None  # noqa: N815
    sentAt: Any = None  # noqa: N815
    context: Context | None = None
    event: str | None = None
    name: str | None = None
    category: str | None = None
    properties: dict[str, Any] | None = None
    traits: dict[str, Any] | None = None
    groupId: Id = None  # noqa: N815
    previousId: Id = None  # noqa: N815
    writeKey: str | None = None  # noqa: N815


class Batch(msgspec.Struct):
    """Items stay unread until each is read by itself, so that a bad one sinks no other."""

    batch: list[msgspec.Raw]
    writeKey: Any = None  # noqa: N815
    sentAt: Any = None  # noqa: N815
    context: Context | None = None
