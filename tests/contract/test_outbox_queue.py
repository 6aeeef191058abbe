"""What holds for the queue that the engine drains: the fake of the tests, and the real file."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine
from pathlib import Path
from typing import Any

import pytest

from agent_desktop.cache.files import CacheFiles, prepare
from agent_desktop.cache.session import Session
from agent_desktop.cache.threads import WritingThread
from agent_desktop.protocol.messages import PushResult, Verdict
from agent_desktop.sync.queue import Counts, KnownHub, Queue
from tests.support.journeys import NOW, item, response
from tests.support.sync_fakes import FakeOutbox

HUB = KnownHub(hub="hub-1", epoch=1)
Check = Callable[[Queue, Callable[..., Coroutine[Any, Any, None]]], Coroutine[Any, Any, None]]


class _Clock:
    def now(self) -> int:
        return NOW


def _with_fake(check: Check, _: Path) -> None:
    fake = FakeOutbox()

    async def add(*names: str, by: str = "dana") -> None:
        fake.add(*names, by=by)

    asyncio.run(check(fake, add))


def _with_file(check: Check, folder: Path) -> None:
    files = CacheFiles(folder)
    prepare(files, bytes(32))

    async def run() -> None:
        outbox = WritingThread(files, bytes(32), _Clock())

        async def add(*names: str, by: str = "dana") -> None:
            await outbox.sign_in(
                Session(hub_url="", token="", subject=by, role="agent", team="cards")
            )
            for name in names:
                await outbox.commit((item(response(response_id=name, by=by)),), None)

        try:
            await check(outbox, add)
        finally:
            outbox.close()

    asyncio.run(run())


async def _numbers(queue: Queue, most: int = 100, by: str = "dana") -> list[tuple[str, int]]:
    return [(entry.id, entry.n) for entry in (await queue.take(by, most, 10**9)).entries]


def _said(verdict: Verdict, *names: str) -> tuple[PushResult, ...]:
    return tuple(PushResult(id=name, verdict=verdict) for name in names)


async def _order(queue: Queue, add: Any) -> None:
    await add("a", "b", "c")
    assert await _numbers(queue, 2) == [("a", 1), ("b", 2)]
    assert await _numbers(queue) == [("a", 1), ("b", 2), ("c", 3)]
    await queue.settle("dana", HUB, _said(Verdict.ACCEPTED, "a"))
    assert await _numbers(queue) == [("b", 2), ("c", 3)]
    await queue.settle("dana", HUB, _said(Verdict.RETRY, "b", "c"))
    assert await _numbers(queue) == [("b", 2), ("c", 3)]
    await queue.settle("dana", HUB, _said(Verdict.REJECTED, "b"))
    await queue.settle("dana", HUB, _said(Verdict.DUPLICATE, "c"))
    assert await _numbers(queue) == []
    assert await queue.counts() == Counts(waiting=0, refused=1)
    assert await queue.known_hub("dana") == HUB
    await add("d")
    assert await _numbers(queue) == [("d", 4)]


async def _people(queue: Queue, add: Any) -> None:
    await add("a")
    await add("k", by="kim")
    assert await _numbers(queue) == [("a", 1)]
    assert await _numbers(queue, by="kim") == [("k", 1)]
    mine, theirs = [await queue.take(who, 1, 1) for who in ("dana", "kim")]
    assert mine.installation != theirs.installation
    assert await queue.counts() == Counts(waiting=2, refused=0)
    assert (await queue.known_hub("kim")).hub == ""


async def _refusal(queue: Queue, add: Any) -> None:
    await add("a", "b", "c", "d")
    await _numbers(queue, 3)
    await queue.refuse("b", "too_large", "no")
    assert await _numbers(queue) == [("a", 1), ("c", 2), ("d", 3)]


async def _another_epoch(queue: Queue, add: Any) -> None:
    await add("a", "b", "c")
    before = await queue.take("dana", 2, 10**9)
    await queue.settle("dana", HUB, _said(Verdict.ACCEPTED, "a"))
    await queue.start_over("dana", KnownHub(hub="hub-1", epoch=2))
    after = await queue.take("dana", 9, 10**9)
    assert after.installation != before.installation
    assert [(entry.id, entry.n) for entry in after.entries] == [("a", 1), ("b", 2), ("c", 3)]
    assert (await queue.known_hub("dana")).epoch == 2


async def _sizes(queue: Queue, add: Any) -> None:
    await add("a", "b")
    assert len((await queue.take("dana", 9, 0)).entries) == 1, "one, whatever its size"
    assert (await queue.take("nobody", 9, 9)).entries == ()


@pytest.mark.parametrize("run", [_with_fake, _with_file], ids=["fake", "file"])
@pytest.mark.parametrize("check", [_order, _people, _refusal, _another_epoch, _sizes])
def test_queue(check: Check, run: Callable[[Check, Path], None], tmp_path: Path) -> None:
    run(check, tmp_path)
