"""One entry of the list as the agent saw it; open, it shows reasons and factors."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QWidget

from agent_desktop.app.review import SeenLine
from agent_desktop.domain.responses import Sentiment
from agent_desktop.gui.actions import explained
from agent_desktop.gui.controls.button import Button, Kind
from agent_desktop.gui.controls.marks import mark
from agent_desktop.gui.controls.pane import Pane, say, show_if
from agent_desktop.gui.theme import Sheet, lay, look
from agent_desktop.gui.words import sentiment_word

translate = QCoreApplication.translate


class SeenCard(Pane):
    """One entry of the list, not to be answered any more."""

    BACKGROUND = ""
    folded = Signal()

    def __init__(self, parent: QWidget, line: SeenLine, sentiment: Sentiment) -> None:
        super().__init__(parent)
        self.line = line
        self.sentiment = sentiment
        parts = [f"{line.rank}", line.title, line.why]
        if line.answered:
            answered = translate("Supervisor", "answered %1")
            parts.append(answered.replace("%1", sentiment_word(sentiment)))
        say(self, ", ".join(part for part in parts if part))
        self.open = False
        self.chevron = Button(self, kind=Kind.QUIET, icon="down")
        self.chevron.clicked.connect(self.toggle)
        show_if(self.chevron, line.explanation is not None)
        self._dress()

    def toggle(self) -> None:
        self.open = not self.open
        self._dress()
        self.folded.emit()

    def _dress(self) -> None:
        explanation = self.line.explanation
        self.chevron.glyph = "up" if self.open else "down"
        name = (
            translate("Supervisor", "Hide why “%1” stood here")
            if self.open
            else translate("Supervisor", "Why “%1” stood here")
        )
        about = explained.spoken(explanation) if explanation is not None and self.open else ""
        say(self.chevron, name.replace("%1", self.line.title), about)
        self.update()

    def tall(self, width: float) -> int:
        why = lay(self.line.why, "meta", self._room(width), lines=2).height if self.line.why else 0
        y = look().px(9) + self._title(width) + why
        if self.open and self.line.explanation is not None:
            y = explained.walk(self.line.explanation, None, 12, width - 24, y + 12)
        return y + look().px(9)

    def _title(self, width: float) -> int:
        return lay(self.line.title, "bodyStrong", self._room(width), lines=2).height

    def arrange(self) -> None:
        side = look().px(24)
        self.put(self.chevron, self.width() - 8 - side, 7, side, side)

    def _room(self, width: float) -> float:
        room = width - look().px(38) - 10
        if self.line.explanation is not None:
            room -= look().px(28)
        if self.line.answered:
            room -= look().px(16) + 6 + lay(sentiment_word(self.sentiment), "body").width + 8
        return max(1.0, room)

    def draw(self, sheet: Sheet) -> None:
        px, line = look().px, self.line
        edge, stroke = ("accent", 2) if line.answered else ("line", 1)
        sheet.box(0, 0, sheet.width, sheet.height, "surface", radius=8, border=edge, stroke=stroke)
        side = px(20)
        fill, tone = ("accentSolid", "onAccent") if line.answered else ("hover", "text2")
        sheet.box(px(10), px(9), side, side, fill, radius=4)
        y = px(9) + (side - look().line("metaStrong")) / 2
        sheet.text(px(10), y, str(line.rank), "metaStrong", tone, width=side, middle=True)
        x, top, room = px(38), px(9), self._room(sheet.width)
        sheet.text(x, top, line.title, "bodyStrong", "text", width=room, lines=2)
        if line.why:
            below = top + self._title(sheet.width)
            sheet.text(x, below, line.why, "meta", "text2", width=room, lines=2)
        if line.answered:
            word = sentiment_word(self.sentiment)
            aside = px(28) if line.explanation is not None else 0
            start = sheet.width - 10 - aside - lay(word, "body").width
            middle = px(9) + look().line("bodyStrong") / 2
            sheet.text(start, middle - look().line("body") / 2, word, "body", "text")
            mark(sheet, start - 6 - px(16), middle - px(16) / 2, px(16), self.sentiment)
        if self.open and line.explanation is not None:
            y = top + self._title(sheet.width)
            if line.why:
                y += lay(line.why, "meta", room, lines=2).height
            sheet.hline(12, y + 5, sheet.width - 24)
            explained.walk(line.explanation, sheet, 12, sheet.width - 24, y + 12)
