"""When an event happened, by the hub's clock."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from agent_desktop.hub.ingestion.reasons import Reason, Unusable

EARLIEST = 631_152_000_000
"""1990-01-01: before that nothing was tracked; clocks that were never set say 1970."""
AHEAD = 86_400_000
"""A day: more lies in the future than any clock's error."""

_EPOCH_SECONDS_BELOW = 100_000_000_000


def read_time(value: Any) -> int | None:
    """Milliseconds since the epoch, None where there is no time or none that can be read.

    Takes ISO 8601 (UTC where it names no zone) and Unix times in seconds or milliseconds.
    """
    if isinstance(value, str):
        try:
            read = datetime.fromisoformat(value)
            if read.tzinfo is None:
                read = read.replace(tzinfo=UTC)
            return round(read.timestamp() * 1000)
        except (ValueError, OverflowError):
            return None
    if isinstance(value, bool) or not isinstance(value, int | float):
        return None
    if not -1e15 < value < 1e15:
        return None
    return round(value * 1000 if abs(value) < _EPOCH_SECONDS_BELOW else value)


def happened_at(said: Any, sent: int | None, received: int) -> int:
    """receivedAt - (sentAt - originalTimestamp): a client's wrong clock does no harm.

    `said` is the event's own time as it came. Raises Unusable.
    """
    if said is None:
        return received
    original = read_time(said)
    if original is None:
        raise Unusable(Reason.BAD_TIME, "timestamp")
    at = original if sent is None else received - (sent - original)
    if not EARLIEST <= at <= received + AHEAD:
        raise Unusable(Reason.BAD_TIME, "timestamp")
    return at
