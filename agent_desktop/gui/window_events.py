"""When a window was first painted, and when its user closes it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QWidget


class WindowEvents(QObject):
    """Shows a window; calls `painted` once and `closed` with each close. Lives as long as it."""

    def __init__(
        self, window: QWidget, painted: Callable[[], None], closed: Callable[[], None]
    ) -> None:
        super().__init__(window)
        self._window = window
        self._painted: Callable[[], None] | None = painted
        self._closed = closed
        window.installEventFilter(self)
        # A window that its panes cover is never asked to paint: its surface is what is exposed.
        window.winId()
        self._surface = window.windowHandle()
        self._surface.installEventFilter(self)
        window.show()

    def stop(self) -> None:
        self._window.removeEventFilter(self)
        self._surface.removeEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Expose and self._painted is not None:
            # Painting is the answer to this very event, so it is over when the next one comes.
            QTimer.singleShot(0, self._painted)
            self._painted = None
            self._surface.removeEventFilter(self)
        elif event.type() == QEvent.Type.Close and watched is self._window:
            self._closed()
        return False
