"""Desktop and hub agree on what is kept, find where they differ, mend it, settle and erase: a real
hub, a real pulling process, real files."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager, closing, suppress
from pathlib import Path
from typing import TypeVar

import httpx
import pytest

from agent_desktop.cache.engine import connect
from agent_desktop.protocol.messages import DesktopPolicy
from agent_desktop.sync.clearing import Clearing
from agent_desktop.sync.waiting import Timing
from tests.integration.test_desk_and_hub import KEY, Desk, WallClock, _customer, desk
from tests.support.event_loop import in_a_loop, until
from tests.support.hub import Hub
from tests.support.journeys import item, response
from tests.support.sealed_pages import in_the_clear

T = TypeVar("T")

_PLANTED = (
    "DELETE FROM events WHERE customer_id = '{0}'",
    "INSERT INTO events VALUES ('{0}', 9, 'ff', 'site', 'web', 'T', x'7b7d')",
    "UPDATE responses SET sentiment = 'positive' WHERE customer_id = '{0}'",
    "UPDATE customers SET record = CAST(replace(record, 'Ada', 'Eve') AS BLOB) WHERE id = '{0}'",
)


@asynccontextmanager
async def _cleared(it: Desk) -> AsyncIterator[Clearing]:
    """With what carries over to the outbox, as `bootstrap` puts it together."""
    clearing = Clearing(it.profile.cache, it.profile.outbox, it.puller, Timing(clock=WallClock()))
    clearing.changed = it.drain.count
    it.puller.settled = clearing.settled
    it.puller.erased = clearing.erased
    task = asyncio.create_task(clearing.run())
    try:
        yield clearing
    finally:
        task.cancel()
        with suppress(asyncio.CancelledError):
            await task


async def _compared(it: Desk) -> int:
    """How many differed, when all of it was compared."""
    before, repaired = it.state.compared_at, it.state.repaired
    await asyncio.sleep(0.01)  # so that the time of the next differs
    it.puller.compare()
    await it.until(lambda: it.state.compared_at != before)
    return it.state.repaired - repaired


async def _until_awaited(
    ask: Callable[[], Awaitable[T]], condition: Callable[[T], bool], seconds: float = 60.0
) -> None:
    deadline = time.monotonic() + seconds
    while not condition(found := await ask()):
        assert time.monotonic() < deadline, f"in vain: {found}"
        await asyncio.sleep(0.05)


def _people(hub: Hub, count: int) -> list[str]:
    return [_customer(hub, f"u{n}", f"+4420794600{n:02d}") for n in range(count)]


@in_a_loop
async def test_whatever_was_done_both_have_the_same(hub: Hub, tmp_path: Path) -> None:
    ada = _customer(hub, "ada", "+442079460018")
    people = _people(hub, 12)
    async with desk(hub, tmp_path / "p") as it:
        await it.until(lambda: {ada, *people} <= it.changed)
        assert await _compared(it) == 0
        # Answers, events, a number that two people share now, a new name.
        for one in (ada, *people[:4]):
            await it.profile.outbox.commit((item(response(one, at=WallClock().now())),), None)
        hub.post_events(
            [
                *(hub.event(f"u{n}", "Chat Ended") for n in range(12)),
                {
                    "type": "identify",
                    "userId": "u3",
                    "messageId": "again",
                    "traits": {"name": "Una Three", "phone": "+442079460018"},
                },
            ]
        )
        await it.until(lambda: it.state.waiting == 0)
        assert await _compared(it) == 0
        hub.post_events([{"type": "alias", "previousId": "u4", "userId": "u5", "messageId": "al"}])
        await asyncio.sleep(0.3)
        assert await _compared(it) == 0


@in_a_loop
async def test_what_differs_is_found_said_and_mended(hub: Hub, tmp_path: Path) -> None:
    ada = _customer(hub, "ada", "+442079460018")
    _people(hub, 5)
    async with desk(hub, tmp_path / "p") as it:
        await it.until(lambda: ada in it.changed)
        await it.profile.outbox.commit((item(response(ada, at=WallClock().now())),), None)
        await it.until(lambda: it.state.waiting == 0 and bool(it.accepted))
        assert await _compared(it) == 0
        right = await it.profile.cache.customer(ada)
        assert right is not None
        await asyncio.to_thread(it.puller.close)
        with closing(connect(it.profile.files.customers, KEY, write=True)) as hand:
            for planted in _PLANTED:
                hand.execute(planted.format(ada))
        wrong = await it.profile.cache.customer(ada)
        assert wrong is not None
        assert wrong.customer.name == "Eve"
        it.puller.start(it.start)
        await it.until(lambda: it.state.online)
        assert await _compared(it) == 1
        mended = await it.profile.cache.customer(ada)
        assert mended is not None
        assert mended.customer == right.customer
        assert mended.events == right.events
        assert mended.answers == right.answers
        assert await _compared(it) == 0


@in_a_loop
async def test_the_policy_comes_down_and_who_was_dropped_comes_back_whole(
    make_hub: Callable[..., Hub], tmp_path: Path
) -> None:
    policy = tmp_path / "policy.toml"
    policy.write_text("[desktop]\ncustomers = 2\ndays = 30\n")
    hub = make_hub("--policy", str(policy))
    people = _people(hub, 6)
    told: list[DesktopPolicy] = []
    async with desk(hub, tmp_path / "p") as it:
        it.puller.policy = told.append
        it.puller.used((people[0],))
        it.puller.hold(tuple(people))
        await it.until(lambda: set(people) <= it.changed, 60)
        it.puller.pin((people[1],))
        await it.until(lambda: bool(told))
        assert (told[0].customers, told[0].days) == (2, 30)

        async def kept() -> set[str]:
            found = [one for one in people if await it.profile.cache.customer(one) is not None]
            return set(found)

        await _until_awaited(kept, lambda found: len(found) == 2)
        assert await kept() == {people[0], people[1]}
        # The hub knows: nothing of the others comes any more.
        assert await _compared(it) == 0
        it.changed.clear()
        hub.post_events([hub.event("u3", "Chat Ended")])
        await asyncio.sleep(0.5)
        assert people[3] not in it.changed
        it.puller.used((people[3],))
        it.puller.hold((people[3],))
        await it.until(lambda: people[3] in it.changed)
        back = await it.profile.cache.customer(people[3])
        assert back is not None
        assert "Chat Ended" in {one.type for one in back.events}
        assert len(back.events) == 3


@in_a_loop
async def test_a_refused_entry_is_settled_by_a_supervisor(hub: Hub, tmp_path: Path) -> None:
    ada = _customer(hub, "ada", "+442079460018")
    async with desk(hub, tmp_path / "p") as it, _cleared(it):
        await it.until(lambda: ada in it.changed)
        bad = response("nobody-of-that-name", at=WallClock().now())
        await it.profile.outbox.commit((item(bad),), None)
        await it.until(lambda: it.state.refused == 1)
        (entry,) = await it.profile.outbox.unsettled(5)
        assert entry.id == bad.id
        headers = hub.headers("supervisor", team="cards", subject="sam")
        async with httpx.AsyncClient(base_url=hub.url, headers=headers) as supervisor:
            page = (await supervisor.get("/v1/refused", params={"state": "open"})).json()
            assert [one["id"] for one in page["entries"]] == [bad.id]
            settled = await supervisor.post(
                f"/v1/refused/{bad.id}/settle",
                json={"verdict": "discarded", "note": "no such person"},
            )
        assert settled.is_success, settled.text
        await it.until(lambda: it.state.refused == 0)
        assert await it.profile.outbox.unsettled(5) == ()
        await _until_awaited(it.profile.cache.settlements, lambda left: not left)


@pytest.mark.parametrize("offline", [False, True])
@in_a_loop
async def test_an_erased_customer_leaves_this_desk_too(
    hub: Hub, tmp_path: Path, offline: bool
) -> None:
    ada = _customer(hub, "zanzibar", "+442079464711")
    other = _customer(hub, "bea", "+442079460019")
    async with desk(hub, tmp_path / "p") as it, _cleared(it):
        await it.until(lambda: {ada, other} <= it.changed)
        await it.profile.outbox.commit((item(response(ada, at=WallClock().now())),), None)
        await it.until(lambda: it.state.waiting == 0)
        await it.profile.outbox.note_recent(ada)
        if offline:
            hub.stop()
            await it.until(lambda: not it.state.online)
            await it.profile.outbox.commit((item(response(ada, at=WallClock().now())),), None)
            hub.run("erase", ada, "--yes")
            hub.start()
        else:
            hub.run("erase", ada, "--yes")
        files = it.profile.files

        def left() -> bytes:
            return in_the_clear(files.outbox, KEY) + in_the_clear(files.customers, KEY)

        def clean() -> bool:
            found = left()
            said = (b"anzibar", b"2079464711", ada.encode())
            return not any(one in found for one in said)

        await until(clean, 60, it.state)
        assert await it.profile.cache.customer(ada) is None
        assert await it.profile.cache.customer(other) is not None
        assert not it.broken
