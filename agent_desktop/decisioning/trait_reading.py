"""The traits and event properties that a catalogue declares, with who sees them."""

from __future__ import annotations

import math
from typing import Any, Final

from agent_desktop.decisioning.attribute_sources import ANSWERS
from agent_desktop.decisioning.vocabulary import TraitValue, Vocabulary
from agent_desktop.domain.toml_tables import Table
from agent_desktop.domain.visibility import Overrides, Role

MAX_TRAITS: Final = 500
_EXACT: Final = 2.0**53


def read_vocabulary(root: Table, overrides: Overrides | None = None) -> Vocabulary:
    """`[traits]` and `[properties.NAME]`."""
    roles: dict[str, frozenset[str]] = {}
    traits = _traits(root.table("traits"), roles)
    properties = root.table("properties")
    if len(properties.values) > MAX_TRAITS:
        root.problem("properties", f"are more than {MAX_TRAITS}")
    for name, table in root.named("properties"):
        if not table.has("roles"):
            table.problem("roles", "is missing: say who sees it, such as ['supervisor']")
        roles[name] = _roles(table)
        if name in ANSWERS and Role.AGENT not in roles[name]:
            table.problem("roles", "agents must see it: what customers answer holds actions back")
        table.finish()
    return Vocabulary(traits, roles, overrides)


def _traits(table: Table, roles: dict[str, frozenset[str]]) -> dict[str, TraitValue]:
    """A plain default, or a table `{ default = 0, roles = ["agent", "supervisor"] }`."""
    found: dict[str, TraitValue] = {}
    if len(table.values) > MAX_TRAITS:
        table.problem("", f"are more than {MAX_TRAITS}")
        return found
    for name, value in table.values.items():
        if not (name.isidentifier() and name.isascii() and len(name) <= 100):
            table.problem(name, "must be made of letters, digits and underscores")
            continue
        if not isinstance(value, dict):
            _default(table, name, value, name, found)
            continue
        entry = table.table(name)
        if entry.has("default"):
            entry.has_read("default")
            _default(entry, "default", entry.values["default"], name, found)
        else:
            entry.problem("default", "is missing: what is it where nobody said it?")
        if entry.has("roles"):
            roles[f"traits.{name}"] = _roles(entry)
        entry.finish()
    return found


def _default(table: Table, key: str, value: Any, name: str, found: dict[str, TraitValue]) -> None:
    if not isinstance(value, bool | int | float | str):
        table.problem(key, "must be the text, number or yes/no of customers without it")
    elif isinstance(value, int | float) and not (math.isfinite(value) and abs(value) < _EXACT):
        table.problem(key, "must be a number that a computer can hold exactly")
    elif isinstance(value, str) and (len(value) > 200 or "\0" in value):
        table.problem(key, "must be a text of at most 200 characters")
    else:
        found[name] = value


def _roles(table: Table) -> frozenset[str]:
    return frozenset(role.value for role in table.names("roles", Role)) or (
        frozenset() if table.values.get("roles") == [] else frozenset(Role)
    )
