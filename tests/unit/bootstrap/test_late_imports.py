"""What costs a start its first paint is loaded after it."""

from __future__ import annotations

import subprocess
import sys

DESKTOP = (
    "agent_desktop.bootstrap.desk",
    "agent_desktop.bootstrap.launch",
    "agent_desktop.app.catalogue_playbook",
    "agent_desktop.sync.drain",
    "agent_desktop.puller",
)


def test_numpy_comes_with_the_first_model_and_not_before() -> None:
    script = (
        f"import importlib, sys\nfor name in {DESKTOP!r}:\n    importlib.import_module(name)\n"
        "assert 'numpy' not in sys.modules, 'numpy'\n"
    )
    done = subprocess.run(
        (sys.executable, "-c", script), capture_output=True, text=True, timeout=60, check=False
    )
    assert done.returncode == 0, done.stderr
