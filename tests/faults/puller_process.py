"""The pulling process with one step at which it dies: `python -m tests.faults.puller_process STEP`.

It dies once: the desktop starts it again, and a mark in the profile's folder says that it has been.
"""

from __future__ import annotations

import os
import sys
from contextlib import nullcontext
from pathlib import Path

import msgspec

from agent_desktop import puller
from tests.faults.steps import PULLER, DiskStep, Step, arm
from tests.faults.vfs import watched


def main() -> int:
    step = msgspec.json.decode(sys.argv[1], type=Step)
    mark = Path(f"/proc/{os.getppid()}")
    tried = Path(os.environ.get("TMPDIR", "/tmp")) / f"agent-desktop-died-{mark.name}"  # noqa: S108
    if tried.exists():
        return puller.main()
    tried.touch()
    if step.name in PULLER:
        arm(step, PULLER)
        return puller.main()
    with watched(DiskStep(step)) if step.name else nullcontext():
        return puller.main()


if __name__ == "__main__":
    sys.exit(main())
