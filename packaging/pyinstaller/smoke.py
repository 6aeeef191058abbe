"""Starts the packaged folder as a workstation would, and takes the demo's first call.

    python packaging/pyinstaller/smoke.py dist/agent-desktop

It runs offscreen, from another folder, and with nothing of this Python environment on its path.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path

KEPT = {"HOME", "LANG", "LC_ALL", "TMPDIR", "SYSTEMROOT", "XDG_RUNTIME_DIR"}
LIMIT_S = 300


def main(folder: Path) -> int:
    program = folder.resolve() / (
        "agent-desktop.exe" if sys.platform == "win32" else "agent-desktop"
    )
    environment = {name: value for name, value in os.environ.items() if name in KEPT}
    environment |= {"QT_QPA_PLATFORM": "offscreen", "PATH": os.defpath}
    with tempfile.TemporaryDirectory(prefix="agent-desktop-smoke-") as scratch:
        for arguments in (["--version"], ["demo", "--first-call"]):
            print("smoke:", "agent-desktop", *arguments, flush=True)
            done = subprocess.run(
                [program, *arguments], cwd=scratch, env=environment, check=False, timeout=LIMIT_S
            )
            if done.returncode:
                print(f"smoke: failed with status {done.returncode}", file=sys.stderr)
                return 1
        pictures = sorted(Path(scratch, "demo-output").glob("*.png"))
        if not pictures:
            print("smoke: the demo left no picture in demo-output", file=sys.stderr)
            return 1
    size = sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())
    print(f"smoke: passed, {len(pictures)} pictures; the folder has {size / 2**20:.0f} MiB")
    return 0


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    sys.exit(main(Path(sys.argv[1])))
