"""Lets the demo's hub learn: answers of weeks gone by go in, and one turn of learning is taken."""

from __future__ import annotations

import asyncio
from typing import Final, NamedTuple

from agent_desktop.decisioning.catalogue import Catalogue
from agent_desktop.decisioning.catalogue_reading import parse_catalogue
from agent_desktop.demo.hub_process import HubFailed
from agent_desktop.demo.past_answers import COLLEAGUE, INSTALLATION, TEAM, entries, past_answers
from agent_desktop.demo.plan import cast_of
from agent_desktop.demo.stage import Stage
from agent_desktop.domain.visibility import Role
from agent_desktop.hubclient.client import HubClient
from agent_desktop.protocol.messages import PushRequest, Verdict

_AT_ONCE: Final = 100


class Lesson(NamedTuple):
    """What came of it."""

    answers: int
    told: str
    """The hub's own words on the model."""


async def catalogue_of(stage: Stage) -> Catalogue:
    """The one that the hub has in force. Raises the errors of protocol.errors."""
    client = _client(stage)
    try:
        reply = await client.catalogue("current")
    finally:
        await client.close()
    return parse_catalogue(reply.toml, f"catalogue {reply.version}")


async def teach(stage: Stage) -> Lesson:
    """Some seconds. Raises HubFailed, and the errors of protocol.errors."""
    catalogue = await catalogue_of(stage)
    spared: set[str] = set()
    client = _client(stage)
    try:
        for caller in cast_of(stage.plan):
            if caller.number:
                found = await client.look_up(caller.number, catalogue.region)
                spared.update(match.customer.id for match in found.matches)
        handled = [t.name for t in catalogue.touchpoints.values() if t.agent_handled]
        answers = await asyncio.to_thread(
            past_answers, stage.hub.folder, catalogue, handled[0], stage.plan.start, spared
        )
        waiting = list(entries(answers))
        for start in range(0, len(waiting), _AT_ONCE):
            part = tuple(waiting[start : start + _AT_ONCE])
            reply = await client.push(PushRequest(installation=INSTALLATION, entries=part))
            for result in reply.results:
                if result.verdict not in {Verdict.ACCEPTED, Verdict.DUPLICATE}:
                    raise HubFailed(f"An earlier answer was not taken: {result.message}")
    finally:
        await client.close()
    return Lesson(len(answers), await asyncio.to_thread(stage.hub.train))


def _client(stage: Stage) -> HubClient:
    token = stage.hub.token(Role.AGENT, subject=COLLEAGUE, team=TEAM)
    return HubClient(stage.hub.url, lambda: token, INSTALLATION)
