"""What single cells of a table mean."""

from __future__ import annotations

import math
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from typing import Any, Final

from agent_desktop.decisioning.catalogue import FeatureKind
from agent_desktop.hub.evaluating.description import Described, Description

_YES: Final = frozenset({"yes", "true", "1", "y", "t"})
_NO: Final = frozenset({"no", "false", "0", "n", "f"})
_EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)
_LATEST: Final = 1 << 53

Cell = Callable[[str], Any]
"""Raises ValueError for what it can't read."""


def feature_cell(described: Described, decimal: str) -> Cell:
    """A reader for the cells of a feature; None for what is missing."""
    missing = described.missing
    kind = described.feature.kind

    def number(text: str) -> float | None:
        text = text.strip()
        if text in missing:
            return None
        if decimal != ".":
            text = text.replace(decimal, ".")
        value = float(text)
        if "_" in text or value != value:  # noqa: PLR0124 - NaN is not itself
            raise ValueError(text)
        return value

    def category(text: str) -> str | None:
        text = text.strip()
        return None if text in missing else text

    def flag(text: str) -> bool | None:
        text = text.strip()
        if text in missing:
            return None
        lower = text.lower()
        if lower not in _YES and lower not in _NO:
            raise ValueError(text)
        return lower in _YES

    return {FeatureKind.NUMBER: number, FeatureKind.CATEGORY: category, FeatureKind.FLAG: flag}[
        kind
    ]


class Times:
    """Reads a column of times: all of them dates, or all of them numbers in one unit."""

    def __init__(self, description: Description) -> None:
        self._format = description.time_format
        self.numbers: bool | None = None
        """Whether they are numbers; None before the first."""

    def read(self, text: str) -> int:
        """Milliseconds since the epoch, or thousandths of a number's unit. Raises ValueError with
        the reason."""
        text = text.strip()
        if not text:
            raise ValueError("is empty")
        value = None if self._format else _number(text)
        if self.numbers is None:
            self.numbers = value is not None
        if self.numbers != (value is not None):
            raise ValueError(f"'{text[:40]}': some times are dates and some are numbers")
        return _moment(text, self._format) if value is None else value


def _number(text: str) -> int | None:
    # 20111001 is a date to fromisoformat, but nobody can know that.
    try:
        value = float(text)
    except ValueError:
        return None
    if not math.isfinite(value) or abs(value) * 1000 >= _LATEST:
        raise ValueError(f"'{text[:40]}' is no time: too large a number")
    return round(value * 1000)


def _moment(text: str, shape: str) -> int:
    try:
        if shape:
            read = datetime.strptime(text, shape)  # noqa: DTZ007 - its zone is looked at below
        elif len(text) == 10:
            read = datetime.combine(date.fromisoformat(text), datetime.min.time())
        else:
            read = datetime.fromisoformat(text)
    except (ValueError, OverflowError):
        wanted = f"as '{shape}' says" if shape else "such as 2026-11-30 or 2026-11-30T09:15:00Z"
        raise ValueError(f"'{text[:40]}' is no time {wanted}") from None
    if read.tzinfo is None:
        read = read.replace(tzinfo=UTC)
    return (read - _EPOCH) // timedelta(milliseconds=1)


def propensity(text: str, decimal: str) -> float | None:
    """A probability above 0; None where it is missing. Raises ValueError with the reason."""
    text = text.strip()
    if not text:
        return None
    try:
        value = float(text.replace(decimal, "."))
    except ValueError:
        raise ValueError(f"'{text[:40]}' is no number") from None
    if not 0 < value <= 1:
        raise ValueError(f"'{text[:40]}' is no probability: above 0, and 1 at most")
    return value
