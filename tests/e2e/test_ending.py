"""Ended from outside: the window closes in good order, the demo leaves nothing behind."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.support.desktop_process import MakeDesktop
from tests.support.hub import Hub
from tests.support.places import ROOT

if sys.platform == "win32":
    pytest.skip("signals are POSIX's", allow_module_level=True)

PATIENCE_S = 60.0


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_a_signal_closes_the_window_as_its_user_would(
    hub: Hub, make_desktop: MakeDesktop, number: signal.Signals
) -> None:
    desktop = make_desktop(hub)
    puller = desktop.until(lambda view: view["puller"])["puller"]
    assert desktop.signal(number) == 0
    until_gone(puller)


@pytest.mark.parametrize(
    ("when", "number"),
    [("while it imports", signal.SIGTERM), ("while its window is open", signal.SIGINT)],
)
def test_the_demo_leaves_no_process_and_no_folder(
    tmp_path: Path, when: str, number: signal.Signals
) -> None:
    options = ["--offscreen", "--output", str(tmp_path / "pictures")]
    process = subprocess.Popen(
        [sys.executable, "-m", "agent_desktop", "demo", *options],
        cwd=ROOT,
        env={**os.environ, "TMPDIR": str(tmp_path), "PYTHONUNBUFFERED": "1"},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        start_new_session=True,
    )
    assert process.stdout is not None
    with process.stdout as said:
        awaited = "Journeys:" if when == "while it imports" else "[ 1]"
        assert any(awaited in line for line in said)
        os.killpg(process.pid, number)
        rest = said.read()
    assert process.wait(PATIENCE_S) != 0, "it did not play to its end"
    assert "Traceback" not in rest
    assert list(tmp_path.glob("agent-desktop-demo-*")) == []
    until_gone(-process.pid)


def until_gone(pid: int) -> None:
    """A process, or with a minus a group of them; whoever adopted them may need a moment."""
    deadline = time.monotonic() + PATIENCE_S
    while time.monotonic() < deadline:
        try:
            os.kill(pid, 0)
        except ProcessLookupError:
            return
        time.sleep(0.05)
    pytest.fail(f"process {pid} still runs")
