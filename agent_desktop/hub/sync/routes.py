"""The sync protocol and the look-ups over HTTP. See docs/api.md."""

from __future__ import annotations

from typing import Annotated, Any, Final

import msgspec
from litestar import Request, Response, get, post
from litestar.handlers import HTTPRouteHandler
from litestar.openapi.datastructures import ResponseSpec
from litestar.params import FromPath, FromQuery, QueryParameter
from litestar.types import ASGIApp

from agent_desktop.hub.access.tokens import Principal
from agent_desktop.hub.sync.service import HubSync, Shared
from agent_desktop.hub.sync.wire import WirePush
from agent_desktop.protocol.errors import Refused
from agent_desktop.protocol.messages import (
    CatalogueReply,
    CustomerReply,
    DesktopPolicyReply,
    DigestReply,
    Hint,
    HoldReply,
    HoldRequest,
    JourneyPage,
    LookupReply,
    ModelReply,
    PullReply,
    PushReply,
    SearchReply,
)

INSTALLATION_HEADER: Final = "agent-desktop-installation"
PUSH_BYTES: Final = 64 * 1024 * 1024
ROWS: Final = 2_000
EVENTS: Final = 100
"""Of a page of a journey, where the request does not say."""

Asking = Request[Principal, Any, Any]
_push = msgspec.json.Decoder(WirePush)
_hold = msgspec.json.Decoder(HoldRequest)


def sync_of(request: Asking) -> HubSync:
    """The protocol for who asks."""
    shared: Shared = request.app.state.shared
    return HubSync(shared, request.user, request.headers.get(INSTALLATION_HEADER, ""))


def said(content: bytes) -> Response[bytes]:
    return Response(content, media_type="application/json")


def encoded(message: msgspec.Struct) -> Response[bytes]:
    return said(msgspec.json.encode(message))


def decoded(decoder: msgspec.json.Decoder[Any], body: bytes) -> Any:
    """Raises Refused without echoing the body."""
    try:
        return decoder.decode(body)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
        raise Refused("The request's body is not what belongs there.", "bad_request") from None


@post(
    "/v1/sync/push",
    status_code=200,
    request_max_body_size=PUSH_BYTES,
    responses={200: ResponseSpec(PushReply, description="A result per entry, in their order")},
)
async def push(request: Asking) -> Response[bytes]:
    """Applies outbox entries in order, all in one transaction. The body is a PushRequest."""
    asked: WirePush = decoded(_push, await request.body())
    return encoded(await sync_of(request).push_wire(asked))


@get(
    "/v1/sync/pull",
    responses={200: ResponseSpec(PullReply, description="Whole transactions after the cursor")},
)
async def pull(
    request: Asking,
    installation: FromQuery[str],
    cursor: FromQuery[int] = 0,
    limit: FromQuery[int] = ROWS,
) -> Response[bytes]:
    """Whole transactions after `cursor`, for the customers that the installation holds."""
    return said(await sync_of(request).pull_json(installation, cursor, limit))


@get(
    "/v1/sync/stream",
    media_type="text/event-stream",
    responses={200: ResponseSpec(Hint, description="Server-sent events named `hint`")},
)
async def stream(
    request: Asking, installation: FromQuery[str], cursor: FromQuery[int] = 0
) -> ASGIApp:
    """Server-sent events: `hint` with {"position": n}; a comment is a heartbeat."""
    return sync_of(request).event_stream(installation, cursor)


@post(
    "/v1/sync/hold",
    status_code=200,
    responses={200: ResponseSpec(HoldReply, description="Where the pull will have them")},
)
async def hold(request: Asking) -> Response[bytes]:
    """Keep these customers (the next pulls bring them whole), and no more those of `release`. The
    body is a HoldRequest."""
    asked: HoldRequest = decoded(_hold, await request.body())
    sync = sync_of(request)
    return encoded(sync.signed(await sync.hold_and_release(asked)))


@get(
    "/v1/sync/digest",
    responses={200: ResponseSpec(DigestReply, description="Customer id and digest")},
)
async def digest(
    request: Asking, installation: FromQuery[str], cursor: FromQuery[int], part: FromQuery[int]
) -> Response[bytes]:
    """What the installation should have of the sixteenth `part` (0 to 15) of its customers, if
    nothing is left to pull after `cursor`."""
    return encoded(await sync_of(request).digest(installation, cursor, part))


@get(
    "/v1/desktop-policy",
    responses={200: ResponseSpec(DesktopPolicyReply, description="In force now")},
)
async def desktop_policy(request: Asking) -> Response[bytes]:
    """What the administrator decided for desktops."""
    return encoded(await sync_of(request).desktop_policy())


@get("/v1/customers", responses={200: ResponseSpec(LookupReply, description="Best match first")})
async def look_up(
    request: Asking, number: FromQuery[str], region: FromQuery[str] = ""
) -> Response[bytes]:
    """Who may be calling with this number. `region` is the site's country, such as GB."""
    return encoded(await sync_of(request).look_up(number, region))


@get("/v1/customers/search", responses={200: ResponseSpec(SearchReply, description="At most 50")})
async def search(
    request: Asking, wanted: Annotated[str, QueryParameter(name="text")]
) -> Response[bytes]:
    """By name, number, e-mail or identity."""
    return encoded(await sync_of(request).search(wanted))


@get(
    "/v1/customers/{customer_id:str}",
    responses={200: ResponseSpec(CustomerReply, description="With the newest 200 events")},
)
async def customer(request: Asking, customer_id: FromPath[str]) -> Response[bytes]:
    """Record, context, responses and the newest events. With the header
    Agent-Desktop-Installation the installation also keeps the customer from now on."""
    return said(await sync_of(request).customer_json(customer_id))


@get(
    "/v1/customers/{customer_id:str}/journey",
    responses={200: ResponseSpec(JourneyPage, description="Newest first")},
)
async def journey(
    request: Asking,
    customer_id: FromPath[str],
    before: FromQuery[str | None] = None,
    limit: FromQuery[int] = EVENTS,
) -> Response[bytes]:
    """A page of the journey; `before` is the `next` of the page above it."""
    return said(await sync_of(request).journey_json(customer_id, before, limit))


@get(
    "/v1/catalogues/{version:str}",
    responses={200: ResponseSpec(CatalogueReply, description="Its TOML text")},
)
async def catalogue(request: Asking, version: FromPath[str]) -> Response[bytes]:
    """A published catalogue, or the one in force for `current`."""
    return encoded(await sync_of(request).catalogue(version))


@get(
    "/v1/models/{version:str}",
    responses={200: ResponseSpec(ModelReply, description="Its snapshot, in base64")},
)
async def model(request: Asking, version: FromPath[str]) -> Response[bytes]:
    """A snapshot of the model, or the one in force for `current`. 404 where there is none: then
    the catalogue's starting propensities hold."""
    return encoded(await sync_of(request).model(version))


HANDLERS: Final[tuple[HTTPRouteHandler, ...]] = (
    push,
    pull,
    stream,
    hold,
    digest,
    desktop_policy,
    look_up,
    search,
    customer,
    journey,
    catalogue,
    model,
)
