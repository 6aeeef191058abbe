"""A push as a request: read, applied, answered. One entry that the hub fails on sinks no other."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Sequence
from typing import Final

from agent_desktop.hub.access.gate import mismatch
from agent_desktop.hub.access.tokens import Principal
from agent_desktop.hub.store.epochs import JUMP
from agent_desktop.hub.store.errors import StoreError
from agent_desktop.hub.store.units import Unit
from agent_desktop.hub.sync import desks, installations, refused
from agent_desktop.hub.sync.entries import Arrived, Refusal, read
from agent_desktop.hub.sync.push import apply
from agent_desktop.hub.sync.sentiments import published
from agent_desktop.hub.sync.shared import Shared
from agent_desktop.hub.sync.wire import WirePush
from agent_desktop.protocol.errors import HubError, Refused
from agent_desktop.protocol.messages import (
    PROTOCOL_VERSION,
    PushReply,
    PushRequest,
    PushResult,
)

logger = logging.getLogger(__name__)

MOST_ENTRIES: Final = 10_000
MOST_UNREAD: Final = 1_000
_MANY: Final = 100
_FAILED: Final = Refusal(
    "hub_failed", "The hub failed on this entry. It can be applied again once the hub is mended."
)


class Pushing:
    """For one signed-in user."""

    def __init__(self, shared: Shared, principal: Principal) -> None:
        self._shared = shared
        self._database = shared.database
        self._principal = principal
        self._sentiments = published(shared.catalogues)

    async def push(self, request: PushRequest | WirePush) -> PushReply:
        """All in one transaction; returns after its COMMIT."""
        if request.protocol != PROTOCOL_VERSION:
            raise mismatch(str(request.protocol))
        if len(request.entries) > MOST_ENTRIES:
            raise Refused(f"At most {MOST_ENTRIES} entries at once.", "too_large")
        sender = installations.checked(request.installation)
        arrived = (
            await asyncio.to_thread(_all_read, request)
            if len(request.entries) > _MANY
            else _all_read(request)
        )

        def unit(unit: Unit) -> list[PushResult]:
            if request.unread:
                rows = refused.unread(unit, self._principal, sender, request.unread[:MOST_UNREAD])
                refused.keep(unit.connection, rows)
            results = apply(unit, self._principal, sender, arrived, self._sentiments)
            if request.desks:
                desks.note(unit, self._principal, request.desks)
            return results

        results = await self._applied(unit, sender, arrived)
        if results and all(one.code == "gap" for one in results):
            await self._begin_anew(sender, min(one.entry.n for one in arrived))
        return PushReply(
            hub=self._database.hub_id, epoch=self._database.epoch, results=tuple(results)
        )

    async def _applied(
        self,
        unit: Callable[[Unit], list[PushResult]],
        sender: str,
        arrived: Sequence[Arrived],
    ) -> list[PushResult]:
        try:
            return await self._database.write(unit)
        except (HubError, StoreError):
            raise
        except Exception:
            if not arrived:
                raise
            logger.exception("a push failed; its entries are applied one by one")
        results: list[PushResult] = []
        for one in arrived:
            results += await self._alone(sender, one)
        return results

    async def _alone(self, sender: str, one: Arrived) -> list[PushResult]:
        who, sentiments = self._principal, self._sentiments
        try:
            return await self._database.write(
                lambda unit: apply(unit, who, sender, [one], sentiments)
            )
        except (HubError, StoreError):
            raise
        except Exception:
            logger.exception("an entry can't be applied; it is kept and refused")
        failed = one._replace(body=None, refusal=_FAILED)
        return await self._database.write(
            lambda unit: apply(unit, who, sender, [failed], sentiments)
        )

    async def _begin_anew(self, installation: str, n: int) -> None:
        """It has had entries settled that this hub does not know of: the hub is an older copy."""
        life = self._shared.life
        if life.believes and n <= JUMP:
            await life.doubted("numbering_ahead", self._principal.subject, 0, installation)
            self._shared.hints.tell_all(self._database.position)


def _all_read(request: PushRequest | WirePush) -> list[Arrived]:
    return [read(entry) for entry in request.entries]
