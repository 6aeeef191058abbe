"""The disk of one process: what it holds if the process dies, or the power goes, at this moment.

Files are real ones (on a memory disk), written by the real SQLite. Every statement of a process
passes here, so it can be made to die before or after any of them, or be told that the disk is full.

A kill leaves the files as they are: what was not committed is in no commit of the WAL. After a
power cut only that is there which was asked to be synchronous: where a connection commits with less
than synchronous=FULL, the files go back to what they were before.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import Any, Final

from sqlcipher3 import dbapi2

_WRITES: Final = ("INSERT", "UPDATE", "DELETE", "COMMIT", "BEGIN IMMEDIATE", "CREATE", "WITH new")
_KEPT_OUT: Final = ("-shm", ".lock")
FULL: Final = sqlite3.SQLITE_FULL
BROKEN: Final = sqlite3.SQLITE_IOERR


class Killed(BaseException):
    """The process that this happens in is no more."""


class Disk:
    """Of one run of a process, in a folder of its own."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.points = 0
        """How many moments there were at which the process could have died."""
        self.dies_at: int | None = None
        self.dies_in: tuple[str, int] | None = None
        """End of a file's name, and before which change of that file."""
        self.died: Callable[[], None] = lambda: None
        self.dead = False
        self.refuses: int | None = None
        """SQLite's code for what is wrong with writing just now; None: it writes."""
        self.refuses_from: int | None = None
        self.refuses_for = 0
        self.wanted = FULL
        self._connections: list[SimConnection] = []
        self._lazy: dict[str, dict[str, bytes]] = {}

    def joined(self, connection: SimConnection) -> None:
        if self.dead:
            connection.drop()
            raise Killed
        self._connections.append(connection)

    def before(self, connection: SimConnection, sql: str) -> None:
        self._point()
        if sql.startswith(_WRITES):
            if self.dies_in is not None and connection.file.endswith(self.dies_in[0]):
                self._count_down()
            self._refuse()
            if sql.startswith("BEGIN") and connection.lazy:
                self._remember(connection.file)
        elif sql.startswith("PRAGMA synchronous"):
            connection.lazy = "FULL" not in sql and "EXTRA" not in sql
        elif sql.startswith("PRAGMA wal_checkpoint"):
            self._lazy.pop(connection.file, None)

    def after(self) -> None:
        self._point()

    def image(self, to: Path, *, power_cut: bool = False) -> None:
        """What the disk holds now, into another folder."""
        to.mkdir(parents=True)
        for entry in os.scandir(self.folder):
            if entry.is_file() and not entry.name.endswith(_KEPT_OUT):
                copy(entry.path, to / entry.name)
            elif entry.is_dir() and entry.name == "damaged":
                (to / "damaged").mkdir()
        if power_cut:
            for parts in self._lazy.values():
                for name, content in parts.items():
                    (to / name).write_bytes(content)

    def look(self, file: str, sql: str, *values: Any) -> Any:
        """The first row of a question that only the harness asks; None where the file is closed."""
        for connection in self._connections:
            if connection.file.endswith(file):
                try:
                    return dbapi2.Cursor(connection).execute(sql, values).fetchone()
                except dbapi2.ProgrammingError:
                    continue
        return None

    def let_go(self) -> None:
        """Closes what the dead process had open."""
        self.dead = True
        for connection in self._connections:
            connection.drop()
        self._connections.clear()

    def _point(self) -> None:
        if self.dead:
            raise Killed
        self.points += 1
        if self.points == self.dies_at:
            self.dies_at = None
            self.died()
            raise Killed

    def _count_down(self) -> None:
        assert self.dies_in is not None
        file, left = self.dies_in
        self.dies_in = (file, left - 1) if left > 1 else None
        if left <= 1:
            self.died()
            raise Killed

    def _refuse(self) -> None:
        if self.refuses_from is not None and self.points >= self.refuses_from:
            self.refuses_from, self.refuses = None, self.wanted
        if self.refuses is None:
            return
        self.refuses_for -= 1
        code = self.refuses
        if self.refuses_for <= 0:
            self.refuses = None
        error = dbapi2.OperationalError("the disk refuses")
        error.sqlite_errorcode = code
        raise error

    def _remember(self, file: str) -> None:
        if file not in self._lazy:
            parts = [Path(file + ending) for ending in ("", "-wal")]
            self._lazy[file] = {p.name: p.read_bytes() if p.exists() else b"" for p in parts}


DISKS: dict[str, Disk] = {}
"""By folder: a connection finds the disk that its file lies on."""


class SimCursor(dbapi2.Cursor):  # type: ignore[misc, name-defined]
    def execute(self, sql: str, parameters: Any = ()) -> Any:
        disk = self.connection.disk
        disk.before(self.connection, sql)
        result = super().execute(sql, parameters)
        disk.after()
        return result

    def executemany(self, sql: str, parameters: Any) -> Any:
        disk = self.connection.disk
        disk.before(self.connection, sql)
        result = super().executemany(sql, parameters)
        disk.after()
        return result


class SimConnection(dbapi2.Connection):  # type: ignore[misc, name-defined]
    disk: Disk
    file: str
    lazy = False
    """Commits are not on the disk when they return (synchronous below FULL)."""

    def cursor(self, factory: Any = SimCursor) -> Any:
        return super().cursor(factory)

    dropped = False

    def drop(self) -> None:
        self.dropped = True
        super().close()

    def rollback(self) -> None:
        """A pool may ask for it long after the process has died."""
        if not self.dropped:
            super().rollback()


class Driver:
    """`sqlcipher3.dbapi2`, whose connections lie on a simulated disk where there is one."""

    def __getattr__(self, name: str) -> Any:
        return getattr(dbapi2, name)

    @staticmethod
    def connect(file: str, *args: Any, **kwargs: Any) -> Any:
        path = file.removeprefix("file:").split("?")[0]
        disk = DISKS.get(os.path.dirname(path))  # noqa: PTH120 - quick
        if disk is None:
            return dbapi2.connect(file, *args, **kwargs)
        connection = dbapi2.connect(file, *args, factory=SimConnection, **kwargs)
        connection.disk = disk
        connection.file = path
        disk.joined(connection)
        return connection


def copy(source: str | Path, to: str | Path) -> None:
    read = os.open(source, os.O_RDONLY)
    try:
        write = os.open(to, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        try:
            left = os.fstat(read).st_size
            while left > 0:
                left -= os.sendfile(write, read, None, left)
        finally:
            os.close(write)
    finally:
        os.close(read)
