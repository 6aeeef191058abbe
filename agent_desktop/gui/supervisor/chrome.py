"""The quiet edges of the supervisor's window: its top bar and its status line."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QButtonGroup, QWidget

from agent_desktop.app.review import ReviewTable
from agent_desktop.gui import words
from agent_desktop.gui.agent.top_bar import Tab
from agent_desktop.gui.controls.pane import Pane, say
from agent_desktop.gui.theme import Sheet, lay, look
from agent_desktop.gui.words import counted

translate = QCoreApplication.translate


class TopBar(Pane):
    """Which page this is, and whose window. Emits `turned(page)`."""

    BACKGROUND = "canvas"
    turned = Signal(int)

    def __init__(self, parent: QWidget, who: str, team: str, *, pages: int = 1) -> None:
        super().__init__(parent)
        self._who, self._team = who, team
        self._refused = 0
        self.tabs = [Tab(self) for _ in range(pages)]
        self._group = QButtonGroup(self)
        for place, tab in enumerate(self.tabs):
            self._group.addButton(tab, place)
        self._group.idClicked.connect(self.turned)
        self.tabs[0].setChecked(True)
        self._name()

    def choose(self, page: int) -> None:
        self.tabs[page].setChecked(True)

    def set_refused(self, count: int) -> None:
        """So many entries wait to be settled."""
        if count != self._refused:
            self._refused = count
            self._name()
            self.arrange()

    def _name(self) -> None:
        names = [translate("Supervisor", "Responses"), translate("Supervisor", "Not taken")]
        if self._refused:
            names[1] += f"  {self._refused}"
        for tab, name in zip(self.tabs, names, strict=False):
            tab.setText(name)
            say(tab, name.replace("  ", ", "))
            tab.update()

    def arrange(self) -> None:
        x = 16 + lay("Agent Desktop", "bodyStrong").width + 24
        for tab in self.tabs:
            self.put(tab, x, 0, tab.natural(), self.height())
            x += tab.natural() + look().px(28)

    def draw(self, sheet: Sheet) -> None:
        px, middle = look().px, (sheet.height - 1) / 2
        sheet.hline(0, sheet.height - 1, sheet.width)
        y = middle - look().line("bodyStrong") / 2
        sheet.text(16, y, "Agent Desktop", "bodyStrong", "text")
        end = sheet.width - 16.0
        if self._who:
            initials = "".join(part[0] for part in self._who.replace(".", " ").split()[:2]).upper()
            side = px(28)
            sheet.box(end - side, middle - side / 2, side, side, "hover", radius=6)
            text = middle - look().line("metaStrong") / 2
            sheet.text(end - side, text, initials, "metaStrong", "text2", width=side, middle=True)
            end -= side + 12
        if self._team:
            said = lay(self._team, "meta")
            wide = said.width + px(16) + 28
            top = middle - px(24) / 2
            sheet.box(end - wide, top, wide, px(24), "surface", radius=12, border="line")
            sheet.icon(end - wide + 10, middle - px(16) / 2, "users", px(16), "text2")
            text = middle - look().line("meta") / 2
            sheet.text(end - 10, text, self._team, "meta", "text2", trailing=True)


class StatusLine(Pane):
    """How fresh the rows are, and the keys."""

    BACKGROUND = "canvas"

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._icon, self._state, self._detail, self._note = "cloud", "", "", ""

    def show_table(self, table: ReviewTable) -> None:
        if table.trouble:
            self._icon, self._state = "cloud-off", translate("Supervisor", "Offline")
        elif table.loading:
            self._icon, self._state = "sync", translate("Supervisor", "Loading…")
        elif table.newer:
            self._icon = "cloud"
            self._state = counted("Supervisor", "%n new response(s)", table.newer)
        else:
            self._icon, self._state = "cloud", translate("Supervisor", "Up to date")
        self._detail = ""
        if table.loaded_at is not None:
            until = translate("Supervisor", "Received until %1")
            self._detail = until.replace("%1", words.clock_time(table.loaded_at, seconds=True))
        self._say()

    def note(self, text: str) -> None:
        """What came of the last export."""
        self._note = text
        self._say()

    def _say(self) -> None:
        say(self, ", ".join(part for part in (self._state, self._detail, self._note) if part))
        self.update()

    def draw(self, sheet: Sheet) -> None:
        px, middle = look().px, sheet.height / 2
        sheet.hline(0, 0, sheet.width)
        y = middle - look().line("meta") / 2
        sheet.icon(12, middle - px(14) / 2, self._icon, px(14), "text2")
        x = 12.0 + px(14) + 6
        x += sheet.text(x, y, self._state, "meta", "text") + 16
        hints = self._hints(sheet, middle)
        for part, tone in ((self._detail, "text2"), (self._note, "text")):
            if part and x < hints:
                x += sheet.text(x, y, part, "meta", tone, width=max(1.0, hints - x)) + 16

    def _hints(self, sheet: Sheet, middle: float) -> float:
        """Draws the keys at the end of the line and returns where they begin."""
        px = look().px
        end = sheet.width - 12.0
        y = middle - look().line("meta") / 2
        hints = (
            (("Ctrl", "E"), translate("Supervisor", "export")),
            (("R",), translate("Supervisor", "refresh")),
            (("↑", "↓"), translate("Supervisor", "row")),
        )
        for keys, word in hints:
            if end < sheet.width / 2:
                break
            end -= sheet.text(end, y, word, "meta", "text2", trailing=True) + 6
            end -= sheet.keys(end, middle - px(16) / 2, keys, trailing=True) + 14
        return end - 8
