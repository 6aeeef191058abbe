"""Twenty desktops, each behind a network of its own faults, side by side; and the other kinds."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.faults import fleet, proxied
from tests.faults.herd import scene as herd
from tests.faults.proxy import FAULTS


@pytest.mark.timeout(600)
def test_nothing_is_lost_in_a_bad_network(tmp_path: Path) -> None:
    # Those that hang cost half a minute each: they are for the campaign.
    quick = tuple(one for one in FAULTS if one not in {"half open", "never answer"})
    with proxied.scene(tmp_path, 20, quick) as one:
        found = [one(seed) for seed in range(20)]
    assert [outcome.wrong for outcome in found if not outcome.clean] == []
    assert len({what for outcome in found for what in outcome.counts}) >= 10


@pytest.mark.timeout(600)
@pytest.mark.parametrize("kind", [fleet.clock, fleet.expiry, fleet.racing, fleet.restore])
def test_a_fleet_loses_nothing(kind: Callable[[Path], Any], tmp_path: Path) -> None:
    with kind(tmp_path) as one:
        found = one(0)
    assert found.clean, found.wrong


@pytest.mark.timeout(600)
def test_a_small_herd_comes_back(tmp_path: Path) -> None:
    with herd(tmp_path, desktops=50, people=20) as one:
        found = one(0)
    assert (found.lost, found.doubled, found.misordered, found.wedged) == (0, 0, 0, 0)
