"""Who was erased, in a file beside the database: a backup brings nobody back.

A line a customer: the id, which is a keyed hash, and whether they had objected.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import Final

import msgspec

NAME: Final = "hub.erased"


class Noted(msgspec.Struct, frozen=True, kw_only=True):
    customer_id: str
    objected: bool


class Journal:
    def __init__(self, folder: Path) -> None:
        self._file = folder / NAME

    def note(self, customer_id: str, *, objected: bool) -> None:
        """On the disk when this returns. Raises OSError."""
        line = msgspec.json.encode(Noted(customer_id=customer_id, objected=objected)) + b"\n"
        descriptor = os.open(self._file, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
        try:
            os.write(descriptor, line)
            os.fsync(descriptor)
        finally:
            os.close(descriptor)

    def read(self) -> list[Noted]:
        """Each customer once. A line that was cut off is passed over: its erasure was not done."""
        found: dict[str, Noted] = {}
        try:
            content = self._file.read_bytes()
        except FileNotFoundError:
            return []
        for line in content.splitlines():
            try:
                noted = msgspec.json.decode(line, type=Noted)
            except (msgspec.MsgspecError, UnicodeDecodeError):
                continue
            found[noted.customer_id] = noted
        return list(found.values())
