"""Payment card numbers: recognised so that they are never kept."""

from __future__ import annotations

import re
from typing import Final

# Networks that issue cards of 15, 16 and 19 digits begin so.
_ISSUED: Final = re.compile(r"3[47]\d{13}|(?:2[2-7]|3[0568]|4\d|5\d|6\d)\d{14}(?:\d{3})?")


def luhn(digits: str) -> bool:
    """Whether 13 to 19 digits carry the check digit of a card."""
    if not 13 <= len(digits) <= 19:
        return False
    total = 0
    for place, character in enumerate(reversed(digits)):
        digit = ord(character) - 48
        if place % 2:
            digit = digit * 2 - 9 if digit > 4 else digit * 2
        total += digit
    return total % 10 == 0


def is_issued(digits: str) -> bool:
    """Whether a card network gives out numbers of this beginning and length."""
    return _ISSUED.fullmatch(digits) is not None
