"""The lists that responses name: kept with the first answer, and known for the next ones."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import msgspec
from sqlalchemy import select, update

from agent_desktop.decisioning.decisions import DecisionRecord
from agent_desktop.hub.store.bulk import insert_rows
from agent_desktop.hub.store.tables import decisions
from agent_desktop.hub.store.units import Unit
from agent_desktop.hub.sync.rows import parts

COLUMNS = (
    "id", "customer_id", "contact_id", "catalogue_version", "at", "record", "kept_until",
)  # fmt: skip


def row(decision_id: str, decision: DecisionRecord, kept_until: int | None) -> tuple[Any, ...]:
    """Of COLUMNS. `kept_until`: a list that nobody has answered yet need not stay for ever."""
    inputs = decision.inputs
    return (
        decision_id, inputs.customer_id, inputs.contact_id, decision.catalogue_version, inputs.at,
        msgspec.json.encode(decision), kept_until,
    )  # fmt: skip


class AnsweredLists:
    """Within one unit. Call `flush` at the end."""

    def __init__(self, unit: Unit) -> None:
        self._unit = unit
        self._new: dict[str, tuple[Any, ...]] = {}
        self._customers: dict[str, str] = {}

    def expect(self, named: Iterable[str]) -> set[str]:
        """Look up at once which of these the hub has. Returns whose they are."""
        for part in parts(named):
            self._customers.update(
                (row[0], row[1])
                for row in self._unit.connection.execute(
                    select(decisions.c.id, decisions.c.customer_id).where(decisions.c.id.in_(part))
                )
            )
        return set(self._customers.values())

    def customer(self, decision_id: str) -> str | None:
        """Whom the list was made for; None where the hub does not have it."""
        return self._customers.get(decision_id)

    def keep(self, decision_id: str, decision: DecisionRecord) -> None:
        """Once: another answer may have brought it."""
        if decision_id not in self._customers:
            self._customers[decision_id] = decision.inputs.customer_id
            self._new[decision_id] = row(decision_id, decision, None)

    def flush(self) -> None:
        if self._new:
            insert_rows(self._unit.connection, "decisions", COLUMNS, list(self._new.values()))
            self._new = {}


def stay(unit: Unit, decision_id: str) -> None:
    """A list that was answered is kept for ever."""
    unit.connection.execute(
        update(decisions)
        .where(decisions.c.id == decision_id, decisions.c.kept_until.is_not(None))
        .values(kept_until=None)
    )
