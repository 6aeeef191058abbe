"""The kinds of a rule's values, and which operators go with which.

The engine compares a text with a number without a word (the answer is no), and adds a whole number
to a fraction only to fail in a call.
"""

from __future__ import annotations

from typing import Final

from agent_desktop.decisioning.rule_errors import RuleError

YES: Final = "yes/no"
TEXT: Final = "text"
WHOLE: Final = "whole number"
FRACTION: Final = "fraction"
LIST: Final = "list of "
"""Before another kind."""
NUMBERS: Final = frozenset({WHOLE, FRACTION})

LEVELS: Final = (
    frozenset({"||"}),
    frozenset({"&&"}),
    frozenset({"<", "<=", ">", ">=", "==", "!=", "in"}),
    frozenset({"+", "-"}),
    frozenset({"*", "/", "%"}),
)
"""Operators, from what binds least to what binds most."""


def combined(left: str, sign: str, right: str) -> str:
    """The kind of `left sign right`. Raises RuleError where the engine would fail, or be silent."""
    if sign in {"&&", "||"}:
        if left != YES or right != YES:
            other = right if left == YES else left
            raise RuleError(f"'{sign}' joins a yes or no with another, not with a {other}")
        return YES
    if sign == "in":
        return _contained(left, right)
    if left.startswith(LIST) or right.startswith(LIST):
        raise RuleError(f"'{sign}' is not for lists: write \"name\" in signals")
    if sign in LEVELS[2]:
        if not alike(left, right):
            raise RuleError(f"compares different kinds: a {left} with a {right}")
        return YES
    return _calculated(left, sign, right)


def _contained(left: str, right: str) -> str:
    if not right.startswith(LIST):
        said = 'write form.contains("part")' if right == TEXT else "write in [1, 2]"
        raise RuleError(f"'in' asks a list, not a {right}: {said}")
    if not alike(left, right.removeprefix(LIST)):
        raise RuleError(f"compares different kinds: a {left} is never in a {right}")
    return YES


def _calculated(left: str, sign: str, right: str) -> str:
    if sign == "+" and left == right == TEXT:
        return TEXT
    if left not in NUMBERS or right not in NUMBERS:
        raise RuleError(f"'{sign}' between different kinds: a {left} and a {right}")
    if left != right:
        raise RuleError(f"'{sign}' between a {left} and a {right}: write double(...) or int(...)")
    if sign == "%" and left == FRACTION:
        raise RuleError("'%' is for whole numbers")
    return left


def alike(one: str, other: str) -> bool:
    return one == other or (one in NUMBERS and other in NUMBERS)


def number(text: str) -> str:
    if text[:2] in {"0x", "0X"} or text.isdecimal():
        if len(text) > 20 or int(text, 10 if text.isdecimal() else 16) >= 2**53:
            raise RuleError(f"{text[:30]} is too large a number")
        return WHOLE
    if float(text) > 1e300:
        raise RuleError(f"{text[:30]} is too large a number")
    return FRACTION
