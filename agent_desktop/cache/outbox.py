"""outbox.db: what was recorded here. One writer, the desktop; no pull ever locks it."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, Final

import msgspec

from agent_desktop.app.ports import NotSaved, OutboxItem
from agent_desktop.cache import settling
from agent_desktop.cache.departures import Departures
from agent_desktop.cache.engine import (
    Connection,
    Error,
    checkpoint,
    connect,
    emptied,
    named_errors,
    only_reads,
    rewrite,
    transaction,
)
from agent_desktop.cache.errors import CacheError, NewerSchema
from agent_desktop.cache.files import CacheFiles
from agent_desktop.cache.migrations import refuse_newer, version_of
from agent_desktop.cache.schema import OUTBOX
from agent_desktop.cache.session import Desk, Session
from agent_desktop.decisioning.decisions import DecisionRecord
from agent_desktop.protocol.messages import (
    ReassignBody,
    ResponseBody,
    Settlement,
    UndoBody,
)

KEPT_MS: Final = 14 * 24 * 3600 * 1000
"""Accepted entries stay this long: a hub restored from an older copy gets them again."""

_encode = msgspec.json.Encoder().encode


class OutboxFile:
    """outbox.db, for writing. Use on one thread."""

    def __init__(self, files: CacheFiles, key: bytes, *, newer: str = "") -> None:
        """`newer`: why this program can only read the file, since a newer one has been here."""
        self._file = files.outbox
        self._damaged = files.damaged
        self.newer = newer
        self._db: Connection = connect(self._file, key, write=not newer)
        with named_errors(self._file):
            if newer:
                only_reads(self._db)
            else:
                refuse_newer(version_of(self._db), OUTBOX)
        self.departures = Departures(self._db, self._file)
        self.desk = Desk(self._db, self._file)
        self._session: Session | None = self.desk.session()

    def close(self) -> None:
        self._db.close()

    # --- what the use cases ask ------------------------------------------------------------------

    @property
    def session(self) -> Session | None:
        return self._session

    def sign_in(self, session: Session) -> None:
        """From now on entries are this person's. Earlier ones stay whose they are."""
        self.desk.save_session(session)
        self._session = session

    def commit(self, items: tuple[OutboxItem, ...], decision: DecisionRecord | None) -> None:
        """On the disk when it returns. Raises NotSaved; then nothing was kept."""
        if self.newer:
            raise NotSaved(self.newer)
        if self._session is None:
            raise NotSaved("Nobody is signed in, so nothing can be recorded. Sign in first.")
        by = self._session.subject
        rows = [_row(item, by, decision) for item in items]
        with self._saving():
            self._db.executemany(
                'INSERT INTO entries (id, kind, "by", made_at, customer_id, contact_id, '
                "refers, body, decision, state) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, 'queued')",
                rows,
            )

    def withdraw(self, entry_id: str) -> bool:
        """False: it has left already, so a correction must follow. Raises NotSaved."""
        with self._saving():
            changed = self._db.execute(
                "UPDATE entries SET state = 'withdrawn' WHERE id = ? AND state = 'queued'",
                (entry_id,),
            ).rowcount
        return changed == 1

    def forget_settled(self, arrived: tuple[str, ...], now: int) -> int:
        """Deletes what needs no keeping any more: accepted entries whose twin has `arrived` from
        the hub and withdrawn ones, both after 14 days. Returns how many."""
        with self._writing():
            self._db.execute("CREATE TEMP TABLE IF NOT EXISTS arrived (id TEXT PRIMARY KEY)")
            self._db.execute("DELETE FROM arrived")
            self._db.executemany(
                "INSERT OR IGNORE INTO arrived VALUES (?)", ((i,) for i in arrived)
            )
            return self._db.execute(
                """DELETE FROM entries WHERE
                (state = 'accepted' AND settled_at < ?1 AND id IN (SELECT id FROM arrived))
                OR (state = 'withdrawn' AND made_at < ?1)""",
                (now - KEPT_MS,),
            ).rowcount

    def take_settlements(self, settlements: tuple[Settlement, ...], now: int) -> tuple[str, ...]:
        """See settling.settle."""
        with self._writing():
            return settling.settle(self._db, settlements, now)

    def erase(self, customer_ids: tuple[str, ...], *, unsettled: bool) -> tuple[str, ...]:
        """See settling.erase. Nobody is clean before every page and the write-ahead log are."""
        with self._writing():
            clean = settling.erase(self._db, customer_ids, unsettled=unsettled)
        if not clean:
            return ()
        with named_errors(self._file):
            rewrite(self._db)
            done = checkpoint(self._db, truncate=True)
        # Originals of damaged files: what could be read of them is here, and nobody can tell of
        # whom the rest is.
        shutil.rmtree(self._damaged, ignore_errors=True)
        return clean if done else ()

    def pinned(self) -> tuple[str, ...]:
        with named_errors(self._file):
            return settling.pinned(self._db)

    def checkpoint(self) -> bool:
        """Call when idle: a commit never pays for it."""
        with named_errors(self._file):
            # An old log that is damaged would hide the newer pages of the file: leave none. Whoever
            # reads at this moment is not waited for.
            return checkpoint(self._db) and emptied(self._db)

    @contextmanager
    def _writing(self) -> Iterator[None]:
        if self.newer:
            raise NewerSchema(self.newer)
        with named_errors(self._file), transaction(self._db):
            yield

    @contextmanager
    def _saving(self) -> Iterator[None]:
        try:
            with self._writing():
                yield
        except CacheError as error:
            raise NotSaved(f"{error} Then answer again.") from error
        except Error as error:
            raise NotSaved(_why_not(error)) from error


def _row(item: OutboxItem, by: str, decision: DecisionRecord | None) -> tuple[Any, ...]:
    body = item.body
    customer_id = item.customer_id
    record = refers = None
    if isinstance(body, ResponseBody):
        if decision is not None and decision.inputs.decision_id == body.response.decision_id:
            record = _encode(decision).decode()
    elif isinstance(body, UndoBody):
        refers = body.response_id
    elif isinstance(body, ReassignBody):
        customer_id, refers = body.from_customer_id, body.to_customer_id
    return (
        item.id,
        item.kind.value,
        by,
        item.made_at,
        customer_id,
        item.contact_id,
        refers,
        _encode(body).decode(),
        record,
    )


def _why_not(error: BaseException) -> str:
    code = (getattr(error, "sqlite_errorcode", 0) or 0) & 0xFF
    if code in {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}:
        return (
            "Another program holds the file of recorded answers (a backup or a virus scanner, "
            "perhaps), so the answer was not saved. Answer again."
        )
    return "The answer could not be saved. Answer again; if it goes on, tell IT."
