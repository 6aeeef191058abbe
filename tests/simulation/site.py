"""What goes on at the hub meanwhile: events, merges and un-merges, other catalogues."""

from __future__ import annotations

import contextlib
from random import Random
from typing import Any

from agent_desktop.domain.visibility import Role
from agent_desktop.hub.access.tokens import Principal
from agent_desktop.hub.contexts.keeper import fold_all
from agent_desktop.hub.erasing.orders import lay
from agent_desktop.hub.stitching.errors import CannotStitch
from agent_desktop.hub.stitching.intake import take_in
from agent_desktop.hub.stitching.merging import merge, unmerge
from agent_desktop.hub.store.errors import StoreError
from agent_desktop.hub.sync import settling
from agent_desktop.hub.sync.sentiments import published
from agent_desktop.protocol.errors import HubError
from agent_desktop.protocol.messages import SettlementVerdict
from tests.simulation.acknowledged import Unit
from tests.simulation.surroundings import right_now
from tests.simulation.template import CATALOGUES, PEOPLE, sighting
from tests.simulation.world import TEAM, World


class Site:
    """Touchpoints, supervisors and administrators, who speak to the hub where it runs."""

    def __init__(self, world: World, random: Random) -> None:
        self._world = world
        self._random = random
        self._number = 100
        self._users = [f"user{i}" for i in range(PEOPLE)]
        self._links: list[int] = []

    async def events(self) -> None:
        """Some events in one transaction, perhaps of somebody new."""
        hub = self._world.hub
        if hub is None:
            return
        if self._random.random() < 0.15:
            self._users.append(f"new{len(self._users)}")
            users = [self._users[-1]]
        else:
            erased = set(self._world.told.erased.values())
            known = [user for user in self._users[:PEOPLE] if user not in erased]
            users = self._random.sample(known, k=min(len(known), self._random.choice((1, 1, 2))))
        count = self._random.randint(1, 4)
        made: list[Any] = []
        for user in users:
            for _ in range(count):
                self._number += 1
                made.append(sighting(user, self._number, right_now(), mark=f"event-{self._number}"))
        if await self._write(hub, lambda unit: take_in(unit, made)) is None:
            return
        self._world.trace("hub takes in", len(made), "of", *users)
        for user in users:
            ids = tuple(s.event_id.hex() for s in made if s.people[0][1] == user)
            self._world.told.units.append(Unit(user, ids))

    async def merge(self) -> None:
        hub = self._world.hub
        if hub is None:
            return
        erased = self._world.told.erased
        known = [one for one in self._world.customers if one not in erased]
        if len(known) < 2:
            return
        a, b = self._random.sample(known, k=2)
        self._world.told.merged.update({a, b})
        link = await self._write(hub, lambda unit: merge(unit, a, b, "same", "admin"))
        if link is not None:
            self._world.trace("hub merges", a, b)
            self._links.append(link)

    async def unmerge(self) -> None:
        hub = self._world.hub
        if hub is None or not self._links:
            return
        link = self._links.pop(self._random.randrange(len(self._links)))
        await self._write(hub, lambda unit: unmerge(unit, link, "admin"))
        self._world.trace("hub parts", link)

    async def publish(self) -> None:
        """Another catalogue: an action is withdrawn, or comes back."""
        hub = self._world.hub
        if hub is not None:
            with contextlib.suppress(StoreError):
                hub.shared.catalogues.publish_now(self._random.choice(CATALOGUES), "simulation")
                self._world.trace("hub publishes", hub.shared.catalogues.version)

    async def settle(self) -> None:
        """IT discards what was refused."""
        hub = self._world.hub
        refused = [one for one in self._world.told.made if one.poison and one.kept]
        if hub is None or not refused:
            return
        entry = self._random.choice(refused).id
        who = Principal(subject="ivy", role=Role.ADMIN, team=TEAM, expires_at=2**40, token_id="sim")
        known = published(hub.shared.catalogues)
        position = await self._write(
            hub,
            lambda unit: (
                settling.settle(unit, who, entry, SettlementVerdict.DISCARDED, "", known),
                unit.position,
            )[1],
        )
        if position is not None:
            self._world.trace("IT discards", entry)
            hub.shared.hints.tell_all(position)

    async def erase(self) -> None:
        """Everything about somebody goes, at every desk too."""
        hub, told = self._world.hub, self._world.told
        left = [
            (number, one)
            for number, one in enumerate(self._world.customers)
            if one not in told.merged and one not in told.erased
        ]
        if hub is None or hub.parts.erasures is None or not left:
            return
        number, customer = self._random.choice(left)
        told.erased[customer] = f"user{number}"
        for desk in self._world.desks:
            for agent in desk.agents.values():
                agent.forget(customer)
        self._world.trace("hub erases", customer)
        laid = await self._write(hub, lambda unit: lay(unit, customer, "admin", objected=False))
        if laid is not None and hub.alive:
            with contextlib.suppress(StoreError):
                if hub.parts.erasures.carry_out():
                    told.gone_for_good.add(customer)
                hub.shared.hints.tell_all(hub.database.position)

    async def fold(self) -> None:
        hub = self._world.hub
        if hub is not None:
            with contextlib.suppress(StoreError):
                fold_all(hub.database)

    async def _write(self, hub: Any, unit: Any) -> Any:
        with contextlib.suppress(StoreError, CannotStitch, HubError, LookupError, ValueError):
            return await hub.write(unit)
        return None
