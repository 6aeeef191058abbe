"""Ids of customers by what somebody typed into the search.

What the index of the search has is asked there; whoever it does not have yet is looked through one
by one. Both give the same answer, so nobody is missing meanwhile.
"""

from __future__ import annotations

from typing import Any, Final

from agent_desktop.cache import seeking
from agent_desktop.cache.engine import Connection
from agent_desktop.cache.folding import fold, within

FEW: Final = 400
"""As many hits can be put in order at once. More of them, and the newest are soon found by looking
through the customers from the newest on."""


def by_identity(database: Connection, text: str, limit: int) -> list[str]:
    """By number (some digits of it), e-mail address or another identity (its beginning)."""
    digits = "".join(c for c in text if c.isdigit())
    found: list[str] = []
    if len(digits) >= seeking.SHORTEST_NUMBER and not any(c.isalpha() for c in text):
        found += _by_digits(database, digits, limit)
    for where, values in (
        ("value >= ? AND value < ?", (text.lower(), text.lower() + "\U0010ffff")),
        ("value = ?", (text,)),
    ):
        found += [
            row[0]
            for row in database.execute(
                f"SELECT DISTINCT customer_id FROM identities WHERE {where} LIMIT ?",  # noqa: S608 - ours
                (*values, limit),
            )
        ]
    return found


def by_name(database: Connection, text: str, limit: int) -> list[str]:
    """By parts of words, in any order; who was here last comes first."""
    words = fold(text).split()
    where = " AND ".join(["folded LIKE ? ESCAPE '\\'"] * len(words)) or "0"
    values = [within(word) for word in words]
    rows = _narrowed(database, seeking.question_for_names(text))
    source = "customers INDEXED BY customers_lately WHERE"
    if rows is not None:
        source = f"customers WHERE rowid IN ({_places(rows)}) AND"
    return _ids(
        database,
        f"SELECT id FROM {source} {where} ORDER BY last_event_at DESC, id LIMIT ?",  # noqa: S608 - ours
        (*(rows or ()), *values, limit),
    )


def _by_digits(database: Connection, digits: str, limit: int) -> list[str]:
    rows = _narrowed(database, seeking.question_for_numbers(digits))
    theirs = ""
    if rows is not None:
        theirs = f"customer_id IN (SELECT id FROM customers WHERE rowid IN ({_places(rows)})) AND"  # noqa: S608 - places
    return _ids(
        database,
        f"SELECT DISTINCT customer_id FROM identities WHERE {theirs} "  # noqa: S608 - placeholders
        "namespace = 'phone' AND value LIKE ? LIMIT ?",
        (*(rows or ()), f"%{digits}%", limit),
    )


def by_words(database: Connection, text: str, limit: int) -> list[str]:
    """By the beginnings of words of an e-mail address or another identity."""
    words = seeking.words(text)
    question = seeking.question_for_others(text)
    if question is None:
        return []
    indexed = _ids(
        database,
        "SELECT c.id FROM sought s JOIN customers c ON c.rowid = s.rowid WHERE sought MATCH ? "
        "AND NOT EXISTS (SELECT 1 FROM unsought u WHERE u.customer_id = c.id) LIMIT ?",
        (question, limit),
    )
    like = " AND ".join(["value LIKE ? ESCAPE '\\'"] * len(words))
    return indexed + _ids(
        database,
        "SELECT DISTINCT i.customer_id FROM unsought u CROSS JOIN identities i "  # noqa: S608 - ours
        f"WHERE i.customer_id = u.customer_id AND {like} LIMIT ?",
        (*(within(word) for word in words), limit),
    )


def _narrowed(database: Connection, question: str | None) -> tuple[int, ...] | None:
    """Rows of customers among which the hits are; None when they can be anywhere, or are many."""
    if question is None:
        return None
    rows: list[int] = []
    for query, values in (
        ("SELECT rowid FROM customers WHERE id IN (SELECT customer_id FROM unsought LIMIT ?)", ()),
        ("SELECT rowid FROM sought WHERE sought MATCH ? LIMIT ?", (question,)),
    ):
        rows += [row[0] for row in database.execute(query, (*values, FEW + 1))]
        if len(rows) > FEW:
            return None
    return tuple(rows)


def _places(rows: tuple[int, ...]) -> str:
    return ", ".join("?" * len(rows))


def _ids(database: Connection, query: str, values: tuple[Any, ...]) -> list[str]:
    return [row[0] for row in database.execute(query, values)]
