"""Folds new events into contexts: read in one snapshot, written only where nothing else changed.

`customers.context_position` says up to which position events are in the context; 0 (a new
customer, a merge, an un-merge) means that the whole journey is folded again.
"""

from __future__ import annotations

import logging
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Any, Final, NamedTuple

import msgspec
from sqlalchemy import Connection, select, text

from agent_desktop.decisioning.context_state import (
    ContextState,
    decode,
    encode,
    new_state,
)
from agent_desktop.decisioning.context_state import fold as fold_event
from agent_desktop.decisioning.context_visibility import seen_event
from agent_desktop.domain.channels import Channel
from agent_desktop.domain.events import Event
from agent_desktop.hub.contexts import agents_sight
from agent_desktop.hub.contexts.agents_sight import Now
from agent_desktop.hub.store.bulk import select_in
from agent_desktop.hub.store.tables import contexts, customers, meta_position
from agent_desktop.hub.store.units import Unit

logger = logging.getLogger(__name__)

BATCH: Final = 64
"""Customers in one turn; their events are bounded by EVENTS, but for the first one."""
EVENTS: Final = 5_000
AT_ONCE: Final = 500
"""Customers in one question to the database."""

# The index of journeys has seq, so that rows of old events are not read. A merge gives old events
# a new position: seq alone would let some in twice.
_SINCE: Final = (
    "SELECT e.id, e.customer_id, e.type, e.touchpoint, e.channel, e.at, e.properties FROM events e"
    " WHERE e.customer_id = ?1 AND e.position > ?2 AND e.position <= ?3"
    " AND e.seq > coalesce("
    "(SELECT s.seq FROM events s WHERE s.position <= ?2"
    " ORDER BY s.position DESC, s.seq DESC LIMIT 1), 0)"
)
_STALE: Final = (
    "SELECT customers.id, customers.position, customers.generation, customers.events,"
    " contexts.context, customers.context_position FROM customers"
    " LEFT JOIN contexts ON contexts.customer_id = customers.id"
    " WHERE customers.context_stale AND customers.merged_into IS NULL"
)


class Stale(NamedTuple):
    """A customer whose context is behind their journey."""

    id: str
    position: int
    generation: int
    events: int
    context: bytes | None
    context_position: int


class Folded(NamedTuple):
    """A context that holds all events up to `until`."""

    stale: Stale
    context: bytes
    until: int


def stale_ones(
    connection: Connection, among: Sequence[str] | None = None
) -> tuple[list[Stale], list[str]]:
    """Customers for one turn, of `among` (at most AT_ONCE ids) or whichever there are; and the ids
    of those whose events would be too many for it."""
    if among is None:
        rows = connection.exec_driver_sql(f"{_STALE} LIMIT {BATCH}")
    else:
        marks = ",".join("?" * len(among))
        rows = connection.exec_driver_sql(f"{_STALE} AND customers.id IN ({marks})", tuple(among))
    found: list[Stale] = []
    left: list[str] = []
    room = EVENTS
    for row in rows.all():
        one = Stale(*row)
        room -= one.events if not one.context_position else 1
        if found and room < 0:
            left.append(one.id)
        else:
            found.append(one)
    return found, left


def fold(connection: Connection, stale: Iterable[Stale]) -> list[Folded]:
    """New contexts, as of this snapshot."""
    until = _head(connection)
    hidden = agents_sight.hidden(connection)
    found = []
    for one in stale:
        try:
            found.append(_fold_one(connection, one, until, hidden))
        except (ValueError, TypeError, ArithmeticError, LookupError, msgspec.MsgspecError) as error:
            # One journey that can't be read must not keep the others waiting.
            _tell(one.id, error)
    return found


_told: set[str] = set()
"""Customers of whom the log says already that they can't be folded."""


def _tell(customer_id: str, error: Exception) -> None:
    """Without the values that the error may quote."""
    if customer_id not in _told and len(_told) < EVENTS:
        _told.add(customer_id)
        logger.warning("the context of %s was not folded: %s", customer_id, type(error).__name__)


def fresh_contexts(
    connection: Connection, customer_ids: Sequence[str], most: int
) -> dict[str, tuple[bytes, int]]:
    """Of those of these customers whose stored context is behind: the context, and the position
    that it is complete to. Once these take more than `most` events the rest is left out. Nothing
    is written: the keeper is about to come to them."""
    found: dict[str, tuple[bytes, int]] = {}
    if not customer_ids:
        return found
    room = most
    sight = agents_sight.now(connection)
    behind = "TRUE" if sight.changed else "context_stale"
    rows = select_in(
        connection,
        f"SELECT id, events, context_position FROM customers WHERE {behind} AND id",  # noqa: S608 - ours
        customer_ids,
    )
    for customer_id, events, position in list(rows):
        room -= 1 if position and not sight.changed else events
        if room >= 0 or not found:
            state, until = _fresh(connection, customer_id, sight)
            found[customer_id] = (encode(state), until)
    return found


def store(unit: Unit, folded: Sequence[Folded]) -> None:
    """Write the contexts. A customer that changed meanwhile stays stale; one that was merged or
    un-merged keeps what that said."""
    execute = unit.connection.exec_driver_sql
    for start in range(0, len(folded), BATCH):
        part = folded[start : start + BATCH]
        values = tuple(
            value
            for one in part
            for value in (
                one.stale.id, one.stale.generation, one.context, one.until, one.stale.position
            )
        )  # fmt: skip
        keep, note = _store(len(part))
        execute(keep, values)
        execute(note, (*values, unit.position))
    for one in folded:
        unit.touched(one.stale.id)


@lru_cache(maxsize=BATCH)
def _store(rows: int) -> tuple[str, str]:
    """For the contexts and for the customers, each in one statement (see store.bulk)."""
    values = ",".join(["(?,?,?,?,?)"] * rows)
    new = f"WITH new (id, generation, context, until, position) AS (VALUES {values})"
    of_now = "customers.id = new.id AND customers.generation = new.generation"
    keep = (
        f"{new} INSERT INTO contexts (customer_id, context) SELECT new.id, new.context"  # noqa: S608 - marks
        f" FROM new JOIN customers ON {of_now} WHERE true"
        " ON CONFLICT (customer_id) DO UPDATE SET context = excluded.context"
    )
    note = (
        f"{new} UPDATE customers SET context_position = new.until,"  # noqa: S608 - marks
        " context_stale = (customers.position <> new.position), position = ?"
        f" FROM new WHERE {of_now}"
    )
    return keep, note


def _fold_one(connection: Connection, stale: Stale, until: int, hidden: frozenset[str]) -> Folded:
    state, since = _state(stale.context, stale.context_position)
    _add(connection, state, hidden, (stale.id, since, until))
    return Folded(stale, encode(state), until)


def _fresh(connection: Connection, customer_id: str, sight: Now) -> tuple[ContextState, int]:
    until = _head(connection)
    row = connection.execute(
        select(contexts.c.context, customers.c.context_position, text("context_stale"))
        .outerjoin_from(customers, contexts, contexts.c.customer_id == customers.c.id)
        .where(customers.c.id == customer_id)
    ).first()
    if row is None:
        return new_state(), until
    known = None if sight.changed else row.context
    state, since = _state(known, row.context_position)
    if row.context_stale or known is None:
        _add(connection, state, sight.hidden, (customer_id, since, until))
    return state, until


def _add(
    connection: Connection,
    state: ContextState,
    hidden: frozenset[str],
    span: tuple[str, int, int],
) -> None:
    """Events of a customer after one position and up to another."""
    customer_id, since, until = span
    for row in connection.exec_driver_sql(_SINCE, (customer_id, since, until)).all():
        fold_event(state, seen_event(_event(row), hidden))


def _state(context: bytes | None, position: int) -> tuple[ContextState, int]:
    if context and position:
        try:
            return decode(context), position
        except msgspec.MsgspecError:
            pass  # of another version of this program: folded again from the journey
    return new_state(), 0


def _head(connection: Connection) -> int:
    return int(connection.execute(select(meta_position.c.position)).scalar_one())


def _event(row: Any) -> Event:
    return Event(
        id=row[0].hex(),
        customer_id=row[1],
        type=row[2],
        touchpoint=row[3],
        channel=Channel(row[4]),
        at=row[5],
        properties=msgspec.json.decode(row[6]),
    )
