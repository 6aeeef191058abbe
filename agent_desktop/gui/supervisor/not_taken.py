"""The page 'Not taken': what the hub refused of the team, and desks that hold entries."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from agent_desktop.app.refused import RefusedCommands, RefusedView
from agent_desktop.gui.controls.button import Button
from agent_desktop.gui.controls.pane import Pane, say
from agent_desktop.gui.controls.segments import Segments
from agent_desktop.gui.supervisor.not_taken_list import ROW, NotTakenList, draw_header
from agent_desktop.gui.supervisor.not_taken_side import NotTakenSide
from agent_desktop.gui.theme import Sheet, look
from agent_desktop.gui.words import translate

PANEL = 424
_BAR = 52


class NotTakenPage(Pane):
    """Emits `counted` when so many are open, for the tab."""

    counted = Signal(int)

    def __init__(self, parent: QWidget, commands: RefusedCommands, now: Callable[[], int]) -> None:
        super().__init__(parent)
        self._commands = commands
        self.which = Segments(self, ("", ""))
        self.refresh_button = Button(self, icon="sync", keys=("R",))
        self.list = NotTakenList(self, now)
        self.side = NotTakenSide(self, now)
        self.which.chosen.connect(lambda place: commands.look(settled=bool(place)))
        self.refresh_button.clicked.connect(self.refresh)
        self.list.chosen.connect(lambda _entry: self._show_side())
        self.list.more_wanted.connect(self._more)
        self.side.applied.connect(self._apply)
        self.side.discarded.connect(self._discard)
        self._unsubscribe = commands.subscribe(self.show_view)
        self.show_view(commands.view)

    def show_view(self, view: RefusedView) -> None:
        self.which.set_part(0, translate("NotTaken", "Open"), view.open)
        self.which.set_part(1, translate("NotTaken", "Settled"), None)
        self.which.choose(1 if view.settled else 0)
        self.refresh_button.set_label(translate("Supervisor", "Refresh"))
        say(self, translate("NotTaken", "Not taken by the hub"), view.trouble)
        self.list.show_view(view)
        self._show_side()
        self.counted.emit(view.open)
        self.arrange()
        self.update()

    def _show_side(self) -> None:
        self.side.show_view(self._commands.view, self.list.line())

    def refresh(self) -> None:
        """R."""
        self._commands.look(settled=self._commands.view.settled)

    def begin(self) -> None:
        """The page was opened."""
        self.refresh()
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _more(self) -> None:
        view = self._commands.view
        if view.more and not view.loading and self.isVisible():
            self._commands.more()

    def _apply(self, note: str) -> None:
        line = self.list.line()
        if line is not None:
            self._commands.apply(line.id, note)

    def _discard(self, note: str) -> None:
        line = self.list.line()
        if line is not None:
            self._commands.discard(line.id, note)

    def leave(self) -> None:
        """The window closes."""
        self._unsubscribe()

    def _main(self) -> int:
        return self.width() - min(look().px(PANEL), self.width() // 2)

    def arrange(self) -> None:
        px, main = look().px, self._main()
        tall, bar = px(28), px(_BAR)
        wide = self.which.natural() + 8
        self.put(self.which, 16 - 4, (bar - tall) / 2 - 4, wide, tall + 8)
        wide = self.refresh_button.natural()
        self.put(self.refresh_button, main - 16 - wide, (bar - px(32)) / 2, wide, px(32))
        head = bar + px(ROW)
        self.put(self.list, 0, head, main, max(0, self.height() - head))
        self.put(self.side, main + 1, 0, self.width() - main - 1, self.height())

    def draw(self, sheet: Sheet) -> None:
        px, main = sheet.look.px, self._main()
        view = self._commands.view
        bar = px(_BAR)
        sheet.hline(0, bar - 1, main)
        x = 16 + self.which.natural() + 16
        room = main - x - self.refresh_button.natural() - 40
        trouble = view.trouble if view.lines else ""
        words = trouble or translate(
            "NotTaken", "The agents see that you settle these; nothing is asked of them."
        )
        y = (bar - sheet.look.line("meta")) / 2
        if room > px(120):
            sheet.text(x, y, words, "meta", "warn" if trouble else "text2", width=room)
        draw_header(sheet, bar, main)
        sheet.vline(main, 0, sheet.height)
