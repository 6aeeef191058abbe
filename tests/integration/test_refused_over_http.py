"""The supervisor's class against a real hub: what was refused, and which desks wait."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest

from agent_desktop.domain.visibility import Role
from agent_desktop.hub.access.tokens import Tokens
from agent_desktop.hubclient.client import HubClient
from agent_desktop.hubclient.refused import HubRefused
from agent_desktop.protocol.errors import NotAllowed, NotFound, Refused
from agent_desktop.protocol.messages import (
    DeskCount,
    Entry,
    EntryKind,
    PushRequest,
    ResponseBody,
    SettlementVerdict,
)
from tests.support.hub_room import CATALOGUE, NOW, Outbox, Room, response
from tests.support.hub_thread import KEY, served


def of(url: str, subject: str, role: Role) -> HubClient:
    token = Tokens(KEY).issue(subject=subject, role=role, team="cards", lasts_s=60)
    return HubClient(url, lambda: token, f"desk-of-{subject}")


def test_a_supervisor_settles_what_was_refused(tmp_path: Path) -> None:
    room = Room(tmp_path / "hub")
    room.catalogues.publish_now(CATALOGUE, "test.toml")
    outbox = Outbox(room.sync())
    entries: list[Entry] = [
        outbox.add(EntryKind.RESPONSE, ResponseBody(response=response("nobody", f"r{n}")), f"r{n}")
        for n in range(102)
    ]
    waiting = DeskCount(installation="desk-of-dana", subject="dana", waiting=3, oldest_at=NOW)

    async def work(url: str) -> None:
        agent, boss = of(url, "dana", Role.AGENT), of(url, "ivy", Role.SUPERVISOR)
        try:
            await agent.push(
                PushRequest(installation="desk-of-dana", entries=tuple(entries), desks=(waiting,))
            )
            with pytest.raises(NotAllowed):
                await HubRefused(agent).entries()
            refused = HubRefused(boss)
            first, onward = await refused.entries()
            rest, end = await refused.entries(before=onward)
            assert {one.id for one in first + rest} == {one.id for one in entries}
            assert end is None
            done = await refused.settle("r7", SettlementVerdict.DISCARDED, "a test")
            assert (done.settled, done.settled_by, done.note) == (
                SettlementVerdict.DISCARDED, "ivy", "a test",
            )  # fmt: skip
            with pytest.raises(Refused) as failed:
                await refused.settle("r7", SettlementVerdict.APPLIED)
            assert failed.value.code == "already_settled"
            with pytest.raises(Refused, match="still can't be applied"):
                await refused.settle("r8", SettlementVerdict.APPLIED)
            with pytest.raises(NotFound):
                await refused.settle("../r8", SettlementVerdict.DISCARDED)
            settled, _ = await refused.entries(settled=True)
            assert [one.id for one in settled] == ["r7"]
            (desk,) = await refused.desks()
            assert (desk.installation, desk.waiting, desk.oldest_at) == ("desk-of-dana", 3, NOW)
        finally:
            await agent.close()
            await boss.close()

    with served(room, tmp_path) as url:
        asyncio.run(asyncio.wait_for(work(url), 30))
    room.database.close()
