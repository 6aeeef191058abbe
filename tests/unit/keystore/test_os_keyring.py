"""The keyring's failures, in words for the person at the screen."""

from __future__ import annotations

import uuid

import keyring
import pytest
from keyring.backend import KeyringBackend
from keyring.errors import InitError, KeyringError, KeyringLocked, NoKeyringError

from agent_desktop.keystore.keys import KeyStoreError, KeyStoreLocked, KeyUnusable, NoKeyStore
from agent_desktop.keystore.os_keyring import SERVICE, OsKeyring


class Failing(KeyringBackend):
    """A safe backend that fails."""

    error: BaseException = KeyringError("x")
    forgetful = False

    def get_password(self, service: str, username: str) -> str | None:
        if self.forgetful:
            return None
        raise self.error

    def set_password(self, service: str, username: str, password: str) -> None:
        if not self.forgetful:
            raise self.error

    def delete_password(self, service: str, username: str) -> None:
        raise self.error


@pytest.fixture
def failing(monkeypatch: pytest.MonkeyPatch) -> Failing:
    backend = Failing()
    monkeypatch.setattr(Failing, "__module__", "keyring.backends.SecretService")
    monkeypatch.setattr(keyring, "get_keyring", lambda: backend)
    return backend


@pytest.mark.parametrize(
    ("error", "becomes"),
    [
        (NoKeyringError("/org/freedesktop"), NoKeyStore),
        (InitError("/org/freedesktop"), NoKeyStore),
        (KeyringLocked("/org/freedesktop"), KeyStoreLocked),
        (KeyringError("/org/freedesktop"), NoKeyStore),
        (ConnectionRefusedError("/org/freedesktop"), NoKeyStore),
    ],
)
def test_failures_are_said_in_our_words(
    failing: Failing, error: Exception, becomes: type[KeyStoreError]
) -> None:
    failing.error = error
    for call in (OsKeyring().load, OsKeyring().create, OsKeyring().forget):
        with pytest.raises(becomes) as caught:
            call("p")
        assert "freedesktop" not in str(caught.value)
        assert "keyring" in str(caught.value)


def test_a_mistake_of_ours_is_not_blamed_on_the_keyring(failing: Failing) -> None:
    failing.error = ZeroDivisionError()
    with pytest.raises(ZeroDivisionError):
        OsKeyring().load("p")


def test_a_keyring_that_keeps_nothing_is_refused(failing: Failing) -> None:
    failing.forgetful = True
    with pytest.raises(NoKeyStore, match="did not keep"):
        OsKeyring().create("p")


@pytest.mark.parametrize(
    "name", ["keyrings.alt.file", "keyring.backends.null", "keyring.backends.fail"]
)
def test_an_unsafe_keyring_is_never_used(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    class Unsafe(KeyringBackend):
        def get_password(self, service: str, username: str) -> str | None:
            raise AssertionError("asked")

        def set_password(self, service: str, username: str, password: str) -> None:
            raise AssertionError("written in plain text")

        def delete_password(self, service: str, username: str) -> None:
            raise AssertionError("asked")

    Unsafe.__module__ = name
    monkeypatch.setattr(keyring, "get_keyring", Unsafe)
    with pytest.raises(NoKeyStore, match="no keyring that is safe"):
        OsKeyring().create("p")


def test_a_foreign_value_is_left_alone(secret_service: object) -> None:
    profile = uuid.uuid4().hex
    keyring.set_password(SERVICE, profile, "hunter2")
    for call in (OsKeyring().load, OsKeyring().create):
        with pytest.raises(KeyUnusable) as caught:
            call(profile)
        assert "hunter2" not in str(caught.value)
    assert keyring.get_password(SERVICE, profile) == "hunter2"
