"""Which PINs are taken. The words are for the agent: what is wrong with one, and why."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from itertools import pairwise
from typing import Final

from agent_desktop.app.words import QT_TRANSLATE_NOOP, Words

SHORTEST: Final = 4
LONGEST_DIGITS: Final = 12
SHORTEST_PHRASE: Final = 8
LONGEST: Final = 128

_KEYPAD: Final = ("1234567890", "147258369", "159357", "2580", "0852", "741852963", "123654789")
# Among the first that are tried, from published counts of leaked PINs.
_WELL_KNOWN: Final = """
1004 1010 1122 1212 1313 1342 1357 1379 2468 2580 3141 4711 5683 6969 7410 8068 8675
112233 121212 123123 131313 147258 159753 789456 654321 696969 102030
"""
_PHRASES: Final = (
    "password", "passwort", "kennwort", "callcenter", "agentdesktop", "letmein", "welcome",
    "willkommen", "iloveyou", "qwertyui", "qwertzui", "asdfghjk",
)  # fmt: skip


def plain(typed: str) -> str:
    """The PIN as it is compared: the same keys give the same PIN on every keyboard.

    Arabic and full-width digits count as the digits they are; spaces at the ends are dropped.
    """
    text = unicodedata.normalize("NFKC", typed).strip()
    return "".join(str(unicodedata.digit(letter, letter)) for letter in text)


def problem(typed: str, name: str, words: Words) -> str:
    """What is wrong with it, as a sentence; empty when it may be used. `name`: whose it is."""
    found = _problem(plain(typed), name)
    return words.translate("Pin", found) if found else ""


def _problem(pin: str, name: str) -> str:
    if pin.isdecimal():
        return next((said for wrong, said in _DIGITS if wrong(pin)), "")
    return next((said for wrong, said in _PHRASE if wrong(pin.casefold(), name.casefold())), "")


def _a_run(pin: str) -> bool:
    steps = {(int(later) - int(first)) % 10 for first, later in pairwise(pin)}
    if len(steps) == 1 and steps <= {1, 9}:
        return True
    return any(pin in line or pin[::-1] in line for line in _KEYPAD)


def _repeats(pin: str) -> bool:
    return any(
        len(pin) % size == 0 and pin == pin[:size] * (len(pin) // size)
        for size in range(2, len(pin) // 2 + 1)
    )


def _only_the_name(phrase: str, name: str) -> bool:
    whose = "".join(letter for letter in name if letter.isalnum())
    return bool(whose) and _letters(phrase).strip("0123456789") == whose


def _letters(text: str) -> str:
    return "".join(letter for letter in text if letter.isalnum())


_DIGITS: Final[tuple[tuple[Callable[[str], bool], str], ...]] = (
    (
        lambda pin: not SHORTEST <= len(pin) <= LONGEST_DIGITS,
        QT_TRANSLATE_NOOP("Pin", "A PIN of digits has 4 to 12 of them."),
    ),
    (
        lambda pin: len(set(pin)) == 1,
        QT_TRANSLATE_NOOP("Pin", "The same digit over and over is too easy to see."),
    ),
    (_a_run, QT_TRANSLATE_NOOP("Pin", "Digits in a row are tried first. Choose others.")),
    (_repeats, QT_TRANSLATE_NOOP("Pin", "This repeats itself. Choose other digits.")),
    (
        lambda pin: pin in _WELL_KNOWN.split(),
        QT_TRANSLATE_NOOP("Pin", "This PIN is among the first that anybody tries. Choose another."),
    ),
    (
        lambda pin: len(pin) == SHORTEST and 1930 <= int(pin) <= 2039,
        QT_TRANSLATE_NOOP("Pin", "A year is tried first. Choose other digits."),
    ),
)
_PHRASE: Final[tuple[tuple[Callable[[str, str], bool], str], ...]] = (
    (
        lambda phrase, _: len(phrase) < SHORTEST_PHRASE,
        QT_TRANSLATE_NOOP(
            "Pin", "Use 4 to 12 digits, or a phrase of at least 8 characters with letters."
        ),
    ),
    (
        lambda phrase, _: len(phrase) > LONGEST,
        QT_TRANSLATE_NOOP("Pin", "This is too long. Use up to 128 characters."),
    ),
    (
        lambda phrase, _: len(set(phrase)) < 4,
        QT_TRANSLATE_NOOP("Pin", "This repeats a few characters. Choose a longer phrase."),
    ),
    (
        lambda phrase, _: any(word in _letters(phrase) for word in _PHRASES),
        QT_TRANSLATE_NOOP(
            "Pin", "This phrase is among the first that anybody tries. Choose another."
        ),
    ),
    (
        _only_the_name,
        QT_TRANSLATE_NOOP("Pin", "This is your own name. Choose another phrase."),
    ),
)
