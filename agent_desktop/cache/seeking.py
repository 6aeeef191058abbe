"""The index of the search: whom it has, and how what was typed becomes a question to it.

Every ending of a word is indexed as a word ('muller', 'uller', 'ller'...), and a number by every
ending of its digits. A question for words that begin so then finds any part of a name or number,
as the slow search does. The index only narrows down; `finding` has the last word on who matches.
Functions for inside a transaction.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterable, Iterator
from typing import Final

import msgspec

from agent_desktop.cache.engine import Connection
from agent_desktop.cache.folding import fold
from agent_desktop.domain.customers import Customer

_WORD: Final = re.compile(r"[^\W_]+")
_LONGEST: Final = 64
"""Characters of a word that are indexed; nobody types more of one."""
SHORTEST_NUMBER: Final = 4
"""Digits that make a search one for a number."""

_customer = msgspec.json.Decoder(Customer).decode


def sum_of(folded: str, values: Iterable[str]) -> int:
    """Differs (most likely) when what can be found of a customer does; never 0."""
    return zlib.crc32("\0".join((folded, *sorted(values))).encode()) + 1


def note(database: Connection, customer_id: str, seek: int, before: int | None) -> None:
    """A customer was written, whose sum was `before`."""
    if seek != before:
        database.execute("INSERT OR IGNORE INTO unsought VALUES (?)", (customer_id,))


def forget(database: Connection, customer_id: str) -> None:
    """Before the customer's row is deleted."""
    database.execute(
        "DELETE FROM sought WHERE rowid = (SELECT rowid FROM customers WHERE id = ?)",
        (customer_id,),
    )
    database.execute("DELETE FROM unsought WHERE customer_id = ?", (customer_id,))


def forget_all(database: Connection) -> None:
    database.execute("DELETE FROM sought")
    database.execute("DELETE FROM unsought")


def whole(database: Connection) -> bool:
    """Whether the index has everybody."""
    return database.execute("SELECT 1 FROM unsought LIMIT 1").fetchone() is None


def index_some(database: Connection, most: int) -> bool:
    """Takes in up to so many. True: there are more."""
    waiting = [row[0] for row in database.execute("SELECT * FROM unsought LIMIT ?", (most,))]
    for customer_id in waiting:
        row = database.execute(
            "SELECT rowid, record FROM customers WHERE id = ?", (customer_id,)
        ).fetchone()
        if row is not None:
            customer = _customer(row[1])
            database.execute("DELETE FROM sought WHERE rowid = ?", (row[0],))
            database.execute(
                "INSERT INTO sought (rowid, names, numbers, others) VALUES (?, ?, ?, ?)",
                (row[0], *_columns(customer)),
            )
    database.executemany("DELETE FROM unsought WHERE customer_id = ?", ((one,) for one in waiting))
    return not whole(database)


def question_for_names(text: str) -> str | None:
    """None: nothing in it that the index knows."""
    return " AND ".join(f'names : "{word}" *' for word in words(text)) or None


def question_for_numbers(digits: str) -> str | None:
    return f'numbers : "{digits}" *' if len(digits) >= SHORTEST_NUMBER else None


def question_for_others(text: str) -> str | None:
    return " AND ".join(f'others : "{word}" *' for word in words(text)) or None


def _columns(customer: Customer) -> tuple[str, str, str]:
    numbers, others = [], []
    for linked in customer.identities:
        if linked.identity.namespace == "phone":
            digits = "".join(c for c in linked.identity.value if c.isdigit())
            numbers += list(_endings(digits, SHORTEST_NUMBER))
        others += words(linked.identity.value)
    names = [ending for word in words(customer.name) for ending in _endings(word, 1)]
    return " ".join(names), " ".join(numbers), " ".join(others)


def words(text: str) -> list[str]:
    """Runs of letters and digits, without case and accents."""
    return [word[:_LONGEST] for word in _WORD.findall(fold(text))]


def _endings(word: str, shortest: int) -> Iterator[str]:
    for start in range(max(1, len(word) - shortest + 1)):
        yield word[start:]
