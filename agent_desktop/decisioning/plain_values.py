"""What of an event's properties is kept: plain values, few and short, whatever was sent."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, Final

Scalar = str | int | float | bool

TYPE_BYTES: Final = 48
TEXT_LENGTH: Final = 80
TEXT_BYTES: Final = 128
NAME_LENGTH: Final = 40
PROPERTIES: Final = 12
PROPERTIES_BYTES: Final = 144
"""Of names and values together: an event of the usual kind has 60 to 150."""

# These say what an event is about, so they stay where there is not room for all.
FIRST: Final = (
    "form", "step", "name", "purpose", "sentiment", "subject", "topic", "reason", "product",
    "campaign", "offer", "title", "path", "action", "response", "application_id", "offer_id",
    "amount", "form_name", "step_name", "steps",
)  # fmt: skip
_PLACE: Final = {name: place for place, name in enumerate(FIRST)}
SUBJECT: Final = ("form", "name", "purpose", "subject", "product", "offer", "title", "path")


def type_key(name: str) -> str:
    """The event type as it is counted: names are told apart by their first 48 bytes."""
    if len(name) <= TYPE_BYTES and name.isascii() and name.isprintable():
        return name
    return cut(name, TYPE_BYTES)


def scalar(value: object) -> Scalar | None:
    """A value that JSON, the rules and both sides understand alike; None for any other."""
    if isinstance(value, str):
        return short(value)
    if isinstance(value, bool):
        return value
    if isinstance(value, int):
        return value if -(2**53) < value < 2**53 else None
    if isinstance(value, float):
        return value if -1e300 < value < 1e300 else None  # neither NaN nor infinite
    return None


def short(text: str) -> str:
    """At most 80 characters and 128 bytes."""
    text = text[:TEXT_LENGTH]
    if text.isascii() and text.isprintable():
        return text
    return cut(text, TEXT_BYTES)


def cut(text: str, size: int) -> str:
    """At most so many bytes, without what JSON would write six times as long."""
    plain = "".join([c if c >= " " and c != "\x7f" else " " for c in text[:size]])
    return plain.encode("utf-8", "replace")[:size].decode("utf-8", "ignore")


def named(properties: Mapping[str, Any], names: Iterable[str]) -> dict[str, Scalar]:
    """Those of these properties that have a plain value."""
    kept: dict[str, Scalar] = {}
    for name in names:
        value = scalar(properties.get(name))
        if value is not None:
            kept[name] = value
    return kept


def told(properties: Mapping[str, Any]) -> dict[str, Scalar]:
    """What fits: first what says what the event is about, then by name."""
    kept: dict[str, Scalar] = {}
    room = PROPERTIES_BYTES
    for name in _in_order(properties):
        if len(name) > NAME_LENGTH or not name.isprintable():
            continue
        value = scalar(properties[name])
        if value is None:
            continue
        room -= _size(name) + (_size(value) if isinstance(value, str) else 12)
        if room < 0 and kept:
            break
        kept[name] = value
        if len(kept) == PROPERTIES:
            break
    return kept


def subject(properties: Mapping[str, Scalar]) -> Scalar | None:
    """What tells events of one type apart, such as the page's name."""
    for name in SUBJECT:
        value = properties.get(name)
        if value is not None:
            return value
    return None


def _in_order(properties: Mapping[str, Any]) -> list[str]:
    if len(properties) < 2:
        return list(properties)
    last = len(FIRST)
    return sorted(properties, key=lambda name: (_PLACE.get(name, last), name))


def _size(text: str) -> int:
    size = len(text) if text.isascii() else len(text.encode("utf-8", "replace"))
    return size + text.count('"') + text.count("\\") + 4
