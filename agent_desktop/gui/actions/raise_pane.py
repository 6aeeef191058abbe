"""The customer raised something that is not on the list: any action can be found and answered."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from agent_desktop.app.views import ActionView
from agent_desktop.gui.actions.card import ActionCard
from agent_desktop.gui.controls.button import Button, Kind
from agent_desktop.gui.controls.field import Field
from agent_desktop.gui.controls.pane import Pane, say, show_if
from agent_desktop.gui.controls.response_button import Ticks, ticks
from agent_desktop.gui.controls.scroll import Column, Scroll
from agent_desktop.gui.theme import Sheet, look
from agent_desktop.gui.words import translate

_MOST = 12
_WAIT = 80


class _Found(Column):
    BACKGROUND = "canvas"
    PAINTS = False

    def __init__(self) -> None:
        super().__init__()
        self.cards: list[ActionCard] = []
        self.shown = 0

    def flow(self, width: int) -> int:
        y = 0
        for card in self.cards[: self.shown]:
            tall = card.height_for(width - 32)
            self.put(card, 16, y, width - 32, tall)
            y += tall + 8
        return y + 8


class RaisePane(Pane):
    """Emits `answered(action_id, sentiment)` and `closed`."""

    BACKGROUND = "canvas"
    answered = Signal(str, object)
    closed = Signal()

    def __init__(
        self,
        parent: QWidget,
        search: Callable[[str], tuple[ActionView, ...]],
        now: Ticks = ticks,
    ) -> None:
        super().__init__(parent)
        self._search = search
        self._now = now
        self.field = Field(self)
        self.close_button = Button(self, trail="cross", kind=Kind.QUIET, keys=("Esc",))
        self.close_button.clicked.connect(self.closed)
        self._body = _Found()
        self.results = Scroll(self, self._body)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_WAIT)
        self._timer.timeout.connect(self.look_up)
        self.field.edit.textChanged.connect(self._timer.start)
        self.field.edit.returnPressed.connect(self.look_up)
        self.field.left.connect(self.closed)
        self.found: tuple[ActionView, ...] = ()
        self.note = ""

    def set_words(self) -> None:
        self.field.set_words(
            translate("RaisePane", "Search every action"),
            translate("RaisePane", "Search every action of the catalogue"),
        )
        say(self.close_button, translate("RaisePane", "Back to the suggestions, Escape"))
        say(self, translate("RaisePane", "Customer raises something else"))

    @property
    def cards(self) -> list[ActionCard]:
        return self._body.cards[: self._body.shown]

    def open(self, text: str, action_id: str = "") -> None:
        """Starts with that text, or with one action that is known."""
        self.field.edit.setText(text)
        self.look_up(action_id)

    def look_up(self, action_id: str = "") -> None:
        self._timer.stop()
        found = self._search(self.field.edit.text().strip())
        if action_id:
            found = tuple(a for a in found if a.ranked.action_id == action_id) or found
        self._show(found[:_MOST])

    def _show(self, found: tuple[ActionView, ...]) -> None:
        self.found = found
        body = self._body
        while len(body.cards) < len(found):
            card = ActionCard(body, self._now, ranked=False)
            card.answered.connect(self.answered)
            card.resized.connect(body.settle)
            body.cards.append(card)
        for card, action in zip(body.cards, found, strict=False):
            card.show_action(action, len(found))
            show_if(card, True)
        for card in body.cards[len(found) :]:
            show_if(card, False)
        body.shown = len(found)
        self.note = "" if found else translate("RaisePane", "No action has these words.")
        body.settle()
        self.arrange()
        self.update()

    def arrange(self) -> None:
        px = look().px
        wide = self.close_button.natural()
        self.put(self.close_button, self.width() - 12 - wide, 8 + px(2), wide, px(28))
        self.put(self.field, 16, px(44), self.width() - 32, px(32))
        top = px(44) + px(32) + 10
        self.put(self.results, 0, top, self.width(), max(0, self.height() - top))
        show_if(self.results, bool(self.found))

    def draw(self, sheet: Sheet) -> None:
        px = sheet.look.px
        title = translate("RaisePane", "Customer raises something else")
        y = 8 + px(16) - sheet.look.line("title") / 2
        room = sheet.width - 32 - self.close_button.natural()
        sheet.text(16, y, title, "title", "text", width=room)
        if self.note:
            sheet.text(16, px(44) + px(32) + 14, self.note, "body", "text2")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        event.ignore()
