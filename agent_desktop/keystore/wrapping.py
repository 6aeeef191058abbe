"""The key of customers.db, wrapped with the keyring's key and a PIN.

Neither alone opens it. A PIN is short: what it protects from is a person at the keyboard, whom
`tries` slows down; who may read the keyring and the files can try all PINs, at some 100 ms each.
"""

from __future__ import annotations

import hashlib
import hmac
import secrets
from typing import Final

import msgspec

from agent_desktop.keystore.keys import KEY_BYTES
from agent_desktop.keystore.sealing import SealBroken, seal, unseal

_N: Final = 1 << 15
_R: Final = 8
_P: Final = 1
"""Measured on a workstation of 2019: some 100 ms and 32 MiB (128 * N * r bytes)."""
_LARGEST: Final = 1 << 28
"""Bytes: a record that asks for more was not made here."""
_PURPOSE: Final = b"the key of customers.db"


class WrongPin(Exception):
    """Another PIN than the one that wrapped it."""


class WrappedKey(msgspec.Struct, frozen=True, kw_only=True):
    """As it is kept, in the sealed outbox.db. Parameters are kept with it: later versions may
    choose others."""

    n: int
    """0: no PIN; the keyring's key alone opens it."""
    r: int
    p: int
    salt: bytes
    sealed: bytes
    replaces: bool = False
    """The PIN before was forgotten, and customers.db is still sealed with a key that nobody has: it
    is made anew."""

    @property
    def with_pin(self) -> bool:
        return self.n > 0


def wrap(
    customers_key: bytes, keyring_key: bytes, pin: str | None, *, replaces: bool = False
) -> WrappedKey:
    """Takes some 100 ms with a PIN. None: without one."""
    n = _N if pin is not None else 0
    empty = WrappedKey(n=n, r=_R, p=_P, salt=secrets.token_bytes(16), sealed=b"", replaces=replaces)
    sealed = seal(_opener(empty, keyring_key, pin), _PURPOSE, customers_key)
    return msgspec.structs.replace(empty, sealed=sealed)


def unwrap(wrapped: WrappedKey, keyring_key: bytes, pin: str | None) -> bytes:
    """The key of customers.db (32 bytes). Takes some 100 ms with a PIN. Raises WrongPin."""
    if not _sensible(wrapped):
        raise WrongPin
    try:
        key = unseal(_opener(wrapped, keyring_key, pin), _PURPOSE, wrapped.sealed)
    except SealBroken as error:
        raise WrongPin from error
    if len(key) != KEY_BYTES:
        raise WrongPin
    return key


def _opener(wrapped: WrappedKey, keyring_key: bytes, pin: str | None) -> bytes:
    stretched = b""
    if wrapped.n and pin is not None:
        stretched = hashlib.scrypt(
            pin.encode("utf-8", "surrogatepass"),
            salt=wrapped.salt,
            n=wrapped.n,
            r=wrapped.r,
            p=wrapped.p,
            maxmem=_LARGEST,
        )
    return hmac.new(keyring_key, wrapped.salt + stretched, hashlib.sha256).digest()


def _sensible(wrapped: WrappedKey) -> bool:
    n, r, p = wrapped.n, wrapped.r, wrapped.p
    if n == 0:
        return True
    power_of_two = n > 1 and not n & (n - 1)
    return power_of_two and r > 0 and p > 0 and 128 * (n + p + 2) * r <= _LARGEST and p <= 16
