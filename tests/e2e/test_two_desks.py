"""Two desktops and a hub on a line that is shaken, cut and restored agree in the end."""

from __future__ import annotations

import asyncio
import time
from typing import Any

from agent_desktop.cache.files import CacheFiles
from agent_desktop.demo.desk_ends import Holdings, holdings, hub_holds
from agent_desktop.demo.line import Line
from agent_desktop.hubclient.client import HubClient
from tests.e2e.test_main_job import ADA, ada, responses_on, with_list
from tests.support.desktop_process import Desktop, FixedKey, MakeDesktop
from tests.support.hub import Hub

__all__ = ["ada"]

SEED = 7
KEY = FixedKey().load("") or b""


class OnTheLine:
    """The hub, as desktops find it."""

    def __init__(self, hub: Hub, url: str) -> None:
        self._hub = hub
        self.url = url

    def token(self, *args: Any, **about: Any) -> str:
        return self._hub.token(*args, **about)


def answer(desktop: Desktop, sentiment: str) -> None:
    view = desktop.view()
    desktop.do("respond", action_id=view["actions"][0], sentiment=sentiment)
    desktop.until(lambda v: v["answered"][0]["solid"])


def held(desktop: Desktop, subject: str) -> Holdings:
    return holdings(CacheFiles(desktop.profile), KEY, KEY, subject)


async def agreed(hub: Hub, here: Holdings, subject: str) -> bool:
    client = HubClient(hub.url, lambda: hub.token("agent", subject=subject), "")
    try:
        return await hub_holds(client, here) == here.digests
    finally:
        await client.close()


def test_both_record_while_it_is_cut_and_all_three_agree(
    ada: Hub, make_desktop: MakeDesktop
) -> None:
    with Line(ada.url, SEED) as line:
        there: Any = OnTheLine(ada, line.url)
        desks = {"dana": make_desktop(there, subject="dana"), "eve": make_desktop(there, "eve")}
        for desktop in desks.values():
            desktop.call(ADA)
            desktop.until(with_list)
            desktop.until(lambda v: v["online"] and v["puller"])
        line.shake()
        for desktop, sentiment in zip(desks.values(), ("negative", "neutral"), strict=True):
            answer(desktop, sentiment)
        line.cut()
        for desktop in desks.values():
            answer(desktop, "neutral")
            desktop.until(lambda v: not v["online"] and v["waiting"])
        line.heal()
        for desktop in desks.values():
            desktop.until(lambda v: v["online"] and not v["waiting"])
        deadline = time.monotonic() + 30
        for subject, desktop in desks.items():
            while not asyncio.run(agreed(ada, held(desktop, subject), subject)):
                assert time.monotonic() < deadline, f"{subject}'s desktop differs from the hub"
                time.sleep(0.2)
        one, two = (held(desktop, subject) for subject, desktop in desks.items())
        sent = [*one.sent, *two.sent]
        assert len(sent) == 4
        assert sorted(sent) == sorted(row["id"] for row in responses_on(ada))
        (shared,) = one.digests.keys() & two.digests.keys()
        assert one.digests[shared] == two.digests[shared]
