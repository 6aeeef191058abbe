"""The key that seals a profile's files: what every keystore does, and how it fails."""

from __future__ import annotations

import secrets
from typing import Final, Protocol

KEY_BYTES: Final = 32


class KeyStoreError(Exception):
    """No key can be had. The message is for the person at the screen."""


class NoKeyStore(KeyStoreError):
    """This system offers no safe place for a key."""


class KeyStoreLocked(KeyStoreError):
    """There is one, but it stays locked: the person may unlock it and try again."""


class KeyUnusable(KeyStoreError):
    """What is stored under this name is no key of ours."""


class KeyStore(Protocol):
    """Keeps one random key a profile. Every call may block for a person's answer."""

    def load(self, profile: str) -> bytes | None:
        """The profile's key (32 bytes), None if none was made yet. Raises KeyStoreError."""
        ...

    def create(self, profile: str) -> bytes:
        """Makes and keeps a new key. Raises KeyStoreError, also where there is one already."""
        ...

    def forget(self, profile: str) -> None:
        """Deletes the key: what it sealed cannot be read again. Nothing to delete is no error."""
        ...


def new_key() -> bytes:
    return secrets.token_bytes(KEY_BYTES)


def already_there(profile: str) -> KeyUnusable:
    """A second key would make the first one's files unreadable for ever."""
    return KeyUnusable(
        f"There is a key for the profile '{profile}' already; it was not replaced, because the "
        "files that it seals could never be read again."
    )
