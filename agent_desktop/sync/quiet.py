"""What the pulling process does when there is nothing to pull: a little at a time, and whatever
comes meanwhile goes first.

It indexes for the search, lets go whom the policy does not keep, tells the hub of it, asks for the
administrator's policy, and compares a sixteenth of what is kept with the hub. A hub that does not
answer here is tried later: whether the line works is for the pull to say.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from agent_desktop.protocol.digests import PARTS
from agent_desktop.protocol.errors import HubBusy, HubError
from agent_desktop.protocol.sync import SyncProtocol
from agent_desktop.sync.backoff import Backoff
from agent_desktop.sync.following import Report, Store
from agent_desktop.sync.waiting import Timing

BETWEEN_SLICES_S: Final = 0.02
COMPARE_S: Final = 180.0
"""Between two sixteenths, give or take half of it."""
POLICY_S: Final = 3600.0
DROP_S: Final = 60.0
REWRITE_S: Final = 300.0
NO_HURRY_S: Final = 10.0
_AT_ONCE: Final = 500
"""Customers of one request."""


class Quiet:
    """`step` does one slice. Raises what the store raises; never HubError."""

    def __init__(
        self,
        hub: SyncProtocol,
        store: Store,
        installation: str,
        report: Report,
        timing: Timing,
    ) -> None:
        self._hub = hub
        self._house = store.house
        self._installation = installation
        self._standing = store.standing
        self._report = report
        self._clock = timing.clock
        self._random = timing.random
        self._off_loop = timing.off_loop
        self._backoff = Backoff(timing.random)
        self._orders: list[Callable[[], None]] = []
        self._index_due = True
        self._said_indexed: bool | None = None
        # One sixteenth after the other, beginning anywhere: not all desktops ask for the same.
        self._part = int(self._random() * PARTS) % PARTS
        self._compared = 0
        self._hurry = 0
        """So many sixteenths are still to be compared without a pause."""
        self._wants_pull = False
        now = self._clock.now()
        self._release_at = self._policy_at = self._drop_at = self._rewrite_at = now
        self._compare_at = now + self._spread(COMPARE_S)

    # --- what the desktop says -------------------------------------------------------------------

    def used(self, customer_ids: tuple[str, ...]) -> None:
        now = self._clock.now()
        self._orders.append(lambda: self._house.note_use(customer_ids, now))

    def pin(self, customer_ids: tuple[str, ...]) -> None:
        self._orders.append(lambda: self._house.pin(customer_ids))

    def settlements_taken(self, entry_ids: tuple[str, ...]) -> None:
        self._orders.append(lambda: self._house.settlements_taken(entry_ids))

    def cleaned(self, customer_ids: tuple[str, ...]) -> None:
        self._orders.append(lambda: self._house.cleaned(customer_ids))

    def compare(self) -> None:
        """All of it, now."""
        self._hurry = PARTS
        self._compared = 0
        self._compare_at = self._clock.now()

    # --- what there is to do ---------------------------------------------------------------------

    async def begin(self) -> None:
        """Says what an earlier run left for the desktop."""
        if await self._off_loop(self._house.settled):
            self._report.settled()
        erased = await self._off_loop(self._house.erased)
        if erased:
            self._report.erased(frozenset(erased))
        policy = await self._off_loop(self._house.policy)
        if policy is not None:
            self._report.policy(policy)

    def pulled(self) -> None:
        """A pull has brought something: there may be more to index, or somebody was erased."""
        self._index_due = True
        self._rewrite_at = self._clock.now()

    @property
    def due_s(self) -> float:
        """Seconds until there is something to do."""
        if self._orders or self._index_due:
            return BETWEEN_SLICES_S
        next_at = min(
            self._rewrite_at, self._release_at, self._policy_at, self._drop_at, self._compare_at
        )
        return max(BETWEEN_SLICES_S, (next_at - self._clock.now()) / 1000)

    async def step(self) -> bool:
        """Does the most urgent thing that is due. True: a pull should follow at once."""
        now = self._clock.now()
        self._bear_a_leap(now)
        if self._orders:
            order = self._orders.pop(0)
            await self._off_loop(order)
        elif self._index_due:
            await self._index()
        elif now >= self._rewrite_at:
            await self._rewrite(now)
        elif now >= self._drop_at:
            await self._drop(now)
        elif now >= min(self._release_at, self._policy_at, self._compare_at):
            await self._ask(now)
        wants, self._wants_pull = self._wants_pull, False
        return wants

    async def _index(self) -> None:
        whole = await self._off_loop(self._house.indexed)
        self._index_due = not whole and await self._off_loop(self._house.index_some)
        if self._said_indexed is not (not self._index_due):
            self._said_indexed = not self._index_due
            self._report.indexed(self._said_indexed)

    async def _rewrite(self, now: int) -> None:
        """After an erasure; where that does not work (a full disk, say), it is tried again."""
        if not await self._off_loop(self._house.rewrite_due):
            self._rewrite_at = now + self._spread(REWRITE_S)
        elif not await self._off_loop(self._house.rewrite):
            self._rewrite_at = now + self._spread(NO_HURRY_S)

    async def _drop(self, now: int) -> None:
        dropped = await self._off_loop(lambda: self._house.drop_some(now))
        if dropped:
            self._release_at = now
            self._report.changed(frozenset(dropped))
        else:
            self._drop_at = now + self._spread(DROP_S)

    async def _ask(self, now: int) -> None:
        try:
            if now >= self._release_at:
                await self._release(now)
            elif now >= self._policy_at:
                await self._fetch_policy(now)
            else:
                await self._compare(now)
            self._backoff.reset()
        except HubError as error:
            # Also a hub that does not know the question yet. No hurry with any of it.
            if isinstance(error, HubBusy):
                wait = self._backoff.asked_for(error.retry_after_s)
            else:
                wait = NO_HURRY_S + self._backoff.after_failure()
            again = now + round(1000 * wait)
            self._release_at = max(self._release_at, again)
            self._policy_at = max(self._policy_at, again)
            self._compare_at = max(self._compare_at, again)

    async def _release(self, now: int) -> None:
        waiting = (await self._off_loop(self._house.releases))[:_AT_ONCE]
        if not waiting:
            self._release_at = now + self._spread(POLICY_S)
            return
        await self._hub.release(self._installation, waiting)
        await self._off_loop(lambda: self._house.released(waiting))

    async def _fetch_policy(self, now: int) -> None:
        reply = await self._hub.desktop_policy()
        standing = await self._off_loop(self._standing)
        if standing.hub in ("", reply.hub) and reply.policy != await self._off_loop(
            self._house.policy
        ):
            await self._off_loop(lambda: self._house.save_policy(reply.policy))
            self._report.policy(reply.policy)
            self._drop_at = now
        self._policy_at = now + self._spread(POLICY_S)

    async def _compare(self, now: int) -> None:
        standing = await self._off_loop(self._standing)
        self._compare_at = now + (0 if self._hurry > 1 else self._spread(COMPARE_S))
        gone = await self._off_loop(lambda: self._house.give_up(standing.cursor))
        if gone:
            self._report.changed(frozenset(gone))
        part = self._part
        reply = await self._hub.digest(self._installation, standing.cursor, part)
        if (
            not reply.quiet
            or not standing.complete
            or (reply.hub, reply.epoch) != (standing.hub, standing.epoch)
        ):
            self._wants_pull = True
            self._compare_at = now if self._hurry else now + self._spread(NO_HURRY_S)
            return
        differ = await self._off_loop(lambda: self._house.differing(part, reply.digests, now))
        if differ:
            await self._fetch_again(differ, now)
        self._part = (part + 1) % PARTS
        self._compared += 1
        self._hurry = max(0, self._hurry - 1)
        if self._compared == PARTS:
            self._compared = 0
            self._report.compared()

    async def _fetch_again(self, customer_ids: tuple[str, ...], now: int) -> None:
        for start in range(0, len(customer_ids), _AT_ONCE):
            some = customer_ids[start : start + _AT_ONCE]
            position = await self._hub.hold(self._installation, some, again=True)
            await self._off_loop(lambda: self._house.expect(some, position, now))  # noqa: B023 - awaited at once
            self._report.repaired(len(some))
        self._wants_pull = True

    def _bear_a_leap(self, now: int) -> None:
        """A clock that was set back years would have all of this wait for years."""
        latest = now + round(1000 * 2 * POLICY_S)
        self._release_at = min(self._release_at, latest)
        self._policy_at = min(self._policy_at, latest)
        self._drop_at = min(self._drop_at, latest)
        self._rewrite_at = min(self._rewrite_at, latest)
        self._compare_at = min(self._compare_at, latest)

    def _spread(self, seconds: float) -> int:
        """Milliseconds, give or take half."""
        return round(1000 * seconds * (0.5 + self._random()))
