"""Who is signed in at this desk, its settings and its recent customers: kept in outbox.db.

Sealed by the same encryption: the operating system's keyring holds the key only, since Windows
takes no more than 1,280 characters.
"""

from __future__ import annotations

from pathlib import Path
from typing import Final

import msgspec

from agent_desktop.cache.engine import Connection, named_errors, transaction

_MOST_RECENT: Final = 50


class Session(msgspec.Struct, frozen=True, kw_only=True):
    """A person at a hub. Stays after the token has run out."""

    hub_url: str
    token: str
    subject: str
    role: str
    team: str

    def __repr__(self) -> str:
        return f"Session(hub_url={self.hub_url!r}, subject={self.subject!r})"


class Desk:
    """The small tables of outbox.db. Use on the outbox's thread. Raises CacheError."""

    def __init__(self, connection: Connection, file: Path) -> None:
        self._db = connection
        self._file = file

    def session(self) -> Session | None:
        with named_errors(self._file):
            row = self._db.execute(
                "SELECT hub_url, token, subject, role, team FROM session"
            ).fetchone()
        if row is None:
            return None
        return Session(hub_url=row[0], token=row[1], subject=row[2], role=row[3], team=row[4])

    def save_session(self, session: Session) -> None:
        with named_errors(self._file), transaction(self._db):
            self._db.execute(
                "INSERT OR REPLACE INTO session VALUES (1, ?, ?, ?, ?, ?)",
                (session.hub_url, session.token, session.subject, session.role, session.team),
            )

    def setting(self, key: str) -> str | None:
        with named_errors(self._file):
            row = self._db.execute("SELECT value FROM settings WHERE key = ?", (key,)).fetchone()
        return None if row is None else row[0]

    def save_setting(self, key: str, value: str) -> None:
        with named_errors(self._file), transaction(self._db):
            self._db.execute("INSERT OR REPLACE INTO settings VALUES (?, ?)", (key, value))

    def note_recent(self, customer_id: str, at: int) -> None:
        """This customer was on the line: shown first at the next start."""
        with named_errors(self._file), transaction(self._db):
            self._db.execute("INSERT OR REPLACE INTO recent VALUES (?, ?)", (customer_id, at))
            self._db.execute(
                "DELETE FROM recent WHERE customer_id NOT IN "
                "(SELECT customer_id FROM recent ORDER BY at DESC LIMIT ?)",
                (_MOST_RECENT,),
            )
