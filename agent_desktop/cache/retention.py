"""Which customers are kept, by the policy, and who is let go first. Functions for inside a
transaction; times are desk time.

Whole customers only. Somebody who was used here counts from their last use, anybody else from when
they came or last had something new. Over the number, those who were never used here go first, the
oldest events first; then those whose last use is longest ago.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from agent_desktop.cache import pulled_customers
from agent_desktop.cache.engine import Connection
from agent_desktop.decisioning.catalogue import DAY_MS
from agent_desktop.protocol.messages import DesktopPolicy

HOUR_MS: Final = 3_600_000
_NOT_LATELY: Final = HOUR_MS
"""Whoever was used within the last hour is never let go: what was recorded of them may be on its
way to the outbox."""

_GOING: Final = """
    SELECT c.id, u.at IS NOT NULL AS used, u.at, c.fresh_at, c.last_event_at
    FROM customers c LEFT JOIN uses u ON u.customer_id = c.id
    WHERE (u.at IS NULL OR u.at < :lately)
        AND NOT EXISTS (SELECT 1 FROM pinned p WHERE p.customer_id = c.id)"""
_EXPIRED: Final = f"SELECT id FROM ({_GOING}) WHERE coalesce(at, fresh_at) < :since LIMIT :most"  # noqa: S608 - constants
_LEAST: Final = f"SELECT id FROM ({_GOING}) ORDER BY used, at, last_event_at, id LIMIT :most"  # noqa: S608 - constants


def note_use(database: Connection, customer_ids: Iterable[str], now: int) -> None:
    """These were on the line or opened here."""
    for customer_id in customer_ids:
        database.execute(
            "INSERT OR REPLACE INTO uses VALUES (coalesce((SELECT merged_into FROM aliases "
            "WHERE customer_id = ?1), ?1), ?2)",
            (customer_id, now),
        )


def pin(database: Connection, customer_ids: Iterable[str]) -> None:
    """Who must not be let go whatever the policy says. Holds for this connection."""
    database.execute("CREATE TEMP TABLE IF NOT EXISTS pinned (customer_id TEXT PRIMARY KEY)")
    database.execute("DELETE FROM pinned")
    for customer_id in customer_ids:
        database.execute(
            "INSERT OR IGNORE INTO pinned VALUES (coalesce((SELECT merged_into FROM aliases "
            "WHERE customer_id = ?1), ?1))",
            (customer_id,),
        )


def drop_some(database: Connection, policy: DesktopPolicy, now: int, most: int) -> tuple[str, ...]:
    """Drops up to `most` customers that the policy lets go, and notes that the hub must hear of
    it. Call `pin` first."""
    # 'Online only': nobody but who was on the line or opened in this hour of this run.
    since = now + 1 if policy.online_only else now - policy.days * DAY_MS
    ages = {"lately": now - _NOT_LATELY, "since": since, "most": most}
    going = [row[0] for row in database.execute(_EXPIRED, ages)]
    if not going:
        (kept,) = database.execute("SELECT count(*) FROM customers").fetchone()
        ages["most"] = min(most, max(0, kept - policy.customers))
        if ages["most"]:
            going = [row[0] for row in database.execute(_LEAST, ages)]
    for customer_id in going:
        pulled_customers.remove(database, customer_id)
        database.execute("INSERT OR IGNORE INTO releases VALUES (?)", (customer_id,))
        database.execute("DELETE FROM uses WHERE customer_id = ?", (customer_id,))
    if not going:
        _forget_old_uses(database, now - max(policy.days, 1) * DAY_MS)
    return tuple(going)


def let_go(database: Connection) -> frozenset[str]:
    """Dropped here, and the hub has not heard it yet."""
    return frozenset(row[0] for row in database.execute("SELECT customer_id FROM releases"))


def heard_of(database: Connection, customer_ids: Iterable[str]) -> None:
    """The hub knows that these are kept no more, or they are wanted again."""
    database.executemany(
        "DELETE FROM releases WHERE customer_id = ?", [(one,) for one in customer_ids]
    )


def _forget_old_uses(database: Connection, before: int) -> None:
    """Of customers that never came."""
    database.execute(
        "DELETE FROM uses WHERE at < ? AND customer_id NOT IN (SELECT id FROM customers)",
        (before,),
    )
