"""A touchpoint, the hub and a desktop: what is said at one place holds at all of them."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import Any

import httpx

from agent_desktop.app.catalogue_playbook import from_toml
from agent_desktop.app.ports import KnownCustomer
from agent_desktop.decisioning.decisions import Held, Inputs
from agent_desktop.domain.responses import Sentiment
from tests.integration.test_desk_and_hub import Desk, WallClock, desk
from tests.support.event_loop import in_a_loop
from tests.support.hub import Hub, MakeHub

CATALOGUE = """
name = "two-places"
region = "GB"

[learning]
noise = false
control = 0.0

[defaults.suppress.negative]
days = 30

[groups.cards]
title = "Cards"

[touchpoints.website]
channel = "web"
write_key = "web-key"

[touchpoints.branch]
channel = "physical"
trust = "trusted"
write_key = "branch-key"

[touchpoints.call-centre]
channel = "assisted"
trust = "trusted"
agent_handled = true
write_key = "call-key"

[[policies]]
name = "seen-enough"
counts = "displayed"
threshold = 2
window_days = 7
pause_days = 7

[actions.card]
title = "A card"
why = "Because"
group = "cards"
suppress.negative = { days = 30, scope = "group" }
assets.website = {}
assets.branch = {}
assets.call-centre = {}

[actions.gold]
title = "A gold card"
why = "Because"
group = "cards"
assets.call-centre = {}

[actions.survey]
title = "How was it"
why = "Because"
assets.website = {}
assets.branch = {}
assets.call-centre = {}
"""


def ask(hub: Hub, key: str, **question: Any) -> dict[str, Any]:
    reply = httpx.post(f"{hub.url}/v1/decisions", json=question, auth=(key, ""), timeout=30)
    found: dict[str, Any] = reply.raise_for_status().json()
    return found


def say(hub: Hub, key: str, *codes: str) -> list[str]:
    reply = httpx.post(f"{hub.url}/v1/responses", json={"codes": codes}, auth=(key, ""), timeout=30)
    return [one["verdict"] for one in reply.raise_for_status().json()["results"]]


class Agent:
    """The list as the window would make it, from the cache alone."""

    def __init__(self, it: Desk, customer: str) -> None:
        self._it = it
        self._customer = customer
        self._playbook = from_toml("v", CATALOGUE)
        self.ranked: list[str] = []
        self.held: dict[str, Held] = {}

    async def look(self) -> None:
        known: KnownCustomer | None = await self._it.profile.cache.customer(self._customer)
        if known is None:
            return
        now = WallClock().now()
        context = self._playbook.attributes(known, now, known.answers)
        decision = self._playbook.decide(
            Inputs(
                decision_id="d", customer_id=self._customer, contact_id="call-1",
                touchpoint="call-centre", at=now, context=context, answers=known.answers,
                signals=self._playbook.signals(known, now, context), exposures=known.exposures,
            )
        )  # fmt: skip
        self.ranked = [one.action_id for one in decision.ranked]
        self.held = {one.action_id: one for one in decision.held}

    async def until_held(self, *actions: str) -> None:
        async with asyncio.timeout(20):
            while not set(actions) <= self.held.keys():
                await asyncio.sleep(0.01)
                await self.look()

    async def until_ranked(self, *actions: str) -> None:
        async with asyncio.timeout(20):
            while not set(actions) <= set(self.ranked):
                await asyncio.sleep(0.01)
                await self.look()


def served(make_hub: MakeHub, tmp_path: Path) -> Hub:
    file = tmp_path / "two-places.toml"
    file.write_text(CATALOGUE)
    return make_hub(catalogue=str(file))


def person(hub: Hub) -> str:
    """Somebody who signed in on a browser; their id."""
    body = {
        "type": "identify", "userId": "ada", "anonymousId": "browser", "messageId": "m1",
        "traits": {"phone": "+442079460018"}, "writeKey": "branch-key",
    }  # fmt: skip
    hub.ask("POST", "/v1/identify", body=body, token=None)
    found = hub.ask("GET", "/v1/customers?number=%2B442079460018")
    return str(found["matches"][0]["customer"]["id"])


@in_a_loop
async def test_a_no_on_the_web_is_a_no_at_the_desk(make_hub: MakeHub, tmp_path: Path) -> None:
    hub = served(make_hub, tmp_path)
    ada = person(hub)
    async with desk(hub, tmp_path / "p") as it:
        agent = Agent(it, ada)
        await agent.until_ranked("card", "gold", "survey")
        await it.until(lambda: it.state.online)
        shown = ask(hub, "web-key", who={"anonymous_id": "browser"})
        codes = {one["action"]: one["codes"] for one in shown["actions"]}
        assert say(hub, "web-key", codes["card"]["negative"]) == ["accepted"]
        # Its group goes too, as the catalogue says, and the reason names where it was said.
        await agent.until_held("card", "gold")
        card, gold = agent.held["card"], agent.held["gold"]
        assert (card.code, card.sentiment, card.touchpoint) == (
            "suppressed", Sentiment.NEGATIVE, "website",
        )  # fmt: skip
        assert card.response_id == gold.response_id
        assert card.until is not None
        assert agent.ranked == ["survey"]
        for key, who in (
            ("web-key", {"anonymous_id": "browser"}),
            ("branch-key", {"user_id": "ada"}),
        ):
            assert [one["action"] for one in ask(hub, key, who=who)["actions"]] == ["survey"]
        # They think better of it: the last word counts, here as there.
        assert say(hub, "web-key", codes["card"]["neutral"]) == ["accepted"]
        await agent.until_ranked("gold")


@in_a_loop
async def test_what_was_shown_elsewhere_counts_at_the_desk(
    make_hub: MakeHub, tmp_path: Path
) -> None:
    hub = served(make_hub, tmp_path)
    ada = person(hub)
    async with desk(hub, tmp_path / "p") as it:
        agent = Agent(it, ada)
        await agent.until_ranked("card", "survey")
        for key, who in (
            ("web-key", {"anonymous_id": "browser"}),
            ("branch-key", {"user_id": "ada"}),
        ):
            ask(hub, key, who=who, top=1, displayed=True)
        await agent.until_held("card")
        assert (agent.held["card"].code, agent.held["card"].rule) == ("policy", "seen-enough")
        assert agent.held["card"].count == 2
        assert "survey" in agent.ranked
