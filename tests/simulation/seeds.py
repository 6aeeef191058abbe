"""A part of the seeds for a test, in a process of its own: nothing slows it down or listens."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]


def played(first: int, last: int, folder: Path) -> str:
    """What the campaign said. Its results go to `folder`."""
    said = subprocess.run(
        [sys.executable, "-m", "tests.simulation", f"SEEDS={first}..{last}", "WORKERS=1"],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        check=False,
        capture_output=True,
        text=True,
    )
    return said.stdout + said.stderr
