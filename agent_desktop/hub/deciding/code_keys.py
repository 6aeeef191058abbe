"""The secrets that sign response codes: a file in the data folder that only its owner may read.

One line a key: its id (0 to 255) and its hex digits, the newest last. New codes are signed with the
newest; codes of the ones before hold until they expire. `hub codes rotate` adds one while a hub
serves: the file is read again when it has changed.
"""

from __future__ import annotations

import math
import os
import secrets
import threading
import time
from pathlib import Path
from typing import Final

from agent_desktop.hub.access.signing_key import UnsafeKey, check_private, write_aside

NAME: Final = "response-codes.keys"
KEPT: Final = 8
"""With a key a quarter, codes of two years ago would still be read."""
_BYTES: Final = 32


class CodeKeys:
    """On any thread."""

    def __init__(self, folder: Path, every_s: float = 0.5) -> None:
        """Looks for a new key that often. Raises UnsafeKey."""
        self._path = folder / NAME
        self._every_s = every_s
        if not self._path.exists():
            _write(self._path, [(1, secrets.token_bytes(_BYTES))], new=True)
        self._guard = threading.Lock()
        self._changed = -1
        self._keys: dict[int, bytes] = {}
        self._newest = 0
        self._looked_at = -math.inf
        self._look()

    def current(self) -> tuple[int, bytes]:
        """The one that new codes are signed with, and its id."""
        self._look()
        with self._guard:
            return self._newest, self._keys[self._newest]

    def by_id(self, key_id: int) -> bytes | None:
        self._look()
        with self._guard:
            return self._keys.get(key_id)

    def _look(self) -> None:
        now = time.monotonic()
        if now - self._looked_at < self._every_s:
            return
        self._looked_at = now
        try:
            changed = self._path.stat().st_mtime_ns
            if changed == self._changed:
                return
            found = _read(self._path)
        except (OSError, UnsafeKey):
            if not self._keys:
                raise
            return  # what was read before holds while somebody mends the file
        with self._guard:
            self._keys = dict(found)
            self._newest = found[-1][0]
            self._changed = changed


def rotate(folder: Path) -> int:
    """Add a key; the oldest beyond KEPT goes. Returns its id. Raises UnsafeKey."""
    CodeKeys(folder)  # makes the file, or says what is wrong with it
    path = folder / NAME
    keys = _read(path)
    key_id = keys[-1][0] % 255 + 1
    keys = [one for one in keys if one[0] != key_id][-(KEPT - 1) :]
    _write(path, [*keys, (key_id, secrets.token_bytes(_BYTES))], new=False)
    return key_id


def _read(path: Path) -> list[tuple[int, bytes]]:
    check_private(path)
    try:
        lines = [line.split() for line in path.read_text("ascii").splitlines() if line.strip()]
        keys = [(int(number), bytes.fromhex(key)) for number, key in lines]
    except (ValueError, UnicodeDecodeError):
        keys = []
    if not keys or any(len(key) < _BYTES or not 0 <= number < 256 for number, key in keys):
        raise UnsafeKey(
            f"{path} does not hold keys for response codes. Restore it from a backup, or delete "
            "it: a new one is made, and the codes that are out no longer count."
        )
    return keys


def _write(path: Path, keys: list[tuple[int, bytes]], *, new: bool) -> None:
    text = "".join(f"{number} {key.hex()}\n" for number, key in keys)
    aside = write_aside(path, text)
    try:
        if new:
            os.link(aside, path)
        else:
            aside.replace(path)
    except FileExistsError:
        pass  # another process was first: its key holds
    finally:
        aside.unlink(missing_ok=True)
