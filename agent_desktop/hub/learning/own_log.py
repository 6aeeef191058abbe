"""What the hub has logged, as outcomes to evaluate: matured cases that still hold."""

from __future__ import annotations

from typing import Final, NamedTuple

from sqlalchemy import Connection, text

from agent_desktop.decisioning.catalogue import Catalogue
from agent_desktop.decisioning.evaluating.outcomes import Outcome
from agent_desktop.hub.learning.past import lists
from agent_desktop.hub.learning.stored_past import StoredPast, values

MOST: Final = 200_000
"""The newest so many."""
_PART: Final = 1_000
_LEARNT: Final = text(
    "SELECT c.response_id, c.decision_id, c.action_id, c.at, c.matures_at, c.worked, c.expected,"
    " c.control FROM learning_cases c LEFT JOIN responses r ON r.id = c.response_id"
    " WHERE c.learnt_at IS NOT NULL AND c.worked IS NOT NULL AND NOT coalesce(r.withdrawn, 0)"
    " ORDER BY c.at DESC, c.response_id DESC LIMIT :most"
)


class Logged(NamedTuple):
    """In the order of time. `control` says of each outcome whether its list was random."""

    catalogue: Catalogue
    outcomes: list[Outcome]
    control: list[bool]


def read(connection: Connection, now: int, most: int = MOST) -> Logged | None:
    """For the features of the catalogue in force; None where there is no catalogue.

    `propensity` stays empty: the chance that an action was shown is logged, but an agent chose what
    of it to raise, so it is not the chance that it was chosen.
    """
    past = StoredPast(connection, now)
    catalogue = past.in_force()
    if catalogue is None:
        return None
    rows = connection.execute(_LEARNT, {"most": most}).all()[::-1]
    outcomes: list[Outcome] = []
    control: list[bool] = []
    for start in range(0, len(rows), _PART):
        part = rows[start : start + _PART]
        records = lists(connection, (row.decision_id for row in part))
        for row in part:
            found = records.get(row.decision_id)
            if found is None:
                continue
            of = past.catalogue(found.record.catalogue_version)
            outcomes.append(
                Outcome(
                    at=row.at,
                    matures_at=row.matures_at,
                    action=row.action_id,
                    worked=bool(row.worked),
                    values=values(found.record, of, catalogue),
                    expected=row.expected,
                )
            )
            control.append(bool(row.control))
    return Logged(catalogue, outcomes, control)
