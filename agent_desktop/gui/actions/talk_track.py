"""The words for the agent to say, in a box that scrolls inside."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QKeyEvent, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QWidget

from agent_desktop.gui.controls.pane import say
from agent_desktop.gui.theme import Sheet, lay, look

_STEP = 40


class TalkText(QWidget):
    """Plain text, as many lines as it takes, behind a window as tall as there is room."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._text = ""
        self._offset = 0
        look().changed.connect(self.update)

    def set_text(self, text: str) -> None:
        if text == self._text:
            return
        self._text = text
        self._offset = 0
        say(self, text)
        self._focus()
        self.update()

    def height_for(self, width: float) -> int:
        return lay(self._text, "body", width, lines=0).height if self._text else 0

    @property
    def overflow(self) -> int:
        return max(0, self.height_for(self._width()) - self.height())

    def _width(self) -> int:
        return self.width() - 8

    def _focus(self) -> None:
        """Only something to scroll is worth a stop of the Tab key."""
        wanted = Qt.FocusPolicy.TabFocus if self.overflow else Qt.FocusPolicy.NoFocus
        if self.focusPolicy() != wanted:
            self.setFocusPolicy(wanted)

    def scroll_by(self, pixels: int) -> None:
        moved = min(self.overflow, max(0, self._offset + pixels))
        if moved != self._offset:
            self._offset = moved
            self.update()

    def wheelEvent(self, event: QWheelEvent) -> None:
        if not self.overflow:
            event.ignore()
            return
        self.scroll_by(-round(event.angleDelta().y() / 120 * _STEP))
        event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Down: _STEP, Qt.Key.Key_Up: -_STEP}
        if event.key() in steps and self.overflow:
            self.scroll_by(steps[Qt.Key(event.key())])
            return
        event.ignore()

    def paintEvent(self, _event: QPaintEvent) -> None:
        self._focus()
        sheet = Sheet(self)
        rtl = sheet.rtl
        width = self._width()
        laid = lay(self._text, "body", width, lines=0, right=rtl)
        left = sheet.width - width if rtl else 0
        laid.draw(sheet.painter, left, -self._offset, sheet.look.color("text"))
        over = self.overflow
        if over:
            self._fade(sheet, over)
            track = self.height()
            handle = max(16.0, track * track / laid.height)
            y = (track - handle) * self._offset / over
            sheet.box(sheet.width - 4, y, 3, handle, "control", radius=1.5)
        if self.hasFocus():
            box = QRectF(self.rect()).adjusted(-3, 0, 0, 0)
            sheet.box(0, 0, box.width(), box.height(), None, radius=4, border="focus", stroke=2)
        sheet.end()

    def _fade(self, sheet: Sheet, over: int) -> None:
        """A hairline where text goes on, instead of a letter cut in half without a word."""
        if self._offset < over:
            sheet.hline(0, self.height() - 1, self._width())
        if self._offset > 0:
            sheet.hline(0, 0, self._width())
