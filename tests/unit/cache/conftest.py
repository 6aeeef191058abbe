"""A profile's files in a folder of their own, with a key."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from agent_desktop.cache.files import CacheFiles, prepare
from agent_desktop.cache.outbox import OutboxFile
from agent_desktop.cache.pulled import PulledFile
from agent_desktop.cache.reader import CacheReader
from agent_desktop.cache.session import Session

KEY = bytes(range(32))
DANA = Session(hub_url="http://127.0.0.1:1", token="t", subject="dana", role="agent", team="cards")


@pytest.fixture
def files(tmp_path: Path) -> CacheFiles:
    made = CacheFiles(tmp_path / "profile")
    prepare(made, KEY)
    return made


@pytest.fixture
def pulled_file(files: CacheFiles) -> Iterator[PulledFile]:
    opened = PulledFile(files, KEY)
    yield opened
    opened.close()


@pytest.fixture
def outbox(files: CacheFiles) -> Iterator[OutboxFile]:
    opened = OutboxFile(files, KEY)
    opened.sign_in(DANA)
    yield opened
    opened.close()


@pytest.fixture
def reader(files: CacheFiles) -> Iterator[CacheReader]:
    opened = CacheReader(files, KEY)
    yield opened
    opened.close()
