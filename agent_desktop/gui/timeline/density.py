"""Ninety days at a glance: a lane a channel, a bar a day, and a brush over the visible rows."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QPoint, QRect, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QKeyEvent, QMouseEvent, QPixmap
from PySide6.QtWidgets import QWidget

from agent_desktop.domain.channels import Channel
from agent_desktop.gui.controls.pane import Pane, say
from agent_desktop.gui.theme import Sheet, lay, look
from agent_desktop.gui.timeline import wording
from agent_desktop.gui.timeline.wording import DAY_MS, translate

DAYS = 90
LANE = 10
TRACK = 40
END = 16
TOP = 9


class DensityStrip(Pane):
    """Drag the brush, or focus it and use the arrows. It scrolls; it never filters."""

    wanted = Signal(object)
    """Milliseconds: rows from this time back should be shown (an int too large for Qt's)."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._days: Mapping[tuple[Channel, int], int] = {}
        self._end = 0
        self._start = 0
        self._newest = 0
        self._oldest = 0
        self._version = 0
        self._drawn = QPixmap()
        self._drawn_for: tuple[object, ...] = ()

    # --- what it shows ---------------------------------------------------------------------------

    def set_days(self, days: Mapping[tuple[Channel, int], int], today: int) -> None:
        """Numbers of events by channel and start of day; `today` is the start of this day."""
        self._days = days
        self._version += 1
        self._end = today + DAY_MS
        self._start = self._end - (DAYS + 1) * DAY_MS
        self.update()

    def set_visible(self, newest: int, oldest: int) -> None:
        """Times of the first and the last visible row."""
        if (newest, oldest) == (self._newest, self._oldest):
            return
        moved = self._day(newest) != self._day(self._newest)
        moved = moved or self._day(oldest) != self._day(self._oldest)
        self._newest, self._oldest = newest, oldest
        if moved:
            say(self, self._summary())
            self.update()

    def _summary(self) -> str:
        """'Showing 16 to 20 November of 90 days'."""
        if not self._newest:
            return translate("Journey", "Events of 90 days")
        return (
            translate("Journey", "Showing %1 to %2 of 90 days")
            .replace("%1", wording.long_date(self._oldest))
            .replace("%2", wording.long_date(self._newest))
        )

    # --- geometry --------------------------------------------------------------------------------

    def _width(self) -> float:
        return float(max(1, self.width() - TRACK - END))

    def _x(self, at: int) -> float:
        """Leading position of a time; outside of the ninety days, their nearer end."""
        share = (at - self._start) / ((DAYS + 1) * DAY_MS)
        return TRACK + min(1.0, max(0.0, share)) * self._width()

    def _time(self, x: float) -> int:
        share = min(1.0, max(0.0, (x - TRACK) / self._width()))
        return self._start + round(share * (DAYS + 1) * DAY_MS)

    def _lane(self) -> int:
        return look().px(LANE)

    def natural_height(self) -> int:
        return TOP + 6 * self._lane() + 3 + look().line("captionPlain")

    # --- painting --------------------------------------------------------------------------------

    def draw(self, sheet: Sheet) -> None:
        ratio = self.devicePixelRatioF()
        key = (self.size(), ratio, look().generation, self.rtl, self._version)
        if key != self._drawn_for:
            # The bars change far less often than the brush, which follows each step of scrolling.
            self._drawn_for = key
            self._drawn = QPixmap(self.size() * ratio)
            self._drawn.setDevicePixelRatio(ratio)
            self._drawn.fill(sheet.look.color(self.BACKGROUND))
            still = Sheet(self, self._drawn)
            self._still(still)
            still.end()
        sheet.painter.drawPixmap(0, 0, self._drawn)
        self._brush(sheet)

    def _still(self, sheet: Sheet) -> None:
        lane = self._lane()
        for number, channel in enumerate(Channel):
            base = TOP + (number + 1) * lane
            sheet.hline(TRACK, base, self._width())
            size = look().px(10)
            sheet.icon(22 - size / 2, base - lane + (lane - size) / 2, str(channel), size, channel)
        self._bars(sheet)
        self._labels(sheet)

    def _bars(self, sheet: Sheet) -> None:
        lane = self._lane()
        step = self._width() / (DAYS + 1)
        width = max(2.0, round(step) - 2.0)
        lanes = {channel: TOP + (number + 1) * lane for number, channel in enumerate(Channel)}
        for (channel, day), count in self._days.items():
            if day < self._start or day >= self._end:
                continue
            number = (day + DAY_MS // 2 - self._start) // DAY_MS
            height = min(lane - 1, 2 + 2 * count)
            x = round(TRACK + (number + 0.5) * step - width / 2)
            rect = sheet.rect(x, lanes[channel] - height, width, height)
            sheet.painter.fillRect(rect, sheet.look.color(str(channel)))

    def _labels(self, sheet: Sheet) -> None:
        y = TOP + 6 * self._lane() + 3
        last = translate("Journey", "Today")
        sheet.text(TRACK + self._width(), y, last, "captionPlain", "text3", trailing=True)
        taken = TRACK + self._width() - lay(last, "captionPlain").width
        for back in (DAYS, 61, 30):
            at = self._end - (back + 1) * DAY_MS + DAY_MS // 2
            said = wording.short_date(at)
            x = self._x(at - DAY_MS // 2)
            width = lay(said, "captionPlain").width
            if back != DAYS:
                x -= width / 2
            if x + width + 8 < taken:
                sheet.text(x, y, said, "captionPlain", "text3")

    def _brush(self, sheet: Sheet) -> None:
        if not self._newest:
            return
        start, end = self._x(self._day(self._oldest)), self._x(self._day(self._newest) + DAY_MS)
        width = max(6.0, end - start + 2)
        box = sheet.rect(start - 1, TOP - 1, width, 6 * self._lane() + 4).toAlignedRect()
        painter = sheet.painter
        if not sheet.look.high_contrast:
            tint = QColor(sheet.look.color("accent"))
            tint.setAlphaF(0.10)
            painter.fillRect(box, tint)
        ring = self.hasFocus()
        edge, stroke = sheet.look.color("focus" if ring else "accent"), 3 if ring else 2
        # A large rounded outline takes 1.5 ms to paint, at every step of scrolling; this .02.
        inner = box.adjusted(stroke, stroke, -stroke, -stroke)
        painter.fillRect(QRect(box.topLeft(), QPoint(box.right(), inner.top() - 1)), edge)
        painter.fillRect(QRect(QPoint(box.left(), inner.bottom() + 1), box.bottomRight()), edge)
        for x in (box.left(), inner.right() + 1):
            painter.fillRect(x, inner.top(), stroke, inner.height(), edge)

    def _day(self, at: int) -> int:
        """The start of the strip's day of a time."""
        return self._start + (at - self._start) // DAY_MS * DAY_MS

    # --- moving the brush ------------------------------------------------------------------------

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._go(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if event.buttons() & Qt.MouseButton.LeftButton:
            self._go(event)

    def _go(self, event: QMouseEvent) -> None:
        x = event.position().x()
        at = self._time(self.width() - x if self.rtl else x)
        self.wanted.emit(self._day(at) + DAY_MS - 1)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        back = Qt.Key.Key_Right if self.rtl else Qt.Key.Key_Left
        forward = Qt.Key.Key_Left if self.rtl else Qt.Key.Key_Right
        day = self._day(self._newest) if self._newest else self._end - DAY_MS
        steps = {back: -DAY_MS, forward: DAY_MS}
        steps |= {Qt.Key.Key_PageUp: -7 * DAY_MS, Qt.Key.Key_PageDown: 7 * DAY_MS}
        key = Qt.Key(event.key())
        if key in steps:
            self.wanted.emit(day + steps[key] + DAY_MS - 1)
        elif key == Qt.Key.Key_Home:
            self.wanted.emit(self._start)
        elif key == Qt.Key.Key_End:
            self.wanted.emit(self._end)
        else:
            event.ignore()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()
