"""The supervisor's and IT's word on what was refused, and which desks wait."""

from __future__ import annotations

from typing import Final
from urllib.parse import quote

import msgspec

from agent_desktop.hubclient.client import HubClient
from agent_desktop.protocol.messages import (
    DesksReply,
    DeskWaiting,
    RefusedEntry,
    RefusedPage,
    SettlementVerdict,
    SettleReply,
    SettleRequest,
)

_page: Final = msgspec.json.Decoder(RefusedPage)
_settled: Final = msgspec.json.Decoder(SettleReply)
_desks: Final = msgspec.json.Decoder(DesksReply)


class HubRefused:
    """Over the same connections as the client that it is given. Failures are the errors of
    protocol.errors: NotAllowed for an agent."""

    def __init__(self, client: HubClient) -> None:
        self._requests = client.requests

    async def entries(
        self, *, settled: bool = False, before: str | None = None
    ) -> tuple[tuple[RefusedEntry, ...], str | None]:
        """A page of the team's, newest first, and what continues it."""
        params: dict[str, str | int] = {"state": "settled" if settled else "open"}
        if before is not None:
            params["before"] = before
        page = await self._requests.get("/v1/refused", _page, params)
        return page.entries, page.next

    async def settle(
        self, entry_id: str, verdict: SettlementVerdict, note: str = ""
    ) -> RefusedEntry:
        """Raises Refused where it is settled otherwise already, or still can't be applied."""
        path = f"/v1/refused/{quote(entry_id, safe='')}/settle"
        asked = SettleRequest(verdict=verdict, note=note)
        return (await self._requests.post(path, asked, _settled)).entry

    async def desks(self) -> tuple[DeskWaiting, ...]:
        """Those that wait longest first."""
        return (await self._requests.get("/v1/desks", _desks)).desks
