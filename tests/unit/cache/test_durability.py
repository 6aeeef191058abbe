"""Acknowledged means: it survives kill -9, a full disk says no, and a pull is never in the way."""

from __future__ import annotations

import asyncio
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from agent_desktop.app.ports import NotSaved
from agent_desktop.cache.files import CacheFiles, prepare
from agent_desktop.cache.outbox import OutboxFile
from agent_desktop.cache.pulled import PulledFile
from agent_desktop.cache.reader import CacheReader
from agent_desktop.cache.threads import WritingThread
from agent_desktop.protocol.messages import Transaction
from tests.support.event_loop import in_a_loop
from tests.support.journeys import NOW, change, customer, decision, event, item, pulled, response
from tests.unit.cache.conftest import DANA, KEY
from tests.unit.cache.filled import waiting

ROOT = Path(__file__).resolve().parents[3]

_COMMITTING = """
import sys
from pathlib import Path
from agent_desktop.cache.files import CacheFiles
from agent_desktop.cache.outbox import OutboxFile
from tests.support.journeys import decision, item, response
from tests.unit.cache.conftest import DANA, KEY
outbox = OutboxFile(CacheFiles(Path(sys.argv[1])), KEY)
outbox.sign_in(DANA)
for number in range(10_000):
    name = f"entry-{number:05d}"
    outbox.commit((item(response(response_id=name, decision="d" + name)),), decision("d" + name))
    print(name, flush=True)
    if number % 50 == 49:
        outbox.checkpoint()
"""


@pytest.mark.parametrize("after", [1, 7, 60])
def test_kill_9_right_after_a_commit_loses_nothing(files: CacheFiles, after: int) -> None:
    process = subprocess.Popen(
        [sys.executable, "-c", _COMMITTING, str(files.folder)],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert process.stdout is not None
    acknowledged = [process.stdout.readline().strip() for _ in range(after)]
    process.send_signal(signal.SIGKILL)
    acknowledged += process.stdout.read().split()
    process.wait()
    process.stdout.close()
    prepare(files, KEY)
    kept = waiting(files)
    # One more may have been committed whose acknowledgement was not written any more.
    assert kept[: len(acknowledged)] == acknowledged
    assert len(kept) <= len(acknowledged) + 1
    with closing(OutboxFile(files, KEY)) as outbox:
        bodies = [bytes(e.body) for e in outbox.departures.take("dana", 10_000, 10**9).entries]
    assert all(b'"digest"' in body for body in bodies), "each answer with its decision"


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    if sys.platform != "linux" or os.geteuid() != 0:
        pytest.skip("mounts need root")
    disk = tmp_path / "disk"
    disk.mkdir()
    mounting = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=600k", "none", disk], check=False, capture_output=True
    )
    if mounting.returncode:
        pytest.skip("this machine lets nobody mount")
    yield disk
    subprocess.run(["umount", disk], check=True)


def test_a_full_disk_says_no_and_keeps_nothing_of_it(small_disk: Path) -> None:
    files = CacheFiles(small_disk / "profile")
    prepare(files, KEY)
    with closing(OutboxFile(files, KEY)) as outbox, closing(CacheReader(files, KEY)) as reader:
        outbox.sign_in(DANA)
        kept = []
        for number in range(1000):
            name = f"entry-{number:04d}"
            try:
                outbox.commit(
                    (item(response(response_id=name, decision="d" + name)),), decision("d" + name)
                )
            except NotSaved as error:
                refusal = str(error)
                break
            kept.append(name)
        else:
            pytest.fail("the disk never filled up")
        assert "disk is full" in refusal
        assert len(kept) > 3
        assert len(reader.answers("c1")) == len(kept), "an offline list goes on from it"
    # Freed: everything goes on, and nothing is there of what was refused.
    subprocess.run(["mount", "-o", "remount,size=8m", small_disk], check=True)
    prepare(files, KEY)
    assert waiting(files) == kept


_LIMITED = """
import resource, signal, sys
from pathlib import Path
from agent_desktop.app.ports import NotSaved
from agent_desktop.cache.files import CacheFiles
from agent_desktop.cache.outbox import OutboxFile
from tests.support.journeys import item, response
from tests.unit.cache.conftest import DANA, KEY
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
outbox = OutboxFile(CacheFiles(Path(sys.argv[1])), KEY)
outbox.sign_in(DANA)
resource.setrlimit(resource.RLIMIT_FSIZE, (300_000, resource.RLIM_INFINITY))
for number in range(1000):
    try:
        outbox.commit((item(response(response_id=f"{number:04d}")),), None)
    except NotSaved as error:
        print("refused:", error)
        sys.exit()
    print(f"{number:04d}", flush=True)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="needs a limit of the file size")
def test_a_write_error_says_no(files: CacheFiles) -> None:
    said = subprocess.run(
        [sys.executable, "-c", _LIMITED, str(files.folder)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    ).stdout.splitlines()
    assert said[-1].startswith("refused: The disk")
    prepare(files, KEY)
    assert waiting(files) == said[:-1]


def test_a_pull_never_holds_up_a_commit(files: CacheFiles) -> None:
    """Both write at once, each its own file; the reader sees both, in whole transactions."""
    ended = threading.Event()

    def pull() -> None:
        with closing(PulledFile(files, KEY)) as hub:
            position = 0
            while not ended.is_set():
                position += 1
                hub.apply(
                    pulled(
                        Transaction(
                            position=position,
                            customers=(change(customer(generation=position)),),
                            events=tuple(event("c1", n) for n in range(500)),
                        )
                    ),
                    NOW,
                )
                hub.checkpoint()

    pulling = threading.Thread(target=pull)
    pulling.start()
    try:
        with closing(OutboxFile(files, KEY)) as outbox, closing(CacheReader(files, KEY)) as reader:
            outbox.sign_in(DANA)
            until = time.monotonic() + 1.5
            made = 0
            while time.monotonic() < until:
                outbox.commit((item(response(response_id=f"{made:05d}")),), None)
                made += 1
                found = reader.customer("c1", page=1000)
                if found is not None:
                    assert len(found.events) == 500, "half a transaction of the hub"
                    assert len(found.answers) == made
            assert outbox.checkpoint()
    finally:
        ended.set()
        pulling.join()
    assert made > 10


@in_a_loop
async def test_commits_of_a_hurried_agent_stay_in_order(files: CacheFiles) -> None:
    class Clock:
        def now(self) -> int:
            return NOW

    outbox = WritingThread(files, KEY, Clock())
    heard = 0

    def hear() -> None:
        nonlocal heard
        heard += 1

    outbox.on_commit(hear)
    await outbox.sign_in(DANA)
    names = [f"{n:03d}" for n in range(100)]
    await asyncio.gather(*(outbox.commit((item(response(response_id=n)),), None) for n in names))
    assert await outbox.withdraw(names[50])
    batch = await outbox.take("dana", 1000, 10**9)
    assert [entry.id for entry in batch.entries] == [n for n in names if n != names[50]]
    assert heard == 101
    outbox.close()
