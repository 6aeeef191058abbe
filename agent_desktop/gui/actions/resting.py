"""When a newer order may take over, and in which contacts the agent asked for the whole list."""

from __future__ import annotations

from collections import deque

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QCursor

from agent_desktop.gui.actions.card_list import CardList
from agent_desktop.gui.controls.response_button import Ticks
from agent_desktop.gui.theme.tokens import SETTLE_MS

_REMEMBERED = 20


class WholeLists:
    """For as long as a contact lasts, also when another one comes between."""

    def __init__(self) -> None:
        self._contacts: deque[str] = deque(maxlen=_REMEMBERED)

    def asked(self, contact_id: str) -> bool:
        return contact_id in self._contacts

    def keep(self, contact_id: str, whole: bool) -> None:
        if contact_id in self._contacts:
            self._contacts.remove(contact_id)
        if whole:
            self._contacts.append(contact_id)


class WaitingOrder(QObject):
    """Emits `rested` while a newer order waits and pointer and keys have left the list alone."""

    rested = Signal()

    def __init__(self, parent: QObject, cards: CardList, now: Ticks) -> None:
        super().__init__(parent)
        self._cards = cards
        self._now = now
        self._timer = QTimer(self)
        self._timer.setInterval(200)
        self._timer.timeout.connect(self._look)

    def waits(self, waits: bool) -> None:
        (self._timer.start if waits else self._timer.stop)()

    def busy(self) -> bool:
        """The pointer is on the list, or a key was just pressed there."""
        viewport = self._cards.viewport()
        over = viewport.rect().contains(viewport.mapFromGlobal(QCursor.pos()))
        if over and self._cards.isVisible() and self._cards.window().underMouse():
            return True
        return self._now() - self._cards.last_key < SETTLE_MS

    def _look(self) -> None:
        if not self.busy():
            self.rested.emit()
