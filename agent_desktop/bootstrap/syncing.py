"""Up and down: the engine that sends the outbox, and the process that pulls."""

from __future__ import annotations

import asyncio
import importlib
import random
from typing import Any

from agent_desktop.app.ports import Clock
from agent_desktop.app.workspace import AgentWorkspace
from agent_desktop.bootstrap.late_hub import LateHub, LateReview
from agent_desktop.bootstrap.system import LoopTasks
from agent_desktop.cache.profile import OpenProfile
from agent_desktop.cache.session import Session


class Syncing:
    """Implements `app.ports.Upkeep`. What is asked for before the start is kept for it."""

    def __init__(
        self, profile: OpenProfile, session: Session, clock: Clock, tasks: LoopTasks
    ) -> None:
        self._profile = profile
        self._session = session
        self._clock = clock
        self._tasks = tasks
        self._held: list[str] = []
        self._client: Any = None
        self._drain: Any = None

    def hold(self, customer_ids: tuple[str, ...]) -> None:
        self._held.extend(customer_ids)

    def nudge(self) -> None:
        if self._drain is not None:
            self._drain.nudge()

    def start(self, workspace: AgentWorkspace, hub: LateHub) -> None:
        self._tasks.start(self._start(workspace, hub), "syncing")

    def start_reviewing(self, review: LateReview) -> None:
        self._tasks.start(self._start_reviewing(review), "reviewing")

    async def stop(self) -> None:
        if self._client is not None:
            await self._client.close()
            self._client = None

    async def _start(self, workspace: AgentWorkspace, hub: LateHub) -> None:
        client = await self._connect()
        drain_module = await _late("agent_desktop.sync.drain")
        board_module = await _late("agent_desktop.sync.board")
        questions = await _late("agent_desktop.hubclient.questions")
        hub.connect(questions.HubQuestions(client, self._overlay, self._clock))
        board = board_module.SyncBoard(self._clock)
        board.subscribe(workspace.sync_changed)
        self._drain = drain_module.Drain(
            self._profile.outbox,
            client,
            board,
            self._session.subject,
            random=random.random,
            accepted=workspace.entries_accepted,
        )
        self._profile.outbox.on_commit(self._drain.committed)
        await self._drain.run()

    async def _overlay(self, customer_id: str, answers: Any) -> Any:
        return await self._profile.cache.overlaid(customer_id, answers)

    async def _start_reviewing(self, review: LateReview) -> None:
        client = await self._connect()
        module = await _late("agent_desktop.hubclient.review")
        review.connect(module.HubReview(client))

    async def _connect(self) -> Any:
        module = await _late("agent_desktop.hubclient.client")
        installation = await self._profile.outbox.installation(self._session.subject)
        token = self._session.token
        self._client = module.HubClient(self._session.hub_url, lambda: token, installation)
        return self._client


async def _late(name: str) -> Any:
    """Imported off the Qt thread, after the first paint."""
    return await asyncio.to_thread(importlib.import_module, name)
