"""The row below the filters: how many, how they fell, and what waits."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QCoreApplication, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen
from PySide6.QtWidgets import QWidget

from agent_desktop.app.review import ReviewTable
from agent_desktop.domain.responses import Sentiment
from agent_desktop.gui.controls.button import Button
from agent_desktop.gui.controls.marks import mark
from agent_desktop.gui.controls.pane import Pane, say
from agent_desktop.gui.theme import Sheet, lay, look
from agent_desktop.gui.words import counted, sentiment_word

translate = QCoreApplication.translate
BAR = 220


def shares(counts: Mapping[Sentiment, int]) -> dict[Sentiment, int]:
    """Whole percentages of the three."""
    total = sum(counts.values())
    return {each: round(100 * counts.get(each, 0) / total) if total else 0 for each in Sentiment}


def _hatch(painter: QPainter, rect: QRectF, colour: QColor, light: QColor) -> None:
    """Slanting stripes, so that the part is known without its colour."""
    path = QPainterPath()
    path.addRoundedRect(rect, 2, 2)
    painter.save()
    painter.setClipPath(path)
    painter.fillRect(rect, light)
    painter.setPen(QPen(colour, 2.6))
    x = rect.left() - rect.height()
    while x < rect.right():
        painter.drawLine(QPointF(x, rect.bottom()), QPointF(x + rect.height(), rect.top()))
        x += 5.2
    painter.restore()


class Summary(Pane):
    """The button at the end brings new rows in; nothing moves before."""

    refresh = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._total = 0
        self._counts: dict[Sentiment, int] = {}
        self._trouble = ""
        self._note = ""
        self.button = Button(self, "", icon="up", keys=("R",))
        self.button.clicked.connect(self.refresh)

    def show_table(self, table: ReviewTable) -> None:
        self._total = table.total
        self._counts = dict(table.counts)
        self._trouble = table.trouble
        if table.newer:
            self.button.glyph = "up"
            self.button.set_label(counted("Supervisor", "Show %n new", table.newer))
        else:
            self.button.glyph = "sync"
            self.button.set_label(translate("Supervisor", "Refresh"))
        self._note = translate("Supervisor", "New rows wait until you ask") if table.newer else ""
        say(self, self._spoken())
        self.arrange()
        self.update()

    def _spoken(self) -> str:
        if self._trouble:
            return self._trouble
        parts = [counted("Supervisor", "%n response(s)", self._total)]
        parts += [
            f"{sentiment_word(each)} {share} %" for each, share in shares(self._counts).items()
        ]
        if self._undone():
            parts.append(counted("Supervisor", "%n undone", self._undone()))
        return ", ".join(parts)

    def arrange(self) -> None:
        px = look().px
        wide = self.button.natural()
        top = (self.height() - 1 - px(28)) / 2
        self.put(self.button, self.width() - 16 - wide, top, wide, px(28))

    def draw(self, sheet: Sheet) -> None:
        px, middle = look().px, (self.height() - 1) / 2
        sheet.hline(0, self.height() - 1, self.width())
        end = self.width() - 16 - self.button.natural() - 16
        if self._trouble:
            self._say_trouble(sheet, middle, end)
            return
        y = middle - look().line("body") / 2
        if self._note:
            meta = middle - look().line("meta") / 2
            taken = sheet.text(end, meta, self._note, "meta", "text2", trailing=True)
            end -= taken + 16
        x = 16.0
        said = counted("Supervisor", "%n response(s)", self._total)
        x += sheet.text(x, y, said, "bodyStrong", "text", width=max(1, end - x)) + 16
        bar = min(px(BAR), end - x)
        if self._total and bar > px(80):
            self._bar(sheet, x, middle, bar)
            self._shares(sheet, x + bar + 16, middle, end)

    def _say_trouble(self, sheet: Sheet, middle: float, end: float) -> None:
        size = look().px(16)
        sheet.icon(16, middle - size / 2, "warn", size, "warn")
        y = middle - look().line("bodyMedium") / 2
        x = 16 + size + 8
        sheet.text(x, y, self._trouble, "bodyMedium", "warn", width=max(1, end - x))

    def _bar(self, sheet: Sheet, x: float, middle: float, width: float) -> None:
        """Shares of the whole; the negative one is hatched, so colour is not alone."""
        painter = sheet.painter
        total = sum(self._counts.values())
        height = look().px(12)
        for each in Sentiment:
            count = self._counts.get(each, 0)
            if not count:
                continue
            wide = max(2.0, (width - 4) * count / total)
            rect = sheet.rect(x, middle - height / 2, wide, height)
            painter.setPen(Qt.PenStyle.NoPen)
            colour = sheet.look.color(each.value)
            if each is Sentiment.NEGATIVE:
                _hatch(painter, rect, colour, sheet.look.color("negativeTint"))
            else:
                painter.setBrush(colour)
                painter.drawRoundedRect(rect, 2, 2)
            x += wide + 2

    def _shares(self, sheet: Sheet, x: float, middle: float, end: float) -> None:
        size = look().px(16)
        y = middle - look().line("meta") / 2
        for each, share in shares(self._counts).items():
            said = f"{share} %"
            if x + size + 5 + lay(said, "meta").width > end:
                return
            mark(sheet, x, middle - size / 2, size, each)
            x += size + 5
            x += sheet.text(x, y, said, "meta", "text2") + 12
        undone = self._undone()
        said = counted("Supervisor", "%n undone", undone)
        if undone and x + 16 + size + 5 + lay(said, "meta").width <= end:
            sheet.vline(x + 4, middle - 10, 20)
            sheet.icon(x + 16, middle - 7, "undo", 14, "text2")
            sheet.text(x + 16 + size + 3, y, said, "meta", "text2")

    def _undone(self) -> int:
        """They are in the total and in none of the three."""
        return max(0, self._total - sum(self._counts.values()))
