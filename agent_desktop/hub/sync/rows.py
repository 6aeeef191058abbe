"""From the hub's rows to the values of the protocol, as one user may see them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, Final

from sqlalchemy import Connection, select, text

from agent_desktop.decisioning.decisions import Exposure, ExposureKind
from agent_desktop.domain.responses import Response, Sentiment
from agent_desktop.hub.contexts.folding import fresh_contexts
from agent_desktop.hub.stitching.customers import load_customers
from agent_desktop.hub.store.bulk import select_in
from agent_desktop.hub.store.tables import exposures, responses
from agent_desktop.hub.sync.household import Reach, answers_of_others
from agent_desktop.hub.sync.visible import Sight
from agent_desktop.hub.sync.wire import WireChange, WireEvent
from agent_desktop.protocol.messages import ExposureChange

AT_ONCE: Final = 500
FOLDED_ON_READ: Final = 5_000
"""Events in one reply that are folded while somebody waits."""
_NONE: Final[Mapping[str, int]] = {}
NEWEST: Final = 10_000
"""Events of one customer that a whole delivery brings; older ones stay on the hub."""

EVENT_COLUMNS: Final = (
    "e.id, e.customer_id, e.type, e.touchpoint, e.channel, e.at, e.properties, e.position"
)
_WHOLE: Final = f"SELECT {EVENT_COLUMNS} FROM events e WHERE e.customer_id"  # noqa: S608 - ours
_NEWEST_OF_ONE = text(
    f"SELECT {EVENT_COLUMNS} FROM events e WHERE e.customer_id = :customer_id"  # noqa: S608
    " AND e.position <= :until ORDER BY e.at DESC, e.seq DESC LIMIT :newest"
)
RESPONSE_COLUMNS: Final = (
    responses.c.id,
    responses.c.customer_id,
    responses.c.contact_id,
    responses.c.touchpoint,
    responses.c.action_id,
    responses.c.asset_id,
    responses.c.sentiment,
    responses.c.decision_id,
    responses.c.at,
    responses.c.by,
    responses.c.team,
    responses.c.initiative,
    responses.c.withdrawn,
    responses.c.position,
)
EXPOSURE_COLUMNS: Final = (
    exposures.c.id,
    exposures.c.customer_id,
    exposures.c.contact_id,
    exposures.c.touchpoint,
    exposures.c.action_id,
    exposures.c.asset_id,
    exposures.c.kind,
    exposures.c.at,
    exposures.c.position,
)

_EXPOSURES_OF: Final = (
    f"SELECT {', '.join(c.name for c in EXPOSURE_COLUMNS)} FROM exposures WHERE customer_id"  # noqa: S608 - ours
)


def event(row: Sequence[Any], sight: Sight) -> WireEvent:
    """From a row of EVENT_COLUMNS; only for a sight that sees journeys."""
    key, customer_id, kind, touchpoint, channel, at, properties = row[:7]
    return WireEvent(
        key.hex(), customer_id, kind, touchpoint, channel, at, sight.details(properties)
    )


def response(row: Any, sight: Sight) -> Response:
    """From a row of RESPONSE_COLUMNS."""
    return Response(
        id=row.id,
        customer_id=row.customer_id,
        contact_id=row.contact_id,
        touchpoint=row.touchpoint,
        action_id=row.action_id,
        asset_id=row.asset_id,
        sentiment=Sentiment(row.sentiment),
        decision_id=row.decision_id,
        at=row.at,
        by=sight.agent(row.by),
        team=row.team,
        initiative=bool(row.initiative),
        withdrawn=bool(row.withdrawn),
    )


def parts(ids: Iterable[str]) -> Iterator[list[str]]:
    """In pieces that a database takes as parameters."""
    whole = list(ids)
    for start in range(0, len(whole), AT_ONCE):
        yield whole[start : start + AT_ONCE]


def changes(
    connection: Connection,
    ids: Sequence[str],
    sight: Sight,
    reach: Reach | None = None,
    whole: Mapping[str, int] = _NONE,
) -> dict[str, WireChange]:
    """Record, context and the household's answers of each of these customers.

    `whole`: those whose journey comes with them, and at which position: a desktop can't tell which
    of these events the context lacks, so it is brought up to date first where that is quickly done.
    """
    stored = {key: (context, folded) for key, context, folded in _contexts(connection, ids)}
    if sight.contexts:
        stored.update(fresh_contexts(connection, list(whole), FOLDED_ON_READ))
    records = load_customers(connection, ids)
    answers = answers_of_others(connection, records, reach) if sight.responses else {}
    found = {}
    for key, record in records.items():
        context, folded_to = stored.get(key, (b"{}", 0))
        seen = sight.context(context)
        if bytes(seen) == b"{}":
            folded_to = 0  # there is nothing to go on from
        elif folded_to:
            folded_to = max(folded_to, whole.get(key, 0))
        found[key] = WireChange(
            customer=sight.customer(record),
            context=seen,
            folded_to=folded_to,
            household_answers=answers.get(key, ()),
        )
    return found


def _contexts(connection: Connection, ids: Sequence[str]) -> Iterator[Any]:
    """Id, context, and the position up to which it has the events."""
    yield from select_in(
        connection,
        "SELECT c.customer_id, c.context, u.context_position FROM contexts AS c"
        " JOIN customers AS u ON u.id = c.customer_id WHERE c.customer_id",
        ids,
    )


def whole_events(
    connection: Connection, until: dict[str, int], counts: dict[str, int], sight: Sight
) -> Iterator[WireEvent]:
    """The newest events of these customers, each up to a position of their own."""
    if not sight.journeys:
        return
    many = [key for key in until if counts[key] > NEWEST]
    for key in many:
        rows = connection.execute(
            _NEWEST_OF_ONE, {"customer_id": key, "until": until[key], "newest": NEWEST}
        )
        yield from (event(row, sight) for row in rows)
    few = [key for key in until if counts[key] <= NEWEST]
    # All rows of a statement at once: one by one costs more than what is made of them.
    for row in select_in(connection, _WHOLE, few, "ORDER BY e.customer_id, e.at, e.seq"):
        if row[7] <= until[row[1]]:
            yield event(row, sight)


def whole_responses(connection: Connection, until: dict[str, int], sight: Sight) -> list[Response]:
    """The responses of these customers, each up to a position of their own."""
    found: list[Response] = []
    if not sight.responses:
        return found
    for part in parts(until):
        rows = connection.execute(
            select(*RESPONSE_COLUMNS)
            .where(responses.c.customer_id.in_(part))
            .order_by(responses.c.at, responses.c.id)
        )
        found.extend(response(row, sight) for row in rows if row.position <= until[row.customer_id])
    return found


def exposure(row: Any) -> Exposure:
    """From a row of EXPOSURE_COLUMNS."""
    return Exposure(
        row.id, row.action_id, row.asset_id, ExposureKind(row.kind), row.at, row.touchpoint,
        row.contact_id,
    )  # fmt: skip


def whole_exposures(
    connection: Connection, until: dict[str, int], since: int, sight: Sight
) -> Iterator[ExposureChange]:
    """Impressions and offers of these customers, each up to a position of their own: those that a
    policy can still count, and the first of each action at each touchpoint."""
    if not sight.responses:
        return
    first: set[tuple[str, str, str]] = set()
    # Without SQLAlchemy's statements, which cost more to make than to run.
    for row in select_in(connection, _EXPOSURES_OF, list(until), "ORDER BY at, id"):
        key = (row.customer_id, row.action_id, row.touchpoint)
        if row.position <= until[row.customer_id] and (row.at >= since or key not in first):
            yield ExposureChange(customer_id=row.customer_id, exposure=exposure(row))
        first.add(key)
