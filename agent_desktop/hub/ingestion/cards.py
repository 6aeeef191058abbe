"""Card numbers don't get in: texts are masked before they are stored."""

from __future__ import annotations

import re
from typing import Any

from agent_desktop.domain.masking import mask_cards

_OTHERS = bytes(set(range(256)) - set(b"0123456789"))
# Thirteen digits with what people put between them: rare, so the careful look is too.
_SUSPECT = re.compile(rb"(?:\d[ .\-\x80-\xff]{0,3}){13}")


def suspects(encoded: bytes) -> bool:
    """Whether encoded JSON may hold a card number."""
    return (
        len(encoded.translate(None, _OTHERS)) >= 13  # most events have fewer digits in all
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
    if isinstance(value, int) and not isinstance(value, bool) and value >= 10**12:
        text = mask_cards(str(value))
        return value if text == str(value) else text
    return value
