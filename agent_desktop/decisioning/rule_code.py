"""Rules as Python functions, where Python and the engine cannot differ.

Most rules compare attributes with numbers and texts and join that with `&&`, `||` and `!`. Over
values of the kinds that `rules.prepare` lets through none of this can fail, so there is nothing of
the engine's about errors to imitate. Everything else (sums, `size`, `int(...)`) stays with the
engine. Nothing that a rule says gets into the text that is compiled: that is made of the words of
this file and of numbered arguments, and a rule's names and constants are handed over as values. So
rules of one shape share their code, and thousands cost a few compilations.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache
from typing import Any, Final

from agent_desktop.decisioning.rule_tokens import END, Token

Quick = Callable[[Mapping[str, Any]], bool]
"""Asked with the values of all names; gives True or False and nothing else."""

DEEPEST: Final = 40
"""Brackets within brackets: Python's parser has a limit, as the engine has."""

_JOINED: Final = (("||", " or "), ("&&", " and "))
_COMPARED: Final = {
    "<": " < ", "<=": " <= ", ">": " > ", ">=": " >= ", "==": " == ", "!=": " != ", "in": " in ",
}  # fmt: skip
_METHODS: Final = {"startsWith": ".startswith(", "endsWith": ".endswith("}
_ESCAPED: Final = {"n": "\n", "t": "\t", "r": "\r"}


class _EnginesOwnError(Exception):
    """This rule says something that is left to the engine."""


def quick(pieces: Sequence[Token]) -> Quick | None:
    """Of a rule that `rule_grammar` has read; its entries and traits are names. None where only the
    engine will do."""
    writer = _Writer(pieces)
    try:
        shape = writer.choice(0)
    except _EnginesOwnError:
        return None
    if writer.next is not END:
        return None
    made = _made(shape, len(writer.names), len(writer.constants))
    return made(*writer.names, *writer.constants)


@lru_cache(maxsize=2_048)
def _made(shape: str, names: int, constants: int) -> Callable[..., Quick]:
    given = [f"n{n}" for n in range(names)] + [f"c{n}" for n in range(constants)]
    text = f"lambda {', '.join(given)}: lambda k: {shape}"
    code = compile(text, "<rule>", "eval")
    maker: Callable[..., Quick] = eval(code, {"__builtins__": {}})  # noqa: S307 - our own words only
    return maker


class _Writer:
    """Goes through the pieces as `rule_grammar` does; the kinds were checked there."""

    def __init__(self, pieces: Sequence[Token]) -> None:
        self.names: list[str] = []
        self.constants: list[Any] = []
        self._pieces = pieces
        self._place = 0
        self.next = pieces[0]

    def choice(self, depth: int) -> str:
        """From the right, as Python's own."""
        if depth > DEEPEST:
            raise _EnginesOwnError
        found = self._joined(0, depth)
        if not self._is("?"):
            return found
        self._take()
        first = self._joined(0, depth + 1)
        self._expect(":")
        return f"({first} if {found} else {self.choice(depth + 1)})"

    def _joined(self, level: int, depth: int) -> str:
        if level == len(_JOINED):
            return self._compared(depth)
        sign, word = _JOINED[level]
        parts = [self._joined(level + 1, depth)]
        while self._is(sign):
            self._take()
            parts.append(self._joined(level + 1, depth))
        return f"({word.join(parts)})" if len(parts) > 1 else parts[0]

    def _compared(self, depth: int) -> str:
        found = self._unary(depth)
        while self.next.text in _COMPARED and self.next.kind in {"sign", "name"}:
            depth += 1
            if depth > DEEPEST:
                raise _EnginesOwnError
            word = _COMPARED[self._take()]
            found = f"({found}{word}{self._unary(depth)})"
        return found

    def _unary(self, depth: int) -> str:
        if self._is("!"):
            self._take()
            return f"(not {self._member(depth)})"
        if self._is("-"):
            self._take()
            return f"(-{self._member(depth)})"
        return self._member(depth)

    def _member(self, depth: int) -> str:
        found = self._primary(depth)
        while self._is("."):
            self._take()
            name = self._take()
            self._expect("(")
            if name in _METHODS:
                found = f"{found}{_METHODS[name]}{self.choice(depth + 1)})"
            elif name == "contains":
                found = f"({self.choice(depth + 1)} in {found})"
            else:
                raise _EnginesOwnError
            self._expect(")")
        return found

    def _primary(self, depth: int) -> str:
        token = self.next
        if token.kind == "text":
            self._take()
            return self._constant(_unescaped(token.text))
        if token.kind == "number":
            self._take()
            return self._constant(_number(token.text))
        if token.kind == "name":
            self._take()
            if self._is("("):
                raise _EnginesOwnError
            if token.text in {"true", "false"}:
                return self._constant(token.text == "true")
            return self._value(token.text)
        if self._is("("):
            self._take()
            found = self.choice(depth + 1)
            self._expect(")")
            return found
        if self._is("["):
            return self._list(depth)
        raise _EnginesOwnError

    def _list(self, depth: int) -> str:
        self._expect("[")
        parts = []
        while not self._is("]"):
            parts.append(self.choice(depth + 1))
            if not self._is(","):
                break
            self._take()
        self._expect("]")
        return f"({', '.join(parts)},)"

    def _value(self, name: str) -> str:
        if name not in self.names:
            self.names.append(name)
        return f"k[n{self.names.index(name)}]"

    def _constant(self, value: Any) -> str:
        self.constants.append(value)
        return f"c{len(self.constants) - 1}"

    def _is(self, sign: str) -> bool:
        return self.next.text == sign and self.next.kind == "sign"

    def _take(self) -> str:
        text = self.next.text
        self._place += 1
        self.next = self._pieces[min(self._place, len(self._pieces) - 1)]
        return text

    def _expect(self, sign: str) -> None:
        if not self._is(sign):
            raise _EnginesOwnError
        self._take()


def _number(text: str) -> int | float:
    if text[:2] in {"0x", "0X"}:
        return int(text, 16)
    return int(text) if text.isdecimal() else float(text)


def _unescaped(text: str) -> str:
    """What stands between the quotes; a backslash makes its one neighbour plain, or n, t, r."""
    if "\\" not in text:
        return text[1:-1]
    out, pieces = [], iter(text[1:-1])
    for c in pieces:
        if c == "\\":
            after = next(pieces)
            out.append(_ESCAPED.get(after, after))
        else:
            out.append(c)
    return "".join(out)
