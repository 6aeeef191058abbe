"""One next best conversation action, as the stage card or a compact one."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QWidget

from agent_desktop.app.views import ActionView
from agent_desktop.domain.responses import Sentiment
from agent_desktop.gui.actions import card_paint
from agent_desktop.gui.actions.card_plan import PAD, TALK_PAD, Form, Plan, plan, shown_words
from agent_desktop.gui.actions.talk_track import TalkText
from agent_desktop.gui.controls.button import Button, Kind
from agent_desktop.gui.controls.pane import OUTSET, Pane, say, show_if, tip
from agent_desktop.gui.controls.response_button import ResponseButton, Ticks, ticks
from agent_desktop.gui.theme import Sheet, look
from agent_desktop.gui.words import sentiment_word, translate

SENTIMENTS = (Sentiment.POSITIVE, Sentiment.NEUTRAL, Sentiment.NEGATIVE)


class ActionCard(Pane):
    """Emits `answered(action_id, sentiment)`, `picked` on a press, `why`, and `resized`."""

    BACKGROUND = ""
    answered = Signal(str, object)
    picked = Signal()
    why = Signal()
    resized = Signal()
    opened = Signal(str)
    """The address on the card, by a click on it only."""

    def __init__(self, parent: QWidget, now: Ticks = ticks, *, ranked: bool = True) -> None:
        """Not `ranked` among search results: no rank to show, no list to explain."""
        super().__init__(parent)
        self.action: ActionView | None = None
        self.form = Form.COMPACT
        self.total = 0
        self.current = False
        self.open = False
        self.narrow = False
        self.ranked = ranked
        self.after = ""
        """For a follow-up: what it follows, in words."""
        self._plan: tuple[object, Plan] | None = None
        self.buttons = tuple(ResponseButton(self, sentiment, now) for sentiment in SENTIMENTS)
        for button in self.buttons:
            button.clicked.connect(partial(self._answer, button))
        self.talk = TalkText(self)
        self.why_button = Button(self, kind=Kind.LINK, role="metaMedium", keys=("W",))
        self.why_button.clicked.connect(self.why)
        self.toggle = Button(self, kind=Kind.QUIET, role="meta", icon="talk", trail="down")
        self.toggle.clicked.connect(self.toggle_talk)
        self.link = Button(self, kind=Kind.LINK, role="metaMedium", icon="out")
        self.link.leading = True
        self.link.clicked.connect(self._open_link)
        for child in (*self.buttons, self.why_button, self.toggle, self.link):
            child.installEventFilter(self)

    # -- what it shows ---------------------------------------------------------------------------

    def show_action(
        self,
        action: ActionView,
        total: int,
        *,
        form: Form = Form.COMPACT,
        current: bool = False,
        narrow: bool = False,
        after: str = "",
    ) -> None:
        """Another action lands here with its guard; the same one changes nothing under way."""
        before = (self.form, self.current, self.narrow)
        shaped = before != (form, current, narrow)
        if not shaped and (self.action, self.total, self.after) == (action, total, after):
            return
        known = self.action
        another = known is None or known.ranked.action_id != action.ranked.action_id
        if another:
            for button in self.buttons:
                button.land()
        if another or form is not self.form:
            self.open = form is Form.STAGE
        self.action, self.total, self.after = action, total, after
        self.form, self.current, self.narrow = form, current, narrow
        self.talk.set_text(action.talk_track)
        self._dress(whole=shaped)

    def toggle_talk(self) -> None:
        if self.form is Form.SMALL:
            return  # the list makes it a whole card
        self.open = not self.open
        self._dress(whole=True)
        self.resized.emit()

    def _dress(self, *, whole: bool) -> None:
        """Not `whole`: only the words changed, so the buttons need no repaint."""
        action = self.action
        if action is None:
            return
        stage, small = self.form is Form.STAGE, self.form is Form.SMALL
        self._dress_buttons(action)
        show_if(self.why_button, stage and self.ranked)
        if stage:
            self.why_button.set_label(
                translate("ActionCard", "Why this"),
                translate("ActionCard", "Why this: {title}").format(title=action.title),
            )
        self._dress_toggle(action)
        self.link.set_label(
            action.link,
            translate("ActionCard", "Open the page {address} for {title}").format(
                address=action.link, title=action.title
            ),
        )
        tip(self.link, action.link)
        show_if(self.link, self.open and not small and bool(action.link))
        show_if(self.talk, self.open and not small and bool(action.talk_track))
        name = f"{action.title}, {self._place()}" if self.ranked else action.title
        say(self, name, shown_words(action, Form.COMPACT))
        if self.width() > 0:
            before = self._plan[1] if self._plan is not None else None
            now = self.plan_for(self.width())
            whole = whole or before is None or before.buttons_y != now.buttons_y
            if now != before or whole:
                self.arrange()
            if whole:
                self.update()
            else:
                self.update(0, 0, self.width(), now.buttons_y - OUTSET)

    def _place(self) -> str:
        rank = self.action.ranked.rank if self.action is not None else 0
        return translate("ActionCard", "{rank} of {total}").format(rank=rank, total=self.total)

    def _dress_buttons(self, action: ActionView) -> None:
        stage, small = self.form is Form.STAGE, self.form is Form.SMALL
        reason = "" if action.enabled else action.disabled_reason or " "
        name = translate("ActionCard", "{answer} for {title}")
        called = translate("ActionCard", "{label} ({answer})", "a response's label, and its kind")
        then = translate("ActionCard", "Then: {title}")
        place = self._place() if self.ranked else ""
        key = translate("ActionCard", "key {number}") if self.ranked else ""
        for number, button in enumerate(self.buttons, start=1):
            offered = button.sentiment in action.sentiments
            off = bool(reason) or not offered
            cap = str(number) if self.current and self.ranked and not off else ""
            label = action.labels.get(button.sentiment, "")
            button.dress(stage=stage, cap=cap, off=off, label=label)
            show_if(button, offered and not small)
            answer = sentiment_word(button.sentiment)
            if label:
                answer = called.format(label=label, answer=answer)
            parts = [name.format(answer=answer, title=action.title)]
            if self.ranked:
                parts += [place, key.format(number=number)]
            after = action.follows.get(button.sentiment, "")
            about = reason.strip() or (then.format(title=after) if after else "")
            say(button, ", ".join(parts), about)
            tip(button, ". ".join(part for part in (label, about) if part))

    def _dress_toggle(self, action: ActionView) -> None:
        stage, small = self.form is Form.STAGE, self.form is Form.SMALL
        toggle = self.toggle
        face = (
            "" if stage or small else "talk",
            ("T",) if stage else (),
            "up" if self.open and not small else "down",
        )
        if face != (toggle.glyph, toggle.keys, toggle.trail):
            toggle.glyph, toggle.keys, toggle.trail = face
            toggle.update()
        if small:
            name = translate("ActionCard", "Open {title}")
        elif self.open:
            name = translate("ActionCard", "Hide the talk track of {title}")
        else:
            name = translate("ActionCard", "Show the talk track of {title}")
        full = not self.narrow and not small and not stage
        label = translate("ActionCard", "Talk track") if full else ""
        toggle.set_label(label, name.format(title=action.title))
        show_if(toggle, bool(action.talk_track or action.link) or small)

    # -- where things are ------------------------------------------------------------------------

    def plan_for(self, width: int) -> Plan:
        """Where everything is at that width."""
        action = self.action
        if action is None:
            raise ValueError("A card without an action has no places.")
        toggle = 0 if self.toggle.isHidden() else self.toggle.content()
        key = (id(action), self.form, width, self.open, toggle, look().generation)
        if self._plan is None or self._plan[0] != key:
            made = plan(
                action, self.form, width, is_open=self.open, ranked=self.ranked, toggle=toggle
            )
            self._plan = (key, made)
        return self._plan[1]

    def height_for(self, width: int) -> int:
        return self.plan_for(width).height if self.action is not None else 0

    def arrange(self) -> None:
        if self.action is None or self.width() <= 0:
            return
        px, inner = look().px, self.width() - 2 * PAD
        here = self.plan_for(self.width())
        wide = self.toggle.natural()
        slack = (wide - self.toggle.content()) / 2
        if self.form is Form.STAGE:
            room = self.why_button.natural()
            self.put(self.why_button, PAD + inner - room + 4, 12 + px(10) - px(12), room, px(24))
            end = PAD + inner - 10 + slack
            middle = here.talk_y + 8 + look().line("meta") / 2
            self.put(self.toggle, end - wide, middle - px(12), wide, px(24))
        else:
            end = self.width() - PAD + slack
            middle = here.title_y + look().line("bodyStrong") / 2
            self.put(self.toggle, end - wide, middle - px(12), wide, px(24))
        self.put(self.talk, PAD + TALK_PAD, here.text_y, inner - 2 * TALK_PAD + 8, here.text_height)
        self.put(self.link, PAD, here.link_y, inner, here.link_height)
        column = (inner - 2 * 8) / 3
        for index, button in enumerate(self.buttons):
            x = PAD + index * (column + 8)
            self.put(button, x, here.buttons_y, column, here.buttons_height)

    def draw(self, sheet: Sheet) -> None:
        action = self.action
        if action is None:
            return
        face = card_paint.Face(
            form=self.form,
            rank=action.ranked.rank,
            current=self.current,
            is_open=self.open,
            ranked=self.ranked,
            after=self.after,
            aside=0 if self.why_button.isHidden() else self.why_button.natural(),
        )
        card_paint.paint(sheet, action, face, self.plan_for(sheet.width))

    # -- what it is told -------------------------------------------------------------------------

    def _answer(self, button: ResponseButton) -> None:
        if self.action is not None and not button.off:
            self.answered.emit(self.action.ranked.action_id, button.sentiment)

    def _open_link(self) -> None:
        if self.action is not None and self.action.link:
            self.opened.emit(self.action.link)

    def press(self, number: int) -> bool:
        """The key 1, 2 or 3. True when it counted."""
        button = self.buttons[number - 1]
        if button.isHidden() or button.guarded(key=True):
            return False
        self._answer(button)
        return True

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self.picked.emit()
        super().mousePressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusIn and watched is not self:
            self.picked.emit()
        return super().eventFilter(watched, event)
