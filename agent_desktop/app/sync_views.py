"""What the sync centre shows, and what it may be asked. Nothing in it is a task for an agent."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from agent_desktop.app.ports import Unsubscribe
from agent_desktop.app.status import StatusView
from agent_desktop.app.views import View


class FigureView(View, frozen=True, kw_only=True):
    """One of the figures on top. `tone` is a colour's name."""

    icon: str
    value: str
    label: str
    detail: str
    tone: str = "text2"


class EntryLine(View, frozen=True, kw_only=True, gc=False):
    """An entry that waits or was refused."""

    id: str
    kind: str
    """In words."""
    sentiment: str
    """`positive`, `neutral`, `negative`; empty for what is no response."""
    title: str
    """Of the action that was answered; empty for what is no response."""
    customer: str
    """Empty where this desk does not keep them, or a colleague recorded it."""
    since: int
    state: str
    """What happens next, or why it was not taken."""
    refused: bool
    attempts: int
    code: str
    """For support; empty while nothing is wrong."""


class DeviceLine(View, frozen=True, kw_only=True):
    """A fact about this desk."""

    icon: str
    text: str
    warn: bool = False


class SyncCentreView(View, frozen=True, kw_only=True):
    status: StatusView
    figures: tuple[FigureView, ...]
    refused: tuple[EntryLine, ...] = ()
    waiting: tuple[EntryLine, ...] = ()
    more: int = 0
    """So many that wait are not listed."""
    reading: bool = False
    """The list is on its way: that it is empty says nothing yet."""
    device: tuple[DeviceLine, ...] = ()
    trouble: str = ""
    """Why there is no list, as a sentence."""
    comparing: bool = False
    saving: bool = False
    told: str = ""
    """What came of the last thing that was asked."""


class SyncCentreCommands(Protocol):
    """`app.sync_centre.SyncCentre` is the one implementation."""

    @property
    def view(self) -> SyncCentreView: ...

    def subscribe(self, listener: Callable[[SyncCentreView], None]) -> Unsubscribe: ...

    def open(self) -> None:
        """Somebody looks: from now on it is kept up to date."""
        ...

    def close(self) -> None: ...

    def try_now(self) -> None: ...

    def compare_now(self) -> None: ...

    def save_diagnostics(self, path: str) -> None:
        """Writes the bundle for support to that file."""
        ...
