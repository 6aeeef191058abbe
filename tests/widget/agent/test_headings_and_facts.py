"""What is said around the list: whole headings, the first facts, the keys of the moment."""

from __future__ import annotations

import msgspec
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from agent_desktop.app.views import FactView, WorkspaceView
from agent_desktop.decisioning.decisions import Held
from agent_desktop.gui.agent.caller_words import facts
from agent_desktop.gui.agent.status_bar import key_words
from agent_desktop.gui.theme import lay
from tests.support import sample_views
from tests.support.agent_window import MakeDesk

LEFT = Qt.MouseButton.LeftButton


def with_facts(count: int, customer_id: str = "", *, verified: bool = True) -> WorkspaceView:
    caller = msgspec.structs.replace(
        sample_views.CALLER,
        customer_id=customer_id or sample_views.CALLER.customer_id,
        traits=tuple(FactView(key=f"Fact {n}", value=f"value {n}") for n in range(count)),
        consents=(),
        verified=verified,
    )
    return sample_views.customer(caller=caller)


def test_the_heading_of_the_list_is_whole_though_counts_have_two_digits(
    make_desk: MakeDesk,
) -> None:
    desk = make_desk()
    column = desk.panes.actions
    assert [part.cap for part in column.segments.parts] == ["", "H"]
    unfit = sample_views.HELD[1]
    more = tuple(
        msgspec.structs.replace(
            unfit, held=Held(action_id=f"no-{n}", code="not_eligible", text="no")
        )
        for n in range(16)
    )
    desk.commands.show(sample_views.customer(held=more))
    QApplication.processEvents()
    assert [part.cap for part in column.segments.parts] == ["", ""]
    room = column.width() - 33 - column.segments.natural() - 8
    assert room >= lay("Next best conversation", "title").width


def test_the_first_facts_are_shown_and_the_others_on_demand(make_desk: MakeDesk) -> None:
    desk = make_desk()
    page = desk.panes.facts.page
    desk.commands.show(with_facts(12))
    assert page.more.text() == "Show all 12"
    before = page.flow(page.width())
    QTest.mouseClick(page.more, LEFT)
    assert page.more.isHidden()
    assert page.flow(page.width()) > before
    desk.commands.show(with_facts(12, "another"))
    assert not page.more.isHidden()
    # One row more takes no more room than the line that would unfold it.
    desk.commands.show(with_facts(9, "third"))
    assert page.more.isHidden()


def test_the_dock_says_facts_only_of_a_verified_caller(make_desk: MakeDesk) -> None:
    desk = make_desk(docked=True)
    desk.commands.show(with_facts(3))
    said = [words for _, words in desk.panes.bar._chips()]
    assert said == ["Criteria 3 of 4", "Fact 0 value 0", "Fact 1 value 1"]
    desk.commands.show(with_facts(3, verified=False))
    assert desk.panes.bar._chips() == []


def test_the_keys_below_are_those_of_the_moment(make_desk: MakeDesk) -> None:
    desk = make_desk()
    QTest.keyClick(desk.panes.actions.cards, Qt.Key.Key_W)
    assert desk.panes.status.page_keys[0][1] == "close explanation"
    contact = msgspec.structs.replace(sample_views.CONTACT, id="other")
    desk.commands.show(sample_views.customer(contact=contact))
    assert desk.panes.status.page_keys == ()


def test_a_number_is_written_as_people_read_it() -> None:
    view = sample_views.choose()
    contact = msgspec.structs.replace(
        sample_views.CONTACT, number="+493023125600", e164="+493023125600"
    )
    assert facts(msgspec.structs.replace(view, contact=contact))[0] == "+49 30 23125600"


def test_a_ringing_phone_offers_no_keys_to_respond_with(make_desk: MakeDesk) -> None:
    desk = make_desk("ringing")
    view = desk.panes.status.view
    assert view is not None
    assert [words for _, words in key_words(view.screen)] == ["all keys"]


def test_one_more_candidate_is_one_more_key(make_desk: MakeDesk) -> None:
    view = sample_views.choose()
    alone = msgspec.structs.replace(view, candidates=view.candidates[:1])
    desk = make_desk.of(alone)
    before = desk.panes.status.grab().toImage()
    desk.commands.show(view)
    assert desk.panes.status.grab().toImage() != before
