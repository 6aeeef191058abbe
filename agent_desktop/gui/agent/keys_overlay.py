"""F1: every key that does something here."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QWidget

from agent_desktop.gui.controls.button import Button, Kind
from agent_desktop.gui.controls.pane import Pane, say
from agent_desktop.gui.theme import Sheet, look
from agent_desktop.gui.words import translate


class KeyRow(NamedTuple):
    keys: tuple[tuple[str, ...], ...]
    """Alternatives, each a chord."""
    words: str


def key_rows() -> tuple[tuple[str, tuple[KeyRow, ...]], ...]:
    """Groups with their rows: the window and this list are tested against each other."""
    return (
        (
            translate("Keys", "Respond"),
            (
                KeyRow((("1",), ("2",), ("3",)), translate("Keys", "Positive, Neutral, Negative")),
                KeyRow((("Ctrl", "1"),), translate("Keys", "the same from anywhere, also 2 and 3")),
                KeyRow((("Ctrl", "Z"),), translate("Keys", "undo the last response")),
                KeyRow((("/",),), translate("Keys", "customer raises something else")),
            ),
        ),
        (
            translate("Keys", "Suggestions"),
            (
                KeyRow((("↑",), ("↓",)), translate("Keys", "choose a suggestion")),
                KeyRow((("Home",), ("End",)), translate("Keys", "first, last")),
                KeyRow((("A",),), translate("Keys", "all suggestions, or the first ones")),
                KeyRow((("T",),), translate("Keys", "talk track")),
                KeyRow((("W",),), translate("Keys", "why this")),
                KeyRow((("H",),), translate("Keys", "held back")),
                KeyRow((("R",),), translate("Keys", "new order, new rows, try again")),
            ),
        ),
        (
            translate("Keys", "Caller"),
            (
                KeyRow((("V",),), translate("Keys", "verified, or not")),
                KeyRow((("X",),), translate("Keys", "someone else: hide everything")),
                KeyRow((("G",),), translate("Keys", "show the signal in the journey")),
                KeyRow((("Ctrl", "F"),), translate("Keys", "filter the journey")),
                KeyRow((("Ctrl", "Enter"),), translate("Keys", "end this contact")),
            ),
        ),
        (
            translate("Keys", "Window"),
            (
                KeyRow((("Ctrl", "K"),), translate("Keys", "find a customer")),
                KeyRow((("Ctrl", "N"),), translate("Keys", "number to call")),
                KeyRow((("Ctrl", "L"),), translate("Keys", "lock the window")),
                KeyRow((("Ctrl", "D"),), translate("Keys", "dock, or the whole window")),
                KeyRow((("Ctrl", "Shift", "S"),), translate("Keys", "sync and problems")),
                KeyRow((("Ctrl", ","),), translate("Keys", "appearance and keys")),
                KeyRow((("F6",), ("Shift", "F6")), translate("Keys", "next pane, pane before")),
                KeyRow((("Ctrl", "Tab"),), translate("Keys", "next page of the dock")),
                KeyRow((("Esc",), ("F1",)), translate("Keys", "close what is open, this list")),
            ),
        ),
    )


class KeysOverlay(Pane):
    """Lies over the window's middle until Escape, F1 or a click. Emits `closed`."""

    BACKGROUND = ""
    closed = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.close_button = Button(self, icon="cross", kind=Kind.QUIET)
        self.close_button.clicked.connect(self.closed)
        self.hide()
        self.set_words()

    def set_words(self) -> None:
        spoken = [
            f"{' '.join('+'.join(chord) for chord in row.keys)}: {row.words}"
            for _, rows in key_rows()
            for row in rows
        ]
        say(self, translate("Keys", "Keys"), ". ".join(spoken))
        say(self.close_button, translate("Keys", "Close the list of keys"))

    def columns(self) -> int:
        return 2 if self.width() >= look().px(640) else 1

    def wanted(self, room: int) -> tuple[int, int]:
        """Width and height for a window as wide as that."""
        px = look().px
        wide = min(room - 32, px(760))
        columns = 2 if wide >= px(640) else 1
        groups = [len(rows) for _, rows in key_rows()]
        if columns == 2:
            tall = max(groups[0], groups[1]) + max(groups[2], groups[3])
            heads = 2
        else:
            tall, heads = sum(groups), 4
        return wide, px(56) + tall * px(24) + heads * (px(24) + 14) + 10

    def arrange(self) -> None:
        side = look().px(28)
        self.put(self.close_button, self.width() - 14 - side, 14, side, side)

    def draw(self, sheet: Sheet) -> None:
        px = sheet.look.px
        sheet.box(0, 0, sheet.width, sheet.height, "surface", radius=10, border="control", stroke=1)
        sheet.text(24, 18, translate("Keys", "Keys"), "name", "text")
        columns = self.columns()
        room = (sheet.width - 48 - 32 * (columns - 1)) / columns
        y = [px(56.0), px(56.0)]
        for index, (title, rows) in enumerate(key_rows()):
            column = index % columns
            if columns == 2 and index == 2:
                y = [max(y)] * 2
            x = 24 + column * (room + 32)
            y[column] = self._group(sheet, x, y[column], room, title, rows)

    @staticmethod
    def _group(
        sheet: Sheet, x: float, y: int, room: float, title: str, rows: tuple[KeyRow, ...]
    ) -> int:
        px = sheet.look.px
        sheet.text(x, y, title, "metaStrong", "text2")
        y += px(24)
        lead = px(104)
        for row in rows:
            at = x
            for chord in row.keys:
                at += sheet.keys(at, y + 2, chord) + 6
            line = sheet.look.line("body")
            start = max(x + lead, at + 6)
            left = x + room - start
            sheet.text(start, y + px(10) - line / 2, row.words, "body", "text", width=left)
            y += px(24)
        return y + 14

    def mousePressEvent(self, event: QMouseEvent) -> None:
        event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Escape, Qt.Key.Key_F1}:
            self.closed.emit()
            return
        event.ignore()
