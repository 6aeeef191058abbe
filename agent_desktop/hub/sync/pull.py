"""One page of a pull: whole transactions after a cursor, for the customers that are held.

Customers and responses come as they are now, at the position of their latest change; events are
added at theirs. A page is cut between transactions only. Everything is read in one snapshot.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Any, Final, NamedTuple

from sqlalchemy import Connection, func, select, text

from agent_desktop.domain.visibility import Role
from agent_desktop.hub.access.tokens import Principal
from agent_desktop.hub.store.tables import catalogues, holdings, meta_position
from agent_desktop.hub.sync import rows
from agent_desktop.hub.sync.holdings import HeldRow, changed, sees, stale
from agent_desktop.hub.sync.visible import Sight
from agent_desktop.hub.sync.wire import WireTransaction
from agent_desktop.protocol.messages import CustomerGone

# An installation's id is no secret: what it keeps for another team stays out of sight.
_SEEN: Final = (
    " AND EXISTS (SELECT 1 FROM customers c WHERE c.id = h.customer_id"
    " AND (:all OR c.team = '' OR c.team = :team))"
)
_EVENTS: Final = text(
    f"SELECT {rows.EVENT_COLUMNS} FROM events e CROSS JOIN holdings h"  # noqa: S608 - constants
    " WHERE e.position > :after AND e.position <= :bound AND h.installation = :installation"
    " AND h.customer_id = e.customer_id AND h.position < e.position"
    f"{_SEEN}"
    " ORDER BY e.position, e.seq LIMIT :most"
)
_RESPONSES: Final = text(
    f"SELECT {', '.join(f'r.{column.name}' for column in rows.RESPONSE_COLUMNS)}"  # noqa: S608 - ours
    " FROM responses r CROSS JOIN holdings h"
    " WHERE r.position > :after AND r.position <= :bound AND h.installation = :installation"
    " AND h.customer_id = r.customer_id AND h.position < r.position"
    f"{_SEEN}"
    " ORDER BY r.position, r.id LIMIT :most"
)
_NO_LIMIT: Final = -1


class Page(NamedTuple):
    """`cursor` may stay where it was while a customer waits to be sent whole again."""

    cursor: int
    more: bool
    transactions: list[WireTransaction]
    waits: bool


class Viewer(NamedTuple):
    installation: str
    principal: Principal
    sight: Sight


class _Plan(NamedTuple):
    """What comes at which position, besides events and responses."""

    whole: dict[str, HeldRow]
    changed: dict[str, HeldRow]
    gone: list[tuple[int, CustomerGone]]
    catalogue: tuple[int, str] | None
    head: int
    waits: bool

    def weights(self) -> Counter[int]:
        weights: Counter[int] = Counter()
        for row in self.whole.values():
            weights[row.held] += 1 + min(row.events, rows.NEWEST)
        for row in self.changed.values():
            weights[row.position] += 1
        for position, _ in self.gone:
            weights[position] += 1
        if self.catalogue is not None:
            weights[self.catalogue[0]] += 1
        return weights


def page(connection: Connection, viewer: Viewer, cursor: int, limit: int) -> Page:
    """About `limit` rows, but at least one whole transaction if there is one."""
    plan = _plan(connection, viewer, cursor)
    weights = plan.weights()
    bound = _cut(weights, limit, plan.head)
    events, bound = _complete(
        lambda most, until: _events(connection, viewer, cursor, until, most), limit, bound
    )
    answers, bound = _complete(
        lambda most, until: _responses(connection, viewer, cursor, until, most), limit, bound
    )
    weights.update(row.position for row in events)
    weights.update(row.position for row in answers)
    bound = _cut(weights, limit, bound)
    made = _Filling(connection, viewer.sight)
    made.fill(plan, bound, events, answers)
    return Page(bound, bound < plan.head, made.in_order(), plan.waits)


def head(connection: Connection) -> int:
    """The position of the last commit in this snapshot."""
    return int(connection.execute(select(meta_position.c.position)).scalar_one())


def _plan(connection: Connection, viewer: Viewer, cursor: int) -> _Plan:
    until = head(connection)
    held = changed(connection, viewer.installation, cursor)
    waiting = [row.position for row in held if stale(row, viewer.principal)]
    if waiting:
        until = max(cursor, min(waiting) - 1)
    plan = _Plan({}, {}, [], _catalogue(connection, cursor, until), until, bool(waiting))
    for row in held:
        if stale(row, viewer.principal):
            continue
        if row.merged_into is not None or not sees(viewer.principal, row.team):
            # With the survivor of a merge, whose holding was renewed in the same transaction.
            if cursor < row.held <= until:
                gone = CustomerGone(customer_id=row.id, merged_into=row.merged_into)
                plan.gone.append((row.held, gone))
        else:
            if cursor < row.held <= until:
                plan.whole[row.id] = row
            if max(cursor, row.held) < row.position <= until:
                plan.changed[row.id] = row
    return plan


def _catalogue(connection: Connection, cursor: int, until: int) -> tuple[int, str] | None:
    newest = connection.execute(
        select(catalogues.c.position, catalogues.c.version)
        .order_by(catalogues.c.position.desc())
        .limit(1)
    ).first()
    if newest is None or not cursor < newest.position <= until:
        return None
    return newest.position, newest.version


def _cut(weights: Counter[int], limit: int, bound: int) -> int:
    """The last position that still fits; the first one always does."""
    total = 0
    last = None
    for position in sorted(weights):
        if position > bound:
            break
        total += weights[position]
        if last is not None and total > limit:
            return last
        last = position
    return bound


def _complete(read: Any, limit: int, bound: int) -> tuple[Sequence[Any], int]:
    """Rows of whole transactions only, and up to where they are complete."""
    found = read(limit + 1, bound)
    if len(found) <= limit:
        return found, bound
    first, last = found[0].position, found[-1].position
    if first == last:  # one transaction beyond the limit: it comes alone, but whole
        return read(_NO_LIMIT, first), first
    return [row for row in found if row.position < last], last - 1


def _events(
    connection: Connection, viewer: Viewer, cursor: int, bound: int, most: int
) -> Sequence[Any]:
    if not viewer.sight.journeys:
        return []
    oldest = connection.execute(
        select(func.min(holdings.c.position)).where(holdings.c.installation == viewer.installation)
    ).scalar()
    if oldest is None:
        return []
    return connection.execute(
        _EVENTS,
        {
            "after": max(cursor, oldest),
            "bound": bound,
            "installation": viewer.installation,
            "most": most,
            "all": viewer.principal.role is Role.ADMIN,
            "team": viewer.principal.team,
        },
    ).all()


def _responses(
    connection: Connection, viewer: Viewer, cursor: int, bound: int, most: int
) -> Sequence[Any]:
    if not viewer.sight.responses:
        return []
    return connection.execute(
        _RESPONSES,
        {
            "after": cursor,
            "bound": bound,
            "installation": viewer.installation,
            "most": most,
            "all": viewer.principal.role is Role.ADMIN,
            "team": viewer.principal.team,
        },
    ).all()


class _Filling:
    """Puts a page's transactions together."""

    def __init__(self, connection: Connection, sight: Sight) -> None:
        self._connection = connection
        self._sight = sight
        self._made: dict[int, WireTransaction] = {}

    def in_order(self) -> list[WireTransaction]:
        return [self._made[position] for position in sorted(self._made)]

    def fill(self, plan: _Plan, bound: int, events: Sequence[Any], answers: Sequence[Any]) -> None:
        self._customers(plan, bound)
        for position, gone in plan.gone:
            if position <= bound:
                self._at(position).gone.append(gone)
        for row in events:
            if row.position <= bound:
                self._at(row.position).events.append(rows.event(row, self._sight))
        for row in answers:
            if row.position <= bound:
                self._at(row.position).responses.append(rows.response(row, self._sight))
        if plan.catalogue is not None and plan.catalogue[0] <= bound:
            self._at(plan.catalogue[0]).catalogue_version = plan.catalogue[1]

    def _customers(self, plan: _Plan, bound: int) -> None:
        whole = {key: row for key, row in plan.whole.items() if row.held <= bound}
        later = {key: row for key, row in plan.changed.items() if row.position <= bound}
        records = rows.changes(self._connection, [*{**whole, **later}], self._sight)
        for key, row in whole.items():
            self._at(row.held).customers.append(records[key])
        for key, row in later.items():
            self._at(row.position).customers.append(records[key])
        until = {key: row.held for key, row in whole.items()}
        counts = {key: row.events for key, row in whole.items()}
        for one in rows.whole_events(self._connection, until, counts, self._sight):
            self._at(until[one.customer_id]).events.append(one)
        for answer in rows.whole_responses(self._connection, until, self._sight):
            self._at(until[answer.customer_id]).responses.append(answer)

    def _at(self, position: int) -> WireTransaction:
        found = self._made.get(position)
        if found is None:
            found = self._made[position] = WireTransaction(position=position)
        return found
