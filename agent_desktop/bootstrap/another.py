"""Starts the program once more, for somebody else at this desk."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import Any


def start_another(desk: Path) -> None:
    """It asks who works there now. Raises OSError."""
    command = [sys.executable] if getattr(sys, "frozen", False) else _by_python()
    options: dict[str, Any] = {"start_new_session": True}
    if sys.platform == "win32":
        options = {"creationflags": subprocess.CREATE_NEW_PROCESS_GROUP}
    child = subprocess.Popen(  # noqa: S603 - our own program
        [*command, "--desk", str(desk), "--choose"],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        **options,
    )
    child.returncode = 0  # It is not ours to wait for.


def _by_python() -> list[str]:
    return [sys.executable, "-m", "agent_desktop"]
