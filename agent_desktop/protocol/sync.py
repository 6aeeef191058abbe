"""The one protocol between desktop and hub. Two implementers: `hubclient` and `hub.sync`."""

from __future__ import annotations

from collections.abc import AsyncIterator
from typing import Protocol

from agent_desktop.protocol.messages import (
    CatalogueReply,
    CustomerReply,
    DesktopPolicyReply,
    DigestReply,
    Hint,
    JourneyPage,
    LookupReply,
    ModelReply,
    PullReply,
    PushReply,
    PushRequest,
)


class SyncProtocol(Protocol):
    """What a desktop may ask of a hub. Failures are the errors of `protocol.errors`."""

    async def push(self, request: PushRequest) -> PushReply: ...

    async def pull(self, installation: str, cursor: int, limit: int) -> PullReply:
        """Whole transactions after `cursor`, at least one if there is one, about `limit` rows."""
        ...

    def stream(self, installation: str, cursor: int) -> AsyncIterator[Hint | None]:
        """Hints as they come; None is a heartbeat. Ends or raises when the line is lost."""
        ...

    async def hold(
        self, installation: str, customer_ids: tuple[str, ...], *, again: bool = False
    ) -> int:
        """Ask for whole customers: the next pull brings them and keeps them up to date.
        `again`: although they were sent before.

        Returns the position that the pull must reach to have them.
        """
        ...

    async def release(self, installation: str, customer_ids: tuple[str, ...]) -> None:
        """These customers are kept here no more: the pull leaves them out from now on."""
        ...

    async def digest(self, installation: str, cursor: int, part: int) -> DigestReply:
        """Of the customers whose id falls into `part` (0 to 15, see `protocol.digests`)."""
        ...

    async def desktop_policy(self) -> DesktopPolicyReply: ...

    async def look_up(self, number: str, region: str) -> LookupReply: ...

    async def customer(self, customer_id: str) -> CustomerReply: ...

    async def journey(self, customer_id: str, before: str | None, limit: int) -> JourneyPage: ...

    async def catalogue(self, version: str) -> CatalogueReply: ...

    async def model(self, version: str) -> ModelReply:
        """Raises NotFound where no model is in force (`current`), or none of that version."""
        ...
