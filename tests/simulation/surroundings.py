"""What the real code is given instead of the machine: time, chance, threads, files, the network."""

from __future__ import annotations

import asyncio
import logging
import random
import secrets
import shutil
import tempfile
import uuid
from collections.abc import Callable, Generator, Iterator
from contextlib import contextmanager
from functools import lru_cache
from pathlib import Path
from typing import Any, Final
from unittest.mock import patch

from agent_desktop.bootstrap import syncing
from agent_desktop.cache import engine as cache_engine
from agent_desktop.cache import reading as cache_reading
from agent_desktop.decisioning import catalogue_reading
from agent_desktop.hub import serve
from agent_desktop.hub.access import tokens
from agent_desktop.hub.catalogues import published
from agent_desktop.hub.store import database, engines
from agent_desktop.hub.sync import shared
from agent_desktop.hubclient import client
from agent_desktop.sync import pulling
from tests.simulation.desk_process import PullerInside
from tests.simulation.disk import Driver
from tests.simulation.hub_process import SimDatabase
from tests.simulation.network import Line, LineRequests
from tests.simulation.virtual_loop import InlineExecutor, VirtualLoop
from tests.simulation.writer import InlineWriter

START_MS: Final = 1_795_000_000_000
"""The right time at the beginning of every scenario."""
LINES: dict[str, Line] = {}
"""By the address under which a desk knows the hub."""
_SHM: Final = Path("/dev/shm")  # noqa: S108 - a folder of our own in it


class _Time:
    """In the place of the module `time`."""

    @staticmethod
    def monotonic() -> float:
        try:
            return asyncio.get_running_loop().time()
        except RuntimeError:
            return 0.0

    perf_counter = monotonic

    @classmethod
    def time(cls) -> float:
        return START_MS / 1000 + cls.monotonic()

    @classmethod
    def time_ns(cls) -> int:
        return round(cls.time() * 1e9)


def right_now() -> int:
    """The right time, ms since the epoch."""
    return START_MS + round(_Time.monotonic() * 1000)


class _Current:
    """The file that the hub of the moment has: engines outlive hubs, since each new one would
    compile every statement anew."""

    def __init__(self) -> None:
        self.file = Path()

    def __str__(self) -> str:
        return str(self.file)

    def __fspath__(self) -> str:
        return str(self.file)


class _Engines:
    def __init__(self) -> None:
        self._made: dict[str, tuple[_Current, Any]] = {}

    def get(self, kind: str, make: Callable[[Any], Any], file: Path) -> Any:
        if kind not in self._made:
            current = _Current()
            self._made[kind] = (current, make(current))
        current, engine = self._made[kind]
        current.file = file
        return engine


def _without_http(url: str, token: Callable[[], str], installation: str) -> LineRequests:
    return LineRequests(LINES[url], token, installation)


def _seeded_uuid4() -> uuid.UUID:
    return uuid.UUID(int=random.getrandbits(128), version=4)


def _seeded_hex(size: int = 32) -> str:
    return random.randbytes(size).hex()


@contextmanager
def surroundings() -> Iterator[None]:
    """Once a process: everything below runs the real code in here."""
    made = _Engines()
    writing, reading = engines.writing_engine, engines.reading_engine
    parse = lru_cache(maxsize=64)(catalogue_reading.parse_catalogue)
    changes: list[tuple[Any, str, Any]] = [
        (cache_engine, "dbapi2", Driver()),
        (engines, "driver", Driver()),
        (database, "writing_engine", lambda file: made.get("writing", writing, file)),
        (
            database,
            "reading_engine",
            lambda file, many: made.get("reading", lambda f: reading(f, many), file),
        ),
        (database, "Writer", InlineWriter),
        (database, "Database", SimDatabase),
        (cache_reading, "ThreadPoolExecutor", InlineExecutor),
        (client, "Requests", _without_http),
        (pulling, "PullerProcess", PullerInside),
        (syncing, "_import", _nothing),
        (shared, "time", _Time),
        (database, "time", _Time),
        (tokens, "time", _Time),
        (uuid, "uuid4", _seeded_uuid4),
        (secrets, "token_hex", _seeded_hex),
        (serve, "ingestion_router", lambda *_: None),
        (serve, "deciding_router", lambda *_: None),
        (serve, "CodeKeys", lambda *_: None),
        (serve, "Codes", lambda *_: None),
        (serve, "_teacher", lambda *_: None),
        (published, "parse_catalogue", parse),
        (serve, "parse_catalogue", parse),
        (catalogue_reading, "parse_catalogue", parse),
    ]
    from agent_desktop import puller

    changes.append((puller, "time", _Time))
    stack = [patch.object(where, name, new) for where, name, new in changes]
    before = logging.root.manager.disable
    logging.disable(logging.CRITICAL)
    for one in stack:
        one.start()
    try:
        yield
    finally:
        for one in reversed(stack):
            one.stop()
        logging.disable(before)


async def _nothing(*_names: str) -> None:
    """Modules are imported already."""


@contextmanager
def scratch() -> Generator[Path, None, None]:
    """A folder in memory, where the system has that."""
    where = _SHM if _SHM.is_dir() else None
    folder = Path(tempfile.mkdtemp(prefix="agent-desktop-sim-", dir=where))
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def run(seed: str, work: Callable[[], Any]) -> Any:
    """`work()` is a coroutine; its time is its own, its chance comes from `seed`."""
    random.seed(seed)
    loop = VirtualLoop(random.Random(f"{seed}:loop"))
    from tests.simulation.owners import owned_task

    loop.set_task_factory(owned_task)
    asyncio.set_event_loop(loop)
    try:
        return loop.run_until_complete(work())
    finally:
        loop.close()
        asyncio.set_event_loop(None)


__all__ = ["LINES", "START_MS", "right_now", "run", "scratch", "surroundings"]
