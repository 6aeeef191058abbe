"""A virtual X screen, for tests that start the program with a real window."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator

import pytest

from tests.support import missing


@pytest.fixture(scope="session")
def xvfb() -> Iterator[str]:
    """A display such as ":99". Give a child process DISPLAY and QT_QPA_PLATFORM=xcb.

    The tests' own QApplication stays offscreen: a process has one platform for its life.
    """
    program = missing.tool("Xvfb", "xvfb")
    read_end, write_end = os.pipe()
    # The server picks a free display by itself, so that two runs never meet.
    server = subprocess.Popen(
        [program, "-displayfd", str(write_end), "-screen", "0", "1920x1200x24", "-nolisten", "tcp"],
        pass_fds=[write_end],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    os.close(write_end)
    try:
        with os.fdopen(read_end) as answer:
            number = answer.readline().strip()
        if not number:
            pytest.fail("Xvfb ended before it named its display", pytrace=False)
        yield f":{number}"
    finally:
        server.terminate()
        server.wait(10)
