"""The response slot: 8 seconds, not counted while somebody looks at it."""

from __future__ import annotations

import msgspec
import pytest
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QEnterEvent
from PySide6.QtWidgets import QApplication

from tests.support import sample_views
from tests.support.agent_window import Desk, MakeDesk


@pytest.fixture
def desk(make_desk: MakeDesk) -> Desk:
    made = make_desk()
    made.commands.show(msgspec.structs.replace(made.commands.view, undo=sample_views.UNDO))
    return made


def wait(desk: Desk, milliseconds: float) -> None:
    desk.hand.pass_by(milliseconds)
    desk.panes.actions.slot.tick()


def enter(desk: Desk) -> None:
    here = QPointF(5, 5)
    QApplication.sendEvent(desk.panes.actions.slot, QEnterEvent(here, here, here))


def test_it_stays_for_8_seconds(desk: Desk) -> None:
    slot = desk.panes.actions.slot
    assert slot.toasting
    wait(desk, 7900)
    assert slot.toasting
    wait(desk, 200)
    assert not slot.toasting
    assert slot.quiet_undo.isVisible()


def test_time_stands_still_under_the_pointer(desk: Desk) -> None:
    slot = desk.panes.actions.slot
    enter(desk)
    wait(desk, 60_000)
    assert slot.toasting
    QApplication.sendEvent(slot, QEvent(QEvent.Type.Leave))
    wait(desk, 7000)
    assert slot.toasting
    wait(desk, 1100)
    assert not slot.toasting


def test_time_stands_still_while_focused(desk: Desk) -> None:
    slot = desk.panes.actions.slot
    slot.toast_undo.setFocus(Qt.FocusReason.TabFocusReason)
    wait(desk, 60_000)
    assert slot.toasting


def test_another_answer_starts_anew_and_its_commit_does_not(desk: Desk) -> None:
    slot = desk.panes.actions.slot
    wait(desk, 6000)
    saved = msgspec.structs.replace(sample_views.UNDO, detail="Saved on this device")
    desk.commands.show(msgspec.structs.replace(desk.commands.view, undo=saved))
    wait(desk, 2100)
    assert not slot.toasting
    other = msgspec.structs.replace(sample_views.UNDO, entry_id="r9")
    desk.commands.show(msgspec.structs.replace(desk.commands.view, undo=other))
    wait(desk, 7900)
    assert slot.toasting


def test_the_slot_keeps_its_place(desk: Desk) -> None:
    slot = desk.panes.actions.slot
    before = slot.geometry()
    wait(desk, 9000)
    desk.commands.show(msgspec.structs.replace(desk.commands.view, undo=None))
    assert slot.geometry() == before
    assert not slot.toast_undo.isVisible()
    assert not slot.quiet_undo.isVisible()
