"""The supervisor's page of what the hub refused: settled with the keyboard, with a note."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication
from pytestqt.qtbot import QtBot

from agent_desktop.app.refused import RefusedDesk
from agent_desktop.gui.supervisor.not_taken import NotTakenPage
from agent_desktop.gui.supervisor.window import SupervisorWindow
from agent_desktop.protocol.errors import HubAway
from agent_desktop.protocol.messages import SettlementVerdict
from tests.support import sample_journey as sample
from tests.support.fake_commands import AtOnce
from tests.support.plain_words import PlainWords
from tests.support.sample_refused import FakeRefused
from tests.support.sample_review import FakeReview, table


@pytest.fixture
def hub() -> FakeRefused:
    return FakeRefused()


@pytest.fixture
def window(qtbot: QtBot, hub: FakeRefused) -> Iterator[SupervisorWindow]:
    tasks = AtOnce()
    desk = RefusedDesk(hub, sample.StillClock(), tasks, PlainWords())
    made = SupervisorWindow(
        FakeReview(table()), tasks, sample.StillClock(), who="sina.koch", team="Cards", refused=desk
    )
    qtbot.addWidget(made)
    made.show()
    qtbot.waitExposed(made)
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    yield made
    QApplication.processEvents()


def page_of(window: SupervisorWindow) -> NotTakenPage:
    assert window.not_taken is not None
    return window.not_taken


def open_page(window: SupervisorWindow) -> NotTakenPage:
    QTest.keyClick(window, Qt.Key.Key_Tab, Qt.KeyboardModifier.ControlModifier)
    page = page_of(window)
    assert page.isVisible()
    return page


def test_the_tab_counts_and_leads_there_and_back(window: SupervisorWindow) -> None:
    tab = window.top.tabs[1]
    assert tab.accessibleName() == "Not taken, 4"
    QTest.mouseClick(tab, Qt.MouseButton.LeftButton)
    page = page_of(window)
    assert page.isVisible()
    assert not window.table.isVisible()
    for control in page.findChildren(QAbstractButton):
        assert control.accessibleName() or not control.isVisible()
    assert not window.grab().isNull()
    QTest.keyClick(window, Qt.Key.Key_Tab, Qt.KeyboardModifier.ControlModifier)
    assert window.table.isVisible()
    assert not page.isVisible()


def test_without_the_port_there_is_one_page(qtbot: QtBot) -> None:
    window = SupervisorWindow(FakeReview(table()), AtOnce(), sample.StillClock())
    qtbot.addWidget(window)
    assert len(window.top.tabs) == 1
    window.next_page()
    assert window.page == 0


def test_an_entry_is_applied_and_the_next_one_is_chosen(
    window: SupervisorWindow, hub: FakeRefused
) -> None:
    page = open_page(window)
    QTest.keyClick(page.list, Qt.Key.Key_Down)
    first = page.list.line()
    assert first is not None
    page.side.note.edit.setText("the customer was merged")
    page.side.apply.click()
    assert hub.audited == [(first.id, SettlementVerdict.APPLIED, "the customer was merged")]
    now = page.list.line()
    assert now is not None
    assert now.id != first.id
    assert page.side.note.edit.text() == "", "the note is of one entry only"
    assert window.top.tabs[1].accessibleName() == "Not taken, 3"


def test_discarding_asks_for_a_note_where_there_is_none(
    window: SupervisorWindow, hub: FakeRefused
) -> None:
    page = open_page(window)
    QTest.keyClick(page.list, Qt.Key.Key_Down)
    page.side.discard.click()
    assert hub.audited == []
    assert page.side.note.edit.hasFocus()
    QTest.keyClicks(page.side.note.edit, "recorded twice, right?")
    assert page.side.note.edit.text() == "recorded twice, right?", "R is typed here, not obeyed"
    page.side.discard.click()
    assert [verdict for _, verdict, _ in hub.audited] == [SettlementVerdict.DISCARDED]


def test_what_was_settled_is_read_only(window: SupervisorWindow, hub: FakeRefused) -> None:
    page = open_page(window)
    QTest.keyClick(page.list, Qt.Key.Key_Down)
    page.side.note.edit.setText("twice")
    page.side.discard.click()
    page.which.parts[1].click()
    assert [line.note for line in page.list.rows.lines] == ["twice"]
    page.list.setCurrentIndex(page.list.rows.index(0))
    assert not page.side.apply.isVisible()
    assert "Discarded, Sabine" in page.side.accessibleDescription()
    assert "Discarded" in page.list.rows.index(0).data()
    del hub


def test_desks_that_wait_are_named(window: SupervisorWindow) -> None:
    page = open_page(window)
    said = page.side.accessibleDescription()
    assert "Oskar Brandl · 12 waiting" in said
    assert "desk b41f09c2" in said


def test_trouble_is_said_and_rows_stay(window: SupervisorWindow, hub: FakeRefused) -> None:
    page = open_page(window)
    hub.failing = HubAway("gone")
    QTest.keyClick(window, Qt.Key.Key_R)
    assert len(page.list.rows.lines) == 4
    assert "cannot be reached" in page.accessibleDescription()
    hub.failing = None
    QTest.keyClick(window, Qt.Key.Key_R)
    assert page.accessibleDescription() == ""
