"""Whether a case worked, once its window has closed.

Only closed windows teach. To learn at once from those that have already worked, and from the rest
when their time is up, would make every action look better than it is: in a real set of offers the
positives came out as 49 % instead of 40 %.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final, NamedTuple

from sqlalchemy import Connection, text

from agent_desktop.decisioning.decisions import DecisionRecord
from agent_desktop.domain.responses import Sentiment
from agent_desktop.hub.learning import answers
from agent_desktop.hub.learning.cases import Past, places_of
from agent_desktop.hub.learning.past import lists, outcome

_DUE: Final = text(
    "SELECT response_id, decision_id, action_id, at, matures_at, expected, chance, control"
    " FROM learning_cases WHERE learnt_at IS NULL AND matures_at <= :until"
    " ORDER BY matures_at, response_id LIMIT :most"
)
_COUNT: Final = text(
    "SELECT count(*) FROM (SELECT 1 FROM learning_cases WHERE learnt_at IS NULL"
    " AND matures_at <= :until LIMIT :most)"
)
_HAPPENED: Final = text(
    "SELECT 1 FROM events WHERE customer_id = :customer AND at > :after AND at <= :until"
    " AND type = :event LIMIT 1"
)


class Matured(NamedTuple):
    """A case whose window has closed."""

    response_id: str
    customer_id: str
    """As whom they live now."""
    action_id: str
    at: int
    matures_at: int
    worked: bool
    control: bool
    expected: float | None
    chance: float | None
    record: DecisionRecord


class Due(NamedTuple):
    matured: list[Matured]
    """In the order of their maturity."""
    gone: list[str]
    """Cases that are none any more: withdrawn, or without their list."""
    more: bool


def count_due(connection: Connection, until: int, most: int) -> int:
    """How many cases wait to be learnt, at most `most`."""
    return int(connection.execute(_COUNT, {"until": until, "most": most}).scalar_one())


def due(connection: Connection, past: Past, until: int, most: int) -> Due:
    """Cases that have matured by `until` and were not learnt. Reads only."""
    rows = connection.execute(_DUE, {"until": until, "most": most}).all()
    matured, gone = settled(connection, past, rows)
    return Due(matured, gone, len(rows) == most)


def settled(
    connection: Connection, past: Past, rows: Sequence[Any]
) -> tuple[list[Matured], list[str]]:
    """How these cases went, by what the hub knows now; and those that are none any more."""
    records = lists(connection, (row.decision_id for row in rows))
    places = places_of(connection, rows)
    matured: list[Matured] = []
    gone: list[str] = []
    for row in rows:
        found, place = records.get(row.decision_id), places.get(row.response_id)
        said = [] if place is None else answers.said(connection, place)
        mine = next((one for one in said if one.id == row.response_id), None)
        if found is None or mine is None:
            gone.append(row.response_id)
            continue
        matured.append(
            Matured(
                row.response_id, mine.customer_id, row.action_id, row.at, row.matures_at,
                _worked(connection, past, row, found.record, said),
                bool(row.control), row.expected, row.chance, found.record,
            )
        )  # fmt: skip
    return matured, gone


def _worked(
    connection: Connection,
    past: Past,
    row: Any,
    record: DecisionRecord,
    said: Sequence[answers.Said],
) -> bool:
    catalogue = past.catalogue(record.catalogue_version)
    declared = None if catalogue is None else outcome(catalogue, row.action_id)
    if declared is None or not declared.event:
        return any(
            one.sentiment == Sentiment.POSITIVE and row.at <= one.at <= row.matures_at
            for one in said
        )
    happened = connection.execute(
        _HAPPENED,
        {
            "customer": next(one for one in said if one.id == row.response_id).customer_id,
            "after": row.at,
            "until": row.matures_at,
            "event": declared.event,
        },
    ).scalar()
    return happened is not None
