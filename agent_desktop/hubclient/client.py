"""Implements SyncProtocol over HTTP."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from typing import Final
from urllib.parse import quote

import msgspec

from agent_desktop.hubclient.requests import QUICK, Requests
from agent_desktop.protocol.errors import HubAway
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
    PushRequest,
    SearchReply,
)

_push: Final = msgspec.json.Decoder(PushReply)
_pull: Final = msgspec.json.Decoder(PullReply)
_hold: Final = msgspec.json.Decoder(HoldReply)
_lookup: Final = msgspec.json.Decoder(LookupReply)
_customer: Final = msgspec.json.Decoder(CustomerReply)
_journey: Final = msgspec.json.Decoder(JourneyPage)
_search: Final = msgspec.json.Decoder(SearchReply)
_catalogue: Final = msgspec.json.Decoder(CatalogueReply)
_model: Final = msgspec.json.Decoder(ModelReply)
_digest: Final = msgspec.json.Decoder(DigestReply)
_policy: Final = msgspec.json.Decoder(DesktopPolicyReply)
_hint: Final = msgspec.json.Decoder(Hint)


class HubClient:
    """For one event loop. Failures are the errors of protocol.errors; close it at the end."""

    def __init__(self, url: str, token: Callable[[], str], installation: str) -> None:
        """`token` is called for each request. Raises BadAddress."""
        self.requests = Requests(url, token, installation)

    async def close(self) -> None:
        await self.requests.close()

    async def push(self, request: PushRequest) -> PushReply:
        return await self.requests.post("/v1/sync/push", request, _push)

    async def pull(self, installation: str, cursor: int, limit: int) -> PullReply:
        return await self.requests.get(
            "/v1/sync/pull",
            _pull,
            {"installation": installation, "cursor": cursor, "limit": limit},
        )

    async def stream(self, installation: str, cursor: int) -> AsyncIterator[Hint | None]:
        params: dict[str, str | int] = {"installation": installation, "cursor": cursor}
        async with self.requests.stream("/v1/sync/stream", params) as answer:
            async for line in answer.aiter_lines():
                if line.startswith("data:"):
                    yield _read_hint(line)
                elif line.startswith(":"):
                    yield None

    async def hold(
        self, installation: str, customer_ids: tuple[str, ...], *, again: bool = False
    ) -> int:
        asked = HoldRequest(installation=installation, customer_ids=customer_ids, again=again)
        return (await self.requests.post("/v1/sync/hold", asked, _hold)).position

    async def release(self, installation: str, customer_ids: tuple[str, ...]) -> None:
        asked = HoldRequest(installation=installation, customer_ids=(), release=customer_ids)
        await self.requests.post("/v1/sync/hold", asked, _hold)

    async def digest(self, installation: str, cursor: int, part: int) -> DigestReply:
        return await self.requests.get(
            "/v1/sync/digest",
            _digest,
            {"installation": installation, "cursor": cursor, "part": part},
        )

    async def desktop_policy(self) -> DesktopPolicyReply:
        return await self.requests.get("/v1/desktop-policy", _policy)

    async def look_up(self, number: str, region: str) -> LookupReply:
        return await self.requests.get(
            "/v1/customers", _lookup, {"number": number, "region": region}, QUICK
        )

    async def customer(self, customer_id: str) -> CustomerReply:
        return await self.requests.get(
            f"/v1/customers/{_part(customer_id)}", _customer, None, QUICK
        )

    async def journey(self, customer_id: str, before: str | None, limit: int) -> JourneyPage:
        params: dict[str, str | int] = {"limit": limit}
        if before is not None:
            params["before"] = before
        return await self.requests.get(
            f"/v1/customers/{_part(customer_id)}/journey", _journey, params, QUICK
        )

    async def search(self, text: str) -> SearchReply:
        return await self.requests.get("/v1/customers/search", _search, {"text": text}, QUICK)

    async def catalogue(self, version: str) -> CatalogueReply:
        return await self.requests.get(f"/v1/catalogues/{_part(version)}", _catalogue)

    async def model(self, version: str) -> ModelReply:
        return await self.requests.get(f"/v1/models/{_part(version)}", _model)


def _part(value: str) -> str:
    return quote(value, safe="")


def _read_hint(line: str) -> Hint:
    try:
        return _hint.decode(line.removeprefix("data:").strip())
    except msgspec.MsgspecError as error:
        raise HubAway("The line to the hub broke off") from error
