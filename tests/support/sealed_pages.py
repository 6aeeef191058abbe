"""Every octet of an encrypted database as it is in the clear: pages that no table uses any more and
frames of the write-ahead log too, which no query shows."""

from __future__ import annotations

from pathlib import Path

import pytest

PAGE = 4096
_SALT = 16
_RESERVED = 80
"""At the end of a page: the initialisation vector and what proves that it is whole."""
_WAL_HEADER, _FRAME_HEADER = 32, 24


def in_the_clear(file: Path, key: bytes) -> bytes:
    """Of the file and its write-ahead log."""
    pages = _pages(file.read_bytes(), key) if file.exists() else b""
    log = file.with_name(file.name + "-wal")
    frames = log.read_bytes()[_WAL_HEADER:] if log.exists() else b""
    for start in range(0, len(frames) - PAGE - _FRAME_HEADER + 1, PAGE + _FRAME_HEADER):
        number = int.from_bytes(frames[start : start + 4], "big")
        page = frames[start + _FRAME_HEADER : start + _FRAME_HEADER + PAGE]
        pages += _page(page, key, first=number == 1)
    return pages


def _pages(raw: bytes, key: bytes) -> bytes:
    return b"".join(
        _page(raw[start : start + PAGE], key, first=start == 0)
        for start in range(0, len(raw) - PAGE + 1, PAGE)
    )


def _page(page: bytes, key: bytes, *, first: bool) -> bytes:
    ciphers = pytest.importorskip("cryptography.hazmat.primitives.ciphers")
    start = _SALT if first else 0
    vector = page[PAGE - _RESERVED : PAGE - _RESERVED + 16]
    cipher = ciphers.Cipher(ciphers.algorithms.AES(key), ciphers.modes.CBC(vector)).decryptor()
    clear: bytes = cipher.update(page[start : PAGE - _RESERVED]) + cipher.finalize()
    return clear
