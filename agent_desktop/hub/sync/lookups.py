"""Questions about one customer: record, search. Only what the user may see."""

from __future__ import annotations

from typing import Final, NamedTuple

from sqlalchemy import Connection, select

from agent_desktop.decisioning.decisions import Exposure
from agent_desktop.domain.customers import Customer
from agent_desktop.domain.responses import Response
from agent_desktop.hub.access.tokens import Principal
from agent_desktop.hub.stitching.lookup import find_by_number, find_by_text
from agent_desktop.hub.store.tables import customers
from agent_desktop.hub.sync import rows
from agent_desktop.hub.sync.holdings import sees
from agent_desktop.hub.sync.household import Reach
from agent_desktop.hub.sync.visible import Sight
from agent_desktop.hub.sync.wire import WireChange
from agent_desktop.protocol.errors import NotFound
from agent_desktop.protocol.messages import Match

MOST_RESPONSES: Final = 1_000
LONGEST_QUERY: Final = 100
FOUND: Final = 50
_ALL: Final = 2**63 - 1
# Without SQLAlchemy's statement, which costs more to make than to run.
_RESPONSES: Final = (
    f"SELECT {', '.join(c.name for c in rows.RESPONSE_COLUMNS)} FROM responses"  # noqa: S608 - ours
    " WHERE customer_id = ? ORDER BY at DESC, id LIMIT ?"
)

_LIVING: Final = "SELECT merged_into, team FROM customers WHERE id = ?"


def living(connection: Connection, customer_id: str, principal: Principal) -> str:
    """The id as which this customer lives on. Raises NotFound, also where they are not the user's
    to see, so that nobody can ask who exists."""
    met: set[str] = set()
    ahead: str | None = customer_id
    while ahead is not None and ahead not in met:
        met.add(ahead)
        row = connection.exec_driver_sql(_LIVING, (ahead,)).first()
        if row is None or not sees(principal, row.team):
            break
        if row.merged_into is None:
            return ahead
        ahead = row.merged_into
    raise NotFound("The hub has no such customer.")


class Known(NamedTuple):
    """A living customer without their journey: record, context, responses and impressions."""

    change: WireChange
    responses: list[Response]
    exposures: list[Exposure]


def known(
    connection: Connection,
    customer_id: str,
    sight: Sight,
    shown_since: int,
    reach: Reach | None = None,
) -> Known:
    """Up to the last event that was taken in. Responses come newest first; of impressions older
    than `shown_since` only the first ones."""
    change = rows.changes(connection, [customer_id], sight, reach, {customer_id: 0})[customer_id]
    if not sight.responses:
        return Known(change, [], [])
    answers = connection.exec_driver_sql(_RESPONSES, (customer_id, MOST_RESPONSES))
    shown = rows.whole_exposures(connection, {customer_id: _ALL}, shown_since, sight)
    return Known(
        change,
        [rows.response(row, sight) for row in answers],
        [one.exposure for one in shown],
    )


def by_number(
    connection: Connection, number: str, region: str, principal: Principal, sight: Sight
) -> tuple[Match, ...]:
    """Who may be calling with this number."""
    found = find_by_number(connection, number, region)
    seen = _seen(connection, [match.customer.id for match in found], principal)
    return tuple(
        Match(customer=sight.customer(match.customer), tier=match.tier, trusted=match.trusted)
        for match in found
        if match.customer.id in seen
    )


def by_text(
    connection: Connection, wanted: str, principal: Principal, sight: Sight
) -> tuple[Customer, ...]:
    """By name, number, e-mail or identity."""
    found = find_by_text(connection, wanted, FOUND)
    seen = _seen(connection, [customer.id for customer in found], principal)
    return tuple(sight.customer(customer) for customer in found if customer.id in seen)


def _seen(connection: Connection, ids: list[str], principal: Principal) -> set[str]:
    teams = connection.execute(
        select(customers.c.id, customers.c.team).where(customers.c.id.in_(ids))
    )
    return {row.id for row in teams if sees(principal, row.team)}
