"""The colleagues who share this desk: what they recorded and never came back to send leaves from
here, as theirs and with their own session, or it waits for them."""

from __future__ import annotations

import asyncio
import logging
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

from agent_desktop.app.ports import Clock
from agent_desktop.bootstrap.people import Card, desk_of, folders, people
from agent_desktop.cache.errors import CacheError, ProfileInUse
from agent_desktop.cache.session import Session
from agent_desktop.keystore.keys import KeyStore, KeyStoreError
from agent_desktop.protocol.messages import DeskCount

if TYPE_CHECKING:
    from agent_desktop.bootstrap.syncing import Syncing
    from agent_desktop.cache.borrowed import BorrowedOutbox

logger = logging.getLogger(__name__)

ROUND_S: Final = 300.0
AT_MOST_S: Final = 5.0
"""Within which one profile is let go again: its owner may be starting."""


class Left(NamedTuple):
    """What still waits in a colleague's profile."""

    waiting: int = 0
    signed_out: bool = False
    """Their session has run out: it waits for them to sign in."""
    hub_url: str = ""
    counts: tuple[DeskCount, ...] = ()
    """For the hub, which lists desks with waiting entries."""


class Others:
    def __init__(self, profile: Path, keystore: KeyStore, clock: Clock) -> None:
        self._profile = profile
        self._keystore = keystore
        self._clock = clock

    def have(self, session: Session) -> bool:
        """Whether that person has another profile at this desk. Blocks for the keyring."""
        card = Card(session.subject, session.hub_url)
        found = people(desk_of(self._profile), self._keystore)
        return any(one.card == card for one in found if one.folder != self._profile)

    async def deliver(self, syncing: Syncing) -> None:
        """Until cancelled: round by round, one profile after the other."""
        while True:
            syncing.colleagues(await self.deliver_once())
            await asyncio.sleep(ROUND_S)

    async def deliver_once(self) -> tuple[Left, ...]:
        """What is left of each colleague who has something waiting."""
        found = await asyncio.to_thread(folders, desk_of(self._profile))
        left = []
        for folder in found:
            if folder != self._profile:
                one = await self._deliver(folder)
                if one.waiting:
                    left.append(one)
        return tuple(left)

    async def _deliver(self, folder: Path) -> Left:
        try:
            borrowed = await asyncio.to_thread(self._borrow, folder)
        except ProfileInUse:
            return Left()  # It runs, and sends by itself.
        except (CacheError, KeyStoreError) as error:
            logger.info("a colleague's outbox stays closed: %s", type(error).__name__)
            return Left()
        if borrowed is None:
            return Left()
        try:
            return await self._send(borrowed)
        except CacheError as error:
            logger.info("a colleague's outbox was not sent: %s", type(error).__name__)
            return Left()
        finally:
            await asyncio.to_thread(borrowed.close)

    def _borrow(self, folder: Path) -> BorrowedOutbox | None:
        from agent_desktop.cache.borrowed import BorrowedOutbox

        key = self._keystore.load(str(folder))
        return None if key is None else BorrowedOutbox(folder, key, self._clock)

    async def _send(self, borrowed: BorrowedOutbox) -> Left:
        from agent_desktop.hubclient.client import HubClient
        from agent_desktop.sync.board import SyncBoard
        from agent_desktop.sync.drain import Drain
        from agent_desktop.sync.waiting import Timing

        session = borrowed.outbox.session
        if session is None:
            return Left()  # Nobody ever signed in, so nobody recorded anything.
        installation = await borrowed.outbox.installation(session.subject)
        client = HubClient(session.hub_url, lambda: session.token, installation)
        # A board of its own: what becomes of theirs says nothing about this window's line.
        board = SyncBoard(self._clock)
        drain = Drain(borrowed.outbox, client, board, session.subject, Timing(clock=self._clock))
        try:
            async with asyncio.timeout(AT_MOST_S):
                while await drain.once() == 0.0:
                    pass
        except TimeoutError:
            pass  # The rest goes with the next round; what was sent is known by its ids.
        finally:
            await client.close()
        waiting = (await borrowed.outbox.counts()).waiting
        counts = await borrowed.outbox.desks()
        return Left(waiting, not board.state.signed_in, session.hub_url, counts)
