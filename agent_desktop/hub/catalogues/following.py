"""A hub that serves notices which catalogue a command beside it has put in force."""

from __future__ import annotations

import asyncio
import logging
from typing import Final

from agent_desktop.hub.catalogues.published import Catalogues

logger = logging.getLogger(__name__)

LOOK_S: Final = 0.5


async def follow(catalogues: Catalogues) -> None:
    """Until cancelled. A failure is said once and tried again."""
    failing = False
    while True:
        try:
            if await asyncio.to_thread(catalogues.look_again):
                fields = {"catalogue": catalogues.version}
                logger.info("another catalogue is in force", extra={"fields": fields})
            failing = False
        except Exception:
            if not failing:
                logger.exception("catalogues can't be looked up, and are tried again")
            failing = True
        await asyncio.sleep(LOOK_S)
