"""Sync and problems: opened when asked for, gone when a call comes, all of it with the keyboard."""

from __future__ import annotations

import msgspec
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication

from agent_desktop.app.commands import CustomerHit
from agent_desktop.app.sync_views import EntryLine
from agent_desktop.app.views import UnsavedView, WorkspaceView
from agent_desktop.domain.responses import Sentiment
from agent_desktop.gui.agent.sync_pane import SyncPane
from tests.support import sample_sync, sample_views
from tests.support.agent_window import Desk, MakeDesk
from tests.support.plain_words import PlainWords

CTRL_SHIFT = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


def opened(make_desk: MakeDesk, *, docked: bool = False) -> tuple[Desk, sample_sync.FakeCentre]:
    ready = msgspec.structs.replace(sample_views.states()["ready"], sync=sample_sync.sync())
    desk = make_desk.of(ready, docked=docked)
    centre = sample_sync.FakeCentre(sample_sync.view(PlainWords()))
    desk.window.connect_sync(lambda: centre)
    QTest.keyClick(desk.window, Qt.Key.Key_S, CTRL_SHIFT)
    assert desk.panes.sync.isVisible()
    return desk, centre


def page_of(desk: Desk) -> SyncPane:
    pane = desk.panes.sync.pane
    assert pane is not None
    return pane


@pytest.mark.parametrize("docked", [False, True])
def test_it_opens_by_its_key_and_closes_by_escape(make_desk: MakeDesk, docked: bool) -> None:
    desk, centre = opened(make_desk, docked=docked)
    panes = desk.panes
    assert not panes.actions.isVisible()
    assert page_of(desk).list.hasFocus()
    for control in page_of(desk).findChildren(QAbstractButton):
        assert control.accessibleName() or not control.isVisible(), control
    assert not desk.window.grab().isNull()
    QTest.keyClick(desk.window, Qt.Key.Key_Escape)
    assert not panes.sync.isVisible()
    assert panes.actions.isVisible() or docked
    assert centre.asked == ["open", "close"]


def test_it_opens_from_the_status(make_desk: MakeDesk) -> None:
    desk = make_desk("customer")
    desk.window.connect_sync(lambda: sample_sync.FakeCentre(sample_sync.view(PlainWords())))
    button = desk.panes.status.button
    assert "Open sync and problems" in button.accessibleName()
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert desk.panes.sync.isVisible()


def test_without_a_centre_there_is_nothing_to_open(make_desk: MakeDesk) -> None:
    desk = make_desk("customer")
    desk.panes.steering.toggle_sync()
    assert not desk.panes.sync.isVisible()


@pytest.mark.parametrize("state", ["ringing", "customer", "choose"])
def test_a_call_that_comes_in_has_the_window(make_desk: MakeDesk, state: str) -> None:
    desk, centre = opened(make_desk)
    desk.commands.show(sample_views.states()[state])
    assert not desk.panes.sync.isVisible()
    assert centre.asked[-1] == "close"


def test_a_refusal_in_a_call_opens_nothing_and_takes_no_focus(make_desk: MakeDesk) -> None:
    desk = make_desk("customer")
    centre = sample_sync.FakeCentre(sample_sync.view(PlainWords()))
    desk.window.connect_sync(lambda: centre)
    desk.panes.focus_list()
    focus = QApplication.focusWidget()
    view = desk.commands.view
    desk.commands.show(msgspec.structs.replace(view, sync=sample_sync.sync(online=True)))
    centre.show(sample_sync.view(PlainWords(), sample_sync.sync(refused=7)))
    assert QApplication.focusWidget() is focus
    assert not desk.panes.sync.isVisible()
    assert QApplication.activeModalWidget() is None
    said = desk.panes.status.said
    assert said is not None
    assert said.label == "2 responses not taken by the hub"


def test_the_chosen_entry_is_explained_and_its_details_copied(make_desk: MakeDesk) -> None:
    desk, _centre = opened(make_desk)
    pane = page_of(desk)
    QTest.keyClick(pane.list, Qt.Key.Key_Down)
    if pane.list.line() is None:
        QTest.keyClick(pane.list, Qt.Key.Key_Down)
    line = pane.list.line()
    assert line is not None
    assert line.refused
    assert "Your supervisor or IT decides" in pane.side.accessibleDescription()
    pane.side.copy.click()
    copied = QGuiApplication.clipboard().text()
    assert "unknown_customer" in copied
    assert "Henrik" not in copied


def test_what_is_chosen_stays_chosen_while_the_rest_changes(make_desk: MakeDesk) -> None:
    desk, centre = opened(make_desk)
    pane = page_of(desk)
    pane.list.setCurrentIndex(pane.list.entries.index(5))
    chosen = pane.list.line()
    assert chosen is not None
    view = centre.view
    gone = msgspec.structs.replace(view, refused=(), waiting=view.waiting[1:])
    centre.show(gone)
    now = pane.list.line()
    assert now is not None
    assert now.id == chosen.id
    centre.show(msgspec.structs.replace(gone, waiting=()))
    assert pane.list.line() is None


def test_the_keys_and_buttons_ask(make_desk: MakeDesk) -> None:
    desk, centre = opened(make_desk)
    QTest.keyClick(desk.window, Qt.Key.Key_R)
    page_of(desk).side.compare.click()
    page_of(desk).try_button.click()
    assert centre.asked[1:] == ["try now", "compare now", "try now"]
    QTest.keyClick(desk.window, Qt.Key.Key_1)
    QTest.keyClick(desk.window, Qt.Key.Key_W)
    assert desk.answers == []
    assert desk.panes.sync.isVisible()


def test_f6_walks_through_it(make_desk: MakeDesk) -> None:
    desk, _centre = opened(make_desk)
    met = set()
    for _ in range(6):
        QTest.keyClick(desk.window, Qt.Key.Key_F6)
        met.add(QApplication.focusWidget())
    panes = desk.panes
    assert {page_of(desk).list, page_of(desk).side, panes.status.button} <= met


def test_thousands_of_entries_are_one_list(make_desk: MakeDesk) -> None:
    desk, centre = opened(make_desk)
    line = centre.view.waiting[0]
    many = tuple(msgspec.structs.replace(line, id=str(n)) for n in range(5_000))
    centre.show(msgspec.structs.replace(centre.view, waiting=many, more=20_000))
    assert page_of(desk).list.entries.rowCount() == 1 + 2 + 1 + 5_000
    heading = page_of(desk).list.entries.index(3).data()
    assert heading.startswith("Waiting, 25000.")
    page_of(desk).list.scrollToBottom()
    assert not desk.window.grab().isNull()


def test_rows_are_read_out_whole(make_desk: MakeDesk) -> None:
    desk, _centre = opened(make_desk)
    rows = page_of(desk).list.entries
    said = [rows.index(n).data(Qt.ItemDataRole.AccessibleTextRole) for n in range(rows.rowCount())]
    assert said[1].startswith(
        "Positive, Free airport transfer, Henrik Dahl, The hub does not know this customer"
    )
    assert all(isinstance(row.line, EntryLine | None) for row in rows.rows)


# --- an answer that was not saved ----------------------------------------------------------------


def unsaved() -> WorkspaceView:
    view = sample_views.states()["customer"]
    first = msgspec.structs.replace(
        view.actions[0], unsaved="Your answer was not saved. Answer again"
    )
    return msgspec.structs.replace(
        view,
        actions=(first, *view.actions[1:]),
        sync=msgspec.structs.replace(view.sync, not_saved="The disk is full."),
        unsaved=UnsavedView(
            title=first.title,
            sentiment=Sentiment.NEGATIVE,
            reason="The disk is full, so nothing more can be saved. Free some space on the disk. "
            "Then answer again.",
        ),
    )


@pytest.mark.parametrize("docked", [False, True])
def test_an_answer_that_was_not_saved_is_said_where_it_was_given(
    make_desk: MakeDesk, docked: bool
) -> None:
    desk = make_desk.of(unsaved(), docked=docked)
    slot, cards = desk.panes.actions.slot, desk.panes.actions.cards
    assert slot.save_button.isVisible()
    assert not slot.toast_undo.isVisible()
    assert "The disk is full" in slot.accessibleDescription()
    assert slot.height() == slot.wanted()
    assert "not saved" in cards.cards[0].accessibleDescription()
    said = desk.panes.status.said
    assert said is not None
    assert said.label == "Not saved"
    slot.save_button.click()
    assert desk.asked("save_again") == [()]
    desk.commands.show(sample_views.states()["customer"])
    assert not slot.save_button.isVisible()


def test_a_repair_is_told_quietly(make_desk: MakeDesk) -> None:
    desk = make_desk("customer")
    view = desk.commands.view
    words = "3 customers differed from the hub and were fetched again"
    desk.commands.show(msgspec.structs.replace(view, remark=words))
    banner = desk.panes.banner
    assert banner.isVisible()
    assert (banner.words, banner.calm) == (words, True)
    desk.commands.show(msgspec.structs.replace(view, remark=words, notice="Something is wrong."))
    assert (banner.words, banner.calm) == ("Something is wrong.", False)


# --- the search ----------------------------------------------------------------------------------


def test_a_search_says_that_it_is_still_indexing(make_desk: MakeDesk) -> None:
    desk = make_desk("unknown")
    ann = CustomerHit(customer_id="c1", name="Ann Lee", detail="Customer since 2019")
    desk.commands.customers = (ann,)
    find = desk.panes.stranger.finder

    def search(text: str) -> str:
        desk.panes.stranger.field.edit.setText(text)
        find._ask()
        return desk.panes.stranger.hits.accessibleDescription()

    assert search("ann") == ""
    view = desk.commands.view
    early = msgspec.structs.replace(view.sync, indexed=False)
    desk.commands.show(msgspec.structs.replace(view, sync=early))
    assert search("ann") == "Still indexing: older customers may be missing."
    assert "Nobody has this name" in search("bob")
    assert "Still indexing" in search("bob")
    assert not desk.window.grab().isNull()


def test_behind_the_curtain_of_a_locked_window_nothing_of_a_customer_stays(
    make_desk: MakeDesk,
) -> None:
    desk, centre = opened(make_desk)
    desk.panes.sync.hide()
    assert centre.asked[-1] == "close"
    desk.panes.sync.show()
    assert centre.asked[-1] == "open"
