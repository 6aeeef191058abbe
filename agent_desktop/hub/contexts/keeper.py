"""The worker that folds, turn by turn, so that ingestion is never kept waiting for long."""

from __future__ import annotations

import asyncio
import contextlib
import logging
import time
from collections.abc import Callable
from functools import partial
from typing import Final

from agent_desktop.hub.contexts import agents_sight, folding
from agent_desktop.hub.contexts.waiting import Waiting
from agent_desktop.hub.store.database import Database
from agent_desktop.hub.store.errors import StoreError
from agent_desktop.hub.store.units import Committed, Unit

logger = logging.getLogger(__name__)

REST_S: Final = 0.005
"""Between turns at least, for whoever else wants to write."""
REST: Final = 2
"""Between turns, so many times as long as the last one took: calls are answered first."""
YIELD: Final = 8
"""While others write, so many times as long as its turn took: events are taken in first."""
LONGEST_REST_S: Final = 0.1
LATE_S: Final = 0.2
"""Who has waited that long is next, and the rests are short: within a second of the
acknowledgement a context is up to date."""
FULL: Final = 0.75
"""Of the writer's time: beyond it the hub gets more than it can take, and contexts wait longer, in
turns that cover more."""
LONGEST_FULL_REST_S: Final = 1.0
TURN: Final = 256
"""Customers in one turn while somebody has waited long."""
AGAIN_S: Final = 5.0
"""After a failure."""


class Keeper:
    """`run` folds what is stale at the start, then whatever commits make stale."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._waiting = Waiting()
        self._wake: Callable[[], None] | None = None
        self._searching = True
        """The next turn looks in the database, where there may be others: every second one does,
        so that neither kind waits for the other."""

    async def run(self) -> None:
        """Until cancelled."""
        loop = asyncio.get_running_loop()
        due = asyncio.Event()

        def wake() -> None:
            with contextlib.suppress(RuntimeError):  # the loop has ended
                loop.call_soon_threadsafe(due.set)

        def committed(committed: Committed) -> None:
            if committed.customers and not self._waiting.is_own(committed.position):
                self._waiting.add(committed.customers)
                wake()

        self._wake = wake
        unsubscribe = self._database.listen(committed)
        try:
            due.set()
            while True:
                await due.wait()
                due.clear()
                await self._catch_up()
        finally:
            unsubscribe()

    def look(self) -> None:
        """Another catalogue may hide other things from agents. On any thread."""
        if self._wake is not None:
            self._wake()

    async def _catch_up(self) -> None:
        while True:
            began = time.perf_counter()
            late = self._waiting.longest() > LATE_S
            try:
                anew = await asyncio.to_thread(made_anew, self._database)
                if anew is not None:
                    self._waiting.overflowed = True
                    await self._database.write(anew)
                if not await self._turn(late):
                    return
            except StoreError as error:
                logger.warning("contexts wait: %s", error)
                await asyncio.sleep(AGAIN_S)
            await self._rest(time.perf_counter() - began, late)

    async def _turn(self, late: bool) -> bool:
        """Folds some of those who wait. False: there is nobody left."""
        searching = self._waiting.overflowed and (self._searching or not len(self._waiting))
        taken = [] if searching else self._waiting.take(TURN if late else folding.BATCH)
        if not taken and not searching:
            return False
        self._searching = not searching
        try:
            folded, left = await asyncio.to_thread(self._fold, None if searching else taken)
            if folded:
                await self._database.write(partial(self._store, folded=folded))
        except StoreError:
            self._waiting.nothing_was_written()
            raise
        self._waiting.add(left)
        if searching:
            self._waiting.overflowed = bool(folded)
        return True

    def _store(self, unit: Unit, folded: list[folding.Folded]) -> None:
        self._waiting.own(unit.position)
        folding.store(unit, folded)

    async def _rest(self, took: float, late: bool) -> None:
        mine = self._database.position
        if late:
            full = self._database.load > FULL
            longest = min(took * YIELD, LONGEST_FULL_REST_S) if full else min(took, LONGEST_REST_S)
            await asyncio.sleep(max(REST_S, longest))
            return
        await asyncio.sleep(max(REST_S, min(took * REST, LONGEST_REST_S)))
        if self._database.waiting or self._database.position != mine:
            await asyncio.sleep(min(took * YIELD, LONGEST_REST_S))

    def _fold(self, among: list[str] | None) -> tuple[list[folding.Folded], list[str]]:
        with self._database.reading() as connection:
            stale, left = folding.stale_ones(connection, among)
            return folding.fold(connection, stale), left


def made_anew(database: Database) -> Callable[[Unit], None] | None:
    """What has to be written before folding, where the stored contexts were made otherwise."""
    with database.reading() as connection:
        made = agents_sight.made_as(connection, agents_sight.hidden(connection))
    return None if made is None else partial(agents_sight.fold_all_again, made=made)


def fold_all(database: Database, told: Callable[[int], None] | None = None) -> int:
    """Fold everything that is stale, for imports without a running hub. `told` hears after each
    turn how many are done. Returns how many customers there were."""
    done = 0
    anew = made_anew(database)
    if anew is not None:
        database.write_now(anew)
    while True:
        with database.reading() as connection:
            folded = folding.fold(connection, folding.stale_ones(connection)[0])
        if not folded:
            return done
        database.write_now(partial(folding.store, folded=folded))
        done += len(folded)
        if told is not None:
            told(done)
