"""`POST /v1/decisions` and `POST /v1/responses`. A write key opens them, as it does ingestion."""

from __future__ import annotations

import asyncio
import math
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from typing import Any, Final, TypeVar

import msgspec
from litestar import Request, Response, Router, post
from litestar.openapi.datastructures import ResponseSpec

from agent_desktop.hub.catalogues.published import CURRENT
from agent_desktop.hub.deciding import described
from agent_desktop.hub.deciding.answering import settle
from agent_desktop.hub.deciding.asking import GONE, Asked, Asking, Made
from agent_desktop.hub.deciding.codes import BadCode, Code, Codes
from agent_desktop.hub.deciding.keeping import keep
from agent_desktop.hub.deciding.messages import (
    DecisionsReply,
    Question,
    ResponsesReply,
    Returned,
)
from agent_desktop.hub.deciding.offering import Offering
from agent_desktop.hub.deciding.pace import Pace, TooOften
from agent_desktop.hub.deciding.playbooks import Playbooks
from agent_desktop.hub.ingestion.keys import key_of_header
from agent_desktop.hub.ingestion.routes import CORS
from agent_desktop.hub.ingestion.touchpoints import Source, Touchpoints
from agent_desktop.hub.refusals import Handler, Refusals
from agent_desktop.hub.sync.service import Shared
from agent_desktop.protocol.errors import HubBusy, NotAllowed, Refused

MOST_CODES: Final = 100
QUESTION_BYTES: Final = 16 * 1024
CODES_BYTES: Final = 256 * 1024
MOST_WAITING: Final = 500
"""Questions at one time; more are sent away."""
_RETRY_S: Final = 1.0

AskedOf = Request[Any, Any, Any]
T = TypeVar("T")
_question = msgspec.json.Decoder(Question)
_returned = msgspec.json.Decoder(Returned)


class Door:
    """What the handlers share. Lists are made on one thread: they cost arithmetic, not waiting."""

    def __init__(self, shared: Shared, touchpoints: Touchpoints, codes: Codes) -> None:
        self._shared = shared
        self._touchpoints = touchpoints
        self._codes = codes
        self._asking = Asking(shared, Playbooks(shared.catalogues, shared.models), touchpoints)
        self._pace = Pace()
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="hub-deciding")
        self._waiting = 0

    async def decide(self, request: AskedOf) -> Response[bytes]:
        question: Question = _decoded(_question, await request.body())
        source = self._source(request, question.writeKey)
        asked = self._asking.read(question, source)
        self._pace.check(source, "\0".join(asked.keys[0]))
        if self._waiting >= MOST_WAITING:
            raise HubBusy("Too many touchpoints are asking at once.", _RETRY_S)
        self._waiting += 1
        try:
            made, reply = await self._on_thread(partial(self._made, asked))
            await self._shared.database.write(partial(keep, made=made, until=reply.expires_at))
        finally:
            self._waiting -= 1
        return _json(reply)

    async def answer(self, request: AskedOf) -> Response[bytes]:
        returned: Returned = _decoded(_returned, await request.body())
        source = self._source(request, returned.writeKey)
        given = (returned.code, *returned.codes) if returned.code else returned.codes
        if not given:
            raise Refused("There is no response code in the request.", "bad_request")
        if len(given) > MOST_CODES:
            raise Refused(f"At most {MOST_CODES} codes at once.", "too_many")
        self._pace.check(source, "", len(given))
        touchpoint = self._shared.catalogues.parsed(CURRENT).touchpoints.get(source.name)
        if touchpoint is None:
            raise NotAllowed(GONE)
        codes = self._read(given)
        database = self._shared.database
        results = await database.write(partial(settle, codes=codes, touchpoint=touchpoint))
        return _json(ResponsesReply(hub=database.hub_id, results=results))

    def _made(self, asked: Asked) -> tuple[Made, DecisionsReply]:
        made = self._asking.make(asked)
        offering = Offering(self._codes, self._shared.database.hub_id, asked.source.trusted)
        return made, offering.reply(made)

    def _read(self, given: Sequence[str]) -> list[Code | BadCode]:
        now = self._shared.database.now()
        found: list[Code | BadCode] = []
        for text in given:
            try:
                found.append(self._codes.read(text, now))
            except BadCode as refusal:
                found.append(refusal)
        return found

    def _source(self, request: AskedOf, in_body: str) -> Source:
        key = key_of_header(request.headers.get("authorization", "")) or in_body
        source = self._touchpoints.of_key(key) if key else None
        if source is None:
            raise NotAllowed(GONE)
        return source

    async def _on_thread(self, work: Callable[[], T]) -> T:
        return await asyncio.get_running_loop().run_in_executor(self._thread, work)


def deciding_router(shared: Shared, touchpoints: Touchpoints, codes: Codes) -> Router:
    """The routes, for the hub's application."""
    door = Door(shared, touchpoints, codes)
    database = shared.database
    refusals = Refusals(database.hub_id, lambda: database.epoch).handlers() | {TooOften: _too_often}

    @post(
        "/v1/decisions",
        status_code=200,
        request_max_body_size=QUESTION_BYTES,
        opt={"quiet": True},
        operation_class=described.Asked,
        responses={200: ResponseSpec(DecisionsReply, description="What to show, best first")},
    )
    async def decisions(request: AskedOf) -> Response[bytes]:
        """The list for a person at the touchpoint of the write key."""
        return await door.decide(request)

    @post(
        "/v1/responses",
        status_code=200,
        request_max_body_size=CODES_BYTES,
        opt={"quiet": True},
        operation_class=described.Returned,
        responses={200: ResponseSpec(ResponsesReply, description="A result per code")},
    )
    async def responses(request: AskedOf) -> Response[bytes]:
        """What came of it, by the codes of a decision."""
        return await door.answer(request)

    return Router(
        path="/",
        route_handlers=[decisions, responses],
        after_request=_allow_browsers,
        # A browser shows a page what it may read only, refusals too.
        exception_handlers={kind: _readable(handler) for kind, handler in refusals.items()},
        tags=["Deciding"],
        security=[],
    )


def _allow_browsers(response: Response[Any]) -> Response[Any]:
    response.headers.update(CORS)
    return response


def _readable(handler: Handler) -> Handler:
    return lambda request, error: _allow_browsers(handler(request, error))


def _too_often(_: AskedOf, error: TooOften) -> Response[Any]:
    return Response(
        {"code": "too_often", "message": str(error)},
        status_code=429,
        media_type="application/json",
        headers={"Retry-After": str(max(1, math.ceil(error.seconds)))},
    )


def _decoded(decoder: msgspec.json.Decoder[T], body: bytes) -> T:
    try:
        return decoder.decode(body)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
        raise Refused("The request's body is not what belongs there.", "bad_request") from None


def _json(value: msgspec.Struct) -> Response[bytes]:
    return Response(msgspec.json.encode(value), media_type="application/json")
