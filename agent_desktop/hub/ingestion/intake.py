"""The way from requests to the writer: what comes in while it commits goes in together next."""

from __future__ import annotations

import asyncio
import logging

from agent_desktop.hub.ingestion.arrivals import Arrivals
from agent_desktop.hub.ingestion.quarantine import keep
from agent_desktop.hub.stitching.intake import take_in
from agent_desktop.hub.store.database import Database
from agent_desktop.hub.store.units import Unit

logger = logging.getLogger(__name__)

MOST_WAITING = 20_000
"""Events that may wait for the writer before requests are sent away."""
MOST_AT_ONCE = 4_000
"""Events of one unit: readers see whole units, and a pull should not choke on one."""
RETRY_S = 1
GATHER_S = 0.003
"""How long the writer waits for more when several clients are sending."""


class TooBusy(Exception):
    """Come again in `RETRY_S` seconds; nothing of the request was kept."""


def store(unit: Unit, several: list[Arrivals]) -> int:
    """Takes in what can be used, in order, and keeps the rest. Returns how many were new."""
    new = take_in(unit, [one for arrivals in several for one in arrivals.sightings])
    for arrivals in several:
        if arrivals.held:
            keep(unit, arrivals.held, arrivals.received)
    return new


class Intake:
    """Belongs to one event loop."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._waiting: list[tuple[Arrivals, asyncio.Future[None]]] = []
        self._count = 0
        self._pump: asyncio.Task[None] | None = None

    async def put(self, arrivals: Arrivals) -> None:
        """Returns when they are durable. Raises TooBusy, or the store's errors."""
        size = len(arrivals.sightings) + len(arrivals.held)
        if not size:
            return
        if self._count and self._count + size > MOST_WAITING:
            raise TooBusy
        done: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._waiting.append((arrivals, done))
        self._count += size
        if self._pump is None:
            self._pump = asyncio.create_task(self._run(), name="hub-intake")
        await done

    async def _run(self) -> None:
        try:
            while self._waiting:
                group = self._next()
                await self._write(group)
                if len(group) > 1:
                    # Those who were just answered are about to send more: together it costs less.
                    await asyncio.sleep(GATHER_S)
        finally:
            self._pump = None

    def _next(self) -> list[tuple[Arrivals, asyncio.Future[None]]]:
        size = number = 0
        while number < len(self._waiting) and size < MOST_AT_ONCE:
            arrivals = self._waiting[number][0]
            size += len(arrivals.sightings) + len(arrivals.held)
            number += 1
        group, self._waiting = self._waiting[:number], self._waiting[number:]
        self._count -= size
        return group

    async def _write(self, group: list[tuple[Arrivals, asyncio.Future[None]]]) -> None:
        try:
            await self._database.write(lambda unit: store(unit, [one for one, _ in group]))
        except Exception as error:
            if len(group) > 1:
                # One of them may be to blame: each by itself, so that it takes none along.
                for one in group:
                    await self._write([one])
                return
            _settle(group[0][1], error)
        else:
            for _, done in group:
                _settle(done, None)


def _settle(done: asyncio.Future[None], error: Exception | None) -> None:
    if done.done():  # the client went away
        return
    if error is None:
        done.set_result(None)
    else:
        done.set_exception(error)
