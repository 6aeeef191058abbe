"""The desktop's data side against a real hub: outbox, pulling process and cache, over HTTP."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path

import httpx

from agent_desktop.app.ports import SyncState
from agent_desktop.cache.files import CacheFiles
from agent_desktop.cache.profile import OpenProfile
from agent_desktop.cache.session import Session
from agent_desktop.hubclient.client import HubClient
from agent_desktop.hubclient.questions import HubQuestions
from agent_desktop.sync.board import SyncBoard
from agent_desktop.sync.drain import Drain
from agent_desktop.sync.puller_messages import Start
from agent_desktop.sync.pulling import PullerProcess
from agent_desktop.sync.waiting import Timing
from tests.support.event_loop import in_a_loop, until
from tests.support.hub import Hub
from tests.support.journeys import item, response, undo

KEY = bytes(range(32))


class WallClock:
    def now(self) -> int:
        return time.time_ns() // 1_000_000


@dataclass
class Desk:
    """What `bootstrap` puts together, without a window."""

    profile: OpenProfile
    client: HubClient
    board: SyncBoard
    drain: Drain
    puller: PullerProcess
    start: Start
    token: str
    accepted: list[str] = field(default_factory=list)
    changed: set[str] = field(default_factory=set)
    catalogues: list[str] = field(default_factory=list)
    broken: list[tuple[str, bool]] = field(default_factory=list)

    @property
    def state(self) -> SyncState:
        return self.board.state

    async def until(self, condition: Callable[[], bool], seconds: float = 20.0) -> None:
        await until(condition, seconds, self.state)


@asynccontextmanager
async def desk(hub: Hub, folder: Path, subject: str = "dana") -> AsyncIterator[Desk]:
    clock = WallClock()
    profile = OpenProfile(CacheFiles(folder), KEY, clock)
    token = hub.token("agent", team="cards", subject=subject)
    await profile.outbox.sign_in(
        Session(hub_url=hub.url, token=token, subject=subject, role="agent", team="cards")
    )
    installation = await profile.outbox.installation(subject)
    timing = Timing(clock=clock)
    board = SyncBoard(clock)
    client = HubClient(hub.url, lambda: made.token, installation)
    drain = Drain(profile.outbox, client, board, subject, timing)
    drain.pulled_from = profile.cache.hub
    profile.outbox.on_commit(drain.committed)
    puller = PullerProcess(board, timing)
    puller.line_back = drain.nudge
    start = Start(
        folder=str(folder),
        key=KEY.hex(),
        hub_url=hub.url,
        token=token,
        installation=installation,
        subject=subject,
    )
    made = Desk(profile, client, board, drain, puller, start, token)
    drain.on_accepted(made.accepted.extend)
    puller.changed = made.changed.update
    puller.catalogue = made.catalogues.append
    puller.broken = lambda sentence, damaged: made.broken.append((sentence, damaged))
    puller.start(start)
    running = asyncio.create_task(drain.run())
    try:
        yield made
    finally:
        running.cancel()
        await asyncio.gather(running, return_exceptions=True)
        await asyncio.to_thread(puller.close)
        await client.close()
        profile.close()


def _customer(hub: Hub, user: str, phone: str) -> str:
    hub.post_events(
        [
            {
                "type": "identify",
                "userId": user,
                "messageId": f"{user}-1",
                "traits": {"name": user.title(), "phone": phone},
            },
            hub.event(user, "Page Viewed", {"name": "Cards"}),
        ]
    )
    found = httpx.get(
        f"{hub.url}/v1/customers",
        params={"number": phone, "region": "GB"},
        headers=hub.headers("agent", team="cards", subject="test"),
    ).json()
    return str(found["matches"][0]["customer"]["id"])


def _of(hub: Hub, customer_id: str) -> list[dict[str, object]]:
    reply = httpx.get(
        f"{hub.url}/v1/customers/{customer_id}",
        headers=hub.headers("agent", team="cards", subject="test"),
    ).json()
    return list(reply["responses"])


@in_a_loop
async def test_from_the_first_pull_to_a_response_on_the_hub(hub: Hub, tmp_path: Path) -> None:
    ada = _customer(hub, "ada", "+442079460018")
    async with desk(hub, tmp_path / "p") as it:
        await it.until(lambda: ada in it.changed and bool(it.catalogues))
        matches = await it.profile.cache.match("020 7946 0018", "GB")
        assert [match.customer.id for match in matches] == [ada]
        known = await it.profile.cache.customer(ada)
        assert known is not None
        assert {event.type for event in known.events} == {"Identified", "Page Viewed"}
        catalogue = await it.profile.cache.catalogue()
        assert catalogue is not None
        assert catalogue[0] == it.catalogues[-1]

        answer = response(ada, at=WallClock().now())
        await it.profile.outbox.commit((item(answer),), None)
        await it.until(lambda: it.accepted == [answer.id])
        assert [one["id"] for one in _of(hub, ada)] == [answer.id]
        # Its twin comes back by the stream, and is still one answer.
        await it.until(lambda: answer.id in _pulled(it))
        known = await it.profile.cache.customer(ada)
        assert known is not None
        assert [one.response_id for one in known.answers] == [answer.id]

        # New events arrive by themselves.
        it.changed.clear()
        hub.post_events([hub.event("ada", "Chat Ended")])
        await it.until(lambda: ada in it.changed)
        assert it.state.online
        assert it.state.signed_in
        assert it.state.waiting == 0


def _pulled(it: Desk) -> set[str]:
    reader = it.profile.cache._reader
    return set(
        it.profile.cache._thread.submit(
            lambda: {row[0] for row in reader._db.execute("SELECT id FROM main.responses")}
        ).result()
    )


@in_a_loop
async def test_offline_answers_arrive_once_and_in_order(hub: Hub, tmp_path: Path) -> None:
    ada = _customer(hub, "ada", "+442079460018")
    async with desk(hub, tmp_path / "p") as it:
        await it.until(lambda: ada in it.changed)
        hub.kill()
        await it.until(lambda: not it.state.online)
        answers = [response(ada, at=WallClock().now() + n) for n in range(5)]
        for answer in answers:
            await it.profile.outbox.commit((item(answer),), None)
        await it.profile.outbox.commit((undo(answers[1].id, ada),), None)
        await it.until(lambda: it.state.waiting == 6)
        assert not it.state.online
        known = await it.profile.cache.customer(ada)
        assert known is not None
        assert len(known.answers) == 4
        hub.start()
        await it.until(lambda: it.state.waiting == 0, seconds=30)
        assert it.accepted[:5] == [answer.id for answer in answers]
        on_the_hub = {str(one["id"]): one["withdrawn"] for one in _of(hub, ada)}
        assert on_the_hub == {answer.id: answer is answers[1] for answer in answers}


@in_a_loop
async def test_a_customer_who_is_looked_up_is_kept_from_then_on(
    make_hub: Callable[..., Hub], tmp_path: Path
) -> None:
    hub = make_hub("--offline-customers", "0")
    ada = _customer(hub, "ada", "+442079460018")
    async with desk(hub, tmp_path / "p") as it:
        await it.until(lambda: it.state.online and bool(it.catalogues))
        assert await it.profile.cache.match("+442079460018", "GB") == ()
        questions = HubQuestions(it.client, it.profile.cache.overlaid, WallClock())
        (match,) = await questions.look_up("+442079460018", "GB")
        answer = response(ada, at=WallClock().now())
        await it.profile.outbox.commit((item(answer),), None)
        known = await questions.known_customer(match.customer.id)
        assert known is not None
        assert [one.response_id for one in known.answers] == [answer.id]
        assert (await questions.search("ada"))[0].id == ada
        it.puller.hold((ada,))
        await it.until(lambda: ada in it.changed)
        assert await it.profile.cache.match("+442079460018", "GB") == (match,)
