"""Ids of customers by what somebody typed into the search."""

from __future__ import annotations

from typing import Any

from agent_desktop.cache.engine import Connection
from agent_desktop.cache.folding import fold, within


def by_identity(database: Connection, text: str, limit: int) -> list[str]:
    """By number (some digits of it), e-mail address or another identity (its beginning)."""
    digits = "".join(c for c in text if c.isdigit())
    queries: list[tuple[str, tuple[Any, ...]]] = [
        ("value >= ? AND value < ?", (text.lower(), text.lower() + "\U0010ffff")),
        ("value = ?", (text,)),
    ]
    if len(digits) >= 4 and not any(c.isalpha() for c in text):
        queries.insert(0, ("namespace = 'phone' AND value LIKE ?", (f"%{digits}%",)))
    found: list[str] = []
    for where, values in queries:
        found += [
            row[0]
            for row in database.execute(
                f"SELECT DISTINCT customer_id FROM identities WHERE {where} LIMIT ?",  # noqa: S608
                (*values, limit),
            )
        ]
    return found


def by_name(database: Connection, text: str, limit: int) -> list[str]:
    """By parts of words, in any order; who was here last comes first."""
    words = fold(text).split()
    where = " AND ".join(["folded LIKE ? ESCAPE '\\'"] * len(words)) or "0"
    return [
        row[0]
        for row in database.execute(
            f"SELECT id FROM customers INDEXED BY customers_folded WHERE {where} "  # noqa: S608
            "ORDER BY last_event_at DESC LIMIT ?",
            (*(within(word) for word in words), limit),
        )
    ]
