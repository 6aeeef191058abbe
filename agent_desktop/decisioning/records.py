"""What is kept of a decision: what it was made of, and a digest of what came out.

The list itself comes back by replay, with the same catalogue and model, to the last digit.
"""

from __future__ import annotations

from collections.abc import Iterable
from hashlib import blake2b
from struct import Struct
from typing import Final

from agent_desktop.decisioning.decisions import Held

_ONE: Final = Struct("<d")
_TWO: Final = Struct("<2d")
FURTHEST: Final = 1 << 53
"""No time lies further away than this many milliseconds: a number can be as long as its digits."""


def moment(at: int) -> int:
    """A time within bounds."""
    return min(max(at, -FURTHEST), FURTHEST)


def told_of(held: Held) -> bytes:
    """The line of the digest for an action that is held back."""
    until = None if held.until is None else moment(held.until)
    caused = None if held.caused_at is None else moment(held.caused_at)
    return (
        f"{held.action_id}\t{held.code}\t{until}\t{held.response_id}\t{held.sentiment}\t{caused}\t"
        f"{held.touchpoint}\t{held.rule}\t{held.count}\t{held.text}\n"
    ).encode("utf-8", "replace")


def told_action(action_id: str, value: float, lever: float) -> bytes:
    """What the digest says of an action whatever the conversation."""
    return _TWO.pack(value, lever) + f"\t{action_id}\t".encode("utf-8", "replace")


def told_standing(context: float, action: bytes, why: str) -> bytes:
    """The end of the line of an action that is on the list: it begins with its propensities."""
    return _ONE.pack(context) + action + why.encode("utf-8", "replace")


def digest_of(parts: Iterable[bytes]) -> str:
    """Of the versions, the list in its order with its factors and reasons, and what is held."""
    return blake2b(b"".join(parts), digest_size=16).hexdigest()
