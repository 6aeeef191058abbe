"""Seals a few bytes under a key: for keys that are kept beside what they open, and for names.

Encrypt, then authenticate, with HMAC-SHA256 as the only primitive: the standard library has no
cipher, and what is sealed here is shorter than a page. Files are SQLCipher's business.
"""

from __future__ import annotations

import hashlib
import hmac
import secrets
from typing import Final

_NONCE: Final = 16
_MARK: Final = 32
_BLOCK: Final = 32


class SealBroken(Exception):
    """Another key, another purpose, or other bytes than were sealed."""


def seal(key: bytes, purpose: bytes, plain: bytes) -> bytes:
    """A random nonce, as many bytes as came in, and a mark of 32. `purpose` is part of the key."""
    nonce = secrets.token_bytes(_NONCE)
    hidden = _masked(_derived(key, b"mask", purpose), nonce, plain)
    return nonce + hidden + _marked(_derived(key, b"mark", purpose), nonce + hidden)


def unseal(key: bytes, purpose: bytes, sealed: bytes) -> bytes:
    """What was sealed. Raises SealBroken."""
    said, mark = sealed[:-_MARK], sealed[-_MARK:]
    expected = _marked(_derived(key, b"mark", purpose), said)
    if len(said) < _NONCE or not hmac.compare_digest(mark, expected):
        raise SealBroken
    return _masked(_derived(key, b"mask", purpose), said[:_NONCE], said[_NONCE:])


def _derived(key: bytes, use: bytes, purpose: bytes) -> bytes:
    return hmac.new(key, b"agent-desktop: " + use + b": " + purpose, hashlib.sha256).digest()


def _masked(key: bytes, nonce: bytes, text: bytes) -> bytes:
    stream = bytearray()
    for block in range(-(-len(text) // _BLOCK)):
        stream += hmac.new(key, nonce + block.to_bytes(4, "big"), hashlib.sha256).digest()
    return bytes(one ^ other for one, other in zip(text, stream, strict=False))


def _marked(key: bytes, text: bytes) -> bytes:
    return hmac.new(key, text, hashlib.sha256).digest()
