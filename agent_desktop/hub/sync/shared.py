"""What the requests of all users have in common."""

from __future__ import annotations

import time
from typing import NamedTuple

from agent_desktop.decisioning.catalogue import Catalogue
from agent_desktop.hub.access.tokens import Principal
from agent_desktop.hub.catalogues.published import CURRENT, Catalogues
from agent_desktop.hub.learning.models import Models
from agent_desktop.hub.policy import Policy
from agent_desktop.hub.store.database import Database
from agent_desktop.hub.store.life import Life
from agent_desktop.hub.sync.hints import Hints
from agent_desktop.hub.sync.visible import Sight
from agent_desktop.protocol.errors import NotFound


class TopUps:
    """When each installation was last given recent customers that it lacked. In memory: asking
    once more after a restart costs one query."""

    def __init__(self, every_s: float) -> None:
        self._every_s = every_s
        self._last: dict[str, float] = {}

    def due(self, installation: str, *, again: bool) -> bool:
        """Whether it is time, or `again` says so; then it counts as done."""
        now = time.monotonic()
        last = self._last.get(installation)
        if last is not None and not again and now - last < self._every_s:
            return False
        self._last[installation] = now
        return True


class Shared(NamedTuple):
    """What the requests of all users have in common."""

    database: Database
    catalogues: Catalogues
    hints: Hints
    top_ups: TopUps
    offline_customers: int
    """How many of the most recent customers a new installation is given to keep."""
    policy: Policy
    models: Models
    life: Life

    def catalogue(self) -> Catalogue | None:
        """The one in force; None before the first."""
        try:
            return self.catalogues.parsed(CURRENT)
        except NotFound:
            return None

    def sight(self, principal: Principal) -> Sight:
        """What this user sees at this moment."""
        catalogue = self.catalogue()
        return Sight(principal, self.policy, catalogue.roles if catalogue is not None else {})
