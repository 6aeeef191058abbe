"""The place below the list where an answer is confirmed, and taken back."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QEnterEvent, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from agent_desktop.app.views import UndoView, UnsavedView
from agent_desktop.gui.controls.button import Button, Control, Kind
from agent_desktop.gui.controls.marks import mark
from agent_desktop.gui.controls.pane import OUTSET, Pane, say, show_if
from agent_desktop.gui.controls.response_button import Ticks, ticks
from agent_desktop.gui.theme import Sheet, lay, look
from agent_desktop.gui.theme.tokens import UNDO_MS
from agent_desktop.gui.words import sentiment_word, translate

HEIGHT = 52
DOCK_HEIGHT = 44
_TICK = 100


class ToastUndo(Control):
    """The undo button on the dark ground of the toast."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.caps = True

    def natural(self) -> int:
        if not self.caps:
            return round(lay(self.text(), "bodyMedium").width + look().px(16) + 6 + 25)
        caps = sum(
            max(look().px(16), round(lay(k, "captionPlain").width + 9)) for k in ("Ctrl", "Z")
        )
        return round(lay(self.text(), "bodyMedium").width + look().px(16) + caps + 6 + 10 + 26)

    def paintEvent(self, _event: QPaintEvent) -> None:
        sheet = Sheet(self)
        w, h = sheet.width - 2 * OUTSET, sheet.height - 2 * OUTSET
        painter = sheet.painter
        painter.setPen(QPen(sheet.look.color("onToast"), 2 if self.underMouse() else 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        box = self.box().adjusted(0.5, 0.5, -0.5, -0.5)
        painter.drawRoundedRect(box, 6, 6)
        size = sheet.look.px(16)
        x = OUTSET + 12
        sheet.icon(x, OUTSET + (h - size) / 2, "undo", size, "onToast")
        line = sheet.look.line("bodyMedium")
        x += size + 6
        x += sheet.text(x, OUTSET + (h - line) / 2, self.text(), "bodyMedium", "onToast") + 8
        cap = sheet.look.px(16)
        if self.caps:
            sheet.keys(x, OUTSET + (h - cap) / 2, ("Ctrl", "Z"), tone="onToast")
        if self.hasFocus() and self.ring:
            painter.setPen(QPen(sheet.look.color("toastBar"), 2))
            painter.drawRoundedRect(self.rect().adjusted(1, 1, -1, -1), 9, 9)
        _ = w
        sheet.end()


class ResponseSlot(Pane):
    """A toast for 8 s of its own time; then the last answer, still to be undone."""

    BACKGROUND = "canvas"
    undone = Signal(str)
    again = Signal()
    """Save what was not saved."""

    def __init__(self, parent: QWidget, now: Ticks = ticks) -> None:
        super().__init__(parent)
        self._now = now
        self.undo: UndoView | None = None
        self.unsaved: UnsavedView | None = None
        self.idle = ""
        self.idle_hint = ""
        self.docked = False
        self._left = 0.0
        self._seen_at = 0.0
        self._over = False
        self.toast_undo = ToastUndo(self)
        self.quiet_undo = Button(self, icon="undo", kind=Kind.OUTLINE)
        for button in (self.toast_undo, self.quiet_undo):
            button.clicked.connect(self._emit)
            button.hide()
            button.installEventFilter(self)
        self.save_button = Button(self, icon="sync")
        self.save_button.clicked.connect(self.again)
        self.save_button.hide()
        self._timer = QTimer(self)
        self._timer.setInterval(_TICK)
        self._timer.timeout.connect(self.tick)

    @property
    def toasting(self) -> bool:
        return self.undo is not None and self._left > 0

    def set_idle(self, text: str, hint: str) -> None:
        if (text, hint) != (self.idle, self.idle_hint):
            self.idle, self.idle_hint = text, hint
            self.update()

    def show_undo(self, undo: UndoView | None) -> None:
        """Another answer starts its 8 seconds; the same one goes on with what is left."""
        before = self.undo
        if undo == before:
            return
        self.undo = undo
        if undo is None:
            self._left = 0
        elif before is None or undo.entry_id != before.entry_id:
            self._left, self._seen_at = float(UNDO_MS), self._now()
            self._timer.start()
        self._dress()

    def show_unsaved(self, unsaved: UnsavedView | None) -> bool:
        """The one thing that shouts. True when the slot takes another height now."""
        if unsaved == self.unsaved:
            return False
        before = self.wanted()
        self.unsaved = unsaved
        self._dress()
        return self.wanted() != before

    def wanted(self) -> int:
        """Its height: more than usual only while an answer is not saved."""
        usual = look().px(DOCK_HEIGHT if self.docked else HEIGHT)
        if self.unsaved is None or self.width() <= 0:
            return usual
        line = look().line
        reason = lay(self.unsaved.reason, "meta", self._unsaved_room(), lines=0).height
        return max(usual, 10 + line("body") + 2 + reason + 10)

    def _unsaved_room(self) -> float:
        size = look().px(18)
        return max(80.0, self.width() - 16 - size - 10 - self.save_button.natural() - 32)

    def _unsaved_title(self) -> str:
        if self.unsaved is None:
            return ""
        text = translate("ResponseSlot", "{answer} was not saved: {title}")
        word = sentiment_word(self.unsaved.sentiment)
        return text.format(answer=word, title=self.unsaved.title)

    def tick(self) -> None:
        """Time passes unless somebody is looking at the toast or has the focus in it."""
        now = self._now()
        gone, self._seen_at = now - self._seen_at, now
        if self._over or self.toast_undo.hasFocus():
            return
        self._left -= gone
        if self._left <= 0:
            self._left = 0
            self._timer.stop()
            self._dress()
        else:
            self.update(0, self.height() - 3, self.width(), 3)

    def _dress(self) -> None:
        toast = self.toasting
        if not toast:
            self._timer.stop()
        failed = self.unsaved is not None
        self.save_button.set_label(
            translate("ResponseSlot", "Save again"),
            translate("ResponseSlot", "Save again: {what}").format(what=self._unsaved_title()),
        )
        show_if(self.save_button, failed)
        label = translate("ResponseSlot", "Undo")
        name = label
        if self.undo is not None:
            full = translate("ResponseSlot", "Undo {answer} for {title}, Ctrl Z")
            name = full.format(answer=sentiment_word(self.undo.sentiment), title=self.undo.title)
        self.toast_undo.setText(label)
        say(self.toast_undo, name)
        self.quiet_undo.set_label(label, name)
        show_if(self.toast_undo, toast and not failed)
        show_if(self.quiet_undo, self.undo is not None and not toast and not failed)
        if self.unsaved is not None:
            say(self, self._unsaved_title(), self.unsaved.reason)
        elif self.undo is not None:
            word = sentiment_word(self.undo.sentiment)
            say(self, f"{word}, {self.undo.title}", self.undo.detail)
        else:
            say(self, self.idle)
        self.arrange()
        self.update()

    def _emit(self) -> None:
        if self.undo is not None:
            self.undone.emit(self.undo.entry_id)

    def arrange(self) -> None:
        tall = look().px(30 if self.docked else 32)
        self.toast_undo.caps = not self.docked
        wide = self.toast_undo.natural()
        y = (self.height() - tall) / 2
        self.put(self.toast_undo, self.width() - 12 - wide, y, wide, tall)
        wide = self.quiet_undo.natural()
        self.put(self.quiet_undo, self.width() - 16 - wide, y, wide, tall)
        wide = self.save_button.natural()
        self.put(self.save_button, self.width() - 16 - wide, y, wide, tall)

    def draw(self, sheet: Sheet) -> None:
        if self.unsaved is not None:
            self._draw_unsaved(sheet, self.unsaved)
            return
        if self.undo is not None and self._left > 0:
            self._draw_toast(sheet, self.undo)
            return
        sheet.hline(0, 0, sheet.width)
        line = sheet.look.line("meta")
        y = (sheet.height - line) / 2
        size = sheet.look.px(14)
        sheet.icon(16, (sheet.height - size) / 2, "undo", size, "text3")
        x = 16 + size + 8
        if self.undo is not None:
            text = translate("ResponseSlot", "{title}: {answer}").format(
                title=self.undo.title, answer=sentiment_word(self.undo.sentiment)
            )
            room = sheet.width - x - self.quiet_undo.natural() - 24
            sheet.text(x, y, text, "meta", "text3", width=max(20, room))
            return
        caps = sheet.keys(
            sheet.width - 16, (sheet.height - sheet.look.px(16)) / 2, ("Ctrl", "Z"), trailing=True
        )
        room = sheet.width - x - caps - 32
        taken = sheet.text(x, y, self.idle, "meta", "text3", width=room)
        if not self.docked and taken + lay(self.idle_hint, "meta").width + 16 < room:
            sheet.text(
                sheet.width - 16 - caps - 8, y, self.idle_hint, "meta", "text3", trailing=True
            )

    def _draw_unsaved(self, sheet: Sheet, unsaved: UnsavedView) -> None:
        sheet.fill("warnTint")
        sheet.hline(0, 0, sheet.width, "warnLine")
        size, line = sheet.look.px(18), sheet.look.line("body")
        room = self._unsaved_room()
        under = lay(unsaved.reason, "meta", room, lines=0).height
        y = (sheet.height - line - 2 - under) / 2
        sheet.icon(16, y + (line - size) / 2, "warn", size, "warn")
        x = 16 + size + 10
        sheet.text(x, y, self._unsaved_title(), "bodyStrong", "text", width=room)
        sheet.text(x, y + line + 2, unsaved.reason, "meta", "text", width=room, lines=0)

    def _draw_toast(self, sheet: Sheet, undo: UndoView) -> None:
        sheet.fill("toast")
        size = sheet.look.px(18)
        x = 16.0
        mark(
            sheet,
            x,
            (sheet.height - size) / 2,
            size,
            undo.sentiment,
            fill="onToast",
            glyph="toast",
        )
        x += size + 10
        room = sheet.width - x - self.toast_undo.natural() - 24
        strong, line = "bodyStrong", sheet.look.line("body")
        second = bool(undo.detail)
        under = sheet.look.line("meta") if second else 0
        y = (sheet.height - line - under) / 2
        word = sentiment_word(undo.sentiment)
        taken = sheet.text(x, y, word, strong, "onToast")
        sheet.dot(x + taken + 5, y + line / 2 - 1, 3, "onToast2")
        left = max(10, room - taken - 13)
        sheet.text(x + taken + 13, y, undo.title, "body", "onToast", width=left)
        if second:
            sheet.text(x, y + line, undo.detail, "meta", "onToast2", width=room)
        sheet.box(0, sheet.height - 3, sheet.width * self._left / UNDO_MS, 3, "toastBar")

    def enterEvent(self, event: QEnterEvent) -> None:
        self._over = True
        super().enterEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        self._over = False
        super().leaveEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.toast_undo and event.type() in {
            QEvent.Type.FocusOut,
            QEvent.Type.FocusIn,
        }:
            self.tick()
        return super().eventFilter(watched, event)
