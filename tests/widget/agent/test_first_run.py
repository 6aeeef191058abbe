"""The first start: what is typed, what is refused, and what is kept to itself."""

from __future__ import annotations

from collections.abc import Coroutine
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from agent_desktop.gui.agent.first_run import FirstRun, address_trouble
from tests.support.fake_commands import AtOnce

ADDRESS, TOKEN = "https://hub.example.com", "a.b.c"


class Hub:
    def __init__(self, trouble: str = "") -> None:
        self.trouble = trouble
        self.asked: list[tuple[str, str]] = []

    async def sign_in(self, address: str, token: str) -> str:
        self.asked.append((address, token))
        return self.trouble


class Later:
    """Tasks that wait until told."""

    def __init__(self) -> None:
        self.work: list[Coroutine[Any, Any, None]] = []

    def start(self, work: Coroutine[Any, Any, None], name: str) -> None:
        self.work.append(work)

    def finish(self) -> None:
        for work in self.work:
            with pytest.raises(StopIteration):
                work.send(None)
        self.work.clear()


def pane(qtbot: QtBot, hub: Hub, tasks: Any = None) -> FirstRun:
    made = FirstRun(hub.sign_in, tasks or AtOnce())
    qtbot.addWidget(made)
    made.show()
    return made


def fill(made: FirstRun, address: str = ADDRESS, token: str = TOKEN) -> None:
    made.address.edit.setText(address)
    made.token.edit.setText(token)


def test_signing_in(qtbot: QtBot, plain_look: None) -> None:
    hub = Hub()
    made = pane(qtbot, hub)
    fill(made)
    with qtbot.waitSignal(made.signed_in):
        QTest.keyClick(made.token.edit, Qt.Key.Key_Return)
    assert hub.asked == [(ADDRESS, TOKEN)]
    assert made.token.edit.text() == ""


def test_the_hubs_answer_is_shown_and_the_token_stays_for_another_try(
    qtbot: QtBot, plain_look: None
) -> None:
    made = pane(qtbot, Hub("The hub does not know this token. Ask IT for a new one."))
    fill(made)
    QTest.mouseClick(made.go, Qt.MouseButton.LeftButton)
    assert made.trouble.startswith("The hub does not know")
    assert made.accessibleDescription() == made.trouble
    assert made.token.edit.text() == TOKEN
    assert made.go.isEnabled()


def test_one_question_at_a_time(qtbot: QtBot, plain_look: None) -> None:
    hub, tasks = Hub(), Later()
    made = pane(qtbot, hub, tasks)
    fill(made)
    made.start()
    made.start()
    assert len(tasks.work) == 1
    assert not made.go.isEnabled()
    assert made.address.edit.isReadOnly()
    tasks.finish()
    assert made.go.isEnabled()
    assert len(hub.asked) == 1


@pytest.mark.parametrize(
    ("address", "fine"),
    [
        (ADDRESS, True),
        ("http://127.0.0.1:8080", True),
        ("http://localhost", True),
        ("http://hub.example.com", False),
        ("hub.example.com", False),
        ("ftp://hub.example.com", False),
        ("https://", False),
        ("https://hub:port", False),
        ("https://[::1", False),
        ("", False),
    ],
)
def test_addresses(qtbot: QtBot, plain_look: None, address: str, fine: bool) -> None:
    assert (address_trouble(address) == "") is fine
    hub = Hub()
    made = pane(qtbot, hub)
    fill(made, address=address)
    made.start()
    assert bool(hub.asked) is fine


def test_a_token_is_not_shown_and_not_optional(qtbot: QtBot, plain_look: None) -> None:
    hub = Hub()
    made = pane(qtbot, hub)
    assert made.token.edit.echoMode() is QLineEdit.EchoMode.Password
    fill(made, token="  ")
    made.start()
    assert hub.asked == []
    assert made.trouble == "Paste the token first."
    QTest.keyClick(made.token.edit, Qt.Key.Key_A)
    assert made.trouble == ""
