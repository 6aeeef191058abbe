"""What was shown to customers and answered in their households, and the models: rows of
customers.db beside the journeys. Functions for inside a writing transaction."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, Final

from agent_desktop.cache.engine import Connection
from agent_desktop.protocol.messages import CustomerChange, CustomerGone, ExposureChange

MODELS_KEPT: Final = 4


class Exposures:
    """Gathered from one reply: the last word on each impression."""

    def __init__(self) -> None:
        self._last: dict[str, ExposureChange] = {}

    def add(self, changes: Iterable[ExposureChange]) -> None:
        for change in changes:
            self._last[change.exposure.id] = change

    def follow(self, gone: CustomerGone) -> None:
        """A merge takes them along."""
        for key, change in list(self._last.items()):
            if change.customer_id == gone.customer_id:
                self._last[key] = ExposureChange(
                    customer_id=gone.merged_into or "", exposure=change.exposure
                )

    def save(self, database: Connection) -> set[str]:
        """Returns whose they are. Nobody's: they were voided, since somebody else was there."""
        voided = [(key,) for key, change in self._last.items() if not change.customer_id]
        before = _owners(database, self._last)
        database.executemany("DELETE FROM exposures WHERE id = ?", voided)
        database.executemany(
            "INSERT OR REPLACE INTO exposures VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            (_row(change) for change in self._last.values() if change.customer_id),
        )
        now = {change.customer_id for change in self._last.values()}
        return (before | now) - {""}


def save_household(database: Connection, change: CustomerChange) -> None:
    """All that the other members answered, in place of what was kept of it."""
    customer_id = change.customer.id
    database.execute("DELETE FROM household_answers WHERE customer_id = ?", (customer_id,))
    database.executemany(
        "INSERT OR REPLACE INTO household_answers VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            (
                customer_id,
                answer.response_id,
                answer.customer_id,
                answer.contact_id,
                answer.touchpoint,
                answer.action_id,
                answer.sentiment.value,
                answer.at,
                answer.asset_id,
            )
            for answer in change.household_answers
        ),
    )


def follow_merge(database: Connection, customer_id: str, into: str) -> None:
    database.execute(
        "UPDATE exposures SET customer_id = ? WHERE customer_id = ?", (into, customer_id)
    )
    database.execute(
        "UPDATE household_answers SET member_id = ? WHERE member_id = ?", (into, customer_id)
    )


def forget_old(database: Connection, before: int) -> None:
    """Impressions from before the longest window of the catalogue, but the first of an action at
    a touchpoint: it decides which asset the customer goes on seeing."""
    database.execute(
        """DELETE FROM exposures WHERE at < ? AND EXISTS (
            SELECT 1 FROM exposures AS first WHERE first.customer_id = exposures.customer_id
            AND first.action_id = exposures.action_id AND first.touchpoint = exposures.touchpoint
            AND (first.at, first.id) < (exposures.at, exposures.id))""",
        (before,),
    )


def save_model(database: Connection, version: str, snapshot: bytes, now: int) -> None:
    """Some former ones stay, so that going back to one needs no line to the hub."""
    database.execute("INSERT OR REPLACE INTO models VALUES (?, ?, ?)", (version, snapshot, now))
    database.execute(
        "DELETE FROM models WHERE version NOT IN "
        "(SELECT version FROM models ORDER BY saved_at DESC LIMIT ?) "
        "AND version <> coalesce((SELECT value FROM meta WHERE key = 'model'), '')",
        (MODELS_KEPT,),
    )


def kept_model(database: Connection, version: str) -> bytes | None:
    row = database.execute("SELECT snapshot FROM models WHERE version = ?", (version,)).fetchone()
    return None if row is None else bytes(row[0])


def _row(change: ExposureChange) -> tuple[Any, ...]:
    one = change.exposure
    return (
        one.id,
        change.customer_id,
        one.contact_id,
        one.touchpoint,
        one.action_id,
        one.asset_id,
        one.kind.value,
        one.at,
    )


def _owners(database: Connection, ids: Iterable[str]) -> set[str]:
    return set(_each(database, ids))


def _each(database: Connection, ids: Iterable[str]) -> Iterator[str]:
    for one in ids:
        row = database.execute("SELECT customer_id FROM exposures WHERE id = ?", (one,)).fetchone()
        if row is not None:
            yield row[0]
