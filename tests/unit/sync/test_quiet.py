"""What happens when nothing is to be pulled: a little at a time, and no trouble when it fails."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest

from agent_desktop.protocol.digests import PARTS
from agent_desktop.protocol.errors import HubAway, HubBusy, HubError, NotFound, SignInNeeded
from agent_desktop.protocol.messages import DesktopPolicy, Hint
from agent_desktop.sync.quiet import COMPARE_S, DROP_S, POLICY_S
from tests.support.event_loop import in_a_loop
from tests.unit.sync.test_follow import Running, started

LIVE = 35.0
"""Between two heartbeats of the stream."""


@asynccontextmanager
async def running(it: Running | None = None) -> AsyncIterator[Running]:
    it = it or Running()
    async with started(it):
        yield it


async def _quiet(it: Running, seconds: float) -> None:
    """Time passes while the stream beats."""
    while seconds > 0:
        it.hub.streams[-1].put_nowait(None)
        await it.time.pass_time(min(LIVE, seconds))
        seconds -= LIVE


@in_a_loop
async def test_it_indexes_in_slices_and_says_when_it_is_done() -> None:
    async with running() as it:
        it.store.house.to_index = 3
        await _quiet(it, 1)
        assert it.heard.index == [False, True]
        # More came with a pull.
        it.store.house.to_index = 2
        it.commit(5, "c1")
        it.hub.streams[-1].put_nowait(Hint(position=5))
        await _quiet(it, 1)
        assert it.heard.index == [False, True, False, True]


@in_a_loop
async def test_what_the_desktop_says_is_done_at_once() -> None:
    async with running() as it:
        it.store.house.settlements = ["e1", "e2"]
        it.store.house.erasing = ["c1"]
        quiet = it.follower.quiet
        quiet.used(("c1",))
        quiet.pin(("c2",))
        quiet.settlements_taken(("e1",))
        quiet.cleaned(("c1",))
        it.follower.stir()
        await _quiet(it, 1)
        house = it.store.house
        assert (house.uses, house.pinned) == ([("c1",)], ("c2",))
        assert (house.settlements, house.erasing) == (["e2"], [])
        assert len(it.hub.pulls) == 1, "none of it needs a pull"


@in_a_loop
async def test_what_an_earlier_run_left_is_said_at_the_start() -> None:
    it = Running()
    it.store.house.settlements = ["e1"]
    it.store.house.erasing = ["c1"]
    it.store.house.kept_policy = DesktopPolicy(version="1", customers=7)
    it.hub.policy = it.store.house.kept_policy
    async with running(it):
        assert it.heard.settlements == 1
        assert it.heard.gone_for_good == [frozenset({"c1"})]
        assert it.heard.policies == [DesktopPolicy(version="1", customers=7)]


@in_a_loop
async def test_the_policy_is_asked_for_at_once_and_then_every_hour() -> None:
    async with running() as it:
        it.hub.policy = DesktopPolicy(version="2", customers=5)
        await _quiet(it, 30)
        assert it.heard.policies == [it.hub.policy]
        assert it.store.house.kept_policy == it.hub.policy
        it.hub.policy = DesktopPolicy(version="3", customers=4)
        await _quiet(it, POLICY_S * 1.1)
        assert [one.version for one in it.heard.policies] == ["2", "3"]


@in_a_loop
async def test_who_is_dropped_is_released_and_a_release_that_fails_is_tried_again() -> None:
    async with running() as it:
        await _quiet(it, 5)
        it.store.house.to_drop = ["c1", "c2", "c3"]
        it.hub.releases = [HubAway("gone"), None]
        await _quiet(it, DROP_S * 1.1)
        assert it.hub.released == [("c1", "c2", "c3")]
        assert it.store.house.to_release == []
        assert it.heard.customers[-2:] == [frozenset({"c1", "c2"}), frozenset({"c3"})]
        assert it.heard.errors == [], "whether the line works is for the pull to say"


@in_a_loop
async def test_one_part_at_a_time_is_compared_and_the_whole_is_said() -> None:
    async with running() as it:
        await _quiet(it, COMPARE_S * 1.01)
        assert len(it.hub.compared) == 1
        await _quiet(it, COMPARE_S * (PARTS - 0.5))
        assert sorted(it.hub.compared) == list(range(PARTS))
        assert it.heard.comparisons == 1
        assert it.heard.repairs == []


@in_a_loop
async def test_all_of_it_is_compared_at_once_when_asked() -> None:
    async with running() as it:
        await _quiet(it, 5)
        it.store.house.differ = {3: ("c1", "c2"), 9: ("c3",)}
        it.hub.hold_at = 77
        pulls = len(it.hub.pulls)
        it.follower.quiet.compare()
        it.follower.stir()
        await _quiet(it, 5)
        assert sorted(it.hub.compared) == list(range(PARTS))
        assert it.heard.comparisons == 1
        assert it.heard.repairs in ([2, 1], [1, 2])
        assert set(it.hub.held_again) == {("c1", "c2"), ("c3",)}
        assert set(it.store.house.expected) == {(("c1", "c2"), 77), (("c3",), 77)}
        assert len(it.hub.pulls) > pulls, "what differs is fetched at once"
        # From then on at leisure.
        await _quiet(it, 30)
        assert len(it.hub.compared) == PARTS


@in_a_loop
async def test_a_hub_that_has_news_is_pulled_before_it_is_compared() -> None:
    async with running() as it:
        await _quiet(it, 5)
        it.hub.quiet = False
        pulls = len(it.hub.pulls)
        await _quiet(it, COMPARE_S)
        assert len(it.hub.pulls) > pulls
        assert it.heard.comparisons == 0
        it.hub.quiet = True
        it.follower.quiet.compare()
        it.follower.stir()
        await _quiet(it, 5)
        assert it.heard.comparisons == 1


@in_a_loop
async def test_an_answer_of_another_past_compares_nothing() -> None:
    async with running() as it:
        await _quiet(it, 5)
        it.store.house.differ = dict.fromkeys(range(PARTS), ("c1",))
        it.hub.epoch = 2
        it.follower.quiet.compare()
        it.follower.stir()
        await it.time.pass_time(0)
        assert it.heard.repairs == []


@pytest.mark.parametrize(
    "error", [NotFound("old hub"), HubBusy("busy", 5.0), SignInNeeded("again"), HubAway("away")]
)
@in_a_loop
async def test_a_hub_that_does_not_answer_is_no_trouble_here(error: HubError) -> None:
    async with running() as it:
        it.hub.failing_aside = error
        await _quiet(it, POLICY_S)
        assert it.heard.errors == []
        asked = it.hub.asked_aside
        assert 0 < asked <= 4 * POLICY_S / 10, "and it is not asked all the time"
        it.hub.failing_aside = None
        await _quiet(it, POLICY_S)
        assert it.heard.policies
        assert it.hub.compared


@in_a_loop
async def test_a_clock_that_leaps_stops_nothing() -> None:
    async with running() as it:
        await _quiet(it, 5)
        it.time.time += 3650 * 86400
        await _quiet(it, COMPARE_S * 2)
        compared = len(it.hub.compared)
        assert compared >= 1
        it.time.offset = -7300 * 86400
        await _quiet(it, POLICY_S * 4)
        assert len(it.hub.compared) > compared


@in_a_loop
async def test_an_erasure_has_the_file_written_anew() -> None:
    async with running() as it:
        await _quiet(it, 30)
        it.store.house.to_rewrite = 2
        it.commit(5, "c1")
        it.hub.streams[-1].put_nowait(Hint(position=5))
        await _quiet(it, 60)
        assert it.store.house.to_rewrite == 0


@in_a_loop
async def test_where_the_stream_is_held_back_it_goes_on_all_the_same() -> None:
    async with running() as it:
        it.store.house.to_index = 5
        await it.time.pass_time(40)
        await it.time.pass_time(120)
        assert it.heard.index[-1] is True
        it.store.house.to_index = 2
        it.follower.quiet.used(("c9",))
        it.follower.stir()
        await it.time.pass_time(60)
        assert it.store.house.uses == [("c9",)]
        assert it.store.house.to_index == 0
