"""How much goes into one push, and what a refusal of the whole request means. Pure."""

from __future__ import annotations

from enum import Enum, auto
from typing import Final

MOST_ENTRIES: Final = 2_000
MOST_BYTES: Final = 4 * 1024 * 1024
LEAST_ENTRIES: Final = 64
LEAST_BYTES: Final = 128 * 1024
"""A push that is lost is not to blame below this."""


class AfterRefusal(Enum):
    SMALLER = auto()
    """Try again with fewer entries, to find the one that is to blame."""
    QUARANTINE = auto()
    """It is this one: put it aside, so that the others go on."""
    WAIT = auto()
    """Not about the entries: somebody has to put the set-up right."""


class BatchSize:
    """Shrinks when the hub refuses a whole push and grows again when it takes one."""

    def __init__(self) -> None:
        self.entries = MOST_ENTRIES
        self.bytes = MOST_BYTES

    def taken(self) -> None:
        self.entries = min(MOST_ENTRIES, self.entries * 2)
        self.bytes = min(MOST_BYTES, self.bytes * 2)

    def lost(self) -> None:
        """A push got no answer. Something in between may take less than the hub does, or give less
        time: with half as much each try, it passes in the end."""
        self.entries = min(self.entries, max(LEAST_ENTRIES, self.entries // 2))
        self.bytes = min(self.bytes, max(LEAST_BYTES, self.bytes // 2))

    def refused(self, code: str, entries: int) -> AfterRefusal:
        """`entries` is how many were in the push that the hub did not even read."""
        if code not in _ABOUT_ENTRIES:
            return AfterRefusal.WAIT
        if entries > 1:
            self.entries = max(1, entries // 2)
            self.bytes = max(1, self.bytes // 2)
            return AfterRefusal.SMALLER
        return AfterRefusal.QUARANTINE


_ABOUT_ENTRIES: Final = frozenset({"too_large", "bad_request", "bad_entry"})
"""Codes with which a hub refuses a push because of what is in it. Any other code (such as one
about the installation) would be given to every entry: they stay, and the trouble is shown."""
