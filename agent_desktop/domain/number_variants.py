"""Other ways in which countries write one and the same number."""

from __future__ import annotations

import re
from typing import Final

# (as written, the other way). Each pair works in both directions.
_PAIRS: Final = (
    # Brazil: mobile numbers got a ninth digit in front; old records lack it.
    (re.compile(r"\+55([1-9]\d)9([6-9]\d{7})"), r"+55\1\2"),
    (re.compile(r"\+55([1-9]\d)([6-9]\d{7})"), r"+55\g<1>9\2"),
    # Italy: the zero of a landline belongs to the number, and some systems drop it. What begins
    # with 3 and is longer is a mobile number.
    (re.compile(r"\+390([1245-9]\d{4,9}|3\d{4,7})"), r"+39\1"),
    (re.compile(r"\+39([1245-9]\d{4,9}|3\d{4,7})"), r"+390\1"),
    # San Marino is dialled with and without its 0549.
    (re.compile(r"\+3780549(\d{6})"), r"+378\1"),
    (re.compile(r"\+378(\d{6})"), r"+3780549\1"),
    # Mexico: a 1 stood before mobile numbers until 2019.
    (re.compile(r"\+521([2-9]\d{9})"), r"+52\1"),
    (re.compile(r"\+52([2-9]\d{9})"), r"+521\1"),
    # Argentina: a 9 stands before mobile numbers when they are dialled from abroad.
    (re.compile(r"\+549([1-8]\d{9})"), r"+54\1"),
    (re.compile(r"\+54([1-8]\d{9})"), r"+549\1"),
    # Benin: 01 came before every number in 2024.
    (re.compile(r"\+22901(\d{8})"), r"+229\1"),
    (re.compile(r"\+229(\d{8})"), r"+22901\1"),
)


def variants(e164: str) -> tuple[str, ...]:
    """The same line written otherwise; without the number itself, most often empty."""
    return tuple(pattern.sub(other, e164) for pattern, other in _PAIRS if pattern.fullmatch(e164))
