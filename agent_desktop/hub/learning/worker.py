"""The worker: now and then a turn of learning, and every second a look at what others did.

Turns are taken in a process of their own; this one only stores what they found.
"""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import Awaitable, Callable
from functools import partial
from typing import Final

import msgspec

from agent_desktop.hub.catalogues.published import CURRENT, Catalogues
from agent_desktop.hub.learning import maturing, turn
from agent_desktop.hub.learning.lessons import subject
from agent_desktop.hub.learning.models import Models
from agent_desktop.hub.learning.turn import Done, Overtaken, Turn, Wish
from agent_desktop.hub.store.database import Database
from agent_desktop.hub.store.errors import StoreError
from agent_desktop.protocol.errors import NotFound

logger = logging.getLogger(__name__)

LOOK_S: Final = 1.0
"""Between looks at what a command did beside this hub."""
REST_S: Final = 0.2
"""Between turns of one round, for whoever else wants to write."""
AGAIN_S: Final = 60.0
"""After a failure."""
_TRIES: Final = 5

TakeTurn = Callable[[Wish], Awaitable[Turn]]


class Options(msgspec.Struct, frozen=True, kw_only=True):
    """How a hub learns."""

    every_s: float = 900.0
    """Between rounds; 0: never."""
    least: int = 50
    """Matured cases that make a round worth while."""
    grace_s: float = 3_600.0
    """So long after a window has closed its events may still come in."""


class TurnFailed(Exception):
    """The process that learns ended without an answer; the message has its last words."""


class Teacher:
    """`run` until cancelled."""

    def __init__(
        self,
        database: Database,
        catalogues: Catalogues,
        models: Models,
        options: Options,
        take: TakeTurn,
    ) -> None:
        self._database = database
        self._catalogues = catalogues
        self._models = models
        self._options = options
        self._take = take
        self.told: Callable[[int], None] = lambda _: None
        """Hears the position at which another model came into force."""
        self._suits = ""
        self._next = time.monotonic() + options.every_s / 10

    async def run(self) -> None:
        """Looks, and learns when it is time: a round must not keep a rollback waiting."""
        async with asyncio.TaskGroup() as both:
            both.create_task(self._again_and_again(self._look))
            if self._options.every_s > 0:
                both.create_task(self._again_and_again(self._learn))

    async def _again_and_again(self, step: Callable[[], Awaitable[None]]) -> None:
        """A failure is said once and tried again later."""
        failing = False
        while True:
            pause = LOOK_S
            try:
                await step()
                failing = False
            except Exception as error:
                pause = AGAIN_S
                if isinstance(error, StoreError | TurnFailed | OSError):
                    if not failing:
                        logger.warning("learning waits: %s", error)
                elif not failing:
                    logger.exception("learning failed, and is tried again")
                failing = True
            await asyncio.sleep(pause)

    async def _learn(self) -> None:
        if time.monotonic() >= self._next:
            await self.round()
            self._next = time.monotonic() + self._options.every_s

    async def round(self) -> list[Done]:
        """Turns until nothing is left to do, or nothing can be done just now."""
        done: list[Done] = []
        overtaken = 0
        while await asyncio.to_thread(self._waits):
            wish = self._wish()
            taken = await self._take(wish)
            try:
                stored = await self._database.write(partial(turn.store, turn=taken))
            except Overtaken:
                overtaken += 1
                if overtaken >= _TRIES:
                    return done
                continue
            done.append(stored)
            self._say(stored)
            if not taken.more:
                return done
            await asyncio.sleep(REST_S)
        return done

    def _wish(self) -> Wish:
        return Wish(
            now=self._database.now(),
            grace_ms=int(self._options.grace_s * 1000),
            least=max(1, self._options.least),
        )

    def _waits(self) -> bool:
        """Whether a turn would find anything: asked before a process is started for it."""
        wish = self._wish()
        with self._database.reading() as connection:
            if turn.changed(connection) or turn.outgrown(connection, self._subject()):
                return True
            due = maturing.count_due(connection, wish.now - wish.grace_ms, wish.least)
        return due >= wish.least

    def _subject(self) -> str:
        try:
            return subject(self._catalogues.parsed(CURRENT))
        except NotFound:
            return ""

    async def _look(self) -> None:
        """Another model in force, or another catalogue that the one in force must suit."""
        moved = await asyncio.to_thread(self._models.look_again)
        version = self._catalogues.version
        if version and (moved or self._suits != version):
            try:
                catalogue = self._catalogues.parsed(CURRENT)
            except NotFound:
                return
            if self._suits not in {"", version}:  # it may declare other features
                self._next = time.monotonic()
            before = self._models.position
            await asyncio.to_thread(self._models.suit, catalogue)
            moved = moved or self._models.position != before
            self._suits = version
        if moved:
            self.told(self._models.position)

    def _say(self, done: Done) -> None:
        if done.put_in_force:
            self._models.look_again()
            self.told(self._models.position)
        if done.version:
            fields = {
                "model": done.version,
                "cases": done.learnt,
                "in_force": done.put_in_force,
                "held_back": done.why_not,
            }
            if done.why_not == "worse":
                logger.warning("the new model is worse and is not put in force: %s", done.version)
            logger.info("learnt", extra={"fields": fields})
