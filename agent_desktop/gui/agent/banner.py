"""A second call, or word of a set-up that is wrong: told quietly, in the middle's lower edge."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from agent_desktop.app.views import WorkspaceView
from agent_desktop.domain.contacts import ContactState
from agent_desktop.gui.controls.button import Button, Kind
from agent_desktop.gui.controls.pane import Pane, say, show_if
from agent_desktop.gui.theme import Sheet, lay, look
from agent_desktop.gui.words import counted, isolate, translate

HEIGHT = 40


class Banner(Pane):
    """Emits `taken(contact_id)` and `dismissed`. Calls go before notices."""

    BACKGROUND = "warnTint"
    taken = Signal(str)
    dismissed = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.words = ""
        self._contact_id = ""
        self._calls = False
        self.calm = False
        """It only says what happened by itself."""
        self.take_button = Button(self, role="metaMedium")
        self.take_button.clicked.connect(lambda: self.taken.emit(self._contact_id))
        self.close_button = Button(self, icon="cross", kind=Kind.QUIET, role="meta")
        self.close_button.clicked.connect(self.dismissed)

    def show_view(self, view: WorkspaceView) -> bool:
        """True when the banner came, went or changed."""
        words, contact_id = view.notice or view.remark, ""
        calm = not view.notice and not view.waiting_calls
        self._calls = bool(view.waiting_calls)
        if view.waiting_calls:
            first = view.waiting_calls[0]
            contact_id = first.id
            who = first.queue or first.number or translate("Banner", "another call")
            ringing = first.state is ContactState.RINGING
            said = (
                translate("Banner", "Another call rings: {who}")
                if ringing
                else translate("Banner", "Another call waits: {who}")
            )
            words = said.format(who=isolate(who))
            more = len(view.waiting_calls) - 1
            if more:
                words = f"{words} · {counted('Banner', '%n more', more)}"
        if (words, contact_id, calm) == (self.words, self._contact_id, self.calm):
            return False
        self.calm = calm
        self.BACKGROUND = "selected" if calm else "warnTint"
        self.words, self._contact_id = words, contact_id
        self.take_button.set_label(
            translate("Banner", "Show this call"),
            translate("Banner", "Show this call; the one on the screen waits"),
        )
        say(self.close_button, translate("Banner", "Dismiss this notice"))
        show_if(self.take_button, self._calls)
        show_if(self.close_button, not self._calls)
        say(self, words)
        self.arrange()
        self.update()
        return True

    def wanted(self, width: int) -> int:
        """Its height, 0 when there is nothing to say."""
        if not self.words:
            return 0
        text = lay(self.words, "metaMedium", max(40, width - self._side()), lines=3).height
        return max(look().px(HEIGHT), text + 16)

    def _side(self) -> int:
        button = self.take_button if self._calls else self.close_button
        return 16 + look().px(16) + 10 + button.natural() + 24

    def arrange(self) -> None:
        px = look().px
        tall = px(26)
        y = (self.height() - tall) / 2
        for button in (self.take_button, self.close_button):
            wide = button.natural()
            self.put(button, self.width() - 12 - wide, y, wide, tall)

    def draw(self, sheet: Sheet) -> None:
        sheet.hline(0, 0, sheet.width, "line" if self.calm else "warnLine")
        size = sheet.look.px(16)
        glyph = "phone-in" if self._calls else "info" if self.calm else "warn"
        tone = "text2" if self.calm else "warn"
        sheet.icon(16, (sheet.height - size) / 2, glyph, size, tone)
        room = sheet.width - self._side()
        tall = lay(self.words, "metaMedium", room, lines=3, right=sheet.rtl).height
        x, y = 16 + size + 10, (sheet.height - tall) / 2
        sheet.text(x, y, self.words, "metaMedium", "text", width=room, lines=3)
