"""A sample of damaged profiles: no crash, no hang, and what is whole comes back."""

from __future__ import annotations

import os
import time
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from agent_desktop.cache import replacing
from agent_desktop.cache.engine import connect
from tests.faults import damage

pytestmark = pytest.mark.timeout(600)


@pytest.mark.parametrize("first", [0, damage.OF_ONE])
def test_whole_entries_come_back(first: int, tmp_path: Path) -> None:
    tmp_path.chmod(0o755)
    with damage.scene(tmp_path) as one:
        found = [one(seed) for seed in range(first, first + damage.OF_ONE)]
    assert [outcome.wrong for outcome in found if not outcome.clean] == []
    assert sum(one.counts.get("entries that had to come back", 0) for one in found) > 100


def test_a_program_that_gives_up_at_the_first_bad_page_is_caught(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    salvage = replacing.salvage_outbox

    def giving_up(original: Path, target: Path, key: bytes, *more: Any) -> Any:
        done = salvage(original, target, key, *more)
        with closing(connect(target, key, write=True)) as fresh:
            fresh.execute("DELETE FROM entries")
        return done

    monkeypatch.setattr(replacing, "salvage_outbox", giving_up)
    tmp_path.chmod(0o755)
    with damage.scene(tmp_path) as one:
        found = [one(seed) for seed in range(damage.OF_ONE)]
    assert sum(outcome.lost for outcome in found) > 0


def test_a_process_that_hangs_or_dies_is_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(damage, "PATIENCE_S", 0.2)
    assert damage.in_a_process(lambda: {"a": 1}) == {"a": 1}
    assert damage.in_a_process(lambda: {"a": time.sleep(60)}) is None
    assert "died" in (damage.in_a_process(lambda: os.kill(os.getpid(), 9) or {}) or {})
