"""When a system tool is not installed: skip on a workstation, fail in CI."""

from __future__ import annotations

import os
import shutil
from typing import NoReturn

import pytest


def tool(name: str, package: str) -> str:
    """The tool's path. In CI its absence is an error: there `make test` has installed it."""
    found = shutil.which(name)
    return found if found is not None else absent(name, package)


def absent(name: str, package: str) -> NoReturn:
    reason = f"needs {name}; install the system package {package}, or run `make test` once"
    if os.environ.get("CI"):
        pytest.fail(reason, pytrace=False)
    pytest.skip(reason)
