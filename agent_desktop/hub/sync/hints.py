"""The stream's hints: one look at the holdings per burst of commits, whatever the streams' number.

A hint says that there is something to pull. It may be lost, repeated or late: the next pull, or
the next heartbeat's reconnection, makes up for it.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator
from typing import Final

from sqlalchemy import Connection, text

from agent_desktop.hub.store.database import Database
from agent_desktop.hub.store.units import Committed
from agent_desktop.protocol.messages import Hint

logger = logging.getLogger(__name__)

GATHER_S: Final = 0.05
"""Commits within this time make one round of hints."""
_AT_ONCE: Final = 500


class Stream:
    """One desktop's open line."""

    __slots__ = ("closed", "installation", "position", "woken")

    def __init__(self, installation: str) -> None:
        self.installation = installation
        self.position = 0
        self.closed = False
        self.woken = asyncio.get_running_loop().create_future()

    def wake(self) -> None:
        if not self.woken.done():
            self.woken.set_result(None)


class Hints:
    """Listens to commits and tells the streams whose customers changed. Runs on one event loop."""

    def __init__(self, database: Database, heartbeat_s: float) -> None:
        self._database = database
        self._heartbeat_s = heartbeat_s
        self._streams: dict[str, set[Stream]] = {}
        self._customers: set[str] = set()
        self._position = 0
        self._everybody = False
        self._due: asyncio.Event | None = None
        self._loop: asyncio.AbstractEventLoop | None = None
        self._closed = False

    async def run(self) -> None:
        """Until cancelled."""
        self._loop = asyncio.get_running_loop()
        self._due = asyncio.Event()
        unsubscribe = self._database.listen(self._committed)
        pulse = asyncio.create_task(self._pulse(), name="hub-heartbeats")
        try:
            while True:
                await self._due.wait()
                await asyncio.sleep(GATHER_S)
                self._due.clear()
                await self._round()
        finally:
            pulse.cancel()
            unsubscribe()

    def tell_all(self, position: int) -> None:
        """Something for everybody, such as another catalogue. From any thread."""
        if self._loop is not None:
            self._loop.call_soon_threadsafe(self._note, frozenset[str](), position, True)

    def tell(self, installation: str, position: int) -> None:
        """Something for this installation alone. On the loop."""
        for stream in self._streams.get(installation, ()):
            stream.position = max(stream.position, position)
            stream.wake()

    @property
    def open(self) -> int:
        """How many streams are open."""
        return sum(len(streams) for streams in self._streams.values())

    def close(self) -> None:
        """End every stream: the hub is going."""
        self._closed = True
        for streams in self._streams.values():
            for stream in streams:
                stream.closed = True
                stream.wake()

    async def stream(self, installation: str, cursor: int) -> AsyncIterator[Hint | None]:
        """Hints and heartbeats (None) until the hub closes. Opens with a hint if the hub has
        more than `cursor`."""
        line = Stream(installation)
        line.closed = self._closed
        self._streams.setdefault(installation, set()).add(line)
        told = cursor
        try:
            line.position = self._database.position
            if line.position <= told:
                yield None  # the line stands
            while not line.closed:
                if line.position > told:
                    told = line.position
                    yield Hint(position=told)
                    continue
                if line.woken.done():
                    line.woken = asyncio.get_running_loop().create_future()
                await line.woken
                if line.position <= told and not line.closed:
                    yield None
        finally:
            remaining = self._streams.get(installation, set())
            remaining.discard(line)
            if not remaining:
                self._streams.pop(installation, None)

    def _committed(self, committed: Committed) -> None:
        """On the writer's thread."""
        if committed.customers and self._streams and self._loop is not None:
            self._loop.call_soon_threadsafe(
                self._note, committed.customers, committed.position, False
            )

    def _note(self, changed: frozenset[str], position: int, everybody: bool) -> None:
        self._customers |= changed
        self._position = max(self._position, position)
        self._everybody = self._everybody or everybody
        if self._due is not None:
            self._due.set()

    async def _round(self) -> None:
        changed, self._customers = self._customers, set()
        everybody, self._everybody = self._everybody, False
        position = self._position
        try:
            concerned = (
                list(self._streams)
                if everybody
                else await asyncio.to_thread(self._concerned, list(changed))
            )
        except Exception:
            logger.exception("the hints of position %d were not sent", position)
            return
        for installation in concerned:
            self.tell(installation, position)

    def _concerned(self, changed: list[str]) -> set[str]:
        with self._database.reading() as connection:
            return holders(connection, changed)

    async def _pulse(self) -> None:
        """Heartbeats, a tenth of the streams at a time."""
        beat = 0
        while True:
            await asyncio.sleep(self._heartbeat_s / 10)
            beat = (beat + 1) % 10
            for installation, streams in list(self._streams.items()):
                if hash(installation) % 10 == beat:
                    for stream in streams:
                        stream.wake()


def holders(connection: Connection, changed: list[str]) -> set[str]:
    """Installations that hold any of these customers."""
    found: set[str] = set()
    for start in range(0, len(changed), _AT_ONCE):
        part = changed[start : start + _AT_ONCE]
        names = ", ".join(f":c{i}" for i in range(len(part)))
        found.update(
            connection.execute(
                text(
                    "SELECT DISTINCT installation FROM holdings"  # noqa: S608 - names are ours
                    f" WHERE customer_id IN ({names})"
                ),
                {f"c{i}": key for i, key in enumerate(part)},
            ).scalars()
        )
    return found
