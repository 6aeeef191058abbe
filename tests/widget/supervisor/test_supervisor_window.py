"""The supervisor's window: rows stand still, the list is shown as it was, exports are whole."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine, Iterator
from pathlib import Path
from typing import Any

import msgspec
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QGuiApplication
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from agent_desktop.app.review import ReviewFilters, ReviewTable
from agent_desktop.domain.responses import Sentiment
from agent_desktop.gui.supervisor.model import Column
from agent_desktop.gui.supervisor.periods import Period, bounds
from agent_desktop.gui.supervisor.seen import HeldThen, Notice
from agent_desktop.gui.supervisor.seen_card import SeenCard
from agent_desktop.gui.supervisor.window import SupervisorWindow
from agent_desktop.gui.theme import Theme, look
from tests.support import sample_journey as sample
from tests.support.sample_review import FakeReview, lines, seen, table


class Tasks:
    """Keeps what was started, for the test to run."""

    def __init__(self) -> None:
        self.started: list[Coroutine[Any, Any, None]] = []

    def start(self, work: Coroutine[Any, Any, None], name: str) -> None:
        self.started.append(work)


Open = Callable[[FakeReview], SupervisorWindow]


@pytest.fixture
def review() -> FakeReview:
    return FakeReview(table())


@pytest.fixture
def tasks() -> Tasks:
    return Tasks()


@pytest.fixture
def open_window(qtbot: QtBot, tasks: Tasks) -> Iterator[Open]:
    # Held until the end: a window that became garbage could be collected while it is painted.
    held = []

    def opened(review: FakeReview) -> SupervisorWindow:
        window = SupervisorWindow(review, tasks, sample.StillClock(), who="sina.koch", team="Cards")
        held.append(window)
        qtbot.addWidget(window)
        window.show()
        qtbot.waitExposed(window)
        return window

    yield opened
    QApplication.processEvents()


@pytest.fixture
def opened(open_window: Open, review: FakeReview) -> SupervisorWindow:
    return open_window(review)


def text_of(window: SupervisorWindow, column: Column) -> list[str]:
    return [window.model.text(row, column) for row in range(window.model.rowCount())]


def test_begins_with_the_responses_of_today(opened: SupervisorWindow, review: FakeReview) -> None:
    first = review.asked[0]
    assert isinstance(first, ReviewFilters)
    assert first.since == bounds(Period.TODAY, sample.NOW)[0]
    assert first.until is None
    assert opened.filters.periods.choices[0][0] == "today"


def test_a_row_says_everything_at_once(opened: SupervisorWindow) -> None:
    said = opened.model.spoken(9, Column.TIME)
    for part in ("Negative", "Offer a partner card", "shown at place 2", "Leila Haddad"):
        assert part in said
    assert text_of(opened, Column.RESULT)[3] == "Rests until 4 Dec"
    assert text_of(opened, Column.RESULT)[13] == "Customer asked for it"
    assert text_of(opened, Column.RESULT)[15] == "Undone"
    assert text_of(opened, Column.SHOWN)[13] == "–"


def test_what_was_undone_is_counted_apart(open_window: Open) -> None:
    review = FakeReview(table())
    window = open_window(review)
    standing = sum(count for _, count in review.view.counts)
    review.change(total=standing + 1)
    assert window.summary.accessibleName().endswith(", 1 undone")
    review.change(total=standing)
    assert "undone" not in window.summary.accessibleName()


def test_agents_are_not_named_where_policy_hides_them(open_window: Open) -> None:
    hidden = FakeReview(table(agents=False))
    window = open_window(hidden)
    window.table.setCurrentIndex(window.model.index(9, 0))
    hidden.open("r9")
    assert window.table.isColumnHidden(Column.AGENT)
    assert not window.filters.agents.isVisible()
    everything = " ".join(window.model.spoken(row, Column.TIME) for row in range(10))
    assert "Jana" not in everything
    assert window.panel.accessibleName() == "As the agent saw it"


def test_rows_change_only_when_asked(
    opened: SupervisorWindow, review: FakeReview, qtbot: QtBot
) -> None:
    before = opened.model.lines
    review.change(newer=4)
    assert opened.model.lines is before
    assert opened.summary.button.text() == "Show 4 new"
    qtbot.keyClick(opened.table, Qt.Key.Key_R)
    assert review.asked[-1] == "refresh"
    review.change(newer=0)
    assert opened.summary.button.text() == "Refresh"


def test_what_is_chosen_stays_chosen_when_rows_come(
    opened: SupervisorWindow, review: FakeReview, qtbot: QtBot
) -> None:
    opened.table.setCurrentIndex(opened.model.index(9, 0))
    qtbot.waitUntil(lambda: ("open", "r9") in review.asked, timeout=2000)
    new = msgspec.structs.replace(lines()[0], response_id="new", customer="Somebody new")
    review.change(lines=(new, *lines()))
    assert opened.table.currentIndex().row() == 10
    assert review.asked.count(("open", "r9")) == 1
    review.change(lines=lines()[:5])
    assert not opened.table.currentIndex().isValid()
    assert review.view.seen is None


def test_walking_with_the_keys_opens_the_last_row_only(
    opened: SupervisorWindow, review: FakeReview, qtbot: QtBot
) -> None:
    opened.table.setFocus()
    opened.table.setCurrentIndex(opened.model.index(0, 0))
    for _ in range(5):
        qtbot.keyClick(opened.table, Qt.Key.Key_Down)
    qtbot.waitUntil(lambda: bool([x for x in review.asked if isinstance(x, tuple)]), timeout=2000)
    assert [each for each in review.asked if isinstance(each, tuple)] == [("open", "r5")]


def test_the_arrows_walk_through_rows_that_came_after_the_window(
    open_window: Open, qtbot: QtBot
) -> None:
    review = FakeReview(ReviewTable())
    window = open_window(review)
    assert window.table.isHidden()
    review.put(table())
    assert window.focusWidget() is window.table
    qtbot.keyClick(window.focusWidget(), Qt.Key.Key_Down)
    qtbot.waitUntil(lambda: any(isinstance(each, tuple) for each in review.asked), timeout=2000)


def test_the_list_is_shown_as_it_was(opened: SupervisorWindow, review: FakeReview) -> None:
    opened.table.setCurrentIndex(opened.model.index(9, 0))
    review.open("r9")
    parts = opened.panel.column.parts
    cards = [part for part in parts if isinstance(part, SeenCard)]
    assert [card.line.rank for card in cards] == [1, 2, 3, 4]
    assert cards[1].accessibleName().endswith("answered Negative")
    edge = next(part for part in parts if isinstance(part, Notice))
    assert parts.index(edge) == 3
    (held,) = (part for part in parts if isinstance(part, HeldThen))
    assert [each.title for each in held.held] == ["Travel insurance", "Satisfaction survey"]
    assert held.rest == "1 more do not fit this customer"
    assert "the same list" in parts[-1].accessibleName()
    opened.panel.copy_list()
    copied = QGuiApplication.clipboard().text()
    assert "2. Offer a partner card at no extra fee  [Negative]" in copied
    assert "- Travel insurance: declined on web, until 3 Dec" in copied


def test_why_an_entry_stood_there_opens_in_its_place(
    opened: SupervisorWindow, review: FakeReview
) -> None:
    opened.table.setCurrentIndex(opened.model.index(9, 0))
    review.open("r9")
    card = next(part for part in opened.panel.column.parts if isinstance(part, SeenCard))
    folded = card.height()
    card.chevron.click()
    assert card.height() > folded + 100
    assert "Likely to work 0.62" in card.chevron.accessibleDescription()
    assert card.chevron.accessibleName().startswith("Hide why")
    card.chevron.click()
    assert card.height() == folded


def test_a_replay_that_differs_is_said(opened: SupervisorWindow, review: FakeReview) -> None:
    opened.table.setCurrentIndex(opened.model.index(9, 0))
    review.change(seen=seen("r9", faithful=False))
    last = opened.panel.column.parts[-1]
    assert isinstance(last, Notice)
    assert last.tone == "warn"
    assert "differs" in last.text


def test_a_list_of_another_row_is_never_shown(opened: SupervisorWindow, review: FakeReview) -> None:
    opened.table.setCurrentIndex(opened.model.index(9, 0))
    review.open("r9")
    opened.table.setCurrentIndex(opened.model.index(3, 0))
    assert opened.panel.column.parts == []
    opened.table.setCurrentIndex(opened.model.index(13, 0))
    assert "No list was on the screen" in opened.panel._message


def test_escape_closes_the_list(opened: SupervisorWindow, review: FakeReview, qtbot: QtBot) -> None:
    opened.table.setFocus()
    opened.table.setCurrentIndex(opened.model.index(9, 0))
    review.open("r9")
    qtbot.keyClick(opened.table, Qt.Key.Key_Escape)
    assert review.view.seen is None
    assert not opened.table.currentIndex().isValid()
    assert not opened.panel.column.parts


def test_filters_add_up(opened: SupervisorWindow, review: FakeReview) -> None:
    opened.filters.answers.parts[3].click()
    assert review.view.filters.sentiment is Sentiment.NEGATIVE
    opened.filters.suggestions.picked.emit("offer")
    opened.filters.agents.picked.emit("Jana Meier")
    opened.filters.periods.picked.emit("yesterday")
    wanted = review.view.filters
    assert (wanted.sentiment, wanted.action_id) == (Sentiment.NEGATIVE, "offer")
    assert wanted.by == "Jana Meier"
    assert wanted.since is not None
    assert wanted.until is not None
    assert wanted.until - wanted.since == sample.DAY
    opened.filters.suggestions.picked.emit("")
    assert review.view.filters.action_id is None
    menu = opened.filters.suggestions.open_menu()
    assert len(menu.actions()) == len(review.view.actions) + 1
    menu.close()


def test_an_export_is_written_whole_and_said(
    opened: SupervisorWindow, review: FakeReview, tasks: Tasks, tmp_path: Path
) -> None:
    target = tmp_path / "answers.csv"
    opened.export_to(str(target))
    assert not opened.filters.export_button.isEnabled()
    asyncio.run(tasks.started.pop())
    assert target.read_bytes().decode("utf-8-sig") == review.csv
    assert "2 rows saved to answers.csv." in opened.status.accessibleName()
    assert opened.filters.export_button.isEnabled()
    assert [path.name for path in tmp_path.iterdir()] == ["answers.csv"]


def test_an_export_that_cannot_be_written_says_why_and_keeps_the_old_file(
    opened: SupervisorWindow, review: FakeReview, tasks: Tasks, tmp_path: Path
) -> None:
    opened.export_to(str(tmp_path / "gone" / "answers.csv"))
    asyncio.run(tasks.started.pop())
    assert "answers.csv could not be written" in opened.status.accessibleName()
    old = tmp_path / "answers.csv"
    old.mkdir()  # a folder is in the way
    opened.export_to(str(old))
    asyncio.run(tasks.started.pop())
    assert "could not be written" in opened.status.accessibleName()
    assert list(tmp_path.iterdir()) == [old]


def test_the_hub_may_refuse_an_export(
    opened: SupervisorWindow, review: FakeReview, tasks: Tasks, tmp_path: Path
) -> None:
    review.refuses_export = "The hub does not answer, so nothing was exported. Try again later."
    opened.export_to(str(tmp_path / "answers.csv"))
    asyncio.run(tasks.started.pop())
    assert review.refuses_export in opened.status.accessibleName()
    assert not list(tmp_path.iterdir())


def test_export_asks_where_to_without_holding_anything_up(
    opened: SupervisorWindow, tasks: Tasks, qtbot: QtBot
) -> None:
    qtbot.keyClick(opened.table, Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier)
    dialogs = opened.findChildren(QFileDialog)
    assert len(dialogs) == 1
    opened.export()
    assert len(opened.findChildren(QFileDialog)) == 1
    dialogs[0].reject()
    assert opened._dialog is None
    assert not tasks.started


def test_states_are_said_in_words(open_window: Open) -> None:
    review = FakeReview(ReviewTable())
    window = open_window(review)
    assert window.table.accessibleDescription() == "Loading responses…"
    review.put(ReviewTable(loading=False))
    assert window.table.accessibleDescription() == "No response matches these filters."
    window.grab()
    away = "The hub does not answer. Press R to try again."
    review.put(msgspec.structs.replace(table(), trouble=away))
    assert window.summary.accessibleName() == away
    assert window.status.accessibleName().startswith("Offline, Received until ")
    window.grab()
    assert window.model.rowCount() == 16


def test_the_end_of_the_rows_asks_for_more_once_there_are(
    opened: SupervisorWindow, review: FakeReview
) -> None:
    opened.resize(1200, 400)
    QApplication.processEvents()
    bar = opened.table.verticalScrollBar()
    bar.setValue(bar.maximum())
    assert "more" not in review.asked
    review.change(more=True)
    bar.setValue(0)
    bar.setValue(bar.maximum())
    assert "more" in review.asked


def test_every_cell_has_a_name_for_screen_readers(opened: SupervisorWindow) -> None:
    found = QAccessible.queryAccessibleInterface(opened.table)
    names = [
        found.child(number).text(QAccessible.Text.Name) for number in range(found.childCount())
    ]
    assert opened.model.spoken(0, Column.TIME) in names


@pytest.mark.parametrize("theme", [Theme.LIGHT, Theme.DARK, Theme.HIGH_CONTRAST])
@pytest.mark.parametrize("rtl", [False, True])
def test_planted_markup_is_painted_in_every_look(
    opened: SupervisorWindow, review: FakeReview, theme: Theme, rtl: bool
) -> None:
    evil = "<img src=/etc/passwd>&<b>x</b>" * 5
    bad = msgspec.structs.replace(lines()[0], customer=evil, action=evil, by=evil)
    look().apply(theme)
    direction = Qt.LayoutDirection
    opened.setLayoutDirection(direction.RightToLeft if rtl else direction.LeftToRight)
    try:
        review.change(lines=(bad, *lines()[1:]), actions=(("x", evil),), agents=(evil,))
        opened.table.setCurrentIndex(opened.model.index(0, 0))
        review.open("r0")
        opened.grab()
        assert opened.model.text(0, Column.CUSTOMER) == evil
    finally:
        look().apply(Theme.LIGHT)
