"""A writing connection that outlives trouble with the disk."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable
from contextlib import suppress
from typing import Any


class LastingConnection:
    """Has what is used of sqlite3.Connection; opened anew before the next use after a failure.

    SQLCipher refuses a connection for good once it could not read or write one of its pages: all
    that follows is 'damaged' or 'read-only', even when the disk is well again. A new connection
    finds what was committed, and nothing of what was not.
    """

    def __init__(
        self,
        first: sqlite3.Connection,
        open_: Callable[[], sqlite3.Connection],
        trouble: Callable[[BaseException], bool],
    ) -> None:
        """`trouble`: whether that error is about the file rather than about a statement."""
        self.present = first
        """The connection as it is now, for what needs a real one. It may be replaced."""
        self._open = open_
        self._trouble = trouble
        self._failed = False

    def execute(self, sql: str, parameters: Any = ()) -> sqlite3.Cursor:
        self._mend(sql)
        return self._watched(lambda: self.present.execute(sql, parameters))

    def executemany(self, sql: str, parameters: Iterable[Any]) -> sqlite3.Cursor:
        self._mend(sql)
        return self._watched(lambda: self.present.executemany(sql, parameters))

    def distrust(self) -> None:
        """Something failed while its rows were read."""
        self._failed = True

    def close(self) -> None:
        self.present.close()

    def __getattr__(self, name: str) -> Any:
        return getattr(self.present, name)

    def _watched(self, work: Callable[[], sqlite3.Cursor]) -> sqlite3.Cursor:
        try:
            return work()
        except BaseException as error:
            if self._trouble(error):
                self._failed = True
            raise

    def _mend(self, sql: str) -> None:
        # Within a transaction only its end may follow.
        if not self._failed or (self.present.in_transaction and not sql.startswith("BEGIN")):
            return
        fresh = self._open()
        old, self.present = self.present, fresh
        self._failed = False
        with suppress(Exception):  # its last words are of no interest
            old.close()
