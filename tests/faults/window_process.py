"""The whole desktop, whose disk is full for as long as a file says so.

`python -m tests.faults.window_process PROFILE`: as `tests.support.desktop_process`; while
`PROFILE.full` is there, nothing can be written to the outbox.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

from agent_desktop.bootstrap.launch import Surroundings, run
from agent_desktop.bootstrap.options import parse
from tests.faults import vfs
from tests.faults.vfs import Call, watched
from tests.support.desktop_process import FixedKey, _serve

_FILES = ("outbox.db", "outbox.db-wal")


def main() -> int:
    full = Path(sys.argv[1] + ".full")

    def hook(call: Call, do: Callable[..., int]) -> int:
        if call.what == "write" and Path(call.path).name in _FILES and full.exists():
            return vfs.FULL
        return do()

    with watched(hook):
        return run(parse(["--profile", *sys.argv[1:]]), Surroundings(FixedKey(), started=_serve))


if __name__ == "__main__":
    sys.exit(main())
