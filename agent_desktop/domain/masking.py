"""Hiding what must not be kept, and what must not be shown yet."""

from __future__ import annotations

import re
from typing import Final

from agent_desktop.domain.card_numbers import luhn

HIDDEN: Final = "••••"

# Digits in groups, as people write card numbers. A plus in front means a telephone number.
_RUN: Final = re.compile(r"(?<![\d+])\d(?:[ \u00a0\u2009\u202f.\-\u2010-\u2013]?\d){12,}(?!\d)")
_GROUP: Final = re.compile(r"\d+")


def mask_cards(text: str) -> str:
    """The text with card numbers cut to their first six and last four digits.

    A card number is also found inside a longer row of groups ('order 12 4111 1111 ...').
    """
    if len(text) < 13:
        return text
    return _RUN.sub(lambda run: _mask_run(run.group()), text)


def mask_number(number: str) -> str:
    """A telephone number by its last three digits."""
    digits = [character for character in number if character.isdigit()]
    return f"{HIDDEN} {''.join(digits[-3:])}" if len(digits) >= 7 else HIDDEN


def mask_email(mail: str) -> str:
    """An e-mail address by its first letter and its domain."""
    name, at, domain = mail.rpartition("@")
    return f"{name[:1]}{HIDDEN}@{domain}" if at and name else HIDDEN


def mask_value(namespace: str, value: str) -> str:
    """An identity or a fact for a caller who is not verified. Its length is not given away."""
    if namespace == "phone":
        return mask_number(value)
    if namespace == "email":
        return mask_email(value)
    if namespace == "loyalty" and len(value) >= 8:
        return f"{HIDDEN} {value[-4:]}"
    return HIDDEN


def _mask_run(run: str) -> str:
    groups = [match.span() for match in _GROUP.finditer(run)]
    begin = 0
    while begin < len(groups):
        end = _card_from(run, groups, begin)
        if end is None:
            begin += 1
            continue
        start, stop = groups[begin][0], groups[end][1]
        run = run[:start] + _cut(run[start:stop]) + run[stop:]
        begin = end + 1
    return run


def _card_from(run: str, groups: list[tuple[int, int]], begin: int) -> int | None:
    """The last group of the longest card number that begins at this group."""
    found = None
    digits = ""
    for end in range(begin, len(groups)):
        digits += "".join(str(int(c)) for c in run[groups[end][0] : groups[end][1]])
        if len(digits) > 19:
            break
        if digits[0] in "23456" and luhn(digits):
            found = end
    return found


def _cut(card: str) -> str:
    total = sum(character.isdigit() for character in card)
    seen = 0
    shown = []
    for character in card:
        if character.isdigit():
            seen += 1
            shown.append(character if seen <= 6 or seen > total - 4 else "•")
        else:
            shown.append(character)
    return "".join(shown)
