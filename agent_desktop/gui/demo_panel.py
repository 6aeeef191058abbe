"""The demo's call panel: places simulated calls, and takes the hub away and back."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec
from PySide6.QtCore import QCoreApplication, QTimer, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QWidget

from agent_desktop.app.ports import Clock
from agent_desktop.gui.controls.button import Button, Kind
from agent_desktop.gui.controls.field import Field
from agent_desktop.gui.controls.pane import Pane, say, show_if
from agent_desktop.gui.controls.scroll import Column, Scroll
from agent_desktop.gui.controls.thumb import WIDTH, Thumb
from agent_desktop.gui.theme import Sheet, lay, look
from agent_desktop.gui.timeline.wording import day_name
from agent_desktop.gui.words import clock_time

translate = QCoreApplication.translate
PAD = 16
CALL = 84


class CastMember(msgspec.Struct, frozen=True, kw_only=True):
    """Somebody whom the demo lets call."""

    label: str
    number: str
    """As the telephone system would say it; empty for a withheld call."""
    note: str = ""
    """What is worth seeing when they call."""


class CastRow(Pane):
    """Name, number, note, and the button that lets them call."""

    BACKGROUND = ""
    call = Signal(str)

    def __init__(self, parent: QWidget, member: CastMember) -> None:
        super().__init__(parent)
        self.member = member
        name = translate("Demo", "Call as %1").replace("%1", member.label)
        label = translate("Demo", "Call", "a button: let this person call")
        self.button = Button(self, label, icon="phone-in", name=name)
        self.button.clicked.connect(lambda: self.call.emit(member.number))
        number = member.number or translate("Demo", "Number withheld")
        say(self, ", ".join(part for part in (member.label, number, member.note) if part))

    def _room(self, width: float) -> float:
        return max(1.0, width - look().px(CALL) - 12)

    def tall(self, width: float) -> int:
        px = look().px
        note = lay(self.member.note, "meta", self._room(width), lines=2).height
        return px(9) + look().line("bodyMedium") + (note if self.member.note else 0) + px(9)

    def arrange(self) -> None:
        px = look().px
        wide = px(CALL)
        self.put(self.button, self.width() - wide, px(9), wide, px(30))

    def draw(self, sheet: Sheet) -> None:
        px, member = look().px, self.member
        sheet.hline(0, sheet.height - 1, sheet.width)
        room = self._room(sheet.width)
        y = px(9)
        x = sheet.text(0, y, member.label, "bodyMedium", "text", width=room)
        number = member.number or translate("Demo", "Number withheld")
        left = room - x - 10
        if left > px(40):
            below = y + (look().line("bodyMedium") - look().line("meta")) / 2
            sheet.text(x + 10, below, number, "meta", "text3", width=left)
        if member.note:
            y += look().line("bodyMedium")
            sheet.text(0, y, member.note, "meta", "text2", width=room, lines=2)


class CastColumn(Column):
    """All who may call, one below the other."""

    def __init__(self, cast: Sequence[CastMember]) -> None:
        super().__init__()
        self.rows = [CastRow(self, member) for member in cast]

    def flow(self, width: int) -> int:
        y = 0
        for row in self.rows:
            tall = row.tall(width - 2 * PAD)
            self.put(row, PAD, y, width - 2 * PAD, tall)
            y += tall
        return y


class CallPanel(Pane):
    """A window of its own beside the desktop. It only says what is wanted; the demo does it."""

    call_wanted = Signal(str)
    """A number; empty means withheld."""
    hang_up_wanted = Signal()
    hub_stop_wanted = Signal()
    hub_start_wanted = Signal()
    web_no_wanted = Signal()
    """Whoever is on the line says no to something on the web at the same time."""
    learn_wanted = Signal()
    closed = Signal()

    def __init__(
        self,
        cast: Sequence[CastMember],
        clock: Clock,
        *,
        can_stop_hub: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(translate("Demo", "Simulated calls – Agent Desktop demo"))
        self._clock = clock
        self._can_stop_hub = can_stop_hub
        self._busy = False
        self._hub_runs = True
        self._learnt = False
        self._trouble = ""
        self._note = ""
        self.column = CastColumn(cast)
        self.area = Scroll(self, self.column)
        self.thumb = Thumb(self, self.area.verticalScrollBar())
        self._make_controls()
        self.resize(look().px(400), look().px(600))
        self._ticking = QTimer(self)
        self._ticking.setInterval(1000)
        self._ticking.timeout.connect(self.update)
        self._ticking.start()

    def _make_controls(self) -> None:
        self.number = Field(self, glyph="phone")
        said = translate("Demo", "Another number")
        self.number.set_words(said, translate("Demo", "Number that calls"))
        self.dial = Button(self, translate("Demo", "Call", "a button: let this person call"))
        self.withheld = Button(self, translate("Demo", "Withheld number"), icon="hidden")
        self.hang_up = Button(self, translate("Demo", "Hang up"), icon="cross", kind=Kind.OUTLINE)
        self.hub = Button(self, kind=Kind.OUTLINE)
        self.web_no = Button(self, translate("Demo", "Says no on the web"), icon="web")
        self.learn = Button(self, translate("Demo", "Let the hub learn"), icon="spark")
        self.web_no.clicked.connect(self.web_no_wanted)
        self.learn.clicked.connect(self.learn_wanted)
        for row in self.column.rows:
            row.call.connect(self.call_wanted)
        self.dial.clicked.connect(self._dial)
        self.number.edit.returnPressed.connect(self._dial)
        self.number.edit.textEdited.connect(lambda _text: self._say_trouble(""))
        self.withheld.clicked.connect(lambda: self.call_wanted.emit(""))
        self.hang_up.clicked.connect(self.hang_up_wanted)
        self.hub.clicked.connect(self._hub_clicked)
        show_if(self.hub, self._can_stop_hub)
        self.set_busy(False)
        self.set_hub(running=True)

    # --- what the demo says ----------------------------------------------------------------------

    def set_busy(self, busy: bool) -> None:
        """A call is going on, so that there is one to hang up."""
        self._busy = busy
        self.hang_up.setEnabled(busy)
        self._allow()
        self.update()

    def set_hub(self, *, running: bool) -> None:
        """Whether the hub answers; the button offers the other."""
        self._hub_runs = running
        self._allow()
        label = translate("Demo", "Stop the hub") if running else translate("Demo", "Start the hub")
        self.hub.glyph = "cloud-off" if running else "cloud"
        self.hub.set_label(label)
        self.hub.setEnabled(True)
        self.arrange()
        self.update()

    def _allow(self) -> None:
        self.web_no.setEnabled(self._busy and self._hub_runs)
        self.learn.setEnabled(self._hub_runs and not self._learnt)

    def set_learning(self) -> None:
        """It goes on, or is done: there is nothing more to learn from in this demo."""
        self._learnt = True
        self._allow()

    def say_note(self, words: str) -> None:
        """What came of a wish, in one line."""
        self._note = words
        say(self, self.windowTitle(), words)
        self.update()

    def stand_beside(self, window: QWidget) -> None:
        """To its right where the screen has room for both; the window makes room if it must."""
        screen, frame = window.screen().availableGeometry(), window.frameGeometry()
        gap = look().px(8)
        left = screen.right() + 1 - self.frameGeometry().width()
        if left - gap - frame.width() < screen.left():
            return
        window.move(min(frame.left(), left - gap - frame.width()), frame.top())
        self.move(window.frameGeometry().right() + 1 + gap, frame.top())

    # --- what the user asks ----------------------------------------------------------------------

    def _dial(self) -> None:
        number = self.number.edit.text().strip()
        if not any(letter.isdigit() for letter in number):
            self._say_trouble(translate("Demo", "Type a number first, such as +44 20 7946 0018."))
            self.number.edit.setFocus()
            return
        self._say_trouble("")
        self.call_wanted.emit(number)

    def _say_trouble(self, words: str) -> None:
        if words != self._trouble:
            self._trouble = words
            self.number.trouble = bool(words)
            self.number.update()
            say(self.number.edit, translate("Demo", "Number that calls"), words)
            self.update()

    def _hub_clicked(self) -> None:
        self.hub.setEnabled(False)
        if self._hub_runs:
            self.hub_stop_wanted.emit()
        else:
            self.hub_start_wanted.emit()

    def closeEvent(self, event: QCloseEvent) -> None:
        self.closed.emit()
        super().closeEvent(event)

    # --- looks -----------------------------------------------------------------------------------

    def _foot(self) -> int:
        return look().px(196) if self._can_stop_hub else look().px(152)

    def arrange(self) -> None:
        px, width = look().px, self.width()
        head, foot = px(60), self._foot()
        tall = max(0, self.height() - head - foot)
        self.area.setGeometry(0, head, width, tall)
        self.put(self.thumb, width - WIDTH - 2, head + 4, WIDTH, max(0, tall - 8))
        y = self.height() - foot + px(12)
        wide = px(CALL)
        self.put(self.number, PAD, y, width - 2 * PAD - wide - 8, px(32))
        self.put(self.dial, width - PAD - wide, y, wide, px(32))
        y += px(32) + px(24)
        half = (width - 2 * PAD - 8) / 2
        self.put(self.withheld, PAD, y, half, px(32))
        self.put(self.hang_up, PAD + half + 8, y, half, px(32))
        y += px(32) + 8
        self.put(self.web_no, PAD, y, half, px(32))
        self.put(self.learn, PAD + half + 8, y, half, px(32))
        if self._can_stop_hub:
            self.put(self.hub, PAD, y + px(32) + 8, width - 2 * PAD, px(32))

    def draw(self, sheet: Sheet) -> None:
        px = look().px
        head, foot = px(60), self._foot()
        title = translate("Demo", "Simulated calls")
        now = self._clock.now()
        y = px(10)
        time = clock_time(now, seconds=True)
        taken = sheet.text(sheet.width - PAD, y, time, "title", "text", trailing=True)
        room = max(1.0, sheet.width - 2 * PAD - taken - 8)
        sheet.text(PAD, y, title, "title", "text", width=room)
        below = y + look().line("title") + px(2)
        sheet.text(PAD, below, day_name(now, now), "meta", "text2")
        state, tone = self._state()
        taken = sheet.text(sheet.width - PAD, below, state, "meta", "text2", trailing=True)
        dot = sheet.width - PAD - taken - px(8) - 6
        middle = below + (look().line("meta") - px(8)) / 2
        sheet.dot(dot, middle, px(8), tone, hollow=not self._busy)
        sheet.hline(0, head - 1, sheet.width)
        top = sheet.height - foot
        sheet.box(0, top, sheet.width, foot, "canvas")
        sheet.hline(0, top, sheet.width)
        said = self._trouble or self._note
        if said:
            y = top + px(12) + px(32) + px(4)
            tone = "negative" if self._trouble else "text2"
            sheet.text(PAD, y, said, "meta", tone, width=sheet.width - 2 * PAD)

    def _state(self) -> tuple[str, str]:
        if not self._hub_runs:
            return translate("Demo", "hub stopped"), "warnSolid"
        if self._busy:
            return translate("Demo", "on a call"), "positive"
        return translate("Demo", "no call"), "control"
