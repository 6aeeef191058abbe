"""Every state of the window, whole and docked: what is shown, what is hidden, what can be done."""

from __future__ import annotations

import itertools

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit, QWidget

from agent_desktop.app.commands import CustomerHit
from agent_desktop.app.views import Screen
from agent_desktop.gui.agent.dock_tabs import DockPage
from agent_desktop.gui.controls.pane import Pane
from tests.support import sample_views
from tests.support.agent_window import Desk, MakeDesk

LEFT = Qt.MouseButton.LeftButton
STATES = tuple(sample_views.states())
BOTH = list(itertools.product(STATES, (False, True)))


def shown(desk: Desk) -> dict[str, bool]:
    panes = desk.panes
    return {
        name: getattr(panes, name).isVisible()
        for name in ("journey", "skeleton", "calm", "chooser", "stranger", "facts", "actions")
    }


@pytest.mark.parametrize(("state", "docked"), BOTH)
def test_every_state_paints_with_a_name_on_every_control(
    make_desk: MakeDesk, state: str, docked: bool
) -> None:
    desk = make_desk(state, docked=docked)
    QApplication.processEvents()
    picture = desk.window.grab()
    assert not picture.isNull()
    nameless = [
        f"{type(widget).__name__} in {type(widget.parent()).__name__}"
        for widget in desk.window.findChildren(QWidget)
        if isinstance(widget, QAbstractButton | QLineEdit)
        and widget.isVisible()
        and not widget.accessibleName()
    ]
    assert nameless == []


@pytest.mark.parametrize(("state", "docked"), BOTH)
def test_nothing_sticks_out_of_the_window(make_desk: MakeDesk, state: str, docked: bool) -> None:
    desk = make_desk(state, docked=docked)
    box = desk.window.rect().adjusted(-4, -4, 4, 4)
    for pane in desk.window.findChildren(Pane, options=Qt.FindChildOption.FindDirectChildrenOnly):
        if pane.isVisible():
            assert box.contains(pane.geometry()), type(pane).__name__


def test_the_whole_window_keeps_the_designs_measures(make_desk: MakeDesk) -> None:
    panes = make_desk().panes
    assert panes.top.geometry().getRect() == (0, 0, 1440, 44)
    assert panes.header.geometry().getRect() == (0, 44, 1440, 64)
    assert panes.signal.geometry().getRect() == (0, 108, 1440, 44)
    assert panes.facts.geometry().getRect() == (0, 152, 288, 720)
    assert panes.journey.geometry().getRect() == (288, 152, 712, 720)
    assert panes.actions.geometry().getRect() == (1000, 152, 440, 720)
    assert panes.status.geometry().getRect() == (0, 872, 1440, 28)
    first, second = panes.actions.cards.cards[:2]
    assert first.height() == 288
    assert second.height() == 98
    assert panes.actions.slot.height() == 52


def test_the_dock_keeps_the_designs_measures(make_desk: MakeDesk) -> None:
    panes = make_desk(docked=True).panes
    heights = [
        pane.height() for pane in (panes.top, panes.header, panes.bar, panes.signal, panes.tabs)
    ]
    assert heights == [40, 64, 40, 56, 40]
    assert panes.actions.slot.height() == 44
    assert panes.actions.cards.cards[0].height() == 288


def test_the_explanation_opens_beside_the_actions(make_desk: MakeDesk) -> None:
    desk = make_desk()
    actions = desk.panes.actions.geometry()
    QTest.keyClick(desk.panes.actions.cards, Qt.Key.Key_W)
    assert desk.panes.why.geometry().getRect() == (600, 152, 400, 720)
    assert desk.panes.facts.width() == 56
    assert desk.panes.actions.geometry() == actions
    QTest.keyClick(desk.window, Qt.Key.Key_Escape)
    assert not desk.panes.why.isVisible()
    assert desk.panes.facts.width() == 288


def test_a_narrow_window_becomes_the_dock(make_desk: MakeDesk) -> None:
    desk = make_desk()
    desk.window.resize(880, 800)
    assert desk.panes.places.docked
    desk.window.resize(1100, 800)
    assert not desk.panes.places.docked
    assert desk.panes.facts.width() == 56


def test_control_d_docks_and_comes_back_to_the_same_size(make_desk: MakeDesk) -> None:
    desk = make_desk()
    QTest.keyClick(desk.window, Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier)
    assert desk.panes.places.docked
    assert desk.window.width() == 420
    QTest.keyClick(desk.window, Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier)
    assert desk.window.width() == 1440


def test_a_ringing_phone_shows_name_and_queue_only(make_desk: MakeDesk) -> None:
    desk = make_desk("ringing")
    assert shown(desk) == {
        "journey": False, "skeleton": False, "calm": True, "chooser": False, "stranger": False,
        "facts": True, "actions": True,
    }  # fmt: skip
    assert desk.panes.calm.title == "Leila Haddad"
    assert "39200" not in every_word(desk)
    assert not desk.panes.header.verify_button.isVisible()
    QTest.mouseClick(desk.panes.header.connect_button, LEFT)
    assert desk.asked("contact_answered") == [("contact-1",)]


def every_word(desk: Desk) -> str:
    """All that a screen reader would find."""
    return " ".join(
        f"{widget.accessibleName()} {widget.accessibleDescription()}"
        for widget in desk.window.findChildren(QWidget)
        if widget.isVisible()
    )


def test_someone_else_hides_everything_at_once(make_desk: MakeDesk) -> None:
    desk = make_desk()
    assert "Leila" in every_word(desk)
    QTest.keyClick(desk.panes.actions.cards, Qt.Key.Key_X)
    assert desk.asked("someone_else") == [(None,)]
    desk.commands.show(sample_views.states()["someone_else"])
    QApplication.processEvents()
    words = every_word(desk)
    for secret in ("Leila", "39200", "Gold card", "payslip", "Karim"):
        assert secret not in words
    assert desk.panes.stranger.isVisible()
    assert not desk.panes.journey.model.journey.events


def test_several_people_have_no_default(make_desk: MakeDesk) -> None:
    desk = make_desk("choose")
    QTest.keyClick(desk.window, Qt.Key.Key_Return)
    QTest.keyClick(desk.window, Qt.Key.Key_Space)
    QTest.keyClick(desk.window, Qt.Key.Key_9)
    assert desk.asked("choose") == []
    QTest.keyClick(desk.window, Qt.Key.Key_2)
    assert desk.asked("choose") == [("renate",)]
    QTest.keyClick(desk.window, Qt.Key.Key_0)
    assert desk.asked("go_on_without") == [()]


@pytest.mark.parametrize("docked", [False, True])
def test_an_unknown_caller_is_found_by_search(make_desk: MakeDesk, docked: bool) -> None:
    desk = make_desk("unknown", docked=docked)
    desk.commands.customers = (
        CustomerHit(customer_id="grace", name="Grace Okonkwo", detail="Customer 4471 2093"),
        CustomerHit(customer_id="gregor", name="Gregor Meyer", detail="Customer 4471 2111"),
    )
    edit = desk.panes.stranger.field.edit
    edit.setFocus()
    QTest.keyClicks(edit, "gr")
    QTest.keyClick(edit, Qt.Key.Key_Return)
    assert [row.accessibleName() for row in desk.panes.stranger.hits.rows if row.isVisible()] == [
        "Grace Okonkwo",
        "Gregor Meyer",
    ]
    QTest.keyClick(edit, Qt.Key.Key_Down)
    QTest.keyClick(edit, Qt.Key.Key_Return)
    assert desk.asked("choose") == [("gregor",)]


def test_search_in_the_top_bar(make_desk: MakeDesk) -> None:
    desk = make_desk()
    desk.commands.customers = (CustomerHit(customer_id="grace", name="Grace", detail="x"),)
    QTest.keyClick(desk.window, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    edit = desk.panes.top.search.edit
    assert edit.hasFocus()
    QTest.keyClicks(edit, "grace")
    QTest.keyClick(edit, Qt.Key.Key_Return)
    assert desk.panes.hits.isVisible()
    QTest.keyClick(edit, Qt.Key.Key_Escape)
    assert not desk.panes.hits.isVisible()
    assert edit.text() == ""


def test_a_late_search_answer_is_dropped(make_desk: MakeDesk) -> None:
    desk = make_desk()
    finder = desk.panes.finder
    finder._asked = "newer"
    desk.commands.customers = (CustomerHit(customer_id="old", name="older", detail=""),)
    work = finder._answer("older")
    with pytest.raises(StopIteration):
        work.send(None)
    assert desk.panes.hits.found == ()


def test_a_number_to_call_and_what_is_wrong_with_it(make_desk: MakeDesk) -> None:
    desk = make_desk("ready")
    QTest.keyClick(desk.window, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    edit = desk.panes.number.field.edit
    assert edit.hasFocus()
    desk.commands.number_trouble = "The number is too short to call. Add the missing digits."
    QTest.keyClicks(edit, "+49 1")
    QTest.keyClick(edit, Qt.Key.Key_Return)
    assert desk.asked("prepare_outbound") == [("+49 1",)]
    assert edit.accessibleDescription().startswith("The number is too short")
    QTest.keyClick(edit, Qt.Key.Key_7)
    assert desk.panes.number.trouble == ""
    QTest.keyClick(edit, Qt.Key.Key_Escape)
    assert not desk.panes.number.isVisible()


def test_ending_takes_two_steps_and_closing_a_preparation_one(make_desk: MakeDesk) -> None:
    enter = Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier
    desk = make_desk()
    QTest.keyClick(desk.window, *enter)
    assert desk.asked("contact_ended") == [("contact-1",)]
    desk.commands.show(sample_views.states()["ended"])
    QTest.keyClick(desk.window, *enter)
    assert desk.asked("leave") == [()]
    desk.commands.show(sample_views.states()["preparing"])
    QTest.keyClick(desk.window, *enter)
    assert len(desk.asked("leave")) == 2


def test_a_second_call_is_offered_not_forced(make_desk: MakeDesk) -> None:
    desk = make_desk("ended")
    banner = desk.panes.banner
    assert banner.isVisible()
    assert desk.panes.header.accessibleName().startswith("Leila Haddad")
    QTest.mouseClick(banner.take_button, LEFT)
    assert desk.asked("take") == [("second",)]


def test_a_notice_can_be_dismissed(make_desk: MakeDesk) -> None:
    desk = make_desk("notice")
    assert "softphone" in desk.panes.banner.accessibleName()
    QTest.mouseClick(desk.panes.banner.close_button, LEFT)
    assert desk.asked("dismiss_notice") == [()]


def test_signals_one_after_the_other(make_desk: MakeDesk) -> None:
    desk = make_desk()
    strip = desk.panes.signal
    assert strip.accessibleName().startswith("Card application")
    QTest.mouseClick(strip.on, LEFT)
    assert strip.accessibleName().startswith("Travel points")
    QTest.mouseClick(strip.got_button, LEFT)
    assert desk.asked("got_it") == [("points",)]


def test_docked_tabs_show_one_page_each(make_desk: MakeDesk) -> None:
    desk = make_desk(docked=True)
    pages = []
    for _ in DockPage:
        QTest.keyClick(desk.window, Qt.Key.Key_Tab, Qt.KeyboardModifier.ControlModifier)
        pages.append(
            [n for n in ("journey", "facts", "actions") if getattr(desk.panes, n).isVisible()]
        )
    assert pages == [["journey"], ["facts"], ["actions"], ["actions"]]


def test_another_caller_begins_at_the_top_with_nothing_open(make_desk: MakeDesk) -> None:
    desk = make_desk("many")
    cards = desk.panes.actions.cards
    QTest.keyClick(cards, Qt.Key.Key_End)
    QTest.keyClick(cards, Qt.Key.Key_W)
    assert cards.verticalScrollBar().value() > 0
    desk.commands.show(sample_views.states()["loading"])
    other = sample_views.customer(
        contact=sample_views.msgspec.structs.replace(sample_views.CONTACT, id="other")
    )
    desk.commands.show(other)
    QApplication.processEvents()
    assert cards.verticalScrollBar().value() == 0
    assert cards.current == 0
    assert not desk.panes.why.isVisible()


def test_a_call_that_arrives_takes_no_focus(make_desk: MakeDesk) -> None:
    desk = make_desk("ready")
    crm = QLineEdit()
    crm.show()
    crm.activateWindow()
    QApplication.processEvents()
    crm.setFocus()
    for state in ("ringing", "loading", "customer"):
        desk.commands.show(sample_views.states()[state])
        QApplication.processEvents()
    assert QApplication.focusWidget() is crm
    assert desk.window.testAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
    crm.close()


def test_single_keys_can_be_switched_off(make_desk: MakeDesk) -> None:
    desk = make_desk()
    desk.window.preferences.single_keys = False
    QTest.keyClick(desk.panes.actions.cards, Qt.Key.Key_1)
    QTest.keyClick(desk.panes.actions.cards, Qt.Key.Key_X)
    assert desk.answers == []
    assert desk.asked("someone_else") == []
    QTest.keyClick(desk.panes.actions.cards, Qt.Key.Key_1, Qt.KeyboardModifier.ControlModifier)
    assert len(desk.answers) == 1


def test_f6_walks_through_the_panes_and_back(make_desk: MakeDesk) -> None:
    desk = make_desk()
    panes = desk.panes
    desk.panes.top.call_tab.setFocus()
    walked = []
    order = (panes.top, panes.header, panes.signal, panes.actions, panes.journey, panes.facts)
    for _ in order:
        focus = QApplication.focusWidget()
        walked.append(next(p for p in order if focus is not None and p.isAncestorOf(focus)))
        QTest.keyClick(desk.window, Qt.Key.Key_F6)
    assert walked == list(order)
    QTest.keyClick(desk.window, Qt.Key.Key_F6, Qt.KeyboardModifier.ShiftModifier)
    focus = QApplication.focusWidget()
    assert focus is not None
    assert panes.facts.isAncestorOf(focus)


def test_hiding_the_focused_list_never_leaves_the_focus_in_a_text_field(
    make_desk: MakeDesk,
) -> None:
    desk = make_desk()
    desk.panes.actions.cards.setFocus()
    for state in ("choose", "loading", "ringing", "ready"):
        desk.commands.show(sample_views.states()[state])
        QApplication.processEvents()
        assert not isinstance(QApplication.focusWidget(), QLineEdit), state


def test_answering_the_last_card_never_leaves_the_focus_in_a_text_field(
    make_desk: MakeDesk,
) -> None:
    desk = make_desk()
    desk.panes.actions.cards.setFocus()
    desk.commands.show(sample_views.customer(actions=()))
    QApplication.processEvents()
    assert desk.panes.actions.cards.isHidden()
    assert not isinstance(QApplication.focusWidget(), QLineEdit)


def test_every_key_of_the_list_of_keys_does_something(make_desk: MakeDesk) -> None:
    desk = make_desk()
    QTest.keyClick(desk.window, Qt.Key.Key_F1)
    assert desk.panes.keys.isVisible()
    assert "someone else" in desk.panes.keys.accessibleDescription()
    QTest.keyClick(desk.panes.keys, Qt.Key.Key_Escape)
    assert not desk.panes.keys.isVisible()


def test_search_is_off_where_there_is_nobody_to_choose_for(make_desk: MakeDesk) -> None:
    desk = make_desk("ready")
    assert not desk.panes.top.search.edit.isEnabled()
    QTest.keyClick(desk.window, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    assert not desk.panes.top.search.edit.hasFocus()


def test_verified_is_asked_for_and_taken_back(make_desk: MakeDesk) -> None:
    desk = make_desk("masked")
    QTest.keyClick(desk.panes.actions.cards, Qt.Key.Key_V)
    desk.commands.show(sample_views.customer())
    QTest.keyClick(desk.panes.actions.cards, Qt.Key.Key_V)
    assert desk.asked("verify") == [(True,), (False,)]


def test_a_failed_load_offers_another_try(make_desk: MakeDesk) -> None:
    desk = make_desk("failed")
    QTest.keyClick(desk.window, Qt.Key.Key_R)
    QTest.mouseClick(desk.panes.actions.notice.retry, LEFT)
    assert desk.asked("retry") == [(), ()]


def test_the_journey_begins_where_the_view_says(make_desk: MakeDesk) -> None:
    desk = make_desk("failed")
    assert desk.commands.view.screen is Screen.FAILED
    assert desk.panes.calm.isVisible()
    origin = desk.panes.calm.mapTo(desk.window, QPoint(0, 0))
    assert origin == QPoint(288, 152)
