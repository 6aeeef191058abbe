"""Response codes: a signed text that says who, where, which action and asset, and what came of it.

A code is `base64url(head + content + mark)`: a head of six bytes (format, id of the key, the first
four bytes of the hub's), the content as MessagePack, and the first 16 bytes of its HMAC-SHA-256
over head, hub and content. It is no secret and hides nothing, so the customer stands in it as the
keyed hash of the identity that the touchpoint itself asked with.
"""

from __future__ import annotations

import base64
import binascii
import hmac
from enum import IntEnum
from hashlib import sha256
from typing import Final

import msgspec

from agent_desktop.domain.responses import Sentiment
from agent_desktop.hub.deciding.code_keys import CodeKeys

LONGEST: Final = 1_400
"""Characters: four names of 256, all of them in an alphabet of three bytes, would be more, and are
refused where codes are made."""
_FORMAT: Final = 1
_HEAD: Final = 6
_MARK: Final = 16
_MINUTE_MS: Final = 60_000


class Told(IntEnum):
    """What a code says when it comes back."""

    DISPLAYED = 0
    OFFERED = 1
    POSITIVE = 2
    NEUTRAL = 3
    NEGATIVE = 4

    @property
    def sentiment(self) -> Sentiment | None:
        return None if self < Told.POSITIVE else Sentiment(self.name.lower())


class Code(msgspec.Struct, frozen=True, array_like=True):
    """The content."""

    expires: int
    """Minutes since the epoch."""
    told: Told
    identity: bytes
    """Whom the touchpoint asked for: the id of an identity, which lives on in a customer."""
    decision: bytes
    conversation: bytes
    """The random part of the conversation's id; the touchpoint is the other."""
    touchpoint: str
    action: str
    asset: str
    """What follows `action@touchpoint` in the asset's id; all of it where it begins otherwise."""

    @property
    def expires_at(self) -> int:
        return self.expires * _MINUTE_MS

    @property
    def asset_id(self) -> str:
        own = f"{self.action}@{self.touchpoint}"
        return own + self.asset if not self.asset or self.asset.startswith("#") else self.asset


class BadCode(Exception):
    """What is wrong with a code: `reason` for programs, the message for people."""

    def __init__(self, reason: str, message: str) -> None:
        super().__init__(message)
        self.reason = reason


_decoder = msgspec.msgpack.Decoder(Code)


class Codes:
    """Makes and reads the codes of one hub."""

    def __init__(self, keys: CodeKeys, hub_id: str) -> None:
        self._keys = keys
        self._hub = hub_id.encode()
        self._short = bytes.fromhex(hub_id)[:4]

    def make(self, code: Code) -> str:
        key_id, key = self._keys.current()
        head = bytes((_FORMAT, key_id)) + self._short
        content = msgspec.msgpack.encode(code)
        whole = head + content + self._mark(key, head, content)
        return base64.urlsafe_b64encode(whole).rstrip(b"=").decode()

    def read(self, text: str, now: int) -> Code:
        """Raises BadCode; nothing of the code is echoed. `now` in ms."""
        whole = _bytes(text)
        head, content, mark = whole[:_HEAD], whole[_HEAD:-_MARK], whole[-_MARK:]
        if head[2:] != self._short:
            raise BadCode("other_hub", "This code was made by another hub.")
        key = self._keys.by_id(head[1])
        if key is None:
            raise BadCode("expired", "This code is older than any that still counts.")
        if not hmac.compare_digest(mark, self._mark(key, head, content)):
            raise BadCode("bad_code", "This is no code that this hub has made.")
        code = _decoder.decode(content)  # signed, so it is ours
        if code.expires_at <= now:
            raise BadCode("expired", "This code has expired.")
        return code

    def _mark(self, key: bytes, head: bytes, content: bytes) -> bytes:
        said = b"agent-desktop response code\0" + self._hub + b"\0" + head + content
        return hmac.digest(key, said, sha256)[:_MARK]


def _bytes(text: str) -> bytes:
    """In one way only: the same code with other padding or other last bits is none."""
    if len(text) > LONGEST or not text.isascii():
        raise _NOT_ONE
    try:
        whole = base64.b64decode(text + "=" * (-len(text) % 4), altchars=b"-_", validate=True)
    except (binascii.Error, ValueError):
        raise _NOT_ONE from None
    canonical = base64.urlsafe_b64encode(whole).rstrip(b"=").decode()
    if len(whole) <= _HEAD + _MARK or whole[0] != _FORMAT or canonical != text:
        raise _NOT_ONE
    return whole


_NOT_ONE: Final = BadCode("bad_code", "This is no response code.")
