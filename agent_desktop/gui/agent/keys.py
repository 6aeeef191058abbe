"""The keyboard map of the agent window. Single keys never act while somebody types."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QTextEdit,
    QWidget,
)

_TYPING = (QLineEdit, QTextEdit, QPlainTextEdit, QAbstractSpinBox, QComboBox)
_DIGITS = {
    Qt.Key.Key_0: 0,
    Qt.Key.Key_1: 1,
    Qt.Key.Key_2: 2,
    Qt.Key.Key_3: 3,
    Qt.Key.Key_4: 4,
    Qt.Key.Key_5: 5,
    Qt.Key.Key_6: 6,
    Qt.Key.Key_7: 7,
    Qt.Key.Key_8: 8,
    Qt.Key.Key_9: 9,
}


def typing() -> bool:
    """The focus is in a text field."""
    return isinstance(QApplication.focusWidget(), _TYPING)


class Keyed(Protocol):
    """What the keys do."""

    def press(self, number: int, *, anywhere: bool) -> bool: ...

    def single(self, key: Qt.Key) -> bool:
        """A letter or '/'. True when it did something."""
        ...

    def escape(self) -> bool: ...


def install(window: QWidget, chords: dict[str, Callable[[], object]]) -> list[QShortcut]:
    """Chords work anywhere in the window, text fields included."""
    made = []
    for sequence, act in chords.items():
        shortcut = QShortcut(QKeySequence(sequence), window)
        shortcut.setContext(Qt.ShortcutContext.WindowShortcut)
        shortcut.setAutoRepeat(False)
        shortcut.activated.connect(act)
        made.append(shortcut)
    return made


def handle(window: Keyed, event: QKeyEvent, *, single_keys: bool) -> bool:
    """What no widget took for itself. True when the key did something."""
    if event.isAutoRepeat():
        return False
    key = Qt.Key(event.key())
    if key == Qt.Key.Key_Escape:
        return window.escape()
    plain = not event.modifiers() & ~(
        Qt.KeyboardModifier.KeypadModifier | Qt.KeyboardModifier.ShiftModifier
    )
    if typing() or not plain or not single_keys:
        return False
    if key in _DIGITS:
        return window.press(_DIGITS[key], anywhere=False)
    return window.single(key)
