"""Why two customers cannot be joined or taken apart."""

from __future__ import annotations


class CannotStitch(Exception):
    """`code` is `unknown_customer`, `already_one`, `unknown_link` or `two_people`."""

    def __init__(self, message: str, code: str) -> None:
        super().__init__(message)
        self.code = code
