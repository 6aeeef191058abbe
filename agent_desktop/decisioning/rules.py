"""Rules in the Common Expression Language over the context.

The engine has no budget of steps, and a long or deep text can bring the process down while it is
compiled: so length and nesting are capped first, and loops (`all`, `exists`, `map`...) are refused.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final

import cel

from agent_desktop.decisioning.attribute_table import ATTRIBUTES, TABLES
from agent_desktop.domain.toml_tables import suggest

MAX_LENGTH: Final = 1_500
MAX_NESTING: Final = 20
MAX_OPERATORS: Final = 200

FUNCTIONS: Final = frozenset({"size", "startsWith", "endsWith", "contains", "int", "double"})
CONVERSATION: Final[dict[str, Any]] = {"touchpoint": "", "channel": "", "signals": [""]}
"""What a rule knows besides the context: where we talk, and the ids of open signals."""

_WORDS: Final = frozenset({"true", "false", "null", "in"})
_TOKEN: Final = re.compile(
    r"""(?P<text>"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*')"""
    rf"""|(?P<entry>\b(?P<table>{"|".join(TABLES)})\s*"""
    r"""\[\s*(?:"(?P<key1>[^"\\]*)"|'(?P<key2>[^'\\]*)')\s*\])"""
    r"""|(?P<trait>\btraits\.(?P<trait_name>[A-Za-z_]\w*))"""
    r"""|(?P<number>\d[\w.]*)"""
    r"""|(?P<name>(?:\.\s*)?[A-Za-z_]\w*)(?P<call>\s*\()?"""
    r"""|(?P<open>[(\[{])|(?P<close>[)\]}])|(?P<unary>[!\-?])"""
)


class RuleError(ValueError):
    """The rule can't be used. `suggestion` is a name that may be meant."""

    def __init__(self, message: str, suggestion: str = "") -> None:
        super().__init__(message)
        self.suggestion = suggestion


class Rule:
    """A compiled rule. `names` are the variables that it needs."""

    __slots__ = ("execute", "names", "text")

    def __init__(self, text: str, program: cel.Program, names: frozenset[str]) -> None:
        self.text = text
        self.names = names
        self.execute = program.execute

    def holds(self, context: cel.Context) -> bool:
        """Raises RuleError where it has no yes or no."""
        try:
            result = self.execute(context)
        except Exception as error:
            raise RuleError(str(error)) from error
        if result is True or result is False:
            return result
        raise RuleError("the rule gives no yes or no")


def judge(rules: Sequence[Rule], context: cel.Context) -> list[bool | None]:
    """Yes or no of each rule, None where it failed."""
    try:
        found = [rule.execute(context) for rule in rules]
    except Exception:
        return [_judged(rule, context) for rule in rules]
    if set(map(type, found)) <= {bool}:
        return found
    return [answer if isinstance(answer, bool) else None for answer in found]


def _judged(rule: Rule, context: cel.Context) -> bool | None:
    try:
        return rule.holds(context)
    except RuleError:
        return None


def compile_rule(text: str, traits: Mapping[str, Any] | None = None) -> Rule:
    """Checks and compiles. Raises RuleError with a reason for the person who wrote it."""
    if len(text) > MAX_LENGTH:
        raise RuleError(f"longer than {MAX_LENGTH:,} characters")
    source, names = _translate(text, traits or {})
    try:
        program = cel.compile(source)
    except Exception as error:
        raise RuleError(_first_line(str(error))) from error
    rule = Rule(text, program, frozenset(names))
    _try_out(rule, traits or {})
    return rule


def prepare(names: Iterable[str], values: Mapping[str, Any], traits: Mapping[str, Any]) -> Any:
    """One context for all rules of a decision: the named values, defaults where they lack.

    A value of another type than its default (None, NaN, a text for a number) is no value.
    """
    known: dict[str, Any] = {}
    given: Mapping[str, Any] = _table(values.get("traits"))
    for name in names:
        if name.startswith("entry_"):
            table, key = _entry_of(name)
            known[name] = _usable(_table(values.get(table)).get(key), ATTRIBUTES[table].each)
        elif name.startswith("trait_"):
            known[name] = _usable(given.get(name[6:]), traits[name[6:]])
        elif name in CONVERSATION:
            known[name] = values.get(name, CONVERSATION[name])
        else:
            known[name] = _usable(values.get(name), ATTRIBUTES[name].default)
    return cel.Context(known)


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
            table, key = _entry_of(name)
            found.setdefault(table, set()).add(key)
    return {table: frozenset(keys) for table, keys in found.items()}


def _translate(text: str, traits: Mapping[str, Any]) -> tuple[str, set[str]]:
    """The rule in terms of plain variables: `count_7d["X"]` and `traits.x` become names."""
    names: set[str] = set()
    depth = operators = place = 0
    out: list[str] = []
    for token in _TOKEN.finditer(text):
        out.append(text[place : token.start()])
        place = token.end()
        piece = token.group()
        if token["open"] or token["call"]:
            depth += 1
        elif token["close"]:
            depth -= 1
        if token["unary"]:
            operators += 1
        if depth > MAX_NESTING or operators > MAX_OPERATORS:
            raise RuleError(f"nested more than {MAX_NESTING} deep, or too many operators")
        if token["entry"]:
            piece = _entry(token["table"], token["key1"] or token["key2"] or "")
            names.add(piece)
        elif token["trait"]:
            piece = _trait(token["trait_name"], traits)
            names.add(piece)
        elif token["name"]:
            _check_name(token["name"].replace(" ", ""), bool(token["call"]), names)
        out.append(piece)
    out.append(text[place:])
    return "".join(out), names


def _check_name(name: str, called: bool, names: set[str]) -> None:
    if called:
        bare = name.lstrip(".")
        if bare not in FUNCTIONS and bare != "in":
            raise RuleError(f"'{bare}' is no function here", suggest(bare, FUNCTIONS))
    elif name.startswith("."):
        raise RuleError(f"'{name}': only traits have fields")
    elif name not in _WORDS:
        known = [*ATTRIBUTES, *CONVERSATION, "traits"]
        if name in TABLES:
            raise RuleError(f'write {name}["{ATTRIBUTES[name].key}"]')
        if name not in known or name == "traits":
            raise RuleError(f"'{name}' is no attribute of the context", suggest(name, known))
        names.add(name)


def _entry(table: str, key: str) -> str:
    return f"entry_{table}_{key.encode('utf-8', 'surrogatepass').hex()}"


def _entry_of(name: str) -> tuple[str, str]:
    table, _, key = name[6:].rpartition("_")
    return table, bytes.fromhex(key).decode("utf-8", "surrogatepass")


def _trait(name: str, traits: Mapping[str, Any]) -> str:
    if name not in traits:
        raise RuleError(f"the trait '{name}' is not declared under [traits]", suggest(name, traits))
    return f"trait_{name}"


def _table(value: object) -> Mapping[str, Any]:
    return value if isinstance(value, Mapping) else {}


def _usable(value: object, default: Any) -> Any:
    """The value where it is of its default's type and safe for the engine."""
    if isinstance(default, bool) or isinstance(value, bool):
        return value if isinstance(value, bool) and isinstance(default, bool) else default
    if isinstance(default, str):
        return value if isinstance(value, str) else default
    if isinstance(value, int | float) and -(2.0**53) < value < 2.0**53:  # neither NaN nor infinite
        return float(value) if isinstance(default, float) else value
    return default


def _try_out(rule: Rule, traits: Mapping[str, Any]) -> None:
    """A rule that compares a text with a number fails here, not in a call."""
    try:
        rule.holds(prepare(rule.names, {}, traits))
    except RuleError as error:
        raise RuleError(_first_line(str(error))) from error


def _first_line(message: str) -> str:
    if message.startswith("No such overload"):
        return "compares or adds values of different kinds (such as a text and a number)"
    return " ".join(message.partition("\n")[0].split())[:200]
