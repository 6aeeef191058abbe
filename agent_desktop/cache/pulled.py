"""Writes what the hub sent into customers.db. One writer: the pulling process."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, Final

from agent_desktop.cache import desk_time, erasing, mending, pulled_customers, retention, seeking
from agent_desktop.cache import pulled_history as history
from agent_desktop.cache.engine import Connection, checkpoint, connect, named_errors, transaction
from agent_desktop.cache.files import CacheFiles
from agent_desktop.cache.gathered import gather
from agent_desktop.cache.housekeeping import Housekeeping
from agent_desktop.cache.migrations import refuse_newer, version_of
from agent_desktop.cache.pulled_customers import OF_A_CUSTOMER, Moment
from agent_desktop.cache.schema import CUSTOMERS
from agent_desktop.decisioning.catalogue import DAY_MS
from agent_desktop.protocol.messages import PullReply
from agent_desktop.sync.following import Applied, Standing, Subscriber

_OF_A_PERSON: Final = (
    "customers", *OF_A_CUSTOMER, "aliases", "catalogues", "models", "uses", "releases", "repairs",
    "meta",
)  # fmt: skip
"""What is kept for one person at the desk; what the outbox has not taken yet stays."""


class PulledFile:
    """customers.db, for writing. Use on one thread. Raises CacheError."""

    def __init__(self, files: CacheFiles, key: bytes) -> None:
        self._file = files.customers
        self._db: Connection = connect(self._file, key, write=True)
        with named_errors(self._file):
            refuse_newer(version_of(self._db), CUSTOMERS)
        self._tidied_at = 0
        self.house = Housekeeping(self._db, self._file)

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
        with self._writing():
            told = gather(reply, mending.expected(self._db), retention.let_go(self._db))
            changes, catalogue = told.changes, told.catalogue
            moment = Moment(self._round(), now, desk_time.now(self._db, now))
            changed = set(changes)
            for customer_id in sorted(changes):
                pulled_customers.apply(self._db, customer_id, changes[customer_id], moment)
            changed.update(pulled_customers.save_responses(self._db, told.responses.values()))
            changed.update(told.exposures.save(self._db))
            mending.came_whole(self._db, told.mended)
            erased = erasing.erase(self._db, told.erased)
            erasing.save_settlements(self._db, told.settlements)
            self._set(cursor=reply.cursor, pulled_at=now)
            if catalogue:
                self._set(catalogue=catalogue)
            if told.model is not None:
                self._set(model_named=told.model)
        return Applied(
            customers=frozenset(changed),
            catalogue=catalogue,
            settled=bool(told.settlements),
            erased=erased,
        )

    def touch(self, now: int) -> None:
        """The hub has just said that there is nothing new."""
        with self._writing():
            self._set(pulled_at=now)
            desk_time.now(self._db, now)
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
                pulled_customers.remove(self._db, customer_id)
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

    def _empty(self) -> None:
        seeking.forget_all(self._db)
        for table in _OF_A_PERSON:
            self._db.execute(f"DELETE FROM {table}")  # noqa: S608 - our names

    def _restart(self) -> None:
        self._set(cursor=0, complete=0, round=self._round() + 1)
        # Positions count anew, and everything comes whole anyway.
        self._db.execute("UPDATE repairs SET position = 0")
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
