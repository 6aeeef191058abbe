"""The addresses of ingestion. A write key opens them; there is no bearer token here.

Always 200 and {"success": true}, for unusable events too (they are in quarantine): clients would
send them again for ever. 400 only for a body that is too large or cannot be read.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

import msgspec
from litestar import Request, Response, Router, get, post
from litestar.handlers import HTTPRouteHandler
from litestar.params import FromPath

from agent_desktop.hub.ingestion.arrivals import Arrivals
from agent_desktop.hub.ingestion.bodies import Refusal, read_body
from agent_desktop.hub.ingestion.cloudevents import read_cloud_events
from agent_desktop.hub.ingestion.intake import RETRY_S, Intake, TooBusy
from agent_desktop.hub.ingestion.keys import key_of_header
from agent_desktop.hub.ingestion.touchpoints import Touchpoints
from agent_desktop.hub.store.database import Database, system_clock

CALLS: Final = {
    "identify": "identify", "track": "track", "page": "page", "screen": "screen",
    "group": "group", "alias": "alias", "i": "identify", "t": "track", "p": "page", "s": "screen",
    "g": "group", "a": "alias",
}  # fmt: skip
"""Address and type of call; analytics.js uses the letters."""
BATCHES: Final = ("batch", "import", "b")

CORS: Final = {
    "Access-Control-Allow-Origin": "*",
    "Access-Control-Allow-Methods": "GET, POST, OPTIONS",
    "Access-Control-Allow-Headers": (
        "Authorization, Content-Type, Content-Encoding, AnonymousId, X-Retry-Count, Retry-After"
    ),
    "Access-Control-Expose-Headers": "Retry-After",
    "Access-Control-Max-Age": "86400",
}
_SUCCESS: Final = b'{"success":true}'
_JSON: Final = "application/json"

Asked = Request[Any, Any, Any]
Read = Callable[[Arrivals, bytes, Asked, str], None]


class Door:
    """What the handlers share."""

    def __init__(
        self, database: Database, touchpoints: Touchpoints, clock: Callable[[], int]
    ) -> None:
        self._intake = Intake(database)
        self._touchpoints = touchpoints
        self._clock = clock

    async def take(self, request: Asked, read: Read) -> Response[bytes]:
        """Reads the request, waits until its events are durable, and answers."""
        headers = request.headers
        try:
            body = await read_body(
                request.stream(), headers.get("content-encoding", "").strip().lower()
            )
            arrivals = Arrivals(self._touchpoints, self._clock())
            key = key_of_header(headers.get("authorization", ""))
            read(arrivals, body, request, key)
            await self._intake.put(arrivals)
        except Refusal as why:
            return _refused(400, why.code, str(why))
        except TooBusy:
            return _refused(429, "busy", "Too many events are waiting to be stored.", str(RETRY_S))
        return Response(_SUCCESS, media_type=_JSON, status_code=200)


def ingestion_router(
    database: Database, touchpoints: Touchpoints, clock: Callable[[], int] = system_clock
) -> Router:
    """The routes, for the hub's application. `clock` gives the time of receipt, in ms."""
    door = Door(database, touchpoints, clock)
    return Router(
        path="/",
        route_handlers=[
            *(_call(door, name, kind) for name, kind in CALLS.items()),
            *(_call(door, name, "") for name in BATCHES),
            _cloud_events(door),
            settings,
            source_config,
        ],
        after_request=_allow_browsers,
        request_max_body_size=None,  # bounded by read_body, with an answer that clients understand
        tags=["Ingestion"],
        security=[],
    )


def _allow_browsers(response: Response[Any]) -> Response[Any]:
    """On every answer, that to a browser's question (OPTIONS) among them."""
    response.headers.update(CORS)
    return response


def _call(door: Door, name: str, kind: str) -> HTTPRouteHandler:
    def read(arrivals: Arrivals, body: bytes, _: Asked, key: str) -> None:
        if kind:
            arrivals.single(body, key, kind)
        else:
            arrivals.batch(body, key)

    async def handler(request: Asked) -> Response[bytes]:
        return await door.take(request, read)

    handler.__name__ = f"ingest_{name}"
    handler.__doc__ = f"A {kind} call." if kind else "Up to 2,500 calls, of 500 KB in all."
    return post(f"/v1/{name}", status_code=200, name=f"ingest_{name}", opt={"quiet": True})(handler)


def _cloud_events(door: Door) -> HTTPRouteHandler:
    def read(arrivals: Arrivals, body: bytes, request: Asked, key: str) -> None:
        headers = {name.lower(): value for name, value in request.headers.items()}
        read_cloud_events(arrivals, body, headers, key)

    @post("/v1/cloudevents", status_code=200, opt={"quiet": True})
    async def ingest_cloud_events(request: Asked) -> Response[bytes]:
        """CloudEvents 1.0: structured, batched or binary."""
        return await door.take(request, read)

    return ingest_cloud_events


@get("/v1/projects/{write_key:str}/settings", opt={"quiet": True}, sync_to_thread=False)
def settings(write_key: FromPath[str], request: Asked) -> Response[bytes]:
    """What analytics.js asks before it sends: where to. The same for every key."""
    host = request.headers.get("host", "")
    return _json(
        {
            "integrations": {"Segment.io": {"apiKey": write_key, "apiHost": f"{host}/v1"}},
            "plan": {"track": {}, "identify": {}, "group": {}},
            "edgeFunction": {},
            "enabledMiddleware": {},
        }
    )


@get("/sourceConfig", opt={"quiet": True}, sync_to_thread=False)
def source_config(request: Asked) -> Response[bytes]:
    """What RudderStack's libraries ask before they send. There is nothing to configure."""
    key = request.query_params.get("writeKey") or key_of_header(
        request.headers.get("authorization", "")
    )
    return _json(
        {
            "source": {
                "id": key,
                "name": "Agent Desktop",
                "writeKey": key,
                "enabled": True,
                "config": {"statsCollection": {"errors": {"enabled": False}}},
                "destinations": [],
            },
            "updatedAt": "1970-01-01T00:00:00.000Z",
        }
    )


def _json(value: Any) -> Response[bytes]:
    return Response(msgspec.json.encode(value), media_type=_JSON)


def _refused(status: int, code: str, message: str, retry_after: str = "") -> Response[bytes]:
    headers = {"Retry-After": retry_after} if retry_after else {}
    return Response(
        msgspec.json.encode({"success": False, "code": code, "message": message}),
        status_code=status,
        media_type=_JSON,
        headers=headers,
    )
