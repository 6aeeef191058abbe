"""What comes from the hub about entries of the outbox: decisions of a person on refused ones, and
the erasure of a customer. Functions for inside a writing transaction on outbox.db.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from agent_desktop.cache.engine import Connection
from agent_desktop.protocol.messages import Settlement, SettlementVerdict
from agent_desktop.sync.queue import EntryState

_UNDER_WAY: Final = (EntryState.QUEUED, EntryState.IN_FLIGHT)
_END: Final = {
    SettlementVerdict.APPLIED: EntryState.ACCEPTED,
    SettlementVerdict.DISCARDED: EntryState.DISCARDED,
}
_OF_THEM: Final = "customer_id = ?1 OR (kind = 'reassign' AND refers = ?1)"


def settle(database: Connection, settlements: Iterable[Settlement], now: int) -> tuple[str, ...]:
    """Ids of those that are dealt with. An entry that is under way is not: the hub's answer to it
    is still to come, and the decision holds after that. Doing it twice changes nothing."""
    done = []
    for one in settlements:
        row = database.execute("SELECT state FROM entries WHERE id = ?", (one.entry_id,)).fetchone()
        if row is not None and row[0] in _UNDER_WAY:
            continue
        done.append(one.entry_id)
        database.execute(
            "UPDATE entries SET state = ?, message = ?, settled_at = ? "
            "WHERE id = ? AND state = 'quarantined'",
            (_END[one.verdict], _said(one), now, one.entry_id),
        )
    return tuple(done)


def erase(database: Connection, customer_ids: Iterable[str], *, unsettled: bool) -> tuple[str, ...]:
    """What was recorded of them goes; the rows stay with id, number and state, so that nothing is
    sent twice and no number is missing. What is still to be sent stays too until the hub has
    refused it, or `unsettled` says that this has taken too long. Returns of whom nothing is left.
    """
    clean = []
    for customer_id in customer_ids:
        blank = (
            f"UPDATE entries SET body = '{{}}', decision = NULL, customer_id = '', "  # noqa: S608 - constants
            f"contact_id = '', refers = NULL, message = '' WHERE ({_OF_THEM})"
        )
        if not unsettled:
            blank += " AND state NOT IN ('queued', 'in_flight')"
        database.execute(blank, (customer_id,))
        database.execute("DELETE FROM recent WHERE customer_id = ?", (customer_id,))
        # The call on the screen, as it is kept for a restart.
        database.execute("DELETE FROM settings WHERE instr(value, ?) > 0", (customer_id,))
        left = database.execute(
            f"SELECT 1 FROM entries WHERE {_OF_THEM} LIMIT 1",  # noqa: S608 - a constant
            (customer_id,),
        ).fetchone()
        if left is None:
            clean.append(customer_id)
    return tuple(clean)


def pinned(database: Connection) -> tuple[str, ...]:
    """Customers who must stay in the cache: something of them is on its way or was refused, or
    they were on the line lately."""
    return tuple(
        row[0]
        for row in database.execute(
            """SELECT customer_id FROM entries
                WHERE state IN ('queued', 'in_flight', 'quarantined') AND customer_id <> ''
            UNION SELECT refers FROM entries WHERE kind = 'reassign' AND refers IS NOT NULL
                AND state IN ('queued', 'in_flight', 'quarantined')
            UNION SELECT customer_id FROM recent"""
        )
    )


def _said(settlement: Settlement) -> str:
    """For the list of entries: what the person wrote, and who it was where that may be known."""
    return ": ".join(part for part in (settlement.by, settlement.note) if part)
