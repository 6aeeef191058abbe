"""`app.words.Words` in plain English."""

from __future__ import annotations

from datetime import datetime


class PlainWords:
    """English, without a window."""

    def translate(self, context: str, text: str) -> str:
        return text

    def counted(self, context: str, text: str, count: int) -> str:
        return text.replace("%n", str(count)).replace("(s)", "" if count == 1 else "s")

    def day(self, at: int) -> str:
        moment = _local(at)
        return f"{moment.day} {moment:%b}"

    def time(self, at: int) -> str:
        return f"{_local(at):%H:%M}"

    def moment(self, at: int) -> str:
        return self.day(at)

    def number(self, value: float, decimals: int | None = None) -> str:
        if decimals is not None:
            return f"{value:,.{decimals}f}"
        return f"{value:,.2f}".removesuffix(".00")


def _local(at: int) -> datetime:
    return datetime.fromtimestamp(at / 1000).astimezone()
