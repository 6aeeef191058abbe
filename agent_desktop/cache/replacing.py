"""Puts a new outbox in the place of a damaged one. A cut or a full disk at any moment leaves either
the damaged originals where they were, or the new file with all that could be carried over.

outbox.salvaging/  copies that are worked on; of no worth after a cut
outbox.salvaged    the new file, whole: from here on the next start goes on with it
outbox.salt        the first octets of outbox.db, without which none of its pages can be read
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Final

from agent_desktop.cache import log_check
from agent_desktop.cache.errors import DiskTrouble
from agent_desktop.cache.page_salvage import SALT, salt_of
from agent_desktop.cache.salvage import Salvaged, salvage_outbox

_PARTS: Final = ("", "-wal")


def begin(file: Path, key: bytes) -> Salvaged:
    """Makes the new file beside the damaged one, which is not touched. Raises CacheError."""
    scratch = file.with_name(file.stem + ".salvaging")
    try:
        shutil.rmtree(scratch, ignore_errors=True)
        scratch.mkdir(mode=0o700)
        for part in _PARTS:
            original = file.with_name(file.name + part)
            if original.exists():
                shutil.copyfile(original, scratch / original.name)
        fresh = scratch / "fresh.db"
        done = salvage_outbox(scratch / file.name, fresh, key, _salts(file))
        with fresh.open("rb+") as opened:
            os.fsync(opened.fileno())
        fresh.chmod(0o600)
        fresh.replace(_salvaged(file))
        sync_folder(file.parent)
    except OSError as error:
        raise DiskTrouble(
            "The file of your responses is damaged, and there is no room on the disk to carry over "
            "what can be read of it. Nothing was changed: free some space, then start again."
        ) from error
    finally:
        shutil.rmtree(scratch, ignore_errors=True)
    return done


def finish(file: Path, set_aside: Callable[[], list[Path]]) -> list[Path]:
    """Moves the damaged originals aside and the new file into their place, if there is one. Returns
    where the originals are."""
    if not _salvaged(file).exists():
        return []
    moved = set_aside()
    _salvaged(file).replace(file)
    sync_folder(file.parent)
    with suppress(OSError):
        note_salt(file)
    return moved


def needs_it(file: Path) -> bool:
    """Whether opening the file would throw away what its write-ahead log still holds."""
    log = file.with_name(file.name + "-wal")
    if not file.exists():
        return log.exists() and log.stat().st_size > 0
    return log_check.damaged(log)


def note_salt(file: Path) -> None:
    """Keeps the beginning of a file that can be read, beside it."""
    salt = salt_of(file).hex()
    note = file.with_suffix(".salt")
    with suppress(OSError):  # A full disk is no reason not to start.
        if not note.exists() or note.read_text(encoding="ascii", errors="replace") != salt:
            fresh = note.with_name(note.name + ".new")
            fresh.write_text(salt, encoding="ascii")
            fresh.chmod(0o600)
            fresh.replace(note)


def _salts(file: Path) -> tuple[bytes, ...]:
    with suppress(OSError, ValueError):
        salt = bytes.fromhex(file.with_suffix(".salt").read_text(encoding="ascii").strip())
        return (salt,) if len(salt) == SALT else ()
    return ()


def _salvaged(file: Path) -> Path:
    return file.with_name(file.stem + ".salvaged")


def sync_folder(folder: Path) -> None:
    """So that a rename survives a power cut, where folders can be synced."""
    with suppress(OSError):
        opened = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(opened)
        finally:
            os.close(opened)
