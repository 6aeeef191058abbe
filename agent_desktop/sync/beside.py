"""What a push tells beside its entries: which of them the hub could not read, and how many wait at
this desk, so that supervisors and IT see what never came."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Final, NamedTuple

from msgspec import structs

from agent_desktop.protocol.messages import DeskCount, EntryKind, PushRequest
from agent_desktop.sync.queue import Batch, Queue

MOST_UNREAD: Final = 200
MOST_DESKS: Final = 64


class Aside(NamedTuple):
    """A push with what is told beside its entries."""

    request: PushRequest
    counts: dict[tuple[str, str], int]
    """Of each person and installation."""


class Beside:
    """Of one person's engine."""

    def __init__(self, queue: Queue, subject: str) -> None:
        self._queue = queue
        self._subject = subject
        self.elsewhere: Callable[[], Awaitable[tuple[DeskCount, ...]]] = _nobody
        """What waits in other profiles of this desk."""
        self._told: dict[tuple[str, str], int] = {}

    async def gather(self, batch: Batch, *, last: bool) -> Aside:
        """`last`: no more entries are waiting, as far as is known. Before that it is too early to
        count."""
        unread = await self._queue.unread(self._subject, MOST_UNREAD)
        counts = await self._counts(batch) if last else {}
        request = PushRequest(
            installation=batch.installation,
            entries=batch.entries,
            unread=unread,
            desks=tuple(counts[key] for key in sorted(counts))[:MOST_DESKS],
        )
        return Aside(request, {key: one.waiting for key, one in counts.items()})

    def news(self, aside: Aside) -> bool:
        """Whether it says anything that the hub has not heard."""
        return bool(aside.request.unread) or any(
            count != self._told.get(key, 0) for key, count in aside.counts.items()
        )

    async def heard(self, aside: Aside) -> None:
        """The hub has answered."""
        self._told |= aside.counts
        if aside.request.unread:
            await self._queue.told(tuple(one.id for one in aside.request.unread))

    async def _counts(self, batch: Batch) -> dict[tuple[str, str], DeskCount]:
        found = (*await self._queue.desks(), *await self.elsewhere())
        counts = {(one.subject, one.installation): one for one in found}
        own = (self._subject, batch.installation)
        # What was said before and is no more so is taken back.
        for key in (own, *self._told):
            counts.setdefault(key, DeskCount(subject=key[0], installation=key[1], waiting=0))
        leaving = sum(entry.kind is not EntryKind.EXPOSURES for entry in batch.entries)
        waiting = max(0, counts[own].waiting - leaving)
        oldest = counts[own].oldest_at if waiting else None
        counts[own] = structs.replace(counts[own], waiting=waiting, oldest_at=oldest)
        return counts


async def _nobody() -> tuple[DeskCount, ...]:
    return ()
