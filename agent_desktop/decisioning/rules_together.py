"""Many rules in one run of the engine: each run by itself costs as much again as a short rule.

They stay the rules that were read and compiled one by one; several are put into one list, `[a, b]`,
whose values are theirs. Where one of a list fails, the whole list does, and its rules are judged
one after the other: what fails never says anything about its neighbours.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any, Final

import cel

from agent_desktop.decisioning.rules import GOING, Rule, judge

_AT_ONCE: Final = 32
"""More gain nothing, and all of them have to be judged again where one fails."""
_LENGTH: Final = 8_192
"""Characters of a list: nothing that the engine reads grows with the catalogue."""


class Together:
    """Never changes once it is made; as many threads as like may ask it."""

    def __init__(self, rules: Sequence[Rule]) -> None:
        self._parts = [(tuple(part), _program(part)) for part in _parts(rules)]

    def judge(self, context: cel.Context) -> list[bool | None]:
        """Yes or no of each rule, None where it failed: as `rules.judge`."""
        found: list[bool | None] = []
        for rules, execute in self._parts:
            found += _answers(rules, execute, context)
        return found


def _answers(
    rules: tuple[Rule, ...], execute: Callable[..., Any], context: cel.Context
) -> list[bool | None]:
    try:
        given = execute(context)
    except GOING:
        raise
    except BaseException:
        return judge(rules, context)
    sound = type(given) is list and len(given) == len(rules) and set(map(type, given)) <= {bool}
    return given if sound else judge(rules, context)


def _program(rules: Sequence[Rule]) -> Callable[..., Any]:
    """Raises nothing: each of them was compiled before, and a list adds one level."""
    execute: Callable[..., Any] = cel.compile(f"[{', '.join(r.source for r in rules)}]").execute
    return execute


def _parts(rules: Sequence[Rule]) -> Iterator[list[Rule]]:
    part: list[Rule] = []
    length = 0
    for rule in rules:
        if part and (len(part) == _AT_ONCE or length + len(rule.source) > _LENGTH):
            yield part
            part, length = [], 0
        part.append(rule)
        length += len(rule.source) + 2
    if part:
        yield part
