"""Which answers are shown: all, or one of the three, each with its count."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QButtonGroup, QWidget

from agent_desktop.domain.responses import Sentiment
from agent_desktop.gui.controls.button import Control
from agent_desktop.gui.controls.marks import mark
from agent_desktop.gui.controls.pane import OUTSET, Pane, say, tip
from agent_desktop.gui.theme import Sheet, lay, look
from agent_desktop.gui.timeline.wording import number
from agent_desktop.gui.words import sentiment_word

translate = QCoreApplication.translate


class Answer(Control):
    """One part of the row. None is all of them."""

    def __init__(self, parent: QWidget, sentiment: Sentiment | None) -> None:
        super().__init__(parent)
        self.sentiment = sentiment
        self.count = 0
        self.setCheckable(True)

    def label(self) -> str:
        if self.sentiment is None:
            return translate("Supervisor", "All", "answers")
        return sentiment_word(self.sentiment)

    def natural(self) -> int:
        role = "metaStrong"
        lead = look().px(18)
        if self.sentiment is None:
            lead = round(lay(self.label(), role).width)
        return round(2 * 11 + lead + 6 + lay(number(self.count), role).width + 1)

    def paintEvent(self, _event: QPaintEvent) -> None:
        sheet = Sheet(self)
        box, px = self.box(), look().px
        chosen = self.isChecked()
        fill = "selected" if chosen else "hover" if self.underMouse() else "surface"
        first, last = self.sentiment is None, self.sentiment is Sentiment.NEGATIVE
        painter = sheet.painter
        painter.save()
        painter.setClipRect(sheet.rect(OUTSET, OUTSET, box.width(), box.height()))
        start = OUTSET - (0 if first else 12)
        wide = box.width() + (0 if first else 12) + (0 if last else 12)
        sheet.box(start, OUTSET, wide, box.height(), fill, radius=6, border="control")
        painter.restore()
        if not first:
            sheet.vline(OUTSET, OUTSET, box.height(), "control")
        role = "metaStrong" if chosen else "meta"
        tone = "accent" if chosen else "text2"
        x, middle = OUTSET + 11.0, OUTSET + box.height() / 2
        y = middle - look().line(role) / 2
        if self.sentiment is None:
            x += sheet.text(x, y, self.label(), role, tone) + 5
        else:
            mark(sheet, x, middle - px(16) / 2, px(16), self.sentiment)
            x += px(16) + 6
        sheet.text(x, y, number(self.count), role, tone)
        self.draw_ring(sheet, 6)
        sheet.end()


class Answers(Pane):
    """Emits `chosen` with a `Sentiment`, or None for all."""

    BACKGROUND = ""
    chosen = Signal(object)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.parts = [Answer(self, None), *(Answer(self, each) for each in Sentiment)]
        self._group = QButtonGroup(self)
        for place, part in enumerate(self.parts):
            self._group.addButton(part, place)
        self._group.idClicked.connect(lambda place: self.chosen.emit(self.parts[place].sentiment))
        self.parts[0].setChecked(True)

    def set_counts(self, counts: Mapping[Sentiment, int], chosen: Sentiment | None) -> None:
        for part in self.parts:
            sentiment = part.sentiment
            part.count = sum(counts.values()) if sentiment is None else counts.get(sentiment, 0)
            part.setChecked(sentiment is chosen)
            say(part, f"{part.label()}, {part.count}")
            tip(part, part.label())
            part.update()
        self.arrange()

    def natural(self) -> int:
        return sum(part.natural() for part in self.parts)

    def arrange(self) -> None:
        x = 0
        for part in self.parts:
            wide = part.natural()
            self.put(part, x + OUTSET, OUTSET, wide, self.height() - 2 * OUTSET)
            x += wide
