"""Who signed in gets their window, the agent's or the supervisor's, on this desk's adapters."""

from __future__ import annotations

import asyncio
import logging
import time
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from agent_desktop.app.desk import DeskPorts, Seat
from agent_desktop.app.playbook import Playbook
from agent_desktop.app.ports import Clock, OnScreen
from agent_desktop.app.workspace import AgentWorkspace
from agent_desktop.bootstrap.giving_way import giving_way
from agent_desktop.bootstrap.kept import CATALOGUE, ON_SCREEN, CatalogueFacts, Keeping, read
from agent_desktop.bootstrap.late_hub import LateHub, LateRefused, LateReview
from agent_desktop.bootstrap.mended import told
from agent_desktop.bootstrap.sealable import SealableCache
from agent_desktop.bootstrap.syncing import Syncing
from agent_desktop.bootstrap.system import LoopTasks, UuidIds
from agent_desktop.cache.errors import CacheError, CacheSealed
from agent_desktop.cache.files import Prepared
from agent_desktop.cache.profile import OpenProfile
from agent_desktop.cache.session import Session
from agent_desktop.domain.channels import Touchpoint
from agent_desktop.domain.numbers import recall
from agent_desktop.domain.taxonomy import Taxonomy, parse_taxonomy
from agent_desktop.gui.words import QtWords
from agent_desktop.shipped import resource

if TYPE_CHECKING:
    from agent_desktop.app.catalogue_playbook import CataloguePlaybook
    from agent_desktop.app.sync_centre import SyncCentre

logger = logging.getLogger(__name__)


def shipped_taxonomy() -> Taxonomy:
    file = resource("taxonomy.toml")
    return parse_taxonomy(file.read_text(encoding="utf-8"), file.name)


class AgentDesk:
    """The agent's window on the workspace."""

    def __init__(
        self, profile: OpenProfile, session: Session, clock: Clock, tasks: LoopTasks
    ) -> None:
        from agent_desktop.gui.agent.window import AgentWindow

        self._profile = profile
        self._keeping = Keeping(profile.outbox, tasks)
        self.hub = LateHub()
        self.syncing = Syncing(profile, session, clock, tasks)
        facts = read(profile.outbox, CATALOGUE, CatalogueFacts)
        self._touchpoints: dict[str, Touchpoint] = facts.touchpoints if facts else {}
        ports = DeskPorts(
            cache=SealableCache(profile),
            outbox=profile.outbox,
            hub=self.hub,
            upkeep=self.syncing,
            clock=clock,
            ids=UuidIds(),
            tasks=tasks,
            words=QtWords(clock.now),
            compile=self._compile,
            add_model=_add_model,
            nudge=self.syncing.nudge,
            remember=self._keeping.remember,
        )
        seat = Seat(
            subject=session.subject,
            team=session.team,
            region=facts.region if facts else "",
            role=session.role,
        )
        self.workspace: AgentWorkspace | None = AgentWorkspace(ports, seat)
        self._kept = read(profile.outbox, ON_SCREEN, OnScreen)
        self._replaced = profile.prepared.customers_replaced
        if not profile.sealed:
            self._restore(self.workspace)
        self.window = AgentWindow(
            self.workspace,
            shipped_taxonomy(),
            self._touchpoints,
            clock,
            tasks,
            user=session.subject,
            preferences_file=profile.files.folder / "window.json",
        )
        self.window.connect_sync(
            partial(_sync_centre, self.workspace, profile, self.syncing, clock, tasks)
        )

    def _restore(self, workspace: AgentWorkspace) -> None:
        kept, self._kept = self._kept, None
        if kept is None:
            return
        try:
            if kept.contact.e164 and kept.shown_number:
                recall(kept.contact.e164, kept.shown_number)
            known = self._profile.cache.read_now(kept.customer_id) if kept.customer_id else None
        except CacheError as error:
            logger.info("the last call is not restored: %s", type(error).__name__)
            return
        workspace.restore(kept, known)

    async def load(self) -> None:
        """After the first paint: what decides, and what a first look-up would load."""
        if self.workspace is None or self._profile.sealed:
            return
        try:
            await self.workspace.load_catalogue()
            await self._profile.cache.warm_up()
        except CacheSealed:
            return  # Locked meanwhile: it comes with the next opening.
        except CacheError as error:
            # The window goes on: calls are looked up on the hub, answers have a file of their own.
            logger.warning("the cache cannot be read: %s", type(error).__name__)
            again = QCoreApplication.translate(
                "Start", "Close this window and start it again: what can be mended is mended then."
            )
            self.workspace.notify(f"{error} {again}")

    async def opened(self) -> None:
        """The customers can be read (again): the screen was unlocked."""
        if self.workspace is None:
            return
        if self._kept is not None:
            self._restore(self.workspace)
        if self._profile.prepared.customers_replaced and not self._replaced:
            self._replaced = True
            self.workspace.notify(told(Prepared(customers_replaced=True)))
        await self.load()
        self.workspace.cache_opened()

    def start_syncing(self) -> None:
        if self.workspace is not None:
            self.syncing.start(self.workspace, self.hub)

    async def close(self) -> None:
        """Every click is on the disk when it returns."""
        if self.workspace is not None:
            await self.workspace.settle()
        await self.syncing.stop()

    async def _compile(self, version: str, text: str) -> Playbook:
        playbook = await asyncio.to_thread(_compiled, version, text)
        self._touchpoints.clear()
        self._touchpoints.update(playbook.touchpoints)
        self._keeping.facts(
            CatalogueFacts(region=playbook.region, touchpoints=dict(playbook.touchpoints))
        )
        return playbook


def _sync_centre(
    workspace: AgentWorkspace,
    profile: OpenProfile,
    syncing: Syncing,
    clock: Clock,
    tasks: LoopTasks,
) -> SyncCentre:
    # Imported late: nobody looks at it at the first paint.
    from agent_desktop.bootstrap.centre import sync_centre

    return sync_centre(workspace, profile, syncing, clock, tasks)


def _compiled(version: str, text: str) -> CataloguePlaybook:
    # Imported late: rules and texts are no part of the first paint.
    with giving_way():
        from agent_desktop.app.catalogue_playbook import from_toml

        return from_toml(version, text)


async def _add_model(playbook: Playbook, version: str, snapshot: bytes) -> Playbook:
    del version  # It is in the snapshot, and was checked before it was kept.
    return await asyncio.to_thread(_scored, playbook, snapshot)


def _scored(playbook: Playbook, snapshot: bytes) -> Playbook:
    """Reads the model and imports numpy, on a thread of its own."""
    from agent_desktop.app.catalogue_playbook import CataloguePlaybook

    if not isinstance(playbook, CataloguePlaybook):
        raise TypeError("a model goes with a compiled catalogue")
    with giving_way():
        return playbook.with_model(snapshot, time.time_ns() // 1_000_000)


class ReviewerDesk:
    """The supervisor's window."""

    def __init__(
        self, profile: OpenProfile, session: Session, clock: Clock, tasks: LoopTasks
    ) -> None:
        from agent_desktop.app.refused import RefusedDesk
        from agent_desktop.app.reviewing import ReviewDesk
        from agent_desktop.gui.supervisor.window import SupervisorWindow

        self.workspace: AgentWorkspace | None = None
        self.hub = LateReview()
        self.syncing = Syncing(profile, session, clock, tasks)
        self.review = ReviewDesk(self.hub, clock, tasks, QtWords(clock.now))
        self.late_refused = LateRefused()
        self.refused = RefusedDesk(self.late_refused, clock, tasks, QtWords(clock.now))
        self.window: QWidget = SupervisorWindow(
            self.review,
            tasks,
            clock,
            who=session.subject,
            team=session.team,
            refused=self.refused,
        )

    async def load(self) -> None:
        """Nothing: the rows come from the hub."""

    async def opened(self) -> None:
        """Nothing: no customer is kept here."""

    def start_syncing(self) -> None:
        self.syncing.start_reviewing(self.hub, self.late_refused)

    async def close(self) -> None:
        await self.syncing.stop()
