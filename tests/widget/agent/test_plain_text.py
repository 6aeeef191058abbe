"""What comes from outside is shown as it is written, never read as mark-up."""

from __future__ import annotations

from typing import Any

import msgspec
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from agent_desktop.app.commands import CustomerHit
from agent_desktop.app.views import WorkspaceView
from agent_desktop.gui.controls.label import Text
from agent_desktop.gui.controls.pane import tip
from agent_desktop.gui.theme import lay
from tests.support import sample_views
from tests.support.agent_window import MakeDesk

EVIL = "<img src=/etc/passwd><b>x</b>&lt;"


def poisoned(value: Any, keep: frozenset[str]) -> Any:
    """The value with every text in it replaced, but for the fields named."""
    if isinstance(value, msgspec.Struct):
        fields = {
            name: poisoned(getattr(value, name), keep)
            for name in value.__struct_fields__
            if name not in keep
        }
        return msgspec.structs.replace(value, **fields)
    if isinstance(value, tuple):
        return tuple(poisoned(item, keep) for item in value)
    return EVIL if type(value) is str and value else value


KEEP = frozenset(
    {"icon", "kind", "code", "customer_id", "action_id", "entry_id", "id", "contact_id", "events",
     "touchpoint", "last_seen", "direction", "sync", "asset_id", "follow_up_of", "response_id",
     "evidence_ids", "older"}
)  # fmt: skip


def all_poisoned() -> dict[str, WorkspaceView]:
    return {name: poisoned(view, KEEP) for name, view in sample_views.states().items()}


def test_labels_take_plain_text_only(make_desk: MakeDesk) -> None:
    desk = make_desk()
    labels = desk.window.findChildren(QLabel)
    assert labels
    assert {label.textFormat() for label in labels} == {Qt.TextFormat.PlainText}


def test_every_state_shows_planted_mark_up_literally(make_desk: MakeDesk) -> None:
    desk = make_desk()
    for name, view in all_poisoned().items():
        desk.commands.show(view)
        QApplication.processEvents()
        desk.window.grab()
        if view.caller is not None:
            assert EVIL in desk.panes.header.accessibleName(), name


def test_the_title_of_a_card_is_painted_as_it_is_written(make_desk: MakeDesk) -> None:
    view = sample_views.customer((msgspec.structs.replace(sample_views.FINISH, title=EVIL),))
    desk = make_desk.of(view)
    card = desk.panes.actions.cards.cards[0]
    laid = lay(EVIL, "title", card.width() - 26, lines=2)
    assert "".join(layout.text() for layout, _, _ in laid.layouts).replace(" ", "") == EVIL.replace(
        " ", ""
    )
    title = QRect(13, 38, round(laid.width), 20)
    assert ink(desk.window.grab(title.translated(card.mapTo(desk.window, QPoint(0, 0)))).toImage())


def ink(image: QImage) -> bool:
    """Something dark is in the right-most quarter: the text is as long as its letters."""
    wide = image.width()
    return any(
        image.pixelColor(x, y).lightness() < 120
        for x in range(wide * 3 // 4, wide)
        for y in range(image.height())
    )


def test_tips_are_escaped(make_desk: MakeDesk) -> None:
    widget = QWidget()
    tip(widget, EVIL)
    assert "<img" not in widget.toolTip()
    assert widget.toolTip().startswith("<qt>")
    tip(widget, "plain words")
    assert widget.toolTip() == "plain words"
    widget.deleteLater()


def test_disabled_reasons_are_escaped_in_tips(make_desk: MakeDesk) -> None:
    off = msgspec.structs.replace(sample_views.FINISH, enabled=False, disabled_reason=EVIL)
    desk = make_desk.of(sample_views.customer((off,)))
    button = desk.panes.actions.cards.cards[0].buttons[0]
    assert "<img" not in button.toolTip()
    assert button.accessibleDescription() == EVIL


def test_search_hits_are_plain(make_desk: MakeDesk) -> None:
    desk = make_desk()
    desk.panes.hits.show_hits((CustomerHit(customer_id="x", name=EVIL, detail=EVIL),))
    QApplication.processEvents()
    assert desk.panes.hits.rows[0].accessibleName() == EVIL


def test_a_label_of_ours_never_guesses(make_desk: MakeDesk) -> None:
    label = Text(make_desk().window)
    label.set_text("<b>bold</b>")
    plain = lay("<b>bold</b>", "body").width
    assert abs(label.natural() - plain) <= 2
    assert label.textFormat() == Qt.TextFormat.PlainText
