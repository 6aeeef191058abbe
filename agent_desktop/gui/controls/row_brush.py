"""Painting in one row of a list: x counts from the leading edge of the row."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QPainter

from agent_desktop.domain.responses import Sentiment
from agent_desktop.gui.controls.marks import GLYPHS, shape
from agent_desktop.gui.theme import icons, lay, look


class RowBrush:
    """`rect` is the row's; text is plain, and elided where it does not fit."""

    def __init__(self, painter: QPainter, rect: QRect, *, rtl: bool) -> None:
        self.painter, self.rect, self.rtl = painter, rect, rtl

    def text(
        self, x: float, y: float, text: str, role: str, tone: str, room: float, *, end: bool = False
    ) -> float:
        laid = lay(text, role, max(1.0, room))
        wide = min(laid.width, room)
        at = x + room - wide if end else x
        left = self._left(at, wide)
        lay(text, role, max(1.0, wide + 1)).draw(
            self.painter, left, self.rect.top() + y, look().color(tone)
        )
        return wide

    def icon(self, x: float, y: float, name: str, size: int, tone: str) -> None:
        left = self._left(x, size)
        top = self.rect.top() + y
        icons.draw(self.painter, name, left, top, size, look().color(tone), rtl=self.rtl)

    def mark(self, x: float, y: float, size: int, sentiment: Sentiment) -> None:
        """A response's mark."""
        left = self._left(x, size)
        top = self.rect.top() + y
        painter = self.painter
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillPath(
            shape(sentiment, QRectF(left, top, size, size)), look().color(sentiment.value)
        )
        inner = round(size * 0.72)
        gap = (size - inner) / 2
        on = look().color(f"on{sentiment.value.capitalize()}")
        icons.draw(painter, GLYPHS[sentiment], left + gap, top + gap, inner, on)

    def pill(self, x: float, y: float, text: str) -> float:
        """A count in a round box; returns its width."""
        tall = look().px(18)
        wide = lay(text, "captionStrong").width + 14
        painter = self.painter
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look().color("hover"))
        top = self.rect.top() + y
        painter.drawRoundedRect(QRectF(self._left(x, wide), top, wide, tall), tall / 2, tall / 2)
        under = y + (tall - look().line("captionStrong")) / 2
        self.text(x + 7, under, text, "captionStrong", "text2", wide)
        return wide

    def ground(self, *, chosen: bool, focused: bool) -> None:
        """Behind an entry: the line below, and what shows that it is the chosen one."""
        rect, painter = self.rect, self.painter
        painter.fillRect(rect, look().color("selected" if chosen else "surface"))
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, look().color("line"))
        if not chosen:
            return
        bar = 5 if look().high_contrast else 3
        painter.fillRect(
            round(self._left(0, bar)), rect.top(), bar, rect.height(), look().color("accent")
        )
        if focused and look().high_contrast:
            painter.fillRect(rect.left(), rect.top(), rect.width(), 2, look().color("focus"))
            painter.fillRect(rect.left(), rect.bottom() - 1, rect.width(), 2, look().color("focus"))

    def _left(self, x: float, wide: float) -> float:
        return self.rect.right() + 1 - x - wide if self.rtl else self.rect.left() + x
