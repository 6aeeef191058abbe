"""What changes from one catalogue to another, in words."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from typing import Any, Final, NamedTuple

import msgspec

from agent_desktop.decisioning.catalogue import Catalogue

_SHOWN: Final = 60
_DERIVED: Final = {"id", "action_id", "touchpoint", "name"}
"""They say again where something stands."""
_AS_IN_THE_FILE: Final = {"effective_from": "from", "effective_until": "until"}
_MOMENTS: Final = {"from", "until"}


class Difference(NamedTuple):
    """One thing. `kind` is `action`, `policy`...; `how` is added, removed or changed."""

    kind: str
    name: str
    how: str
    detail: str = ""

    def __str__(self) -> str:
        sign = {"added": "+", "removed": "-", "changed": "~"}[self.how]
        return f"{sign} {self.kind} {self.name}{': ' if self.detail else ''}{self.detail}"


def differences(before: Catalogue | None, after: Catalogue) -> list[Difference]:
    """In the order of kinds and names. `before` None: nothing was in force."""
    found: list[Difference] = []
    for kind, parts in _PARTS:
        old = parts(before) if before is not None else {}
        new = parts(after)
        for name in sorted(old.keys() | new.keys()):
            if name not in new:
                found.append(Difference(kind, name, "removed", _title(old[name])))
            elif name not in old:
                found.append(Difference(kind, name, "added", _title(new[name])))
            else:
                changes = _changes(old[name], new[name])
                if changes:
                    found.append(Difference(kind, name, "changed", "; ".join(changes)))
    return found


def summary(found: list[Difference]) -> str:
    """Such as '2 actions added, 1 changed; 1 policy removed'."""
    counts: dict[str, dict[str, int]] = {}
    for one in found:
        of_kind = counts.setdefault(one.kind, {})
        of_kind[one.how] = of_kind.get(one.how, 0) + 1
    parts = []
    for kind, hows in counts.items():
        told = [f"{count} {how}" for how, count in hows.items()]
        first, _, rest = told[0].partition(" ")
        parts.append(", ".join([f"{first} {_many(kind, int(first))} {rest}", *told[1:]]))
    return "; ".join(parts) or "nothing changes but words that nobody sees"


def _many(kind: str, count: int) -> str:
    if count == 1:
        return kind
    if kind == "criterion":
        return "criteria"
    return kind.removesuffix("y") + "ies" if kind.endswith("y") else kind + "s"


def _named(values: Any) -> dict[str, Any]:
    return {getattr(value, "id", "") or value.name: value for value in values}


def _levers(percent: Mapping[str, float], titles: Mapping[str, str]) -> dict[str, Any]:
    return {
        name: {"lever": lever, "title": titles.get(name, "")} for name, lever in percent.items()
    }


def _properties(catalogue: Catalogue) -> dict[str, Any]:
    return {
        name: {"roles": sorted(roles)}
        for name, roles in catalogue.roles.items()
        if not name.startswith("traits.")
    }


def _traits(catalogue: Catalogue) -> dict[str, Any]:
    found = {}
    for name, default in catalogue.traits.items():
        roles = catalogue.roles.get(f"traits.{name}")
        found[name] = {"default": default, "roles": None if roles is None else sorted(roles)}
    return found


_PARTS: Final[tuple[tuple[str, Callable[[Catalogue], Mapping[str, Any]]], ...]] = (
    (
        "setting",
        lambda c: {
            "name": c.name, "title": c.title, "region": c.region, "top": c.top,
            "learning.noise": c.learning.noise, "learning.control": c.learning.control,
            "learning.starting_evidence": c.learning.starting_evidence,
        },
    ),
    ("touchpoint", lambda c: c.touchpoints),
    ("action", lambda c: c.actions),
    ("policy", lambda c: _named(c.policies)),
    ("limit", lambda c: _named(c.limits)),
    ("signal", lambda c: c.signals),
    ("criterion", lambda c: _named(c.criteria)),
    ("feature", lambda c: _named(c.learning.features)),
    ("group", lambda c: _levers(c.group_levers, c.group_titles)),
    ("issue", lambda c: _levers(c.issue_levers, {})),
    ("trait", _traits),
    ("property", _properties),
)  # fmt: skip


def _title(value: Any) -> str:
    title = getattr(value, "title", "") or getattr(value, "label", "") or getattr(value, "text", "")
    return _told(title) if isinstance(title, str) and title else ""


def _changes(old: Any, new: Any) -> list[str]:
    """`value from 1.3 to 1.5`, by key as it stands in the file."""
    if not isinstance(old, msgspec.Struct | dict):
        return [] if old == new else [f"from {_told(old)} to {_told(new)}"]
    before, after = _flat(old), _flat(new)
    found = []
    for key in sorted(before.keys() | after.keys()):
        was, becomes = before.get(key), after.get(key)
        if was == becomes:
            continue
        if key.rpartition(".")[2] in _MOMENTS:
            was, becomes = _moment(was), _moment(becomes)
        if was in (None, "", False):
            found.append(f"{key} is now {_told(becomes)}")
        elif becomes in (None, "", False):
            found.append(f"{key} is gone, was {_told(was)}")
        else:
            found.append(f"{key} from {_told(was)} to {_told(becomes)}")
    return found


def _flat(value: Any, prefix: str = "") -> dict[str, Any]:
    built = msgspec.to_builtins(value) if isinstance(value, msgspec.Struct) else value
    if isinstance(built, dict):
        items = [
            (_AS_IN_THE_FILE.get(str(key), str(key)), inner)
            for key, inner in built.items()
            if not (key in _DERIVED and isinstance(inner, str))
        ]
    elif isinstance(built, list | tuple) and any(isinstance(one, dict) for one in built):
        items = [(_place(one, place), one) for place, one in enumerate(built)]
    else:
        return {prefix: built}
    found: dict[str, Any] = {}
    for key, inner in items:
        found |= _flat(inner, f"{prefix}.{key}" if prefix else key)
    return found


def _place(one: Any, place: int) -> str:
    """A variant stands under its name, other entries of a list under their number."""
    named = str(one.get("id", "")).rpartition("#")[2] if isinstance(one, dict) else ""
    return named or str(place)


def _moment(at: Any) -> Any:
    if not isinstance(at, int):
        return at
    return datetime.fromtimestamp(at / 1000, UTC).strftime("%Y-%m-%d %H:%M").removesuffix(" 00:00")


def _told(value: Any) -> str:
    if isinstance(value, str):
        text = " ".join(value.split())
        return f"“{text if len(text) <= _SHOWN else text[: _SHOWN - 1] + '…'}”"
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float):
        return f"{value:g}"
    if isinstance(value, list | tuple):
        return ", ".join(map(_told, value)) or "none"
    return "nothing" if value is None else str(value)
