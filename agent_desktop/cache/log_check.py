"""Whether a write-ahead log was damaged after it was written.

SQLite reads a log up to the first frame that is not whole, and takes what follows for something
that was never committed: without a word, answers that were acknowledged would be gone. A torn end
is usual after a cut and no damage; a commit of the same log behind a bad frame is. The format is in
https://www.sqlite.org/fileformat2.html#walformat.
"""

from __future__ import annotations

import struct
from pathlib import Path
from typing import Final

_HEADER: Final = 32
_FRAME_HEADER: Final = 24
_MAGIC: Final = {0x377F0682: "<", 0x377F0683: ">"}
"""With the order of octets in which checksums are reckoned."""
_MASK: Final = 0xFFFFFFFF


def damaged(log: Path) -> bool:
    """False as well for a log that is not there. Raises OSError."""
    if not log.exists():
        return False
    raw = log.read_bytes()
    if len(raw) <= _HEADER or not any(raw[:_HEADER]):
        return False  # An empty one, or one that begins anew.
    magic, _, page = struct.unpack(">3I", raw[:12])
    order = _MAGIC.get(magic)
    if order is None or page not in {512 << shift for shift in range(8)}:
        return True
    sums = _sums(raw[:24], (0, 0), order)
    if sums != struct.unpack(">2I", raw[24:_HEADER]):
        return True
    salts = raw[16:24]
    step = _FRAME_HEADER + page
    bad = False
    for start in range(_HEADER, len(raw) - step + 1, step):
        frame = raw[start : start + _FRAME_HEADER]
        commits = frame[4:8] != b"\0\0\0\0"
        if not bad:
            sums = _sums(frame[:8] + raw[start + _FRAME_HEADER : start + step], sums, order)
            bad = frame[8:16] != salts or sums != struct.unpack(">2I", frame[16:])
        if bad and commits and frame[8:16] == salts:
            return True
    return False


def _sums(part: bytes, sums: tuple[int, int], order: str) -> tuple[int, int]:
    first, second = sums
    words = struct.unpack(f"{order}{len(part) // 4}I", part)
    for at in range(0, len(words), 2):
        first = (first + words[at] + second) & _MASK
        second = (second + words[at + 1] + first) & _MASK
    return first, second
