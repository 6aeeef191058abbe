"""The peers that tests send with are there, in the versions their locks name."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from tests.support.installed_once import installed_once
from tests.support.node_peers import NodePeers


def test_node_finds_both_clients(node_peers: NodePeers) -> None:
    program = (
        "const {Analytics} = require('@segment/analytics-node');"
        "const Rudder = require('@rudderstack/rudder-sdk-node');"
        "console.log(typeof Analytics, typeof (Rudder.default || Rudder), process.version)"
    )
    answer = subprocess.run(
        [node_peers.node, "-e", program],
        cwd=node_peers.folder,
        capture_output=True,
        text=True,
        check=True,
    )
    assert answer.stdout.startswith("function function v24")


def test_the_older_client_stands_before_the_newer(older_segment: Path) -> None:
    answer = subprocess.run(
        [sys.executable, "-c", "from segment.analytics.version import VERSION; print(VERSION)"],
        env={**os.environ, "PYTHONPATH": str(older_segment)},
        capture_output=True,
        text=True,
        check=True,
    )
    assert answer.stdout.strip() == "2.3.4"


def test_a_second_run_installs_nothing(older_segment: Path) -> None:
    def never(folder: Path) -> list[str]:
        raise AssertionError(f"would install into {folder}")

    lock = Path(__file__).parents[3] / "requirements" / "segment-2.3.4.txt"
    assert installed_once("segment-2.3.4", [lock], never) == older_segment
