from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agent_desktop.domain.masking import HIDDEN, mask_cards, mask_email, mask_number, mask_value


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        ("4111111111111111", "411111••••••1111"),
        ("pay 4111 1111 1111 1111 now", "pay 4111 11•• •••• 1111 now"),
        ("4111-1111-1111-1111.", "4111-11••-••••-1111."),
        ("order 12 4111 1111 1111 1111", "order 12 4111 11•• •••• 1111"),
        ("amex 378282246310005", "amex 378282•••••0005"),
        ("٤١١١١١١١١١١١١١١١", "٤١١١١١••••••١١١١"),
    ],
)
def test_card_numbers_are_cut(text: str, masked: str) -> None:
    assert mask_cards(text) == masked


@pytest.mark.parametrize(
    "text",
    [
        "4111111111111112",  # the check digit is wrong
        "call +4915228817388",  # right by Luhn, but a telephone number
        "1732180000000",
        "20 7946 0018",
        "411111111111111141111111111111114111",  # too long for a card
        "",
    ],
)
def test_other_digits_stay(text: str) -> None:
    assert mask_cards(text) == text


@given(st.text())
def test_masking_twice_changes_nothing(text: str) -> None:
    assert mask_cards(mask_cards(text)) == mask_cards(text)


def test_a_number_by_its_last_digits() -> None:
    assert mask_number("+44 20 7946 0018") == f"{HIDDEN} 018"
    assert mask_number("1002") == HIDDEN


def test_an_email_by_its_first_letter() -> None:
    assert mask_email("leila.haddad@example.net") == f"l{HIDDEN}@example.net"
    assert mask_email("nonsense") == HIDDEN


def test_other_values_give_nothing_away() -> None:
    assert mask_value("loyalty", "100044714471") == f"{HIDDEN} 4471"
    assert mask_value("loyalty", "4471") == HIDDEN
    assert mask_value("user_id", "customer-12345678") == HIDDEN
    assert mask_value("phone", "+442079460018") == f"{HIDDEN} 018"
    assert mask_value("email", "a@b.example") == f"a{HIDDEN}@b.example"
