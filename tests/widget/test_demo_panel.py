"""The call panel says what is wanted; the demo does it."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from agent_desktop.gui.demo_panel import CallPanel, CastMember
from tests.support import sample_journey as sample

CAST = (
    CastMember(label="Leila Haddad", number="+44 20 7946 0018", note="<b>Two</b> hung-up calls"),
    CastMember(label="Withheld", number=""),
)


@pytest.fixture
def panel(qtbot: QtBot) -> CallPanel:
    made = CallPanel(CAST, sample.StillClock())
    qtbot.addWidget(made)
    made.show()
    qtbot.waitExposed(made)
    return made


def test_the_cast_calls(panel: CallPanel) -> None:
    wanted: list[str] = []
    panel.call_wanted.connect(wanted.append)
    for row in panel.column.rows:
        row.button.click()
    panel.withheld.click()
    assert wanted == ["+44 20 7946 0018", "", ""]
    first = panel.column.rows[0]
    assert first.accessibleName() == "Leila Haddad, +44 20 7946 0018, <b>Two</b> hung-up calls"
    assert first.button.accessibleName() == "Call as Leila Haddad"
    panel.grab()


def test_another_number_is_typed(panel: CallPanel, qtbot: QtBot) -> None:
    wanted: list[str] = []
    panel.call_wanted.connect(wanted.append)
    panel.number.edit.setText("hello")
    panel.dial.click()
    assert wanted == []
    assert "Type a number first" in panel.number.edit.accessibleDescription()
    panel.number.edit.clear()
    qtbot.keyClicks(panel.number.edit, " 030 1234 ")
    assert panel.number.edit.accessibleDescription() == ""
    qtbot.keyClick(panel.number.edit, Qt.Key.Key_Return)
    assert wanted == ["030 1234"]


def test_the_hub_goes_and_comes_back(panel: CallPanel) -> None:
    said: list[str] = []
    panel.hub_stop_wanted.connect(lambda: said.append("stop"))
    panel.hub_start_wanted.connect(lambda: said.append("start"))
    panel.hub.click()
    panel.hub.click()  # on its way: a second click is no second wish
    assert said == ["stop"]
    panel.set_hub(running=False)
    assert panel.hub.text() == "Start the hub"
    panel.hub.click()
    assert said == ["stop", "start"]
    panel.grab()


def test_there_is_only_something_to_hang_up_during_a_call(panel: CallPanel) -> None:
    said: list[str] = []
    panel.hang_up_wanted.connect(lambda: said.append("down"))
    panel.hang_up.click()
    panel.set_busy(True)
    panel.hang_up.click()
    assert said == ["down"]


@pytest.mark.parametrize("left", [0, 300])
def test_it_stands_beside_the_window_where_there_is_room(
    panel: CallPanel, qtbot: QtBot, left: int
) -> None:
    room = panel.screen().availableGeometry()
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(room.width() - panel.width() - 40, 300)
    window.move(room.left() + left, room.top())
    window.show()
    panel.stand_beside(window)
    assert not panel.frameGeometry().intersects(window.frameGeometry())
    assert room.contains(panel.frameGeometry().topRight())
    assert room.left() <= window.frameGeometry().left() <= room.left() + left


def test_where_there_is_no_room_both_stay_where_they_are(panel: CallPanel, qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(panel.screen().availableGeometry().width(), 300)
    window.show()
    before = panel.pos(), window.pos()
    panel.stand_beside(window)
    assert (panel.pos(), window.pos()) == before


def test_a_no_on_the_web_needs_somebody_on_the_line(panel: CallPanel) -> None:
    wished: list[str] = []
    panel.web_no_wanted.connect(lambda: wished.append("no"))
    panel.learn_wanted.connect(lambda: wished.append("learn"))
    assert not panel.web_no.isEnabled()
    panel.set_busy(True)
    panel.web_no.click()
    panel.learn.click()
    assert wished == ["no", "learn"]
    panel.set_learning()
    assert not panel.learn.isEnabled()
    panel.set_hub(running=False)
    assert not panel.web_no.isEnabled()
    panel.say_note("On the app: no to “Paperless”.")
    assert panel.accessibleDescription() == "On the app: no to “Paperless”."
