"""A hub with one step at which it dies: `python -m tests.faults.hub_process STEP serve ...`."""

from __future__ import annotations

import sys
from contextlib import nullcontext

import msgspec

from agent_desktop.hub.commands import main as hub
from tests.faults.steps import HUB, DiskStep, Step, arm
from tests.faults.vfs import watched


def main() -> int:
    step = msgspec.json.decode(sys.argv[1], type=Step)
    if step.name in HUB:
        arm(step, HUB)
        watching = nullcontext()
    else:
        watching = watched(DiskStep(step))
    with watching:
        return hub(sys.argv[2:])


if __name__ == "__main__":
    sys.exit(main())
