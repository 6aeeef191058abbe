"""What the desktop keeps, sealed, for its next start: the call on the screen, and touchpoints.

Losing it costs a moment at the next start, so a disk that refuses is only noted in the log.
"""

from __future__ import annotations

import logging
from typing import Final, TypeVar

import msgspec

from agent_desktop.app.ports import OnScreen, Tasks
from agent_desktop.cache.errors import CacheError
from agent_desktop.cache.threads import WritingThread
from agent_desktop.domain.channels import Touchpoint
from agent_desktop.protocol.messages import DesktopPolicy

logger = logging.getLogger(__name__)
T = TypeVar("T")

ON_SCREEN: Final = "on_screen"
CATALOGUE: Final = "catalogue"
POLICY: Final = "policy"


class CatalogueFacts(msgspec.Struct, frozen=True, kw_only=True):
    """What the first paint needs of the catalogue, without reading it."""

    region: str
    touchpoints: dict[str, Touchpoint]


class Keeping:
    def __init__(self, outbox: WritingThread, tasks: Tasks) -> None:
        self._outbox = outbox
        self._tasks = tasks
        self._noted = ""

    def remember(self, kept: OnScreen | None) -> None:
        self._tasks.start(self._save(ON_SCREEN, kept), "remember")
        if kept is not None and kept.customer_id and kept.customer_id != self._noted:
            self._noted = kept.customer_id
            self._tasks.start(self._note(kept.customer_id), "recent")

    def facts(self, facts: CatalogueFacts) -> None:
        self._tasks.start(self._save(CATALOGUE, facts), "catalogue facts")

    def policy(self, policy: DesktopPolicy) -> None:
        self._tasks.start(self._save(POLICY, policy), "policy")

    async def _save(self, key: str, value: msgspec.Struct | None) -> None:
        try:
            await self._outbox.save_setting(key, msgspec.json.encode(value).decode())
        except CacheError as error:
            logger.info("not kept for the next start: %s", type(error).__name__)

    async def _note(self, customer_id: str) -> None:
        try:
            await self._outbox.note_recent(customer_id)
        except CacheError as error:
            logger.info("not kept for the next start: %s", type(error).__name__)


def read(outbox: WritingThread, key: str, kind: type[T]) -> T | None:
    """Blocks; for the start only. What cannot be read any more was not worth keeping."""
    text = outbox.setting_now(key)
    if not text:
        return None
    try:
        return msgspec.json.decode(text, type=kind | None)
    except msgspec.MsgspecError:
        return None
