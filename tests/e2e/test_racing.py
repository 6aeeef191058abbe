"""Several starts at once, as an impatient double click or two calls in one second give them."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Mapping
from pathlib import Path

import pytest

from agent_desktop.telephony.hook import forward

if sys.platform != "linux":
    pytest.skip("the test keyring is Linux's", allow_module_level=True)

PATIENCE_S = 30.0


def test_of_several_first_starts_one_stays_and_its_key_opens_the_profile_again(
    secret_service_environment: Mapping[str, str], tmp_path: Path
) -> None:
    profile = tmp_path / "profile"
    environment = {**os.environ, **secret_service_environment, "QT_QPA_PLATFORM": "offscreen"}
    environment.pop("PYTHON_KEYRING_BACKEND", None)

    def start() -> subprocess.Popen[str]:
        return subprocess.Popen(
            [sys.executable, "-m", "agent_desktop", "--profile", str(profile)],
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            text=True,
        )

    starts = [start() for _ in range(3)]
    try:
        deadline = time.monotonic() + PATIENCE_S
        while sum(process.poll() is None for process in starts) > 1:
            assert time.monotonic() < deadline, "more than one went on"
            time.sleep(0.05)
        over = [process for process in starts if process.poll() is not None]
        assert [process.returncode for process in over] == [0, 0], [p.communicate() for p in over]
        until_it_listens(profile)
        stayed = next(process for process in starts if process.poll() is None)
        stayed.terminate()
        assert stayed.wait(PATIENCE_S) == 0
        starts.append(start())
        until_it_listens(profile)
    finally:
        for process in starts:
            process.kill()
            process.communicate()


def until_it_listens(profile: Path) -> None:
    deadline = time.monotonic() + PATIENCE_S
    while forward.hand_over(profile, {"show": True})[0] != forward.TAKEN:
        assert time.monotonic() < deadline, "no desktop listens"
        time.sleep(0.05)
