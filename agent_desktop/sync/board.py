"""What is known about the line and the queue, gathered from pushing and pulling for the window."""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum
from typing import Any

import msgspec

from agent_desktop.app.ports import Clock, SyncState, Unsubscribe
from agent_desktop.sync.queue import Counts


class Side(StrEnum):
    PUSH = "push"
    PULL = "pull"


class SyncBoard:
    """Publishes a SyncState whenever it changes. The newest evidence about the line counts."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._listeners: list[Callable[[SyncState], None]] = []
        self._trouble: dict[Side, str] = {}
        self._signed_out: set[Side] = set()
        self._stuck: set[Side] = set()
        self._halted: dict[Side, str] = {}
        self.state = SyncState(
            online=False,
            waiting=0,
            refused=0,
            last_contact_at=None,
            signed_in=True,
            counted=False,
        )

    def subscribe(self, listener: Callable[[SyncState], None]) -> Unsubscribe:
        """The listener gets the state at once, then each new one."""
        self._listeners.append(listener)
        listener(self.state)

        def stop() -> None:
            if listener in self._listeners:
                self._listeners.remove(listener)

        return stop

    def counted(self, counts: Counts) -> None:
        self._set(waiting=counts.waiting, refused=counts.refused, counted=True)

    def colleagues(self, waiting: int, signed_out: int = 0) -> None:
        """So many of their entries wait at this desk; so many of them must sign in first."""
        self._set(colleagues=waiting, colleagues_signed_out=signed_out)

    def heard(self, side: Side) -> None:
        """The hub has answered as the hub it is."""
        self._stuck.discard(side)
        self._trouble.pop(side, None)
        if side is Side.PULL:
            self._halted.pop(side, None)
        # A stream that was opened before the token ran out still beats: it proves nothing about
        # the other side.
        self._signed_out.discard(side)
        self._set(
            online=True,
            signed_in=not self._signed_out,
            last_contact_at=self._clock.now(),
            trouble=self._first_trouble(),
            blocked=self._blocked,
        )

    def lost(self, side: Side, trouble: str) -> None:
        """No answer, or one that proves nothing."""
        self._stuck.discard(side)
        self._trouble[side] = trouble
        self._set(online=False, trouble=self._first_trouble(), blocked=self._blocked)

    def signed_out(self, side: Side) -> None:
        """The hub is there and wants a new sign-in. Nothing is dropped meanwhile."""
        self._stuck.discard(side)
        self._trouble.pop(side, None)
        self._signed_out.add(side)
        self._set(
            online=True,
            signed_in=False,
            last_contact_at=self._clock.now(),
            trouble=self._first_trouble(),
            blocked=self._blocked,
        )

    def signed_in_again(self) -> None:
        """There is a new token. If it is refused, a side will say so."""
        self._signed_out.clear()
        self._set(signed_in=True)

    def stuck(self, side: Side, trouble: str) -> None:
        """The hub is there, but things can't go on until somebody acts."""
        self._stuck.add(side)
        self._trouble[side] = trouble
        self._set(
            online=True,
            trouble=self._first_trouble(),
            blocked=True,
            last_contact_at=self._clock.now(),
        )

    def goes_on(self, side: Side) -> None:
        """The file works again."""
        if self._halted.pop(side, None) is not None:
            self._set(trouble=self._first_trouble(), blocked=self._blocked)

    def halted(self, side: Side, trouble: str) -> None:
        """A file of this desktop stands in the way. Of the hub that says nothing."""
        self._halted[side] = trouble
        self._set(trouble=self._first_trouble(), blocked=True)

    def repaired(self, customers: int) -> None:
        """So many differed from what the hub has, and are fetched again."""
        self._set(repaired=self.state.repaired + customers)

    def compared(self) -> None:
        """All that is kept was held against what the hub has."""
        self._set(compared_at=self._clock.now())

    def indexed(self, whole: bool) -> None:
        """Whether the search in the cache finds everybody who is kept."""
        self._set(indexed=whole)

    @property
    def _blocked(self) -> bool:
        return bool(self._stuck or self._halted)

    def _first_trouble(self) -> str:
        told = (self._halted, self._trouble)
        return next((found for side in Side for one in told if (found := one.get(side))), "")

    def _set(self, **changes: Any) -> None:
        new = msgspec.structs.replace(self.state, **changes)
        if new == self.state:
            return
        self.state = new
        for listener in tuple(self._listeners):
            listener(new)
