"""What a file of outcomes holds: the TOML beside it. docs/learning.md describes the keys."""

from __future__ import annotations

import math
from collections.abc import Mapping
from itertools import pairwise
from typing import Any, Final

import msgspec

from agent_desktop.decisioning.catalogue import DAY_MS, Feature, FeatureKind
from agent_desktop.decisioning.learning.encoding import MAX_BINS, MAX_FEATURES
from agent_desktop.domain.responses import Sentiment
from agent_desktop.domain.toml_tables import Document, FileErrors, Table

ROLES: Final = ("time", "matures_at", "action", "response", "propensity")
SEPARATORS: Final = (",", ";", "\t", "|")
ENCODINGS: Final = ("utf-8", "latin-1", "cp1252")
MISSING: Final = ("", "NA", "N/A", "NaN", "nan", "null", "NULL", "None", "?")
MAX_LATE_ROWS: Final = 10_000_000


class DataErrors(FileErrors):
    """The outcomes can't be evaluated; `errors` name file, line and key or column."""


class Described(msgspec.Struct, frozen=True, kw_only=True):
    """A feature, and where it comes from."""

    feature: Feature
    column: str
    missing: frozenset[str]


class Description(msgspec.Struct, frozen=True, kw_only=True):
    """How to read a file of outcomes."""

    columns: dict[str, str]
    """Role -> column, for the roles that have one."""
    said: frozenset[str]
    """Roles whose column was named: it must be there."""
    action: str = ""
    """The one action of a file that has no column for it."""
    success: frozenset[str]
    failure: frozenset[str] | None
    """None: whatever is no success."""
    skip: frozenset[str] = frozenset()
    """Responses whose rows are left out."""
    features: tuple[Described, ...]
    separator: str = ""
    """Empty: the one that occurs most often in the first line."""
    decimal: str = "."
    encoding: str = "utf-8"
    time_format: str = ""
    late_rows: int | None = None
    """Labels come so many rows late, where there is no column that says when."""
    late_ms: int | None = None


def read_description(text: str, source: str) -> Description:
    """Reads and checks. `source` is the file's name in messages. Raises DataErrors."""
    document = Document(text, source)
    if document.problems:
        raise DataErrors(document.problems)
    root = document.root
    _known_here(root, "columns", "constants", "features", "success", "failure", "skip", "missing",
                "separator", "decimal", "encoding", "time_format", "matures_after_rows",
                "matures_after_days")  # fmt: skip
    columns, said = _columns(root.table("columns"))
    constants = root.table("constants")
    action = constants.text("action", "", 80)
    constants.finish()
    if action and "action" in said:
        root.problem("constants", "fixes the action that 'columns' takes from a column")
    success, failure = _labels(root)
    separator = _one_of(root, "separator", SEPARATORS, "")
    decimal = _one_of(root, "decimal", (".", ","), ".")
    description = Description(
        columns={role: name for role, name in columns.items() if not (role == "action" and action)},
        said=said,
        action=action,
        success=success,
        failure=failure,
        skip=frozenset(root.texts("skip")),
        features=_features(root),
        separator=separator,
        decimal=decimal,
        encoding=_one_of(root, "encoding", ENCODINGS, "utf-8"),
        time_format=root.text("time_format", "", 80),
        late_rows=root.whole("matures_after_rows", 0, 0, MAX_LATE_ROWS)
        if root.has("matures_after_rows")
        else None,
        late_ms=int(root.number("matures_after_days", 0, 0, 36_500) * DAY_MS)
        if root.has("matures_after_days")
        else None,
    )
    _late(root, said)
    root.finish()
    if document.problems:
        raise DataErrors(document.problems)
    return description


def _known_here(table: Table, *keys: str) -> None:
    """So that a mistyped key gets a suggestion, whatever keys are there."""
    for key in keys:
        table.has_read(key)


def _columns(table: Table) -> tuple[dict[str, str], frozenset[str]]:
    columns = {role: role for role in ROLES}
    said = set()
    _known_here(table, *ROLES)
    for role in ROLES:
        if table.has(role):
            columns[role] = table.text(role, None, 200)
            said.add(role)
    table.finish()
    return columns, frozenset(said)


def _labels(root: Table) -> tuple[frozenset[str], frozenset[str] | None]:
    usual = {sentiment.value for sentiment in Sentiment}
    success = frozenset(root.texts("success")) if root.has("success") else None
    failure = frozenset(root.texts("failure")) if root.has("failure") else None
    if success is not None and not success:
        root.problem("success", "names no response")
    if failure is None and success is None:
        return frozenset({"positive"}), frozenset(usual - {"positive"})
    success = success if success is not None else frozenset({"positive"})
    if failure is None and success <= usual:
        failure = frozenset(usual - success)
    both = success & (failure or frozenset())
    if both:
        root.problem("failure", f"names '{min(both)}', and so does success")
    return success, failure


def _late(root: Table, said: frozenset[str]) -> None:
    named = [key for key in ("matures_after_rows", "matures_after_days") if root.has(key)]
    if len(named) > 1:
        root.problem("matures_after_rows", "can't go with matures_after_days")
    if named and "matures_at" in said:
        root.problem(named[0], "can't go with a column for matures_at")


def _one_of(root: Table, key: str, choices: tuple[str, ...], default: str) -> str:
    """A text as it stands: a tab is no blank here."""
    root.has_read(key)
    value = root.values.get(key, default)
    if value not in (*choices, default):
        listed = ", ".join("tab" if choice == "\t" else f"'{choice}'" for choice in choices)
        root.problem(key, f"must be one of {listed}")
        return default
    return str(value)


def _features(root: Table) -> tuple[Described, ...]:
    everywhere = frozenset(MISSING) | frozenset(root.texts("missing"))
    table = root.table("features")
    found = []
    for name, value in table.values.items():
        if isinstance(value, str):
            table.has_read(name)
            kind, entry = _kind(table, name, value), None
        elif isinstance(value, dict):
            entry = table.table(name)
            kind = _kind(entry, "kind", entry.text("kind", None)) if _is_one(entry, name) else None
        else:
            table.has_read(name)
            table.problem(name, "must be 'number', 'category', 'flag' or a table")
            continue
        if kind is None:
            continue
        found.append(_described(name, kind, entry, everywhere))
    if len(found) > MAX_FEATURES:
        root.problem("features", f"are more than {MAX_FEATURES}")
    return tuple(found)


def _is_one(entry: Table, name: str) -> bool:
    """A table that says how the feature is, not one that a dot in its name has made."""
    if any(isinstance(value, dict) for value in entry.values.values()) or (
        not entry.has("kind")
        and any(value in _KINDS for value in entry.values.values() if isinstance(value, str))
    ):
        entry.problem("", f'has a dot in its name: write it in quotes, as in "{name}.rate"')
        return False
    return True


_KINDS: Final = [kind.value for kind in FeatureKind]


def _kind(table: Table, key: str, said: str) -> FeatureKind | None:
    if said in _KINDS:
        return FeatureKind(said)
    if said:
        table.problem(key, f"must be one of {', '.join(_KINDS)}", table.meant(said, _KINDS))
    return None


def _described(
    name: str, kind: FeatureKind, entry: Table | None, everywhere: frozenset[str]
) -> Described:
    if entry is None:
        return Described(feature=Feature(name=name, kind=kind), column=name, missing=everywhere)
    _known_here(entry, "kind", "edges", "column", "missing")
    edges = _edges(entry, kind)
    column = entry.text("column", name, 200)
    missing = everywhere | frozenset(entry.texts("missing"))
    entry.finish()
    return Described(
        feature=Feature(name=name, kind=kind, edges=edges), column=column, missing=missing
    )


def _edges(entry: Table, kind: FeatureKind) -> tuple[float, ...]:
    if not entry.has("edges"):
        return ()
    entry.has_read("edges")
    given: Any = entry.values["edges"]
    if kind is not FeatureKind.NUMBER:
        entry.problem("edges", "are for numbers only")
        return ()
    if not isinstance(given, list) or not all(map(_usable, given)):
        entry.problem("edges", "must be a list of numbers")
        return ()
    if len(given) >= MAX_BINS:
        entry.problem("edges", f"are more than {MAX_BINS - 1}")
    if any(after <= before for before, after in pairwise(given)):
        entry.problem("edges", "must ascend")
        return ()
    return tuple(float(edge) for edge in given)


def _usable(edge: Any) -> bool:
    if isinstance(edge, bool) or not isinstance(edge, int | float):
        return False
    return abs(edge) < 1e300 and math.isfinite(edge)


def plain(description: Description) -> Mapping[str, Any]:
    """For the report: everything that was set."""
    return {
        "columns": description.columns,
        "action": description.action,
        "success": sorted(description.success),
        "failure": None if description.failure is None else sorted(description.failure),
        "skip": sorted(description.skip),
        "matures_after_rows": description.late_rows,
        "matures_after_ms": description.late_ms,
        "features": [
            {"name": d.feature.name, "kind": d.feature.kind.value, "column": d.column,
             "edges": list(d.feature.edges)}
            for d in description.features
        ],
    }  # fmt: skip
