"""One next best conversation action, as the stage card or a compact one."""

from __future__ import annotations

from enum import StrEnum
from functools import partial

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QWidget

from agent_desktop.app.views import ActionView
from agent_desktop.domain.responses import Sentiment
from agent_desktop.gui.actions.talk_track import TalkText
from agent_desktop.gui.controls.button import Button, Kind
from agent_desktop.gui.controls.pane import Pane, say, show_if, tip
from agent_desktop.gui.controls.response_button import ResponseButton, Ticks, ticks
from agent_desktop.gui.theme import Sheet, lay, look
from agent_desktop.gui.words import sentiment_word, translate

SENTIMENTS = (Sentiment.POSITIVE, Sentiment.NEUTRAL, Sentiment.NEGATIVE)
STAGE_HEIGHT = 288
COMPACT_HEIGHT = 98
SMALL_HEIGHT = 40
_PAD = 13


class Form(StrEnum):
    STAGE = "stage"
    COMPACT = "compact"
    SMALL = "small"
    """Title only: in the dock, from the fourth on."""


class ActionCard(Pane):
    """Emits `answered(action_id, sentiment)`, `picked` on a press, `why`, and `resized`."""

    BACKGROUND = ""
    answered = Signal(str, object)
    picked = Signal()
    why = Signal()
    resized = Signal()

    def __init__(self, parent: QWidget, now: Ticks = ticks) -> None:
        super().__init__(parent)
        self.action: ActionView | None = None
        self.form = Form.COMPACT
        self.rank = 0
        self.total = 0
        self.current = False
        self.open = True
        self.narrow = False
        self.after = ""
        """For a follow-up: what it follows, in words."""
        self.ranked = True
        """False among search results: no rank to show, no list to explain."""
        self.buttons = tuple(ResponseButton(self, sentiment, now) for sentiment in SENTIMENTS)
        for button in self.buttons:
            button.clicked.connect(partial(self._answer, button))
        self.talk = TalkText(self)
        self.why_button = Button(self, kind=Kind.LINK, role="metaMedium", keys=("W",))
        self.why_button.clicked.connect(self.why)
        self.toggle = Button(self, kind=Kind.QUIET, role="meta", icon="talk", trail="down")
        self.toggle.clicked.connect(self.toggle_talk)
        for child in (*self.buttons, self.why_button, self.toggle):
            child.installEventFilter(self)

    # -- what it shows ---------------------------------------------------------------------------

    def show_action(self, action: ActionView, rank: int, total: int, *, after: str = "") -> None:
        """Another action lands here with its guard; the same one changes nothing under way."""
        known = self.action
        if known is None or known.ranked.action_id != action.ranked.action_id:
            for button in self.buttons:
                button.land()
            self.open = self.form is Form.STAGE
        if (known, self.rank, self.total, self.after) == (action, rank, total, after):
            return
        self.action, self.rank, self.total, self.after = action, rank, total, after
        self.talk.set_text(action.talk_track)
        self._dress()

    def set_form(self, form: Form) -> None:
        if form is not self.form:
            self.form = form
            self.open = form is Form.STAGE
            self._dress()

    def set_narrow(self, narrow: bool) -> None:
        if narrow != self.narrow:
            self.narrow = narrow
            self._dress()

    def set_current(self, current: bool) -> None:
        if current != self.current:
            self.current = current
            self._dress()

    def toggle_talk(self) -> None:
        if self.form is Form.SMALL:
            return  # the list makes it a whole card
        self.open = not self.open
        self._dress()
        self.resized.emit()

    def _dress(self) -> None:
        action = self.action
        if action is None:
            return
        stage, small = self.form is Form.STAGE, self.form is Form.SMALL
        reason = "" if action.enabled else action.disabled_reason or " "
        place = translate("ActionCard", "{rank} of {total}").format(
            rank=self.rank, total=self.total
        )
        for number, button in enumerate(self.buttons, start=1):
            offered = button.sentiment in action.sentiments
            off = bool(reason) or not offered
            cap = str(number) if self.current and self.ranked and not off else ""
            button.dress(stage=stage, cap=cap, off=off)
            show_if(button, offered and not small)
            word = sentiment_word(button.sentiment)
            parts = [translate("ActionCard", "{answer} for {title}")]
            name = parts[0].format(answer=word, title=action.title)
            if self.ranked:
                key = translate("ActionCard", "key {number}").format(number=number)
                name = f"{name}, {place}, {key}"
            say(button, name, reason.strip())
            tip(button, reason.strip())
        show_if(self.why_button, stage and self.ranked)
        self.why_button.set_label(
            translate("ActionCard", "Why this"),
            translate("ActionCard", "Why this: {title}").format(title=action.title),
        )
        self._dress_toggle(action)
        show_if(self.talk, self.open and not small and bool(action.talk_track))
        say(self, f"{action.title}, {place}" if self.ranked else action.title, action.ranked.why)
        self.arrange()
        self.update()

    def _dress_toggle(self, action: ActionView) -> None:
        stage, small = self.form is Form.STAGE, self.form is Form.SMALL
        label = translate("ActionCard", "Talk track")
        full = not self.narrow and not small and not stage
        toggle = self.toggle
        toggle.glyph = "" if stage or small else "talk"
        toggle.keys = ("T",) if stage else ()
        toggle.trail = "up" if self.open and not small else "down"
        opening = translate("ActionCard", "Show the talk track of {title}")
        closing = translate("ActionCard", "Hide the talk track of {title}")
        if small:
            opening = translate("ActionCard", "Open {title}")
        toggle.set_label(
            label if full else "",
            (closing if self.open and not small else opening).format(title=action.title),
        )
        show_if(toggle, bool(action.talk_track) or small)
        toggle.update()

    # -- where things are ------------------------------------------------------------------------

    def height_for(self, width: int) -> int:
        """The height it wants at that width."""
        px = look().px
        if self.form is Form.SMALL:
            return px(SMALL_HEIGHT)
        if self.form is Form.STAGE:
            return px(STAGE_HEIGHT)
        height = self._buttons_at(width) + px(32) + 10
        return max(px(COMPACT_HEIGHT), height)

    def _title_room(self, width: int) -> float:
        toggle = self.toggle.content() + 8 if not self.toggle.isHidden() else 0
        return width - self._lead() - _PAD - toggle

    def _lead(self) -> int:
        return _PAD + (look().px(20) + 8 if self.ranked else 0)

    def _title_height(self, width: int) -> int:
        title = self.action.title if self.action else ""
        return lay(title, "bodyStrong", self._title_room(width), lines=2).height

    def _why_height(self, width: int) -> int:
        why = self.action.ranked.why if self.action else ""
        room = width - self._lead() - _PAD
        return lay(why, "meta", room, lines=2).height if why else 0

    def _talk_at(self, width: int) -> int:
        return 11 + self._title_height(width) + self._why_height(width) + 8

    def _talk_height(self, width: int) -> int:
        """Of the box in a compact card."""
        if not self.open or self.action is None or not self.action.talk_track:
            return 0
        text = self.talk.height_for(width - 2 * _PAD - 2 * 12 - 8)
        hint = look().line("meta") + 6 if self.action.hint else 0
        return min(text, look().line("body") * 5) + hint + 2 * 10

    def _buttons_at(self, width: int) -> int:
        talk = self._talk_height(width)
        at = self._talk_at(width) + (talk + 10 if talk else 2)
        return max(at, look().px(COMPACT_HEIGHT) - look().px(32) - 10)

    def arrange(self) -> None:
        if self.action is None:
            return
        px, width = look().px, self.width()
        inner = width - 2 * _PAD
        if self.form is Form.STAGE:
            at, tall = self.height() - _PAD - px(40), px(40)
            self._arrange_stage(inner, at)
        else:
            at, tall = self._buttons_at(width), px(32)
            room = self.toggle.natural()
            self.put(
                self.toggle,
                width - _PAD - room + _slack(self.toggle),
                px(20) - px(12),
                room,
                px(24),
            )
            top = self._talk_at(width)
            text = self._talk_height(width) - 20
            text -= look().line("meta") + 6 if self.action.hint else 0
            self.put(self.talk, _PAD + 12, top + 10, inner - 2 * 12 + 8, max(0, text))
        column = (inner - 2 * 8) / 3
        for index, button in enumerate(self.buttons):
            self.put(button, _PAD + index * (column + 8), at, column, tall)

    def _arrange_stage(self, inner: int, buttons_at: int) -> None:
        px = look().px
        wide = self.why_button.natural()
        self.put(self.why_button, _PAD + inner - wide + 4, 12 + px(10) - px(12), wide, px(24))
        top = self._stage_box()
        wide = self.toggle.natural()
        end = _PAD + inner - 10 + _slack(self.toggle)
        self.put(self.toggle, end - wide, top + 4, wide, px(24))
        text_top = top + 8 + look().line("meta") + 4
        bottom = buttons_at - 11 - 10
        if self.action and self.action.hint:
            bottom -= look().line("meta") + 6
        self.put(self.talk, _PAD + 12, text_top, inner - 24 + 8, max(0, bottom - text_top))

    def _stage_box(self) -> int:
        """Where the talk track's box begins."""
        width = self.width() - 2 * _PAD
        action = self.action
        title = action.title if action else ""
        why = action.ranked.why if action else ""
        top = 12 + look().px(20) + 6 + lay(title, "title", width, lines=2).height
        if why:
            top += 3 + lay(why, "meta", width - look().px(20), lines=2).height
        return top + 9

    # -- paint -----------------------------------------------------------------------------------

    def draw(self, sheet: Sheet) -> None:
        action = self.action
        if action is None:
            return
        stroke = (3 if sheet.look.high_contrast else 2) if self.current else 1
        edge = "line"
        if self.current:
            edge = "focus" if sheet.look.high_contrast else "accent"
        sheet.box(0, 0, sheet.width, sheet.height, "surface", radius=8, border=edge, stroke=stroke)
        if self.form is Form.STAGE:
            self._draw_stage(sheet, action)
        else:
            self._draw_compact(sheet, action)

    def _badge(self, sheet: Sheet, y: float) -> None:
        size = sheet.look.px(20)
        contrast = sheet.look.high_contrast
        chosen = self.current
        fill = "accentSolid" if chosen else "surface" if contrast else "hover"
        edge = "control" if contrast and not chosen else None
        sheet.box(_PAD, y, size, size, fill, radius=4, border=edge)
        tone = "onAccent" if chosen else "text2"
        dy = (size - sheet.look.line("metaStrong")) / 2
        sheet.text(_PAD, y + dy, str(self.rank), "metaStrong", tone, width=size, middle=True)

    def _draw_stage(self, sheet: Sheet, action: ActionView) -> None:
        px, line = sheet.look.px, sheet.look.line
        inner = sheet.width - 2 * _PAD
        x = float(_PAD)
        if self.ranked:
            self._badge(sheet, 12)
            x += px(20) + 8
        middle = 12 + px(20) / 2
        glyph, group = self._group(action)
        if group:
            sheet.icon(x, middle - px(14) / 2, glyph, px(14), "text2")
            x += px(14) + 4
            room = inner - (x - _PAD) - self.why_button.natural() - 8
            chip = lay(self.after, "captionStrong").width + 32 if self.after else 0
            x += sheet.text(
                x, middle - line("meta") / 2, group, "meta", "text2", width=max(20, room - chip)
            )
            if self.after:
                self._chip(sheet, x + 8, middle)
        y = 12 + px(20) + 6
        y += self._lines(sheet, _PAD, y, action.title, "title", "text", inner) + 3
        if action.ranked.why:
            sheet.icon(_PAD, y + (line("meta") - px(14)) / 2, self._why_glyph(), px(14), "text2")
            room = inner - px(20)
            self._lines(sheet, _PAD + px(20), y, action.ranked.why, "meta", "text2", room)
        top = self._stage_box()
        bottom = sheet.height - _PAD - px(40) - 11
        self._draw_talk(sheet, top, bottom - top)
        head = top + 8
        sheet.icon(_PAD + 12, head + 1, "talk", px(14), "text2")
        label = translate("ActionCard", "Talk track")
        sheet.text(_PAD + 12 + px(20), head, label, "meta", "text2")

    def _group(self, action: ActionView) -> tuple[str, str]:
        if action.ranked.follow_up_of:
            return "arrow-r", action.group or translate("ActionCard", "Continue")
        if action.ranked.service:
            return "heart", action.group or translate("ActionCard", "Service first")
        return "spark", action.group

    def _why_glyph(self) -> str:
        if self.action and self.action.ranked.follow_up_of:
            return "link"
        return "pulse" if self.action and self.action.ranked.service else "info"

    def _chip(self, sheet: Sheet, x: float, middle: float) -> None:
        laid = lay(self.after, "caption")
        high = sheet.look.px(18)
        wide = laid.width + 12 + 16
        edge = "positive" if sheet.look.high_contrast else None
        sheet.box(x, middle - high / 2, wide, high, "positiveTint", radius=4, border=edge)
        sheet.icon(x + 6, middle - 6, "check", 12, "positive")
        sheet.text(x + 22, middle - laid.height / 2, self.after, "caption", "positive")

    def _draw_talk(self, sheet: Sheet, top: float, height: float) -> None:
        px, line = sheet.look.px, sheet.look.line
        action = self.action
        sheet.box(_PAD, top, sheet.width - 2 * _PAD, height, "inset", radius=6, border="line")
        if action is not None and action.hint and self.open:
            y = top + height - 10 - line("meta")
            sheet.icon(_PAD + 12, y + (line("meta") - px(14)) / 2, "info", px(14), "text2")
            room = sheet.width - 2 * _PAD - 24 - px(20)
            sheet.text(_PAD + 12 + px(20), y, action.hint, "meta", "text2", width=room)

    def _draw_compact(self, sheet: Sheet, action: ActionView) -> None:
        px, width = sheet.look.px, sheet.width
        if self.ranked:
            self._badge(sheet, 10)
        lead = self._lead()
        room = self._title_room(width)
        y = 11.0
        y += self._lines(sheet, lead, y, action.title, "bodyStrong", "text", room)
        if self.form is Form.SMALL:
            return
        if action.ranked.why:
            why = width - lead - _PAD
            y += self._lines(sheet, lead, y, action.ranked.why, "meta", "text2", why)
        tall = self._talk_height(width)
        if tall:
            self._draw_talk(sheet, self._talk_at(width), tall)
        _ = px

    @staticmethod
    def _lines(
        sheet: Sheet, x: float, y: float, text: str, role: str, tone: str, width: float
    ) -> int:
        sheet.text(x, y, text, role, tone, width=width, lines=2)
        return lay(text, role, width, lines=2, right=sheet.rtl).height

    # -- what it is told -------------------------------------------------------------------------

    def _answer(self, button: ResponseButton) -> None:
        if self.action is not None and not button.off:
            self.answered.emit(self.action.ranked.action_id, button.sentiment)

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


def _slack(button: Button) -> float:
    """The padding of a quiet button, so that its content ends where the text does."""
    return (button.natural() - button.content()) / 2
