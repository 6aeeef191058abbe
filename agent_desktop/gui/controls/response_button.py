"""Positive, Neutral, Negative: equal in size and weight, told apart by shape, word and colour."""

from __future__ import annotations

import time
from collections.abc import Callable

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from agent_desktop.domain.responses import Sentiment
from agent_desktop.gui.controls.button import Control
from agent_desktop.gui.controls.marks import mark
from agent_desktop.gui.controls.pane import OUTSET
from agent_desktop.gui.theme import Sheet, lay, look
from agent_desktop.gui.theme.text import Laid
from agent_desktop.gui.theme.tokens import CLICK_GUARD_MS, KEY_GUARD_MS
from agent_desktop.gui.words import sentiment_word

Ticks = Callable[[], float]
"""Milliseconds of a clock that never goes back."""


def ticks() -> float:
    return time.monotonic() * 1000


class ResponseButton(Control):
    """A button that has just begun to mean something else ignores clicks and keys for a while."""

    def __init__(self, parent: QWidget, sentiment: Sentiment, now: Ticks = ticks) -> None:
        super().__init__(parent)
        self.sentiment = sentiment
        self.stage = False
        self.cap = ""
        """The key shown, on the chosen card only."""
        self.label = ""
        """What the catalogue calls this response; empty: Positive, Neutral or Negative."""
        self.off = False
        """Shows why it does nothing, and stays in the focus order."""
        self._now = now
        self._landed = -CLICK_GUARD_MS * 10.0

    def land(self) -> None:
        """From now on it answers another action."""
        self._landed = self._now()
        self.setDown(False)

    def dress(self, *, stage: bool, cap: str, off: bool, label: str = "") -> None:
        if (stage, cap, off, label) != (self.stage, self.cap, self.off, self.label):
            self.stage, self.cap, self.off, self.label = stage, cap, off, label
            self.update()

    @property
    def word(self) -> str:
        return self.label or sentiment_word(self.sentiment)

    def guarded(self, *, key: bool = False) -> bool:
        """Too soon after it landed, or switched off."""
        guard = KEY_GUARD_MS if key else CLICK_GUARD_MS
        return self.off or self._now() - self._landed < guard

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if self.guarded():
            event.accept()
            return
        super().mousePressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        event.accept()  # the second half of a double click is no answer of its own

    def keyPressEvent(self, event: QKeyEvent) -> None:
        acts = event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space}
        if acts and self.guarded(key=True):
            event.accept()
            return
        super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        self.paint_as((self.sentiment, self.stage, self.cap, self.off, self.word))

    def draw(self, sheet: Sheet) -> None:
        box = self.box()
        tone = self.sentiment.value
        pressed = self.isDown()
        over = self.underMouse() and not self.off
        if self.off:
            fill, edge, text = "surface", "line", "disabled"
        elif pressed:
            fill, edge, text = tone, tone, f"on{tone.capitalize()}"
        elif self.stage:
            fill, edge, text = f"{tone}Tint", tone, "text"
        else:
            fill, edge, text = ("hover" if over else "surface"), "control", "text"
        if sheet.look.high_contrast:
            self._contrast_box(sheet, box, fill, "disabled" if self.off else tone, over)
        else:
            stroke = 2 if over and self.stage else 1
            w, h = box.width(), box.height()
            sheet.box(OUTSET, OUTSET, w, h, fill, radius=6, border=edge, stroke=stroke)
        self._content(sheet, box, text, pressed=pressed)
        self.draw_ring(sheet, 6)

    def _contrast_box(self, sheet: Sheet, box: QRectF, fill: str, edge: str, over: bool) -> None:
        """Solid, dashed and double borders."""
        style = Qt.PenStyle.SolidLine
        stroke = 2.0 if self.sentiment is not Sentiment.NEGATIVE else 1.0
        if self.sentiment is Sentiment.NEUTRAL and not over:
            style = Qt.PenStyle.DashLine
        w, h = box.width(), box.height()
        sheet.box(OUTSET, OUTSET, w, h, fill, radius=6, border=edge, stroke=stroke, style=style)
        if self.sentiment is Sentiment.NEGATIVE:
            sheet.painter.setPen(QPen(sheet.look.color(edge), 1))
            sheet.painter.setBrush(Qt.BrushStyle.NoBrush)
            sheet.painter.drawRoundedRect(box.adjusted(3.5, 3.5, -3.5, -3.5), 3, 3)

    def _content(self, sheet: Sheet, box: QRectF, text: str, *, pressed: bool) -> None:
        size = look().px(18)
        cap = max(look().px(16), round(lay(self.cap, "captionPlain").width + 9)) if self.cap else 0
        after = cap + 7 if cap else 0
        most = max(20.0, box.width() - size - 6 - after - 10)
        role, laid = self._laid(most)
        taken = size + 6 + laid.width + after
        x = OUTSET + max(2.0, (box.width() - taken) / 2)
        middle = OUTSET + box.height() / 2
        if self.off:
            mark(sheet, x, middle - size / 2, size, self.sentiment, fill="hover", glyph="disabled")
        elif pressed:
            mark(sheet, x, middle - size / 2, size, self.sentiment, fill=text, glyph=self.sentiment)
        else:
            mark(sheet, x, middle - size / 2, size, self.sentiment)
        x += size + 6
        lines = 2 if laid.height > look().line(role) else 1
        y = middle - laid.height / 2
        x += min(most, sheet.text(x, y, self.word, role, text, width=most, lines=lines))
        if cap:
            sheet.key(x + 6, middle - look().px(16) / 2, self.cap, tone=text if pressed else "")

    def _laid(self, most: float) -> tuple[str, Laid]:
        """A long label takes smaller letters first, then a second line, then an ellipsis."""
        for role in ("bodyStrong" if self.stage else "bodyMedium", "metaMedium"):
            laid = lay(self.word, role)
            if laid.width <= most:
                return role, laid
        if self.stage:
            laid = lay(self.word, "metaMedium", most, lines=2)
            if not laid.cut:
                return "metaMedium", laid
        return "caption", lay(self.word, "caption", most, lines=2)
