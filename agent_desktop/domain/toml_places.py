"""Where the keys of a TOML text stand: tomllib gives the values, but no line numbers."""

from __future__ import annotations

import re
from typing import Final

Path = tuple[str | int, ...]

_KEY: Final = re.compile(r"""\s*("(?:\\.|[^"\\])*"|'[^']*'|[A-Za-z0-9_-]+)\s*(\.)?""")
_OPENED: Final = {'"""': '"""', "'''": "'''"}


def places(text: str) -> dict[Path, int]:
    """The line (from 1) on which each table and key begins, as far as a simple scan can tell.

    Keys inside an inline table stand on their first line. Elements of `[[x]]` are numbered, and so
    are the inline tables of a list that has one on each line.
    """
    found: dict[Path, int] = {}
    counts: dict[Path, int] = {}
    table: Path = ()
    closing = ""
    listed: Path = ()
    depth = element = 0
    # Not splitlines(): a text may hold U+2028 and the like, which end no line in TOML.
    for number, line in enumerate(text.split("\n"), 1):
        if closing:
            _, end, rest = line.partition(closing)
            if not end:
                continue
            closing = ""
            depth += _depth(rest)
            continue
        bare = line.strip()
        if depth > 0:
            if depth == 1 and bare.startswith("{"):
                found.setdefault((*listed, element), number)
                _inline(bare, (*listed, element), number, found)
                element += 1
            closing, more = _value(bare)
            depth += more
            continue
        if not bare or bare.startswith("#"):
            continue
        if bare.startswith("["):
            table = _table(bare, counts)
            found.setdefault(table, number)
            continue
        keys, rest = _keys(bare)
        if keys and rest.startswith("="):
            for length in range(1, len(keys) + 1):
                found.setdefault((*table, *keys[:length]), number)
            listed, element = (*table, *keys), 0
            closing, depth = _value(rest[1:])
            _inline(rest, (*table, *keys), number, found)
    return found


def line_of(found: dict[Path, int], path: Path) -> int:
    """The line of a key, or of the nearest table around it."""
    for length in range(len(path), 0, -1):
        if path[:length] in found:
            return found[path[:length]]
    return 1


def _table(bare: str, counts: dict[Path, int]) -> Path:
    listed = bare.startswith("[[")
    keys, _ = _keys(bare.lstrip("["))
    path: Path = ()
    for place, key in enumerate(keys):
        path = (*path, key)
        if listed and place == len(keys) - 1:
            counts[path] = counts.get(path, -1) + 1
        if path in counts:
            path = (*path, counts[path])
    return path


def _keys(text: str) -> tuple[tuple[str, ...], str]:
    keys: list[str] = []
    place = 0
    while match := _KEY.match(text, place):
        keys.append(match[1].strip("\"'"))
        place = match.end()
        if not match[2]:
            break
    return tuple(keys), text[place:].lstrip()


_INLINE: Final = re.compile(r"[{,]\s*([A-Za-z0-9_-]+)\s*=")


def _inline(rest: str, path: Path, number: int, found: dict[Path, int]) -> None:
    for match in _INLINE.finditer(rest):
        found.setdefault((*path, match[1]), number)


_STRINGS: Final = re.compile(r'"""|\'\'\'|"(?:\\.|[^"\\])*"|\'[^\']*\'|#.*')


def _value(text: str) -> tuple[str, int]:
    """The quotes that a value leaves open, and the brackets."""
    place = depth = 0
    while match := _STRINGS.search(text, place):
        depth += _depth(text[place : match.start()])
        token = match.group()
        place = match.end()
        if token in _OPENED:
            end = text.find(token, place)
            if end < 0:
                return token, depth
            place = end + 3
    return "", depth + _depth(text[place:])


def _depth(text: str) -> int:
    return sum(text.count(c) for c in "[{") - sum(text.count(c) for c in "]}")
