"""What costs a start its first paint is loaded after it."""

from __future__ import annotations

import subprocess
import sys

import pytest

DESKTOP = (
    "agent_desktop.bootstrap.desk",
    "agent_desktop.bootstrap.launch",
    "agent_desktop.app.catalogue_playbook",
    "agent_desktop.sync.drain",
    "agent_desktop.puller",
)


FIRST_PAINT = (
    "agent_desktop.bootstrap.shell",
    "agent_desktop.bootstrap.desk",
    "agent_desktop.app.workspace",
    "agent_desktop.gui.agent.window",
)


@pytest.mark.parametrize(
    ("modules", "late"),
    [
        (FIRST_PAINT, ("cel", "httpx", "numpy", "sqlite_utils", "phonenumbers")),
        (DESKTOP, ("numpy",)),
    ],
)
def test_what_takes_long_to_import_comes_later(
    modules: tuple[str, ...], late: tuple[str, ...]
) -> None:
    """numpy with the first model, the rules' engine with the catalogue, httpx with the line."""
    script = (
        f"import importlib, sys\nfor name in {modules!r}:\n    importlib.import_module(name)\n"
        f"print(*[name for name in {late!r} if name in sys.modules])\n"
    )
    done = subprocess.run(
        (sys.executable, "-c", script), capture_output=True, text=True, timeout=60, check=False
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.split() == []
