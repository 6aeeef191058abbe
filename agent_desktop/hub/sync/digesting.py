"""What an installation should hold, as digests (see `protocol.digests`), from one snapshot."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any, Final

from sqlalchemy import Connection, text

from agent_desktop.hub.stitching.customers import load_customers
from agent_desktop.hub.store.bulk import select_in
from agent_desktop.hub.sync import rows
from agent_desktop.hub.sync.holdings import sees
from agent_desktop.hub.sync.pull import Viewer, head, page
from agent_desktop.protocol.digests import event_sum, part_of, record_term, response_term, total

_HELD: Final = text(
    "SELECT c.id, c.team, c.events, h.position FROM holdings h CROSS JOIN customers c"
    " WHERE h.installation = :installation AND c.id = h.customer_id AND c.merged_into IS NULL"
)
_TOLD: Final = "CAST(group_concat(lower(hex(id)) || char(0) || at, char(10)) AS BLOB)"
# Of a very long journey a whole delivery brings the newest events; what came later was added.
_OF_MANY: Final = text(
    "SELECT id, at FROM events WHERE customer_id = :id AND position > :held UNION ALL"
    " SELECT id, at FROM (SELECT id, at FROM events WHERE customer_id = :id AND position <= :held"
    " ORDER BY at DESC, seq DESC LIMIT :newest) AS newest"
)


def quiet_after(connection: Connection, viewer: Viewer, cursor: int) -> bool:
    """Whether there is nothing left to pull, and the cursor is one of this hub's."""
    if cursor > head(connection):
        return False
    made = page(connection, viewer, cursor, 1)
    return not (made.more or made.waits or made.transactions)


def digests_of(connection: Connection, viewer: Viewer, part: int) -> dict[str, str]:
    """Customer id -> digest, of the customers of that sixteenth which the installation holds."""
    held = [
        row
        for row in connection.execute(_HELD, {"installation": viewer.installation})
        if part_of(row.id) == part and sees(viewer.principal, row.team)
    ]
    sums: Counter[str] = Counter()
    ids = [row.id for row in held]
    for key, customer in load_customers(connection, ids).items():
        sums[key] += record_term(viewer.sight.customer(customer))
    if viewer.sight.journeys:
        for customer_id, told in _events(connection, held):
            sums[customer_id] += event_sum(told)
    if viewer.sight.responses:
        for row in select_in(
            connection,
            "SELECT customer_id, id, sentiment, withdrawn FROM responses WHERE customer_id",
            ids,
        ):
            sums[row[0]] += response_term(row[1], row[2], bool(row[3]))
    return {key: total((sums[key],)) for key in ids}


def _events(connection: Connection, held: Sequence[Any]) -> Iterator[tuple[str, list[bytes]]]:
    """Customer id, and of each of their events its id, a zero byte and its time.

    A row a customer: asking for each row by itself costs more than the digest of it.
    """
    few = [row.id for row in held if row.events <= rows.NEWEST]
    for customer_id, told in select_in(
        connection,
        f"SELECT customer_id, {_TOLD} FROM events WHERE customer_id",  # noqa: S608 - a constant
        few,
        "GROUP BY customer_id",
    ):
        yield customer_id, bytes(told).split(b"\n")
    for row in held:
        if row.events > rows.NEWEST:
            found = connection.execute(
                _OF_MANY, {"id": row.id, "held": row.position, "newest": rows.NEWEST}
            )
            yield row.id, [f"{event_id.hex()}\0{at}".encode() for event_id, at in found]
