"""The hub's command line: `agent-desktop hub ...`. What needs the hub's libraries comes later."""

from __future__ import annotations

import importlib.util
import sys
from collections.abc import Sequence
from typing import Final

NEEDED: Final = ("litestar", "granian", "sqlalchemy", "alembic", "jwt", "filelock")
NOT_INSTALLED: Final = 3


def main(argv: Sequence[str]) -> int:
    """Exit status: 0 done, 1 it failed (a sentence on stderr), 2 wrong usage, 3 the hub's
    libraries are not installed, 130 interrupted."""
    absent = [name for name in NEEDED if importlib.util.find_spec(name) is None]
    if absent:
        sys.stderr.write(
            f"The hub's libraries are not installed ({', '.join(absent)} missing). "
            "Install them with: pip install 'agent-desktop[hub]'\n"
        )
        return NOT_INSTALLED
    from agent_desktop.hub.command_line import run

    return run(argv)
