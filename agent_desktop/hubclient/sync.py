"""The sync protocol over HTTP: the desktop's implementer of `protocol.sync.SyncProtocol`."""

from __future__ import annotations

from collections.abc import AsyncIterator
from typing import Final
from urllib.parse import quote

import msgspec

from agent_desktop.hubclient.line import Line
from agent_desktop.protocol.errors import HubAway
from agent_desktop.protocol.messages import (
    CatalogueReply,
    CustomerReply,
    Hint,
    HoldReply,
    HoldRequest,
    JourneyPage,
    LookupReply,
    PullReply,
    PushReply,
    PushRequest,
    SearchReply,
)

HEARTBEAT_S: Final = 15.0
SILENCE_S: Final = 2.5 * HEARTBEAT_S
"""A line that said nothing for so long is dead, whatever TCP believes."""

_push = msgspec.json.Decoder(PushReply)
_pull = msgspec.json.Decoder(PullReply)
_hold = msgspec.json.Decoder(HoldReply)
_look_up = msgspec.json.Decoder(LookupReply)
_search = msgspec.json.Decoder(SearchReply)
_customer = msgspec.json.Decoder(CustomerReply)
_journey = msgspec.json.Decoder(JourneyPage)
_catalogue = msgspec.json.Decoder(CatalogueReply)
_hint = msgspec.json.Decoder(Hint)


class HttpSync:
    """Implements SyncProtocol over a `Line`."""

    def __init__(self, line: Line, silence_s: float = SILENCE_S) -> None:
        self._line = line
        self._silence_s = silence_s

    async def push(self, request: PushRequest) -> PushReply:
        return await self._line.post("/v1/sync/push", msgspec.json.encode(request), _push)

    async def pull(self, installation: str, cursor: int, limit: int) -> PullReply:
        asked = {"installation": installation, "cursor": cursor, "limit": limit}
        return await self._line.get("/v1/sync/pull", _pull, asked)

    async def stream(self, installation: str, cursor: int) -> AsyncIterator[Hint | None]:
        """Hints, and None for a heartbeat, until the hub ends it. Raises HubAway when the line
        breaks or falls silent."""
        asked = {"installation": installation, "cursor": cursor}
        async with self._line.lines("/v1/sync/stream", asked, self._silence_s) as lines:
            async for line in lines:
                if line.startswith(":"):
                    yield None
                elif line.startswith("data:"):
                    yield _read_hint(line[5:])

    async def hold(self, installation: str, customer_ids: tuple[str, ...]) -> int:
        request = HoldRequest(installation=installation, customer_ids=customer_ids)
        reply = await self._line.post("/v1/sync/hold", msgspec.json.encode(request), _hold)
        return reply.position

    async def look_up(self, number: str, region: str) -> LookupReply:
        asked = {"number": number, "region": region}
        return await self._line.get("/v1/customers", _look_up, asked)

    async def search(self, text: str) -> SearchReply:
        return await self._line.get("/v1/customers/search", _search, {"text": text})

    async def customer(self, customer_id: str) -> CustomerReply:
        return await self._line.get(f"/v1/customers/{_part(customer_id)}", _customer)

    async def journey(self, customer_id: str, before: str | None, limit: int) -> JourneyPage:
        path = f"/v1/customers/{_part(customer_id)}/journey"
        return await self._line.get(path, _journey, {"before": before, "limit": limit})

    async def catalogue(self, version: str) -> CatalogueReply:
        return await self._line.get(f"/v1/catalogues/{_part(version)}", _catalogue)


def _part(text: str) -> str:
    return quote(text, safe="")


def _read_hint(data: str) -> Hint:
    try:
        return _hint.decode(data)
    except msgspec.MsgspecError:
        raise HubAway("The stream of hints is not the hub's.") from None
