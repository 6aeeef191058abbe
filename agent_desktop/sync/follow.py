"""Follows the hub for as long as it is let: catches up, then listens for hints.

A hint costs nothing when it is lost: the stream is watched, and where a proxy holds it back for
ever, the hub is asked every few seconds instead.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from typing import Any, Final

from agent_desktop.protocol.errors import HubBusy, HubError, ProtocolMismatch
from agent_desktop.protocol.messages import Hint
from agent_desktop.protocol.sync import SyncProtocol
from agent_desktop.sync.backoff import Backoff
from agent_desktop.sync.catching_up import CatchingUp
from agent_desktop.sync.following import Report, Store, Subscriber
from agent_desktop.sync.quiet import Quiet
from agent_desktop.sync.waiting import Timing, Wake, cancelled, first_of

_MISSED: Final = 2.5
"""So many heartbeats without a byte: the line is dead, whatever the socket says."""
POLL_S: Final = 10.0
_ROUNDS_OF_POLLING: Final = 30
"""So often before the stream is tried again, where it never brought a byte."""


class Follower:
    """Runs in the pulling process. `hold` and `nudge` may be called while it runs."""

    def __init__(
        self,
        hub: SyncProtocol,
        store: Store,
        subscriber: Subscriber,
        report: Report,
        timing: Timing,
    ) -> None:
        self._hub = hub
        self._installation = subscriber.installation
        self._report = report
        self._sleep = timing.sleep
        self._patience_s = timing.heartbeat_s * _MISSED
        self._random = timing.random
        self._backoff = Backoff(timing.random)
        self._reopening = Backoff(timing.random)
        self._wake = Wake(timing.sleep)
        self._catching_up = CatchingUp(hub, store, subscriber.installation, report, timing)
        self._quiet = Quiet(hub, store, subscriber.installation, report, timing)
        self._pull_wanted = False
        self._silent = False
        """The last stream that was opened never brought a byte."""

    def hold(self, customer_ids: tuple[str, ...]) -> None:
        """Keep these customers from now on."""
        self._catching_up.want(frozenset(customer_ids))
        self._pull_wanted = True
        self._wake.wake()

    @property
    def quiet(self) -> Quiet:
        """For what the desktop says besides: call `stir` afterwards."""
        return self._quiet

    def stir(self) -> None:
        """There is something to do that needs no pull."""
        self._wake.wake()

    def nudge(self) -> None:
        """There is reason to think that the line works: try now."""
        self._backoff.reset()
        self._pull_wanted = True
        self._wake.wake()

    async def run(self) -> None:
        """Until cancelled. Raises what the store raises: damage is not waited out."""
        await self._quiet.begin()
        while True:
            try:
                await self._catch_up()
                self._backoff.reset()
                await (self._poll() if self._silent else self._listen())
            except HubError as error:
                self._report.lost(error)
                await self._wake.wait(self._after(error))

    def _after(self, error: HubError) -> float:
        if isinstance(error, HubBusy):
            return self._backoff.asked_for(error.retry_after_s)
        if isinstance(error, ProtocolMismatch):
            return self._backoff.seldom()
        return self._backoff.after_failure()

    async def _poll(self) -> None:
        for _ in range(_ROUNDS_OF_POLLING):
            left = POLL_S * (0.5 + self._random())
            while left > 0 and not self._pull_wanted:
                wait = min(left, self._quiet.due_s)
                left -= wait
                await self._wake.wait(wait)
                await self._step()
            await self._catch_up()
        self._silent = False

    async def _step(self) -> None:
        # Not `|= await`: that would forget what was asked for meanwhile.
        wants = await self._quiet.step()
        self._pull_wanted |= wants

    async def _catch_up(self) -> None:
        self._pull_wanted = False
        await self._catching_up.run()
        self._quiet.pulled()

    async def _listen(self) -> None:
        """Until the stream ends or is silent for too long."""
        stream = self._hub.stream(self._installation, self._catching_up.cursor)
        try:
            await self._attend(stream)
        finally:
            close = getattr(stream, "aclose", None)
            if close is not None:
                await close()

    async def _attend(self, stream: AsyncIterator[Hint | None]) -> None:
        heard = False
        silence = since_pull = 0.0
        coming: asyncio.Future[Hint | None] = asyncio.ensure_future(_next(stream))
        try:
            while True:
                wait = self._patience_s - silence
                if not heard:
                    # Until the first byte nobody knows whether a proxy holds the stream back.
                    wait = min(wait, POLL_S - since_pull)
                wait = min(wait, self._quiet.due_s)
                await first_of(_settled(coming), self._wake.event.wait(), self._sleep(wait))
                if coming.done():
                    if heard:
                        self._reopening.reset()
                    heard, silence = True, 0.0
                    hint = coming.result()
                    coming = asyncio.ensure_future(_next(stream))
                    self._report.heard()
                    await self._take(hint)
                elif self._wake.woken:
                    self._wake.clear()
                else:
                    silence += wait
                    since_pull += wait
                    if silence >= self._patience_s:
                        self._silent = not heard
                        return
                if self._pull_wanted or (not heard and since_pull >= POLL_S):
                    since_pull = 0.0
                    await self._catch_up()
                await self._step()
        except StopAsyncIteration:
            # The hub, or something between, has hung up: the next pull shows which.
            await self._wake.wait(self._reopening.after_failure())
        finally:
            await cancelled(coming)

    async def _take(self, hint: Hint | None) -> None:
        if hint is None:
            await self._catching_up.still_there()
        elif hint.position > self._catching_up.cursor:
            await self._catch_up()


async def _next(stream: AsyncIterator[Any]) -> Any:
    return await anext(stream)


async def _settled(coming: asyncio.Future[Any]) -> None:
    await asyncio.wait({coming})
