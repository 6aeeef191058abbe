"""Notices each key, click and movement in the program's own windows."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication

_INPUT = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseMove,
        QEvent.Type.HoverMove,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
        QEvent.Type.TabletPress,
    }
)


class InputWatch(QObject):
    """Watches only while it is needed: a filter in Python costs something on every event."""

    def __init__(self, app: QApplication, touched: Callable[[], None]) -> None:
        super().__init__(app)
        self._app = app
        self._touched = touched
        self._watching = False

    def watch(self, wanted: bool) -> None:
        if wanted and not self._watching:
            self._app.installEventFilter(self)
        elif self._watching and not wanted:
            self._app.removeEventFilter(self)
        self._watching = wanted

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if event.type() in _INPUT and event.spontaneous():
            self._touched()
        return False
