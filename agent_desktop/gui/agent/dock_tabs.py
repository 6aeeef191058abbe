"""The dock's tabs: next best, journey, who, held back."""

from __future__ import annotations

from enum import IntEnum

from PySide6.QtCore import Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QButtonGroup, QWidget

from agent_desktop.gui.controls.button import Control
from agent_desktop.gui.controls.pane import OUTSET, Pane, say
from agent_desktop.gui.theme import Sheet, lay, look
from agent_desktop.gui.words import translate

HEIGHT = 40


class DockPage(IntEnum):
    NEXT = 0
    JOURNEY = 1
    WHO = 2
    HELD = 3


class CountTab(Control):
    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setCheckable(True)
        self.count: int | None = None

    def set_part(self, words: str, count: int | None) -> bool:
        if (words, count) == (self.text(), self.count):
            return False
        self.setText(words)
        self.count = count
        say(self, words if count is None else f"{words}, {count}")
        self.update()
        return True

    def natural(self) -> int:
        wide = lay(self.text(), "metaStrong").width + 1
        return round(wide + (6 + self._badge() if self.count is not None else 0))

    def _badge(self) -> float:
        return max(look().px(16), lay(str(self.count), "captionStrong").width + 10)

    def paintEvent(self, _event: QPaintEvent) -> None:
        sheet = Sheet(self)
        chosen = self.isChecked()
        role = "metaStrong" if chosen else "metaMedium"
        tone = "text" if chosen or self.underMouse() else "text2"
        line = sheet.look.line(role)
        middle = sheet.height / 2
        x = OUTSET + sheet.text(OUTSET, middle - line / 2, self.text(), role, tone)
        if self.count is not None:
            wide, high = self._badge(), sheet.look.px(16)
            fill = "accentTint" if chosen else "hover"
            edge = "control" if sheet.look.high_contrast else None
            sheet.box(x + 6, middle - high / 2, wide, high, fill, radius=high / 2, border=edge)
            line = sheet.look.line("captionStrong")
            sheet.text(
                x + 6,
                middle - line / 2,
                str(self.count),
                "captionStrong",
                "accent" if chosen else "text2",
                width=wide,
                middle=True,
            )
        if chosen:
            sheet.box(OUTSET, sheet.height - OUTSET - 2, sheet.width - 2 * OUTSET, 2, "accent")
        self.draw_ring(sheet, 2)
        sheet.end()


class DockTabs(Pane):
    """Emits `turned(DockPage)`."""

    BACKGROUND = "canvas"
    turned = Signal(int)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.tabs = [CountTab(self) for _ in DockPage]
        self._group = QButtonGroup(self)
        for index, tab in enumerate(self.tabs):
            self._group.addButton(tab, index)
        self._group.idClicked.connect(self.turned)
        self.tabs[0].setChecked(True)
        self.set_counts((None, None, None, None))

    def set_counts(self, counts: tuple[int | None, ...]) -> None:
        words = (
            translate("DockTabs", "Next best"),
            translate("DockTabs", "Journey"),
            translate("DockTabs", "Who"),
            translate("DockTabs", "Held back"),
        )
        changed = False
        for tab, word, count in zip(self.tabs, words, counts, strict=True):
            changed = tab.set_part(word, count) or changed
        if changed:
            self.arrange()

    def choose(self, page: DockPage) -> None:
        self.tabs[page].setChecked(True)

    @property
    def page(self) -> DockPage:
        return DockPage(self._group.checkedId())

    def arrange(self) -> None:
        whole = sum(tab.natural() for tab in self.tabs)
        gap = min(16.0, max(6.0, (self.width() - 32 - whole) / (len(self.tabs) - 1)))
        x = 16.0
        for tab in self.tabs:
            self.put(tab, x, 0, tab.natural(), self.height())
            x += tab.natural() + gap

    def draw(self, sheet: Sheet) -> None:
        sheet.hline(0, sheet.height - 1, sheet.width)
