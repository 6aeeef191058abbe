"""The time by which a desk counts how long ago something was used: it only runs forward.

The workstation's clock may be set wrong by years and put right again; no customer is dropped for
that. Desk time goes on by what the clock has gone on since it was last looked at, but neither back
nor by more than any holiday lasts.
"""

from __future__ import annotations

from typing import Final

from agent_desktop.cache.engine import Connection
from agent_desktop.decisioning.catalogue import DAY_MS

LONGEST_PAUSE_MS: Final = 90 * DAY_MS
"""A longer leap is the clock's fault, not time that went by."""


def step(elapsed_ms: int) -> int:
    """How much of a difference between two looks at the clock counts."""
    return elapsed_ms if 0 <= elapsed_ms <= LONGEST_PAUSE_MS else 0


def now(database: Connection, clock: int) -> int:
    """Desk time in ms, brought up to `clock`. Inside a writing transaction."""
    known = dict(
        database.execute("SELECT key, value FROM meta WHERE key IN ('desk_time', 'clock_seen')")
    )
    time = int(known.get("desk_time", 0)) + step(clock - int(known.get("clock_seen", clock)))
    database.executemany(
        "INSERT OR REPLACE INTO meta VALUES (?, ?)",
        [("desk_time", str(time)), ("clock_seen", str(clock))],
    )
    return time
