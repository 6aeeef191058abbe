"""The bar on top: tabs, search, state, dock, settings."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QButtonGroup, QWidget

from agent_desktop.gui.controls.button import Button, Control, Kind
from agent_desktop.gui.controls.field import Field
from agent_desktop.gui.controls.pane import OUTSET, Pane, say, show_if, tip
from agent_desktop.gui.theme import Sheet, lay, look
from agent_desktop.gui.words import translate

HEIGHT = 44
DOCK_HEIGHT = 40


def draw_mark(sheet: Sheet, x: float, y: float, size: int) -> None:
    """The program's mark."""
    sheet.box(x, y, size, size, "accentSolid", radius=size * 0.28)
    sheet.icon(x, y, "arch", size, "onAccent")


class Tab(Control):
    """A word, underlined in the accent when chosen."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setCheckable(True)

    def natural(self) -> int:
        return round(lay(self.text(), "bodyStrong").width + 1)

    def paintEvent(self, _event: QPaintEvent) -> None:
        sheet = Sheet(self)
        chosen = self.isChecked()
        role = "bodyStrong" if chosen else "bodyMedium"
        tone = "text" if chosen or self.underMouse() else "text2"
        y = (sheet.height - sheet.look.line(role)) / 2
        sheet.text(OUTSET, y, self.text(), role, tone)
        if chosen:
            sheet.box(OUTSET, sheet.height - OUTSET - 2, sheet.width - 2 * OUTSET, 2, "accent")
        self.draw_ring(sheet, 2)
        sheet.end()


class Pill(Pane):
    """A dot and a word or two."""

    BACKGROUND = ""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.words = ""
        self.tone = "positive"
        self.hollow = False

    def set_state(self, words: str, tone: str, *, hollow: bool = False) -> bool:
        if (words, tone, hollow) == (self.words, self.tone, self.hollow):
            return False
        self.words, self.tone, self.hollow = words, tone, hollow
        say(self, words)
        self.update()
        return True

    def natural(self) -> int:
        return round(lay(self.words, "meta").width + 8 + 8 + 20)

    def draw(self, sheet: Sheet) -> None:
        high = sheet.look.px(24)
        y = (sheet.height - high) / 2
        sheet.box(0, y, sheet.width, high, "surface", radius=high / 2, border="line")
        sheet.dot(10, sheet.height / 2 - 4, 8, self.tone, hollow=self.hollow)
        line = sheet.look.line("meta")
        room = sheet.width - 26 - 8
        sheet.text(26, (sheet.height - line) / 2, self.words, "meta", "text2", width=room)


class TopBar(Pane):
    """Emits `tabbed(index)`, `docked`, `settings`. `search` is the field."""

    BACKGROUND = "canvas"
    tabbed = Signal(int)
    dock_wanted = Signal()
    settings_wanted = Signal()

    def __init__(self, parent: QWidget, initials: str) -> None:
        super().__init__(parent)
        self.initials = initials
        self.docked = False
        self.searching = False
        self.call_tab = Tab(self)
        self.out_tab = Tab(self)
        self._group = QButtonGroup(self)
        for index, tab in enumerate((self.call_tab, self.out_tab)):
            self._group.addButton(tab, index)
        self._group.idClicked.connect(self.tabbed)
        self.call_tab.setChecked(True)
        self.search = Field(self, keys=("Ctrl", "K"))
        self.find_button = Button(self, icon="search", kind=Kind.QUIET)
        self.find_button.clicked.connect(self.open_search)
        self.pill = Pill(self)
        self.dock_button = Button(self, icon="dock", kind=Kind.QUIET)
        self.dock_button.clicked.connect(self.dock_wanted)
        self.settings_button = Button(self, icon="sliders", kind=Kind.QUIET)
        self.settings_button.clicked.connect(self.settings_wanted)
        self.set_words()

    def set_words(self) -> None:
        self.call_tab.setText(translate("TopBar", "Call"))
        self.out_tab.setText(translate("TopBar", "Outbound"))
        say(self.call_tab, self.call_tab.text())
        say(self.out_tab, translate("TopBar", "Outbound, number to call"))
        self.search.set_words(
            translate("TopBar", "Find a customer or number"),
            translate("TopBar", "Find a customer or number"),
        )
        say(self.find_button, translate("TopBar", "Find a customer, Ctrl K"))
        say(self.settings_button, translate("TopBar", "Appearance and keys"))
        self._dock_words()

    def _dock_words(self) -> None:
        if self.docked:
            name = translate("TopBar", "Open the whole window, Ctrl D")
        else:
            name = translate("TopBar", "Dock beside other programs, Ctrl D")
        say(self.dock_button, name)
        tip(self.dock_button, name)
        tip(self.settings_button, self.settings_button.accessibleName())

    def set_tab(self, index: int) -> None:
        (self.out_tab if index else self.call_tab).setChecked(True)

    def set_state(self, words: str, tone: str, *, hollow: bool = False) -> None:
        if self.pill.set_state(words, tone, hollow=hollow):
            self.arrange()

    def set_docked(self, docked: bool) -> None:
        self.docked = docked
        self._dock_words()
        self.arrange()
        self.update()

    def open_search(self) -> None:
        """Puts the text cursor into the search field, which the dock shows on demand."""
        self.searching = True
        self.arrange()
        self.search.edit.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.edit.selectAll()

    def close_search(self) -> None:
        if self.searching:
            self.searching = False
            self.arrange()

    def arrange(self) -> None:
        px, width, tall = look().px, self.width(), self.height()
        show_if(self.find_button, self.docked)
        show_if(self.search, not self.docked or self.searching)
        hidden = self.docked and self.searching
        for tab in (self.call_tab, self.out_tab):
            show_if(tab, not hidden)
        show_if(self.pill, not self.docked and bool(self.pill.words))
        side = px(28)
        y = (tall - side) / 2
        x = float(width - 8)
        if not self.docked:
            x -= side + 8
        for button in (self.settings_button, self.dock_button, self.find_button):
            if not button.isHidden():
                x -= side
                self.put(button, x, y, side, side)
                x -= 6
        if self.docked:
            lead = 16 + px(18) + 12
            if self.searching:
                self.put(self.search, lead, (tall - px(30)) / 2, x + 6 - lead, px(30))
                self.search.raise_()
        else:
            room = self.pill.natural()
            self.put(self.pill, x - 2 - room, 0, room, tall - 1)
            lead = 13 + px(18) + 9 + round(lay("Agent Desktop", "bodyStrong").width) + 28
            wide = min(px(320), max(px(180), width * 0.23))
            self.put(self.search, (width - wide) / 2 + px(92), (tall - px(32)) / 2, wide, px(32))
        at = lead
        for tab in (self.call_tab, self.out_tab):
            self.put(tab, at, 0, tab.natural(), tall)
            at += tab.natural() + (px(20) if self.docked else px(28))

    def draw(self, sheet: Sheet) -> None:
        px = sheet.look.px
        size = px(18)
        x = 16 if self.docked else 13
        draw_mark(sheet, x, (sheet.height - size) / 2, size)
        if not self.docked:
            line = sheet.look.line("bodyStrong")
            y = (sheet.height - line) / 2
            sheet.text(x + size + 9, y, "Agent Desktop", "bodyStrong", "text")
            side = px(28)
            at = sheet.width - 8 - side
            edge = "control" if sheet.look.high_contrast else None
            sheet.box(at, (sheet.height - side) / 2, side, side, "hover", radius=6, border=edge)
            line = sheet.look.line("captionStrong")
            sheet.text(
                at,
                (sheet.height - line) / 2,
                self.initials,
                "captionStrong",
                "text2",
                width=side,
                middle=True,
            )
        sheet.hline(0, sheet.height - 1, sheet.width)
