"""The outbox for the event loop, on a thread of its own: the Qt thread never waits for the disk."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from typing import Final, TypeVar

from agent_desktop.app.ports import Clock, OutboxItem, UnsettledEntry
from agent_desktop.cache.errors import (
    CacheDamaged,
    NewerSchema,
    ReadOnlyCache,
)
from agent_desktop.cache.files import CacheFiles, mark_suspect
from agent_desktop.cache.outbox import OutboxFile
from agent_desktop.cache.reading import Threads, one_thread
from agent_desktop.cache.session import Desk, Session
from agent_desktop.decisioning.decisions import DecisionRecord
from agent_desktop.protocol.messages import (
    DeskCount,
    PushResult,
    Settlement,
    UnreadEntry,
)
from agent_desktop.sync.queue import Batch, Counts, KnownHub

T = TypeVar("T")

_QUIET_S: Final = 2.0
_COMMITS_BETWEEN_CHECKPOINTS: Final = 500


class WritingThread:
    """Implements app.ports.Outbox and Backlog, sync.queue.Queue and sync.clearing.Cleared."""

    def __init__(
        self,
        files: CacheFiles,
        key: bytes,
        clock: Clock,
        threads: Threads = one_thread,
        *,
        newer: str = "",
    ) -> None:
        """`newer`: a newer program has been here, so nothing is recorded; that word says why."""
        self._files = files
        self._clock = clock
        self._thread = threads("outbox")
        self._outbox = OutboxFile(files, key, newer=newer)
        self._committed: list[Callable[[], None]] = []
        self._closed = False
        self._commits = 0
        self._checkpoint: asyncio.TimerHandle | None = None

    def on_commit(self, listener: Callable[[], None]) -> None:
        """Called on the loop after each commit or withdrawal: the engine wakes by it."""
        self._committed.append(listener)

    @property
    def session(self) -> Session | None:
        """Who is signed in here, perhaps with a token that has run out."""
        return self._outbox.session

    # --- app.ports.Outbox ------------------------------------------------------------------------

    def commit(
        self, items: tuple[OutboxItem, ...], decision: DecisionRecord | None = None
    ) -> Awaitable[None]:
        return self._committed_by(self._begin(lambda: self._outbox.commit(items, decision)))

    async def _committed_by(self, writing: Awaitable[None]) -> None:
        await self._end(writing)
        self._note_commit()

    async def withdraw(self, entry_id: str) -> bool:
        withdrawn = await self._run(lambda: self._outbox.withdraw(entry_id))
        self._note_commit()
        return withdrawn

    # --- app.ports.Backlog -----------------------------------------------------------------------

    async def unsettled(self, limit: int) -> tuple[UnsettledEntry, ...]:
        return await self._run(lambda: self._outbox.departures.unsettled(limit))

    # --- sync.queue.Queue ------------------------------------------------------------------------

    async def counts(self) -> Counts:
        return await self._run(self._outbox.departures.counts)

    async def known_hub(self, subject: str) -> KnownHub:
        return await self._run(lambda: self._outbox.departures.known_hub(subject))

    async def take(self, subject: str, most: int, most_bytes: int) -> Batch:
        return await self._run(lambda: self._outbox.departures.take(subject, most, most_bytes))

    async def settle(self, subject: str, hub: KnownHub, results: tuple[PushResult, ...]) -> None:
        now = self._clock.now()
        await self._run(lambda: self._outbox.departures.settle(subject, hub, results, now))
        self._plan_checkpoint()

    async def refuse(self, entry_id: str, code: str, message: str) -> None:
        now = self._clock.now()
        await self._run(lambda: self._outbox.departures.refuse(entry_id, code, message, now))

    async def start_over(self, subject: str, hub: KnownHub) -> None:
        await self._run(lambda: self._outbox.departures.start_over(subject, hub))

    async def unread(self, subject: str, most: int) -> tuple[UnreadEntry, ...]:
        return await self._run(lambda: self._outbox.departures.unread(subject, most))

    async def told(self, entry_ids: tuple[str, ...]) -> None:
        await self._run(lambda: self._outbox.departures.told(entry_ids))

    async def desks(self) -> tuple[DeskCount, ...]:
        return await self._run(self._outbox.departures.desks)

    # --- sync.clearing.Cleared -------------------------------------------------------------------

    async def take_settlements(self, settlements: tuple[Settlement, ...]) -> tuple[str, ...]:
        now = self._clock.now()
        return await self._run(lambda: self._outbox.take_settlements(settlements, now))

    async def erase(self, customer_ids: tuple[str, ...], *, unsettled: bool) -> tuple[str, ...]:
        return await self._run(lambda: self._outbox.erase(customer_ids, unsettled=unsettled))

    async def pinned(self) -> tuple[str, ...]:
        return await self._run(self._outbox.pinned)

    # --- the desk --------------------------------------------------------------------------------

    async def installation(self, subject: str) -> str:
        return await self._run(lambda: self._outbox.departures.installation(subject))

    async def sign_in(self, session: Session) -> None:
        await self._run(lambda: self._outbox.sign_in(session))

    async def setting(self, key: str) -> str | None:
        return await self._run(lambda: self._desk.setting(key))

    def setting_now(self, key: str) -> str | None:
        """Blocks. For the start only, before there is a loop."""
        return self._thread.submit(self._desk.setting, key).result()

    async def save_setting(self, key: str, value: str) -> None:
        await self._run(lambda: self._desk.save_setting(key, value))

    async def note_recent(self, customer_id: str) -> None:
        now = self._clock.now()
        await self._run(lambda: self._desk.note_recent(customer_id, now))

    async def forget_settled(self, arrived: tuple[str, ...]) -> int:
        """Once a day: see OutboxFile.forget_settled."""
        now = self._clock.now()
        return await self._run(lambda: self._outbox.forget_settled(arrived, now))

    def close(self) -> None:
        """Commits under way are finished first. Closing twice is fine."""
        if self._closed:
            return
        self._closed = True
        if self._checkpoint is not None:
            self._checkpoint.cancel()
        self._thread.submit(self._outbox.close)
        self._thread.shutdown()

    @property
    def _desk(self) -> Desk:
        return self._outbox.desk

    def _note_commit(self) -> None:
        for listener in self._committed:
            listener()
        self._commits += 1
        self._plan_checkpoint()

    def _plan_checkpoint(self) -> None:
        """When nothing was written for a while, or, at the latest, after many commits."""
        if self._checkpoint is not None:
            if self._commits >= _COMMITS_BETWEEN_CHECKPOINTS:
                return
            self._checkpoint.cancel()
        loop = asyncio.get_running_loop()
        self._checkpoint = loop.call_later(_QUIET_S, self._start_checkpoint)

    def _start_checkpoint(self) -> None:
        self._checkpoint = None
        self._commits = 0
        if not self._closed:
            self._thread.submit(self._outbox.checkpoint)

    async def _run(self, work: Callable[[], T]) -> T:
        return await self._end(self._begin(work))

    def _begin(self, work: Callable[[], T]) -> Awaitable[T]:
        return asyncio.get_running_loop().run_in_executor(self._thread, work)

    async def _end(self, working: Awaitable[T]) -> T:
        try:
            return await working
        except CacheDamaged:
            mark_suspect(self._files)
            raise
        except ReadOnlyCache as error:
            if self._outbox.newer:
                raise NewerSchema(self._outbox.newer) from error
            raise
