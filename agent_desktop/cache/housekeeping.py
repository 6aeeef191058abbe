"""What the pulling process does with customers.db when it has nothing else to do: index for the
search, let go whom the policy does not keep, compare with the hub, pass on what the outbox is to
take. Each call is one short transaction, so that neither a pull nor a reader waits for it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final

import msgspec

from agent_desktop.cache import desk_time, erasing, mending, pulled_customers, retention, seeking
from agent_desktop.cache.engine import (
    Connection,
    checkpoint,
    named_errors,
    rewrite,
    transaction,
)
from agent_desktop.cache.errors import DiskTrouble
from agent_desktop.protocol.messages import DesktopPolicy

_INDEXED_AT_ONCE: Final = 50
_DROPPED_AT_ONCE: Final = 20

_policy = msgspec.json.Decoder(DesktopPolicy).decode
_encode = msgspec.json.Encoder().encode


class Housekeeping:
    """Implements sync.following.House. Use on the thread of PulledFile. Raises CacheError."""

    def __init__(self, connection: Connection, file: Path) -> None:
        self._db = connection
        self._file = file
        self._pinned: tuple[str, ...] | None = None

    # --- the search ------------------------------------------------------------------------------

    def indexed(self) -> bool:
        """Whether the index of the search has everybody."""
        with named_errors(self._file):
            return seeking.whole(self._db)

    def index_some(self) -> bool:
        """True: there are more."""
        with self._writing():
            return seeking.index_some(self._db, _INDEXED_AT_ONCE)

    # --- what is kept ----------------------------------------------------------------------------

    def policy(self) -> DesktopPolicy | None:
        """What the hub last said; None before it said anything."""
        with named_errors(self._file):
            row = self._db.execute("SELECT value FROM meta WHERE key = 'policy'").fetchone()
        try:
            return None if row is None else _policy(row[0])
        except msgspec.MsgspecError:
            return None

    def save_policy(self, policy: DesktopPolicy) -> None:
        with self._writing():
            self._db.execute(
                "INSERT OR REPLACE INTO meta VALUES ('policy', ?)", (_encode(policy).decode(),)
            )

    def note_use(self, customer_ids: tuple[str, ...], now: int) -> None:
        with self._writing():
            retention.note_use(self._db, customer_ids, desk_time.now(self._db, now))

    def pin(self, customer_ids: tuple[str, ...]) -> None:
        """Who must stay: until this was said nobody is let go."""
        self._pinned = customer_ids

    def drop_some(self, now: int) -> tuple[str, ...]:
        """Lets go a few; nobody: there is nothing to do."""
        if self._pinned is None:
            return ()
        with self._writing():
            retention.pin(self._db, self._pinned)
            policy = self.policy() or DesktopPolicy()
            desk = desk_time.now(self._db, now)
            return retention.drop_some(self._db, policy, desk, _DROPPED_AT_ONCE)

    def releases(self) -> tuple[str, ...]:
        """Let go, and the hub has not heard it yet."""
        with named_errors(self._file):
            return tuple(sorted(retention.let_go(self._db)))

    def released(self, customer_ids: tuple[str, ...]) -> None:
        """The hub knows it, or they are wanted again."""
        with self._writing():
            retention.heard_of(self._db, customer_ids)

    # --- comparing -------------------------------------------------------------------------------

    def differing(self, part: int, digests: Mapping[str, str], now: int) -> tuple[str, ...]:
        """Whom to fetch again of that sixteenth (see `mending.differing`)."""
        with self._writing():
            return mending.differing(self._db, part, digests, desk_time.now(self._db, now))

    def expect(self, customer_ids: tuple[str, ...], position: int, now: int) -> None:
        """The hub sends them whole again at `position`: that replaces all that is here."""
        with self._writing():
            mending.expect(self._db, customer_ids, position, desk_time.now(self._db, now))

    def give_up(self, cursor: int) -> tuple[str, ...]:
        """Drops whom the hub was asked for and did not send: they are not this user's to see."""
        with self._writing():
            gone = mending.not_come(self._db, cursor)
            for customer_id in gone:
                pulled_customers.remove(self._db, customer_id)
        return gone

    # --- after an erasure ------------------------------------------------------------------------

    def rewrite_due(self) -> bool:
        with named_errors(self._file):
            return erasing.rewrite_due(self._db)

    def rewrite(self) -> bool:
        """Writes the file anew and empties its write-ahead log. False: a reader was in the way, or
        there is no room on the disk for it."""
        try:
            return self._rewrite()
        except DiskTrouble:
            return False

    def _rewrite(self) -> bool:
        with named_errors(self._file):
            before = self._rows()
            rewrite(self._db)
            with transaction(self._db):
                if self._rows() != before:
                    # The index of the search goes by these numbers.
                    seeking.forget_all(self._db)
                    self._db.execute("INSERT INTO unsought SELECT id FROM customers")
            if not checkpoint(self._db, truncate=True):
                return False
            with transaction(self._db):
                erasing.rewritten(self._db)
        return True

    def _rows(self) -> tuple[Any, ...]:
        """Another value means that customers have other row numbers."""
        found: tuple[Any, ...] = self._db.execute(
            "SELECT count(*), max(rowid), total(rowid) FROM customers"
        ).fetchone()
        return found

    # --- for the outbox --------------------------------------------------------------------------

    def settled(self) -> bool:
        """Whether there are decisions that the outbox is to take."""
        with named_errors(self._file):
            return self._db.execute("SELECT 1 FROM settlements LIMIT 1").fetchone() is not None

    def settlements_taken(self, entry_ids: tuple[str, ...]) -> None:
        with self._writing():
            erasing.settlements_taken(self._db, entry_ids)

    def erased(self) -> tuple[str, ...]:
        with named_errors(self._file):
            return erasing.waiting(self._db)

    def cleaned(self, customer_ids: tuple[str, ...]) -> None:
        with self._writing():
            erasing.cleaned(self._db, customer_ids)
        with named_errors(self._file):
            if checkpoint(self._db, truncate=True):
                return
        # Their ids are still in the log, or behind it.
        with self._writing():
            erasing.rewrite_again(self._db)

    @contextmanager
    def _writing(self) -> Iterator[None]:
        with named_errors(self._file), transaction(self._db):
            yield
