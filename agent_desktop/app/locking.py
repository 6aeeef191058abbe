"""When the screen locks, and what a locked screen may still say."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum
from typing import Final

from agent_desktop.app.ports import SyncState
from agent_desktop.app.views import View, WorkspaceView
from agent_desktop.domain.contacts import Contact, ContactState

LONGEST_S: Final = 900
"""No policy may leave a screen open for longer with nobody there."""
RINGS_AT_MOST_MS: Final = 5 * 60_000
"""A hook never says that a call stopped ringing."""


class LockReason(StrEnum):
    IDLE = "idle"
    ASKED = "asked"
    """The agent pressed Ctrl+L."""
    START = "start"
    """The program has just started, and the PIN was not typed yet."""


class LockedView(View, frozen=True, kw_only=True):
    """All that a locked screen shows: nothing of it is about a customer but the name of one who
    rings, as on any telephone."""

    user: str
    reason: LockReason
    after_s: int
    """After how long it locked, for `IDLE`."""
    asks_pin: bool
    takes_calls: bool = False
    talking_since: int | None = None
    """Milliseconds; a call goes on meanwhile."""
    rings: bool = False
    """A call is waiting: of it the name and the queue are shown."""
    caller: str = ""
    queue: str = ""
    sync: SyncState | None = None


def contacts_of(view: WorkspaceView) -> tuple[Contact, ...]:
    """On the screen and waiting."""
    shown = (view.contact,) if view.contact is not None else ()
    return (*shown, *view.waiting_calls)


def due(lock_after_s: int, idle_s: float | None, contacts: Iterable[Contact], now: int) -> bool:
    """Whether to lock now. Never while somebody is on the line or rings; after a call, and before
    one is placed, not within the longest time that the policy may set: that is wrap-up."""
    if lock_after_s <= 0 or idle_s is None or idle_s < min(lock_after_s, LONGEST_S):
        return False
    return not any(_holds_off(contact, idle_s, now) for contact in contacts)


def _holds_off(contact: Contact, idle_s: float, now: int) -> bool:
    if contact.state is ContactState.TALKING:
        return True
    if contact.state is ContactState.RINGING:
        return abs(now - contact.started_at) < RINGS_AT_MOST_MS
    return idle_s < LONGEST_S


def locked_view(
    view: WorkspaceView | None, *, user: str, reason: LockReason, after_s: int, asks_pin: bool
) -> LockedView:
    """`view`: what the window would show; None where there is nothing behind it."""
    said = LockedView(user=user, reason=reason, after_s=after_s, asks_pin=asks_pin)
    if view is None:
        return said
    talking = ringing = None
    for contact in contacts_of(view):
        if contact.state is ContactState.TALKING and talking is None:
            talking = contact
        elif contact.state is ContactState.RINGING and ringing is None:
            ringing = contact
    shown = ringing is not None and ringing is view.contact and view.caller is not None
    return LockedView(
        user=user,
        reason=reason,
        after_s=after_s,
        asks_pin=asks_pin,
        takes_calls=True,
        talking_since=(talking.answered_at or talking.started_at) if talking else None,
        rings=ringing is not None,
        caller=view.caller.name if shown and view.caller is not None else "",
        queue=ringing.queue if ringing is not None else "",
        sync=view.sync,
    )
