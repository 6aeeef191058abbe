"""A choice of two or three, side by side, each with a count."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPaintEvent, QPen
from PySide6.QtWidgets import QButtonGroup, QWidget

from agent_desktop.gui.controls.button import Control
from agent_desktop.gui.controls.pane import OUTSET, Pane, say
from agent_desktop.gui.theme import Sheet, lay, look


class Segment(Control):
    """One half. `count` None shows no number."""

    def __init__(self, parent: QWidget, key: str) -> None:
        super().__init__(parent)
        self.setCheckable(True)
        self.count: int | None = None
        self.key = self.cap = key
        self.first = False
        self.last = False

    def natural(self) -> int:
        taken = lay(self.text(), "metaStrong").width + 2 * 12
        if self.count is not None:
            taken += 6 + lay(str(self.count), "metaStrong").width
        if self.cap:
            taken += 8 + look().px(16)
        return round(taken + 1)

    def paintEvent(self, _event: QPaintEvent) -> None:
        sheet = Sheet(self)
        w, h = sheet.width - 2 * OUTSET, sheet.height - 2 * OUTSET
        chosen = self.isChecked()
        fill = "selected" if chosen else "hover" if self.underMouse() else "surface"
        strong = sheet.look.high_contrast and chosen
        # Each half paints a box that reaches past the clip on its inner side.
        painter = sheet.painter
        painter.save()
        painter.setClipRect(sheet.rect(OUTSET, OUTSET, w, h))
        start = OUTSET - (0 if self.first else 12)
        wide = w + (0 if self.first else 12) + (0 if self.last else 12)
        sheet.box(
            start, OUTSET, wide, h, "accentSolid" if strong else fill, radius=6, border="control"
        )
        painter.restore()
        if not self.first:
            sheet.vline(OUTSET, OUTSET, h, "control")
        role = "metaStrong" if chosen else "meta"
        tone = "onAccent" if strong else "accent" if chosen else "text2"
        line = look().line(role)
        y = OUTSET + (h - line) / 2
        x = OUTSET + 12.0
        x += sheet.text(x, y, self.text(), role, tone)
        if self.count is not None:
            x += 6 + sheet.text(x + 6, y, str(self.count), role, tone)
        if self.cap:
            sheet.key(x + 8, OUTSET + (h - look().px(16)) / 2, self.cap)
        if self.hasFocus() and self.ring:
            painter.setPen(QPen(sheet.look.color("focus"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(self.rect().adjusted(1, 1, -1, -1), 9, 9)
        sheet.end()


class Segments(Pane):
    """Emits `chosen` with the index."""

    BACKGROUND = ""
    chosen = Signal(int)

    def __init__(self, parent: QWidget, keys: tuple[str, ...]) -> None:
        super().__init__(parent)
        self.parts = [Segment(self, key) for key in keys]
        self.parts[0].first = True
        self.parts[-1].last = True
        self._group = QButtonGroup(self)
        for index, part in enumerate(self.parts):
            self._group.addButton(part, index)
        self._group.idClicked.connect(self.chosen)
        self.parts[0].setChecked(True)

    def set_part(self, index: int, label: str, count: int | None) -> None:
        part = self.parts[index]
        if (part.text(), part.count) != (label, count):
            part.setText(label)
            part.count = count
            say(part, label if count is None else f"{label}, {count}")
            part.update()
            self.arrange()

    def choose(self, index: int) -> None:
        self.parts[index].setChecked(True)

    def natural(self) -> int:
        return sum(part.natural() for part in self.parts)

    def fit(self, room: float) -> None:
        """Without the key caps where they would not fit; what is said stays the same."""
        for part in self.parts:
            part.cap = part.key
        if self.natural() > room:
            for part in self.parts:
                part.cap = ""

    def arrange(self) -> None:
        x = 0
        for part in self.parts:
            wide = part.natural()
            self.put(part, x + OUTSET, OUTSET, wide, self.height() - 2 * OUTSET)
            x += wide
