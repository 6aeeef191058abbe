"""The operating system's keyring: Secret Service, Keychain, Windows Credential Manager.

There is no fall-back to a file: where no safe place exists, the program says so and stops.
`keyring` costs some 70 ms of import, so it is imported when a key is asked for.
"""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from agent_desktop.keystore.keys import (
    KEY_BYTES,
    KeyStoreError,
    KeyStoreLocked,
    KeyUnusable,
    NoKeyStore,
    already_there,
    new_key,
)

if TYPE_CHECKING:
    from keyring.backend import KeyringBackend

SERVICE: Final = "Agent Desktop"

# Only these keep a secret from other users of the machine. Others that may be installed
# (`keyrings.alt` with its plain file, `null`) would take the key and not protect it.
_SAFE: Final = (
    "keyring.backends.SecretService.",
    "keyring.backends.libsecret.",
    "keyring.backends.kwallet.",
    "keyring.backends.macOS.",
    "keyring.backends.Windows.",
)


class OsKeyring:
    """A random 32-byte key a profile, as 64 hex digits (Windows holds 1,280 characters)."""

    def load(self, profile: str) -> bytes | None:
        with _in_our_words():
            stored = _backend().get_password(SERVICE, profile)
        return None if stored is None else _key(stored, profile)

    def create(self, profile: str) -> bytes:
        if self.load(profile) is not None:
            raise already_there(profile)
        key = new_key()
        with _in_our_words():
            _backend().set_password(SERVICE, profile, key.hex())
        # A keyring that says yes and keeps nothing would cost the whole profile at the next start.
        if self.load(profile) != key:
            raise NoKeyStore(
                "The system's keyring did not keep the key that it was given, so nothing can be "
                "stored safely on this computer. Ask IT to look at the keyring service."
            )
        return key

    def forget(self, profile: str) -> None:
        from keyring.errors import PasswordDeleteError

        with _in_our_words(), contextlib.suppress(PasswordDeleteError):
            _backend().delete_password(SERVICE, profile)


def _backend() -> KeyringBackend:
    import keyring

    chosen = keyring.get_keyring()
    # The chainer holds every backend that works here, best first.
    candidates: list[KeyringBackend] = list(getattr(chosen, "backends", [chosen]))
    for backend in candidates:
        kind = type(backend)
        if f"{kind.__module__}.{kind.__qualname__}".startswith(_SAFE):
            return backend
    raise NoKeyStore(
        "This computer has no keyring that is safe to keep a key in (such as GNOME Keyring, "
        "KWallet, Keychain or Windows Credential Manager), so customers' data cannot be stored "
        "here. Ask IT to install one or to start its service."
    )


@contextlib.contextmanager
def _in_our_words() -> Iterator[None]:
    """What the libraries raise, as errors a person can act on. Their texts name D-Bus paths."""
    from keyring.errors import InitError, KeyringError, KeyringLocked, NoKeyringError

    try:
        yield
    except KeyStoreError:
        raise
    except KeyringLocked as error:
        raise KeyStoreLocked(
            "The system's keyring is locked. Unlock it (most often with the password of this "
            "computer) and try again."
        ) from error
    except NoKeyringError as error:
        raise NoKeyStore(
            "This computer has no keyring, so customers' data cannot be stored here. Ask IT to "
            "install one (such as GNOME Keyring) or to start its service."
        ) from error
    except InitError as error:
        raise NoKeyStore(
            "The system's keyring did not start. Sign out and in again; if that does not help, "
            "ask IT to look at the keyring service."
        ) from error
    except KeyringError as error:
        raise NoKeyStore(
            "The system's keyring refused to keep or to give the key. Ask IT to look at the "
            "keyring service."
        ) from error
    except Exception as error:
        # The backends let errors of their transports through (D-Bus gone, service killed).
        if not _from_a_transport(error):
            raise
        raise NoKeyStore(
            "The system's keyring does not answer. Sign out and in again; if that does not help, "
            "ask IT to look at the keyring service."
        ) from error


def _from_a_transport(error: Exception) -> bool:
    origin = type(error).__module__.partition(".")[0]
    return isinstance(error, OSError) or origin in {"secretstorage", "jeepney", "gi", "dbus"}


def _key(stored: str, profile: str) -> bytes:
    with contextlib.suppress(ValueError):
        key = bytes.fromhex(stored)
        if len(key) == KEY_BYTES:
            return key
    raise KeyUnusable(
        f"What the system's keyring holds for the profile '{profile}' is not a key of Agent "
        "Desktop. It was left as it is. Ask IT to restore it from a backup of the keyring."
    )
