"""The locks: every file by its hash, one version everywhere, and no word of a host."""

from __future__ import annotations

import json
import re
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests.support.places import ROOT

LOCKS = sorted((ROOT / "requirements").glob("*.txt"))
PIN = re.compile(r"^([a-z0-9][a-z0-9._-]*)==(\S+)", re.MULTILINE)
HOST = re.compile(
    r"https?:|file:|ftp:|--(?:extra-)?index|--find-links|-f |\.(?:org|com|io|net)\b|@ "
)


def test_the_sets_are_there() -> None:
    names = {path.stem for path in LOCKS}
    assert names == {"bench", "check", "desktop", "hub", "package", "segment-2.3.4", "test"}


@pytest.mark.parametrize("lock", LOCKS, ids=lambda path: path.stem)
def test_a_lock_names_no_host_and_no_folder(lock: Path) -> None:
    for number, line in enumerate(lock.read_text(encoding="utf-8").splitlines(), 1):
        assert not HOST.search(line), f"{lock.name}:{number}: {line}"
        assert not re.search(r"(^|[\s(])/", line), f"{lock.name}:{number}: {line}"


@pytest.mark.parametrize("lock", LOCKS, ids=lambda path: path.stem)
def test_every_package_has_hashes(lock: Path) -> None:
    blocks = re.split(r"\n(?=[a-z0-9])", lock.read_text(encoding="utf-8"))
    for block in blocks:
        if PIN.search(block):
            assert "--hash=sha256:" in block, block.splitlines()[0]


def test_the_sets_agree_on_every_version() -> None:
    """So that `make demo` and `make test` can share an environment in any order."""
    pins: dict[tuple[str, str], set[str]] = {}
    for lock in LOCKS:
        if lock.stem == "segment-2.3.4":
            continue  # goes into a folder of its own
        for line in lock.read_text(encoding="utf-8").splitlines():
            if pin := PIN.match(line):
                marker = line.partition(";")[2].strip(" \\")
                pins.setdefault((pin[1], marker), set()).add(pin[2])
    assert {key: found for key, found in pins.items() if len(found) > 1} == {}


def test_the_locks_hold_what_the_project_asks_for() -> None:
    desktop = dict(PIN.findall((ROOT / "requirements/desktop.txt").read_text(encoding="utf-8")))
    assert desktop["pyside6-essentials"] == "6.11.3"
    assert "litestar" not in desktop
    hub = dict(PIN.findall((ROOT / "requirements/hub.txt").read_text(encoding="utf-8")))
    assert {"litestar", "granian", "sqlalchemy", "hatchling"} <= hub.keys()
    assert "pytest" not in hub


def test_npms_lock_names_no_registry() -> None:
    lock = json.loads((ROOT / "tests/peers/node/package-lock.json").read_text(encoding="utf-8"))
    for name, package in lock["packages"].items():
        assert "resolved" not in package, name
        assert not name or "integrity" in package, name


def test_uvs_own_lock_is_not_kept() -> None:
    assert not (ROOT / "uv.lock").exists()


def test_the_locks_answer_every_demand_of_the_project() -> None:
    """A dependency that was added without `make lock` is missing on every fresh machine."""
    config = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    project, groups = config["project"], config["dependency-groups"]
    extras = project["optional-dependencies"]
    wanted = {
        "desktop": project["dependencies"],
        "hub": project["dependencies"] + extras["hub"] + groups["build"],
        "check": groups["check"],
        "package": project["dependencies"] + groups["package"],
        "test": [*project["dependencies"], *extras["hub"], *groups["test"], *groups["check"]],
    }
    for name, demands in wanted.items():
        text = (ROOT / "requirements" / f"{name}.txt").read_text(encoding="utf-8")
        pins = {canonicalize_name(package): version for package, version in PIN.findall(text)}
        for demand in map(Requirement, demands):
            pinned = pins.get(canonicalize_name(demand.name))
            assert pinned is not None, f"{name}.txt has no {demand.name}"
            assert demand.specifier.contains(pinned), f"{name}.txt has {demand.name} {pinned}"
