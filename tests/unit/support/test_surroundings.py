"""The fixtures that stand in for a workstation."""

from __future__ import annotations

import asyncio
import subprocess
import sys
from collections.abc import Callable, Mapping
from typing import Any

import keyring
import keyring.errors
import pytest


def test_secrets_go_into_the_test_keyring(secret_service: Mapping[str, str]) -> None:
    keyring.set_password("agent-desktop-test", "dana", "s3cret")
    assert keyring.get_password("agent-desktop-test", "dana") == "s3cret"
    keyring.delete_password("agent-desktop-test", "dana")
    assert keyring.get_password("agent-desktop-test", "dana") is None


def test_a_child_process_finds_the_same_keyring(secret_service: Mapping[str, str]) -> None:
    keyring.set_password("agent-desktop-test", "child", "s3cret")
    program = "import keyring; print(keyring.get_password('agent-desktop-test', 'child'))"
    answer = subprocess.run([sys.executable, "-c", program], capture_output=True, check=True)
    assert answer.stdout.strip() == b"s3cret"


def test_without_the_fixture_there_is_no_keyring() -> None:
    with pytest.raises(keyring.errors.NoKeyringError):
        keyring.get_password("agent-desktop-test", "dana")


def test_coroutines_run_on_the_qt_loop(run_qt: Callable[[Any], Any]) -> None:
    async def work() -> int:
        await asyncio.sleep(0)
        return 7

    assert run_qt(work()) == 7


def test_a_real_window_opens_on_the_virtual_screen(xvfb: str) -> None:
    program = (
        "from PySide6.QtWidgets import QApplication, QWidget\n"
        "app = QApplication(['test'])\n"
        "window = QWidget(); window.show(); app.processEvents()\n"
        "print(app.platformName(), window.isVisible())\n"
    )
    answer = subprocess.run(
        [sys.executable, "-c", program],
        env={"DISPLAY": xvfb, "QT_QPA_PLATFORM": "xcb", "PATH": "/usr/bin:/bin"},
        capture_output=True,
        check=True,
        timeout=60,
    )
    assert answer.stdout.split() == [b"xcb", b"True"]
