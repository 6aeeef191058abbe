"""What is not offered on this call, why, and until when."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QMouseEvent, QPen, QShowEvent
from PySide6.QtWidgets import QWidget

from agent_desktop.app.reasons import fits
from agent_desktop.app.views import HeldView
from agent_desktop.decisioning.decisions import Held
from agent_desktop.gui.controls.button import Button, Kind
from agent_desktop.gui.controls.pane import Pane, say, show_if
from agent_desktop.gui.controls.scroll import Column, Scroll
from agent_desktop.gui.theme import Sheet, lay, look
from agent_desktop.gui.words import counted, day, sentiment_word, translate

_PAD = 13
_LIMIT = 30
_GLYPHS = {
    "not_eligible": "doc",
    "not_effective": "calendar",
    "suppressed": "held",
    "answered": "check",
    "service_first": "heart",
    "rule_failed": "warn",
    "no_asset": "talk",
    "follow_up_only": "link",
    "policy": "eye",
    "limit": "calendar",
    "signal": "pulse",
}


def code_words(code: str) -> str:
    """What a reason is in general: the sentence of the card says it for this customer."""
    words = {
        "not_eligible": translate("Held", "The rule for this action does not fit this customer."),
        "not_effective": translate("Held", "Outside the dates for which it was published."),
        "suppressed": translate("Held", "An earlier answer rests it."),
        "policy": translate("Held", "It has come up so often that it pauses."),
        "limit": translate("Held", "What we begin ourselves is limited for each customer."),
        "signal": translate("Held", "It waits while a signal is open."),
        "service_first": translate("Held", "Service comes before selling while a signal is open."),
        "rule_failed": translate(
            "Held", "Its rule could not be worked out. The rules team is told."
        ),
        "no_asset": translate("Held", "It has no words for this touchpoint."),
        "follow_up_only": translate("Held", "Comes only as the continuation of an answer."),
    }
    return words.get(code, "")


class HeldCard(Pane):
    """Folded to title and reason; open, it shows the rest period and what can be done."""

    BACKGROUND = ""
    asked = Signal(str)
    folded = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.view: HeldView | None = None
        self.now = 0
        self.open = False
        self.chevron = Button(self, kind=Kind.QUIET, icon="down")
        self.chevron.clicked.connect(self.toggle)
        self.ask = Button(self, icon="talk")
        self.ask.clicked.connect(self._ask)

    def show_held(self, view: HeldView, now: int, *, is_open: bool) -> None:
        if (view, is_open) == (self.view, self.open) and self.now:
            self.now = now
            return
        self.view, self.now, self.open = view, now, is_open
        self._dress()

    def toggle(self) -> None:
        self.open = not self.open
        self._dress()
        self.folded.emit()

    def _dress(self) -> None:
        view = self.view
        if view is None:
            return
        self.chevron.glyph = "up" if self.open else "down"
        fold = translate("Held", "Fold {title}") if self.open else translate("Held", "Open {title}")
        say(self.chevron, fold.format(title=view.title))
        self.ask.set_label(
            translate("Held", "Customer asks about it"),
            translate("Held", "Customer asks about {title}").format(title=view.title),
        )
        show_if(self.ask, self.open)
        say(self, view.title, " ".join(part for part in (view.text, view.cause) if part))
        self.update()

    def _ask(self) -> None:
        if self.view is not None:
            self.asked.emit(self.view.held.action_id)

    def _bar(self) -> bool:
        view = self.view
        return bool(
            self.open and view and view.held.until is not None and view.held.caused_at is not None
        )

    def _detail(self) -> str:
        if self.view is None or not self.open:
            return ""
        return self.view.cause or code_words(self.view.held.code)

    def height_for(self, width: int) -> int:
        if self.view is None:
            return 0
        inner = width - 2 * _PAD
        y = 12 + lay(self.view.title, "bodyStrong", inner - 56, lines=2).height + 6
        y += lay(self.view.text, "bodyMedium", inner, lines=0).height
        if self._detail():
            y += lay(self._detail(), "meta", inner, lines=0).height + 2
        if self._bar():
            y += look().px(52)
        if self.open:
            y += 12 + look().px(32)
        return y + 13

    def arrange(self) -> None:
        px = look().px
        self.put(self.chevron, self.width() - _PAD - px(24) + 4, 9, px(24), px(24))
        wide = min(self.width() - 2 * _PAD, self.ask.natural())
        self.put(self.ask, _PAD, self.height() - 13 - px(32), wide, px(32))

    def draw(self, sheet: Sheet) -> None:
        view = self.view
        if view is None:
            return
        px = sheet.look.px
        stroke, edge = (2, "accent") if self.open else (1, "line")
        sheet.box(0, 0, sheet.width, sheet.height, "surface", radius=8, border=edge, stroke=stroke)
        inner = sheet.width - 2 * _PAD
        sheet.icon(_PAD, 13, _GLYPHS.get(view.held.code, "held"), px(16), "text2")
        room = inner - 56
        sheet.text(_PAD + px(26), 12, view.title, "bodyStrong", "text", width=room, lines=2)
        y = 12 + lay(view.title, "bodyStrong", room, lines=2).height + 6
        sheet.text(_PAD, y, view.text, "bodyMedium", "text", width=inner, lines=0)
        y += lay(view.text, "bodyMedium", inner, lines=0).height
        if self._detail():
            sheet.text(_PAD, y + 2, self._detail(), "meta", "text2", width=inner, lines=0)
            y += lay(self._detail(), "meta", inner, lines=0).height + 2
        if self._bar():
            self._draw_bar(sheet, y, inner, view.held)

    def _draw_bar(self, sheet: Sheet, y: float, inner: int, held: Held) -> None:
        """From the answer to the day it may return, with today on it."""
        start, end = held.caused_at or 0, held.until or 0
        part = min(1.0, max(0.0, (self.now - start) / max(1, end - start)))
        top = y + 24
        sheet.box(_PAD, top, inner, 6, "hover", radius=3, border=None)
        done = max(6.0, inner * part)
        sheet.box(_PAD, top, done, 6, "neutral", radius=3)
        at = _PAD + inner * part
        knob = sheet.rect(min(at, _PAD + inner - 7) - 6, top - 3, 12, 12)
        sheet.painter.setPen(QPen(sheet.look.color("accent"), 2))
        sheet.painter.setBrush(sheet.look.color("surface"))
        sheet.painter.drawEllipse(knob.adjusted(1, 1, -1, -1))
        today = translate("Held", "today")
        wide = lay(today, "captionStrong").width
        place = min(max(float(_PAD), at - wide / 2), _PAD + inner - wide)
        sheet.text(place, top - 19, today, "captionStrong", "accent")
        began = day(start, self.now)
        if held.sentiment is not None:
            began = f"{began}, {sentiment_word(held.sentiment)}"
        sheet.text(_PAD, top + 10, began, "captionPlain", "text2")
        back = translate("Held", "{date}, may return").format(date=day(end, self.now))
        sheet.text(_PAD + inner, top + 10, back, "captionPlain", "text2", trailing=True)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self.toggle()


class _HeldColumn(Column):
    BACKGROUND = "canvas"

    def __init__(self) -> None:
        super().__init__()
        self.cards: list[HeldCard] = []
        self.shown = 0
        self.resting = 0
        """So many of them stand above the line that folds the others."""
        self.unfit = 0
        self.note = ""
        self.fold = Button(self, kind=Kind.QUIET, icon="down", role="metaMedium")
        self.unfolded = False

    def flow(self, width: int) -> int:
        inner = width - 32
        y = look().line("meta") + 8 if self.note else 0
        for card in self.cards[: self.resting]:
            y = self._card(card, y, inner)
        show_if(self.fold, self.unfit > 0)
        if self.unfit:
            self.put(self.fold, 12, y, self.fold.natural(), look().px(28))
            y += look().px(28) + 8
        for card in self.cards[self.resting : self.shown]:
            show_if(card, self.unfolded)
            if self.unfolded:
                y = self._card(card, y, inner)
        return y + 8

    def _card(self, card: HeldCard, y: int, inner: int) -> int:
        tall = card.height_for(inner)
        self.put(card, 16, y, inner, tall)
        card.arrange()
        return y + tall + 8

    def dress_fold(self) -> None:
        words = counted("Held", "%n more do not fit this customer", self.unfit)
        if not self.resting:
            words = counted("Held", "%n do not fit this customer", self.unfit)
        self.fold.glyph = "up" if self.unfolded else "down"
        self.fold.set_label(words)

    def draw(self, sheet: Sheet) -> None:
        if self.note:
            sheet.text(16, 0, self.note, "meta", "text2", width=sheet.width - 32)


class HeldList(Scroll):
    """Emits `asked(action_id)`: the customer raised it all the same."""

    asked = Signal(str)

    def __init__(self, parent: QWidget) -> None:
        self._body = _HeldColumn()
        super().__init__(parent, self._body)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._opened: set[str] | None = None
        self._due: tuple[tuple[HeldView, ...], int] | None = None
        self._body.fold.clicked.connect(self._turn_over)

    def set_words(self) -> None:
        say(self, translate("Held", "Held back"))

    @property
    def cards(self) -> list[HeldCard]:
        """Those that can be seen."""
        return [card for card in self._body.cards[: self._body.shown] if not card.isHidden()]

    def show_held(self, held: tuple[HeldView, ...], now: int) -> None:
        """What rests first; below it, folded, what does not fit this customer. While nobody looks,
        it only remembers."""
        self._due = (held, now)
        if self.isVisible():
            self._show_due()

    def showEvent(self, event: QShowEvent) -> None:
        self._show_due()
        super().showEvent(event)

    def _show_due(self) -> None:
        if self._due is None:
            return
        (held, now), self._due = self._due, None
        body = self._body
        shown = sorted(held, key=lambda view: not fits(view.held))[:_LIMIT]
        resting = sum(fits(view.held) for view in shown)
        if self._opened is None:
            self._opened = {shown[0].held.action_id} if resting else set()
            body.unfolded = False
        while len(body.cards) < len(shown):
            card = HeldCard(body)
            card.asked.connect(self.asked)
            card.folded.connect(partial(self._fold, card))
            body.cards.append(card)
        for card, view in zip(body.cards, shown, strict=False):
            card.show_held(view, now, is_open=view.held.action_id in self._opened)
            show_if(card, body.unfolded or fits(view.held))
        for card in body.cards[len(shown) :]:
            show_if(card, False)
        body.shown, body.resting, body.unfit = len(shown), resting, len(held) - resting
        body.dress_fold()
        body.note = translate("Held", "Not offered on this call, and why.")
        if not shown:
            body.note = translate("Held", "Nothing is held back.")
        body.settle()

    def _fold(self, card: HeldCard) -> None:
        if card.view is not None and self._opened is not None:
            ident = card.view.held.action_id
            (self._opened.add if card.open else self._opened.discard)(ident)
        self._body.settle()

    def _turn_over(self) -> None:
        self._body.unfolded = not self._body.unfolded
        self._body.dress_fold()
        self._body.settle()

    def reset(self) -> None:
        self._opened = None
        self.verticalScrollBar().setValue(0)
