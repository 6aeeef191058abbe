"""Which answers and offers teach: those that belong to a list, once a conversation and action.

A conversation in which an action was offered, then answered, then answered again is one offer: its
first mark is the case, and the others only say how it went. What the customer raised by themselves
was not offered by a list; what was only displayed was not offered at all; neither is a case.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Final, NamedTuple

from sqlalchemy import Connection, text

from agent_desktop.decisioning.decisions import ExposureKind, exposure_id

_CHANGED_ANSWERS: Final = text(
    "SELECT id, position, contact_id, decision_id, action_id, 'answered' AS kind FROM responses"
    " WHERE position > :position OR (position = :position AND id > :id)"
    " ORDER BY position, id LIMIT :most"
)
_CHANGED_OFFERS: Final = text(
    "SELECT id, position, contact_id, decision_id, action_id, kind FROM exposures"
    " WHERE position > :position OR (position = :position AND id > :id)"
    " ORDER BY position, id LIMIT :most"
)
_COLUMNS: Final = "id, customer_id, contact_id, decision_id, action_id, at, received_at"
# Nobody's identity is read here: learning is about customers, never about who asked them.
_ANSWERS: Final = (
    f"SELECT {_COLUMNS}, sentiment FROM responses"  # noqa: S608 - constants
    " WHERE NOT withdrawn AND NOT initiative AND decision_id <> ''"
    " AND action_id = :action AND {of} = :key ORDER BY at, id LIMIT :most"
)
_OFFER: Final = text(
    f"SELECT {_COLUMNS}, NULL AS sentiment FROM exposures"  # noqa: S608 - constants
    " WHERE id = :id AND decision_id <> ''"
)
_IDS: Final = "SELECT id FROM responses WHERE action_id = :action AND {of} = :key"
_MOST: Final = 64
"""Answers to one action in one conversation: more say nothing new."""


class Place(NamedTuple):
    """A conversation and an action. Without a conversation, the list stands for it."""

    contact_id: str
    decision_id: str
    action_id: str


class Said(NamedTuple):
    """An answer, or an offer without one (`sentiment` None)."""

    id: str
    customer_id: str
    contact_id: str
    decision_id: str
    action_id: str
    at: int
    sentiment: str | None


class Changes(NamedTuple):
    """What changed after a cursor, and the cursor after it."""

    places: set[Place]
    cursor: tuple[int, str]
    more: bool


def changed_answers(connection: Connection, cursor: tuple[int, str], most: int) -> Changes:
    """New answers, withdrawn ones, and those that a merge moved."""
    return _changes(connection.execute(_CHANGED_ANSWERS, _after(cursor, most)), cursor, most)


def changed_offers(connection: Connection, cursor: tuple[int, str], most: int) -> Changes:
    """The same for exposures."""
    return _changes(connection.execute(_CHANGED_OFFERS, _after(cursor, most)), cursor, most)


def said(connection: Connection, place: Place) -> list[Said]:
    """What was offered and answered there and still holds, the earliest first.

    A clock that ran ahead does not put an answer after the time at which it came.
    """
    of, named = _of(place)
    found = connection.execute(text(_ANSWERS.format(of=of)), {**named, "most": _MOST}).all()
    if place.contact_id:
        found = [*found, *connection.execute(_OFFER, {"id": _offer(place)})]
    return sorted(
        (
            Said(row.id, row.customer_id, row.contact_id, row.decision_id, row.action_id,
                 min(row.at, row.received_at), row.sentiment)
            for row in found
        ),
        key=lambda one: (one.at, one.id),
    )  # fmt: skip


def ids_of(connection: Connection, place: Place) -> list[str]:
    """Of everything that could have become the case of this place, withdrawn answers too."""
    of, named = _of(place)
    found = list(connection.execute(text(_IDS.format(of=of)), named).scalars())
    return [*found, _offer(place)] if place.contact_id else found


def _of(place: Place) -> tuple[str, dict[str, Any]]:
    """The column that the place is found by, and what is asked for."""
    if place.contact_id:
        return "contact_id", {"action": place.action_id, "key": place.contact_id}
    return "decision_id", {"action": place.action_id, "key": place.decision_id}


def _offer(place: Place) -> str:
    return exposure_id(ExposureKind.OFFERED, place.contact_id, place.action_id)


def _after(cursor: tuple[int, str], most: int) -> dict[str, Any]:
    return {"position": cursor[0], "id": cursor[1], "most": most}


def _changes(rows: Iterable[Any], cursor: tuple[int, str], most: int) -> Changes:
    places: set[Place] = set()
    count = 0
    for row in rows:
        count += 1
        cursor = (row.position, row.id)
        if row.decision_id and row.kind != ExposureKind.DISPLAYED:
            contact = row.contact_id
            places.add(Place(contact, "" if contact else row.decision_id, row.action_id))
    return Changes(places, cursor, count == most)
