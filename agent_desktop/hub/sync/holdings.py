"""Which customers an installation keeps, and from which position on it has them whole.

A holding's position brings the whole customer; what changed later comes as changes. When a
customer's generation is no longer the one that was sent (a merge, an un-merge), the holding gets a
new position, so that all of their events come again, in one transaction. In that transaction goes
the other side of a merge too: its holding stays, to bring it back after an un-merge.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, Final, NamedTuple

from sqlalchemy import Connection, bindparam, delete, insert, select, text, update

from agent_desktop.domain.visibility import Role
from agent_desktop.hub.access.tokens import Principal
from agent_desktop.hub.store.tables import customers, holdings, released
from agent_desktop.hub.store.units import Unit

NOT_SENT: Final = -1
"""The generation of a holding whose customer is gone, so that they come whole if they return."""
_NEVER: Final = -(2**63)
_EVER: Final = 2**63 - 1
_FEW: Final = 500
_AT_ONCE: Final = 500

_COLUMNS = (
    "c.id, c.position, c.generation, c.merged_into, c.team, c.events,"
    " h.position AS held, h.generation AS held_generation"
)
# CROSS JOIN keeps SQLite to this order of tables; PostgreSQL takes it as a plain join.
_BY_HOLDING = text(
    f"SELECT {_COLUMNS} FROM holdings h CROSS JOIN customers c"  # noqa: S608 - constants
    " WHERE h.installation = :installation AND c.id = h.customer_id"
    " AND (c.position > :cursor AND c.position <= :until"
    " OR h.position > :cursor AND h.position <= :until)"
)
_BY_POSITION = text(
    f"SELECT {_COLUMNS} FROM customers c CROSS JOIN holdings h"  # noqa: S608 - constants
    " WHERE c.position > :cursor AND c.position <= :until"
    " AND h.installation = :installation AND h.customer_id = c.id"
    f" UNION SELECT {_COLUMNS} FROM holdings h CROSS JOIN customers c"
    " WHERE h.installation = :installation AND h.position > :cursor AND h.position <= :until"
    " AND c.id = h.customer_id"
)
_CHANGED = text(
    "SELECT count(*) FROM (SELECT 1 FROM customers WHERE position > :cursor AND position <= :until"
    " LIMIT :few) AS some"
)


class HeldRow(NamedTuple):
    """A held customer that changed after a cursor, or came into the holdings after it."""

    id: str
    position: int
    generation: int
    merged_into: str | None
    team: str
    events: int
    held: int
    held_generation: int


def sees(principal: Principal, team: str) -> bool:
    """Whether customers of that team are this user's to see."""
    return not team or principal.role is Role.ADMIN or team == principal.team


def changed(
    connection: Connection, installation: str, cursor: int, until: int = _EVER
) -> list[HeldRow]:
    """Held customers with something after `cursor` and up to `until`."""
    span = {"cursor": cursor, "until": until}
    few = connection.execute(_CHANGED, {**span, "few": _FEW}).scalar_one()
    statement = _BY_POSITION if few < _FEW else _BY_HOLDING
    rows = connection.execute(statement, {**span, "installation": installation})
    return [HeldRow(*row) for row in rows.fetchall()]


def holds(connection: Connection, installation: str, customer_id: str) -> bool:
    return (
        connection.execute(
            select(holdings.c.customer_id).where(
                holdings.c.installation == installation, holdings.c.customer_id == customer_id
            )
        ).first()
        is not None
    )


def missing(
    connection: Connection, installation: str, principal: Principal, count: int, rows_each: int
) -> list[list[str]]:
    """Of the `count` most recently active customers those that the installation does not hold, in
    groups of about `rows_each` events. Whom it let go is left out until something new happens."""
    let_go: dict[str, int] = {
        row.customer_id: row.at
        for row in connection.execute(
            select(released.c.customer_id, released.c.at).where(
                released.c.installation == installation
            )
        )
    }
    recent = (
        select(customers.c.id, customers.c.events, customers.c.last_event_at)
        .where(customers.c.merged_into.is_(None))
        .order_by(customers.c.last_event_at.desc())
        .limit(count)
    )
    if principal.role is not Role.ADMIN:
        recent = recent.where(customers.c.team.in_(["", principal.team]))
    held = set(
        connection.execute(
            select(holdings.c.customer_id).where(holdings.c.installation == installation)
        ).scalars()
    )
    groups: list[list[str]] = []
    room = 0
    for customer_id, events, last_event_at in connection.execute(recent):
        if customer_id in held or last_event_at <= let_go.get(customer_id, _NEVER):
            continue
        if not groups or room < events:
            groups.append([])
            room = rows_each
        groups[-1].append(customer_id)
        room -= events
    return groups


def keep(
    unit: Unit, installation: str, principal: Principal, ids: Sequence[str], *, again: bool
) -> int:
    """`hold`, but whoever was sent before is not sent again, unless `again` says so. Returns the
    position that the pull must reach to have them all."""
    _take_back(unit, installation, ids)
    rows = {} if again else _kept(unit.connection, installation, ids)
    hold(unit, installation, principal, [one for one in ids if one not in rows])
    return unit.position if len(rows) < len(set(ids)) else max(rows.values(), default=0)


def release(unit: Unit, installation: str, ids: Sequence[str]) -> None:
    """Keep these no more, nor those who were merged into them. What is not held was not let go."""
    gone = list(dict.fromkeys(ids))
    ahead = gone
    while ahead:
        merged = _in_parts(
            unit.connection,
            select(customers.c.id).join(holdings, holdings.c.customer_id == customers.c.id)
            .where(holdings.c.installation == installation),
            ahead, customers.c.merged_into,
        )  # fmt: skip
        ahead = [row.id for row in merged if row.id not in gone]
        gone += ahead
    _take_back(unit, installation, gone)
    for start in range(0, len(gone), _AT_ONCE):
        done = unit.connection.execute(
            delete(holdings)
            .where(
                holdings.c.installation == installation,
                holdings.c.customer_id.in_(gone[start : start + _AT_ONCE]),
            )
            .returning(holdings.c.customer_id)
        ).scalars()
        if rows := [{"customer_id": one} for one in done]:
            unit.connection.execute(
                insert(released).values(installation=installation, at=unit.now), rows
            )


def _take_back(unit: Unit, installation: str, ids: Sequence[str]) -> None:
    """It wants them after all."""
    for start in range(0, len(ids), _AT_ONCE):
        unit.connection.execute(
            delete(released).where(
                released.c.installation == installation,
                released.c.customer_id.in_(ids[start : start + _AT_ONCE]),
            )
        )


def _kept(connection: Connection, installation: str, ids: Sequence[str]) -> dict[str, int]:
    """Of these the ones that the installation keeps as they live now, with their positions."""
    rows = _in_parts(
        connection,
        select(holdings.c.customer_id, holdings.c.position).where(
            holdings.c.installation == installation, holdings.c.generation != NOT_SENT
        ),
        ids,
        holdings.c.customer_id,
    )
    return {row.customer_id: row.position for row in rows}


def hold(unit: Unit, installation: str, principal: Principal, ids: Iterable[str]) -> None:
    """Keep these customers and bring them whole. Ids that are not the user's to see are passed
    over; one that was merged away brings its survivor."""
    wanted = _living(unit.connection, ids)
    rows = _generations(unit.connection, wanted)
    seen = {key: generation for key, (generation, team) in rows.items() if sees(principal, team)}
    _stamp(unit, installation, seen)


def refresh(unit: Unit, installation: str, principal: Principal, cursor: int) -> None:
    """Give new positions to holdings that must come whole again (see the module's words)."""
    whole: list[str] = []
    gone: list[str] = []
    for row in changed(unit.connection, installation, cursor):
        if not stale(row, principal):
            continue
        if row.merged_into is not None:
            gone.append(row.id)
            whole.append(row.merged_into)
        elif not sees(principal, row.team):
            gone.append(row.id)
        else:
            whole.append(row.id)
    hold(unit, installation, principal, whole)
    if gone:
        unit.connection.execute(
            update(holdings)
            .where(
                holdings.c.installation == installation,
                holdings.c.customer_id == bindparam("gone"),
            )
            .values(generation=NOT_SENT, position=unit.position),
            [{"gone": one} for one in gone],
        )


def stale(row: HeldRow, principal: Principal) -> bool:
    """Whether the holding does not say yet what the customer has become."""
    if row.merged_into is not None or not sees(principal, row.team):
        return row.held_generation != NOT_SENT
    return row.held_generation != row.generation


def _living(connection: Connection, ids: Iterable[str]) -> list[str]:
    """The customers as which these ids live on."""
    living: dict[str, None] = {}
    ahead = list(dict.fromkeys(ids))
    met: set[str] = set()
    while ahead:
        met.update(ahead)
        onward: list[str] = []
        for key, merged_into in _in_parts(
            connection, select(customers.c.id, customers.c.merged_into), ahead
        ):
            if merged_into is None:
                living[key] = None
            elif merged_into not in met:
                onward.append(merged_into)
        ahead = onward
    return list(living)


def _generations(connection: Connection, ids: Sequence[str]) -> dict[str, tuple[int, str]]:
    rows = _in_parts(
        connection, select(customers.c.id, customers.c.generation, customers.c.team), ids
    )
    return {key: (generation, team) for key, generation, team in rows}


def _in_parts(
    connection: Connection, statement: Any, ids: Sequence[str], column: Any = customers.c.id
) -> list[Any]:
    rows: list[Any] = []
    for start in range(0, len(ids), _AT_ONCE):
        part = ids[start : start + _AT_ONCE]
        rows.extend(connection.execute(statement.where(column.in_(part))))
    return rows


def _stamp(unit: Unit, installation: str, generations: dict[str, int]) -> None:
    if not generations:
        return
    known: set[str] = set()
    ids = list(generations)
    for start in range(0, len(ids), _AT_ONCE):
        known.update(
            unit.connection.execute(
                select(holdings.c.customer_id).where(
                    holdings.c.installation == installation,
                    holdings.c.customer_id.in_(ids[start : start + _AT_ONCE]),
                )
            ).scalars()
        )
    rows = [
        {"i": installation, "c": key, "p": unit.position, "g": generation}
        for key, generation in generations.items()
    ]
    values: dict[str, Any] = {"position": bindparam("p"), "generation": bindparam("g")}
    if again := [row for row in rows if row["c"] in known]:
        unit.connection.execute(
            update(holdings)
            .where(
                holdings.c.installation == bindparam("i"), holdings.c.customer_id == bindparam("c")
            )
            .values(values),
            again,
        )
    if new := [row for row in rows if row["c"] not in known]:
        unit.connection.execute(
            insert(holdings).values(
                installation=bindparam("i"), customer_id=bindparam("c"), **values
            ),
            new,
        )
