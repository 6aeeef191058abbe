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
        self.state = SyncState(
            online=False, waiting=0, refused=0, last_contact_at=None, signed_in=True
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
        self._set(waiting=counts.waiting, refused=counts.refused)

    def heard(self, side: Side) -> None:
        """The hub has answered as the hub it is."""
        self._trouble.pop(side, None)
        # A stream that was opened before the token ran out still beats: it proves nothing about
        # the other side.
        self._signed_out.discard(side)
        self._set(
            online=True,
            signed_in=not self._signed_out,
            last_contact_at=self._clock.now(),
            trouble=self._first_trouble(),
        )

    def lost(self, side: Side, trouble: str) -> None:
        """No answer, or one that proves nothing."""
        self._trouble[side] = trouble
        self._set(online=False, trouble=self._first_trouble())

    def signed_out(self, side: Side) -> None:
        """The hub is there and wants a new sign-in. Nothing is dropped meanwhile."""
        self._trouble.pop(side, None)
        self._signed_out.add(side)
        self._set(online=True, signed_in=False, last_contact_at=self._clock.now())

    def signed_in_again(self) -> None:
        """There is a new token. If it is refused, a side will say so."""
        self._signed_out.clear()
        self._set(signed_in=True)

    def stuck(self, side: Side, trouble: str) -> None:
        """The hub is there, but things can't go on until somebody acts."""
        self._trouble[side] = trouble
        self._set(online=True, trouble=self._first_trouble(), last_contact_at=self._clock.now())

    def repaired(self, customers: int) -> None:
        """So many differed from what the hub has, and are fetched again."""
        self._set(repaired=self.state.repaired + customers)

    def compared(self) -> None:
        """All that is kept was held against what the hub has."""
        self._set(compared_at=self._clock.now())

    def indexed(self, whole: bool) -> None:
        """Whether the search in the cache finds everybody who is kept."""
        self._set(indexed=whole)

    def _first_trouble(self) -> str:
        return self._trouble.get(Side.PUSH) or self._trouble.get(Side.PULL) or ""

    def _set(self, **changes: Any) -> None:
        new = msgspec.structs.replace(self.state, **changes)
        if new == self.state:
            return
        self.state = new
        for listener in tuple(self._listeners):
            listener(new)
