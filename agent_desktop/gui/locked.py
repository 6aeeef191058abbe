"""The locked screen: whose it is, whether a call goes on or waits, and the way back in."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QHideEvent, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from agent_desktop.app.locking import LockedView, LockReason
from agent_desktop.app.status import describe
from agent_desktop.gui.agent.top_bar import draw_mark
from agent_desktop.gui.controls.button import Button, Kind
from agent_desktop.gui.controls.field import Field
from agent_desktop.gui.controls.pane import Pane, say, show_if
from agent_desktop.gui.theme import Sheet, lay, look
from agent_desktop.gui.words import QtWords, counted, duration, isolate, translate

TOP = 40
FOOT = 28
_WIDE = 320
_SECOND = 1000


def locked_words(view: LockedView) -> tuple[str, str]:
    """Title and text."""
    if view.reason is LockReason.IDLE:
        minutes = max(1, round(view.after_s / 60))
        title = counted("Locked", "Locked after %n minute(s)", minutes)
    else:
        title = translate("Locked", "Locked")
    if view.talking_since is not None:
        text = translate(
            "Locked",
            "Customer details are hidden. Your call goes on, the telephone is not affected.",
        )
    else:
        text = translate("Locked", "Customer details are hidden. Responses go on being sent.")
    return title, text


class LockedPane(Pane):
    """Emits `unlock_wanted(pin)`, `forgotten` and `someone_else`."""

    unlock_wanted = Signal(str)
    forgotten = Signal()
    someone_else = Signal()

    def __init__(self, parent: QWidget, clock: Callable[[], int]) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._clock = clock
        self._words = QtWords(clock)
        self.view = LockedView(user="", reason=LockReason.ASKED, after_s=0, asks_pin=False)
        self.trouble = ""
        self.busy = False
        self.field = Field(self, glyph="lock")
        self.field.edit.setEchoMode(QLineEdit.EchoMode.Password)
        self.field.edit.setMaxLength(128)
        self.field.edit.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, False)
        self.field.edit.textEdited.connect(lambda _text: self.say_trouble(""))
        self.field.edit.returnPressed.connect(self.unlock)
        self.go = Button(self, kind=Kind.PRIMARY, role="bodyStrong", keys=("Enter",))
        self.go.clicked.connect(self.unlock)
        self.forgotten_button = Button(self, kind=Kind.LINK)
        self.forgotten_button.clicked.connect(self.forgotten)
        self.else_button = Button(self, kind=Kind.QUIET)
        self.else_button.clicked.connect(self.someone_else)
        self._ticking = QTimer(self)
        self._ticking.setInterval(_SECOND)
        self._ticking.timeout.connect(self.update)

    def show_view(self, view: LockedView) -> None:
        self.view = view
        name = translate("Locked", "PIN or phrase")
        self.field.set_words(name, name)
        self._label()
        self.forgotten_button.set_label(translate("Locked", "PIN forgotten?"))
        self.else_button.set_label(translate("Locked", "Someone else signs in"))
        show_if(self.field, view.asks_pin)
        show_if(self.forgotten_button, view.asks_pin)
        # Their call would be cut off from its window.
        show_if(self.else_button, view.talking_since is None)
        self._say()
        self.arrange()
        self.update()

    def unlock(self) -> None:
        if self.busy:
            return
        typed = self.field.edit.text()
        if self.view.asks_pin and not typed:
            self.say_trouble(translate("Locked", "Type your PIN."))
            self.field.edit.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self.unlock_wanted.emit(typed if self.view.asks_pin else "")

    def set_busy(self, busy: bool) -> None:
        self.busy = busy
        self.field.edit.setReadOnly(busy)
        self._label()

    def say_trouble(self, words: str) -> None:
        if words == self.trouble:
            return
        self.trouble = words
        self.field.trouble = bool(words)
        self.field.update()
        say(self.field.edit, translate("Locked", "PIN or phrase"), words)
        self._say()
        self.update()

    def clear(self) -> None:
        """Nothing that was typed stays."""
        self.field.edit.clear()
        self.field.edit.setModified(False)
        self.say_trouble("")
        self.set_busy(False)

    def _label(self) -> None:
        if self.busy:
            self.go.set_label(translate("Locked", "Opening…"))
        elif self.view.user:
            said = translate("Locked", "Unlock as {name}")
            self.go.set_label(said.format(name=isolate(self.view.user)))
        else:
            self.go.set_label(translate("Locked", "Unlock"))
        self.go.setEnabled(not self.busy)

    def _say(self) -> None:
        title, text = locked_words(self.view)
        parts = (self.trouble, self._call()[0], text, self._kept())
        say(self, title, ". ".join(part.rstrip(".") for part in parts if part))

    def _call(self) -> tuple[str, str]:
        """What is said of a call, and the colour of its dot."""
        view = self.view
        if view.rings:
            who = ", ".join(isolate(part) for part in (view.caller, view.queue) if part)
            said = translate("Locked", "A call is waiting")
            return (f"{said}: {who}" if who else said), "accent"
        if view.talking_since is not None:
            return translate("Locked", "On a call"), "positive"
        if view.takes_calls:
            return translate("Locked", "No call is waiting"), ""
        return "", ""

    def _kept(self) -> str:
        waiting = self.view.sync.waiting if self.view.sync is not None else 0
        return (
            counted("Locked", "%n response(s) are kept safe on this device", waiting)
            if waiting
            else ""
        )

    # -- where -----------------------------------------------------------------------------------

    def _box(self) -> tuple[float, float]:
        wide = min(self.width() - 2 * 24, look().px(_WIDE))
        return (self.width() - wide) / 2, wide

    def _text_height(self) -> int:
        return lay(locked_words(self.view)[1], "body", self._box()[1], lines=4).height

    def _places(self) -> dict[str, float]:
        """The y of each part; what is not shown takes no room."""
        px, line, view = look().px, look().line, self.view
        places, y = {}, 0.0
        for name, tall, gap in (
            ("tile", px(52), 18),
            ("title", line("name"), 4),
            ("text", self._text_height(), 20),
            # Always there for whom calls reach: nothing moves while a PIN is being typed.
            ("call", px(36) if self._call()[0] else 0, 16),
            ("field", px(40) if view.asks_pin else 0, 8),
            ("trouble", 2 * line("meta") if view.asks_pin else 0, 8),
            ("go", px(40), 12),
            ("forgotten", px(28) if view.asks_pin else 0, 4),
            ("else", px(32) if view.talking_since is None else 0, 20),
            ("kept", line("meta"), 0),
        ):
            places[name] = y
            y += tall + gap if tall else 0
        room = self.height() - px(TOP) - px(FOOT)
        start = px(TOP) + max(16.0, (room - y) * 0.46)
        return {name: start + place for name, place in places.items()}

    def arrange(self) -> None:
        px = look().px
        x, wide = self._box()
        places = self._places()
        self.put(self.field, x, places["field"], wide, px(40))
        self.put(self.go, x, places["go"], wide, px(40))
        for button, name, tall in (
            (self.forgotten_button, "forgotten", px(28)),
            (self.else_button, "else", px(32)),
        ):
            room = min(wide, button.natural())
            self.put(button, (self.width() - room) / 2, places[name], room, tall)

    def draw(self, sheet: Sheet) -> None:
        px, line = sheet.look.px, sheet.look.line
        x, wide = self._box()
        places = self._places()
        self._bars(sheet)
        size, tile = px(24), px(52)
        left = (sheet.width - tile) / 2
        edge = "control" if sheet.look.high_contrast else None
        sheet.box(left, places["tile"], tile, tile, "accentTint", radius=10, border=edge)
        inner = (tile - size) / 2
        sheet.icon(left + inner, places["tile"] + inner, "lock", size, "accent")
        title, text = locked_words(self.view)
        whole = sheet.width - 48
        sheet.text(24, places["title"], title, "name", "text", width=whole, middle=True)
        sheet.text(x, places["text"], text, "body", "text2", width=wide, lines=4, middle=True)
        self._draw_call(sheet, places["call"])
        if self.trouble and self.view.asks_pin:
            sheet.text(x, places["trouble"], self.trouble, "meta", "negative", width=wide, lines=2)
        elif self.trouble:
            y = places["go"] - line("meta") - 4
            sheet.text(x, y, self.trouble, "meta", "negative", width=wide, middle=True)
        kept = self._kept()
        if kept:
            taken = lay(kept, "meta").width + px(14) + 6
            start = max(12.0, (sheet.width - taken) / 2)
            sheet.icon(start, places["kept"] + 1, "shield", px(14), "text2")
            room = sheet.width - start - px(14) - 18
            sheet.text(start + px(14) + 6, places["kept"], kept, "meta", "text2", width=room)

    def _draw_call(self, sheet: Sheet, y: float) -> None:
        words, tone = self._call()
        if not words:
            return
        px, line = sheet.look.px, sheet.look.line
        since = self.view.talking_since
        clock = ""
        if since is not None and not self.view.rings:
            clock = duration(self._clock() - since)
        room = sheet.width - 48 - 40
        text = min(room, lay(words, "body").width + 1)
        wide = 12 + 8 + 8 + text + (10 + lay(clock, "bodyStrong").width if clock else 0) + 14
        x, tall = (sheet.width - wide) / 2, px(36)
        sheet.box(x, y, wide, tall, "surface", radius=6, border="line")
        sheet.dot(x + 12, y + tall / 2 - 4, 8, tone or "neutral", hollow=not tone)
        at = x + 28
        ink = "text" if tone else "text2"
        sheet.text(at, y + (tall - line("body")) / 2, words, "body", ink, width=text + 1)
        if clock:
            at += text + 10
            sheet.text(at, y + (tall - line("bodyStrong")) / 2, clock, "bodyStrong", "text")

    def _bars(self, sheet: Sheet) -> None:
        px, line = sheet.look.px, sheet.look.line
        top, foot = px(TOP), px(FOOT)
        sheet.box(0, 0, sheet.width, top, "canvas")
        sheet.hline(0, top - 1, sheet.width)
        draw_mark(sheet, 13, (top - px(18)) / 2, px(18))
        y = (top - line("bodyStrong")) / 2
        sheet.text(13 + px(18) + 9, y, "Agent Desktop", "bodyStrong", "text")
        begin = sheet.height - foot
        sheet.box(0, begin, sheet.width, foot, "canvas")
        sheet.hline(0, begin, sheet.width)
        if self.view.sync is None:
            return
        said = describe(self.view.sync, self._words)
        middle = begin + foot / 2
        sheet.icon(12, middle - px(14) / 2, said.icon, px(14), "text2")
        room = sheet.width - 24 - px(14) - 6
        words = said.label
        sheet.text(18 + px(14), middle - line("meta") / 2, words, "meta", "text2", width=room)

    # -- focus -----------------------------------------------------------------------------------

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        target = self.field.edit if self.view.asks_pin else self.go
        if not target.isHidden():
            target.setFocus(event.reason())

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._ticking.start()

    def hideEvent(self, event: QHideEvent) -> None:
        self._ticking.stop()
        super().hideEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        # Nothing that is typed here reaches what is hidden.
        event.accept()
