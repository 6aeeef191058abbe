"""Buttons, painted: a label with an icon and the keys that do the same."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple

from PySide6.QtCore import QEvent, QPoint, QRectF, QSize, Qt
from PySide6.QtGui import QEnterEvent, QFocusEvent, QKeyEvent, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QAbstractButton, QWidget

from agent_desktop.gui.controls.pane import OUTSET, say
from agent_desktop.gui.theme import Sheet, lay, look


class Kind(StrEnum):
    OUTLINE = "outline"
    PRIMARY = "primary"
    CHOICE = "choice"
    """Bordered in the accent: one of several equals."""
    QUIET = "quiet"
    LINK = "link"


class _Paint(NamedTuple):
    fill: str | None
    border: str | None
    text: str
    icon: str


_PAINT = {
    Kind.OUTLINE: _Paint("surface", "control", "text", "text"),
    Kind.PRIMARY: _Paint("accentSolid", None, "onAccent", "onAccent"),
    Kind.CHOICE: _Paint("surface", "accent", "accent", "accent"),
    Kind.QUIET: _Paint(None, None, "text2", "text2"),
    Kind.LINK: _Paint(None, None, "accent", "accent"),
}
_AS_BEFORE = (Qt.FocusReason.ActiveWindowFocusReason, Qt.FocusReason.PopupFocusReason)
_KEPT = 300
_pictures: dict[tuple[object, ...], QPixmap] = {}
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class Control(QAbstractButton):
    """What all our buttons share: the ring, Enter, and no auto-repeat."""

    OUTSET = OUTSET

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.ring = False
        look().changed.connect(self.update)

    def box(self) -> QRectF:
        return QRectF(self.rect()).adjusted(OUTSET, OUTSET, -OUTSET, -OUTSET)

    def hitButton(self, pos: QPoint) -> bool:
        return self.box().contains(pos)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.isAutoRepeat():
            event.accept()
        elif event.key() in _ENTER and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.click()
        elif event.key() == Qt.Key.Key_Space:
            super().keyPressEvent(event)
        else:
            event.ignore()

    def focusInEvent(self, event: QFocusEvent) -> None:
        if event.reason() not in _AS_BEFORE:
            self.ring = event.reason() != Qt.FocusReason.MouseFocusReason
        super().focusInEvent(event)

    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self.update()

    def paint_as(self, face: tuple[object, ...]) -> None:
        """Paints with `draw`; controls of one class, size and face share one picture, so that a
        list that changes repaints in no time."""
        ratio = self.devicePixelRatio()
        key = (
            type(self),
            face,
            self.isEnabled(),
            self.isDown(),
            self.isChecked(),
            self.underMouse(),
            self.hasFocus() and self.ring,
            self.size().toTuple(),
            self.layoutDirection(),
            ratio,
            look().generation,
        )
        picture = _pictures.get(key)
        if picture is None:
            if len(_pictures) > _KEPT:
                _pictures.clear()
            picture = QPixmap(self.size() * ratio)
            picture.setDevicePixelRatio(ratio)
            picture.fill(Qt.GlobalColor.transparent)
            sheet = Sheet(self, picture)
            self.draw(sheet)
            sheet.end()
            _pictures[key] = picture
        painter = QPainter(self)
        painter.drawPixmap(0, 0, picture)
        painter.end()

    def draw(self, sheet: Sheet) -> None:
        """For `paint_as`."""

    def draw_ring(self, sheet: Sheet, radius: float) -> None:
        if self.hasFocus() and self.ring:
            sheet.box(
                0, 0, sheet.width, sheet.height, None, radius=radius + 4, border="focus", stroke=2
            )


class Button(Control):
    """`icon` is a glyph's name; `keys` are shown as caps and work elsewhere."""

    def __init__(
        self,
        parent: QWidget,
        label: str = "",
        *,
        icon: str = "",
        keys: tuple[str, ...] = (),
        kind: Kind = Kind.OUTLINE,
        role: str = "bodyMedium",
        trail: str = "",
        name: str = "",
    ) -> None:
        super().__init__(parent)
        self.glyph = icon
        self.keys = keys
        self.kind = kind
        self.role = role
        self.trail = trail
        """A glyph after the label."""
        self.leading = False
        """Starts at the leading edge instead of in the middle."""
        self._measured: tuple[object, int] = (None, 0)
        self.set_label(label, name)

    def set_label(self, label: str, name: str = "") -> None:
        if label != self.text():
            self.setText(label)
            self.update()
        say(self, name or label)

    def set_keys(self, keys: tuple[str, ...]) -> None:
        if keys != self.keys:
            self.keys = keys
            self.update()

    @property
    def _icon(self) -> int:
        return look().px(14 if self.role.startswith("meta") else 16)

    def content(self) -> int:
        """The width of all that is painted."""
        of = (self.text(), self.role, self.glyph, self.trail, self.keys, look().generation)
        if of != self._measured[0]:
            self._measured = (of, self._measure())
        return self._measured[1]

    def _measure(self) -> int:
        taken = 0.0
        if self.glyph:
            taken += self._icon
        if self.text():
            taken += lay(self.text(), self.role).width + (6 if self.glyph else 0)
        if self.trail:
            taken += self._icon + (6 if self.text() or self.keys else 0)
        if self.keys:
            taken += (8 if self.text() or self.glyph else 0) + sum(
                self._cap(key) for key in self.keys
            )
            taken += 2 * (len(self.keys) - 1)
        return round(taken + 0.5)

    @staticmethod
    def _cap(key: str) -> int:
        return max(look().px(16), round(lay(key, "captionPlain").width + 9))

    def natural(self) -> int:
        """The width of the box that fits."""
        pad = {Kind.LINK: 4, Kind.QUIET: 8}.get(self.kind, 12)
        if not self.text() and not self.keys:
            pad = 6
        return self.content() + 2 * pad

    def sizeHint(self) -> QSize:
        return QSize(self.natural() + 2 * OUTSET, look().px(32) + 2 * OUTSET)

    def paintEvent(self, _event: QPaintEvent) -> None:
        keys, role = self.keys, self.role
        self.paint_as((self.text(), self.glyph, keys, self.kind, role, self.trail, self.leading))

    def draw(self, sheet: Sheet) -> None:
        box = self.box()
        paint = _PAINT[self.kind]
        if not self.isEnabled():
            edge = "line" if paint.border or paint.fill else None
            paint = _Paint("surface" if edge else None, edge, "disabled", "disabled")
        elif self.isChecked():
            paint = _Paint("selected", "accent", "accent", "accent")
        elif self.kind is not Kind.PRIMARY and (self.isDown() or self.underMouse()):
            paint = paint._replace(fill="hover")
        x, y, w, h = OUTSET, OUTSET, box.width(), box.height()
        if paint.fill or paint.border:
            sheet.box(x, y, w, h, paint.fill, radius=6, border=paint.border)
        self._content(sheet, x, y, w, h, paint)
        self.draw_ring(sheet, 6)

    def _content(self, sheet: Sheet, x: float, y: float, w: float, h: float, paint: _Paint) -> None:
        at = x + (12 if self.leading else max(0.0, (w - self.content()) / 2))
        size = self._icon
        if self.glyph:
            sheet.icon(at, y + (h - size) / 2, self.glyph, size, paint.icon)
            at += size + 6
        if self.text():
            line = look().line(self.role)
            room = x + w - at - self._after()
            laid = lay(self.text(), self.role)
            if laid.width > room + 1:
                sheet.text(at, y + (h - line) / 2, self.text(), self.role, paint.text, width=room)
                at += room
            else:
                at += sheet.text(at, y + (h - line) / 2, self.text(), self.role, paint.text)
        if self.keys:
            at += 8 if self.text() or self.glyph else 0
            tone = paint.text if paint.text in {"onAccent", "disabled"} else ""
            cap = look().px(16)
            # 'Ctrl K' is read from the left in every language.
            for key in reversed(self.keys) if sheet.rtl else self.keys:
                at += sheet.key(at, y + (h - cap) / 2, key, tone=tone) + 2
            at -= 2
        if self.trail:
            at += 6 if self.text() or self.keys else 0
            sheet.icon(at, y + (h - size) / 2, self.trail, size, paint.icon)

    def _after(self) -> float:
        taken = 2.0
        if self.trail:
            taken += self._icon + 6
        if self.keys:
            taken += 6 + sum(self._cap(key) + 2 for key in self.keys)
        return taken
