"""A hub that serves follows its policy file: a bad one leaves the last good one in force."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable
from pathlib import Path
from typing import Final

import msgspec

from agent_desktop.hub.policy import Policy, PolicyError, read_policy

logger = logging.getLogger(__name__)

LOOK_S: Final = 2.0


class PolicyFile:
    """The file of `--policy`, and what the command line adds to it."""

    def __init__(self, path: Path, *, agents_visible: bool = False) -> None:
        self._path = path
        self._agents_visible = agents_visible
        self._seen = _mark(path)
        self._refused = ""

    def read(self) -> Policy:
        """Raises PolicyError."""
        policy = read_policy(self._path)
        if self._agents_visible:
            policy = msgspec.structs.replace(policy, agents_visible=True)
        return policy

    def look(self) -> Policy | None:
        """What it says now, if it changed and can be used. What can't is said once."""
        mark = _mark(self._path)
        if mark == self._seen:
            return None
        self._seen = mark
        try:
            return self.read()
        except PolicyError as error:
            logger.warning("%s. The last good policy stays in force", error)
            return None

    async def follow(self, changed: Callable[[Policy], None]) -> None:
        """Until cancelled. `changed` hears each policy that can be used."""
        while True:
            await asyncio.sleep(LOOK_S)
            policy = await asyncio.to_thread(self.look)
            if policy is not None:
                logger.info("another policy is in force")
                changed(policy)


def _mark(path: Path) -> tuple[int, ...]:
    """Changes with the file, its permissions and its absence."""
    try:
        found = path.stat()
    except OSError:
        return ()
    return found.st_mtime_ns, found.st_size, found.st_ino, found.st_mode
