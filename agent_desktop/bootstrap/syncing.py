"""Up and down: the engine that sends the outbox, and the process that pulls."""

from __future__ import annotations

import asyncio
import contextlib
import importlib
import logging
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from agent_desktop.app.ports import Clock, SyncState
from agent_desktop.app.workspace import AgentWorkspace
from agent_desktop.bootstrap.late_hub import LateHub, LateRefused, LateReview
from agent_desktop.bootstrap.sealable import SealableCache
from agent_desktop.bootstrap.system import LoopTasks
from agent_desktop.cache.errors import CacheError, CacheSealed
from agent_desktop.cache.profile import OpenProfile
from agent_desktop.cache.session import Session
from agent_desktop.protocol.errors import HubError
from agent_desktop.protocol.messages import DeskCount, DesktopPolicy

if TYPE_CHECKING:
    from agent_desktop.bootstrap.others import Left
    from agent_desktop.hubclient.client import HubClient
    from agent_desktop.sync.board import SyncBoard
    from agent_desktop.sync.drain import Drain
    from agent_desktop.sync.pulling import PullerProcess

logger = logging.getLogger(__name__)

DAY_S = 24 * 3600.0
SOON_S = 900.0


class Syncing:
    """Implements `app.ports.Upkeep`. What is asked for before the start is kept for it."""

    def __init__(
        self, profile: OpenProfile, session: Session, clock: Clock, tasks: LoopTasks
    ) -> None:
        self._profile = profile
        self._session = session
        self._clock = clock
        self._tasks = tasks
        self._early: list[str] = []
        self._paused = False
        self._elsewhere: tuple[DeskCount, ...] = ()
        self.policy: Callable[[DesktopPolicy], None] = lambda _: None
        """Hears what the administrator decided for desktops, when it changes."""
        self.policy_told: list[Callable[[DesktopPolicy], None]] = []
        """Who wants to show it."""
        self._early_used: list[str] = []
        self._client: HubClient | None = None
        self._drain: Drain | None = None
        self._board: SyncBoard | None = None
        self.puller: PullerProcess | None = None

    def hold(self, customer_ids: tuple[str, ...]) -> None:
        if self.puller is None:
            self._early.extend(customer_ids)
        else:
            self.puller.hold(customer_ids)

    def used(self, customer_ids: tuple[str, ...]) -> None:
        if self.puller is None:
            self._early_used.extend(customer_ids)
        else:
            self.puller.used(customer_ids)

    def compare(self) -> None:
        if self.puller is not None:
            self.puller.compare()

    async def pause(self) -> None:
        """The screen locks: nothing is pulled until `resume`, and the pulling process has ended
        when this returns. What was recorded here goes on leaving."""
        self._paused = True
        if self.puller is not None:
            await asyncio.to_thread(self.puller.close)

    async def resume(self) -> None:
        self._paused = False
        await self._start_pulling()

    def colleagues(self, left: Sequence[Left]) -> None:
        """What still waits in colleagues' profiles at this desk: for the window, and for the hub
        that it waits for."""
        hub_url = self._session.hub_url
        self._elsewhere = tuple(
            count for one in left if one.hub_url == hub_url for count in one.counts
        )
        if self._board is not None:
            waiting = sum(one.waiting for one in left)
            self._board.colleagues(waiting, sum(one.signed_out for one in left))
        if self._drain is not None:
            self._drain.committed()

    async def _in_other_profiles(self) -> tuple[DeskCount, ...]:
        return self._elsewhere

    def nudge(self) -> None:
        if self._drain is not None:
            self._drain.nudge()
        if self.puller is not None:
            self.puller.nudge()

    def renew(self, session: Session) -> None:
        """The same person signed in again: what waits may leave."""
        self._session = session
        if self._board is not None:
            self._board.signed_in_again()
        if self.puller is not None:
            self.puller.new_token(session.token)
        self.nudge()

    def start(self, workspace: AgentWorkspace, hub: LateHub) -> None:
        newer = self._profile.prepared.newer
        if newer:
            # Nothing can be recorded or pulled: the status bar says so all the time.
            shown = SyncState(
                online=False, waiting=0, refused=0, last_contact_at=None, signed_in=True,
                trouble=newer, blocked=True,
            )  # fmt: skip
            workspace.sync_changed(shown)
            return
        self._tasks.start(self._run(workspace, hub), "syncing")

    def start_reviewing(self, review: LateReview, refused: LateRefused) -> None:
        self._tasks.start(self._review(review, refused), "reviewing")

    async def stop(self) -> None:
        puller, self.puller = self.puller, None
        if puller is not None:
            await asyncio.to_thread(puller.close)
        client, self._client = self._client, None
        if client is not None:
            await client.close()

    async def _run(self, workspace: AgentWorkspace, hub: LateHub) -> None:
        await _import(
            "agent_desktop.hubclient.questions",
            "agent_desktop.sync.clearing",
            "agent_desktop.sync.drain",
            "agent_desktop.sync.pulling",
        )
        from agent_desktop.hubclient.questions import HubQuestions
        from agent_desktop.sync.board import SyncBoard
        from agent_desktop.sync.clearing import Clearing
        from agent_desktop.sync.drain import Drain
        from agent_desktop.sync.pulling import PullerProcess
        from agent_desktop.sync.waiting import Timing

        outbox = self._profile.outbox
        client = await self._connect()
        hub.connect(HubQuestions(client, SealableCache(self._profile).overlaid, self._clock))
        board = self._board = SyncBoard(self._clock)
        timing = Timing(clock=self._clock)
        self._drain = Drain(outbox, client, board, self._session.subject, timing)
        self._drain.pulled_from = self._pulled_from
        self._drain.beside.elsewhere = self._in_other_profiles
        self._drain.on_accepted(workspace.entries_accepted)
        self._drain.on_refused(workspace.entries_refused)
        outbox.on_commit(self._drain.committed)
        puller = PullerProcess(board, timing)
        puller.changed = workspace.customers_changed
        puller.catalogue = workspace.catalogue_changed
        puller.model = workspace.model_changed
        puller.policy = self._policy_came
        puller.lives = self._drain.lives
        puller.line_back = self._drain.nudge
        puller.broken = lambda sentence, _damaged: workspace.notify(sentence)
        clearing = Clearing(self._profile.cache, outbox, puller, timing)
        clearing.changed = self._drain.count
        puller.settled = clearing.settled

        def erased(customer_ids: tuple[str, ...]) -> None:
            workspace.customers_erased(customer_ids)
            clearing.erased(customer_ids)

        puller.erased = erased
        self.puller = puller
        await self._start_pulling()
        self._tasks.start(clearing.run(), "clearing")
        board.subscribe(workspace.sync_changed)
        self._tasks.start(self._tidy(), "tidy")
        await self._drain.run()

    async def _pulled_from(self) -> str:
        try:
            return await self._profile.cache.hub()
        except CacheError:  # sealed, say: then the outbox's own memory of the hub has to do
            return ""

    def _policy_came(self, policy: DesktopPolicy) -> None:
        self.policy(policy)
        for told in self.policy_told:
            told(policy)

    async def _start_pulling(self) -> None:
        from agent_desktop.sync.puller_messages import Start

        session = self._session
        installation = await self._profile.outbox.installation(session.subject)
        if self.puller is None or self._paused or self._profile.sealed:
            return
        self.puller.start(
            Start(
                folder=str(self._profile.files.folder),
                key=self._profile.customers_key.hex(),
                hub_url=session.hub_url,
                token=session.token,
                installation=installation,
                subject=session.subject,
            )
        )
        if self._early:
            self.puller.hold(tuple(self._early))
            self._early = []
        if self._early_used:
            self.puller.used(tuple(self._early_used))
            self._early_used = []

    async def _review(self, review: LateReview, refused: LateRefused) -> None:
        await _import("agent_desktop.hubclient.review", "agent_desktop.hubclient.refused")
        from agent_desktop.hubclient.refused import HubRefused
        from agent_desktop.hubclient.review import HubReview

        client = await self._connect()
        review.connect(HubReview(client))
        refused.connect(HubRefused(client))
        # No pulling process hears it for a supervisor.
        with contextlib.suppress(HubError):
            self.policy((await client.desktop_policy()).policy)

    async def _connect(self) -> HubClient:
        from agent_desktop.hubclient.client import HubClient

        installation = await self._profile.outbox.installation(self._session.subject)
        self._client = HubClient(self._session.hub_url, lambda: self._session.token, installation)
        return self._client

    async def _tidy(self) -> None:
        """Once a day: what the hub has confirmed and sent back needs no keeping here."""
        while True:
            again = DAY_S
            try:
                arrived = await self._profile.cache.arrived()
                await self._profile.outbox.forget_settled(arrived)
            except CacheSealed:
                again = SOON_S
            except CacheError as error:
                logger.info("the outbox was not tidied: %s", type(error).__name__)
            await asyncio.sleep(again)


async def _import(*names: str) -> None:
    """Off the Qt thread and after the first paint: httpx alone takes 65 ms."""
    for name in names:
        await asyncio.to_thread(importlib.import_module, name)
