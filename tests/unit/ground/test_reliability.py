"""docs/reliability.md names tests and builds that there are."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[3]
TEXT = (ROOT / "docs" / "reliability.md").read_text("utf-8")
NAMED = sorted(set(re.findall(r"`(tests/[\w/]+\.py)::(\w+)`", TEXT)))


@pytest.mark.parametrize(("file", "test"), NAMED)
def test_each_named_test_exists(file: str, test: str) -> None:
    found = (ROOT / file).read_text("utf-8")
    assert re.search(rf"^(async )?def {test}\(", found, re.MULTILINE), f"{file} has no {test}"


def test_each_invariant_is_held_by_a_test() -> None:
    for number in range(1, 20):
        row = re.search(rf"^\| I{number} \|.*$", TEXT, re.MULTILINE)
        assert row is not None, f"I{number} is missing"
        assert "::test_" in row[0], f"nothing holds I{number}"


def test_the_broken_builds_are_those_of_the_list() -> None:
    told = re.findall(r"^\| `([a-z0-9-]+)` \|", TEXT, re.MULTILINE)
    made = [
        name
        for file in ("desktop", "files")
        for name in re.findall(
            r'^        "([a-z0-9-]+)", \(',
            (ROOT / "tests" / "simulation" / "broken" / f"{file}.py").read_text("utf-8"),
            re.MULTILINE,
        )
    ]
    assert told == made
