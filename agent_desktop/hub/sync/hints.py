"""The stream's hints: one look at the holdings per burst of commits, whatever the streams' number.

A hint says that there is something to pull. It may be lost, repeated or late: the next pull, or
the next heartbeat's reconnection, makes up for it.
"""

from __future__ import annotations

import asyncio
import logging
from abc import ABC, abstractmethod
from collections.abc import AsyncIterator, Iterable
from typing import Any, Final
from zlib import crc32

import msgspec
from sqlalchemy import Connection

from agent_desktop.hub.store.bulk import select_in
from agent_desktop.hub.store.database import Database
from agent_desktop.hub.store.units import Committed
from agent_desktop.protocol.messages import Hint

logger = logging.getLogger(__name__)

GATHER_S: Final = 0.05
"""From one round of hints to the next at least: the commits meanwhile make one."""
BEATS: Final = 10
"""Parts of the lines that beat one after the other within the time of a heartbeat."""
AT_ONCE: Final = 500
"""Lines that are told before somebody else's request gets a turn."""


class Line(ABC):
    """One desktop's open line. What it says comes on the loop and must not wait."""

    __slots__ = ("installation", "told")

    def __init__(self, installation: str, told: int) -> None:
        self.installation = installation
        self.told = told
        """The position that the desktop knows of."""

    @abstractmethod
    def hint(self, position: int) -> None: ...

    @abstractmethod
    def beat(self) -> None: ...

    @abstractmethod
    def end(self) -> None:
        """The hub goes. Nothing comes after that."""


class Hints:
    """Listens to commits and tells the lines whose customers changed. Runs on one event loop."""

    def __init__(self, database: Database, heartbeat_s: float) -> None:
        self._database = database
        self._heartbeat_s = heartbeat_s
        self._lines: dict[str, tuple[Line, ...]] = {}
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
                self._due.clear()
                await self._round()
                await asyncio.sleep(GATHER_S)
        finally:
            pulse.cancel()
            unsubscribe()

    def tell_all(self, position: int) -> None:
        """Something for everybody, such as another catalogue. From any thread."""
        if self._loop is not None:
            self._loop.call_soon_threadsafe(self._note, frozenset[str](), position, True)

    def tell(self, installation: str, position: int) -> None:
        """Something for this installation alone. On the loop."""
        for line in self._lines.get(installation, ()):
            if position > line.told:
                line.told = position
                line.hint(position)

    @property
    def open(self) -> int:
        """How many lines are open."""
        return sum(map(len, self._lines.values()))

    def close(self) -> None:
        """End every line: the hub is going."""
        self._closed = True
        for lines in list(self._lines.values()):
            for line in lines:
                line.end()

    def join(self, line: Line) -> None:
        """Has hints and heartbeats said on this line. Opens with a hint if the hub has more than
        the desktop knows of."""
        self._lines[line.installation] = (*self._lines.get(line.installation, ()), line)
        if self._closed:
            line.end()
        elif (position := self._database.position) > line.told:
            line.told = position
            line.hint(position)
        else:
            line.beat()  # the line stands

    def leave(self, line: Line) -> None:
        """Nothing more is said on it."""
        remaining = tuple(one for one in self._lines.get(line.installation, ()) if one is not line)
        if remaining:
            self._lines[line.installation] = remaining
        else:
            self._lines.pop(line.installation, None)

    async def stream(self, installation: str, cursor: int) -> AsyncIterator[Hint | None]:
        """The same as an iterator, for whoever asks in this process; None is a heartbeat."""
        line = _Waiting(installation, cursor)
        self.join(line)
        try:
            while True:
                said = await line.next()
                if said is _END:
                    return
                yield said
        finally:
            self.leave(line)

    def _committed(self, committed: Committed) -> None:
        """On the writer's thread."""
        if committed.customers and self._lines and self._loop is not None:
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
            concerned: Iterable[str] = (
                list(self._lines)
                if everybody
                else await asyncio.to_thread(self._concerned, list(changed))
            )
        except Exception:
            logger.exception("the hints of position %d were not sent", position)
            return
        await self._each(concerned, position)

    async def _each(self, installations: Iterable[str], position: int) -> None:
        for number, installation in enumerate(installations, start=1):
            self.tell(installation, position)
            if number % AT_ONCE == 0:
                await asyncio.sleep(0)

    def _concerned(self, changed: list[str]) -> set[str]:
        with self._database.reading() as connection:
            return holders(connection, changed)

    async def _pulse(self) -> None:
        """Heartbeats, a part of the lines at a time."""
        beat = 0
        while True:
            await asyncio.sleep(self._heartbeat_s / BEATS)
            beat = (beat + 1) % BEATS
            for installation, lines in list(self._lines.items()):
                if crc32(installation.encode()) % BEATS == beat:
                    for line in lines:
                        line.beat()


def holders(connection: Connection, changed: list[str]) -> set[str]:
    """Installations that hold any of these customers."""
    found: set[str] = set()
    # As one value: fetching ten thousand rows asks for the interpreter ten thousand times.
    for (several,) in select_in(
        connection,
        "SELECT json_group_array(DISTINCT installation) FROM holdings WHERE customer_id",
        changed,
    ):
        found.update(msgspec.json.decode(several, type=list[str]))
    return found


_END: Final[Any] = object()


class _Waiting(Line):
    """What was said last waits until somebody asks: a hint goes before heartbeats."""

    __slots__ = ("_said", "_woken")

    def __init__(self, installation: str, told: int) -> None:
        super().__init__(installation, told)
        self._said: list[Any] = []
        self._woken = asyncio.Event()

    def hint(self, position: int) -> None:
        self._say(Hint(position=position))

    def beat(self) -> None:
        if not self._said:
            self._say(None)

    def end(self) -> None:
        self._say(_END)

    async def next(self) -> Any:
        """A hint, None for a heartbeat, or the end."""
        await self._woken.wait()
        (said,) = self._said
        if said is not _END:
            self._said = []
            self._woken.clear()
        return said

    def _say(self, said: Any) -> None:
        self._said = [said]
        self._woken.set()
