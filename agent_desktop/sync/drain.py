"""Sends the outbox to the hub, in order, for as long as the program runs.

An entry is settled by the hub's own word on it, from the hub that is known: a status code, a
captive portal's page or another hub's answer settle nothing. Whatever happens, entries stay in the
outbox until then.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable
from typing import Final

from agent_desktop.protocol.errors import (
    HubAway,
    HubBusy,
    HubError,
    NotFound,
    ProtocolMismatch,
    Refused,
    SignInNeeded,
)
from agent_desktop.protocol.messages import PushReply, PushResult, Verdict
from agent_desktop.protocol.sync import SyncProtocol
from agent_desktop.sync.backoff import LONGEST_WITH_WAITING_S, Backoff
from agent_desktop.sync.beside import Aside, Beside
from agent_desktop.sync.board import Side, SyncBoard
from agent_desktop.sync.planning import AfterRefusal, BatchSize
from agent_desktop.sync.queue import Batch, KnownHub, Queue
from agent_desktop.sync.waiting import Timing, Wake

logger = logging.getLogger(__name__)

OTHER_HUB: Final = (
    "This address now answers as another hub than before. Nothing was sent to it; ask IT which "
    "of the two is right"
)
_SETTLED: Final = (Verdict.ACCEPTED, Verdict.DUPLICATE)


class Drain:
    """The engine of one signed-in person. All of its methods belong on the event loop."""

    def __init__(
        self,
        queue: Queue,
        hub: SyncProtocol,
        board: SyncBoard,
        subject: str,
        timing: Timing,
    ) -> None:
        self._queue = queue
        self._hub = hub
        self._board = board
        self._subject = subject
        self.pulled_from: Callable[[], Awaitable[str]] = _nowhere
        """Id of the hub that the customers here came from; empty while there are none."""
        self.beside = Beside(queue, subject)
        self._accepted: list[Callable[[tuple[str, ...]], None]] = []
        self._rejected: list[Callable[[tuple[str, ...]], None]] = []
        self._backoff = Backoff(timing.random, LONGEST_WITH_WAITING_S)
        self._size = BatchSize()
        self._wake = Wake(timing.sleep)
        self._hold_back = False
        self._gaps = 0
        self._counted = False
        """The board knows how many wait: to count thousands takes as long as to send some."""
        self._lives: KnownHub | None = None

    def on_accepted(self, listener: Callable[[tuple[str, ...]], None]) -> None:
        """It hears the ids of entries that the hub has confirmed, in order."""
        self._accepted.append(listener)

    def on_refused(self, listener: Callable[[tuple[str, ...]], None]) -> None:
        """It hears the ids of entries that went to quarantine."""
        self._rejected.append(listener)

    def committed(self) -> None:
        """Something new is in the outbox (or was withdrawn). Sends at once, unless the hub asked
        for time."""
        self._counted = False
        if not self._hold_back:
            self._wake.wake()

    def nudge(self) -> None:
        """There is reason to think that it works now: the line is back, a new sign-in, or the
        person at the screen asks for it."""
        self._backoff.reset()
        self._hold_back = False
        self._wake.wake()

    def lives(self, hub: str, epoch: int) -> None:
        """The pull has heard which life the hub lives. After a restore it may lack what it has
        accepted, though nothing waits here."""
        self._lives = KnownHub(hub=hub, epoch=epoch)
        self.committed()

    async def run(self) -> None:
        """Until cancelled."""
        while True:
            await self._wake.wait(await self._pass())

    async def once(self) -> float | None:
        """One batch, for who does not stay. Returns how long to wait before the next: 0 when there
        may be more, None when nothing waits."""
        return await self._pass()

    async def count(self) -> None:
        """Tells the board how many entries wait."""
        self._board.counted(await self._queue.counts())

    async def _pass(self) -> float | None:
        """Sends what there is. Returns how long to wait before the next try, None for ever."""
        try:
            await self._follow_life()
            if not self._counted:
                await self.count()
            self._counted = False
            batch = await self._queue.take(self._subject, self._size.entries, self._size.bytes)
            self._board.goes_on(Side.PUSH)
            if not batch.entries:
                return await self._tell(batch.installation)
            return await self._send(batch)
        except (KeyboardInterrupt, SystemExit, asyncio.CancelledError):
            raise
        except Exception as error:
            # The outbox itself: a full disk while numbering, damage. Nothing has left.
            logger.exception("the outbox cannot be read or written")
            self._board.halted(Side.PUSH, str(error))
            return self._backoff.after_failure()

    async def _follow_life(self) -> None:
        lives = self._lives
        if lives is None:
            return
        known = await self._queue.known_hub(self._subject)
        if known.hub == lives.hub and known.epoch != lives.epoch:
            await self._queue.start_over(self._subject, lives)
        if self._lives is lives:  # nothing newer was heard meanwhile
            self._lives = None

    async def _send(self, batch: Batch) -> float | None:
        self._hold_back = False
        aside = await self.beside.gather(batch, last=len(batch.entries) < self._size.entries)
        try:
            reply = await self._hub.push(aside.request)
        except HubError as error:
            return await self._failed(error, batch)
        return await self._answered(batch, reply, aside)

    async def _tell(self, installation: str) -> float | None:
        """Nothing waits. The hub may still have to hear what is told aside."""
        self._hold_back = False
        nothing = Batch(installation=installation, entries=())
        aside = await self.beside.gather(nothing, last=True)
        if not self.beside.news(aside):
            return None
        try:
            reply = await self._hub.push(aside.request)
        except (SignInNeeded, Refused, ProtocolMismatch, NotFound):
            # The pull says it too; a hub of before does not take a push without entries.
            return None
        except HubBusy as error:
            return self._backoff.asked_for(error.retry_after_s)
        except HubError:
            return self._backoff.after_failure()
        known = await self._queue.known_hub(self._subject)
        if reply.hub == (known.hub or await self.pulled_from()):
            await self.beside.heard(aside)
        return None

    async def _answered(self, batch: Batch, reply: PushReply, aside: Aside) -> float | None:
        known = await self._queue.known_hub(self._subject)
        hub = KnownHub(hub=reply.hub, epoch=reply.epoch)
        # Before the first entry is settled, what was pulled says which hub it has to be.
        expected = known.hub or await self.pulled_from()
        if expected and expected != hub.hub:
            self._board.stuck(Side.PUSH, OTHER_HUB)
            return self._backoff.after_failure()
        self._board.heard(Side.PUSH)
        if known.hub and known.epoch != hub.epoch:
            # A restored hub may lack what it has accepted before: all that is kept goes again.
            await self._queue.start_over(self._subject, hub)
            return 0.0
        results = _of_this_batch(batch, reply.results)
        await self._queue.settle(self._subject, hub, results)
        await self.beside.heard(aside)
        accepted = tuple(one.id for one in results if one.verdict in _SETTLED)
        for listener in self._accepted if accepted else ():
            listener(accepted)
        self._quarantined(tuple(one.id for one in results if one.verdict is Verdict.REJECTED))
        await self.count()
        if all(one.verdict is not Verdict.RETRY for one in results) and results:
            self._backoff.reset()
            self._gaps = 0
            self._size.taken()
            self._counted = True
            return 0.0
        return await self._later(batch, results, hub)

    def _quarantined(self, entry_ids: tuple[str, ...]) -> None:
        for listener in self._rejected if entry_ids else ():
            listener(entry_ids)

    async def _later(
        self, batch: Batch, results: tuple[PushResult, ...], hub: KnownHub
    ) -> float | None:
        first = results[0] if results else None
        lost_count = (
            first is not None
            and first.id == batch.entries[0].id
            and first.verdict is Verdict.RETRY
            and first.code == "gap"
        )
        if lost_count:
            # The hub misses an entry before our first unsettled one: it counts otherwise than we
            # do, without having said so. Counting anew settles it; ids keep it from doubling.
            self._gaps += 1
            if self._gaps in (1, 10, 100):
                await self._queue.start_over(self._subject, hub)
        return self._backoff.after_failure()

    async def _failed(self, error: HubError, batch: Batch) -> float | None:
        match error:
            case SignInNeeded():
                self._board.signed_out(Side.PUSH)
            case HubBusy():
                self._board.lost(Side.PUSH, str(error))
                self._hold_back = True
                return self._backoff.asked_for(error.retry_after_s)
            case HubAway():
                self._size.lost()
                self._board.lost(Side.PUSH, str(error))
            case ProtocolMismatch():
                self._board.stuck(Side.PUSH, str(error))
                return self._backoff.seldom()
            case Refused():
                return await self._refused(error, batch)
            case _:
                self._board.stuck(Side.PUSH, str(error))
        return self._backoff.after_failure()

    async def _refused(self, error: Refused, batch: Batch) -> float | None:
        match self._size.refused(error.code, len(batch.entries)):
            case AfterRefusal.SMALLER:
                return 0.0
            case AfterRefusal.QUARANTINE:
                await self._queue.refuse(batch.entries[0].id, error.code, str(error))
                self._quarantined((batch.entries[0].id,))
                await self.count()
                return 0.0
            case AfterRefusal.WAIT:
                self._board.stuck(Side.PUSH, str(error))
                return self._backoff.after_failure()


async def _nowhere() -> str:
    return ""


def _of_this_batch(batch: Batch, results: tuple[PushResult, ...]) -> tuple[PushResult, ...]:
    """Words on what was not asked settle nothing."""
    sent = {entry.id for entry in batch.entries}
    return tuple(result for result in results if result.id in sent)
