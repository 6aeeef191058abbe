"""What a rule says, before the engine sees it: its grammar, its names, and what kinds it compares.

The engine knows no limit of steps and goes as deep as it is told. So a rule is read here first, by
a grammar that has no loops, and everything that can be known about it is said when it is checked.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final, NamedTuple

from agent_desktop.decisioning.attribute_table import ATTRIBUTES, TABLES
from agent_desktop.decisioning.rule_errors import RuleError
from agent_desktop.decisioning.rule_kinds import (
    FRACTION,
    LEVELS,
    LIST,
    NUMBERS,
    TEXT,
    WHOLE,
    YES,
    alike,
    combined,
    number,
)
from agent_desktop.decisioning.rule_tokens import END, Token, tokens
from agent_desktop.domain.toml_tables import suggest

CONVERSATION: Final[dict[str, Any]] = {"touchpoint": "", "channel": "", "signals": [""]}
"""What a rule knows besides the context: where we talk, and the ids of open signals."""

_KINDS: Final = {bool: YES, str: TEXT, int: WHOLE, float: FRACTION}
_METHODS: Final = {"startsWith": TEXT, "endsWith": TEXT, "contains": TEXT, "size": ""}
_CALLS: Final = frozenset({"size", "int", "double"})
FUNCTIONS: Final = frozenset({*_METHODS, *_CALLS})


class Read(NamedTuple):
    """A rule for the engine, in which entries and traits are plain variables."""

    source: str
    names: frozenset[str]
    pieces: tuple[Token, ...]
    """Of the source, END included."""


def read_rule(text: str, traits: Mapping[str, Any]) -> Read:
    """Raises RuleError with a reason for the person who wrote it."""
    reader = _Reader(tokens(text), traits)
    kind = reader.choice()
    if reader.next is not END:
        raise RuleError(f"'{reader.next.text}' is not understood where it stands")
    if kind != YES:
        raise RuleError(f"the rule gives no yes or no: it gives a {kind}")
    source = " ".join(piece.text for piece in reader.out)
    return Read(source, frozenset(reader.names), (*reader.out, END))


class _Reader:
    """Goes through the pieces once. Each method returns the kind of what it read."""

    def __init__(self, pieces: list[Token], traits: Mapping[str, Any]) -> None:
        self.out: list[Token] = []
        self.names: set[str] = set()
        self._pieces = pieces
        self._place = 0
        self._traits = traits
        self.next = pieces[0]

    def choice(self) -> str:
        """`a ? b : c`, from the right; also `a` alone."""
        kinds: list[str] = []
        while True:
            kind = self._operation(0)
            if self.next.text != "?" or self.next.kind != "sign":
                break
            if kind != YES:
                raise RuleError(f"what stands before '?' must be a yes or no, not a {kind}")
            self._take()
            # Another choice in the middle needs brackets, as in the engine's grammar.
            kinds.append(self._operation(0))
            self._expect(":")
        if any(other != kind for other in kinds):
            raise RuleError("the two sides of ':' are of different kinds")
        return kind

    def _operation(self, level: int) -> str:
        if level == len(LEVELS):
            return self._unary()
        kind = self._operation(level + 1)
        while self.next.text in LEVELS[level] and self.next.kind in {"sign", "name"}:
            sign = self._take()
            self._refuse_zero(sign)
            kind = combined(kind, sign, self._operation(level + 1))
        return kind

    def _unary(self) -> str:
        signs = []
        while self.next.kind == "sign" and self.next.text in {"!", "-"}:
            signs.append(self._take())
        kind = self._member()
        for sign in signs:
            if sign == "!" and kind != YES:
                raise RuleError(f"'!' turns a yes or no round, not a {kind}")
            if sign == "-" and kind not in NUMBERS:
                raise RuleError(f"'-' stands before a number, not before a {kind}")
        return kind

    def _member(self) -> str:
        kind = self._primary()
        while self.next.kind == "sign" and self.next.text in {".", "["}:
            if self.next.text == "[":
                raise RuleError('only tables have entries, such as days_since["Store Visited"]')
            self._take()
            name = self.next.text
            if self.next.kind != "name" or self._after().text != "(":
                raise RuleError(f"'.{name}': only traits have fields")
            if name not in _METHODS:
                raise RuleError(f"'{name}' is no function here", suggest(name, FUNCTIONS))
            self._take()
            kind = self._method(kind, name)
        return kind

    def _method(self, kind: str, name: str) -> str:
        self._expect("(")
        wanted = _METHODS[name]
        if kind != TEXT and not (name == "size" and kind.startswith(LIST)):
            raise RuleError(f"'{name}' asks a text, not a {kind}")
        if wanted and self.choice() != wanted:
            raise RuleError(f"'{name}' is asked with a text")
        self._expect(")")
        return YES if wanted else WHOLE

    def _primary(self) -> str:
        token = self.next
        if token.kind in {"text", "number"}:
            self._take()
            return TEXT if token.kind == "text" else number(token.text)
        if token.kind == "entry":
            table, key = token.extra
            return self._variable(entry_name(table, key), ATTRIBUTES[table].each)
        if token.kind == "trait":
            name = token.extra[0]
            if name not in self._traits:
                raise RuleError(
                    f"the trait '{name}' is not declared under [traits]",
                    suggest(name, self._traits.keys()),
                )
            return self._variable(f"trait_{name}", self._traits[name])
        if token.kind == "name":
            return self._named(token.text)
        if token.text == "(":
            self._take()
            kind = self.choice()
            self._expect(")")
            return kind
        if token.text == "[":
            return self._list()
        if token is END:
            raise RuleError("Syntax error: it ends too early")
        raise RuleError(f"Syntax error: '{token.text}' is not understood where it stands")

    def _named(self, name: str) -> str:
        if self._after().text == "(" and name != "in":
            if name not in _CALLS:
                raise RuleError(f"'{name}' is no function here", suggest(name, FUNCTIONS))
            self._take()
            return self._call(name)
        if name in {"true", "false"}:
            self._take()
            return YES
        if name == "null":
            raise RuleError("there is no null: what is missing has its default")
        if name in TABLES:
            raise RuleError(f'write {name}["{ATTRIBUTES[name].key}"]')
        if name in CONVERSATION:
            self._take()
            self.names.add(name)
            return LIST + TEXT if name == "signals" else TEXT
        if name not in ATTRIBUTES:
            if name == "traits":
                raise RuleError("write traits.NAME, with a trait's name")
            known = [*ATTRIBUTES, *CONVERSATION, "traits"]
            trait = f"traits.{name}" if name in self._traits else ""
            meant = trait or suggest(name, known)
            raise RuleError(f"'{name}' is no attribute of the context", meant)
        return self._variable(name, ATTRIBUTES[name].default)

    def _call(self, name: str) -> str:
        self._expect("(")
        kind = self.choice()
        self._expect(")")
        if name == "size":
            if kind != TEXT and not kind.startswith(LIST):
                raise RuleError(f"'size' is that of a text or a list, not of a {kind}")
            return WHOLE
        if kind not in {TEXT, *NUMBERS}:
            raise RuleError(f"'{name}' is made of a number or a text, not of a {kind}")
        return WHOLE if name == "int" else FRACTION

    def _list(self) -> str:
        self._expect("[")
        kinds = []
        while self.next.text != "]" or self.next.kind != "sign":
            kinds.append(self.choice())
            if self.next.text != ",":
                break
            self._take()
        self._expect("]")
        if not kinds:
            raise RuleError("the list is empty")
        first = kinds[0]
        if first.startswith(LIST) or any(not alike(first, kind) for kind in kinds):
            raise RuleError("a list holds values of one kind")
        return LIST + first

    def _variable(self, name: str, default: Any) -> str:
        self._take(name)
        self.names.add(name)
        return _KINDS[type(default)]

    def _refuse_zero(self, sign: str) -> None:
        """Only what is plain to see: what data makes zero is held back in the call."""
        if sign not in {"/", "%"}:
            return
        place = self._place
        while self._pieces[place].text in {"(", "-"}:
            place += 1
        divisor, behind = self._pieces[place], self._pieces[min(place + 1, len(self._pieces) - 1)]
        closed = place == self._place or behind.text == ")" or self._pieces[place - 1].text == "-"
        if divisor.kind == "number" and closed and not divisor.text.strip("0.xX").rstrip("eE+-"):
            raise RuleError("divides by zero")

    def _after(self) -> Token:
        return self._pieces[min(self._place + 1, len(self._pieces) - 1)]

    def _take(self, instead: str = "") -> str:
        token = self.next
        self.out.append(Token("name", instead) if instead else token)
        self._place += 1
        self.next = self._pieces[min(self._place, len(self._pieces) - 1)]
        return token.text

    def _expect(self, sign: str) -> None:
        if self.next.kind != "sign" or self.next.text != sign:
            found = f"'{self.next.text}'" if self.next is not END else "the end"
            raise RuleError(f"Syntax error: '{sign}' is missing before {found}")
        self._take()


def entry_name(table: str, key: str) -> str:
    """The variable of a table's entry."""
    return f"entry_{table}_{key.encode('utf-8', 'surrogatepass').hex()}"


def entry_of(name: str) -> tuple[str, str]:
    """Table and key of such a variable."""
    table, _, key = name[6:].rpartition("_")
    return table, bytes.fromhex(key).decode("utf-8", "surrogatepass")
