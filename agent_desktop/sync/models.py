"""Fetches the model that the hub names, as catalogues are fetched; a bad one leaves the last."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from agent_desktop.protocol.errors import NotFound
from agent_desktop.protocol.sync import SyncProtocol
from agent_desktop.sync import published
from agent_desktop.sync.following import Report, Standing, Store
from agent_desktop.sync.waiting import Timing

CURRENT: Final = "current"
"""Asks for the model in force, whatever its version."""

Check = Callable[[str, bytes, str, int], None]


class Models:
    """Remembers what was refused, so that nothing is fetched twice in vain. Another catalogue is
    a reason to try again."""

    def __init__(
        self,
        hub: SyncProtocol,
        store: Store,
        report: Report,
        timing: Timing,
        check: Check = published.check_model,
    ) -> None:
        self._hub = hub
        self._store = store
        self._report = report
        self._clock = timing.clock
        self._off_loop = timing.off_loop
        self._check = check
        self._done: set[tuple[str, str]] = set()

    async def fetch(self, standing: Standing) -> None:
        """Puts in force what the hub last named. Raises HubError."""
        named = standing.model_named
        if named == standing.model:
            return
        if named == "":
            await self._use("", b"")
            return
        catalogue = await self._off_loop(self._store.catalogue)
        if catalogue is None:
            return  # Nothing to check it against; it comes with the catalogue.
        wanted = (named or CURRENT, catalogue[0])
        if wanted in self._done:
            return
        found = await self._found(named)
        self._done.add(wanted)
        if found is None:
            # A hub that was restored may never have had the one that is in force here.
            if named is None and standing.model:
                await self._use("", b"")
        elif found[0] != standing.model:
            await self._take(*found, catalogue[1])

    async def _found(self, named: str | None) -> tuple[str, bytes] | None:
        kept = await self._off_loop(lambda: self._store.model(named)) if named else None
        if named and kept is not None:
            return named, kept
        try:
            reply = await self._hub.model(named or CURRENT)
        except NotFound:
            return None
        return reply.version, reply.snapshot

    async def _take(self, version: str, snapshot: bytes, catalogue: str) -> None:
        now = self._clock.now()
        try:
            await self._off_loop(lambda: self._check(version, snapshot, catalogue, now))
        except ValueError as error:
            self._report.model_refused(version, str(error))
            return
        await self._use(version, snapshot)

    async def _use(self, version: str, snapshot: bytes) -> None:
        now = self._clock.now()
        await self._off_loop(lambda: self._store.use_model(version, snapshot, now))
        self._done = {one for one in self._done if one[0] == CURRENT}
        self._report.model(version)
