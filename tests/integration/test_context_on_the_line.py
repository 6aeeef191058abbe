"""Contexts and household answers between a real hub and a real desktop's cache, over HTTP."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import Any

from agent_desktop.decisioning.context_state import from_builtins
from agent_desktop.domain.responses import Sentiment
from tests.integration.test_desk_and_hub import Desk, WallClock, desk
from tests.support.event_loop import in_a_loop
from tests.support.hub import Hub
from tests.support.journeys import item, response


async def held(hub: Hub, it: Desk, *users: str) -> list[str]:
    """Their ids, once the desktop keeps them."""
    ids = []
    for user in users:
        found = await it.client.search(user.title())
        ids.append(found.customers[0].id)
    for one in ids:
        await it.client.customer(one)  # looked up: kept from now on
    await it.until(lambda: set(ids) <= it.changed)
    return ids


def profile(user: str) -> dict[str, Any]:
    return {"type": "identify", "userId": user, "messageId": f"{user}-0",
            "traits": {"name": user.title()}}  # fmt: skip


@in_a_loop
async def test_each_event_counts_once_as_soon_as_it_is_here(hub: Hub, tmp_path: Path) -> None:
    """Pulls bring some events before the hub has folded them, and some after."""
    hub.post_events([profile("zoe"), hub.event("zoe", "Page Viewed")])
    async with desk(hub, tmp_path / "p") as it:
        (zoe,) = await held(hub, it, "zoe")

        async def counted() -> int:
            known = await it.profile.cache.customer(zoe)
            assert known is not None
            state = from_builtins(known.context)
            if state.events:
                # What can be seen of the journey is what was counted, at every moment.
                assert state.events == known.customer.events == len(known.events)
                assert sum(t.cells[0] for t in state.tallies.types.values()) == state.events
            return state.events

        sent = 2
        for _ in range(12):
            await asyncio.to_thread(
                hub.post_events, [hub.event("zoe", "Call Ended"), hub.event("zoe", "Page Viewed")]
            )
            sent += 2
            assert await counted() <= sent
        for _ in range(200):
            if await counted() == sent:
                break
            await asyncio.sleep(0.05)
        assert await counted() == sent
        there = await it.client.customer(zoe)
        assert there.change.context["events"] == sent
        known = await it.profile.cache.customer(zoe)
        assert known is not None
        assert from_builtins(known.context) == from_builtins(there.change.context)


@in_a_loop
async def test_a_no_of_one_member_is_known_with_the_others(hub: Hub, tmp_path: Path) -> None:
    home = [
        {"type": "group", "userId": user, "groupId": "home-1", "messageId": f"{user}-g",
         "traits": {"type": "household"}}
        for user in ("zoe", "yan")
    ]  # fmt: skip
    hub.post_events([profile("zoe"), profile("yan"), *home])
    async with desk(hub, tmp_path / "p") as it:
        zoe, yan = await held(hub, it, "zoe", "yan")

        async def told() -> list[tuple[str, str, Sentiment]]:
            known = await it.profile.cache.customer(yan)
            assert known is not None
            return [(a.customer_id, a.action_id, a.sentiment) for a in known.answers]

        async def until_told(expected: list[tuple[str, str, Sentiment]]) -> None:
            for _ in range(200):
                if await told() == expected:
                    return
                await asyncio.sleep(0.05)
            assert await told() == expected

        said = response(zoe, "no-1", action="satisfaction-survey", at=WallClock().now())
        await it.profile.outbox.commit((item(said),), None)
        it.drain.nudge()
        await until_told([(zoe, "satisfaction-survey", Sentiment.NEGATIVE)])
        # The desktop knows it by itself at once; the hub tells those that never held who said it.
        await it.until(lambda: it.accepted == ["no-1"])
        reply = await it.client.customer(yan)
        (answer,) = reply.change.household_answers
        assert (answer.customer_id, answer.response_id) == (zoe, "no-1")
