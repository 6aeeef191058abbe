"""Folders that a test run installs from a lock, once, and later runs find again below .make/."""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import tempfile
from collections.abc import Callable
from pathlib import Path

import pytest
from filelock import FileLock

from tests.support.places import ROOT

LIMIT_S = 100
"""An install takes some 5 seconds; a registry that hangs must not hang the tests."""


def installed_once(name: str, locks: list[Path], command: Callable[[Path], list[str]]) -> Path:
    """The folder that `command(folder)` filled; the same one while the locks are the same.

    A workstation without network skips the test and says so; CI fails it.
    """
    key = hashlib.sha256(b"\0".join(path.read_bytes() for path in locks)).hexdigest()[:16]
    kept = ROOT / ".make" / f"{name}-{key}"
    kept.parent.mkdir(exist_ok=True)
    # Two workers come here at the same moment.
    with FileLock(f"{kept}.lock"):
        if not kept.is_dir():
            _install(kept, command)
    return kept


def _install(kept: Path, command: Callable[[Path], list[str]]) -> None:
    # Beside its final place, so that the last step is one rename.
    scratch = Path(tempfile.mkdtemp(prefix="installing-", dir=kept.parent))
    try:
        done = subprocess.run(
            command(scratch),
            cwd=scratch,
            capture_output=True,
            text=True,
            check=False,
            timeout=LIMIT_S,
        )
        failed = done.stderr.strip()[-2000:] if done.returncode else ""
    except subprocess.TimeoutExpired:
        failed = f"no answer in {LIMIT_S} seconds"
    if not failed:
        scratch.rename(kept)
        return
    shutil.rmtree(scratch, ignore_errors=True)
    reason = f"needs {kept.name}, which could not be installed: {failed}"
    if os.environ.get("CI"):
        pytest.fail(reason, pytrace=False)
    pytest.skip(reason)
