"""The one place where results of other threads become calls on the Qt thread."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, QThread, Signal, Slot


class Bridge(QObject):
    """`post` may be called from any thread; the call runs on the thread that made the bridge.

    Calls keep their order. After `close` they are dropped: nobody is there to see them.
    """

    _posted = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._open = True
        self._posted.connect(self._run, Qt.ConnectionType.QueuedConnection)

    def post(self, call: Callable[[], object]) -> None:
        if self._open:
            self._posted.emit(call)

    def close(self) -> None:
        self._open = False

    def here(self) -> bool:
        """Whether the caller is on the bridge's thread already."""
        return QThread.currentThread() is self.thread()

    @Slot(object)
    def _run(self, call: Callable[[], object]) -> None:
        if self._open:
            call()
