"""Puts the transactions of one page of a pull together, once it is known where the page ends."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Any, NamedTuple

import msgspec
from sqlalchemy import Connection

from agent_desktop.hub.sync import rows
from agent_desktop.hub.sync.holdings import HeldRow
from agent_desktop.hub.sync.household import Reach
from agent_desktop.hub.sync.visible import Sight
from agent_desktop.hub.sync.wire import WireTransaction
from agent_desktop.protocol.messages import CustomerGone, ExposureChange, Settlement


class Plan(NamedTuple):
    """What comes at which position, besides events, responses and impressions."""

    whole: dict[str, HeldRow]
    changed: dict[str, HeldRow]
    gone: list[tuple[int, CustomerGone]]
    catalogue: tuple[int, str] | None
    model: tuple[int, str] | None
    head: int
    waits: bool
    settlements: Sequence[tuple[int, Settlement]] = ()

    def weights(self) -> Counter[int]:
        weights: Counter[int] = Counter()
        for row in self.whole.values():
            weights[row.held] += 1 + min(row.events, rows.NEWEST)
        for row in self.changed.values():
            weights[row.position] += 1
        for position, _ in self.gone:
            weights[position] += 1
        for position, _ in self.settlements:
            weights[position] += 1
        for published in (self.catalogue, self.model):
            if published is not None:
                weights[published[0]] += 1
        return weights


class After(NamedTuple):
    """Rows after the cursor, each at its own position."""

    events: Sequence[Any]
    responses: Sequence[Any]
    exposures: Sequence[Any]


class Filling:
    """Puts a page's transactions together."""

    def __init__(
        self, connection: Connection, sight: Sight, shown_since: int, reach: Reach | None
    ) -> None:
        self._connection = connection
        self._sight = sight
        self._shown_since = shown_since
        self._reach = reach
        self._made: dict[int, WireTransaction] = {}

    def in_order(self) -> list[WireTransaction]:
        return [self._made[position] for position in sorted(self._made)]

    def fill(self, plan: Plan, bound: int, after: After) -> None:
        """Everything up to position `bound`."""
        self._customers(plan, bound)
        for position, gone in plan.gone:
            if position <= bound:
                self._at(position).gone.append(gone)
        for position, one in plan.settlements:
            if position <= bound:
                told = msgspec.structs.replace(one, by=self._sight.agent(one.by))
                self._at(position).settlements.append(told)
        self._rows(bound, after)
        if plan.catalogue is not None and plan.catalogue[0] <= bound:
            self._at(plan.catalogue[0]).catalogue_version = plan.catalogue[1]
        if plan.model is not None and plan.model[0] <= bound:
            self._at(plan.model[0]).model_version = plan.model[1]

    def _rows(self, bound: int, after: After) -> None:
        for row in after.events:
            if row.position <= bound:
                self._at(row.position).events.append(rows.event(row, self._sight))
        for row in after.responses:
            if row.position <= bound:
                self._at(row.position).responses.append(rows.response(row, self._sight))
        for row in after.exposures:
            if row.position <= bound:
                shown = ExposureChange(customer_id=row.customer_id, exposure=rows.exposure(row))
                self._at(row.position).exposures.append(shown)

    def _customers(self, plan: Plan, bound: int) -> None:
        whole = {key: row for key, row in plan.whole.items() if row.held <= bound}
        later = {key: row for key, row in plan.changed.items() if row.position <= bound}
        until = {key: row.held for key, row in whole.items()}
        records = rows.changes(
            self._connection, [*{**whole, **later}], self._sight, self._reach, until
        )
        for key, row in whole.items():
            self._at(row.held).customers.append(records[key])
        for key, row in later.items():
            self._at(row.position).customers.append(records[key])
        counts = {key: row.events for key, row in whole.items()}
        for one in rows.whole_events(self._connection, until, counts, self._sight):
            self._at(until[one.customer_id]).events.append(one)
        for answer in rows.whole_responses(self._connection, until, self._sight):
            self._at(until[answer.customer_id]).responses.append(answer)
        for shown in rows.whole_exposures(self._connection, until, self._shown_since, self._sight):
            self._at(until[shown.customer_id]).exposures.append(shown)

    def _at(self, position: int) -> WireTransaction:
        found = self._made.get(position)
        if found is None:
            found = self._made[position] = WireTransaction(position=position)
        return found
