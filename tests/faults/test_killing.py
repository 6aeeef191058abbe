"""Twenty deaths of a desktop and three of a hub, at random and at named steps."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.faults import kill_desktop, kill_hub
from tests.faults.campaign import Outcome
from tests.faults.steps import DESKTOP, HUB, PULLER, check_names


def test_every_step_is_still_there() -> None:
    for named in (DESKTOP, PULLER, HUB):
        check_names(named)
    steps = {kill_desktop.plan(seed) for seed in range(2 * len(kill_desktop.STEPS))}
    assert {step.name for step in steps if step} == {name for name, _ in kill_desktop.STEPS}


@pytest.mark.timeout(600)
def test_a_killed_desktop_loses_nothing(tmp_path: Path) -> None:
    # The steps that matter most, and as many deaths at random.
    named = [name for name, _ in kill_desktop.STEPS]
    chosen = ("commit", "number", "push", "settle", "sync outbox.db-wal")
    seeds = [2 * named.index(name) + later for name in chosen for later in (0, 1, 2, 3)]
    _all_clean(kill_desktop.scene, tmp_path, seeds)


@pytest.mark.timeout(600)
def test_a_killed_hub_loses_nothing(tmp_path: Path) -> None:
    named = [name for name, _ in kill_hub.STEPS]
    chosen = [2 * named.index("group commit"), 2 * named.index("migrate"), 1]
    _all_clean(kill_hub.scene, tmp_path, chosen)


def _all_clean(scene: Callable[[Path], Any], folder: Path, seeds: list[int]) -> None:
    with scene(folder) as one:
        found: list[Outcome] = [one(seed) for seed in seeds]
    # How long a start took is for the campaign to say: this machine may be busy.
    wrong = [what for outcome in found for what in outcome.wrong if " again after " not in what]
    assert wrong == []
    assert sum(one.lost + one.doubled + one.misordered + one.wedged for one in found) == 0
