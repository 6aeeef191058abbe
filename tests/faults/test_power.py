"""A sample of the power cuts, and the proof that they would show what they look for."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.faults import power, power_desktop, power_hub
from tests.faults.campaign import Outcome
from tests.faults.disk import PowerCuts, Recording
from tests.faults.vfs import Call

pytestmark = pytest.mark.timeout(600)


def _cuts(kind: str, recordings: range, folder: Path) -> list[Outcome]:
    life = power.LIVES[kind]
    found = []
    for number in recordings:
        recording = power.record(life, number, folder / "life")
        for cut in range(power.CUTS // 2):
            seed = number * power.CUTS + cut
            found.append(power.cut_at(life, recording, seed, cut, folder / "after"))
    return found


@pytest.mark.parametrize("kind", ["desktop", "hub"])
def test_what_was_acknowledged_survives_a_power_cut(kind: str, tmp_path: Path) -> None:
    assert [one for one in _cuts(kind, range(3), tmp_path) if not one.clean] == []


@pytest.mark.parametrize("broken", ["NORMAL", "OFF"])
@pytest.mark.parametrize("kind", ["desktop", "hub"])
def test_a_program_that_syncs_less_is_caught(
    kind: str, broken: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for room in (power_desktop, power_hub):
        monkeypatch.setattr(room, "BROKEN", broken)
    assert sum(one.lost for one in _cuts(kind, range(2), tmp_path)) > 0


def test_the_disk_keeps_what_was_synced_and_may_lose_the_rest(tmp_path: Path) -> None:
    import random

    (tmp_path / "old.db").write_bytes(b"old")
    recording = Recording(tmp_path)

    def ask(what: str, name: str, at: int = 0, data: bytes = b"") -> None:
        recording(Call(what, str(tmp_path / name), at, data), lambda: 0)

    ask("open", "new.db")
    ask("write", "new.db", 0, b"a" * 1024)
    ask("sync", "new.db")
    ask("write", "new.db", 512, b"b" * 1024)
    named = len(recording.events)
    ask("syncdir", "new.db")
    ask("delete", "old.db")
    found: set[tuple[bool, bytes]] = set()
    for seed in range(200):
        cuts = PowerCuts(recording)
        before = cuts.at(named, random.Random(seed))
        assert before["old.db"] == b"old"
        assert "new.db" not in before or before["new.db"][:512] == b"a" * 512
        after = cuts.at(len(recording.events), random.Random(seed))
        assert after["new.db"][:512] == b"a" * 512, "it was synced, and so was its name"
        found.add(("old.db" in after, after["new.db"][512:]))
    assert {old for old, _ in found} == {True, False}
    kept = {rest for _, rest in found}
    assert {b"a" * 512, b"b" * 1024, b"b" * 512, b"a" * 512 + b"b" * 512} <= kept
