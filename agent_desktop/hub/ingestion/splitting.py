"""A batch that does not read as a whole: find its items, so that each stands by itself.

Some libraries write NaN, cut an emoji in two or nest without end. One such event must not take a
hundred others with it. Nothing here recurses.
"""

from __future__ import annotations

import re

# A text in quotes (possessive, so that it cannot backtrack), or a bracket, comma or colon.
_TOKEN = re.compile(rb'"(?:[^"\\]|\\.)*+"|[{}\[\],:]', re.DOTALL)
_PAIRS = {b"}": b"{", b"]": b"["}


def fields_of(body: bytes) -> dict[str, bytes] | None:
    """The top-level members of a JSON object by name, unread. None if it is not well formed."""
    parts = _split(body, b"{", b"}")
    if parts is None:
        return None
    fields: dict[str, bytes] = {}
    for part in parts:
        name, colon, value = _member(part)
        if not colon:
            return None
        fields[name] = value
    return fields


def items_of(array: bytes) -> list[bytes] | None:
    """The elements of a JSON array, unread. None if it is not well formed."""
    return _split(array, b"[", b"]")


def deeper_than(text: bytes, most: int) -> bool:
    """Whether objects and arrays of this JSON lie in each other more than `most` deep."""
    if text.count(b"{") + text.count(b"[") <= most:
        return False  # nearly all
    depth = 0
    for match in _TOKEN.finditer(text):
        token = match.group()
        if token in {b"{", b"["}:
            depth += 1
            if depth > most:
                return True
        elif token in _PAIRS:
            depth -= 1
    return False


def _member(part: bytes) -> tuple[str, bool, bytes]:
    token = _TOKEN.match(part)
    if token is None or not token.group().startswith(b'"'):
        return "", False, b""
    name = token.group()[1:-1].decode("utf-8", "replace")
    rest = part[token.end() :].lstrip()
    return name, rest.startswith(b":"), rest[1:].strip()


def _split(text: bytes, opening: bytes, closing: bytes) -> list[bytes] | None:
    """What stands between the commas of the outermost brackets."""
    text = text.strip()
    if not text.startswith(opening) or not text.endswith(closing):
        return None
    parts: list[bytes] = []
    stack: list[bytes] = []
    start = 1
    for match in _TOKEN.finditer(text):
        token = match.group()
        if token in {b"{", b"["}:
            stack.append(token)
        elif token in _PAIRS:
            if not stack or stack.pop() != _PAIRS[token]:
                return None
            if not stack:
                if match.end() != len(text):
                    return None
                parts.append(text[start : match.start()].strip())
        elif token == b"," and len(stack) == 1:
            parts.append(text[start : match.start()].strip())
            start = match.end()
    if stack or not parts:
        return None
    return [] if parts == [b""] else parts
