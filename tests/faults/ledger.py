"""What a desktop acknowledged, written by the driver after the acknowledgement and synced by it.

The judge believes this and the hub's database, and nothing else.
"""

from __future__ import annotations

import contextlib
import os
from pathlib import Path

import msgspec


class Acknowledged(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One entry, in the order of the commits."""

    id: str
    kind: str
    by: str
    desk: str = ""
    """Whose outbox it is: order holds within one."""
    contact: str = ""
    sentiment: str = ""
    refers: str = ""
    """What an undo takes back."""
    exposures: tuple[str, ...] = ()
    withdrawn: bool = False
    """It was taken back before it left, and that was acknowledged too."""
    refused: bool = False
    """The hub has to refuse it."""
    maybe_withdrawn: bool = False
    """It was about to be taken back before it left; nobody knows whether it was."""
    maybe_undone: bool = False
    """A correction of it was about to be recorded; nobody knows whether it was."""


_entries = msgspec.json.Decoder(Acknowledged)
_encode = msgspec.json.Encoder().encode


class Ledger:
    """Appends; what `note` returned from survives everything but the loss of the disk."""

    def __init__(self, file: Path) -> None:
        self._file = os.open(file, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)

    def note(self, *entries: Acknowledged) -> None:
        os.write(self._file, b"".join(_encode(one) + b"\n" for one in entries))
        os.fsync(self._file)

    def close(self) -> None:
        os.close(self._file)


def read(file: Path) -> list[Acknowledged]:
    """The last word on each entry, in the order in which they were first acknowledged. A last line
    without its end was never finished."""
    found: dict[str, Acknowledged] = {}
    with contextlib.suppress(FileNotFoundError):
        raw = file.read_bytes()
        for line in raw[: raw.rfind(b"\n") + 1].splitlines():
            one = _entries.decode(line)
            found[one.id] = one
    return list(found.values())
