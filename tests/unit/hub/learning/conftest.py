"""Hubs that learn."""

from __future__ import annotations

from collections.abc import Generator
from pathlib import Path

import pytest

from tests.support.school import School


@pytest.fixture
def school(tmp_path: Path) -> Generator[School, None, None]:
    made = School(tmp_path / "hub")
    yield made
    made.close()
