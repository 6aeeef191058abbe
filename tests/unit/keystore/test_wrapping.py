"""Neither the keyring nor the PIN alone opens it, and nothing of it shows."""

from __future__ import annotations

import secrets

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from agent_desktop.keystore.sealing import SealBroken, seal, unseal
from agent_desktop.keystore.tries import FREE, LONGEST_S, wait_s
from agent_desktop.keystore.wrapping import WrappedKey, WrongPin, unwrap, wrap

KEYRING = secrets.token_bytes(32)
CUSTOMERS = secrets.token_bytes(32)


@given(st.binary(max_size=200), st.binary(max_size=20))
@settings(max_examples=50)
def test_what_was_sealed_comes_back(plain: bytes, purpose: bytes) -> None:
    sealed = seal(KEYRING, purpose, plain)
    assert unseal(KEYRING, purpose, sealed) == plain
    if len(plain) > 7:
        assert plain not in sealed
    for wrong_key, wrong_purpose in ((CUSTOMERS, purpose), (KEYRING, purpose + b"!")):
        with pytest.raises(SealBroken):
            unseal(wrong_key, wrong_purpose, sealed)


@given(st.data())
@settings(max_examples=50)
def test_a_changed_byte_is_noticed(data: st.DataObject) -> None:
    sealed = bytearray(seal(KEYRING, b"name", b"Jana Meier"))
    at = data.draw(st.integers(0, len(sealed) - 1))
    sealed[at] ^= data.draw(st.integers(1, 255))
    with pytest.raises(SealBroken):
        unseal(KEYRING, b"name", bytes(sealed))


@pytest.mark.parametrize("short", [b"", b"x", b"x" * 47])
def test_too_little_is_no_seal(short: bytes) -> None:
    with pytest.raises(SealBroken):
        unseal(KEYRING, b"", short)


def test_sealing_twice_gives_other_bytes() -> None:
    assert seal(KEYRING, b"", b"same") != seal(KEYRING, b"", b"same")


def test_the_key_comes_back_with_both_and_with_nothing_less() -> None:
    wrapped = wrap(CUSTOMERS, KEYRING, "4927")
    kept = msgspec.json.decode(msgspec.json.encode(wrapped), type=WrappedKey)
    assert kept.with_pin
    assert unwrap(kept, KEYRING, "4927") == CUSTOMERS
    for keyring, pin in ((KEYRING, "4928"), (KEYRING, None), (KEYRING, ""), (CUSTOMERS, "4927")):
        with pytest.raises(WrongPin):
            unwrap(kept, keyring, pin)
    assert CUSTOMERS not in kept.sealed


def test_without_a_pin_the_keyring_opens() -> None:
    wrapped = wrap(CUSTOMERS, KEYRING, None)
    assert not wrapped.with_pin
    assert unwrap(wrapped, KEYRING, None) == CUSTOMERS
    with pytest.raises(WrongPin):
        unwrap(wrapped, CUSTOMERS, None)


@pytest.mark.parametrize(
    "changes",
    [{"n": 1 << 40}, {"n": 3}, {"n": -2}, {"n": 1}, {"r": 1 << 20}, {"r": 0}, {"p": 1 << 20}],
)
def test_parameters_that_were_not_chosen_here_cost_nothing(changes: dict[str, int]) -> None:
    """A record that asks for a terabyte is wrong, not obeyed."""
    wrapped = wrap(CUSTOMERS, KEYRING, "4927")
    with pytest.raises(WrongPin):
        unwrap(msgspec.structs.replace(wrapped, **changes), KEYRING, "4927")  # type: ignore[arg-type] - ints all


def test_a_few_typing_errors_are_free_and_then_it_doubles() -> None:
    assert [wait_s(n) for n in range(FREE)] == [0, 0, 0]
    assert [wait_s(n) for n in range(FREE, FREE + 4)] == [5, 10, 20, 40]
    assert wait_s(1000) == LONGEST_S
    waits = [wait_s(n) for n in range(60)]
    assert waits == sorted(waits)
