"""One page of a pull: whole transactions after a cursor, for the customers that are held.

Customers and responses come as they are now, at the position of their latest change; events are
added at theirs. A page is cut between transactions only. Everything is read in one snapshot.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Any, Final, NamedTuple

from sqlalchemy import Connection, Table, func, select, text
from sqlalchemy.sql.expression import TextClause

from agent_desktop.domain.visibility import Role
from agent_desktop.hub.access.tokens import Principal
from agent_desktop.hub.store.tables import catalogues, erasures, holdings, meta_position, models
from agent_desktop.hub.sync import rows
from agent_desktop.hub.sync.filling import After, Filling, Plan
from agent_desktop.hub.sync.holdings import changed, sees, stale
from agent_desktop.hub.sync.household import Reach
from agent_desktop.hub.sync.refused import settlements_after
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


def _said(table: str, columns: Sequence[Any]) -> Any:
    """What was answered or shown, of customers that are held."""
    return text(
        f"SELECT {', '.join(f'r.{column.name}' for column in columns)}"  # noqa: S608 - ours
        f" FROM {table} r CROSS JOIN holdings h"
        " WHERE r.position > :after AND r.position <= :bound AND h.installation = :installation"
        " AND h.customer_id = r.customer_id AND h.position < r.position"
        f"{_SEEN}"
        " ORDER BY r.position, r.id LIMIT :most"
    )


_RESPONSES: Final = _said("responses", rows.RESPONSE_COLUMNS)
_EXPOSURES: Final = _said("exposures", rows.EXPOSURE_COLUMNS)
_NO_LIMIT: Final = -1
_SPAN: Final = 16
"""Positions that are looked at first."""


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
    shown_since: int = 0
    reach: Reach | None = None
    """Of a whole customer, no older impressions but the first ones (ms)."""


def page(connection: Connection, viewer: Viewer, cursor: int, limit: int) -> Page:
    """About `limit` rows, but at least one whole transaction if there is one."""
    latest = head(connection)
    plan, weights = _planned(connection, viewer, cursor, limit, latest)
    bound = _cut(weights, limit, plan.head)
    events, bound = _complete(
        lambda most, until: _events(connection, viewer, cursor, until, most), limit, bound
    )
    answers, bound = _complete(
        lambda most, until: _said_after(_RESPONSES, connection, viewer, cursor, until, most),
        limit, bound,
    )  # fmt: skip
    shown, bound = _complete(
        lambda most, until: _said_after(_EXPOSURES, connection, viewer, cursor, until, most),
        limit, bound,
    )  # fmt: skip
    after = After(events, answers, shown)
    weights.update(row.position for rows in after for row in rows)
    bound = _cut(weights, limit, bound)
    made = Filling(connection, viewer.sight, viewer.shown_since, viewer.reach)
    made.fill(plan, bound, after)
    return Page(bound, bound < latest, made.in_order(), plan.waits)


def head(connection: Connection) -> int:
    """The position of the last commit in this snapshot."""
    return int(connection.execute(select(meta_position.c.position)).scalar_one())


def _planned(
    connection: Connection, viewer: Viewer, cursor: int, limit: int, latest: int
) -> tuple[Plan, Counter[int]]:
    """Looks no further than a page may reach: who pulls a hundred pages would otherwise be looked
    up whole a hundred times."""
    span = _SPAN
    while True:
        plan = _plan(connection, viewer, cursor, min(latest, cursor + span))
        weights = plan.weights()
        if cursor + span >= latest or plan.waits or weights.total() > limit:
            return plan, weights
        span *= 16


def _plan(connection: Connection, viewer: Viewer, cursor: int, until: int) -> Plan:
    held = changed(connection, viewer.installation, cursor, until)
    waiting = [row.position for row in held if stale(row, viewer.principal)]
    if waiting:
        until = min(until, max(cursor, min(waiting) - 1))
    plan = Plan(
        {}, {}, _erased(connection, cursor, until),
        _published(connection, catalogues, cursor, until),
        _published(connection, models, cursor, until),
        until, bool(waiting),
        settlements_after(connection, viewer.principal.subject, cursor, until),
    )  # fmt: skip
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


def _erased(connection: Connection, cursor: int, until: int) -> list[tuple[int, CustomerGone]]:
    """Everybody hears of it: who holds them no more may still have sent entries about them."""
    return [
        (row.position, CustomerGone(customer_id=row.customer_id, erased=True))
        for row in connection.execute(
            select(erasures.c.position, erasures.c.customer_id)
            .where(erasures.c.position > cursor, erasures.c.position <= until)
            .order_by(erasures.c.position, erasures.c.customer_id)
        )
    ]


def _published(
    connection: Connection, table: Table, cursor: int, until: int
) -> tuple[int, str] | None:
    """Position and version of what is in force now, if it came after the cursor."""
    newest = connection.execute(
        select(table.c.position, table.c.version).order_by(table.c.position.desc()).limit(1)
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


def _said_after(  # noqa: PLR0913, PLR0917 - as `_events`, for two tables
    statement: TextClause,
    connection: Connection,
    viewer: Viewer,
    cursor: int,
    bound: int,
    most: int,
) -> Sequence[Any]:
    if not viewer.sight.responses:
        return []
    return connection.execute(
        statement,
        {
            "after": cursor,
            "bound": bound,
            "installation": viewer.installation,
            "most": most,
            "all": viewer.principal.role is Role.ADMIN,
            "team": viewer.principal.team,
        },
    ).all()
