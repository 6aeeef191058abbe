"""Opens one encrypted SQLite file. The only place that knows sqlcipher3.

Settings that matter: a raw 32-byte key (a passphrase would cost 80 ms), WAL with synchronous=FULL
(a commit that returned survives a power cut), secure_delete (what was erased is overwritten), and
a checkpoint only when asked for (it may take 45 ms).
"""

from __future__ import annotations

import sqlite3
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any, Final, cast
from urllib.parse import quote

from sqlcipher3 import dbapi2

from agent_desktop.cache.errors import (
    CacheDamaged,
    CacheError,
    DiskTrouble,
    ForeignFile,
    ReadOnlyCache,
    SqliteTooOld,
)
from agent_desktop.cache.lasting import LastingConnection

# The WAL-reset bug, which could corrupt a file with two connections, was mended in this one.
_OLDEST: Final = (3, 51, 3)
_PLAIN_HEADER: Final = b"SQLite format 3\0"
_BUSY_MS: Final = 5000
_LARGEST_WAL: Final = 8 * 1024 * 1024
_NOT_GIVEN: Final = (
    "The disk did not take or give the data. Check that it has space and is still connected."
)

Error: Final[type[sqlite3.Error]] = dbapi2.Error
"""sqlcipher3's exceptions are not those of sqlite3, though they look alike."""

IntegrityError: Final[type[sqlite3.Error]] = dbapi2.IntegrityError

Connection = sqlite3.Connection
"""The type that sqlcipher3's connections have the interface of."""


def check_version(version: tuple[int, ...] = tuple(dbapi2.sqlite_version_info)) -> None:
    """Raises SqliteTooOld when the library in use would damage files."""
    if version < _OLDEST:
        found = ".".join(map(str, version))
        needed = ".".join(map(str, _OLDEST))
        raise SqliteTooOld(
            f"The database library of this installation (SQLite {found}) has a fault that can "
            f"destroy stored data. Ask IT to install sqlcipher3 with SQLite {needed} or newer."
        )


def connect(file: Path, key: bytes, *, write: bool, create: bool = False) -> Connection:
    """A connection in autocommit mode, for one thread. Raises CacheError.

    A wrong key shows only at the first read (see `files`, which tells it from damage). One that
    writes is opened anew by itself once the disk has failed under it.
    """
    check_version()
    _not_in_plain_text(file)
    first = _opened(file, key, write=write, create=create)
    if not write:
        return first
    return lasting(first, lambda: _opened(file, key, write=True, create=False), file)


def lasting(first: Connection, again: Callable[[], Connection], file: Path) -> Connection:
    """A connection that `again` replaces when the disk has failed under it."""
    return cast("Connection", LastingConnection(first, again, lambda e: is_trouble(e, file)))


def is_trouble(error: BaseException, file: Path) -> bool:
    """Whether it is about the file. SQLCipher says 'out of memory' for a page that it could not
    decrypt."""
    return isinstance(error, MemoryError) or name_error(error, file) is not None


def _opened(file: Path, key: bytes, *, write: bool, create: bool) -> Connection:
    mode = "rwc" if create else "rw"
    # A reader opens for writing too: it takes part in the WAL's index. See `only_reads`.
    with named_errors(file):
        connection = cast(
            "Connection",
            dbapi2.connect(
                f"file:{quote(str(file))}?mode={mode}",
                uri=True,
                isolation_level=None,
                cached_statements=256,
                check_same_thread=False,
            ),
        )
        try:
            connection.execute("PRAGMA cipher_log_level=NONE")
            connection.execute(f"PRAGMA key=\"x'{key.hex()}'\"")
            connection.execute(f"PRAGMA busy_timeout={_BUSY_MS}")
            connection.execute("PRAGMA trusted_schema=OFF")
            if write:
                connection.execute("PRAGMA journal_mode=WAL")
                connection.execute("PRAGMA synchronous=FULL")
                connection.execute("PRAGMA secure_delete=ON")
                connection.execute("PRAGMA wal_autocheckpoint=0")
                connection.execute(f"PRAGMA journal_size_limit={_LARGEST_WAL}")
        except BaseException:
            connection.close()
            raise
    return connection


def only_reads(connection: Connection) -> None:
    """From now on the connection refuses to change anything, TEMP views included."""
    connection.execute("PRAGMA query_only=ON")


def attach(connection: Connection, file: Path, key: bytes, name: str) -> None:
    """Makes another encrypted file readable as `name` on this connection."""
    with named_errors(file):
        connection.execute(f"ATTACH ? AS {name} KEY \"x'{key.hex()}'\"", (str(file),))


@contextmanager
def transaction(connection: Connection) -> Iterator[None]:
    """One writing transaction: all of it is on the disk when the block ends, or none."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
        connection.execute("COMMIT")
    except BaseException as error:
        with suppress(Error, MemoryError):
            if connection.in_transaction:
                connection.execute("ROLLBACK")
        if isinstance(connection, LastingConnection) and not isinstance(error, IntegrityError):
            connection.distrust()
        raise


def checkpoint(connection: Connection, *, truncate: bool = False) -> bool:
    """Moves the WAL into the file. False where a reader was in the way: try again later."""
    mode = "TRUNCATE" if truncate else "PASSIVE"
    busy, log, done = connection.execute(f"PRAGMA wal_checkpoint({mode})").fetchone()
    return not busy and log == done


def emptied(connection: Connection) -> bool:
    """Makes the log empty, if nobody reads from it just now."""
    connection.execute("PRAGMA busy_timeout=0")
    try:
        return checkpoint(connection, truncate=True)
    finally:
        connection.execute(f"PRAGMA busy_timeout={_BUSY_MS}")


def rewrite(connection: Connection) -> None:
    """Writes the whole file anew, so that pages hold nothing but what tables hold.

    `secure_delete` overwrites rows that are deleted, but not the copies that stay in the gap of a
    page when its rows move to another one. Its scratch file is encrypted with the same key.
    """
    connection.execute("PRAGMA temp_store=FILE")
    connection.execute("VACUUM")


@contextmanager
def named_errors(file: Path) -> Iterator[None]:
    """SQLite's errors about the file itself, as ours."""
    try:
        yield
    except Error as error:
        named = name_error(error, file)
        if named is None:
            raise
        raise named from error
    except MemoryError as error:
        raise DiskTrouble(_NOT_GIVEN) from error


def name_error(error: BaseException, file: Path) -> CacheError | None:
    """The named error for what is wrong with the file, None for every other kind of error."""
    code = getattr(error, "sqlite_errorcode", 0) or 0
    match code & 0xFF:
        case sqlite3.SQLITE_CORRUPT | sqlite3.SQLITE_NOTADB:
            return damaged(file)
        case sqlite3.SQLITE_READONLY:
            return read_only(file)
        case sqlite3.SQLITE_CANTOPEN:
            return read_only(file)
        case sqlite3.SQLITE_FULL:
            return DiskTrouble(
                "The disk is full, so nothing more can be saved. Free some space on the disk."
            )
        case sqlite3.SQLITE_IOERR:
            return DiskTrouble(_NOT_GIVEN)
        case _:
            return None


def damaged(file: Path) -> CacheDamaged:
    return CacheDamaged(
        f"The stored data in '{file.name}' is damaged: what is on the disk is not what was "
        "written there.",
        file,
    )


def read_only(file: Path) -> ReadOnlyCache:
    return ReadOnlyCache(
        f"'{file}' cannot be opened for writing. Check that the folder exists, that the disk is "
        "not write-protected and that you may write there, then start again."
    )


def _not_in_plain_text(file: Path) -> None:
    try:
        with file.open("rb") as opened:
            beginning = opened.read(len(_PLAIN_HEADER))
    except FileNotFoundError:
        return
    except OSError as error:
        raise read_only(file) from error
    if beginning == _PLAIN_HEADER:
        raise ForeignFile(
            f"'{file}' is an unencrypted database of another program. It was left as it is; move "
            "it away or choose another profile folder."
        )


def sqlite_utils_database(connection: Connection) -> Any:
    """sqlite-utils over an encrypted connection.

    It looks for an SQLite module under these names before it takes Python's own, and its
    `except` clauses only work when that is the one the connection comes from. It costs 70 ms of
    import: only creating and migrating files need it.
    """
    import sqlcipher3

    sys.modules.setdefault("pysqlite3", sqlcipher3)
    sys.modules.setdefault("pysqlite3.dbapi2", dbapi2)
    from sqlite_utils import Database

    return Database(getattr(connection, "present", connection))
