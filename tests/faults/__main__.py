"""`python -m tests.faults KIND RUNS [--first SEED] [--folder DIR]`: a campaign of real processes.

Kept in `.campaign/<kind>.jsonl`; what this commit has done already is not run again. The last line
is always `N scenarios, A lost, B doubled, C misordered, D wedged`, of all RUNS.
"""

from __future__ import annotations

import argparse
import importlib
import sys
import tempfile
from pathlib import Path
from typing import Final

from tests.faults import campaign

KINDS: Final = {
    "clock": ("tests.faults.fleet", "clock"),
    "damage": ("tests.faults.damage", "scene"),
    "disk": ("tests.faults.disk_errors", "scene"),
    "expiry": ("tests.faults.fleet", "expiry"),
    "herd": ("tests.faults.herd", "scene"),
    "kill-desktop": ("tests.faults.kill_desktop", "scene"),
    "kill-hub": ("tests.faults.kill_hub", "scene"),
    "kill-window": ("tests.faults.kill_window", "scene"),
    "portal": ("tests.faults.proxied", "portal"),
    "power": ("tests.faults.power", "scene"),
    "proxy": ("tests.faults.proxied", "scene"),
    "racing": ("tests.faults.fleet", "racing"),
    "restore": ("tests.faults.fleet", "restore"),
    "storm": ("tests.faults.proxied", "storm"),
    "upgrade": ("tests.faults.upgrade", "scene"),
}


def main(arguments: list[str]) -> int:
    """0: nothing was lost, doubled, misordered, wedged or otherwise wrong."""
    parser = argparse.ArgumentParser(prog="python -m tests.faults", description=__doc__)
    parser.add_argument("kind", choices=sorted(KINDS))
    parser.add_argument("runs", type=int, help="how many scenarios, seeds from --first on")
    parser.add_argument("--first", type=int, default=0, help="the first seed")
    parser.add_argument("--folder", type=Path, help="where the files of the runs lie meanwhile")
    asked = parser.parse_args(arguments)
    module, name = KINDS[asked.kind]
    scene = getattr(importlib.import_module(module), name)
    seeds = range(asked.first, asked.first + asked.runs)
    with tempfile.TemporaryDirectory(prefix="agent-desktop-faults-", dir=asked.folder) as folder:
        lines = campaign.run(asked.kind, scene, seeds, Path(folder))
    for said in campaign.summary(lines.values()):
        print(said)  # noqa: T201 - the answer
    return 0 if lines and all(line.clean for line in lines.values()) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
