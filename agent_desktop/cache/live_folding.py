"""Events that came before the hub had folded them into the customer's context.

They are noted with the hub's position, and added to the hub's context when the customer is read:
the stored context stays the hub's own, so that no event can be counted twice. Once the hub's
context has them, the notes go.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Final

import msgspec

from agent_desktop.cache.engine import Connection
from agent_desktop.decisioning.context_state import fold, from_builtins, to_builtins
from agent_desktop.domain.channels import Channel
from agent_desktop.domain.events import Event

MOST: Final = 500
"""Of one customer that are folded at a time: a hub that is further behind will say more soon."""

_object = msgspec.json.Decoder(dict[str, Any]).decode


def note(database: Connection, customer_id: str, later: Iterable[tuple[int, Event]]) -> None:
    """After the customer and these events (with their positions) were written. Only those count
    that the context does not have; a context of which the hub says nothing is not gone on from."""
    row = database.execute(
        "SELECT folded_to FROM customers WHERE id = ?", (customer_id,)
    ).fetchone()
    folded_to = row[0] if row is not None else 0
    database.execute(
        "DELETE FROM unfolded WHERE customer_id = ? AND position <= ?", (customer_id, folded_to)
    )
    if folded_to:
        database.executemany(
            "INSERT OR REPLACE INTO unfolded VALUES (?, ?, ?, ?)",
            [
                (customer_id, event.at, event.id, position)
                for position, event in later
                if position > folded_to
            ],
        )


def context_of(database: Connection, customer_id: str, stored: bytes) -> dict[str, Any]:
    """The hub's context with the events that came since. One of another version of this program
    stays as it is: the hub's new one is on its way."""
    context = _object(stored)
    rows = database.execute(
        """SELECT e.id, e.type, e.touchpoint, e.channel, e.at, e.properties FROM unfolded u
        JOIN events e ON e.customer_id = u.customer_id AND e.at = u.at AND e.id = u.id
        WHERE u.customer_id = ? ORDER BY u.at DESC, u.id DESC LIMIT ?""",
        (customer_id, MOST),
    ).fetchall()
    if not rows:
        return context
    try:
        state = from_builtins(context)
    except msgspec.ValidationError:
        return context
    for id_, kind, touchpoint, channel, at, properties in rows:
        fold(
            state,
            Event(
                id=id_,
                customer_id=customer_id,
                type=kind,
                touchpoint=touchpoint,
                channel=Channel(channel),
                at=at,
                properties=_object(properties),
            ),
        )
    return to_builtins(state)
