"""Seeds of the simulation, part 1: nothing lost, doubled, misordered or wedged."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.simulation.seeds import played


@pytest.mark.timeout(900)
def test_nothing_is_lost_doubled_misordered_or_wedged(tmp_path: Path) -> None:
    said = played(1, 200, tmp_path)
    last = said.rstrip().splitlines()[-1]
    assert last == "200 scenarios, 0 lost, 0 doubled, 0 misordered, 0 wedged", said
