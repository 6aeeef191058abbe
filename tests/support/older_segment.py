"""segment-analytics-python 2.3.4, which cannot live beside the 2.4.0 of the environment."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from tests.support.installed_once import installed_once
from tests.support.places import ROOT


@pytest.fixture(scope="session")
def older_segment() -> Path:
    """Put it first on a child's PYTHONPATH, and that child imports version 2.3.4."""
    lock = ROOT / "requirements" / "segment-2.3.4.txt"

    def command(folder: Path) -> list[str]:
        pip = [sys.executable, "-m", "pip", "--disable-pip-version-check", "-qq", "install"]
        return [*pip, "--require-hashes", "--target", str(folder), "-r", str(lock)]

    return installed_once("segment-2.3.4", [lock], command)
