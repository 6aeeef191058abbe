"""A real hub that is restored, another hub at its address, and sessions that run out."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from agent_desktop.app.review import ReviewFilters
from agent_desktop.domain.responses import Sentiment
from agent_desktop.hubclient.client import HubClient
from agent_desktop.hubclient.review import HubReview
from agent_desktop.protocol.errors import NotAllowed, NotFound
from agent_desktop.sync.puller_messages import Start
from tests.integration.test_desk_and_hub import WallClock, _customer, _of, desk
from tests.support.event_loop import in_a_loop
from tests.support.hub import Hub
from tests.support.journeys import item, response


@in_a_loop
async def test_a_session_that_runs_out_pauses_and_goes_on(hub: Hub, tmp_path: Path) -> None:
    ada = _customer(hub, "ada", "+442079460018")
    async with desk(hub, tmp_path / "p") as it:
        await it.until(lambda: ada in it.changed)
        good = it.token
        it.token = "expired"
        answer = response(ada, at=WallClock().now())
        await it.profile.outbox.commit((item(answer),), None)
        await it.until(lambda: not it.state.signed_in)
        assert it.state.waiting == 1
        assert _of(hub, ada) == []
        it.token = good
        it.drain.nudge()
        await it.until(lambda: it.accepted == [answer.id])
        assert it.state.signed_in


@in_a_loop
async def test_a_hub_restored_from_an_older_copy_gets_back_what_it_lost(
    make_hub: Callable[..., Hub], tmp_path: Path
) -> None:
    hub = make_hub()
    ada = _customer(hub, "ada", "+442079460018")
    async with desk(hub, tmp_path / "p") as it:
        await it.until(lambda: ada in it.changed)
        first, second = (response(ada, at=WallClock().now() + n) for n in range(2))
        await it.profile.outbox.commit((item(first),), None)
        await it.until(lambda: it.accepted == [first.id])
        hub.stop()
        backup = tmp_path / "backup"
        shutil.copytree(hub.data, backup)
        hub.start()
        await it.profile.outbox.commit((item(second),), None)
        await it.until(lambda: second.id in it.accepted, 40)
        hub.stop()
        shutil.rmtree(hub.data)
        shutil.copytree(backup, hub.data)
        hub.start()
        # It forgot the second answer without saying so: the next entry finds out.
        assert [one["id"] for one in _of(hub, ada)] == [first.id]
        third = response(ada, at=WallClock().now() + 3)
        await it.profile.outbox.commit((item(third),), None)
        await it.until(lambda: third.id in it.accepted, 40)
        kept = [str(one["id"]) for one in _of(hub, ada)]
        assert sorted(kept) == sorted([first.id, second.id, third.id])


@in_a_loop
async def test_another_hub_at_the_same_address_gets_nothing(
    make_hub: Callable[..., Hub], tmp_path: Path
) -> None:
    hub = make_hub()
    ada = _customer(hub, "ada", "+442079460018")
    async with desk(hub, tmp_path / "p") as it:
        await it.until(lambda: ada in it.changed)
        hub.stop()
        shutil.rmtree(hub.data)
        hub.start()
        it.token = hub.token("agent", team="cards", subject="dana")
        it.puller.start(
            Start(
                folder=it.start.folder,
                key=it.start.key,
                hub_url=hub.url,
                token=it.token,
                installation=it.start.installation,
                subject="dana",
            )
        )
        await it.profile.outbox.commit((item(response(ada)),), None)
        await it.until(lambda: "another hub" in it.state.trouble, 40)
        assert it.state.waiting == 1
        assert await it.profile.cache.customer(ada) is not None, "the cache stays what it was"


@in_a_loop
async def test_a_supervisor_reviews_the_team(hub: Hub, tmp_path: Path) -> None:
    ada = _customer(hub, "ada", "+442079460018")
    async with desk(hub, tmp_path / "p") as it:
        answer = response(ada, at=WallClock().now())
        await it.profile.outbox.commit((item(answer),), None)
        await it.until(lambda: it.accepted == [answer.id])
    token = hub.token("supervisor", team="cards", subject="sue")
    client = HubClient(hub.url, lambda: token, "desk-of-sue")
    review = HubReview(client)
    try:
        page = await review.rows(ReviewFilters(), None, 10)
        assert [(row.response.id, row.customer_name) for row in page.rows] == [(answer.id, "Ada")]
        none = await review.rows(
            ReviewFilters(sentiment=Sentiment.POSITIVE, action_id="x", since=1, until=2), None, 10
        )
        assert none.rows == ()
        assert "Ada" in await review.export(ReviewFilters())
        assert len((await review.catalogue()).actions) > 3
        assert await review.agents_visible() is False
        with pytest.raises(NotFound, match="no list"):
            await review.seen(answer.id)
        with pytest.raises(NotAllowed):
            await review.rows(ReviewFilters(by="dana"), None, 10)
    finally:
        await client.close()
