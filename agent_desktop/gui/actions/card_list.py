"""The ranked cards: pooled, one chosen, never more widgets than are shown."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from agent_desktop.app.views import ActionView
from agent_desktop.gui.actions.card import ActionCard, Form
from agent_desktop.gui.controls.button import Button, Kind
from agent_desktop.gui.controls.pane import say, show_if
from agent_desktop.gui.controls.response_button import Ticks, ticks
from agent_desktop.gui.controls.scroll import Column, Scroll
from agent_desktop.gui.theme import Sheet, look
from agent_desktop.gui.words import counted, translate

PAGE = 10
"""So many cards are made at once; more on demand."""
MARGIN = 16
GAP = 8


class _Cards(Column):
    BACKGROUND = "canvas"

    def __init__(self, now: Ticks) -> None:
        super().__init__()
        self.now = now
        self.cards: list[ActionCard] = []
        self.shown = 0
        self.more = Button(self, kind=Kind.QUIET, role="metaMedium", icon="down")
        self.raise_other = Button(self, kind=Kind.QUIET, role="metaMedium", icon="search")
        self.raise_other.keys = ("/",)

    def flow(self, width: int) -> int:
        y = 0
        inner = width - 2 * MARGIN
        for card in self.cards[: self.shown]:
            tall = card.height_for(inner)
            self.put(card, MARGIN, y, inner, tall)
            y += tall + GAP
        for button in (self.more, self.raise_other):
            if not button.isHidden():
                self.put(button, MARGIN, y, min(inner, button.natural()), look().px(32))
                y += look().px(32)
        return y + GAP

    def draw(self, sheet: Sheet) -> None:
        _ = sheet


class CardList(Scroll):
    """Emits `answered(action_id, sentiment)`, `why`, `raised` and, once painted, `seen(count)`."""

    answered = Signal(str, object)
    why = Signal()
    raised = Signal()
    chosen = Signal(int)
    seen = Signal(int)

    def __init__(self, parent: QWidget, now: Ticks = ticks) -> None:
        self._cards = _Cards(now)
        super().__init__(parent, self._cards)
        self.now = now
        self.shown: tuple[ActionView, ...] = ()
        self.narrow = False
        self.current = 0
        self.last_key = -10_000.0
        self._pages = 1
        self._told = -1
        self._after: Callable[[ActionView], str] = lambda _action: ""
        self._cards.more.clicked.connect(self._show_more)
        self._cards.raise_other.clicked.connect(self.raised)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._tell = QTimer(self)
        self._tell.setSingleShot(True)
        self._tell.setInterval(0)
        self._tell.timeout.connect(self._count_seen)
        self.verticalScrollBar().valueChanged.connect(self._tell.start)

    @property
    def cards(self) -> list[ActionCard]:
        """Those that are shown."""
        return self._cards.cards[: self._cards.shown]

    def set_words(self) -> None:
        self._cards.raise_other.set_label(translate("CardList", "Customer raises something else"))
        say(self, translate("CardList", "Next best conversation"))

    def show_actions(
        self, actions: tuple[ActionView, ...], after: Callable[[ActionView], str]
    ) -> None:
        """Another list. The chosen card is the first again when its action has gone."""
        chosen = self._chosen_id()
        self.shown, self._after = actions, after
        ids = [action.ranked.action_id for action in actions[: self._limit]]
        self.current = ids.index(chosen) if chosen in ids else 0
        self._told = -1
        self._fill()

    def set_narrow(self, narrow: bool) -> None:
        if narrow != self.narrow:
            self.narrow = narrow
            self._fill()

    @property
    def _limit(self) -> int:
        return PAGE * self._pages

    def _chosen_id(self) -> str:
        if self.current < len(self.shown):
            return self.shown[self.current].ranked.action_id
        return ""

    def _fill(self) -> None:
        actions = self.shown[: self._limit]
        pool = self._cards.cards
        while len(pool) < len(actions):
            pool.append(self._make())
        total = len(self.shown)
        for index, action in enumerate(actions):
            card = pool[index]
            card.set_narrow(self.narrow)
            card.set_form(self._form(index))
            card.set_current(index == self.current)
            card.show_action(action, action.ranked.rank, total, after=self._after(action))
            show_if(card, True)
        for card in pool[len(actions) :]:
            show_if(card, False)
        self._cards.shown = len(actions)
        left = total - len(actions)
        show_if(self._cards.more, left > 0)
        if left > 0:
            self._cards.more.set_label(counted("CardList", "%n more suggestion(s)", left))
        self._cards.settle()
        self._tell.start()

    def _form(self, index: int) -> Form:
        if index == 0:
            return Form.STAGE
        if self.narrow and index > 2 and index != self.current:
            return Form.SMALL
        return Form.COMPACT

    def _make(self) -> ActionCard:
        card = ActionCard(self._cards, self.now)
        card.answered.connect(self.answered)
        card.why.connect(self._why)
        card.picked.connect(self._picked)
        card.resized.connect(self._cards.settle)
        card.toggle.clicked.connect(partial(self._opened, card))
        return card

    def _show_more(self) -> None:
        self._pages += 1
        self._fill()

    def reset(self) -> None:
        """For another caller."""
        self._pages = 1
        self.current = 0
        self.verticalScrollBar().setValue(0)

    # -- choosing --------------------------------------------------------------------------------

    def _picked(self) -> None:
        card = self.sender()
        if isinstance(card, ActionCard) and card in self.cards:
            self.choose(self.cards.index(card), reveal=False)

    def _opened(self, card: ActionCard) -> None:
        if card.form is Form.SMALL:
            self.choose(self.cards.index(card))

    def _why(self) -> None:
        card = self.sender()
        if isinstance(card, ActionCard):
            self.choose(self.cards.index(card), reveal=False)
        self.why.emit()

    def choose(self, index: int, *, reveal: bool = True) -> None:
        if not 0 <= index < len(self.cards):
            return
        if index != self.current:
            self.current = index
            for at, card in enumerate(self.cards):
                card.set_form(self._form(at))
                card.set_current(at == index)
            self._cards.settle()
            self.chosen.emit(index)
        if reveal:
            self.reveal(self.cards[index])
            self.update()

    def press(self, number: int) -> bool:
        """1, 2 or 3 for the chosen card."""
        self.last_key = self.now()
        return bool(self.cards) and self.cards[min(self.current, len(self.cards) - 1)].press(number)

    def toggle_talk(self) -> None:
        if self.cards:
            self.cards[self.current].toggle_talk()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self.last_key = self.now()
        last = len(self.cards) - 1
        steps = {
            Qt.Key.Key_Down: min(last, self.current + 1),
            Qt.Key.Key_Up: max(0, self.current - 1),
            Qt.Key.Key_Home: 0,
            Qt.Key.Key_End: last,
        }
        key = Qt.Key(event.key())
        if key in steps and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            self.choose(steps[key])
            return
        event.ignore()

    # -- what was really seen --------------------------------------------------------------------

    def _count_seen(self) -> None:
        if not self.isVisible():
            return
        edge = self.verticalScrollBar().value() + self.viewport().height()
        count = sum(card.y() + card.height() // 2 <= edge for card in self.cards)
        if count > self._told:
            self._told = count
            self.seen.emit(count)
