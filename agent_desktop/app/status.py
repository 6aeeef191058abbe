"""What the status bar says. It never lies: the worst that is true comes first."""

from __future__ import annotations

from enum import StrEnum
from typing import Final

from agent_desktop.app.ports import SyncState
from agent_desktop.app.views import View
from agent_desktop.app.words import Words

STALE_MS: Final = 90_000
"""A line that said nothing for so long is not called live: six heartbeats."""


class SyncStatus(StrEnum):
    NOT_SAVED = "not_saved"
    """The last click is not on the disk: the one case that shouts."""
    SIGNED_OUT = "signed_out"
    NEEDS_HELP = "needs_help"
    """Entries were refused: for a supervisor or IT, not for an agent in a call."""
    OFFLINE = "offline"
    WAITING = "waiting"
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
    SyncStatus.NEEDS_HELP: "warn",
    SyncStatus.OFFLINE: "cloud-off",
    SyncStatus.WAITING: "cloud-up",
    SyncStatus.SYNCED: "cloud",
}


def status_of(state: SyncState) -> SyncStatus:
    if state.not_saved:
        return SyncStatus.NOT_SAVED
    if not state.signed_in:
        return SyncStatus.SIGNED_OUT
    if state.refused:
        return SyncStatus.NEEDS_HELP
    if not state.online:
        return SyncStatus.OFFLINE
    return SyncStatus.WAITING if state.waiting else SyncStatus.SYNCED


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


def _label(status: SyncStatus, state: SyncState, words: Words) -> str:
    translate = words.translate
    match status:
        case SyncStatus.NOT_SAVED:
            return translate("Status", "Not saved")
        case SyncStatus.SIGNED_OUT:
            return translate("Status", "Sign in again")
        case SyncStatus.NEEDS_HELP:
            return translate("Status", "Needs help")
        case SyncStatus.OFFLINE:
            return translate("Status", "Offline")
        case SyncStatus.WAITING:
            return _waiting(state, words)
        case SyncStatus.SYNCED:
            return translate("Status", "All responses synced")


def _detail(status: SyncStatus, state: SyncState, words: Words) -> str:
    parts = []
    if status is SyncStatus.NOT_SAVED:
        parts.append(state.not_saved)
    if status is SyncStatus.NEEDS_HELP:
        one = state.refused == 1
        parts.append(
            words.translate("Status", "The hub did not take 1 response. IT can see why")
            if one
            else words.translate(
                "Status", "The hub did not take {count} responses. IT can see why"
            ).format(count=state.refused)
        )
    if state.waiting and status is not SyncStatus.WAITING:
        parts.append(_waiting(state, words))
    if state.trouble:
        parts.append(state.trouble)
    return ". ".join(part.rstrip(".") for part in parts)


def _waiting(state: SyncState, words: Words) -> str:
    if state.waiting == 1:
        return words.translate("Status", "1 response waiting to sync")
    return words.translate("Status", "{count} responses waiting to sync").format(
        count=state.waiting
    )
