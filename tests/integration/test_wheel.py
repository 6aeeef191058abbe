"""What people install: the wheel, in an environment of its own, started from another folder."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import sysconfig
import zipfile
from pathlib import Path

import pytest

from tests.support.places import ROOT

SHIPPED = ["LICENSE", "README.md", "CHANGELOG.md", "pyproject.toml"]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Built offline from what git knows (and from nothing that lies about beside it)."""
    source = tmp_path_factory.mktemp("source")
    listed = subprocess.run(
        ["git", "ls-files", "-z", "agent_desktop", "resources", "translations", "tools", *SHIPPED],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    for name in filter(None, listed.stdout.split("\0")):
        if (ROOT / name).exists():
            target = source / name
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(ROOT / name, target)
    target = tmp_path_factory.mktemp("wheel")
    subprocess.run(
        [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", target, source],
        capture_output=True,
        check=True,
    )
    (built,) = target.glob("*.whl")
    return built


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The `bin` of a fresh environment: the program from the wheel, its dependencies as locked.

    The dependencies are those of the running environment, by path: installing them again would
    take a minute and prove nothing about the wheel.
    """
    folder = tmp_path_factory.mktemp("environment")
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", folder], check=True)
    python = folder / "bin" / "python"
    pip = [sys.executable, "-m", "pip", "--disable-pip-version-check", "-qq", "--python", python]
    subprocess.run([*pip, "install", "--no-deps", "--no-index", wheel], check=True)
    where = "import sysconfig; print(sysconfig.get_path('purelib'))"
    found = subprocess.run([python, "-c", where], capture_output=True, text=True, check=True)
    # Only this folder joins the path; the .pth of the editable install in it is not read.
    dependencies = Path(found.stdout.strip()) / "dependencies.pth"
    dependencies.write_text(sysconfig.get_path("purelib") + "\n", encoding="utf-8")
    return folder / "bin"


def test_resources_and_translations_are_inside(wheel: Path) -> None:
    inside = set(zipfile.ZipFile(wheel).namelist())
    resources = {
        f"agent_desktop/_resources/{path.relative_to(ROOT / 'resources').as_posix()}"
        for path in (ROOT / "resources").rglob("*")
        if path.is_file()
    }
    assert resources, "the project has no resources"
    assert resources <= inside
    translations = {
        f"agent_desktop/_translations/{path.stem}.qm"
        for path in (ROOT / "translations").glob("*.ts")
    }
    assert translations, "the project has no translations"
    assert translations <= inside


def test_nothing_else_is_inside(wheel: Path) -> None:
    for name in zipfile.ZipFile(wheel).namelist():
        top = name.split("/")[0]
        assert top == "agent_desktop" or top.endswith(".dist-info"), name
        assert not name.endswith((".ts", ".pyc")), name


def test_the_program_is_the_wheels(installed: Path, tmp_path: Path) -> None:
    program = (
        "import agent_desktop; from agent_desktop import shipped;"
        "print(agent_desktop.__file__);"
        "print(shipped.resource('taxonomy.toml').is_file());"
        "print(shipped.translation('agent_desktop_en.qm').is_file())"
    )
    answer = subprocess.run(
        [installed / "python", "-c", program],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=True,
    )
    where, resource, translation = answer.stdout.split()
    assert Path(where).is_relative_to(installed.parent)
    assert (resource, translation) == ("True", "True")


@pytest.mark.timeout(600)
def test_the_scripted_demo_runs_from_another_folder(installed: Path, tmp_path: Path) -> None:
    environment = {
        name: value
        for name, value in os.environ.items()
        if name not in {"DISPLAY", "WAYLAND_DISPLAY", "PYTHONPATH"}
    }
    done = subprocess.run(
        [installed / "agent-desktop", "demo"],
        cwd=tmp_path,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
        timeout=570,
    )
    assert done.returncode == 0, done.stdout[-3000:] + done.stderr[-3000:]
    pictures = list((tmp_path / "demo-output").glob("*.png"))
    assert len(pictures) >= 5
    assert all(path.stat().st_size > 5_000 for path in pictures)
