"""Sentences and dates in the agent's language. The use cases word; the shell translates."""

from __future__ import annotations

from typing import Protocol


def QT_TRANSLATE_NOOP(context: str, text: str) -> str:  # noqa: N802 - lupdate knows this name
    """Marks a text that is translated where it is shown."""
    del context
    return text


def QT_TRANSLATE_N_NOOP(context: str, text: str) -> str:  # noqa: N802 - lupdate knows this name
    """Marks a text with a number in it, written as '%n call(s)', that is counted where it is
    shown."""
    del context
    return text


class Words(Protocol):
    """What the shell gives: translations by lupdate's rules, and dates by the locale."""

    def translate(self, context: str, text: str) -> str:
        """The text in the agent's language; placeholders in braces stay."""
        ...

    def counted(self, context: str, text: str, count: int) -> str:
        """A text marked by QT_TRANSLATE_N_NOOP with its number, in the language's own plural."""
        ...

    def day(self, at: int) -> str:
        """A date without its weekday, the year only where it is another one: '3 Dec'."""
        ...

    def time(self, at: int) -> str: ...

    def moment(self, at: int) -> str:
        """The time for today; else the day, with its weekday in the coming week."""
        ...

    def number(self, value: float, decimals: int | None = None) -> str:
        """With none or two decimals, as the value needs: '1,240'; or with so many."""
        ...
