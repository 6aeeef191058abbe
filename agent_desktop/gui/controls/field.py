"""A text field in a frame with a glyph, and the keys that lead to it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPalette
from PySide6.QtWidgets import QLineEdit, QWidget

from agent_desktop.gui.controls.pane import OUTSET, Pane, say
from agent_desktop.gui.theme import Sheet, look
from agent_desktop.gui.theme.text import lay


class Field(Pane):
    """`edit` is the line edit. `moved` tells Up (-1) and Down (1), for a list below."""

    BACKGROUND = ""
    OUTSET = OUTSET
    moved = Signal(int)
    left = Signal()
    """Escape."""

    def __init__(
        self,
        parent: QWidget,
        *,
        glyph: str = "search",
        keys: tuple[str, ...] = (),
        role: str = "body",
    ) -> None:
        super().__init__(parent)
        self.glyph = glyph
        self.keys = keys
        self.role = role
        self.trouble = False
        self.edit = QLineEdit(self)
        self.edit.setFrame(False)
        self.edit.setMaxLength(200)
        self.edit.installEventFilter(self)
        self.edit.textChanged.connect(self.update)
        self.setFocusProxy(self.edit)
        self._dress()

    def set_words(self, placeholder: str, name: str) -> None:
        self.edit.setPlaceholderText(placeholder)
        say(self.edit, name)

    def _restyle(self) -> None:
        self._dress()
        super()._restyle()

    def _dress(self) -> None:
        current = look()
        self.edit.setFont(current.font(self.role))
        palette = self.edit.palette()
        palette.setColor(QPalette.ColorRole.Base, current.color("surface"))
        palette.setColor(QPalette.ColorRole.Text, current.color("text"))
        palette.setColor(QPalette.ColorRole.PlaceholderText, current.color("text3"))
        palette.setColor(QPalette.ColorRole.Highlight, current.color("accentSolid"))
        palette.setColor(QPalette.ColorRole.HighlightedText, current.color("onAccent"))
        self.edit.setPalette(palette)

    def arrange(self) -> None:
        size = look().px(16)
        lead = OUTSET + (10 + size + 6 if self.glyph else 8)
        tail = OUTSET + 8 + self._caps()
        inner = self.height() - 2 * OUTSET - 4
        self.put(self.edit, lead, OUTSET + 2, max(20, self.width() - lead - tail), inner)

    def _caps(self) -> int:
        widths = (max(look().px(16), round(lay(k, "captionPlain").width + 9)) for k in self.keys)
        return sum(widths) + 2 * len(self.keys)

    def draw(self, sheet: Sheet) -> None:
        w, h = sheet.width - 2 * OUTSET, sheet.height - 2 * OUTSET
        focused = self.edit.hasFocus()
        edge = "accent" if focused else "negative" if self.trouble else "control"
        on = self.edit.isEnabled()
        edge = edge if on else "line"
        stroke = 2 if focused or self.trouble else 1
        sheet.box(OUTSET, OUTSET, w, h, "surface", radius=6, border=edge, stroke=stroke)
        size = look().px(16)
        if self.glyph:
            sheet.icon(
                OUTSET + 10,
                OUTSET + (h - size) / 2,
                self.glyph,
                size,
                "text2" if on else "disabled",
            )
        if self.keys and on:
            y = OUTSET + (h - look().px(16)) / 2
            sheet.keys(sheet.width - OUTSET - 8, y, self.keys, trailing=True)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in {QEvent.Type.FocusIn, QEvent.Type.FocusOut}:
            self.update()
        elif isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() == Qt.Key.Key_Escape:
                self.left.emit()
                return True
            if event.key() in {Qt.Key.Key_Up, Qt.Key.Key_Down}:
                self.moved.emit(1 if event.key() == Qt.Key.Key_Down else -1)
                return True
        return super().eventFilter(watched, event)
