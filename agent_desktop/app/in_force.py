"""The catalogue and the model in force here, compiled: loaded at the start and as they change."""

from __future__ import annotations

import asyncio
import logging
from typing import Final

import msgspec

from agent_desktop.app.desk import Desk
from agent_desktop.app.playbook import Playbook

logger = logging.getLogger(__name__)

MODEL_PATIENCE_S: Final = 0.5
"""A list waits so long for the model; then it is made with the catalogue's starting values."""


class InForce:
    """One load at a time; what is asked for meanwhile is found by the next."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._loading = asyncio.Lock()
        self._bare: Playbook | None = None
        """The catalogue with its starting values."""
        self._wanted: tuple[str, str] = ("", "")
        """Catalogue and model of the newest load; one that comes later than its turn is dropped."""
        self._unfit: tuple[str, str] = ("", "")
        """Catalogue and model that do not go together."""

    async def load(self) -> None:
        """Reads both from the cache and compiles what has changed."""
        async with self._loading:
            await self._load()

    def changed(self, catalogue: str | None = None, model: str | None = None) -> None:
        """The puller brought another one (its version)."""
        now = self._desk.playbook
        if now is None or catalogue not in {None, now.version} or model is not None:
            self._desk.ports.tasks.start(self.load(), "catalogue")

    async def _load(self) -> None:
        cache = self._desk.ports.cache
        found, model = await cache.catalogue(), await cache.model()
        if found is None:
            return
        bare = await self._compiled(*found)
        if bare is None:
            return
        if model is None:
            self._wanted = (bare.version, "")
            self._use(bare)
        elif (bare.version, model[0]) != self._unfit:
            await self._with_model(bare, *model)

    async def _compiled(self, version: str, text: str) -> Playbook | None:
        desk = self._desk
        if self._bare is None or self._bare.version != version:
            try:
                self._bare = await desk.ports.compile(version, text)
            except ValueError:
                # The last good one stays in force.
                desk.playbook_trouble = desk.ports.words.translate(
                    "List", "Suggestions did not load: this catalogue cannot be read here. Tell IT."
                )
                desk.publish()
                return None
        return self._bare

    async def _with_model(self, bare: Playbook, version: str, snapshot: bytes) -> None:
        self._wanted = (bare.version, version)
        before = self._desk.playbook
        if before is not None and _names(before) == self._wanted:
            return
        coming = asyncio.ensure_future(self._desk.ports.add_model(bare, version, snapshot))
        await asyncio.wait({coming}, timeout=MODEL_PATIENCE_S)
        if coming.done():
            await self._take(bare, version, coming)
            return
        if before is None or before.version != bare.version:
            self._use(bare)
        # Nobody waits for it: neither the list nor what starts after the first load.
        self._desk.ports.tasks.start(self._take(bare, version, coming), "model")

    async def _take(self, bare: Playbook, version: str, coming: asyncio.Future[Playbook]) -> None:
        try:
            playbook = await coming
        except ValueError as error:
            self._unfit = (bare.version, version)
            logger.info("the model '%s' does not go with the catalogue: %s", version, error)
            now = self._desk.playbook
            playbook = now if now is not None and now.version == bare.version else bare
        finally:
            coming.cancel()
        if self._wanted == (bare.version, version):
            self._use(playbook)

    def _use(self, playbook: Playbook) -> None:
        desk = self._desk
        if desk.playbook is not None and _names(desk.playbook) == _names(playbook):
            return
        desk.playbook = playbook
        if playbook.region:
            desk.seat = msgspec.structs.replace(desk.seat, region=playbook.region)
        desk.playbook_trouble = ""
        for conversation in desk.conversations.values():
            desk.decide(conversation, at_once=conversation.decided is None)
        desk.publish()


def _names(playbook: Playbook) -> tuple[str, str]:
    return playbook.version, playbook.model_version
