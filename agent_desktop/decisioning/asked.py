"""What of a context a catalogue asks for: its rules, its texts and its model.

A decision sees nothing else, so a record that keeps just this decides the same again.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, Final

from agent_desktop.decisioning.attribute_table import ATTRIBUTES, TABLES
from agent_desktop.decisioning.rules import context_names, table_names

_DEFAULTS: Final = {name: attribute.default for name, attribute in ATTRIBUTES.items()}
_SAFE: Final = 2.0**53
"""Beyond it not every whole number is a double, and the rules' engine has no number."""


class Asked:
    """Names of attributes, of entries of tables (`count_7d["Call Ended"]`) and of traits."""

    __slots__ = ("_declared", "plain", "tables", "traits")

    def __init__(
        self,
        declared: Mapping[str, Any],
        rules: Iterable[str] = (),
        fields: Iterable[str] = (),
    ) -> None:
        """`declared`: the catalogue's traits with their defaults. `rules`: variables of compiled
        rules. `fields`: `calls_7d` or `traits.income`, as texts and features name them."""
        names = tuple(rules)
        plain, _, traits = context_names(names)
        tables: dict[str, set[str]] = {k: set(v) for k, v in table_names(names).items()}
        attributes, own = set(plain), set(traits)
        for field in fields:
            table, dot, key = field.partition(".")
            if dot and table == "traits":
                own.add(key)
            elif dot and table in TABLES:
                tables.setdefault(table, set()).add(key)
            elif field in ATTRIBUTES and field not in TABLES:
                attributes.add(field)
        self._declared = declared
        # In a fixed order, whatever the sets' hashes are.
        self.plain = tuple(sorted(attributes))
        self.tables = tuple((name, tuple(sorted(tables[name]))) for name in sorted(tables))
        self.traits = tuple(sorted(own))

    def of(self, context: Mapping[str, Any]) -> dict[str, Any]:
        """What was asked for and has a usable value: of its attribute's type, and no NaN."""
        kept: dict[str, Any] = {}
        for name in self.plain:
            if name in context:
                value, default = context[name], _DEFAULTS[name]
                # Most are whole numbers: a call for each takes longer than the look at it.
                whole = type(value) is int is type(default) and -_SAFE < value < _SAFE
                if whole or usable(value, default):
                    kept[name] = value
        for name, keys in self.tables:
            table = context.get(name)
            if isinstance(table, Mapping):
                each = ATTRIBUTES[name].each
                found = {k: table[k] for k in keys if k in table and usable(table[k], each)}
                if found:
                    kept[name] = found
        given = context.get("traits")
        if self.traits and isinstance(given, Mapping):
            found = {k: given[k] for k in self.traits if k in given and self._sound(k, given[k])}
            if found:
                kept["traits"] = found
        return kept

    def filled(self, kept: Mapping[str, Any]) -> dict[str, Any]:
        """What `of` gave, with the default of whatever is missing: as a model is asked."""
        return {**_DEFAULTS, **kept, "traits": {**self._declared, **kept.get("traits", {})}}

    def _sound(self, name: str, value: object) -> bool:
        if name in self._declared:
            return usable(value, self._declared[name])
        return isinstance(value, bool) or usable(value, "") or usable(value, 0)


def usable(value: object, default: object) -> bool:
    """The value is of its default's type; a number may be whole or not, but not beyond 2**53."""
    if isinstance(default, bool) or isinstance(value, bool):
        return isinstance(value, bool) and isinstance(default, bool)
    if isinstance(default, str):
        return isinstance(value, str) and (value.isascii() or _encodable(value))
    return isinstance(value, int | float) and -_SAFE < value < _SAFE


def _encodable(text: str) -> bool:
    """Half a surrogate pair is no text: neither the rules' engine nor JSON takes it."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True


def with_defaults(kept: Mapping[str, Any]) -> dict[str, Any]:
    """What `of` gave, with the defaults of attributes but not of traits: as texts are filled in,
    which leave out what nobody said of a customer."""
    return {**_DEFAULTS, **kept}
