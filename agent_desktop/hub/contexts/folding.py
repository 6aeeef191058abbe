"""Folds new events into contexts: read in one snapshot, written only where nothing else changed.

`customers.context_position` says up to which position events are in the context; 0 (a new
customer, a merge, an un-merge) means that the whole journey is folded again.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Any, Final, NamedTuple

import msgspec
from sqlalchemy import Connection, select, text

from agent_desktop.decisioning.context import fold as fold_event
from agent_desktop.decisioning.context import from_builtins, new_state, to_builtins
from agent_desktop.decisioning.context_state import ContextState
from agent_desktop.domain.channels import Channel
from agent_desktop.domain.events import Event
from agent_desktop.hub.store.tables import contexts, customers, meta_position
from agent_desktop.hub.store.units import Unit

BATCH: Final = 64
"""Customers in one turn; their events are bounded by EVENTS, but for the first one."""
EVENTS: Final = 5_000

# The index of journeys has seq, so that rows of old events are not read. A merge gives old events
# a new position: seq alone would let some in twice.
_SINCE = text(
    "SELECT e.id, e.customer_id, e.type, e.touchpoint, e.channel, e.at, e.properties FROM events e"
    " WHERE e.customer_id = :customer_id AND e.position > :since AND e.position <= :until"
    " AND e.seq > coalesce("
    "(SELECT s.seq FROM events s WHERE s.position <= :since"
    " ORDER BY s.position DESC, s.seq DESC LIMIT 1), 0)"
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


def stale_ones(connection: Connection, limit: int = BATCH) -> list[Stale]:
    rows = connection.execute(
        select(
            customers.c.id,
            customers.c.position,
            customers.c.generation,
            customers.c.events,
            contexts.c.context,
            customers.c.context_position,
        )
        .outerjoin_from(customers, contexts, contexts.c.customer_id == customers.c.id)
        .where(text("context_stale"), customers.c.merged_into.is_(None))
        .limit(limit)
    )
    found: list[Stale] = []
    room = EVENTS
    for row in rows:
        one = Stale(*row)
        room -= one.events if not one.context_position else 1
        if found and room < 0:
            break
        found.append(one)
    return found


def fold(connection: Connection, stale: Iterable[Stale]) -> list[Folded]:
    """New contexts, as of this snapshot."""
    until = int(connection.execute(select(meta_position.c.position)).scalar_one())
    return [_fold_one(connection, one, until) for one in stale]


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


def _fold_one(connection: Connection, stale: Stale, until: int) -> Folded:
    state, since = _state(stale)
    for row in connection.execute(
        _SINCE, {"customer_id": stale.id, "since": since, "until": until}
    ):
        fold_event(state, _event(row))
    return Folded(stale, msgspec.json.encode(to_builtins(state)), until)


def _state(stale: Stale) -> tuple[ContextState, int]:
    if stale.context and stale.context_position:
        try:
            return from_builtins(msgspec.json.decode(stale.context)), stale.context_position
        except msgspec.MsgspecError:
            pass  # of another version of this program: folded again from the journey
    return new_state(), 0


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
