"""What continues the conversation after an answer: a page, a call, or a callback to agree on."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from agent_desktop.app.views import NextView
from agent_desktop.decisioning.catalogue import Next
from agent_desktop.gui.controls.button import Button, Kind
from agent_desktop.gui.controls.pane import Pane, say, show_if, tip
from agent_desktop.gui.theme import Sheet, look
from agent_desktop.gui.words import translate

HEIGHT = 60


class NextStrip(Pane):
    """Stands below the list, so that no card moves. Emits `opened(address)` and `dialled`."""

    BACKGROUND = "surface"
    opened = Signal(str)
    dialled = Signal(str)
    """The number to begin with, empty where none is known."""
    closed = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.step: NextView | None = None
        self._done = ""
        """The answer whose continuation was put away."""
        self.act = Button(self, kind=Kind.LINK, role="metaMedium", icon="out")
        self.act.leading = True
        self.act.clicked.connect(self._act)
        self.close_button = Button(self, kind=Kind.QUIET, icon="cross", role="meta")
        self.close_button.clicked.connect(self._close)

    def show_step(self, step: NextView | None) -> bool:
        """True when it appears, goes, or stands for something else now."""
        if step is not None and step.entry_id == self._done:
            step = None
        if step == self.step:
            return False
        self.step = step
        self._dress()
        return True

    def set_words(self) -> None:
        say(self.close_button, translate("NextStrip", "Done, put this away"))
        self._dress()

    def wanted(self) -> int:
        return look().px(HEIGHT) if self.step is not None else 0

    def _dress(self) -> None:
        step = self.step
        if step is None:
            return
        title = self._title()
        if step.kind is Next.PAGE:
            name = translate("NextStrip", "Open the page {address}").format(address=step.address)
            self.act.glyph = "out"
            self.act.set_label(step.address, name)
            tip(self.act, step.address)
        else:
            self.act.glyph = "phone-out"
            self.act.set_label(translate("NextStrip", "Open the dialler"))
            tip(self.act, "")
        show_if(self.act, step.kind is not Next.CALLBACK)
        say(self, title, self._about())
        self.arrange()
        self.update()

    def _title(self) -> str:
        step = self.step
        if step is None:
            return ""
        if step.kind is Next.PAGE:
            text = translate("NextStrip", "Next, for “{title}”: open the page")
        elif step.kind is Next.DIALLER:
            text = translate("NextStrip", "Next, for “{title}”: make the call")
        else:
            text = translate("NextStrip", "Next, for “{title}”: agree on a callback")
        return text.format(title=step.title)

    def _about(self) -> str:
        step = self.step
        if step is None or step.kind is not Next.CALLBACK:
            return ""
        return translate("NextStrip", "Ask for a day and a time, and repeat both to the customer.")

    def _act(self) -> None:
        step = self.step
        if step is None:
            return
        if step.kind is Next.PAGE:
            self.opened.emit(step.address)
        elif step.kind is Next.DIALLER:
            self.dialled.emit(step.number)

    def _close(self) -> None:
        if self.step is not None:
            self._done = self.step.entry_id
            self.step = None
            self.closed.emit()

    def arrange(self) -> None:
        px, width = look().px, self.width()
        side = px(24)
        self.put(self.close_button, width - 12 - side, 6, side, side)
        self.put(self.act, 16 + px(18) + 6 - 12, px(30), width - 16 - px(18) - 6 - 4, px(24))

    def draw(self, sheet: Sheet) -> None:
        if self.step is None:
            return
        px, line = sheet.look.px, sheet.look.line
        sheet.hline(0, 0, sheet.width)
        size = px(16)
        sheet.icon(16, 10, "arrow-r", size, "positive")
        x = 16 + px(18) + 6
        room = sheet.width - x - 12 - px(24) - 8
        sheet.text(x, 8, self._title(), "bodyMedium", "text", width=room)
        about = self._about()
        if about:
            y = 8 + line("bodyMedium") + 4
            sheet.text(x, y, about, "meta", "text2", width=sheet.width - x - 16, lines=1)
