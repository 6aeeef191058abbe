"""The journey pane as its readers use it: with eyes, keys and a screen reader."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import msgspec
import pytest
from PySide6.QtCore import QLocale, QPoint, Qt
from PySide6.QtGui import QAccessible, QGuiApplication
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from agent_desktop.domain.channels import Channel
from agent_desktop.domain.events import Event
from agent_desktop.gui.theme import Theme, look
from agent_desktop.gui.timeline.pane import JourneyPane
from agent_desktop.gui.timeline.strata import RowKind
from tests.support import sample_journey as sample

Make = Callable[..., JourneyPane]


@pytest.fixture(autouse=True)
def english(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    import time

    monkeypatch.setenv("TZ", "UTC")
    time.tzset()
    before = QLocale()
    QLocale.setDefault(QLocale("en_GB"))
    yield
    QLocale.setDefault(before)
    monkeypatch.undo()
    time.tzset()


@pytest.fixture
def make(qtbot: QtBot) -> Iterator[Make]:
    # Held until the end: a pane that became garbage could be collected while it is painted.
    held = []

    def made(
        events: tuple[Event, ...] | None = None, *, width: int = 712, older: str | None = None
    ) -> JourneyPane:
        pane = JourneyPane(sample.taxonomy(), sample.TOUCHPOINTS, sample.StillClock())
        held.append(pane)
        qtbot.addWidget(pane)
        pane.resize(width, 720)
        pane.set_signal(sample.SIGNAL)
        shown = sample.journey() if events is None else events
        pane.set_journey("leila", shown, total=len(shown), older=older)
        pane.show()
        qtbot.waitExposed(pane)
        away(pane)
        settle()
        return pane

    yield made
    settle()


def settle() -> None:
    for _ in range(30):
        QApplication.processEvents()


def away(pane: JourneyPane) -> None:
    """Neither pointer nor focus is on the list."""
    pane.field.edit.setFocus()


def spoken(pane: JourneyPane) -> list[str]:
    return [pane.model.spoken(row) for row in range(pane.model.rowCount())]


def titles(pane: JourneyPane) -> list[str]:
    rows = [pane.model.journey.row(row) for row in range(pane.model.rowCount())]
    return [row.entry.title for row in rows if row.kind is RowKind.ENTRY]


def row_of(pane: JourneyPane, title: str) -> int:
    for row in range(pane.model.rowCount()):
        found = pane.model.journey.row(row)
        if found.kind is RowKind.ENTRY and found.entry.title == title:
            return row
    raise AssertionError(title)


LEFT = "Left Gold card application at step 3 of 5"


def test_rows_are_said_in_whole_sentences(make: Make) -> None:
    rows = spoken(make(width=500))
    assert rows[0] == "Today, Fri 20 Nov, 12 events · 3 channels"
    assert rows[1] == (
        f"14:08, Web session, {LEFT}, 12 minutes, 2 upload errors, then left,"
        " evidence for signal, collapsed"
    )
    assert rows[2].startswith("14:05, Assisted call, Call hung up while waiting, Queue Cards")
    chat = next(row for row in rows if "Chat with" in row)
    assert "Negative −0.62" in chat
    assert "“I need the card before I fly on 12 December.”" in chat


def test_a_screen_reader_finds_one_child_a_row(make: Make) -> None:
    pane = make()
    found = QAccessible.queryAccessibleInterface(pane.view)
    assert found.childCount() == pane.model.rowCount()
    names = [found.child(row).text(QAccessible.Text.Name) for row in range(4)]
    assert names == spoken(pane)[:4]
    strip = QAccessible.queryAccessibleInterface(pane.strip)
    assert strip.text(QAccessible.Text.Name).startswith("Showing ")
    assert strip.text(QAccessible.Text.Name).endswith("to 20 November of 90 days")


def test_the_session_behind_the_signal_begins_open_where_there_is_room(make: Make) -> None:
    assert "Apply 3 · Proof of income, 6 minutes, 2 upload errors, then left, left here" in spoken(
        make(width=712)
    )
    assert not any(row.startswith("Apply 3") for row in spoken(make(width=420)))


def test_keys_fold_a_session_and_the_row_stays_where_it_is(make: Make, qtbot: QtBot) -> None:
    pane = make()
    view = pane.view
    view.setFocus()
    row = row_of(pane, "Travel insurance tile dismissed")
    view.setCurrentIndex(pane.model.index(row))
    before, top = pane.model.rowCount(), view.visualRect(view.currentIndex()).top()
    qtbot.keyClick(view, Qt.Key.Key_Right)
    assert pane.model.rowCount() == before + 4
    assert view.currentIndex().row() == row
    assert view.visualRect(view.currentIndex()).top() == top
    qtbot.keyClick(view, Qt.Key.Key_Right)
    assert pane.model.rowCount() == before + 4
    qtbot.keyClick(view, Qt.Key.Key_Down)
    qtbot.keyClick(view, Qt.Key.Key_Left)
    assert pane.model.rowCount() == before
    assert view.currentIndex().row() == row
    qtbot.keyClick(view, Qt.Key.Key_Space)
    assert pane.model.rowCount() == before + 4


def test_left_opens_where_the_language_runs_from_the_right(make: Make, qtbot: QtBot) -> None:
    pane = make()
    pane.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    row = row_of(pane, "Travel insurance tile dismissed")
    pane.view.setCurrentIndex(pane.model.index(row))
    before = pane.model.rowCount()
    qtbot.keyClick(pane.view, Qt.Key.Key_Left)
    assert pane.model.rowCount() == before + 4
    pane.grab()


def test_up_and_down_pass_over_the_days(make: Make, qtbot: QtBot) -> None:
    pane = make(width=420)
    view = pane.view
    qtbot.keyClick(view, Qt.Key.Key_Home)
    kinds = []
    for _ in range(12):
        kinds.append(pane.model.kind(view.currentIndex().row()))
        qtbot.keyClick(view, Qt.Key.Key_Down)
    assert RowKind.DAY not in kinds
    assert view.currentIndex().row() > 12


def test_a_click_opens_and_closes(make: Make, qtbot: QtBot) -> None:
    pane = make(width=420)
    before = pane.model.rowCount()
    rect = pane.view.visualRect(pane.model.index(row_of(pane, LEFT)))
    qtbot.mouseClick(pane.view.viewport(), Qt.MouseButton.LeftButton, pos=rect.center())
    assert pane.model.rowCount() == before + 6
    qtbot.mouseClick(pane.view.viewport(), Qt.MouseButton.LeftButton, pos=rect.center())
    assert pane.model.rowCount() == before


def newer(minutes: int, name: str) -> Event:
    when = sample.NOW + minutes * sample.MINUTE
    return sample.event("Screen Viewed", when, "app", name=name)


def test_new_events_wait_while_the_list_is_in_use(make: Make, qtbot: QtBot) -> None:
    pane = make()
    events = pane.model.journey.events
    pane.view.setFocus()
    first = titles(pane)[0]
    pane.set_journey("leila", (newer(1, "Accounts"), *events), total=len(events) + 1)
    pane.set_journey(
        "leila", (newer(2, "Cards"), newer(1, "Accounts"), *events), total=len(events) + 2
    )
    assert titles(pane)[0] == first
    assert pane.new_count == 2
    assert pane.new_rows.isVisible()
    assert pane.new_rows.text() == "2 new"
    assert pane.show_new()
    assert titles(pane)[0] != first
    assert not pane.new_rows.isVisible()
    assert not pane.show_new()


def test_waiting_events_come_in_when_the_focus_has_left(make: Make, qtbot: QtBot) -> None:
    pane = make()
    events = pane.model.journey.events
    pane.view.setFocus()
    pane.set_journey("leila", (newer(1, "Accounts"), *events), total=len(events) + 1)
    assert pane.new_count == 1
    away(pane)
    qtbot.waitUntil(lambda: pane.new_count == 0, timeout=2000)
    assert titles(pane)[0] == "Looked at Accounts"


def test_nothing_moves_under_a_reader_further_down(make: Make, qtbot: QtBot) -> None:
    pane = make()
    events = pane.model.journey.events
    view = pane.view
    view.verticalScrollBar().setValue(300)
    row = view.indexAt(QPoint(5, 5)).row()
    entry, top = pane.model.journey.row(row).entry.id, view.visualRect(pane.model.index(row)).top()
    pane.set_journey("leila", (newer(1, "Accounts"), *events), total=len(events) + 1)
    settle()
    now = view.indexAt(QPoint(5, 5)).row()
    assert now > row
    assert pane.model.journey.row(now).entry.id == entry
    assert view.visualRect(pane.model.index(now)).top() == top


def test_the_same_customer_keeps_what_is_chosen_another_begins_anew(
    make: Make, qtbot: QtBot
) -> None:
    pane = make()
    events = pane.model.journey.events
    row = row_of(pane, "Chat with Jonas W.")
    pane.view.setCurrentIndex(pane.model.index(row))
    changed = tuple(
        msgspec.structs.replace(event, properties={**event.properties, "x": 1}) for event in events
    )
    pane.set_journey("leila", (newer(1, "Accounts"), *changed), total=len(events) + 1)
    settle()
    current = pane.view.currentIndex().row()
    assert pane.model.journey.row(current).entry.title == "Chat with Jonas W."
    # An event that arrived late, in the middle: everything is laid out again, in place.
    late = sample.event("Store Visited", sample.at(19, "19:00"), "branch", store="Mitte")
    third = tuple(sorted([*changed, late], key=lambda event: -event.at))
    pane.set_journey("leila", third, total=len(third))
    current = pane.view.currentIndex().row()
    assert pane.model.journey.row(current).entry.title == "Chat with Jonas W."
    assert "Store visit, Mitte" in titles(pane)
    pane.set_journey("somebody", events[:3], total=3)
    assert not pane.view.currentIndex().isValid()
    assert not pane.model.journey.opened


def test_clearing_leaves_nothing_of_the_last_customer(make: Make) -> None:
    pane = make()
    pane.field.edit.setText("Haddad")
    pane.clear()
    settle()
    assert pane.model.rowCount() == 0
    assert not pane.field.edit.text()
    assert not pane.new_count
    assert not pane._counting.tally.channels


def test_filters_by_channel_and_by_words(make: Make, qtbot: QtBot) -> None:
    pane = make()
    chip = next(chip for chip in pane.chips.chips if chip.channel is Channel.ASSISTED)
    assert chip.count == "3"
    chip.click()
    assert len(titles(pane)) == 3
    pane.focus_filter()
    pane.field.edit.setText("PAYSLIP")
    qtbot.waitUntil(lambda: titles(pane) == ["Chat with Jonas W."], timeout=2000)
    pane.field.edit.setText("no such word")
    qtbot.waitUntil(lambda: not titles(pane), timeout=2000)
    pane.grab()
    qtbot.keyClick(pane.field.edit, Qt.Key.Key_Escape)
    pane.chips.chips[0].click()
    qtbot.waitUntil(lambda: len(titles(pane)) > 20, timeout=2000)


def test_older_events_are_asked_for_once_a_page(make: Make, qtbot: QtBot) -> None:
    events = sample.journey()
    pane = JourneyPane(sample.taxonomy(), sample.TOUCHPOINTS, sample.StillClock())
    qtbot.addWidget(pane)
    asked: list[str] = []
    pane.older_wanted.connect(lambda: asked.append("older"))
    pane.resize(712, 720)
    pane.set_journey("leila", events[:12], total=len(events), older="page-2")
    pane.show()
    settle()
    assert asked == ["older"]
    pane.view.verticalScrollBar().setValue(10_000)
    settle()
    assert asked == ["older"]
    pane.set_journey("leila", events[:14], total=len(events), older="page-3")
    settle()
    assert asked == ["older", "older"]
    pane.set_journey("leila", events, total=len(events), older=None)
    settle()
    fresh = make()
    assert len(asked) == 2
    assert titles(pane) == titles(fresh)


def test_the_signal_leads_to_its_evidence_through_a_filter(make: Make) -> None:
    pane = make()
    pane.chips.chips[3].click()
    away(pane)
    assert pane.show_signal()
    settle()
    current = pane.view.currentIndex()
    assert pane.model.journey.row(current.row()).entry.title == LEFT
    assert pane.view.rect().intersects(pane.view.visualRect(current))
    assert pane.chips.channel is None
    assert not pane.show_events(["not here"])


def test_the_strip_is_moved_with_keys(make: Make, qtbot: QtBot) -> None:
    pane = make()
    pane.strip.setFocus()
    for _ in range(3):
        qtbot.keyClick(pane.strip, Qt.Key.Key_PageUp)
        settle()
    at = pane.view.visible_times()[0]
    assert at < sample.NOW - 14 * sample.DAY
    qtbot.keyClick(pane.strip, Qt.Key.Key_End)
    settle()
    assert pane.view.verticalOffset() == 0


def test_a_row_is_copied_as_plain_text(make: Make, qtbot: QtBot) -> None:
    pane = make(width=420)
    pane.view.setCurrentIndex(pane.model.index(row_of(pane, LEFT)))
    pane.view.copy_current()
    text = QGuiApplication.clipboard().text()
    assert text.startswith(f"Today, Fri 20 Nov 14:08  {LEFT}\nWeb session · 12 min · 6 pages")
    assert "  Apply 3 · Proof of income  5:41  (2 upload errors, then left)" in text


def test_markup_in_an_event_is_shown_as_it_is_written(make: Make) -> None:
    evil = "<img src='/etc/passwd'><b>bold</b>"
    events = (
        sample.event("Store Visited", sample.NOW, "branch", store=evil, topic=evil),
        sample.event(evil, sample.NOW - 1, "social", text=evil),
    )
    pane = make(events)
    pane.grab()
    assert any(evil in row for row in spoken(pane))
    tip = pane.view.tip_of(1)
    assert "<img" not in tip
    assert "&lt;img" in tip


@pytest.mark.parametrize("theme", [Theme.LIGHT, Theme.DARK, Theme.HIGH_CONTRAST])
@pytest.mark.parametrize("width", [260, 420, 712, 1400])
def test_any_event_can_be_painted_at_any_width(make: Make, theme: Theme, width: int) -> None:
    values = ("Donaudampfschifffahrtsgesellschaftskapitän" * 4, "ليلى", "", -1, 1e300, None, ["x"])
    names = ("name", "title", "sentiment", "messages", "duration_s", "campaign", "step", "reason")
    events = tuple(
        sample.event(
            kind, sample.NOW - number * 7 * sample.MINUTE, place,
            **{name: values[(number + k) % len(values)] for k, name in enumerate(names)},
        )
        for number, (kind, place) in enumerate(
            (kind, place) for kind in sample.taxonomy().kinds for place in sample.TOUCHPOINTS
        )
    )  # fmt: skip
    look().apply(theme)
    try:
        pane = make(events, width=width)
        for _ in range(5):
            pane.view.verticalScrollBar().setValue(pane.view.verticalOffset() + 700)
            pane.grab()
    finally:
        look().apply(Theme.LIGHT)


def test_larger_text_makes_taller_rows_and_keeps_them_all(make: Make) -> None:
    pane = make(width=420)
    row = row_of(pane, "Chat with Jonas W.")
    height = pane.view.visualRect(pane.model.index(row)).height()
    before = titles(pane)
    look().apply(scale=1.5)
    try:
        settle()
        assert pane.view.visualRect(pane.model.index(row)).height() > height * 1.4
        pane.view.verticalScrollBar().setValue(100_000)
        settle()
        assert titles(pane)[: len(before)] == before[: len(titles(pane))]
        pane.grab()
    finally:
        look().apply(scale=1.0)


def test_the_present_call_stays_above_the_list(make: Make) -> None:
    pane = make()
    assert pane.now_row.isHidden()
    top = pane.view.geometry().top()
    pane.set_contact(sample.CONTACT)
    assert pane.now_row.accessibleName() == "Now, Inbound call · Cards queue, on the line"
    assert pane.view.geometry().top() > top
    pane.view.verticalScrollBar().setValue(500)
    assert pane.now_row.isVisible()
    pane.set_contact(None)
    assert pane.view.geometry().top() == top


def test_offline_says_how_old_the_journey_is(make: Make) -> None:
    pane = make()
    events = pane.model.journey.events
    pane.set_journey("leila", events, total=len(events), live=False, saved_at=sample.NOW)
    assert pane.view.accessibleDescription() == "As saved at 14:32. Newer events follow."
    pane.set_journey("leila", events, total=len(events))
    assert pane.view.accessibleDescription() == f"{len(events)} events in 90 days"
