"""Where a request carries its write key."""

from __future__ import annotations

import base64
import binascii

LONGEST = 200


def key_of_header(authorization: str) -> str:
    """Of `Basic base64(key:)`, with or without the colon. Empty where there is none."""
    scheme, _, value = authorization.partition(" ")
    if scheme.lower() != "basic":
        return ""
    try:
        text = base64.b64decode(value.strip() + "==", validate=False).decode()
    except (binascii.Error, ValueError):
        return ""
    return text.partition(":")[0][:LONGEST]
