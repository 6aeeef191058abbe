"""Card numbers don't get in: texts are masked before they are stored."""

from __future__ import annotations

import re
from typing import Any

import msgspec

from agent_desktop.domain.masking import mask_cards

SHORTEST = 13
"""Digits of a card number, at least."""

_OTHERS = bytes(set(range(256)) - set(b"0123456789"))
# Thirteen digits with what people put between them: rare, so the careful look is too.
_SUSPECT = re.compile(rb"(?:\d[ .\-\x80-\xff]{0,3}){13}")
_ESCAPED_DIGIT = re.compile(r"\\u003(\d)")
_IDS = frozenset(
    ["userId", "anonymousId", "previousId", "groupId", "messageId", "writeKey",
     "id", "source", "subject", "userid", "anonymousid", "writekey"]
)  # fmt: skip
"""Of a call or a CloudEvent: masked, they would be somebody else's when the event is released."""


def suspects(encoded: bytes) -> bool:
    """Whether encoded JSON may hold a card number."""
    return (
        len(encoded.translate(None, _OTHERS)) >= SHORTEST  # most events have fewer digits in all
        and _SUSPECT.search(encoded) is not None
    )


def masked(value: Any) -> Any:
    """The value with the card numbers in its texts, keys and whole numbers masked."""
    if isinstance(value, str):
        return mask_cards(value)
    if isinstance(value, dict):
        return {mask_cards(key): masked(one) for key, one in value.items()}
    if isinstance(value, list):
        return [masked(one) for one in value]
    if isinstance(value, int | float) and not isinstance(value, bool) and abs(value) >= 10**12:
        text = str(value).removeprefix("-").removesuffix(".0")
        shown = mask_cards(text)
        return value if shown == text else shown
    return value


def masked_body(body: bytes) -> bytes:
    """The text of an event, readable or not, with its card numbers masked."""
    text = body.decode("utf-8", "surrogateescape")
    plain = _ESCAPED_DIGIT.sub(r"\1", text)
    if not suspects(plain.encode("utf-8", "surrogateescape")):
        return body
    try:
        told = msgspec.json.decode(body)
        if isinstance(told, dict):
            ids = {key: told[key] for key in _IDS & told.keys()}
            return msgspec.json.encode({**masked(told), **ids})
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
        pass  # it can't be released as it is: only a person will read it
    return mask_cards(plain).encode("utf-8", "surrogateescape")
