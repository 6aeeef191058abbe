"""Customers found by a search, as rows to choose from."""

from __future__ import annotations

from collections.abc import Callable, Coroutine
from typing import Any

from PySide6.QtCore import QObject, QPoint, QTimer, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QWidget

from agent_desktop.app.commands import CustomerHit
from agent_desktop.gui.controls.button import Control
from agent_desktop.gui.controls.field import Field
from agent_desktop.gui.controls.pane import Pane, say, show_if
from agent_desktop.gui.theme import Sheet, lay, look
from agent_desktop.gui.words import translate

ROW = 44
_MOST = 8
_WAIT = 120

Start = Callable[[Coroutine[Any, Any, None], str], None]
Find = Callable[[str], Coroutine[Any, Any, tuple[CustomerHit, ...]]]


class HitRow(Control):
    OUTSET = 0

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.hit: CustomerHit | None = None
        self.current = False

    def show_hit(self, hit: CustomerHit, *, current: bool) -> None:
        self.hit, self.current = hit, current
        say(self, hit.name, hit.detail)
        self.update()

    def paintEvent(self, _event: object) -> None:
        sheet = Sheet(self)
        hit = self.hit
        if hit is not None:
            line = sheet.look.line
            over = self.underMouse()
            fill = "selected" if self.current else "hover" if over else None
            if fill:
                sheet.box(4, 1, sheet.width - 8, sheet.height - 2, fill, radius=6)
            size = sheet.look.px(28)
            sheet.box(12, (sheet.height - size) / 2, size, size, "accentTint", radius=6)
            initials = "".join(word[:1] for word in hit.name.split()[:2]).upper() or "?"
            y = (sheet.height - line("captionStrong")) / 2
            sheet.text(12, y, initials, "captionStrong", "accent", width=size, middle=True)
            x = 12 + size + 10
            top = (sheet.height - line("body") - line("caption")) / 2
            room = sheet.width - x - (64 if self.current else 12)
            sheet.text(x, top, hit.name, "bodyMedium", "text", width=room)
            sheet.text(x, top + line("body"), hit.detail, "captionPlain", "text2", width=room)
            if self.current:
                cap = sheet.look.px(16)
                sheet.key(sheet.width - 14, (sheet.height - cap) / 2, "Enter", trailing=True)
        if self.hasFocus() and self.ring:
            sheet.box(2, 0, sheet.width - 4, sheet.height, None, radius=8, border="focus", stroke=2)
        sheet.end()

    def hitButton(self, pos: QPoint) -> bool:
        return self.rect().contains(pos)


class Hits(Pane):
    """Rows, and a word when nothing is found. Emits `picked(customer_id)`."""

    BACKGROUND = ""
    picked = Signal(str)
    counted = Signal()

    def __init__(self, parent: QWidget, *, framed: bool = False) -> None:
        super().__init__(parent)
        self.framed = framed
        self.found: tuple[CustomerHit, ...] = ()
        self.current = 0
        self.note = ""
        self.foot = ""
        """What has to be said of every answer."""
        self.rows: list[HitRow] = []

    def show_hits(self, hits: tuple[CustomerHit, ...], note: str = "", foot: str = "") -> None:
        self.found = hits[:_MOST]
        self.current = 0
        self.note, self.foot = note, foot
        say(self, translate("Hits", "Customers found"), " ".join(filter(None, (note, foot))))
        while len(self.rows) < len(self.found):
            row = HitRow(self)
            row.clicked.connect(self._clicked)
            self.rows.append(row)
        self._dress()
        self.counted.emit()

    def _dress(self) -> None:
        for index, row in enumerate(self.rows):
            if index < len(self.found):
                row.show_hit(self.found[index], current=index == self.current)
            show_if(row, index < len(self.found))
        self.arrange()
        self.update()

    def move_by(self, step: int) -> None:
        if self.found:
            self.current = min(len(self.found) - 1, max(0, self.current + step))
            self._dress()

    def take(self) -> bool:
        """The chosen one."""
        if not self.found:
            return False
        self.picked.emit(self.found[self.current].customer_id)
        return True

    def _clicked(self) -> None:
        row = self.sender()
        if isinstance(row, HitRow) and row.hit is not None:
            self.picked.emit(row.hit.customer_id)

    def wanted(self) -> int:
        pad = (8 if self.framed else 0) + self._foot_height()
        if self.found:
            return len(self.found) * look().px(ROW) + pad
        return look().px(36) + pad if self.note else 0

    def _foot_height(self) -> int:
        if not self.foot or not (self.found or self.note):
            return 0
        room = max(80, self.width() - 28 - look().px(20))
        return lay(self.foot, "meta", room, lines=3).height + 14

    def arrange(self) -> None:
        y = 4 if self.framed else 0
        for row in self.rows[: len(self.found)]:
            self.put(row, 0, y, self.width(), look().px(ROW))
            y += look().px(ROW)

    def draw(self, sheet: Sheet) -> None:
        if self.framed:
            sheet.box(0, 0, sheet.width, sheet.height, "surface", radius=8, border="control")
        foot = self._foot_height()
        if not self.found and self.note:
            y = (sheet.height - foot - sheet.look.line("body")) / 2
            sheet.text(14, y, self.note, "body", "text2", width=sheet.width - 28)
        if foot:
            px, y = sheet.look.px, sheet.height - foot + 5 - (4 if self.framed else 0)
            sheet.hline(4, y - 5, sheet.width - 8)
            size = px(14)
            sheet.icon(14, y + (sheet.look.line("meta") - size) / 2 + 2, "info", size, "text2")
            room = sheet.width - 28 - px(20)
            sheet.text(14 + px(20), y + 2, self.foot, "meta", "text2", width=room, lines=3)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        event.accept()


class Finder(QObject):
    """Ties a field to a list of hits: waits for a pause in typing, drops answers that are late."""

    def __init__(
        self,
        field: Field,
        hits: Hits,
        find: Find,
        start: Start,
        remark: Callable[[], str] = str,
    ) -> None:
        super().__init__(field)
        self._remark = remark
        """Has to be said of the answer; empty for a whole one."""
        self._field, self._hits = field, hits
        self._find, self._start = find, start
        self._asked = ""
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_WAIT)
        self._timer.timeout.connect(self._ask)
        field.edit.textEdited.connect(lambda _text: self._timer.start())
        field.edit.returnPressed.connect(self._enter)
        field.moved.connect(hits.move_by)

    def forget(self) -> None:
        self._timer.stop()
        self._asked = ""
        self._field.edit.clear()
        self._hits.show_hits(())

    def _ask(self) -> None:
        text = self._field.edit.text().strip()
        self._asked = text
        if len(text) < 2:
            self._hits.show_hits(())
            return
        self._start(self._answer(text), "find customers")

    async def _answer(self, text: str) -> None:
        found = await self._find(text)
        if text != self._asked:
            return
        note = "" if found else translate("Hits", "Nobody has this name, number or e-mail.")
        self._hits.show_hits(found, note, self._remark())

    def _enter(self) -> None:
        if self._timer.isActive() or self._field.edit.text().strip() != self._asked:
            self._timer.stop()
            self._ask()
            return
        self._hits.take()
