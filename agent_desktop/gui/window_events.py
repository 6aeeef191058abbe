"""When a window was first painted, and when its user closes it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QWidget


class WindowEvents(QObject):
    """Calls `painted` once and `closed` with each close. Lives as long as its window."""

    def __init__(
        self, window: QWidget, painted: Callable[[], None], closed: Callable[[], None]
    ) -> None:
        super().__init__(window)
        self._window = window
        self._painted: Callable[[], None] | None = painted
        self._closed = closed
        window.installEventFilter(self)

    def stop(self) -> None:
        self._window.removeEventFilter(self)

    def eventFilter(self, _: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint and self._painted is not None:
            tell, self._painted = self._painted, None
            tell()
        elif event.type() == QEvent.Type.Close:
            self._closed()
        return False
