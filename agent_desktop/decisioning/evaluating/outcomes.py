"""What is evaluated: one offer and what came of it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import msgspec


class Outcome(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """One offer that was made. Times are whole numbers in any one unit, as long as they order."""

    at: int
    matures_at: int
    """From then on `worked` is known; not before `at`."""
    action: str
    worked: bool
    values: Mapping[str, Any]
    """Of the features; what is missing is None or absent."""
    propensity: float | None = None
    """The probability with which this action was chosen for this customer, where it was logged."""
    expected: float | None = None
    """What the list's own model said at the time, where it was logged."""
