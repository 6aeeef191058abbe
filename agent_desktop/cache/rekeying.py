"""customers.db under another key: a copy is made beside it, and takes its place whole.

A kill between any two steps leaves either the old file or the new one; `move` is called again at
the next unlock, sees by trying which key opens it, and goes on from there. Nothing here touches
outbox.db. `PRAGMA rekey` would rewrite the file in place, through a WAL whose pages are sealed with
two keys.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Final

from agent_desktop.cache.engine import Error, checkpoint, connect, named_errors, transaction
from agent_desktop.cache.errors import CacheDamaged, CacheError, DiskTrouble
from agent_desktop.cache.files import CacheFiles

_SIDE_FILES: Final = ("", "-wal", "-shm", "-journal")

Step = Callable[[str], None]


def _nothing(_step: str) -> None:
    """For those who do not watch."""


def move(files: CacheFiles, old: bytes, new: bytes, reached: Step = _nothing) -> None:
    """Call while holding the profile's lock, with no connection to customers.db open.

    Afterwards `new` opens it, or there is none, or it is damaged (as `prepare_customers` will find
    out). A disk without room for the copy costs the file: it is pulled again. Raises CacheError.
    `reached` hears the name of each step that is done.
    """
    _remove(_draft(files))
    if opens(files.customers, new) or not opens(files.customers, old):
        return
    try:
        _copy(files, old, new, reached)
    except DiskTrouble:
        _remove(_draft(files))
        forget(files)
        return
    _draft(files).replace(files.customers)
    reached("replaced")
    _sync_folder(files.folder)
    reached("settled")


def forget(files: CacheFiles) -> None:
    """Deletes customers.db with all that belongs to it: what the hub has is pulled again."""
    _remove(_draft(files))
    _remove(files.customers)


def opens(file: Path, key: bytes) -> bool:
    """Whether it is there and that key opens it. Raises CacheError for what the disk refuses."""
    if not file.exists():
        return False
    try:
        with closing(connect(file, key, write=False)) as connection, named_errors(file):
            connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()
    except CacheDamaged:
        return False
    return True


def _copy(files: CacheFiles, old: bytes, new: bytes, reached: Step) -> None:
    draft = _draft(files)
    with closing(connect(files.customers, old, write=True)) as source, named_errors(draft):
        checkpoint(source, truncate=True)
        (version,) = source.execute("PRAGMA user_version").fetchone()
        source.execute(f"ATTACH ? AS draft KEY \"x'{new.hex()}'\"", (str(draft),))
        with transaction(source):
            source.execute("SELECT sqlcipher_export('draft')").fetchone()
            source.execute(f"PRAGMA draft.user_version={version:d}")
        source.execute("DETACH draft")
        reached("copied")
        # Its WAL must be gone before another file takes its name. Another connection, such as a
        # pulling process of a desktop that was killed just now, makes this fail: try again then.
        try:
            source.execute("PRAGMA journal_mode=DELETE")
        except Error as error:
            raise CacheError(
                "The stored customers are still in use by a part of the program that is ending. "
                "Wait a few seconds, then try again."
            ) from error
    draft.chmod(0o600)
    with draft.open("rb+") as opened:
        os.fsync(opened.fileno())
    reached("synced")


def _draft(files: CacheFiles) -> Path:
    return files.folder / "customers.moving"


def _remove(file: Path) -> None:
    for ending in _SIDE_FILES:
        file.with_name(file.name + ending).unlink(missing_ok=True)


def _sync_folder(folder: Path) -> None:
    if os.name != "posix":
        return
    opened = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(opened)
    finally:
        os.close(opened)
