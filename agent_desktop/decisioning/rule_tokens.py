"""A rule's text in pieces. What is none of these pieces never reaches the engine."""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from agent_desktop.decisioning.attribute_table import TABLES
from agent_desktop.decisioning.rule_errors import RuleError

MAX_LENGTH: Final = 1_500
MAX_NESTING: Final = 20
MAX_OPERATORS: Final = 150
"""Operators, brackets and calls: the engine goes as deep as there are of them."""
MAX_SUMS: Final = 30
"""Texts grow with each `+`."""

_TEXT: Final = r"""\\[\\"'ntr]"""
_TOKEN: Final = re.compile(
    r"(?P<space>\s+)"
    rf"""|(?P<text>"(?:{_TEXT}|[^"\\\x00-\x1f\x7f])*"|'(?:{_TEXT}|[^'\\\x00-\x1f\x7f])*')"""
    rf"""|(?P<entry>\b(?P<table>{"|".join(TABLES)})\s*"""
    r"""\[\s*(?:"(?P<key1>[^"\\\x00-\x1f]*)"|'(?P<key2>[^'\\\x00-\x1f]*)')\s*\])"""
    r"""|(?P<trait>\btraits\s*\.\s*(?P<trait_name>[A-Za-z_][A-Za-z0-9_]*))"""
    r"""|(?P<number>(?:0[xX][0-9a-fA-F]+|\d+(?:\.\d+)?(?:[eE][+-]?\d+)?)(?![\w.]))"""
    r"""|(?P<name>[A-Za-z_][A-Za-z0-9_]*)"""
    r"""|(?P<sign>&&|\|\||==|!=|<=|>=|[<>+\-*/%!?:,.()\[\]])"""
)


class Token(NamedTuple):
    """`kind` is text, entry, trait, number, name, sign or end."""

    kind: str
    text: str
    extra: tuple[str, str] = ("", "")
    """Table and key of an entry; a trait's name."""


END: Final = Token("end", "")


def tokens(text: str) -> list[Token]:
    """All pieces, ended by END. Raises RuleError for what is too long or no piece at all."""
    if len(text) > MAX_LENGTH:
        raise RuleError(f"longer than {MAX_LENGTH:,} characters")
    found: list[Token] = []
    place = depth = operators = sums = choices = 0
    while place < len(text):
        match = _TOKEN.match(text, place)
        if match is None:
            raise RuleError(f"'{_shown(text[place])}' is not understood: {_near(text, place)}")
        place = match.end()
        kind = match.lastgroup or ""
        if kind == "space":
            continue
        token = _token(match)
        if token.kind == "text" and found and found[-1].kind == "text":
            raise RuleError("two texts stand side by side, without an operator")
        found.append(token)
        if token.kind == "sign" or token.text == "in":
            operators += token.text not in ",)]."
            sums += token.text == "+"
            choices += token.text == "?"
            depth += (token.text in "([") - (token.text in ")]")
        if max(depth, choices) > MAX_NESTING:
            raise RuleError(f"nested more than {MAX_NESTING} deep")
        if operators > MAX_OPERATORS:
            raise RuleError(f"more than {MAX_OPERATORS} operators")
        if sums > MAX_SUMS:
            raise RuleError(f"more than {MAX_SUMS} times '+'")
    return [*found, END]


def _token(match: re.Match[str]) -> Token:
    for kind in ("text", "entry", "trait", "number", "name", "sign"):
        piece = match[kind]
        if piece is not None:
            if kind == "entry":
                return Token(kind, piece, (match["table"], match["key1"] or match["key2"] or ""))
            if kind == "trait":
                return Token(kind, piece, (match["trait_name"], ""))
            return Token(kind, piece)
    raise AssertionError


def _near(text: str, place: int) -> str:
    return f"near '{''.join(map(_shown, text[max(0, place - 15) : place + 15]))}'"


def _shown(c: str) -> str:
    return c if c.isprintable() else "\N{REPLACEMENT CHARACTER}"
