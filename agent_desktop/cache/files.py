"""The files of one profile: made, migrated and checked before anything reads them.

key.check      tells a wrong key from damage (a hash; it says nothing about the key)
customers.db   what the hub sent
outbox.db      what was recorded here; never deleted, whatever happens to it
suspect        present when damage was met while running: the next start checks every page
damaged/       originals of files that could not be read (see also `replacing`)
"""

from __future__ import annotations

import hashlib
import hmac
import os
import shutil
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from agent_desktop.cache import replacing
from agent_desktop.cache.engine import Connection, connect, damaged, named_errors, read_only
from agent_desktop.cache.errors import CacheDamaged, CacheError, NewerSchema, WrongKey
from agent_desktop.cache.migrations import Schema, migrate, version_of
from agent_desktop.cache.salvage import Salvaged
from agent_desktop.cache.schema import CUSTOMERS, OUTBOX

_SIDE_FILES: Final = ("", "-wal", "-shm", "-journal")


@dataclass(frozen=True)
class CacheFiles:
    """Where the files of a profile lie."""

    folder: Path

    @property
    def customers(self) -> Path:
        return self.folder / "customers.db"

    @property
    def outbox(self) -> Path:
        return self.folder / "outbox.db"

    @property
    def key_check(self) -> Path:
        return self.folder / "key.check"

    @property
    def suspect(self) -> Path:
        return self.folder / "suspect"

    @property
    def damaged(self) -> Path:
        return self.folder / "damaged"

    @property
    def exist(self) -> bool:
        """Whether this profile has files: a new key could not read them."""
        return self.key_check.exists() or self.outbox.exists() or self.customers.exists()


@dataclass
class Prepared:
    """What had to be done to make the files usable."""

    customers_replaced: bool = False
    """The hub's data was unreadable: it is pulled again."""
    salvaged: Salvaged | None = None
    """The outbox was unreadable in part: this was carried over."""
    kept: list[Path] = field(default_factory=list)
    """The unreadable originals."""
    newer: str = ""
    """A newer program has been here: nothing was changed and nothing can be, and this sentence
    says so. Empty otherwise."""


def prepare(files: CacheFiles, key: bytes, customers_key: bytes | None = None) -> Prepared:
    """Call while holding the profile's lock and before the pulling process starts.

    `customers_key` seals customers.db; None where it is sealed like the outbox. Raises CacheError
    for what cannot be mended here: wrong key, foreign file, newer schema, no right to write. Damage
    is mended: originals are kept aside and named in the answer.
    """
    return prepare_customers(files, customers_key or key, prepare_outbox(files, key))


def prepare_outbox(files: CacheFiles, key: bytes) -> Prepared:
    """The part of `prepare` that needs no PIN: what was recorded here may leave all the same."""
    try:
        files.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        raise read_only(files.folder) from error
    done = Prepared()
    replacing.finish(files.outbox, lambda: set_aside(files, files.outbox))
    _check_key(files, key)
    try:
        if replacing.needs_it(files.outbox):
            raise damaged(files.outbox)
        _open_or_create(files.outbox, key, OUTBOX, thorough=files.suspect.exists())
        replacing.note_salt(files.outbox)
    except CacheDamaged:
        # The originals stay where they are until the new file is whole.
        done.salvaged = replacing.begin(files.outbox, key)
        done.kept += replacing.finish(files.outbox, lambda: set_aside(files, files.outbox))
    except NewerSchema as error:
        done.newer = str(error)
    return done


def prepare_customers(files: CacheFiles, key: bytes, done: Prepared | None = None) -> Prepared:
    """The other part of `prepare`. Adds to `done` what it had to do."""
    done = done or Prepared()
    try:
        _open_or_create(files.customers, key, CUSTOMERS, thorough=files.suspect.exists())
    except CacheDamaged:
        done.kept += set_aside(files, files.customers)
        done.customers_replaced = True
        _open_or_create(files.customers, key, CUSTOMERS, thorough=False)
    except NewerSchema as error:
        done.newer = str(error)
    files.suspect.unlink(missing_ok=True)
    return done


def set_aside(files: CacheFiles, file: Path) -> list[Path]:
    """Moves a file with its WAL into a folder of its own below `damaged/`; the file comes first."""
    files.damaged.mkdir(mode=0o700, exist_ok=True)
    number = 1
    while (target := files.damaged / f"{file.stem}-{number}").exists():
        number += 1
    target.mkdir(mode=0o700)
    moved = []
    # The log first: found beside another file it would be taken for that one's.
    for ending in reversed(_SIDE_FILES):
        part = file.with_name(file.name + ending)
        if part.exists():
            moved.append(Path(shutil.move(part, target / part.name)))
    return moved[::-1]


def mark_suspect(files: CacheFiles) -> None:
    """Damage was met while running: the next `prepare` reads every page."""
    files.suspect.touch(mode=0o600)


def _open_or_create(file: Path, key: bytes, schema: Schema, *, thorough: bool) -> None:
    if not file.exists():
        _create(file, key, schema)
    elif file.stat().st_size == 0:
        raise damaged(file)
    with closing(connect(file, key, write=True)) as connection, named_errors(file):
        migrate(connection, schema)
        if thorough:
            _check_pages(connection, file)
    file.chmod(0o600)


def _create(file: Path, key: bytes, schema: Schema) -> None:
    """Aside, and into its place when it is whole: what a power cut or a full disk left half made
    would be taken for damage."""
    making = file.with_name(file.name + ".making")
    try:
        _remove_with_log(making)
        with (
            closing(connect(making, key, write=True, create=True)) as connection,
            named_errors(file),
        ):
            migrate(connection, schema)
        with making.open("rb+") as opened:
            os.fsync(opened.fileno())
        _remove_with_log(file)  # a log of before would be taken for the new file's
        making.replace(file)
        replacing.sync_folder(file.parent)
    except OSError as error:
        raise read_only(file) from error


def _remove_with_log(file: Path) -> None:
    for ending in _SIDE_FILES:
        file.with_name(file.name + ending).unlink(missing_ok=True)


def _check_pages(connection: Connection, file: Path) -> None:
    if connection.execute("PRAGMA cipher_integrity_check").fetchone() is not None:
        raise damaged(file)
    if connection.execute("PRAGMA integrity_check(1)").fetchone()[0] != "ok":
        raise damaged(file)


def _check_key(files: CacheFiles, key: bytes) -> None:
    expected = hmac.new(key, b"agent-desktop: the key of this profile", hashlib.sha256).hexdigest()
    try:
        found = files.key_check.read_text(encoding="ascii", errors="replace").strip()
    except FileNotFoundError:
        found = ""
    if found:
        if hmac.compare_digest(found.encode(), expected.encode()):
            return
        if not _opens(files.outbox, key) and not _opens(files.customers, key):
            raise _wrong_key(files)
        # The check itself is damaged: the key is right.
    for file in (files.outbox, files.customers):
        if file == files.customers and files.outbox.exists():
            break  # It may have a key of its own.
        if file.exists() and file.stat().st_size:
            try:
                _open_or_create(
                    file, key, OUTBOX if file == files.outbox else CUSTOMERS, thorough=False
                )
            except NewerSchema:
                pass
            except CacheDamaged as error:
                # Without the check there is no telling: leave everything as it is.
                raise _wrong_key(files) from error
    _write_durably(files.key_check, expected)


def _opens(file: Path, key: bytes) -> bool:
    if not file.exists():
        return False
    try:
        with closing(connect(file, key, write=False)) as connection, named_errors(file):
            return version_of(connection) > 0
    except CacheError:
        return False


def _wrong_key(files: CacheFiles) -> WrongKey:
    return WrongKey(
        f"The data in '{files.folder}' is sealed with another key than the one in this computer's "
        "keyring. Nothing was changed. If the keyring was reset or the profile was copied from "
        "elsewhere, ask IT to restore the key, or start with a new profile folder."
    )


def _write_durably(file: Path, text: str) -> None:
    fresh = file.with_name(file.name + ".new")
    with fresh.open("w", encoding="ascii") as opened:
        opened.write(text + "\n")
        opened.flush()
        os.fsync(opened.fileno())
    fresh.chmod(0o600)
    fresh.replace(file)
