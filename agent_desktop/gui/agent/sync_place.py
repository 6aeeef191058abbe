"""Where 'Sync and problems' will be: the page is made when it is opened for the first time."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QHideEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QWidget

from agent_desktop.app.sync_views import SyncCentreCommands

if TYPE_CHECKING:
    from agent_desktop.gui.agent.sync_pane import SyncPane


class SyncPlace(QWidget):
    """Emits `closed`. Nothing of the page is imported or made before the first `make`."""

    closed = Signal()

    def __init__(self, parent: QWidget, now: Callable[[], int]) -> None:
        super().__init__(parent)
        self._now = now
        self._make: Callable[[], SyncCentreCommands] | None = None
        self._docked = False
        self.pane: SyncPane | None = None
        self.hide()

    @property
    def ready(self) -> bool:
        """There is something to show."""
        return self._make is not None

    def connect_to(self, make: Callable[[], SyncCentreCommands]) -> None:
        """`make` is called once, when somebody looks."""
        self._make = make

    def make(self) -> None:
        """Before it is shown for the first time."""
        if self.pane is None and self._make is not None:
            from agent_desktop.gui.agent.sync_pane import SyncPane

            self.pane = SyncPane(self, self._make(), self._now)
            self.pane.closed.connect(self.closed)
            self.pane.setGeometry(self.rect())
            self.pane.set_docked(self._docked)
            self.pane.show()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self.pane is not None:
            self.pane.open()

    def hideEvent(self, event: QHideEvent) -> None:
        """Closed, or behind the curtain of a locked window: nothing of a customer stays."""
        super().hideEvent(event)
        if self.pane is not None:
            self.pane.leave()

    def try_now(self) -> None:
        """R."""
        if self.pane is not None:
            self.pane.try_now()

    def stops(self) -> tuple[QWidget, ...]:
        """What takes the focus, in its order."""
        return () if self.pane is None else (self.pane.list, self.pane.side)

    def set_docked(self, docked: bool) -> None:
        self._docked = docked
        if self.pane is not None:
            self.pane.set_docked(docked)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self.pane is not None:
            self.pane.setGeometry(self.rect())
