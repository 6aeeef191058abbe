"""Identities as they are compared: one way to write each value, and which values are nobody's."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

from agent_desktop.domain import numbers
from agent_desktop.domain.customers import Identity, IdentityKind

MAX_LENGTH: Final = 256

_KINDS: Final = {
    "user_id": IdentityKind.PERSON,
    "anonymous_id": IdentityKind.DEVICE,
    "device": IdentityKind.DEVICE,
    "phone": IdentityKind.CONTACT,
    "email": IdentityKind.CONTACT,
}

# Values that clients send when they have none. They would link strangers to each other.
_BLOCKED: Final = frozenset(
    ["-1", "null", "nil", "none", "nan", "n/a", "na", "(null)", "<null>", "undefined", "unknown",
     "<unknown>", "unavailable", "anonymous", "anon", "withheld", "guest", "false", "true", "test",
     "{}", "[]", "[object]", "[object object]"]
)  # fmt: skip
_ZEROS: Final = re.compile(r"[0-]*")
_EMAIL: Final = re.compile(r"[^@\s]+@[^@\s]+")


def kind(namespace: str) -> IdentityKind:
    """What an identity of this namespace is able to prove."""
    return _KINDS.get(namespace, IdentityKind.OTHER)


def normalise(namespace: str, value: object, region: str | None = None) -> Identity | None:
    """The identity as it is stored and compared, or None where the value is nobody's.

    `region` (two letters, such as `GB`) reads phone numbers that come without a country code.
    Numbers that are possible but in no known range are kept: they may be a customer's all the same.
    """
    if isinstance(value, bool) or not isinstance(value, str | int):
        return None
    text = str(value)
    if len(text) > MAX_LENGTH or _unprintable(text):
        return None
    trimmed = text.strip()
    if is_blocked(trimmed):
        return None
    if namespace == "phone":
        e164 = numbers.e164(trimmed, region)
        return Identity(namespace, e164) if e164 else None
    if namespace == "email":
        mail = trimmed.lower()
        return Identity(namespace, mail) if _EMAIL.fullmatch(mail) else None
    return Identity(namespace, text if namespace == "user_id" else trimmed)


def is_blocked(value: str) -> bool:
    """Placeholders such as `null`, `0000` or nothing at all, in either case."""
    return _ZEROS.fullmatch(value) is not None or value.lower() in _BLOCKED


def _unprintable(text: str) -> bool:
    if text.isascii():
        return not text.isprintable()
    # Surrogates cannot be stored as UTF-8; Cc are control characters.
    return any(unicodedata.category(character) in {"Cc", "Cs"} for character in text)
