"""The sync centre: what has not come to its end, why, and how this desk stands with the hub.

It reads while somebody looks, and no faster than twice a second, however much happens.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from pathlib import PurePath
from typing import Final

import msgspec

from agent_desktop.app.ports import (
    Backlog,
    Clock,
    Names,
    SyncState,
    Tasks,
    UnsettledEntry,
    Unsubscribe,
    Upkeep,
)
from agent_desktop.app.sync_views import SyncCentreView
from agent_desktop.app.sync_words import Known, centre
from agent_desktop.app.words import Words
from agent_desktop.protocol.messages import DesktopPolicy

LISTED: Final = 500
"""More than anybody reads; the figures count them all."""
PAUSE_S: Final = 0.5
COMPARING_S: Final = 30.0
"""After so long without a word of it, 'Compare now' may be pressed again."""


class Failed(Exception):
    """The message is for the person at the screen."""


Save = Callable[[str], Awaitable[None]]
"""Writes the bundle for support to a file. Raises Failed."""


@dataclass(frozen=True)
class CentrePorts:
    """What `bootstrap` picks."""

    backlog: Backlog
    names: Names
    upkeep: Upkeep
    clock: Clock
    tasks: Tasks
    words: Words
    nudge: Callable[[], None]
    """Try the line to the hub again now."""
    save: Save
    title: Callable[[str], str] = str
    """Of an action, by its id."""
    sleep: Callable[[float], Awaitable[None]] = asyncio.sleep


class SyncCentre:
    """Implements `app.sync_views.SyncCentreCommands`. `subject` is who is signed in."""

    def __init__(self, ports: CentrePorts, subject: str) -> None:
        self._ports = ports
        self._words = ports.words
        self._subject = subject
        self._listeners: list[Callable[[SyncCentreView], None]] = []
        self._sync = SyncState(
            online=False, waiting=0, refused=0, last_contact_at=None, signed_in=True, counted=False
        )
        self._policy: DesktopPolicy | None = None
        self._entries: tuple[UnsettledEntry, ...] = ()
        self._known_names: dict[str, str] = {}
        self._trouble = self._told = ""
        self._looking = self._reading = self._stale = False
        self._read_once_at_least = False
        self._saving = False
        self._comparing_since: int | None = None
        self.view = self._made()

    def subscribe(self, listener: Callable[[SyncCentreView], None]) -> Unsubscribe:
        self._listeners.append(listener)

        def stop() -> None:
            if listener in self._listeners:
                self._listeners.remove(listener)

        return stop

    # --- what it hears ---

    def sync_changed(self, sync: SyncState) -> None:
        """As the status bar has it."""
        if sync is self._sync:
            return
        before, self._sync = self._sync, sync
        if sync.compared_at != before.compared_at:
            self._comparing_since = None
        if self._looking:
            self._publish()
            self._read_soon()

    def policy_changed(self, policy: DesktopPolicy) -> None:
        self._policy = policy
        if self._looking:
            self._publish()

    # --- what it is asked ---

    def open(self) -> None:
        self._looking = True
        self._told = ""
        self._publish()
        self._read_soon()

    def close(self) -> None:
        """Nothing of a customer stays behind a closed page."""
        self._looking = self._read_once_at_least = False
        self._entries, self._known_names = (), {}
        self.view = self._made()

    def try_now(self) -> None:
        self._ports.nudge()
        self._read_soon()

    def compare_now(self) -> None:
        now = self._ports.clock.now()
        since = self._comparing_since
        if since is not None and now - since < COMPARING_S * 1000:
            return
        self._comparing_since = now
        self._ports.upkeep.compare()
        self._publish()
        self._ports.tasks.start(self._give_up(now), "comparing")

    def save_diagnostics(self, path: str) -> None:
        if not self._saving:
            self._saving = True
            self._publish()
            self._ports.tasks.start(self._save_to(path), "diagnostics")

    # --- how ---

    async def _give_up(self, since: int) -> None:
        await self._ports.sleep(COMPARING_S)
        if self._comparing_since == since:
            self._comparing_since = None
            self._told = self._words.translate(
                "SyncCentre", "The hub did not answer the comparison. It is made by itself later."
            )
            self._publish()

    async def _save_to(self, path: str) -> None:
        try:
            await self._ports.save(path)
            saved = self._words.translate(
                "SyncCentre", "Saved as {file}. It holds no names, numbers, tokens or keys."
            )
            self._told = saved.format(file=PurePath(path).name)
        except Failed as error:
            self._told = str(error)
        finally:
            self._saving = False
            self._publish()

    def _read_soon(self) -> None:
        self._stale = True
        if self._looking and not self._reading:
            self._reading = True
            self._ports.tasks.start(self._read(), "sync centre")

    async def _read(self) -> None:
        try:
            while self._stale and self._looking:
                self._stale = False
                await self._read_once()
                self._publish()
                await self._ports.sleep(PAUSE_S)
        finally:
            self._reading = False

    async def _read_once(self) -> None:
        try:
            entries = await self._ports.backlog.unsettled(LISTED)
            mine = {e.customer_id for e in entries if e.by == self._subject and e.customer_id}
            missing = tuple(sorted(mine - self._known_names.keys()))
            if missing:
                found = await self._ports.names.names(missing)
                self._known_names.update({one: found.get(one, "") for one in missing})
        except Exception as error:  # the outbox's own: the file says what is wrong with it
            self._trouble = str(error)
        else:
            self._entries, self._trouble = entries, ""
            self._read_once_at_least = True

    def _made(self) -> SyncCentreView:
        known = Known(
            sync=self._sync,
            entries=self._entries,
            names=self._known_names,
            policy=self._policy,
            subject=self._subject,
            now=self._ports.clock.now(),
        )
        made = centre(known, self._ports.title, self._words)
        return msgspec.structs.replace(
            made,
            reading=not self._read_once_at_least and not self._trouble,
            trouble=self._trouble,
            comparing=self._comparing_since is not None,
            saving=self._saving,
            told=self._told,
        )

    def _publish(self) -> None:
        new = self._made()
        if new == self.view:
            return
        self.view = new
        for listener in tuple(self._listeners):
            listener(new)
