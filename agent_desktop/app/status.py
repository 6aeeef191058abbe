"""What the status bar says. It never lies: the worst that is true comes first."""

from __future__ import annotations

from enum import StrEnum
from typing import Final

from agent_desktop.app.ports import SyncState
from agent_desktop.app.trouble_words import trouble_words
from agent_desktop.app.views import View
from agent_desktop.app.words import QT_TRANSLATE_N_NOOP, Words

STALE_MS: Final = 90_000
"""A line that said nothing for so long is not called live: six heartbeats."""

_WAITING: Final = QT_TRANSLATE_N_NOOP("Status", "%n response(s) waiting to sync")
_NOT_TAKEN: Final = QT_TRANSLATE_N_NOOP("Status", "%n response(s) not taken by the hub")

_REPAIRED: Final = QT_TRANSLATE_N_NOOP(
    "Status", "%n customer(s) differed from the hub and were fetched again"
)


class SyncStatus(StrEnum):
    NOT_SAVED = "not_saved"
    """The last click is not on the disk: the one case that shouts."""
    SIGNED_OUT = "signed_out"
    BLOCKED = "blocked"
    """The hub is there, but nothing moves until somebody acts; or a file of ours is in the way."""
    NOT_TAKEN = "not_taken"
    """Entries were refused: for a supervisor or IT, not for an agent in a call."""
    OFFLINE = "offline"
    WAITING = "waiting"
    CHECKING = "checking"
    """At the start: what waits was not counted yet, and no word came of the hub."""
    SYNCED = "synced"


class StatusView(View, frozen=True, kw_only=True):
    """A pill and a line. `icon` is a name below resources/icons."""

    status: SyncStatus
    icon: str
    label: str
    detail: str


_ICONS: Final = {
    SyncStatus.NOT_SAVED: "warn",
    SyncStatus.SIGNED_OUT: "lock",
    SyncStatus.BLOCKED: "warn",
    SyncStatus.NOT_TAKEN: "warn",
    SyncStatus.OFFLINE: "cloud-off",
    SyncStatus.WAITING: "cloud-up",
    SyncStatus.CHECKING: "sync",
    SyncStatus.SYNCED: "cloud",
}


def status_of(state: SyncState) -> SyncStatus:
    early = not state.trouble and (not state.counted or state.last_contact_at is None)
    worst_first = (
        (bool(state.not_saved), SyncStatus.NOT_SAVED),
        (not state.signed_in, SyncStatus.SIGNED_OUT),
        (state.blocked, SyncStatus.BLOCKED),
        (state.refused > 0, SyncStatus.NOT_TAKEN),
        (early, SyncStatus.CHECKING),
        (not state.online, SyncStatus.OFFLINE),
        (state.waiting > 0, SyncStatus.WAITING),
        (not state.counted, SyncStatus.CHECKING),
    )
    return next((status for true, status in worst_first if true), SyncStatus.SYNCED)


def describe(state: SyncState, words: Words) -> StatusView:
    """The status in the agent's words. Waiting responses are named in every state."""
    status = status_of(state)
    label, detail = _label(status, state, words), _detail(status, state, words)
    return StatusView(status=status, icon=_ICONS[status], label=label, detail=detail)


def live(state: SyncState, now: int) -> bool:
    """The journey on the screen is as fresh as the hub's."""
    if not state.online or not state.signed_in or state.last_contact_at is None:
        return False
    return abs(now - state.last_contact_at) < STALE_MS


def repaired(customers: int, words: Words) -> str:
    """What a comparison with the hub has mended, as a sentence."""
    return words.counted("Status", _REPAIRED, customers)


def _label(status: SyncStatus, state: SyncState, words: Words) -> str:
    if status is SyncStatus.WAITING:
        return _waiting(state, words)
    if status is SyncStatus.NOT_TAKEN:
        return words.counted("Status", _NOT_TAKEN, state.refused)
    translate = words.translate
    labels = {
        SyncStatus.NOT_SAVED: translate("Status", "Not saved"),
        SyncStatus.SIGNED_OUT: translate("Status", "Sign in again"),
        SyncStatus.BLOCKED: translate("Status", "Sync is held up"),
        SyncStatus.OFFLINE: translate("Status", "Offline"),
        SyncStatus.CHECKING: translate("Status", "Connecting to the hub"),
        SyncStatus.SYNCED: translate("Status", "All responses synced"),
    }
    return labels[status]


def _detail(status: SyncStatus, state: SyncState, words: Words) -> str:
    parts = []
    if status is SyncStatus.NOT_SAVED:
        parts.append(state.not_saved)
    if status is SyncStatus.NOT_TAKEN:
        parts.append(words.translate("Status", "Your supervisor or IT settles it"))
        if not state.online:
            parts.append(words.translate("Status", "Offline"))
    if state.waiting and status is not SyncStatus.WAITING:
        parts.append(_waiting(state, words))
    if state.trouble:
        parts.append(trouble_words(state.trouble, words))
    return ". ".join(part.rstrip(".") for part in parts)


def _waiting(state: SyncState, words: Words) -> str:
    return words.counted("Status", _WAITING, state.waiting)
