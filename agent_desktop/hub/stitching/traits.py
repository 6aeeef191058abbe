"""Traits: kept per identity, folded into one set per customer."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import msgspec

MOST_KEYS = 256
MOST_BYTES = 65_536
"""Of one identity: whoever holds a public key must not be able to fill the disk."""

Kept = dict[str, tuple[Any, int, bool]]
"""Value, when it was said (ms), and whether by a trusted touchpoint."""

_decoder = msgspec.json.Decoder(Kept)


def read(stored: bytes) -> Kept:
    return _decoder.decode(stored)


def add(stored: bytes, said: Mapping[str, Any], at: int, trusted: bool) -> bytes:
    """The later word stands, but a trusted one is never replaced by a claim."""
    kept = read(stored)
    for key, value in said.items():
        known = kept.get(key)
        if (known is None and len(kept) < MOST_KEYS) or (
            known is not None and (trusted, at) >= (known[2], known[1])
        ):
            kept[key] = (value, at, trusted)
    encoded = msgspec.json.encode(kept)
    return encoded if len(encoded) <= MOST_BYTES else stored


def fold(members: Iterable[tuple[str, str, bytes]]) -> tuple[dict[str, Any], str]:
    """A customer's traits and name, from (identity id, namespace, stored traits) of each member.

    Claims count only for people nobody knows: a public key never changes a known customer.
    """
    members = sorted(members)
    known = any(namespace == "user_id" for _, namespace, _ in members)
    best: dict[str, tuple[Any, int, bool]] = {}
    for _, _, stored in members:
        if stored == b"{}":
            continue
        for key, word in read(stored).items():
            if known and not word[2]:
                continue
            held = best.get(key)
            # Members come in the order of their ids: at a tie the smaller one keeps its word.
            if held is None or (word[2], word[1]) > (held[2], held[1]):
                best[key] = word
    traits = {key: best[key][0] for key in sorted(best)}
    return traits, name_of(traits)


def name_of(traits: Mapping[str, Any]) -> str:
    """What to call the customer; empty if nobody has said it."""
    name = _text(traits.get("name"))
    if name:
        return name
    first = _text(traits.get("firstName") or traits.get("first_name"))
    last = _text(traits.get("lastName") or traits.get("last_name"))
    return f"{first} {last}".strip()


def _text(value: Any) -> str:
    return " ".join(value.split())[:200] if isinstance(value, str) else ""
