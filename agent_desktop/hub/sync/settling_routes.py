"""Refused entries and waiting desks over HTTP: for supervisors, of their own team, and admins."""

from __future__ import annotations

import asyncio
from typing import Annotated, Final

import msgspec
from litestar import Response, get, post
from litestar.handlers import HTTPRouteHandler
from litestar.openapi.datastructures import ResponseSpec
from litestar.params import FromPath, FromQuery, QueryParameter

from agent_desktop.hub.store.units import Unit
from agent_desktop.hub.sync import desks, installations, settling
from agent_desktop.hub.sync.routes import Asking, decoded, encoded
from agent_desktop.hub.sync.sentiments import published
from agent_desktop.hub.sync.shared import Shared
from agent_desktop.protocol.errors import NotFound
from agent_desktop.protocol.messages import DesksReply, RefusedPage, SettleReply, SettleRequest

State = Annotated[str, QueryParameter(name="state", description="open or settled")]
_settle: Final = msgspec.json.Decoder(SettleRequest)


@get(
    "/v1/refused",
    responses={200: ResponseSpec(RefusedPage, description="Newest first, 100 a page")},
)
async def refused(
    request: Asking, wanted: State = "open", before: FromQuery[str | None] = None
) -> Response[bytes]:
    """Entries that were refused: `open` ones, or `settled`. `before` is the `next` of the page
    above."""
    shared: Shared = request.app.state.shared
    who, sight = request.user, shared.sight(request.user)

    def read() -> settling.Listed:
        with shared.database.reading() as connection:
            return settling.listed(connection, who, sight, wanted, before)

    found = await asyncio.to_thread(read)
    database = shared.database
    return encoded(
        RefusedPage(
            hub=database.hub_id, epoch=database.epoch, entries=found.entries, next=found.next
        )
    )


@post(
    "/v1/refused/{entry_id:str}/settle",
    status_code=200,
    responses={200: ResponseSpec(SettleReply, description="The entry as it is now")},
)
async def settle(request: Asking, entry_id: FromPath[str]) -> Response[bytes]:
    """Applies it after all, or discards it; audited. The body is a SettleRequest."""
    asked: SettleRequest = decoded(_settle, await request.body())
    shared: Shared = request.app.state.shared
    database, who = shared.database, request.user

    def unit(unit: Unit) -> tuple[list[str], int]:
        maker = settling.settle(
            unit, who, entry_id, asked.verdict, asked.note, published(shared.catalogues)
        )  # fmt: skip
        return installations.of(unit.connection, maker), unit.position

    concerned, position = await database.write(unit)
    for installation in concerned:
        shared.hints.tell(installation, position)
    with database.reading() as connection:
        found = settling.one(connection, who, shared.sight(who), entry_id)
    if found is None:
        raise NotFound("No such entry was refused.")
    return encoded(SettleReply(hub=database.hub_id, epoch=database.epoch, entry=found))


@get(
    "/v1/desks",
    responses={200: ResponseSpec(DesksReply, description="Those that wait longest first")},
)
async def desks_with_entries(request: Asking) -> Response[bytes]:
    """Desks that have said they hold entries which are not delivered yet."""
    shared: Shared = request.app.state.shared
    with shared.database.reading() as connection:
        found = desks.waiting(connection, request.user, shared.sight(request.user))
    return encoded(DesksReply(hub=shared.database.hub_id, epoch=shared.database.epoch, desks=found))


HANDLERS: Final[tuple[HTTPRouteHandler, ...]] = (refused, settle, desks_with_entries)
