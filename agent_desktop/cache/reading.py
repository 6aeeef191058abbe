"""The cache for the event loop, on a thread of its own: a page of a journey never waits behind a
commit."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from concurrent.futures import Executor, ThreadPoolExecutor
from typing import TypeVar

from agent_desktop.app.ports import KnownCustomer
from agent_desktop.cache.errors import (
    CacheDamaged,
    CacheError,
    CacheSealed,
    NewerSchema,
)
from agent_desktop.cache.files import CacheFiles, mark_suspect
from agent_desktop.cache.reader import CacheReader
from agent_desktop.domain.customers import Customer
from agent_desktop.domain.events import Event
from agent_desktop.protocol.messages import (
    Match,
    Settlement,
)

T = TypeVar("T")
Threads = Callable[[str], Executor]


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
