"""What the model may learn from, and what qualifies a lead."""

from __future__ import annotations

import math
from collections.abc import Iterator
from itertools import pairwise
from typing import Any, Final

from agent_desktop.decisioning.attribute_table import ATTRIBUTES
from agent_desktop.decisioning.catalogue import Criterion, Feature, FeatureKind, Learning
from agent_desktop.decisioning.rule_reading import OF_CONVERSATION, OF_CRITERIA, Rules
from agent_desktop.decisioning.vocabulary import Vocabulary, identifier
from agent_desktop.domain.toml_tables import Table

MAX_FEATURES: Final = 100
MAX_EDGES: Final = 64
MAX_CRITERIA: Final = 200
_ABOUT: Final = "is not known yet: criteria ask about the customer alone"


def read_criteria(root: Table, rules: Rules) -> tuple[Criterion, ...]:
    """`[criteria.NAME]`, in the order of the file. Groups are checked later."""
    found = []
    if len(root.table("criteria").values) > MAX_CRITERIA:
        root.problem("criteria", f"are more than {MAX_CRITERIA}")
        return ()
    for name, table in root.named("criteria"):
        identifier(table, name, "a criterion")
        if not table.has("rule"):
            table.problem("rule", "is missing")
        criterion = Criterion(
            id=name,
            title=table.text("title", None, 200),
            rule=rules.read(table, "rule", OF_CONVERSATION | OF_CRITERIA, _ABOUT) or "false",
            group=table.text("group"),
        )
        found.append(criterion)
        table.finish()
    return tuple(found)


def read_learning(root: Table, vocabulary: Vocabulary) -> Learning:
    """`[learning]` and `[learning.features]`."""
    table = root.table("learning")
    learning = Learning(
        noise=table.flag("noise", True),
        control=table.number("control", 0.02, 0.0, 1.0),
        starting_evidence=table.number("starting_evidence", 50.0, 1.0, 1e6),
        features=_features(table.table("features"), vocabulary),
    )
    table.finish()
    return learning


def _features(table: Table, vocabulary: Vocabulary) -> tuple[Feature, ...]:
    found: dict[str, Feature] = {}
    for name, entry in _entries(table, ""):
        known = _default(name, vocabulary)
        if known is None:
            said = "is no attribute of the context, nor a declared trait"
            entry.problem("", said, table.meant(name, vocabulary.named))
            continue
        if isinstance(known, dict):
            entry.problem("", "is a table: a feature is one value")
            continue
        vocabulary.refuse_hidden(entry, "", {name})
        found[name] = Feature(name=name, kind=_kind(entry, known), edges=_edges(entry))
        if found[name].edges and found[name].kind is not FeatureKind.NUMBER:
            entry.problem("edges", "are for numbers only")
        entry.finish()
    if len(found) > MAX_FEATURES:
        table.problem("", f"are more than {MAX_FEATURES}")
    return tuple(found.values())


def _entries(table: Table, prefix: str) -> Iterator[tuple[str, Table]]:
    """`calls_7d = {}`; `"traits.income" = {}` and `traits.income = {}` are the same."""
    for name, value in table.values.items():
        if not isinstance(value, dict):
            table.problem(name, "must be a table, such as { edges = [1, 3] } or { }")
        elif name == "traits" and not prefix:
            yield from _entries(table.table(name), "traits.")
        else:
            yield prefix + name, table.table(name)


def _default(name: str, vocabulary: Vocabulary) -> Any:
    """What it is where nobody knows it: its type is the feature's. None: there is no such."""
    if name.startswith("traits."):
        return vocabulary.traits.get(name.removeprefix("traits."))
    attribute = ATTRIBUTES.get(name)
    return None if attribute is None else attribute.default


def _kind(entry: Table, default: bool | int | float | str) -> FeatureKind:
    if isinstance(default, bool):
        usual, possible = FeatureKind.FLAG, {FeatureKind.FLAG, FeatureKind.CATEGORY}
    elif isinstance(default, str):
        usual, possible = FeatureKind.CATEGORY, {FeatureKind.CATEGORY}
    elif isinstance(default, float):
        usual, possible = FeatureKind.NUMBER, {FeatureKind.NUMBER}
    else:
        usual, possible = FeatureKind.NUMBER, {FeatureKind.NUMBER, FeatureKind.CATEGORY}
    kind = entry.choice("kind", FeatureKind, usual)
    if kind not in possible:
        entry.problem("kind", f"can't be {kind}: it is a {_SAID[type(default)]}")
        return usual
    return kind


_SAID: Final = {bool: "yes/no", str: "text", float: "number", int: "number"}


def _edges(entry: Table) -> tuple[float, ...]:
    if not entry.has("edges"):
        return ()
    given: Any = entry.values["edges"]
    entry.has_read("edges")
    if not isinstance(given, list) or not all(
        isinstance(edge, int | float) and not isinstance(edge, bool) and math.isfinite(edge)
        and abs(edge) < 1e15
        for edge in given
    ):  # fmt: skip
        entry.problem("edges", "must be a list of numbers")
        return ()
    if len(given) > MAX_EDGES:
        entry.problem("edges", f"are more than {MAX_EDGES}")
    for before, after in pairwise(given):
        if after <= before:
            entry.problem("edges", f"must ascend: {after:g} comes after {before:g}")
            break
    return tuple(float(edge) for edge in given)
