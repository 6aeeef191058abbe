"""What holds for every keystore, the one of the operating system included."""

from __future__ import annotations

import uuid

import pytest

from agent_desktop.keystore.ephemeral import EphemeralKeyStore
from agent_desktop.keystore.keys import KEY_BYTES, KeyStore, KeyUnusable
from agent_desktop.keystore.os_keyring import OsKeyring


@pytest.fixture(params=["ephemeral", "secret service"])
def store(request: pytest.FixtureRequest) -> KeyStore:
    if request.param == "ephemeral":
        return EphemeralKeyStore()
    request.getfixturevalue("secret_service")
    return OsKeyring()


@pytest.fixture
def profile() -> str:
    return uuid.uuid4().hex


def test_a_key_is_random_and_stays(store: KeyStore, profile: str) -> None:
    assert store.load(profile) is None
    key = store.create(profile)
    assert len(key) == KEY_BYTES
    assert store.load(profile) == key
    assert store.create(profile + "-other") != key


def test_a_key_is_never_replaced(store: KeyStore, profile: str) -> None:
    key = store.create(profile)
    with pytest.raises(KeyUnusable, match="not replaced"):
        store.create(profile)
    assert store.load(profile) == key


def test_a_forgotten_key_is_gone(store: KeyStore, profile: str) -> None:
    store.create(profile)
    store.forget(profile)
    assert store.load(profile) is None
    store.forget(profile)
