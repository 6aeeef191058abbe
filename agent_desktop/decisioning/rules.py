"""Rules in the Common Expression Language over the context.

The engine has no budget of steps, and a long or deep text can bring the process down while it is
compiled: so `rule_grammar` reads each rule first, refuses loops and whatever is too long or too
deep, and hands the engine only what it understood.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final

import cel

from agent_desktop.decisioning.attribute_table import ATTRIBUTES
from agent_desktop.decisioning.rule_code import Quick, quick
from agent_desktop.decisioning.rule_errors import RuleError
from agent_desktop.decisioning.rule_grammar import CONVERSATION, entry_of, read_rule

__all__ = [
    "CONVERSATION",
    "Rule",
    "RuleError",
    "compile_rule",
    "context_names",
    "judge",
    "prepare",
    "table_names",
]

MAX_VALUE: Final = 1_000
"""Characters of a text that a rule sees."""

# A panic of the engine is a BaseException, but no Exception.
_GOING: Final = (KeyboardInterrupt, SystemExit, GeneratorExit, MemoryError)


_REMEMBERED: Final = 4_096
_compiled: dict[str, tuple[Rule, dict[str, Any]]] = {}
"""A catalogue's rules are compiled when it is checked, and again when it is made ready: by text,
with the defaults of the traits that it was tried with."""


class Known:
    """The values of all names that the rules of one decision need, each of its kind."""

    __slots__ = ("_context", "values")

    def __init__(self, values: dict[str, Any]) -> None:
        self.values = values
        self._context: cel.Context | None = None

    @property
    def context(self) -> cel.Context:
        """As the engine takes them: made for the first rule that needs it."""
        if self._context is None:
            self._context = cel.Context(self.values)
        return self._context


class Rule:
    """A compiled rule. `names` are the variables that it needs."""

    __slots__ = ("execute", "names", "quick", "text")

    def __init__(
        self, text: str, program: cel.Program, names: frozenset[str], quick: Quick | None = None
    ) -> None:
        self.text = text
        self.names = names
        self.execute = program.execute
        self.quick = quick
        """The same answers without the engine, where that is possible."""

    def holds(self, known: Known) -> bool:
        """Raises RuleError where it has no yes or no."""
        if self.quick is not None:
            return self.quick(known.values)
        return self.by_engine(known)

    def by_engine(self, known: Known) -> bool:
        """As `holds`, whatever the rule says."""
        try:
            result = self.execute(known.context)
        except _GOING:
            raise
        except BaseException as error:
            raise RuleError(_first_line(str(error))) from error
        if result is True or result is False:
            return result
        raise RuleError("the rule gives no yes or no")


def judge(rules: Sequence[Rule], known: Known) -> list[bool | None]:
    """Yes or no of each rule, None where it failed."""
    values = known.values
    return [
        rule.quick(values) if rule.quick is not None else _judged(rule, known) for rule in rules
    ]


def _judged(rule: Rule, known: Known) -> bool | None:
    try:
        return rule.by_engine(known)
    except RuleError:
        return None


def compile_rule(text: str, traits: Mapping[str, Any] | None = None) -> Rule:
    """Checks and compiles. Raises RuleError with a reason for the person who wrote it."""
    given = traits or {}
    known = _compiled.get(text)
    if known is not None and known[1] == _defaults(known[0].names, given):
        return known[0]
    read = read_rule(text, given)
    try:
        program = cel.compile(read.source)
    except _GOING:
        raise
    except BaseException as error:
        raise RuleError(_first_line(str(error))) from error
    rule = Rule(text, program, read.names, quick(read.pieces))
    try:
        rule.by_engine(prepare(rule.names, {}, given))
    except RuleError as error:
        raise RuleError(f"fails while nothing is known of the customer: {error}") from error
    if len(_compiled) >= _REMEMBERED:
        _compiled.clear()
    _compiled[text] = (rule, _defaults(rule.names, given))
    return rule


def _defaults(names: Iterable[str], traits: Mapping[str, Any]) -> dict[str, Any]:
    """Of the traits among the variables, with their types: True == 1."""
    found = {name: traits.get(name[6:]) for name in names if name.startswith("trait_")}
    return {name: (type(default), default) for name, default in found.items()}


def prepare(names: Iterable[str], values: Mapping[str, Any], traits: Mapping[str, Any]) -> Known:
    """One context for all rules of a decision: the named values, defaults where they lack.

    A value of another type than its default (None, NaN, a text for a number) is no value.
    """
    known: dict[str, Any] = {}
    given: Mapping[str, Any] = _table(values.get("traits"))
    for name in names:
        attribute = ATTRIBUTES.get(name)
        if attribute is not None:
            value, default = values.get(name), attribute.default
            # Most are whole numbers: a call for each takes longer than the look at it.
            whole = type(value) is int is type(default) and -(2**53) < value < 2**53
            known[name] = value if whole else _usable(value, default)
        elif name.startswith("entry_"):
            table, key = entry_of(name)
            known[name] = _usable(_table(values.get(table)).get(key), ATTRIBUTES[table].each)
        elif name.startswith("trait_"):
            known[name] = _usable(given.get(name[6:]), traits[name[6:]])
        else:
            known[name] = values.get(name, CONVERSATION[name])
    return Known(known)


def context_names(names: Iterable[str]) -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    """What of a context these variables need: attributes, event types of `days_since` and traits.
    `table_names` has the entries of all tables."""
    plain, traits = set(), set()
    tables = table_names(names)
    for name in names:
        if name.startswith("entry_"):
            continue
        if name.startswith("trait_"):
            traits.add(name[6:])
        elif name not in CONVERSATION:
            plain.add(name)
    return frozenset(plain), tables.get("days_since", frozenset()), frozenset(traits)


def table_names(names: Iterable[str]) -> dict[str, frozenset[str]]:
    """The entries that these variables need, by table: `{"days_since": {"Store Visited"}}`."""
    found: dict[str, set[str]] = {}
    for name in names:
        if name.startswith("entry_"):
            table, key = entry_of(name)
            found.setdefault(table, set()).add(key)
    return {table: frozenset(keys) for table, keys in found.items()}


def _table(value: object) -> Mapping[str, Any]:
    return value if isinstance(value, Mapping) else {}


def _usable(value: object, default: Any) -> Any:
    """The value where it is of its default's type and safe for the engine."""
    if isinstance(default, bool) or isinstance(value, bool):
        return value if isinstance(value, bool) and isinstance(default, bool) else default
    if isinstance(default, str):
        return value[:MAX_VALUE] if isinstance(value, str) else default
    if isinstance(value, int | float) and -(2.0**53) < value < 2.0**53:  # neither NaN nor infinite
        if isinstance(default, float):
            return float(value)
        # JSON from elsewhere says 2900.0 and means 2900, with which a rule can go on calculating.
        return int(value) if isinstance(value, float) and value.is_integer() else value
    return default


def _first_line(message: str) -> str:
    """The engine's own words, shortened. Kinds were checked before: what is left is NaN."""
    if message.startswith("No such overload"):
        return "compares with what is no number (such as 0.0 / 0.0)"
    text = " ".join(message.partition("\n")[0].split())
    return text.replace(" in CEL expression", "").removesuffix(".")[:200]
