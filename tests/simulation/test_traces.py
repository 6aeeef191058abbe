"""The same seed gives the same trace: in this process or another, whatever the order of hashes."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


def traces(seeds: str, hashes: str) -> str:
    said = subprocess.run(
        [sys.executable, "-m", "tests.simulation", f"TRACES={seeds}"],
        cwd=ROOT,
        env={**os.environ, "PYTHONHASHSEED": hashes},
        check=True,
        capture_output=True,
        text=True,
    )
    return said.stdout


@pytest.mark.timeout(300)
def test_a_seed_gives_the_same_trace_in_another_process() -> None:
    # 9 and 12 have a hub that is restored.
    first = traces("8..14", "1")
    assert first == traces("8..14", "4242")
    digests = [line.split()[1] for line in first.splitlines()]
    assert len(set(digests)) == 7
