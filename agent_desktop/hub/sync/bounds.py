"""Numbers that a request may hold."""

from __future__ import annotations

from typing import Final

from agent_desktop.protocol.errors import Refused

INT64: Final = 2**63 - 1


def within(name: str, value: int, least: int, most: int) -> None:
    """Raises Refused."""
    if not least <= value <= most:
        raise Refused(f"'{name}' must be between {least} and {most}.", "bad_number")


def clamped(value: int) -> int:
    """Into a column."""
    return max(-INT64, min(INT64, value))
