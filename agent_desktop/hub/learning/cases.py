"""From answers to cases: one for each action that a list offered in a conversation."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, Final, NamedTuple, Protocol

from sqlalchemy import Connection, delete

from agent_desktop.decisioning.catalogue import Catalogue
from agent_desktop.decisioning.decisions import DecisionRecord
from agent_desktop.hub.learning import answers, marks
from agent_desktop.hub.learning.answers import Place, Said
from agent_desktop.hub.learning.past import List, lists, living, outcome
from agent_desktop.hub.store.bulk import insert_rows, select_in
from agent_desktop.hub.store.tables import learning_cases
from agent_desktop.hub.store.units import Unit

_COLUMNS: Final = (
    "response_id", "decision_id", "customer_id", "action_id", "at", "matures_at", "expected",
    "chance", "control",
)  # fmt: skip
_AT_ONCE: Final = 500


class Logged(NamedTuple):
    """What the list's own model said. None where the list can't be replayed any more."""

    expected: float | None = None
    chance: float | None = None
    control: bool = False


class Past(Protocol):
    """Catalogues and models as they were."""

    def catalogue(self, version: str) -> Catalogue | None:
        """None where it was never published here."""
        ...

    def logged(self, record: DecisionRecord, action_id: str) -> Logged: ...


class Case(NamedTuple):
    """A row of `learning_cases`, as it begins."""

    response_id: str
    decision_id: str
    customer_id: str
    action_id: str
    at: int
    matures_at: int
    expected: float | None
    chance: float | None
    control: bool


class Look(NamedTuple):
    """What a look at the changed answers found. `before` and `after` are its cursors."""

    before: tuple[tuple[int, str], tuple[int, str]]
    after: tuple[tuple[int, str], tuple[int, str]]
    cases: list[Case]
    dropped: list[str]
    """Response ids whose case, if it was not learnt, is none any more."""
    more: bool


def look(connection: Connection, past: Past, most: int) -> Look:
    """At up to `most` changed answers and as many changed offers. Reads only."""
    before = (marks.cursor(connection, marks.ANSWERS), marks.cursor(connection, marks.OFFERS))
    answered = answers.changed_answers(connection, before[0], most)
    offered = answers.changed_offers(connection, before[1], most)
    cases: list[Case] = []
    dropped: list[str] = []
    for place in sorted(answered.places | offered.places):
        case, none = _of_place(connection, past, place)
        dropped += none
        if case is not None:
            cases.append(case)
    return Look(
        before, (answered.cursor, offered.cursor), cases, dropped, answered.more or offered.more
    )


def store(unit: Unit, found: Look) -> None:
    """Write what was found. The caller has checked that the cursors still stand at `before`."""
    drop(unit, found.dropped)
    insert_rows(
        unit.connection,
        "learning_cases",
        _COLUMNS,
        found.cases,
        "ON CONFLICT (response_id) DO UPDATE SET customer_id = excluded.customer_id",
    )
    for case in found.cases:
        # An unanswered list is thrown away after a while: not this one.
        unit.connection.exec_driver_sql(
            "UPDATE decisions SET kept_until = NULL WHERE id = ?", (case.decision_id,)
        )
    for key, cursor in zip((marks.ANSWERS, marks.OFFERS), found.after, strict=True):
        marks.write(unit, key, f"{cursor[0]}:{cursor[1]}")


def drop(unit: Unit, ids: Sequence[str]) -> None:
    """They are no cases any more. One that was learnt stays: it can't be unlearnt."""
    for start in range(0, len(ids), _AT_ONCE):
        unit.connection.execute(
            delete(learning_cases).where(
                learning_cases.c.response_id.in_(ids[start : start + _AT_ONCE]),
                learning_cases.c.learnt_at.is_(None),
            )
        )


def _of_place(connection: Connection, past: Past, place: Place) -> tuple[Case | None, list[str]]:
    """The case of a conversation and action, and the ids that are not it."""
    ids = answers.ids_of(connection, place)
    learnt = set(_learnt(connection, ids))
    if learnt:  # one conversation teaches once
        return None, [one for one in ids if one not in learnt]
    case = _first(connection, past, answers.said(connection, place))
    return case, [one for one in ids if case is None or one != case.response_id]


def _learnt(connection: Connection, ids: Sequence[str]) -> Iterable[str]:
    for (id_,) in select_in(
        connection,
        "SELECT response_id FROM learning_cases WHERE learnt_at IS NOT NULL AND response_id",
        ids,
    ):
        yield id_


def _first(connection: Connection, past: Past, said: Sequence[Said]) -> Case | None:
    """The earliest one whose list is known, and was made for this very customer."""
    known = lists(connection, (one.decision_id for one in said))
    alive = living(connection, (found.customer_id for found in known.values()))
    for one in said:
        found = known.get(one.decision_id)
        if found is None or alive[found.customer_id] != one.customer_id:
            continue
        case = _case(past, one, found)
        if case is not None:
            return case
    return None


def _case(past: Past, one: Said, found: List) -> Case | None:
    record = found.record
    catalogue = past.catalogue(record.catalogue_version)
    declared = None if catalogue is None else outcome(catalogue, one.action_id)
    if declared is None:
        return None
    logged = past.logged(record, one.action_id)
    return Case(
        one.id, one.decision_id, one.customer_id, one.action_id, one.at,
        one.at + declared.window_ms, logged.expected, logged.chance, logged.control,
    )  # fmt: skip


def places_of(connection: Connection, rows: Sequence[Any]) -> dict[str, Place]:
    """Where each of these cases (by response id) was said."""
    found: dict[str, Place] = {}
    ids = [row.response_id for row in rows]
    for table in ("responses", "exposures"):
        for id_, contact_id, decision_id, action_id in select_in(
            connection,
            f"SELECT id, contact_id, decision_id, action_id FROM {table} WHERE id",  # noqa: S608 - ours
            ids,
        ):
            found[id_] = Place(contact_id, "" if contact_id else decision_id, action_id)
    return found
