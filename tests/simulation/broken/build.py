"""What a deliberately broken build is."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import Any, NamedTuple
from unittest.mock import patch


class Broken(NamedTuple):
    name: str
    invariants: tuple[str, ...]
    """The judge has to name one of these."""
    what: str
    """In words, for docs/reliability.md."""
    breaks: Callable[[], AbstractContextManager[Any]]
    seeds: tuple[int, ...] = ()
    """Where it was caught when this was written; others are tried if it isn't."""


def instead(where: Any, name: str, new: Any) -> Callable[[], AbstractContextManager[Any]]:
    """The real `name`, replaced while the context lasts."""
    return lambda: patch.object(where, name, new)
