"""Impressions, and offers without an answer: each once, and of one customer only so many.

Contact policies count them within their windows, and the first one of an action at a touchpoint
decides which asset sticks; so the newest are kept, and the first ones.
"""

from __future__ import annotations

from collections import Counter
from typing import Any, Final

from sqlalchemy import delete, select, update

from agent_desktop.decisioning.catalogue import DAY_MS, Catalogue
from agent_desktop.decisioning.decisions import Exposure
from agent_desktop.hub.store.bulk import insert_rows
from agent_desktop.hub.store.tables import customers, exposures
from agent_desktop.hub.store.units import Unit

MOST_KEPT: Final = 2_000
"""Of one customer, beside the first of each action at each touchpoint."""
MOST_FIRST: Final = 5_000
"""Of those: nobody fills the disk with actions that there never were."""
LOOK_BACK_DAYS: Final = 90.0
_SPARE: Final = 200
"""So many more are let in before the oldest go, so that not every new one looks for them."""
_COLUMNS: Final = (
    "id", "position", "customer_id", "contact_id", "touchpoint", "action_id", "asset_id", "kind",
    "decision_id", "at", "received_at", "said_of",
)  # fmt: skip

# By the id that it was said of, so that an un-merge gives each side what it had.
_OLD: Final = (
    "DELETE FROM exposures WHERE id IN (SELECT id FROM (SELECT id, place, row_number() OVER"
    " (PARTITION BY owner, place = 1 ORDER BY at DESC, id) AS age FROM (SELECT id, at,"
    " coalesce(said_of, customer_id) AS owner, row_number() OVER"
    " (PARTITION BY coalesce(said_of, customer_id), action_id, touchpoint ORDER BY at, id) AS place"
    " FROM exposures WHERE customer_id = ?) AS placed) AS aged"
    " WHERE age > CASE WHEN place = 1 THEN ? ELSE ? END)"
)


def looked_back(catalogue: Catalogue) -> int:
    """How old an impression can be and still count for a policy or a limit, in ms. A later
    catalogue may look back further than this one, so it is never less than LOOK_BACK_DAYS."""
    days = [LOOK_BACK_DAYS, *(limit.days for limit in catalogue.limits)]
    days += [policy.window_days + policy.pause_days for policy in catalogue.policies]
    return int(max(days) * DAY_MS)


class Exposing:
    """Within one unit. Call `flush` at the end."""

    def __init__(self, unit: Unit) -> None:
        self._unit = unit
        self._new: dict[str, tuple[Any, ...]] = {}

    def add(self, exposure: Exposure, customer_id: str, said_of: str, decision_id: str) -> None:
        """`customer_id` lives; `said_of` is the id that it came with."""
        unit = self._unit
        self._new.setdefault(
            exposure.id,
            (
                exposure.id, unit.position, customer_id, exposure.contact_id, exposure.touchpoint,
                exposure.action_id, exposure.asset_id, str(exposure.kind), decision_id,
                exposure.at, unit.now, None if said_of == customer_id else said_of,
            ),
        )  # fmt: skip
        unit.touched(customer_id)

    def flush(self) -> None:
        if not self._new:
            return
        rows = list(self._new.values())
        self._new = {}
        insert_rows(
            self._unit.connection, "exposures", _COLUMNS, rows, "ON CONFLICT (id) DO NOTHING"
        )
        for customer_id in Counter(row[2] for row in rows):
            self._prune(customer_id)

    def reassign(self, contact_id: str, before: str, after: str | None) -> None:
        """Someone else was on the line: it was shown of the wrong customer's list. Nothing that was
        shown is ever changed, so `before` is told whole again, without it."""
        self.flush()
        mine = (exposures.c.contact_id == contact_id) & (exposures.c.customer_id == before)
        execute = self._unit.connection.execute
        if execute(select(exposures.c.id).where(mine).limit(1)).first() is None:
            return
        if after is None:
            execute(delete(exposures).where(mine))
        else:
            execute(
                update(exposures)
                .where(mine)
                .values(customer_id=after, said_of=None, position=self._unit.position)
            )
            self._unit.touched(after)
        execute(
            update(customers)
            .where(customers.c.id == before)
            .values(generation=customers.c.generation + 1, position=self._unit.position)
        )
        self._unit.touched(before)

    def _prune(self, customer_id: str) -> None:
        execute = self._unit.connection.exec_driver_sql
        count = execute(
            "SELECT count(*) FROM (SELECT 1 FROM exposures WHERE customer_id = ? LIMIT ?)",
            (customer_id, MOST_KEPT + _SPARE),
        ).scalar_one()
        if count >= MOST_KEPT + _SPARE:
            execute(_OLD, (customer_id, MOST_FIRST, MOST_KEPT))
