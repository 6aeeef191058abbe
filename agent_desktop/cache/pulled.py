"""Writes what the hub sent into customers.db. One writer: the pulling process."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Any, Final

import msgspec

from agent_desktop.cache import live_folding
from agent_desktop.cache import pulled_history as history
from agent_desktop.cache.engine import Connection, checkpoint, connect, named_errors, transaction
from agent_desktop.cache.files import CacheFiles
from agent_desktop.cache.folding import fold
from agent_desktop.cache.gathered import Change, gather
from agent_desktop.cache.migrations import refuse_newer, version_of
from agent_desktop.cache.schema import CUSTOMERS
from agent_desktop.decisioning.catalogue import DAY_MS
from agent_desktop.domain.customers import Customer
from agent_desktop.domain.events import Event
from agent_desktop.domain.numbers import suffix
from agent_desktop.domain.responses import Response
from agent_desktop.protocol.messages import CustomerChange, PullReply
from agent_desktop.sync.following import Applied, Standing, Subscriber

_encode = msgspec.json.Encoder().encode

_OF_A_CUSTOMER: Final = (
    "events", "unfolded", "identities", "suffixes", "exposures", "household_answers",
)  # fmt: skip


class PulledFile:
    """customers.db, for writing. Use on one thread. Raises CacheError."""

    def __init__(self, files: CacheFiles, key: bytes) -> None:
        self._file = files.customers
        self._db: Connection = connect(self._file, key, write=True)
        with named_errors(self._file):
            refuse_newer(version_of(self._db), CUSTOMERS)
        self._tidied_at = 0

    def close(self) -> None:
        self._db.close()

    def standing(self) -> Standing:
        """How far the pull has come, and from which hub, for whom."""
        with named_errors(self._file):
            found: dict[str, str] = dict(self._db.execute("SELECT key, value FROM meta"))
        return Standing(
            hub=found.get("hub", ""),
            epoch=int(found.get("epoch", 0)),
            cursor=int(found.get("cursor", 0)),
            complete=found.get("complete", "") == "1",
            catalogue=found.get("catalogue", ""),
            model_named=found.get("model_named"),
            model=found.get("model", ""),
        )

    def serve(self, subscriber: Subscriber) -> None:
        """Whom the data is for. Another person, or another hub's address: nothing of it stays.

        A new installation id of the same person pulls again from the beginning.
        """
        with self._writing():
            known = dict(self._db.execute("SELECT key, value FROM meta"))
            same = known.get("subject", "") == subscriber.subject
            if known and not same:
                self._empty()
            if known.get("installation") != subscriber.installation:
                self._restart()
            self._set(installation=subscriber.installation, subject=subscriber.subject)

    def start_epoch(self, hub: str, epoch: int) -> None:
        """The hub announced that its past has changed: everything is pulled again.

        What is here stays until the new pull has passed it; another hub's data goes at once.
        """
        with self._writing():
            known = dict(self._db.execute("SELECT key, value FROM meta"))
            if known.get("hub", hub) != hub:
                self._empty()
            if "hub" in known:
                self._restart()
            self._set(hub=hub, epoch=epoch)

    def apply(self, reply: PullReply, now: int) -> Applied:
        """Rows and cursor in one commit."""
        told = gather(reply)
        changes, catalogue = told.changes, told.catalogue
        with self._writing():
            pull = self._round()
            changed = set(changes)
            for customer_id in sorted(changes):
                self._apply_change(customer_id, changes[customer_id], pull, now)
            changed.update(self._save_responses(told.responses.values()))
            changed.update(told.exposures.save(self._db))
            self._set(cursor=reply.cursor, pulled_at=now)
            if catalogue:
                self._set(catalogue=catalogue)
            if told.model is not None:
                self._set(model_named=told.model)
        return Applied(customers=frozenset(changed), catalogue=catalogue)

    def touch(self, now: int) -> None:
        """The hub has just said that there is nothing new."""
        with self._writing():
            self._set(pulled_at=now)
            if now - self._tidied_at > DAY_MS:
                self._tidied_at = now
                days = self._meta("looks_back")
                if days is not None:
                    history.forget_old(self._db, now - int(days) * DAY_MS)

    def finish_round(self) -> frozenset[str]:
        """The pull from the beginning is complete: what it did not bring again is gone."""
        with self._writing():
            stale = frozenset(
                row[0]
                for row in self._db.execute(
                    "SELECT id FROM customers WHERE round <> ?", (self._round(),)
                )
            )
            for customer_id in stale:
                self._remove(customer_id)
            self._set(complete=1)
        return stale

    def customer_ids(self) -> tuple[str, ...]:
        with named_errors(self._file):
            return tuple(row[0] for row in self._db.execute("SELECT id FROM customers"))

    def missing(self, customer_ids: frozenset[str]) -> frozenset[str]:
        with named_errors(self._file):
            return frozenset(
                one
                for one in customer_ids
                if self._db.execute("SELECT 1 FROM customers WHERE id = ?", (one,)).fetchone()
                is None
            )

    def has_catalogue(self, version: str) -> bool:
        with named_errors(self._file):
            found = self._db.execute("SELECT 1 FROM catalogues WHERE version = ?", (version,))
            return found.fetchone() is not None

    def save_catalogue(
        self, version: str, toml: str, now: int, looks_back: int | None = None
    ) -> None:
        """Keeps it and puts it in force. Older ones stay for three more: decisions name them."""
        with self._writing():
            self._db.execute(
                "INSERT OR REPLACE INTO catalogues VALUES (?, ?, ?)", (version, toml, now)
            )
            self._set(catalogue=version)
            if looks_back is not None:
                self._set(looks_back=looks_back)
            self._db.execute(
                "DELETE FROM catalogues WHERE version NOT IN "
                "(SELECT version FROM catalogues ORDER BY saved_at DESC LIMIT 4)"
            )

    def catalogue(self) -> tuple[str, str] | None:
        with named_errors(self._file):
            row = self._db.execute(
                "SELECT version, toml FROM catalogues WHERE version = "
                "(SELECT value FROM meta WHERE key = 'catalogue')"
            ).fetchone()
        return None if row is None else (row[0], row[1])

    def model(self, version: str) -> bytes | None:
        with named_errors(self._file):
            return history.kept_model(self._db, version)

    def use_model(self, version: str, snapshot: bytes, now: int) -> None:
        """Keeps it and puts it in force; an empty version for the starting values."""
        with self._writing():
            self._set(model=version)
            if version:
                history.save_model(self._db, version, snapshot, now)

    def checkpoint(self) -> bool:
        """Call when idle."""
        with named_errors(self._file):
            return checkpoint(self._db, truncate=True)

    # --- inside a transaction --------------------------------------------------------------------

    def _apply_change(self, customer_id: str, change: Change, pull: int, now: int) -> None:
        if change.gone:
            if change.merged_into is not None:
                self._follow_merge(customer_id, change.merged_into)
            self._remove(customer_id)
            return
        if change.record is not None:
            self._save_customer(change.record, change, pull, now)
        self._db.executemany(
            "INSERT OR REPLACE INTO events VALUES (?, ?, ?, ?, ?, ?, ?)",
            _event_rows(change.events),
        )
        live_folding.note(self._db, customer_id, change.later)

    def _save_customer(self, record: CustomerChange, change: Change, pull: int, now: int) -> None:
        customer = record.customer
        before = self._db.execute(
            "SELECT generation, round FROM customers WHERE id = ?", (customer.id,)
        ).fetchone()
        # Within a new epoch generations may repeat, so a new round replaces in any case.
        if change.replace or (before is not None and before != (customer.generation, pull)):
            for table in ("events", "exposures", "unfolded"):
                self._db.execute(f"DELETE FROM {table} WHERE customer_id = ?", (customer.id,))  # noqa: S608 - our names
        if before is not None:
            self._db.execute("DELETE FROM identities WHERE customer_id = ?", (customer.id,))
            self._db.execute("DELETE FROM suffixes WHERE customer_id = ?", (customer.id,))
        self._db.execute("DELETE FROM aliases WHERE customer_id = ?", (customer.id,))
        self._db.execute(
            """INSERT INTO customers VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT (id) DO UPDATE SET generation = excluded.generation,
                round = excluded.round, folded = excluded.folded,
                last_event_at = excluded.last_event_at, saved_at = excluded.saved_at,
                record = excluded.record, context = excluded.context,
                folded_to = excluded.folded_to""",
            (
                customer.id,
                customer.generation,
                pull,
                fold(customer.name),
                customer.last_event_at,
                now,
                _encode(customer),
                _encode(record.context),
                record.folded_to,
            ),
        )
        identities = list(_identity_rows(customer))
        self._db.executemany("INSERT OR REPLACE INTO identities VALUES (?, ?, ?, ?)", identities)
        self._db.executemany(
            "INSERT OR REPLACE INTO suffixes VALUES (?, ?, ?, ?)",
            (
                (suffix(value), value, customer_id, trusted)
                for value, namespace, customer_id, trusted in identities
                if namespace == "phone" and suffix(value)
            ),
        )

        history.save_household(self._db, record)

    def _save_responses(self, responses: Iterable[Response]) -> set[str]:
        rows = [
            (
                response.id,
                response.customer_id,
                response.contact_id,
                response.touchpoint,
                response.action_id,
                response.sentiment.value,
                response.at,
                int(response.withdrawn),
                response.asset_id,
            )
            for response in responses
        ]
        self._db.executemany("INSERT OR REPLACE INTO responses VALUES (?,?,?,?,?,?,?,?,?)", rows)
        return {row[1] for row in rows}

    def _remove(self, customer_id: str) -> None:
        self._db.execute("DELETE FROM customers WHERE id = ?", (customer_id,))
        for table in _OF_A_CUSTOMER:
            self._db.execute(f"DELETE FROM {table} WHERE customer_id = ?", (customer_id,))  # noqa: S608 - our names
        self._db.execute("DELETE FROM responses WHERE customer_id = ?", (customer_id,))

    def _follow_merge(self, customer_id: str, into: str) -> None:
        """Answers go with the person, and entries that wait here may still name the former id."""
        self._db.execute(
            "UPDATE responses SET customer_id = ? WHERE customer_id = ?", (into, customer_id)
        )
        history.follow_merge(self._db, customer_id, into)
        self._db.execute(
            "UPDATE aliases SET merged_into = ? WHERE merged_into = ?", (into, customer_id)
        )
        self._db.execute("INSERT OR REPLACE INTO aliases VALUES (?, ?)", (customer_id, into))

    def _empty(self) -> None:
        for table in (
            "customers",
            *_OF_A_CUSTOMER,
            "responses",
            "aliases",
            "catalogues",
            "models",
            "meta",
        ):
            self._db.execute(f"DELETE FROM {table}")  # noqa: S608 - our names

    def _restart(self) -> None:
        self._set(cursor=0, complete=0, round=self._round() + 1)
        # Which model is in force is told again as well, or asked for.
        self._db.execute("DELETE FROM meta WHERE key = 'model_named'")

    def _round(self) -> int:
        return int(self._meta("round") or 0)

    def _meta(self, key: str) -> str | None:
        found = self._db.execute("SELECT value FROM meta WHERE key = ?", (key,)).fetchone()
        return None if found is None else found[0]

    def _set(self, **values: Any) -> None:
        self._db.executemany(
            "INSERT OR REPLACE INTO meta VALUES (?, ?)",
            [(key, str(value)) for key, value in values.items()],
        )

    @contextmanager
    def _writing(self) -> Iterator[None]:
        with named_errors(self._file), transaction(self._db):
            yield


def _event_rows(events: list[Event]) -> Iterator[tuple[Any, ...]]:
    events.sort(key=lambda event: (-event.at, event.id))
    for event in events:
        yield (
            event.customer_id,
            event.at,
            event.id,
            event.touchpoint,
            event.channel.value,
            event.type,
            _encode(event.properties),
        )


def _identity_rows(customer: Customer) -> Iterator[tuple[str, str, str, int]]:
    for linked in customer.identities:
        trusted = any(evidence.trusted for evidence in linked.evidence)
        yield (linked.identity.value, linked.identity.namespace, customer.id, int(trusted))
