"""Which PINs are taken, and what is said of those that are not."""

from __future__ import annotations

import pytest

from agent_desktop.app.pins import plain, problem
from tests.support.plain_words import PlainWords

WORDS = PlainWords()


@pytest.mark.parametrize(
    "pin",
    ["4927", "83017", "905274", "194837205561", "correct horse battery", "Ümlaut-4x9", "٤٩٢٧"],
)
def test_taken(pin: str) -> None:
    assert problem(pin, "Jana Meier", WORDS) == ""


@pytest.mark.parametrize(
    ("pin", "reason"),
    [
        ("", "at least 8 characters"),
        ("123", "4 to 12"),
        ("4927492749274", "4 to 12"),
        ("0000", "same digit"),
        ("1234", "in a row"),
        ("9876", "in a row"),
        ("7890", "in a row"),
        ("0987654321", "in a row"),
        ("2580", "in a row"),
        ("1212", "repeats itself"),
        ("492492", "repeats itself"),
        ("4711", "first that anybody tries"),
        ("1987", "A year"),
        ("abc", "at least 8 characters"),
        ("abababab", "repeats a few"),
        ("Password99", "first that anybody tries"),
        ("Jana Meier 77", "your own name"),
        ("x1" * 100, "too long"),
        ("١٢٣٤", "in a row"),
        ("１１１１", "same digit"),
        ("  1234  ", "in a row"),
    ],
)
def test_refused_with_a_reason(pin: str, reason: str) -> None:
    assert reason in problem(pin, "Jana Meier", WORDS)


def test_the_same_keys_give_the_same_pin_on_every_keyboard() -> None:
    assert plain("٤٩٢٧") == plain("４９２７") == plain(" 4927 ") == "4927"
    assert plain("Café au lait") == plain("Cafe\u0301 au lait")
