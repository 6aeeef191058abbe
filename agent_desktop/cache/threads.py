"""The cache and the outbox for the event loop: each on one thread of its own.

The Qt thread never waits for the disk, and a page of a journey never waits behind a commit.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from concurrent.futures import Executor, ThreadPoolExecutor
from typing import Final, TypeVar

from agent_desktop.app.ports import Clock, KnownCustomer, OutboxItem, UnsettledEntry
from agent_desktop.cache.errors import (
    CacheDamaged,
    CacheError,
    CacheSealed,
    NewerSchema,
    ReadOnlyCache,
)
from agent_desktop.cache.files import CacheFiles, mark_suspect
from agent_desktop.cache.outbox import OutboxFile
from agent_desktop.cache.reader import CacheReader
from agent_desktop.cache.session import Desk, Session
from agent_desktop.decisioning.decisions import DecisionRecord
from agent_desktop.domain.customers import Customer
from agent_desktop.domain.events import Event
from agent_desktop.protocol.messages import (
    DeskCount,
    Match,
    PushResult,
    Settlement,
    UnreadEntry,
)
from agent_desktop.sync.queue import Batch, Counts, KnownHub

T = TypeVar("T")
Threads = Callable[[str], Executor]

_QUIET_S: Final = 2.0
_COMMITS_BETWEEN_CHECKPOINTS: Final = 500


def one_thread(name: str) -> Executor:
    return ThreadPoolExecutor(1, thread_name_prefix=name)


class ReadingThread:
    """Implements app.ports.Cache. Methods raise CacheError, its message for the agent."""

    def __init__(
        self,
        files: CacheFiles,
        key: bytes,
        threads: Threads = one_thread,
        *,
        sealed: bool = False,
        newer: str = "",
    ) -> None:
        """`key` is the outbox's, and that of customers.db where it has none of its own. `sealed`:
        not opened before `unseal`; until then every question raises CacheSealed. `newer`: a newer
        program has been here; what this one cannot read of it raises NewerSchema with that word."""
        self.newer = newer
        self._files = files
        self._key = key
        self._thread = threads("cache")
        self._reader: CacheReader | None = None if sealed else CacheReader(files, key)
        self._closed = False

    async def seal(self) -> None:
        """Closes the file, after the questions that are under way."""
        await self._run(self._shut)

    async def unseal(self, customers_key: bytes) -> None:
        """Opens it again. Raises CacheError."""
        await self._run(lambda: self._unseal(customers_key))

    def unseal_now(self, customers_key: bytes) -> None:
        """Blocks. For the start only, before there is a loop."""
        self._thread.submit(lambda: self._unseal(customers_key)).result()

    def _shut(self) -> None:
        reader, self._reader = self._reader, None
        if reader is not None:
            reader.close()

    def _unseal(self, customers_key: bytes) -> None:
        self._shut()
        self._reader = CacheReader(self._files, self._key, customers_key)

    async def match(self, number: str, region: str) -> tuple[Match, ...]:
        return await self._ask(lambda reader: reader.match(number, region))

    async def customer(self, customer_id: str) -> KnownCustomer | None:
        return await self._ask(lambda reader: reader.customer(customer_id))

    async def page(
        self, customer_id: str, before: str | None, limit: int
    ) -> tuple[tuple[Event, ...], str | None]:
        return await self._ask(lambda reader: reader.page(customer_id, before, limit))

    async def names(self, customer_ids: tuple[str, ...]) -> dict[str, str]:
        """See app.ports.Names."""
        try:
            return await self._ask(lambda reader: reader.names(customer_ids))
        except CacheSealed:
            return {}

    async def overlaid(self, known: KnownCustomer) -> KnownCustomer:
        """See CacheReader.overlaid."""
        return await self._ask(lambda reader: reader.overlaid(known))

    async def search(self, text: str, limit: int) -> tuple[Customer, ...]:
        return await self._ask(lambda reader: reader.search(text, limit))

    async def indexed(self) -> bool:
        return await self._ask(CacheReader.indexed)

    async def settlements(self) -> tuple[Settlement, ...]:
        """See CacheReader.settlements."""
        return await self._ask(lambda reader: reader.settlements())

    async def erased(self) -> tuple[str, ...]:
        """See CacheReader.erased."""
        return await self._ask(lambda reader: reader.erased())

    async def catalogue(self) -> tuple[str, str] | None:
        return await self._ask(CacheReader.catalogue)

    async def model(self) -> tuple[str, bytes] | None:
        return await self._ask(CacheReader.model)

    async def hub(self) -> str:
        """See CacheReader.hub."""
        return await self._ask(CacheReader.hub)

    async def recent(self, limit: int) -> tuple[str, ...]:
        """Ids of the customers last talked to here, newest first."""
        return await self._ask(lambda reader: reader.recent(limit))

    async def arrived(self) -> tuple[str, ...]:
        """See CacheReader.arrived."""
        return await self._ask(CacheReader.arrived)

    async def warm_up(self) -> None:
        """After the first paint: what a first look-up would otherwise load while a phone rings."""
        await self._ask(lambda reader: reader.match("+442079460000", "GB"))

    def read_now(self, customer_id: str) -> KnownCustomer | None:
        """Blocks. For the start only, before there is a loop: the last caller's first page."""
        return self._thread.submit(lambda: self._opened().customer(customer_id)).result()

    def close(self) -> None:
        """Closing twice is fine."""
        if self._closed:
            return
        self._closed = True
        self._thread.submit(self._shut)
        self._thread.shutdown()

    def _opened(self) -> CacheReader:
        """On the thread."""
        if self._reader is None:
            raise CacheSealed("Customers are locked away. Unlock the window first.")
        return self._reader

    async def _ask(self, work: Callable[[CacheReader], T]) -> T:
        return await self._run(lambda: work(self._opened()))

    async def _run(self, work: Callable[[], T]) -> T:
        try:
            return await asyncio.get_running_loop().run_in_executor(self._thread, work)
        except CacheDamaged:
            mark_suspect(self._files)
            raise
        except CacheError:
            raise
        except Exception as error:
            if self.newer:
                # A column of another name, a record of another shape.
                raise NewerSchema(self.newer) from error
            raise


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
