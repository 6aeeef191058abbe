"""The ranked cards: pooled, one chosen, never more widgets than are shown."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from agent_desktop.app.views import ActionView
from agent_desktop.gui.actions.card import ActionCard
from agent_desktop.gui.actions.card_plan import COMPACT_HEIGHT, Form
from agent_desktop.gui.controls.button import Button, Kind
from agent_desktop.gui.controls.pane import say, show_if
from agent_desktop.gui.controls.response_button import Ticks, ticks
from agent_desktop.gui.controls.scroll import Column, Scroll
from agent_desktop.gui.theme import look
from agent_desktop.gui.words import counted, translate

PAGE = 10
"""So many cards are made at once; more on demand."""
MARGIN = 16
GAP = 8


class _Cards(Column):
    BACKGROUND = "canvas"
    PAINTS = False

    def __init__(self) -> None:
        super().__init__()
        # A longer list repaints only what is new.
        self.setAttribute(Qt.WidgetAttribute.WA_StaticContents)
        self.cards: list[ActionCard] = []
        self.shown = 0
        self.more = Button(self, kind=Kind.QUIET, role="metaMedium", icon="down")
        self.whole = Button(self, kind=Kind.QUIET, role="metaMedium", icon="list", keys=("A",))
        self.raise_other = Button(self, kind=Kind.QUIET, role="metaMedium", icon="search")
        self.raise_other.keys = ("/",)

    def flow(self, width: int) -> int:
        y = 0
        inner = width - 2 * MARGIN
        for card in self.cards[: self.shown]:
            # A card that waits for its first action keeps a place of the usual size.
            tall = card.height_for(inner) or look().px(COMPACT_HEIGHT)
            self.put(card, MARGIN, y, inner, tall)
            y += tall + GAP
        for button in (self.more, self.whole, self.raise_other):
            if not button.isHidden():
                wide = min(inner, button.natural())
                self.put(button, MARGIN, y, wide, look().px(32))
                y += look().px(32)
        return y + GAP


class CardList(Scroll):
    """Emits `answered(action_id, sentiment)`, `why`, `raised` and, once painted, `seen(count)`."""

    answered = Signal(str, object)
    why = Signal()
    raised = Signal()
    chosen = Signal(int)
    seen = Signal(int)
    opened = Signal(str)
    """An address, by a click on it."""
    whole_wanted = Signal(bool)
    """Every suggestion, or the first ones only."""

    def __init__(self, parent: QWidget, now: Ticks = ticks) -> None:
        self._cards = _Cards()
        super().__init__(parent, self._cards)
        self.now = now
        self.shown: tuple[ActionView, ...] = ()
        self.narrow = False
        self.current = 0
        self.last_key = -10_000.0
        self._pages = 1
        self.top = 0
        """So many are shown first; 0: no bound of that kind."""
        self.whole = False
        self._told = -1
        self._after: Callable[[ActionView], str] = lambda _action: ""
        self._cards.more.clicked.connect(self._show_more)
        self._cards.whole.clicked.connect(self.toggle_whole)
        self._cards.raise_other.clicked.connect(self.raised)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._tell = self._soon(self._count_seen)
        self._rest = self._soon(self._fill_rest)
        self.verticalScrollBar().valueChanged.connect(self._tell.start)

    def _soon(self, act: Callable[[], None]) -> QTimer:
        """After the frame that is due."""
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(0)
        timer.timeout.connect(act)
        return timer

    @property
    def cards(self) -> list[ActionCard]:
        """Those that are shown."""
        return self._cards.cards[: self._cards.shown]

    def set_words(self) -> None:
        self._cards.raise_other.set_label(translate("CardList", "Customer raises something else"))
        say(self, translate("CardList", "Next best conversation"))

    # -- what it shows ---------------------------------------------------------------------------

    def show_actions(
        self, actions: tuple[ActionView, ...], after: Callable[[ActionView], str], top: int = 0
    ) -> None:
        """Another list. The chosen card is the first again when its action has gone."""
        chosen = self._chosen_id()
        self.shown, self._after, self.top = actions, after, top
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
        return PAGE * self._pages if self.whole or not self.top else self.top

    @property
    def _folds(self) -> bool:
        """There is more than the first ones."""
        return 0 < self.top < len(self.shown)

    def _chosen_id(self) -> str:
        if self.current < len(self.shown):
            return self.shown[self.current].ranked.action_id
        return ""

    def _fill(self) -> None:
        """What is inside the window at once, the rest after the frame."""
        body, pool = self._cards, self._cards.cards
        total = len(self.shown)
        count = min(total, self._limit)
        inner = max(1, self.viewport().width() - 2 * MARGIN)
        edge = self.verticalScrollBar().value() + self.viewport().height()
        y = 0
        ready = 0
        while ready < count and (y < edge or ready <= self.current):
            self._show(ready)
            y += pool[ready].height_for(inner) + GAP
            ready += 1
        before = body.shown
        for card in pool[count:before]:
            show_if(card, False)
        body.shown = min(count, len(pool))
        self._dress_foot(total, total - count)
        body.settle()
        if ready < count:
            self._rest.start()
        self._tell.start()

    def _dress_foot(self, total: int, left: int) -> None:
        body = self._cards
        more = left > 0 and (self.whole or not self.top)
        show_if(body.more, more)
        if more:
            body.more.set_label(counted("CardList", "%n more suggestion(s)", left))
        show_if(body.whole, self._folds)
        if self._folds:
            body.whole.glyph = "up" if self.whole else "list"
            body.whole.set_label(
                counted("CardList", "Show the first %n only", self.top)
                if self.whole
                else counted("CardList", "Show all %n suggestions", total)
            )

    def toggle_whole(self) -> None:
        """A: every suggestion, or the first ones only. Nothing where there are no others."""
        if self._folds:
            self.set_whole(not self.whole)
            self.whole_wanted.emit(self.whole)

    def set_whole(self, whole: bool) -> None:
        self.whole = whole
        self._pages = max(1, -(-self.top // PAGE)) + 1 if whole else 1
        self.current = min(self.current, max(0, min(len(self.shown), self._limit) - 1))
        self._fill_rest()
        self._fill()

    def _fill_rest(self) -> None:
        count = min(len(self.shown), self._limit)
        for index in range(count):
            self._show(index)
        self._cards.shown = count
        self._cards.settle()

    def _show(self, index: int) -> None:
        pool = self._cards.cards
        while len(pool) <= index:
            pool.append(self._make())
        action = self.shown[index]
        card = pool[index]
        card.show_action(
            action,
            len(self.shown),
            form=self._form(index),
            current=index == self.current,
            narrow=self.narrow,
            after=self._after(action),
        )
        show_if(card, True)

    def _form(self, index: int) -> Form:
        if index == 0:
            return Form.STAGE
        if self.narrow and index > 2 and index != self.current:
            return Form.SMALL
        return Form.COMPACT

    def _make(self) -> ActionCard:
        card = ActionCard(self._cards, self.now)
        card.answered.connect(self.answered)
        card.why.connect(partial(self._why, card))
        card.opened.connect(self.opened)
        card.picked.connect(partial(self._picked, card))
        card.resized.connect(self._cards.settle)
        card.toggle.clicked.connect(partial(self._opened, card))
        return card

    def _show_more(self) -> None:
        self._pages += 1
        self._fill_rest()
        self._fill()

    def reset(self) -> None:
        """For another caller."""
        self._pages = 1
        self.whole = False
        self.current = 0
        self.verticalScrollBar().setValue(0)

    # -- choosing --------------------------------------------------------------------------------

    def _picked(self, card: ActionCard) -> None:
        if card in self.cards:
            self.choose(self.cards.index(card), reveal=False)

    def _opened(self, card: ActionCard) -> None:
        if card.form is Form.SMALL:
            self.choose(self.cards.index(card))

    def _why(self, card: ActionCard) -> None:
        self.choose(self.cards.index(card), reveal=False)
        self.why.emit()

    def choose(self, index: int, *, reveal: bool = True) -> None:
        if not 0 <= index < len(self.cards):
            return
        if index != self.current:
            self.current = index
            self._fill_rest()
            self.chosen.emit(index)
        if reveal:
            self.reveal(self.cards[index])

    def press(self, number: int) -> bool:
        """1, 2 or 3 for the chosen card."""
        self.last_key = self.now()
        return bool(self.cards) and self.cards[min(self.current, len(self.cards) - 1)].press(number)

    def toggle_talk(self) -> None:
        self.last_key = self.now()
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
