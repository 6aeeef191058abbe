"""Answering with pointer and keys: what counts once, what does not count, what stays in place."""

from __future__ import annotations

import msgspec
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from agent_desktop.domain.responses import Sentiment
from agent_desktop.gui.actions.column_words import Page
from agent_desktop.gui.controls.response_button import ResponseButton
from tests.support import sample_views
from tests.support.agent_window import Desk, MakeDesk

LEFT = Qt.MouseButton.LeftButton


def click(button: ResponseButton) -> None:
    QTest.mouseClick(button, LEFT, pos=button.rect().center())


def stage(desk: Desk) -> tuple[ResponseButton, ...]:
    return desk.panes.actions.cards.cards[0].buttons


def test_a_click_answers_and_the_next_card_stands_there_at_once(make_desk: MakeDesk) -> None:
    desk = make_desk()
    click(stage(desk)[2])
    assert desk.answers == [("finish", Sentiment.NEGATIVE, False)]
    # Before the event loop has turned: nothing waits for a timer or an animation.
    first = desk.panes.actions.cards.cards[0]
    assert first.action is not None
    assert first.action.title == "Offer a partner card at no extra fee"


def test_a_double_click_is_one_answer(make_desk: MakeDesk) -> None:
    desk = make_desk()
    button = stage(desk)[0]
    QTest.mouseClick(button, LEFT, pos=button.rect().center())
    QTest.mouseDClick(button, LEFT, pos=button.rect().center())
    QTest.mouseClick(button, LEFT, pos=button.rect().center())
    assert len(desk.answers) == 1


def test_a_landed_button_waits_600_ms_for_a_click(make_desk: MakeDesk) -> None:
    desk = make_desk()
    click(stage(desk)[0])
    desk.hand.pass_by(590)
    click(stage(desk)[0])
    assert len(desk.answers) == 1
    desk.hand.pass_by(20)
    click(stage(desk)[0])
    assert [answer[0] for answer in desk.answers] == ["finish", "partner"]


def test_keys_wait_250_ms(make_desk: MakeDesk) -> None:
    desk = make_desk()
    cards = desk.panes.actions.cards
    cards.setFocus()
    QTest.keyClick(cards, Qt.Key.Key_1)
    desk.hand.pass_by(240)
    QTest.keyClick(cards, Qt.Key.Key_2)
    assert len(desk.answers) == 1
    desk.hand.pass_by(20)
    QTest.keyClick(cards, Qt.Key.Key_2)
    assert desk.answers[1] == ("partner", Sentiment.NEUTRAL, False)


def test_a_key_held_down_answers_once(make_desk: MakeDesk) -> None:
    desk = make_desk()
    cards = desk.panes.actions.cards
    cards.setFocus()
    QTest.keyClick(cards, Qt.Key.Key_1)
    desk.hand.pass_by(5000)
    press = QKeyEvent(
        QKeyEvent.Type.KeyPress, Qt.Key.Key_1, Qt.KeyboardModifier.NoModifier, "1", True
    )
    QApplication.sendEvent(cards, press)
    assert len(desk.answers) == 1


@pytest.mark.parametrize(
    ("key", "sentiment"),
    [
        (Qt.Key.Key_1, Sentiment.POSITIVE),
        (Qt.Key.Key_2, Sentiment.NEUTRAL),
        (Qt.Key.Key_3, Sentiment.NEGATIVE),
    ],
)
def test_control_and_digit_answer_from_a_text_field(
    make_desk: MakeDesk, key: Qt.Key, sentiment: Sentiment
) -> None:
    desk = make_desk()
    edit = desk.panes.top.search.edit
    edit.setFocus()
    QTest.keyClick(edit, key)
    assert desk.answers == []
    assert edit.text() in {"1", "2", "3"}
    QTest.keyClick(edit, key, Qt.KeyboardModifier.ControlModifier)
    assert desk.answers == [("finish", sentiment, False)]


def test_the_chosen_card_is_answered(make_desk: MakeDesk) -> None:
    desk = make_desk()
    cards = desk.panes.actions.cards
    cards.setFocus()
    QTest.keyClick(cards, Qt.Key.Key_Down)
    QTest.keyClick(cards, Qt.Key.Key_Down)
    QTest.keyClick(cards, Qt.Key.Key_3)
    assert desk.answers == [("bonus", Sentiment.NEGATIVE, False)]
    QTest.keyClick(cards, Qt.Key.Key_End)
    assert cards.current == 2
    QTest.keyClick(cards, Qt.Key.Key_Home)
    assert cards.current == 0


def test_buttons_stay_where_they_are_from_list_to_list(make_desk: MakeDesk) -> None:
    desk = make_desk()
    before = [b.mapTo(desk.window, QPoint(0, 0)) for b in stage(desk)]
    sizes = [b.size() for b in stage(desk)]
    click(stage(desk)[0])
    long = sample_views.action(
        "long", 1, "A title that is so long that it takes two lines in the stage card, and more",
        "A reason that is just as long, so that it has to be broken into two lines as well here",
        "Talk. " * 200, hint="A hint",
    )  # fmt: skip
    actions = sample_views.renumbered(long, *sample_views.ACTIONS)
    desk.commands.show(sample_views.customer(actions))
    QApplication.processEvents()
    assert [b.mapTo(desk.window, QPoint(0, 0)) for b in stage(desk)] == before
    assert [b.size() for b in stage(desk)] == sizes


def test_the_three_are_equal_in_size(make_desk: MakeDesk) -> None:
    desk = make_desk()
    for card in desk.panes.actions.cards.cards:
        widths = {button.width() for button in card.buttons}
        assert max(widths) - min(widths) <= 1
        assert len({button.height() for button in card.buttons}) == 1


def test_a_switched_off_button_says_why_and_answers_nothing(make_desk: MakeDesk) -> None:
    desk = make_desk("preparing")
    button = stage(desk)[0]
    click(button)
    QTest.keyClick(desk.panes.actions.cards, Qt.Key.Key_1)
    assert desk.answers == []
    assert button.accessibleDescription() == "Responses open when the call connects"
    assert button.toolTip() == "Yes, together. Responses open when the call connects"
    assert button.focusPolicy() != Qt.FocusPolicy.NoFocus


def test_a_touchpoint_without_negative_shows_two_buttons(make_desk: MakeDesk) -> None:
    two = msgspec.structs.replace(
        sample_views.FINISH, sentiments=(Sentiment.POSITIVE, Sentiment.NEUTRAL)
    )
    desk = make_desk.of(sample_views.customer((two,)))
    assert [button.isVisible() for button in stage(desk)] == [True, True, False]
    QTest.keyClick(desk.panes.actions.cards, Qt.Key.Key_3)
    assert desk.answers == []


def test_the_customers_own_initiative_is_marked(make_desk: MakeDesk) -> None:
    desk = make_desk()
    QTest.keyClick(desk.panes.actions.cards, Qt.Key.Key_Slash)
    other = desk.panes.actions.other
    assert desk.panes.actions.page is Page.RAISE
    QTest.keyClicks(other.field.edit, "paper")
    QTest.keyClick(other.field.edit, Qt.Key.Key_Return)
    assert [card.action.title for card in other.cards if card.action] == [
        "Switch to paperless statements"
    ]
    desk.hand.pass_by(1000)
    click(other.cards[0].buttons[0])
    assert desk.answers == [("paperless", Sentiment.POSITIVE, True)]
    assert desk.panes.actions.page is Page.LIST


def test_what_is_held_back_can_be_answered_when_the_customer_asks(make_desk: MakeDesk) -> None:
    desk = make_desk()
    desk.commands.catalogue = (
        *sample_views.ACTIONS,
        sample_views.action("travel", 0, "Travel insurance for the Gold card", "", "Talk"),
    )
    QTest.keyClick(desk.panes.actions.cards, Qt.Key.Key_H)
    held = desk.panes.actions.held
    assert held.isVisible()
    QTest.mouseClick(held.cards[0].ask, LEFT)
    desk.hand.pass_by(1000)
    click(desk.panes.actions.other.cards[0].buttons[1])
    assert desk.answers == [("travel", Sentiment.NEUTRAL, True)]


def test_what_rests_stands_above_what_does_not_fit(make_desk: MakeDesk) -> None:
    desk = make_desk()
    QTest.keyClick(desk.panes.actions.cards, Qt.Key.Key_H)
    held = desk.panes.actions.held
    titles = [card.view.title for card in held.cards if card.view]
    assert titles == [
        "Travel insurance for the Gold card",
        "Roaming pass for the trip",
        "Satisfaction survey",
    ]
    tops = [card.y() for card in held.cards]
    assert tops == sorted(tops)
    QTest.mouseClick(held._body.fold, LEFT)
    assert [card.view.title for card in held.cards if card.view] == [
        *titles,
        "Personal loan top-up",
    ]


def test_undo_takes_back_the_last_and_any_of_the_call(make_desk: MakeDesk) -> None:
    desk = make_desk("offline")
    QTest.keyClick(desk.window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert desk.asked("undo") == [("r3",)]
    QTest.mouseClick(desk.panes.actions.answers.rows[1].undo, LEFT)
    assert desk.asked("undo") == [("r3",), ("r2",)]


def test_a_new_order_waits_until_the_list_rests(make_desk: MakeDesk) -> None:
    desk = make_desk("many")
    actions = desk.panes.actions
    assert actions.fresh.isVisible()
    desk.hand.pass_by(2000)
    QTest.keyClick(actions.cards, Qt.Key.Key_Down)
    actions._order._look()
    assert desk.asked("apply_new_order") == []
    desk.hand.pass_by(1001)
    actions._order._look()
    assert len(desk.asked("apply_new_order")) == 1


@pytest.mark.parametrize("docked", [False, True])
def test_the_offer_of_a_new_order_moves_nothing(make_desk: MakeDesk, docked: bool) -> None:
    desk = make_desk(docked=docked)
    before = [b.mapTo(desk.window, QPoint(0, 0)) for b in stage(desk)]
    desk.commands.show(msgspec.structs.replace(desk.commands.view, new_order=True))
    QApplication.processEvents()
    assert [b.mapTo(desk.window, QPoint(0, 0)) for b in stage(desk)] == before
    offers = (desk.panes.bar.fresh, desk.panes.actions.fresh)
    assert [offer.isVisible() for offer in offers] == [docked, not docked]
    QTest.mouseClick(offers[0] if docked else offers[1], LEFT)
    assert len(desk.asked("apply_new_order")) == 1


def test_r_takes_the_new_order_now(make_desk: MakeDesk) -> None:
    desk = make_desk("many")
    QTest.keyClick(desk.panes.actions.cards, Qt.Key.Key_R)
    assert len(desk.asked("apply_new_order")) == 1


def test_what_was_really_seen_is_told(make_desk: MakeDesk) -> None:
    desk = make_desk("many")
    QApplication.processEvents()
    seen = [count for (count,) in desk.asked("painted") if isinstance(count, int)]
    assert seen
    assert 3 <= seen[-1] < 10


def test_a_long_list_makes_ten_cards_and_more_on_demand(make_desk: MakeDesk) -> None:
    desk = make_desk("many")
    cards = desk.panes.actions.cards
    QApplication.processEvents()
    assert len(cards.cards) == 10
    QTest.mouseClick(cards._cards.more, LEFT)
    assert len(cards.cards) == 20
    assert len(cards._cards.cards) == 20
