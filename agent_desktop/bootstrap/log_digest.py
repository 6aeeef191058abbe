"""A log with everything personal left out: which part of the program said how much how often, with
the kinds of errors and the places in our own source. Words are kept where they are ours."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Final

from agent_desktop.cache import errors as cache_errors
from agent_desktop.protocol import errors as hub_errors

MOST_LINES: Final = 200_000
_RECORD: Final = re.compile(
    r"(\d{4}-\d\d-\d\d \d\d):\d\d:\d\d,\d{3} (WARNING|ERROR|CRITICAL) "
    r"(agent_desktop(?:\.[a-z_0-9]+)*) "
)
_PLACE: Final = re.compile(
    r'  File "[^"]*agent_desktop[/\\]([a-z_0-9/\\]+)\.py", line (\d{1,6}), in '
)
_ERROR: Final = re.compile(r"([A-Za-z_.]{1,80})(?::|$| at )")
_SAID: Final = re.compile(r"\bbroke: ([A-Za-z_.]{1,80}) at ")
_SENTENCES: Final = (
    "the outbox cannot be read or written",
    "the pulling process ended with status",
    "the pulling process did not start",
    "the cache cannot be read",
    "the outbox was not tidied",
    "cannot start",
    "ended",
    "the model",
    "the task",
)
"""What our own records begin with; everything after it may quote somebody."""


def _names(*modules: object) -> frozenset[str]:
    found = set()
    for module in modules:
        found |= {
            name
            for name, value in vars(module).items()
            if isinstance(value, type) and issubclass(value, BaseException)
        }
    return frozenset(found)


def _known_errors() -> frozenset[str]:
    import builtins
    import sqlite3

    return _names(builtins, sqlite3, cache_errors, hub_errors) | {"CancelledError"}


def digest(lines: Iterable[str]) -> list[str]:
    """Counted lines, the newest hour last: '2026-11-22 14h ERROR agent_desktop.sync.drain: the
    outbox cannot be read or written (3)'."""
    counts: Counter[str] = Counter()
    known, head = _known_errors(), ""
    for line in _first(lines):
        record = _RECORD.match(line)
        if record is not None:
            hour, level, logger = record.groups()
            said = line[record.end() :]
            sentence = next((each for each in _SENTENCES if said.startswith(each)), "")
            head = f"{hour}h {level} {_module(logger)}" + (f": {sentence}" if sentence else "")
            counts[head] += 1
            broke = _SAID.search(said)
            if broke is not None:
                counts[f"{head}: {_error(broke[1], known)}"] += 1
            continue
        place = _PLACE.match(line)
        if place is not None and head:
            module = _module("agent_desktop." + re.sub(r"[/\\]", ".", place[1]))
            counts[f"{head} at {module} line {place[2]}"] += 1
            continue
        error = _ERROR.match(line)
        if error is not None and head and _error(error[1], known) != "another error":
            counts[f"{head}: {_error(error[1], known)}"] += 1
    return [f"{said} ({count})" for said, count in sorted(counts.items())]


def _first(lines: Iterable[str]) -> Iterator[str]:
    for number, line in enumerate(lines):
        if number >= MOST_LINES:
            return
        yield line.rstrip("\r\n")[:2000]


def _module(name: str) -> str:
    """One of this program's own."""
    return name if name in _modules() else "agent_desktop"


def _error(name: str, known: frozenset[str]) -> str:
    last = name.rpartition(".")[2]
    return last if last in known else "another error"


_found: set[str] = set()


def _modules() -> set[str]:
    """Names of all modules that this program has."""
    if not _found:
        import pkgutil

        import agent_desktop

        _found.add("agent_desktop")
        for module in pkgutil.walk_packages(agent_desktop.__path__, "agent_desktop.", _skip):
            _found.add(module.name)
    return _found


def _skip(_name: str) -> None:
    """A package that cannot be imported here (the hub's, where its libraries are missing)."""
