"""The secret that signs tokens: a file in the data folder that only its owner may read."""

from __future__ import annotations

import os
import secrets
import stat
import sys
from pathlib import Path

NAME = "signing.key"
_BYTES = 32


class UnsafeKey(Exception):
    """The key file can't be trusted. The message says why and what to do."""


def load_or_make(folder: Path) -> bytes:
    """The key of the hub whose data lies in `folder`; made at first use. Raises UnsafeKey."""
    path = folder / NAME
    if not path.exists():
        _make(path)
    check_private(path)
    try:
        key = bytes.fromhex(path.read_text("ascii").strip())
    except (ValueError, UnicodeDecodeError):
        key = b""
    if len(key) < _BYTES:
        raise UnsafeKey(
            f"{path} does not hold a signing key. Restore it from a backup, or delete it: a new "
            "one is made, and everybody has to sign in again."
        )
    return key


def _make(path: Path) -> None:
    """Written aside and linked into place, so that two processes agree on one key."""
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    aside = write_aside(path, secrets.token_hex(_BYTES) + "\n")
    try:
        os.link(aside, path)
    except FileExistsError:
        return  # another process was first: its key holds
    finally:
        aside.unlink()


def write_aside(path: Path, text: str) -> Path:
    """A secret on the disk in a file beside `path` that only its owner may read."""
    aside = path.with_name(f"{path.name}.{os.getpid()}.{secrets.token_hex(4)}")
    descriptor = os.open(aside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "w") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
    return aside


def check_private(path: Path) -> None:
    """Raises UnsafeKey where others can read or change the file."""
    if sys.platform == "win32":  # the data folder's access list decides there
        return
    mode = path.stat().st_mode
    if mode & (stat.S_IRWXG | stat.S_IRWXO):
        raise UnsafeKey(
            f"Others can read or change {path}, so anybody could sign what the hub signs. Run: "
            f"chmod 600 {path} (and make a new key if it may have been read: delete the file)."
        )
