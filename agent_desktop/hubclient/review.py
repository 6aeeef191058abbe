"""Implements app.review.ReviewPort: the supervisor's questions."""

from __future__ import annotations

from collections import OrderedDict
from typing import Any, Final
from urllib.parse import quote

import msgspec

from agent_desktop.app.review import ReviewFilters
from agent_desktop.decisioning.catalogue import Catalogue
from agent_desktop.decisioning.catalogue_reading import parse_catalogue
from agent_desktop.hubclient.client import HubClient
from agent_desktop.protocol.errors import NotFound
from agent_desktop.protocol.messages import PolicyReply, ReviewPage, SeenReply

_page: Final = msgspec.json.Decoder(ReviewPage)
_seen: Final = msgspec.json.Decoder(SeenReply)
_policy: Final = msgspec.json.Decoder(PolicyReply)
_MOST_KNOWN: Final = 20_000


class HubReview:
    """Over the same connections as the client that it is given."""

    def __init__(self, client: HubClient) -> None:
        self._client = client
        self._requests = client.requests
        self._lists: OrderedDict[str, str] = OrderedDict()
        """Of each response in the rows so far the decision that it answers."""

    async def rows(self, filters: ReviewFilters, after: str | None, limit: int) -> ReviewPage:
        params: dict[str, str | int] = {"limit": limit, **_asked(filters)}
        if after is not None:
            params["after"] = after
        page = await self._requests.get("/v1/review/responses", _page, params)
        for row in page.rows:
            self._lists[row.response.id] = row.response.decision_id
        while len(self._lists) > _MOST_KNOWN:
            self._lists.popitem(last=False)
        return page

    async def seen(self, response_id: str) -> SeenReply:
        """Raises NotFound for a response without a list: the customer raised it."""
        decision_id = self._lists.get(response_id, "")
        if not decision_id:
            raise NotFound("There was no list on the screen for this response.")
        path = f"/v1/review/decisions/{quote(decision_id, safe='')}"
        return await self._requests.get(path, _seen)

    async def export(self, filters: ReviewFilters) -> str:
        return await self._requests.post_for_text("/v1/review/export", _asked(filters), "text/csv")

    async def catalogue(self) -> Catalogue:
        published = await self._client.catalogue("current")
        return parse_catalogue(published.toml, published.version)

    async def agents_visible(self) -> bool:
        return (await self._requests.get("/v1/review/policy", _policy)).agents_visible


def _asked(filters: ReviewFilters) -> dict[str, Any]:
    """Only what is filtered by, in the hub's words."""
    asked: dict[str, Any] = {
        "action": filters.action_id,
        "sentiment": None if filters.sentiment is None else filters.sentiment.value,
        "from": filters.since,
        "to": filters.until,
        "agent": filters.by,
    }
    return {name: value for name, value in asked.items() if value not in {None, ""}}
