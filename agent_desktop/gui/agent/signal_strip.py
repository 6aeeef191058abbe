"""What just happened, in a place that is always there."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from agent_desktop.app.views import Screen, WorkspaceView
from agent_desktop.decisioning.decisions import Signal as CustomerSignal
from agent_desktop.gui.controls.button import Button, Kind
from agent_desktop.gui.controls.pane import Pane, say, show_if, tip
from agent_desktop.gui.theme import Sheet, lay, look
from agent_desktop.gui.words import ago, counted, moment, translate

HEIGHT = 44
DOCK_HEIGHT = 56


class SignalStrip(Pane):
    """Emits `show_wanted(signal)`, `dismissed(signal_id)` and `turned(signal)`."""

    BACKGROUND = "surface"
    show_wanted = Signal(object)
    dismissed = Signal(str)
    turned = Signal(object)

    def __init__(self, parent: QWidget, clock: Callable[[], int]) -> None:
        super().__init__(parent)
        self._clock = clock
        self.signals: tuple[CustomerSignal, ...] = ()
        self.stage = Screen.READY
        self.index = 0
        self.docked = False
        self._age = ""
        self.show_button = Button(self, kind=Kind.LINK, role="metaMedium", keys=("G",))
        self.show_button.clicked.connect(self.show_it)
        self.got_button = Button(self, kind=Kind.QUIET, role="metaMedium", icon="check")
        self.got_button.clicked.connect(self._got_it)
        self.back = Button(self, kind=Kind.QUIET, icon="left", role="meta")
        self.on = Button(self, kind=Kind.QUIET, icon="right", role="meta")
        self.back.clicked.connect(lambda: self.turn(-1))
        self.on.clicked.connect(lambda: self.turn(1))

    @property
    def current(self) -> CustomerSignal | None:
        return self.signals[self.index] if self.index < len(self.signals) else None

    def show_view(self, view: WorkspaceView) -> None:
        if view.signals is self.signals and view.screen is self.stage:
            return
        chosen = self.current.id if self.current is not None else ""
        self.signals, self.stage = view.signals, view.screen
        ids = [signal.id for signal in self.signals]
        self.index = ids.index(chosen) if chosen in ids else 0
        self._dress()

    def turn(self, step: int) -> None:
        if self.signals:
            self.index = (self.index + step) % len(self.signals)
            self._dress()
            self.turned.emit(self.current)

    def show_it(self) -> None:
        if self.current is not None:
            self.show_wanted.emit(self.current)

    def _got_it(self) -> None:
        if self.current is not None:
            self.dismissed.emit(self.current.id)

    def _dress(self) -> None:
        signal = self.current
        some = signal is not None
        show = translate("SignalStrip", "Show in journey")
        self.show_button.set_label(translate("SignalStrip", "Show") if self.docked else show, show)
        self.show_button.set_keys(() if self.docked else ("G",))
        got = translate("SignalStrip", "Got it")
        self.got_button.set_label("" if self.docked else got, got)
        say(self.back, translate("SignalStrip", "Previous signal"))
        say(self.on, translate("SignalStrip", "Next signal"))
        for button in (self.show_button, self.got_button):
            show_if(button, some)
        for button in (self.back, self.on):
            show_if(button, len(self.signals) > 1 and not self.docked)
        self._age = self._age_of(signal) if signal is not None else ""
        text = signal.text if signal is not None else self._nothing()
        about = self._age
        if signal is not None and signal.evidence:
            about = f"{about}. {self._evidence(signal)}"
            tip(self.show_button, self._evidence(signal))
        say(self, text, about)
        self.arrange()
        self.update()

    def _nothing(self) -> str:
        if self.stage is Screen.CHOOSE:
            return translate("SignalStrip", "Signals appear here once you have chosen the caller")
        if self.stage is Screen.LOADING:
            return translate("SignalStrip", "Checking for live signals")
        if self.stage is Screen.SOMEONE_ELSE:
            return translate("SignalStrip", "Signals are hidden")
        return translate("SignalStrip", "No live signals")

    def tick(self) -> None:
        """Once a minute: the age goes on."""
        signal = self.current
        if signal is not None and self._age_of(signal) != self._age:
            self._dress()

    def _age_of(self, signal: CustomerSignal) -> str:
        """When it happened; in the whole window also until when it counts."""
        now = self._clock()
        age = ago(signal.at, now)
        if self.docked:
            return age
        text = translate("SignalStrip", "{age}, counts until {time}")
        return text.format(age=age, time=moment(signal.expires_at, now))

    def _evidence(self, signal: CustomerSignal) -> str:
        """How many events it rests on: they are marked in the journey."""
        return counted("SignalStrip", "Rests on %n event(s) of the journey", len(signal.evidence))

    def set_docked(self, docked: bool) -> None:
        self.docked = docked
        self._dress()

    def _counter(self) -> str:
        words = translate("SignalStrip", "{n} of {total}")
        return words.format(n=self.index + 1, total=len(self.signals))

    def arrange(self) -> None:
        px, tall = look().px, self.height() - 1
        side = px(28)
        y = (tall - side) / 2
        if self.docked:
            x = self.width() - 8.0
            wide = self.show_button.natural()
            self.put(self.show_button, x - wide, tall / 2, wide, px(22))
            self.put(self.got_button, x - wide - px(24) - 2, tall / 2, px(22), px(22))
            return
        x = self.width() - 10.0
        if not self.on.isHidden():
            small = px(22)
            x -= small
            self.put(self.on, x, y + 3, small, small)
            x -= lay(self._counter(), "meta").width + 4
            x -= small
            self.put(self.back, x, y + 3, small, small)
            x -= 17
        for button in (self.got_button, self.show_button):
            wide = button.natural()
            x -= wide
            self.put(button, x, y, wide, side)
            x -= 10

    def draw(self, sheet: Sheet) -> None:
        signal = self.current
        middle = (sheet.height - 1) / 2
        line = sheet.look.line
        size = sheet.look.px(16)
        contrast = sheet.look.high_contrast
        if signal is None:
            sheet.hline(0, sheet.height - 1, sheet.width)
            sheet.icon(16, middle - size / 2, "pulse", size, "text3")
            wide = sheet.width - 60
            words = self._nothing()
            lines = 2 if self.docked else 1
            tall = lay(words, "body", wide, lines=lines, right=sheet.rtl).height
            sheet.text(44, middle - tall / 2, words, "body", "text3", width=wide, lines=lines)
            return
        sheet.fill("warnTint")
        bar = 8 if contrast else 3
        sheet.box(0, 0, bar, sheet.height - 1, "warnSolid")
        edge = "warnLine" if contrast else "line"
        sheet.hline(0, sheet.height - 1, sheet.width, edge)
        if contrast:
            sheet.hline(0, 0, sheet.width, edge)
        x = 16.0 + (5 if contrast else 0)
        sheet.icon(x, middle - size / 2, "pulse", size, "warn")
        x += size + 12
        if self.docked:
            self._draw_docked(sheet, signal, x, middle)
            return
        shown = self.show_button.geometry()
        end = sheet.width - shown.right() if self.rtl else shown.x()
        age = lay(self._age, "meta").width
        room = end - x - age - 24
        taken = sheet.text(
            x, middle - line("body") / 2, signal.text, "bodyStrong", "text", width=room
        )
        sheet.text(x + min(taken, room) + 12, middle - line("meta") / 2, self._age, "meta", "text2")
        if len(self.signals) > 1:
            words = self._counter()
            at = sheet.width - 10.0 - sheet.look.px(22) - 2
            sheet.text(at, middle - line("meta") / 2, words, "meta", "text2", trailing=True)
            at -= lay(words, "meta").width + 4 + sheet.look.px(22) + 8
            sheet.vline(at, middle - 10, 20, "warnLine" if contrast else "line")

    def _draw_docked(self, sheet: Sheet, signal: CustomerSignal, x: float, middle: float) -> None:
        line = sheet.look.line
        side = max(lay(self._age, "meta").width, self.show_button.natural() + sheet.look.px(22) + 2)
        room = sheet.width - x - side - 22
        laid = lay(signal.text, "bodyStrong", room, lines=2)
        y = middle - laid.height / 2
        sheet.text(x, y, signal.text, "bodyStrong", "text", width=room, lines=2)
        sheet.text(
            sheet.width - 12, middle - line("meta") - 1, self._age, "meta", "text2", trailing=True
        )
