"""Applications and offers, each by itself: which are open, and since when.

A case is told apart by its id (`application_id`, `offer_id`, or the name in `offer`). Events
without one speak of them all. Of each case only the latest time of each mark is kept, and of all
cases the newest eight; what happened at or before `since` (when the ninth-newest was last heard
of) is forgotten, so that the order in which events come does not matter.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

import msgspec

from agent_desktop.decisioning.event_kinds import APPLICATION, MARKS, OFFER
from agent_desktop.decisioning.plain_values import Scalar, named, scalar

CASES: Final = 8
KEY_LENGTH: Final = 40
STAGES: Final = ("details_completed", "preaccepted", "accepted", "finalised", "declined",
                 "cancelled", "active")  # fmt: skip
CLOSED: Final = frozenset({"declined", "cancelled", "active"})
_ENDS: Final = CLOSED | {"ordered"}
_KEYS: Final = {APPLICATION: ("application_id",), OFFER: ("offer_id", "offer")}
_KEPT: Final = {APPLICATION: ("amount",), OFFER: ("offer", "amount")}


class Case(msgspec.Struct, array_like=True):
    at: int
    """When it was last heard of."""
    marks: dict[str, int]
    properties: dict[str, Scalar]
    """Of its opening."""


class Cases(msgspec.Struct, array_like=True):
    """Of one kind, by id; the empty one is of events that name none."""

    cases: dict[str, Case] = {}
    since: int = -(2**53)


class OpenCase(msgspec.Struct, frozen=True):
    """How a case stands."""

    key: str
    opened: int
    stage: str
    """`submitted` or the latest mark; for an offer `sent` or `returned`."""
    stage_at: int
    is_open: bool
    properties: dict[str, Scalar]


def note(kinds: dict[str, Cases], event_type: str, at: int, properties: Mapping[str, Any]) -> None:
    """One event; nothing happens for types that say nothing of a case."""
    marked = MARKS.get(event_type)
    if marked is None:
        return
    kind, mark = marked
    cases = kinds.get(kind)
    if cases is None:
        cases = kinds[kind] = Cases()
    if at <= cases.since:
        return
    key = _key(kind, properties)
    case = cases.cases.get(key)
    if case is None:
        case = cases.cases[key] = Case(at, {}, {})
    case.at = max(case.at, at)
    if mark == "opened":
        _open(case, at, named(properties, _KEPT[kind]))
    case.marks[mark] = max(at, case.marks.get(mark, at))
    if len(cases.cases) > CASES:
        _bound(cases)


def applications(kinds: Mapping[str, Cases]) -> tuple[OpenCase, ...]:
    """Those that were submitted, oldest first."""
    cases = kinds.get(APPLICATION, Cases()).cases
    found = []
    for key, case in cases.items():
        opened = case.marks.get("opened")
        if opened is None:
            continue
        stage, since = "submitted", opened
        for name in STAGES:
            at = _latest(cases, key, name)
            if at >= since:
                stage, since = name, at
        found.append(OpenCase(key, opened, stage, since, stage not in CLOSED, case.properties))
    return tuple(sorted(found, key=lambda one: (one.opened, one.key)))


def offers(kinds: Mapping[str, Cases]) -> tuple[OpenCase, ...]:
    """Those that were sent, oldest first. What ends an application ends its offers."""
    cases = kinds.get(OFFER, Cases()).cases
    ended = _ended(kinds.get(APPLICATION, Cases()).cases)
    found = []
    for key, case in cases.items():
        opened = case.marks.get("opened")
        if opened is None:
            continue
        closed = max(_latest(cases, key, "closed"), ended)
        returned = _latest(cases, key, "returned")
        stage, since = ("returned", returned) if returned >= opened else ("sent", opened)
        found.append(OpenCase(key, opened, stage, since, closed < opened, case.properties))
    return tuple(sorted(found, key=lambda one: (one.opened, one.key)))


def _key(kind: str, properties: Mapping[str, Any]) -> str:
    for name in _KEYS[kind]:
        value = scalar(properties.get(name))
        if value is not None and value != "":
            return str(value)[:KEY_LENGTH]
    return ""


def _open(case: Case, at: int, properties: dict[str, Scalar]) -> None:
    """The newest opening describes it; of two at the same moment always the same one."""
    known = case.marks.get("opened")
    if (
        known is None
        or at > known
        or (at == known and _order(properties) > _order(case.properties))
    ):
        case.properties = properties


def _order(properties: dict[str, Scalar]) -> str:
    return repr(sorted(properties.items()))


def _latest(cases: Mapping[str, Case], key: str, mark: str) -> int:
    """Of the case itself or of what names no case; a case without an id hears of all."""
    if key:
        return max(
            cases[key].marks.get(mark, -1), cases[""].marks.get(mark, -1) if "" in cases else -1
        )
    return max(case.marks.get(mark, -1) for case in cases.values())


def _ended(cases: Mapping[str, Case]) -> int:
    """When an application that offers may belong to was last ended. One that is named by its id
    ends only its own offers, which say nothing of it: unless it is the only one."""
    several = sum("opened" in case.marks for case in cases.values()) > 1
    ends = [
        case.marks.get(mark, -1)
        for key, case in cases.items()
        if not (several and key)
        for mark in _ENDS
    ]
    return max(ends, default=-1)


def _bound(cases: Cases) -> None:
    oldest = min(cases.cases, key=lambda key: (cases.cases[key].at, key))
    cases.since = max(cases.since, cases.cases.pop(oldest).at)
    for key, case in list(cases.cases.items()):
        case.marks = {name: at for name, at in case.marks.items() if at > cases.since}
        if not case.marks:
            del cases.cases[key]
        elif "opened" not in case.marks:
            case.properties = {}
