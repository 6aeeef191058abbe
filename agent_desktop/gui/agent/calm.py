"""The middle of the window when there is no journey to show: between calls, ringing, no answer."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from agent_desktop.app.views import Screen, WorkspaceView
from agent_desktop.gui.controls.button import Button
from agent_desktop.gui.controls.pane import Pane, say, show_if
from agent_desktop.gui.theme import Sheet, lay, look
from agent_desktop.gui.words import translate


class CalmPane(Pane):
    """A glyph, a sentence, what can be done. Emits `number_wanted`."""

    number_wanted = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.stage = Screen.READY
        self.title = ""
        self.text = ""
        self.docked = False
        self.number_button = Button(self, icon="phone-out", keys=("Ctrl", "N"))
        self.number_button.clicked.connect(self.number_wanted)

    def show_view(self, view: WorkspaceView) -> None:
        self.stage = view.screen
        self.number_button.set_label(translate("Calm", "Number to call"))
        ready = view.screen is Screen.READY
        show_if(self.number_button, ready)
        self.title, self.text = self._words(view)
        say(self, self.title, self.text)
        self.arrange()
        self.update()

    @staticmethod
    def _words(view: WorkspaceView) -> tuple[str, str]:
        if view.screen is Screen.RINGING:
            name = view.caller.name if view.caller is not None else ""
            title = name or translate("Calm", "Incoming call")
            queue = view.contact.queue if view.contact is not None else ""
            rest = translate("Calm", "The journey opens when you answer.")
            return title, f"{queue} · {rest}" if queue else rest
        if view.screen is Screen.FAILED:
            return (
                translate("Calm", "The journey did not load"),
                translate("Calm", "The call is not affected, and nothing was lost."),
            )
        if view.screen is Screen.READY:
            return (
                translate("Calm", "Between calls"),
                translate("Calm", "A number to call can be prepared before it is dialled."),
            )
        return (
            translate("Calm", "No profile on this call"),
            translate("Calm", "Nothing about the caller is known or stored."),
        )

    def set_docked(self, docked: bool) -> None:
        self.docked = docked
        self.arrange()
        self.update()

    @property
    def _tile(self) -> int:
        return look().px(52)

    def _room(self) -> float:
        return min(self.width() - 48, look().px(420))

    def _top(self) -> float:
        whole = self._tile + 20 + look().line("name") + 4 + self._text_height() + 20 + look().px(36)
        return max(24.0, (self.height() - whole) * 0.42)

    def _text_height(self) -> int:
        return lay(self.text, "body", self._room(), lines=4).height

    def arrange(self) -> None:
        px = look().px
        y = self._top() + self._tile + 20 + look().line("name") + 4 + self._text_height() + 20
        room = self.number_button.natural()
        self.put(self.number_button, (self.width() - room) / 2, y, room, px(36))

    def draw(self, sheet: Sheet) -> None:
        if self.docked:
            sheet.fill("canvas")
        tile = self._tile
        y = self._top()
        x = (sheet.width - tile) / 2
        glyph = {
            Screen.READY: "check",
            Screen.RINGING: "phone-in",
            Screen.FAILED: "warn",
        }.get(self.stage, "user")
        failed = self.stage is Screen.FAILED
        edge = "control" if sheet.look.high_contrast else None
        sheet.box(x, y, tile, tile, "warnTint" if failed else "accentTint", radius=10, border=edge)
        size = sheet.look.px(24)
        tone = "warn" if failed else "accent"
        sheet.icon(x + (tile - size) / 2, y + (tile - size) / 2, glyph, size, tone)
        y += tile + 20
        sheet.text(24, y, self.title, "name", "text", width=sheet.width - 48, middle=True)
        y += sheet.look.line("name") + 4
        room = self._room()
        start = (sheet.width - room) / 2
        sheet.text(start, y, self.text, "body", "text2", width=room, lines=4, middle=True)


class JourneySkeleton(Pane):
    """The journey's places while it loads."""

    def draw(self, sheet: Sheet) -> None:
        px = sheet.look.px
        title = translate("Calm", "Journey")
        sheet.text(16, (px(44) - sheet.look.line("title")) / 2, title, "title", "text")
        x, y = 16.0, px(44) + 2.0
        for wide in (54, 84, 92, 98, 84, 92, 96):
            if x + wide > sheet.width - 8:
                break
            sheet.box(x, y, wide, px(26), "hover", radius=6)
            x += wide + 6
        y = px(44) + px(28) + 14
        for lane in range(6):
            sheet.hline(40, y + lane * px(10), sheet.width - 56)
        y += px(60) + 30
        sheet.hline(0, y, sheet.width)
        y += 20
        for row in range(9):
            if y + px(44) > sheet.height:
                break
            part = (0.44, 0.32, 0.4, 0.28, 0.36, 0.42, 0.3, 0.38, 0.34)[row]
            sheet.box(28, y + 4, px(34), px(10), "hover", radius=3)
            sheet.box(70, y, px(20), px(20), "hover", radius=5)
            sheet.box(104, y + 1, sheet.width * part, px(11), "hover", radius=3)
            sheet.box(104, y + px(18), sheet.width * part * 0.7, px(9), "hover", radius=3)
            y += px(46)
