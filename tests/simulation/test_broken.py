"""Each deliberately broken build is caught: else the simulation proves nothing."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.simulation.broken.catching import BUILDS

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def said() -> dict[str, str]:
    """What became of each, by one process for all."""
    run = subprocess.run(
        [sys.executable, "-m", "tests.simulation", "BROKEN=all"],
        cwd=ROOT,
        env=os.environ,
        check=False,
        capture_output=True,
        text=True,
    )
    return dict(line.split(": ", 1) for line in run.stdout.splitlines() if ": " in line)


@pytest.mark.timeout(900)
@pytest.mark.parametrize("name", [build.name for build in BUILDS])
def test_a_broken_build_is_caught(said: dict[str, str], name: str) -> None:
    assert said.get(name, "MISSED") != "MISSED"


def test_there_are_enough_of_them() -> None:
    assert len(BUILDS) >= 15
    assert len({build.name for build in BUILDS}) == len(BUILDS)
