"""Profiles of every released schema, made by the program of their time, go on with this one, also
when it is killed at any statement on the way."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
from contextlib import closing
from pathlib import Path

import pytest

from agent_desktop.cache.engine import connect
from agent_desktop.cache.files import CacheFiles, prepare
from agent_desktop.cache.migrations import version_of
from agent_desktop.cache.outbox import OutboxFile
from agent_desktop.cache.pulled import PulledFile
from agent_desktop.cache.reader import CacheReader
from agent_desktop.cache.schema import CUSTOMERS, OUTBOX
from tests.unit.cache.conftest import KEY

KEPT = Path(__file__).parents[2] / "data" / "caches"
FOLDERS = sorted(folder.name for folder in KEPT.iterdir() if folder.is_dir())


def _versions(name: str) -> tuple[int, int]:
    _, customers, _, outbox = name.split("-")
    return int(customers), int(outbox)


def test_there_is_one_of_every_version() -> None:
    kept = [_versions(name) for name in FOLDERS]
    assert {one for one, _ in kept} == set(range(1, CUSTOMERS.version + 1))
    assert {one for _, one in kept} == set(range(1, OUTBOX.version + 1))


@pytest.mark.parametrize("name", FOLDERS)
def test_a_kept_profile_goes_on(tmp_path: Path, name: str) -> None:
    files = CacheFiles(tmp_path / "profile")
    shutil.copytree(KEPT / name, files.folder)
    with closing(connect(files.customers, KEY, write=False)) as old:
        assert version_of(old) == _versions(name)[0], "the file is of the version it is kept for"
    done = prepare(files, KEY)
    assert (done.kept, done.salvaged, done.customers_replaced) == ([], None, False)
    with closing(PulledFile(files, KEY)) as store:
        standing = store.standing()
        assert (standing.hub, standing.epoch, standing.catalogue) == ("hub-1", 4, "v1")
        assert standing.cursor == (0 if _versions(name)[0] == 1 else 90)
        with closing(CacheReader(files, KEY)) as reader:
            for _ in range(2):
                assert [one.id for one in reader.search("zoe", 5)] == ["c1"]
                assert [one.id for one in reader.search("460019", 5)] == ["c2"]
                while store.house.index_some():
                    pass
            found = reader.customer("c1")
            assert found is not None
            assert len(found.events) == 10
            assert [answer.response_id for answer in found.answers] == ["pulled-answer"]
            # The outbox over it: one was taken back, one undone.
            theirs = {answer.response_id for answer in reader.answers("c2")}
            assert theirs == {"refused", "sent", "waiting"}
            assert reader.recent(5) == ("c2",)
    with closing(OutboxFile(files, KEY)) as outbox:
        assert outbox.session is not None
        assert outbox.session.subject == "dana"
        assert outbox.desk.setting("on_screen") == '{"kept":true}'
        counts = outbox.departures.counts()
        assert (counts.waiting, counts.refused) == (3, 1)
        entries = outbox.departures.take("dana", 9, 10**6).entries
        assert [(one.n, one.id) for one in entries[:2]] == [(3, "sent"), (4, "waiting")]
        assert b'"decision":{"inputs"' in bytes(entries[0].body)
        assert [one.n for one in entries] == [3, 4, 5]


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")
@pytest.mark.parametrize("name", ["nothing", *FOLDERS[:-1]])
def test_killed_at_any_statement_it_loses_nothing(tmp_path: Path, name: str) -> None:
    # A process that ends loses nothing that it wrote, so memory will do for a disk.
    memory = Path("/dev/shm")  # noqa: S108 - a folder of its own is made in it
    with tempfile.TemporaryDirectory(dir=memory if memory.is_dir() else tmp_path) as scratch:
        ran = subprocess.run(
            [sys.executable, "-m", "tests.unit.cache.cut_migrations", KEPT / name, scratch],
            check=False,
            capture_output=True,
            text=True,
        )
    assert ran.returncode == 0, ran.stderr
    found = json.loads(ran.stdout)
    assert found["wrong"] == []
    assert found["cuts"] > 20
