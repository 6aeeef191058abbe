"""Paints one row of the journey. Positions count from the side where reading begins."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from agent_desktop.domain.channels import Channel
from agent_desktop.gui.theme import icons
from agent_desktop.gui.theme.look import look
from agent_desktop.gui.theme.text import Laid, lay
from agent_desktop.gui.timeline import wording
from agent_desktop.gui.timeline.entries import Entry, Fact, FactKind, Page
from agent_desktop.gui.timeline.journey import Row
from agent_desktop.gui.timeline.strata import Measures
from agent_desktop.gui.words import clock_time

PAD = 16
TIME_END = 60
TILE = 70
TILE_SIDE = 20
SPINE = 81
TEXT = 104
PAGE_TEXT = 116
MESSAGE_TEXT = 114
WIDE_PANE = 560
"""From this width on dwell bars have their full length."""


class State(NamedTuple):
    """How a row is right now, beyond what it says."""

    selected: bool = False
    focused: bool = False
    evidence: bool = False
    opened: bool = False
    flashing: bool = False


class RowPainter:
    """Knows the width and the direction; everything else comes with each row."""

    def __init__(self, measures: Measures) -> None:
        self.measures = measures
        self.width = 0
        self.rtl = False

    # --- along the line --------------------------------------------------------------------------

    def _x(self, x: float, width: float) -> float:
        return self.width - x - width if self.rtl else x

    def _text(
        self, painter: QPainter, laid: Laid, x: float, y: float, tone: str, width: float = -1.0
    ) -> float:
        """Draws at a leading position; returns where it ends."""
        taken = laid.width if width < 0 else width
        laid.draw(painter, self._x(x, laid.width), y, look().color(tone))
        return x + taken

    def _fill(
        self,
        painter: QPainter,
        box: tuple[float, float, float, float],
        tone: str,
        radius: float = 0.0,
    ) -> None:
        x, y, width, height = box
        rect = QRectF(self._x(x, width), y, width, height)
        if radius:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(look().color(tone))
            painter.drawRoundedRect(rect, radius, radius)
        else:
            painter.fillRect(rect, look().color(tone))

    def _icon(
        self, painter: QPainter, name: str, at: tuple[float, float], size: int, tone: str
    ) -> None:
        x, y = at
        icons.draw(painter, name, self._x(x, size), y, size, look().color(tone), rtl=self.rtl)

    # --- rows ------------------------------------------------------------------------------------

    def day(self, painter: QPainter, top: int, height: int, words: tuple[str, str]) -> None:
        """'Today, Fri 20 Nov  5 events · 3 channels' and a hairline to the edge."""
        px = look().px
        day = px(self.measures.day)
        base = top + px(4) + (px(2) if height > day else 0)
        end = self._text(painter, lay(words[0], "metaStrong"), px(PAD), base, "text")
        end = self._text(painter, lay(words[1], "meta"), end + px(8), base, "text3")
        start = end + px(8)
        rest = self.width - px(PAD) - start
        if rest > 0:
            self._fill(painter, (start, base + px(8), rest, 1), "line")

    def nothing(self, painter: QPainter, words: str) -> None:
        """A quiet sentence instead of rows."""
        px = look().px
        laid = lay(words, "body", self.width - 2 * px(PAD), lines=3)
        self._text(painter, laid, px(PAD), px(16), "text2")

    def entry(self, painter: QPainter, top: int, height: int, row: Row, state: State) -> None:
        px = look().px
        entry = row.entry
        self._ground(painter, top, height, state)
        self._spine(painter, top, height, row)
        time = lay(clock_time(entry.at), "meta")
        self._text(painter, time, px(TIME_END) - time.width, top + px(6), "text3")
        tile(
            painter,
            entry.glyph,
            entry.channel,
            self._x(px(TILE), px(TILE_SIDE)),
            top + px(4),
            self.rtl,
        )
        edge = self._marks(painter, top, entry, state)
        room = max(px(40), edge - px(TEXT) - px(8))
        title = lay(entry.title, "bodyMedium", room)
        self._text(painter, title, px(TEXT), top + px(5), "text")
        self._second_line(painter, top + px(24), entry, state, self.width - px(PAD) - px(TEXT))
        if entry.messages:
            self._messages(painter, top + px(44), entry.messages)

    def page(self, painter: QPainter, top: int, row: Row, state: State) -> None:
        """A page's title, how long it was looked at as a bar and as a time."""
        px = look().px
        page, entry = row.page, row.entry
        last = row.sub == len(entry.pages) - 1
        line = px(self.measures.page)
        self._ground(painter, top, line, state)
        below = px(self.measures.pages_pad) if last else 0
        if not (last and row.last):
            self._fill(painter, (px(SPINE), top, 1, line + below), "line")
        rise, fall = px(2) if row.sub == 0 else 0, px(2) if last else 0
        guide = (px(TEXT), top - rise, px(2), line + rise + fall)
        self._fill(painter, guide, "web" if look().high_contrast else f"{entry.channel}Tint")
        text_y, bold = top + px(3), page.leaving
        time_end = self.width - px(24 if self._narrow() else 82)
        bar_room = min(px(132), max(px(40), round((self.width - px(PAGE_TEXT)) * 0.222)))
        bar_x = time_end - px(50) - bar_room
        room = bar_x - px(PAGE_TEXT) - px(8)
        self._page_title(painter, page, (px(PAGE_TEXT), text_y), room)
        if page.seconds is None:
            return
        longest = max((each.seconds or 0) for each in entry.pages) or 1
        length = max(px(4), round(bar_room * page.seconds / longest))
        tone = "warnSolid" if page.warning else str(entry.channel)
        self._fill(painter, (bar_x, top + px(8), length, px(6)), tone, px(2))
        time = lay(wording.stopwatch(page.seconds), "metaStrong" if bold else "meta")
        self._text(painter, time, time_end - time.width, text_y, "text" if bold else "text2")

    # --- parts -----------------------------------------------------------------------------------

    def _ground(self, painter: QPainter, top: int, height: int, state: State) -> None:
        if state.flashing:
            self._fill(painter, (0, top, self.width, height), "warnTint")
        elif state.selected:
            self._fill(painter, (0, top, self.width, height), "selected")
        if state.selected and look().high_contrast:
            self._fill(painter, (0, top, 3, height), "accent")
        if state.focused:
            pen = QPen(look().color("focus"), 2)
            painter.setPen(pen)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(3, top + 1, self.width - 6, height - 2), 4, 4)

    def _spine(self, painter: QPainter, top: int, height: int, row: Row) -> None:
        px = look().px
        if not row.first:
            self._fill(painter, (px(SPINE), top, 1, px(4)), "line")
        below = top + px(4) + px(TILE_SIDE)
        end = top + (px(44) if row.last and height <= px(self.measures.entry) else height)
        self._fill(painter, (px(SPINE), below, 1, end - below), "line")

    def _marks(self, painter: QPainter, top: int, entry: Entry, state: State) -> float:
        """Chevron and pulse at the trailing edge; returns where they begin."""
        px = look().px
        x = self.width - px(24)
        y = top + px(6)
        if entry.folds:
            x -= px(16)
            self._icon(painter, "up" if state.opened else "down", (x, y), px(16), "text2")
            x -= px(14)
        else:
            x += px(2)
        if state.evidence:
            x -= px(16)
            self._icon(painter, "pulse", (x, y), px(16), "warn")
        return x

    def _second_line(
        self, painter: QPainter, y: int, entry: Entry, state: State, room: float
    ) -> None:
        px = look().px
        x = float(px(TEXT))
        end = x + room
        x = self._text(painter, lay(entry.label, "metaMedium", room), x, y, "text2")
        if entry.warning and (self._narrow() or not state.opened):
            x = self._chip(painter, entry.warning, x + px(10), y, end)
        for fact in entry.facts:
            x += px(10)
            if x >= end - px(16):
                return
            if fact.kind is FactKind.SENTIMENT:
                x = self._sentiment(painter, fact.number, x, y)
            else:
                x = self._fact(painter, fact, x, y, end)

    def _fact(self, painter: QPainter, fact: Fact, x: float, y: int, end: float) -> float:
        """Where the next one goes; `end` when there is no room for this one."""
        needed = lay(fact.key, "meta").width + min(look().px(32), lay(fact.value, "meta").width)
        if x + needed + look().px(4) > end:
            return end
        if fact.kind is FactKind.MUTED:
            return self._text(painter, lay(fact.value, "meta", end - x), x, y, "text3")
        if fact.key:
            x = self._text(painter, lay(fact.key, "meta"), x, y, "text3") + look().px(4)
        return self._text(painter, lay(fact.value, "meta", end - x), x, y, "text")

    def _chip(self, painter: QPainter, words: str, x: float, y: int, end: float) -> float:
        """A warning: triangle and words on a tinted ground."""
        px = look().px
        room = end - x - px(30)
        if room < px(24):
            return x
        laid = lay(words, "caption", room)
        width = laid.width + px(28)
        box = QRectF(self._x(x, width), y - px(1), width, px(18))
        painter.setBrush(look().color("warnTint"))
        border = look().color("warnLine") if look().high_contrast else look().color("warnTint")
        painter.setPen(QPen(border, 1))
        painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), px(4), px(4))
        self._icon(painter, "warn", (x + px(6), y + px(2)), px(12), "warn")
        self._text(painter, laid, x + px(22), y + px(1), "warn")
        return x + width

    def _sentiment(self, painter: QPainter, number: float, x: float, y: int) -> float:
        """A bar to one side of the middle, the word and the number."""
        px = look().px
        number = min(1.0, max(-1.0, number))
        track, middle = px(56), px(28)
        self._fill(painter, (x, y + px(6), track, px(4)), "line", px(2))
        tone = "negative" if number <= -0.2 else "positive" if number >= 0.2 else "neutral"
        length = round(abs(number) * middle)
        start = x + middle - length if number < 0 else x + middle
        self._fill(painter, (start, y + px(5), length, px(6)), tone, px(1))
        self._fill(painter, (x + middle - 0.5, y + px(3), 1.5, px(10)), "text2")
        # Word and number apart, so that each keeps its own direction.
        word = lay(wording.sentiment_word(number), "meta")
        x = self._text(painter, word, x + track + px(8), y, tone)
        return self._text(painter, lay(wording.signed(number), "meta"), x + px(3), y, tone)

    def _messages(self, painter: QPainter, top: int, messages: tuple[str, ...]) -> None:
        px = look().px
        step = px(self.measures.message)
        guide = (px(TEXT), top, px(2), step * len(messages))
        self._fill(painter, guide, "line")
        room = self.width - px(PAD) - px(MESSAGE_TEXT)
        for number, message in enumerate(messages):
            laid = lay(wording.quoted(message), "meta", room)
            self._text(painter, laid, px(MESSAGE_TEXT), top + number * step + px(1), "text2")

    def _page_title(self, painter: QPainter, page: Page, at: tuple[int, int], room: float) -> None:
        px = look().px
        x, y = at
        if not page.warning:
            role, tone = ("metaStrong", "text") if page.leaving else ("meta", "text2")
            self._text(painter, lay(page.title, role, room), x, y, tone)
            return
        chip = lay(page.warning, "caption").width + px(28)
        natural = lay(page.title, "metaStrong").width
        if self._narrow() or natural * 0.6 + chip + px(7) > room:
            # The words stand in the row of the session, which has more room.
            title = lay(page.title, "metaStrong", room - px(20))
            end = self._text(painter, title, x, y, "text")
            self._icon(painter, "warn", (end + px(6), y + px(2)), px(12), "warn")
            return
        title = lay(page.title, "metaStrong", room - chip - px(7))
        end = self._text(painter, title, x, y, "text")
        self._chip(painter, page.warning, end + px(7), y, x + room)

    def _narrow(self) -> bool:
        return self.width < look().px(WIDE_PANE)


def tile(painter: QPainter, glyph: str, channel: Channel, x: float, y: float, rtl: bool) -> None:
    """The channel's glyph on its tile: shape first, then colour."""
    px = look().px
    side = px(TILE_SIDE)
    colour: QColor = look().color(str(channel))
    box = QRectF(x, y, side, side)
    painter.setBrush(look().color(f"{channel}Tint"))
    if look().high_contrast:
        painter.setPen(QPen(colour, 1.5))
        painter.drawRoundedRect(box.adjusted(0.75, 0.75, -0.75, -0.75), px(5), px(5))
    else:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.drawRoundedRect(box, px(5), px(5))
    size = px(13)
    inset = (side - size) / 2
    icons.draw(painter, glyph, x + inset, y + inset, size, colour, rtl=rtl)
