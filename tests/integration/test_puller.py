"""The pulling process: it goes with the desktop, comes back by itself, and says what is wrong."""

from __future__ import annotations

import asyncio
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from agent_desktop.cache.files import CacheFiles, prepare
from agent_desktop.cache.profile import OpenProfile
from agent_desktop.sync.board import SyncBoard
from agent_desktop.sync.puller_messages import NEWS, Start, line
from agent_desktop.sync.pulling import PullerProcess
from agent_desktop.sync.waiting import Timing
from tests.integration.test_desk_and_hub import KEY, WallClock, desk
from tests.support.event_loop import in_a_loop, until
from tests.support.hub import Hub
from tests.support.journeys import item, response
from tests.support.log_records import ExpectLog
from tests.unit.cache.conftest import DANA

linux = pytest.mark.skipif(sys.platform != "linux", reason="looks into /proc")


@linux
@in_a_loop
async def test_it_is_started_again_and_tells_no_secret(
    hub: Hub, tmp_path: Path, expect_log: ExpectLog
) -> None:
    expect_log("the pulling process ended with status -9")
    hub.post_events([hub.event("zoe", "Page Viewed")])
    async with desk(hub, tmp_path / "p") as it:
        await it.until(lambda: bool(it.changed))
        first = it.puller.pid
        assert first is not None
        seen = _told_to_the_system(first)
        for secret in (KEY.hex(), it.start.token):
            assert secret.encode() not in seen
        assert os.getpriority(os.PRIO_PROCESS, first) > 0, "the window comes first"
        os.kill(first, signal.SIGKILL)
        await it.until(lambda: it.puller.pid not in {None, first})
        it.changed.clear()
        hub.post_events([hub.event("zoe", "Page Viewed")])
        await it.until(lambda: bool(it.changed))
        last = it.puller.pid
        assert last is not None
    assert str(last) not in _processes()


@in_a_loop
async def test_damage_is_said_and_mended_while_it_runs(tmp_path: Path) -> None:
    """The hub is away meanwhile, which hinders nobody."""
    clock = WallClock()
    profile = OpenProfile(CacheFiles(tmp_path), KEY, clock)
    await profile.outbox.sign_in(DANA)
    await profile.outbox.commit((item(response()),), None)
    profile.cache.close()
    _flip(profile.files.customers, 200)
    board = SyncBoard(clock)
    puller = PullerProcess(board, Timing(clock=clock))
    broken: asyncio.Future[tuple[str, bool]] = asyncio.get_running_loop().create_future()
    puller.broken = lambda sentence, damaged: broken.set_result((sentence, damaged))
    puller.start(_start(tmp_path))
    sentence, damaged = await asyncio.wait_for(broken, 30)
    assert damaged
    assert sentence == board.state.trouble
    assert "customers.db" in sentence
    await until(lambda: puller.pid is None)
    await asyncio.sleep(1)
    assert puller.pid is None, "it is not started again into the same damage"
    profile.close()
    profile = OpenProfile(profile.files, KEY, clock)
    assert profile.prepared.customers_replaced
    assert profile.prepared.salvaged is None
    puller.start(_start(tmp_path))
    await until(lambda: "cannot be reached" in board.state.trouble)
    assert (await profile.outbox.counts()).waiting == 1
    await asyncio.to_thread(puller.close)
    profile.close()


def _flip(file: Path, at: int) -> None:
    raw = bytearray(file.read_bytes())
    raw[at] ^= 1
    file.write_bytes(raw)


def _start(folder: Path, hub_url: str = "http://127.0.0.1:9", key: bytes = KEY) -> Start:
    return Start(
        folder=str(folder),
        key=key.hex(),
        hub_url=hub_url,
        token="t",
        installation="i",
        subject="dana",
    )


def _processes() -> set[str]:
    return {path.name for path in Path("/proc").iterdir()}


def _told_to_the_system(process: int) -> bytes:
    folder = Path(f"/proc/{process}")
    return b"".join((folder / name).read_bytes() for name in ("cmdline", "environ"))


def _run(*lines: bytes) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-m", "agent_desktop.puller"],
        input=b"".join(lines),
        capture_output=True,
        timeout=60,
        check=False,
    )


def test_it_goes_when_the_desktop_goes(tmp_path: Path) -> None:
    prepare(CacheFiles(tmp_path), KEY)
    start = _start(tmp_path)
    ended = _run(line(start), b"what is this\n", b'{"hold": ["c1"], "nudge": true}\n')
    assert (ended.returncode, ended.stderr) == (0, b"")
    assert _run().returncode == 0
    by_hand = _run(b"hello\n")
    assert by_hand.returncode == 2
    assert b"not by hand" in by_hand.stderr


@pytest.mark.parametrize(
    ("url", "key", "why"),
    [
        ("http://hub.example.com", KEY, "unprotected"),
        ("http://127.0.0.1:9", bytes(32), "damaged"),
    ],
)
def test_what_cannot_work_is_said_once(tmp_path: Path, url: str, key: bytes, why: str) -> None:
    prepare(CacheFiles(tmp_path), KEY)
    start = _start(tmp_path, url, key)
    ended = _run(line(start))
    assert ended.returncode == 3
    assert why in NEWS.decode(ended.stdout.splitlines()[-1]).broken
