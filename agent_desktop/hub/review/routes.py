"""Review over HTTP: for supervisors, of their own team."""

from __future__ import annotations

import asyncio
from typing import Annotated, Final

import msgspec
from litestar import Response, get, post
from litestar.handlers import HTTPRouteHandler
from litestar.openapi.datastructures import ResponseSpec
from litestar.params import FromPath, FromQuery, QueryParameter
from sqlalchemy import Connection

from agent_desktop.domain.responses import Sentiment
from agent_desktop.hub.audit import record
from agent_desktop.hub.review.export import as_csv
from agent_desktop.hub.review.filters import Filters, conditions
from agent_desktop.hub.review.lists import Lists
from agent_desktop.hub.review.table import MOST_ROWS, Review, page
from agent_desktop.hub.store.units import Unit
from agent_desktop.hub.sync.routes import Asking, decoded, encoded
from agent_desktop.hub.sync.service import Shared
from agent_desktop.protocol.errors import Refused
from agent_desktop.protocol.messages import PolicyReply, ReviewPage, SeenReply

_filters = msgspec.json.Decoder(Filters)
CSV: Final = "text/csv"  # Litestar adds the charset
Since = Annotated[int | None, QueryParameter(name="from", description="Received then or later, ms")]
Until = Annotated[int | None, QueryParameter(name="to", description="Received before that, ms")]
After = Annotated[str | None, QueryParameter(description="`next` of the page above")]


def _review(request: Asking, connection: Connection, filters: Filters) -> Review:
    shared: Shared = request.app.state.shared
    return Review(
        connection=connection,
        where=conditions(filters, request.user, shared.policy),
        sight=shared.sight(request.user),
        lists=request.app.state.lists,
    )


@get(
    "/v1/review/responses",
    responses={200: ResponseSpec(ReviewPage, description="Newest first, with counts")},
)
async def table(  # noqa: PLR0913, PLR0917 - each is a parameter of the address
    request: Asking,
    action: FromQuery[str] = "",
    sentiment: FromQuery[Sentiment | None] = None,
    since: Since = None,
    until: Until = None,
    agent: FromQuery[str] = "",
    text: FromQuery[str] = "",
    after: After = None,
    limit: FromQuery[int] = 100,
) -> Response[bytes]:
    """The team's responses. `agent` is refused where policy hides agents."""
    if not 1 <= limit <= MOST_ROWS:
        raise Refused(f"'limit' must be between 1 and {MOST_ROWS}.", "bad_number")
    filters = Filters(
        action=action, sentiment=sentiment, since=since, until=until, agent=agent, text=text
    )

    def read() -> ReviewPage:
        with request.app.state.shared.database.reading() as connection:
            return page(_review(request, connection, filters), after, limit)

    return encoded(await asyncio.to_thread(read))


@get(
    "/v1/review/decisions/{decision_id:str}",
    responses={200: ResponseSpec(SeenReply, description="Replayed from what was recorded")},
)
async def seen(request: Asking, decision_id: FromPath[str]) -> Response[bytes]:
    """The list as the agent saw it."""
    lists: Lists = request.app.state.lists

    def read() -> SeenReply:
        with request.app.state.shared.database.reading() as connection:
            return lists.seen(connection, decision_id, request.user)

    return encoded(await asyncio.to_thread(read))


@post("/v1/review/export", status_code=200, media_type=CSV)
async def export(request: Asking) -> Response[bytes]:
    """All rows of the filters (the body, as JSON) as CSV. Who exported what is audited first."""
    filters: Filters = decoded(_filters, await request.body() or b"{}")
    shared: Shared = request.app.state.shared

    def read() -> tuple[str, int]:
        with shared.database.reading() as connection:
            return as_csv(_review(request, connection, filters))

    text, count = await asyncio.to_thread(read)
    detail = {**msgspec.to_builtins(filters), "rows": count, "team": request.user.team}
    detail["text"] = bool(filters.text)  # it may be a name

    def audited(unit: Unit) -> None:
        record(unit, by=request.user.subject, what="responses_exported", detail=detail)

    await shared.database.write(audited)
    return Response(
        text.encode(),
        media_type=CSV,
        headers={"Content-Disposition": 'attachment; filename="responses.csv"'},
    )


@get(
    "/v1/review/policy",
    responses={200: ResponseSpec(PolicyReply, description="What supervisors may see")},
)
async def policy(request: Asking) -> Response[bytes]:
    """Whether agents are named."""
    shared: Shared = request.app.state.shared
    return encoded(
        PolicyReply(
            hub=shared.database.hub_id,
            epoch=shared.database.epoch,
            agents_visible=shared.policy.agents_visible,
        )
    )


HANDLERS: Final[tuple[HTTPRouteHandler, ...]] = (table, seen, export, policy)
