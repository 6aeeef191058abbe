"""What the window shows of a decision: reasons, factors, labels, links, what comes next."""

from __future__ import annotations

import msgspec
import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from agent_desktop.app.views import ActionView, NextView, WorkspaceView
from agent_desktop.decisioning.catalogue import Next
from agent_desktop.domain.responses import Sentiment
from agent_desktop.gui.actions import explained
from agent_desktop.gui.actions.card_plan import Form, why_words
from agent_desktop.gui.controls.response_button import ResponseButton
from agent_desktop.gui.theme import lay
from tests.support import sample_views
from tests.support.agent_window import Desk, MakeDesk

LEFT = Qt.MouseButton.LeftButton
LONG = "Einverstanden, wir machen gemeinsam weiter"


def with_first(view: WorkspaceView, **changes: object) -> WorkspaceView:
    first = msgspec.structs.replace(view.actions[0], **changes)
    return msgspec.structs.replace(view, actions=(first, *view.actions[1:]))


def stage(desk: Desk) -> tuple[ResponseButton, ...]:
    return desk.panes.actions.cards.cards[0].buttons


def listen(desk: Desk) -> list[str]:
    """What is opened in the browser, instead of a browser."""
    opened: list[str] = []
    desk.window._opener = lambda url: opened.append(url.toString())
    return opened


def test_a_button_says_what_the_catalogue_calls_the_response(make_desk: MakeDesk) -> None:
    button = stage(make_desk())[0]
    assert button.word == "Yes, together"
    assert button.accessibleName().startswith("Yes, together (Positive) for Finish the card")
    assert button.accessibleDescription() == "Then: Send the secure link for the contract"
    assert stage(make_desk())[1].word == "Neutral"


@pytest.mark.parametrize("docked", [False, True])
def test_a_long_label_is_read_in_full(make_desk: MakeDesk, docked: bool) -> None:
    labels = dict.fromkeys(Sentiment, LONG)
    desk = make_desk.of(with_first(sample_views.customer(), labels=labels), docked=docked)
    for button in stage(desk):
        most = button.box().width() - 18 - 16 - 23
        assert not button._laid(most)[1].cut or LONG in button.toolTip()
        assert LONG in button.accessibleName()


def test_a_page_opens_by_a_click_only(make_desk: MakeDesk) -> None:
    desk = make_desk()
    opened = listen(desk)
    card = desk.panes.actions.cards.cards[1]
    card.toggle_talk()
    QApplication.processEvents()
    assert card.link.text() == "https://northline.example/cards/partner"
    assert opened == []
    QTest.mouseClick(card.link, LEFT)
    assert opened == ["https://northline.example/cards/partner"]


@pytest.mark.parametrize("address", ["javascript:alert(1)", "file:///etc/passwd", "mailto:a@b.c"])
def test_no_other_address_is_ever_opened(make_desk: MakeDesk, address: str) -> None:
    desk = make_desk()
    opened = listen(desk)
    desk.panes.actions.opened.emit(address)
    assert opened == []
    assert QUrl(address).isValid()


def many(top: int) -> WorkspaceView:
    return msgspec.structs.replace(sample_views.states()["many"], top=top, new_order=False)


def test_the_first_ones_are_shown_and_all_on_demand(make_desk: MakeDesk) -> None:
    desk = make_desk.of(many(5))
    cards = desk.panes.actions.cards
    assert len(cards.cards) == 5
    whole = cards._cards.whole
    assert whole.isVisible()
    assert whole.accessibleName() == "Show all 25 suggestions"
    assert whole.focusPolicy() & Qt.FocusPolicy.TabFocus
    tops = [card.y() for card in cards.cards]
    QTest.keyClick(cards, Qt.Key.Key_A)
    assert len(cards.cards) > 5
    assert [card.y() for card in cards.cards[:5]] == tops
    QTest.keyClick(cards, Qt.Key.Key_A)
    assert len(cards.cards) == 5


def test_the_whole_list_is_remembered_with_its_conversation(make_desk: MakeDesk) -> None:
    view = many(5)
    desk = make_desk.of(view)
    cards = desk.panes.actions.cards
    QTest.keyClick(cards, Qt.Key.Key_A)
    assert view.contact is not None
    other = msgspec.structs.replace(
        view, contact=msgspec.structs.replace(view.contact, id="contact-2")
    )
    desk.commands.show(other)
    assert len(cards.cards) == 5
    desk.commands.show(view)
    assert len(cards.cards) > 5


def test_a_short_list_offers_no_more_than_it_has(make_desk: MakeDesk) -> None:
    view = msgspec.structs.replace(sample_views.customer(), top=10)
    cards = make_desk.of(view).panes.actions.cards
    assert cards._cards.whole.isHidden()
    QTest.keyClick(cards, Qt.Key.Key_A)
    assert len(cards.cards) == 4


def test_what_comes_next_is_a_page_to_open(make_desk: MakeDesk) -> None:
    desk = make_desk("continued")
    opened = listen(desk)
    strip = desk.panes.actions.next
    assert strip.isVisible()
    assert strip.act.text() == "https://northline.example/pay"
    QTest.mouseClick(strip.act, LEFT)
    assert opened == ["https://northline.example/pay"]
    QTest.mouseClick(strip.close_button, LEFT)
    assert not strip.isVisible()
    desk.commands.show(msgspec.structs.replace(desk.commands.view, new_order=True))
    assert not strip.isVisible()


def test_it_stands_below_the_list_and_moves_no_card(make_desk: MakeDesk) -> None:
    before = sample_views.customer(answered=sample_views.ANSWERED)
    desk = make_desk.of(before)
    tops = [card.y() for card in desk.panes.actions.cards.cards]
    desk.commands.show(msgspec.structs.replace(before, next_step=sample_views.NEXT_PAGE))
    QApplication.processEvents()
    assert [card.y() for card in desk.panes.actions.cards.cards] == tops
    strip = desk.panes.actions.next
    assert strip.y() >= desk.panes.actions.cards.geometry().bottom()


@pytest.mark.parametrize(
    ("kind", "said"), [(Next.DIALLER, "make the call"), (Next.CALLBACK, "agree on a callback")]
)
def test_a_call_or_a_callback_comes_next(make_desk: MakeDesk, kind: Next, said: str) -> None:
    number = "+49 171 39200 47"
    step = NextView(entry_id="r3", kind=kind, title="Answer the question", number=number)
    desk = make_desk.of(sample_views.continued(step))
    strip = desk.panes.actions.next
    assert said in strip.accessibleName()
    assert strip.act.isVisible() is (kind is Next.DIALLER)
    if kind is Next.DIALLER:
        QTest.mouseClick(strip.act, LEFT)
        assert desk.panes.number.isVisible()
        assert desk.panes.number.field.edit.text() == number


def test_the_explanation_multiplies(make_desk: MakeDesk) -> None:
    desk = make_desk()
    QTest.keyClick(desk.panes.actions.cards, Qt.Key.Key_W)
    page = desk.panes.why.page
    said = page.accessibleDescription()
    assert "Likely to work 0.62" in said
    assert "Fits now 1.60" in said
    assert "Multiplied, they give" in said
    assert "Clicked 2 links in e-mails in the last 7 days" in said
    assert desk.panes.why.close_button.accessibleName()


def test_titles_of_the_order_are_not_cut(make_desk: MakeDesk) -> None:
    title = "Einkommensnachweis gemeinsam hochladen und den Kartenantrag abschließen"
    desk = make_desk.of(with_first(sample_views.customer(), title=title))
    QTest.keyClick(desk.panes.actions.cards, Qt.Key.Key_W)
    page = desk.panes.why.page
    room = page.width() - 16 - 52 - 72 - 36 - 12
    assert page.width() >= 399
    assert not lay(title, "bodyStrong", room, lines=3).cut


def test_measuring_and_painting_an_explanation_agree(make_desk: MakeDesk) -> None:
    view = sample_views.customer()
    make_desk.of(view)
    found = sample_views.explanation(view, "finish")
    assert found is not None
    low = explained.walk(found, None, 16, 368, 100)
    assert explained.walk(found, None, 16, 368, 0) == low - 100


def marked(**changes: object) -> ActionView:
    ranked = msgspec.structs.replace(sample_views.PARTNER.ranked, **changes)
    return msgspec.structs.replace(sample_views.PARTNER, ranked=ranked)


def test_what_must_be_said_and_what_continues_say_so_in_words(make_desk: MakeDesk) -> None:
    make_desk()
    assert why_words(marked(mandatory=True), Form.COMPACT).startswith("Must be said · ")
    assert why_words(marked(follow_up_of="r1"), Form.COMPACT).startswith("Continue · ")
    assert why_words(marked(), Form.COMPACT) == sample_views.PARTNER.ranked.why


def test_an_action_that_is_gone_says_why_in_its_place(make_desk: MakeDesk) -> None:
    desk = make_desk()
    card = desk.panes.actions.cards.cards[0]
    before = card.plan_for(card.width())
    reason = "Suppressed until 3 Dec: declined on web today, and this goes on for a while longer"
    desk.commands.show(
        with_first(desk.commands.view, enabled=False, disabled_reason=reason, withdrawn=True)
    )
    after = card.plan_for(card.width())
    assert after.why == reason
    assert after.buttons_y == before.buttons_y
    assert card.accessibleDescription() == reason
    assert all(button.off for button in card.buttons)


def test_held_back_names_the_rule_behind_it(make_desk: MakeDesk) -> None:
    desk = make_desk()
    QTest.keyClick(desk.panes.actions.cards, Qt.Key.Key_H)
    card = desk.panes.actions.held.cards[1]
    assert "Seen 5 times in the last 7 days, pauses until 28 Nov" in card.accessibleDescription()
    assert "then it pauses" in card.accessibleDescription()
    card.toggle()
    assert "then it pauses" in card._detail()


def test_the_facts_say_who_qualifies_and_how_to_reach_them(make_desk: MakeDesk) -> None:
    said = make_desk().panes.facts.scroller.accessibleDescription()
    assert "Consent to offers: not met" in said
    assert "Mobile app: on 14 days of 90" in said


def test_a_signal_says_what_it_rests_on_and_until_when(make_desk: MakeDesk) -> None:
    strip = make_desk().panes.signal
    assert "counts until" in strip.accessibleDescription()
    assert "Rests on" in strip.accessibleDescription()
