from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from agent_desktop.domain.customers import Identity, IdentityKind
from agent_desktop.domain.identities import kind, normalise


def test_only_a_user_id_identifies_a_person() -> None:
    assert kind("user_id") is IdentityKind.PERSON
    assert kind("phone") is IdentityKind.CONTACT
    assert kind("email") is IdentityKind.CONTACT
    assert kind("anonymous_id") is IdentityKind.DEVICE
    assert kind("device") is IdentityKind.DEVICE
    assert kind("loyalty") is IdentityKind.OTHER
    assert kind("crm_number") is IdentityKind.OTHER


@pytest.mark.parametrize(
    "value",
    ["", " ", "0", "0000-0000", "---", "-1", "null", "NULL", "Anonymous", "undefined", "none", None,
     True, False, 1.5, ["a"], {"a": 1}, "a\x00b", "a\nb", "x" * 257, "\ud800", "[object Object]"],
)  # fmt: skip
@pytest.mark.parametrize("namespace", ["user_id", "anonymous_id", "email", "phone", "loyalty"])
def test_placeholders_and_junk_are_nobody(namespace: str, value: object) -> None:
    assert normalise(namespace, value, "GB") is None


def test_a_user_id_stays_as_it_is() -> None:
    assert normalise("user_id", "Loan-1 ") == Identity("user_id", "Loan-1 ")
    assert normalise("user_id", 4711) == Identity("user_id", "4711")


def test_an_email_is_trimmed_and_lower_cased() -> None:
    assert normalise("email", " Leila.Haddad@Example.NET ") == Identity(
        "email", "leila.haddad@example.net"
    )
    assert normalise("email", "not an address") is None
    assert normalise("email", "a@b@c") is None


def test_a_phone_number_becomes_e164() -> None:
    assert normalise("phone", "020 7946 0018", "GB") == Identity("phone", "+442079460018")
    assert normalise("phone", "+44 20 7946 0018") == Identity("phone", "+442079460018")
    assert normalise("phone", "020 7946 0018") is None
    # Possible, in no known range, and somebody's all the same.
    assert normalise("phone", "+441632960000") == Identity("phone", "+441632960000")


def test_a_card_number_is_never_an_identity_of_a_phone() -> None:
    assert normalise("phone", "4111 1111 1111 1111", "GB") is None


@settings(max_examples=200)
@given(st.sampled_from(["user_id", "email", "phone", "loyalty", "anonymous_id"]), st.text())
def test_normalising_twice_changes_nothing(namespace: str, value: str) -> None:
    once = normalise(namespace, value, "DE")
    if once is not None:
        assert normalise(namespace, once.value, "DE") == once
        once.value.encode()
