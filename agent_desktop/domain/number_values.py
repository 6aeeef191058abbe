"""What is known about a phone number."""

from __future__ import annotations

from typing import Final

import msgspec

from agent_desktop.domain.contacts import Presentation

MAX_TYPED: Final = 250
SUFFIX_DIGITS: Final = 7


class Number(msgspec.Struct, frozen=True, kw_only=True):
    """A number as far as it can be read. Of a card number nothing at all is kept."""

    e164: str | None = None
    """Set where the length is one that exists there."""
    extension: str = ""
    valid: bool = False
    """Lies in a range that libphonenumber knows. Customers' numbers need not."""
    region: str = ""
    """Two letters, or empty where several share it or none is known (such as +800)."""
    kind: str = "unknown"
    """`mobile`, `landline`, `toll_free`, `premium`, `voip`, `other` or `unknown`."""
    display: str = ""
    """International form with spaces; what was typed where that is all there is."""
    digits: str = ""
    """The digits that were typed, for a look-up by the last seven where `e164` is missing."""
    presentation: Presentation = Presentation.ALLOWED
    problem: str = ""
    """Why this is no number: `not_a_number`, `too_short`, `too_long`, `local_only`,
    `needs_country`, `card_number`; empty where it is one, or where there was none."""

    @property
    def withheld(self) -> bool:
        """There is no number to look up: hidden, not available or empty."""
        return self.presentation is not Presentation.ALLOWED
