"""Painting in logical coordinates: x counts from the leading edge, whichever side that is."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPaintDevice, QPainter, QPainterPath, QPen, QPixmap
from PySide6.QtWidgets import QWidget

from agent_desktop.gui.theme import icons
from agent_desktop.gui.theme.look import look
from agent_desktop.gui.theme.text import WIDE, lay

_KEPT = 200
_caps: dict[tuple[object, ...], QPixmap] = {}


class Sheet:
    """A painter on a widget, mirrored by hand so that text and pictures stay upright."""

    def __init__(self, widget: QWidget, on: QPaintDevice | None = None) -> None:
        """`on` is a picture of the widget's size to paint on instead."""
        self.look = look()
        self.painter = QPainter(widget if on is None else on)
        self.painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self.width = widget.width()
        self.height = widget.height()
        self.rtl = widget.isRightToLeft()

    def end(self) -> None:
        """Must be called before the paint event returns."""
        self.painter.end()

    def rect(self, x: float, y: float, w: float, h: float) -> QRectF:
        """Logical to painter coordinates."""
        return QRectF(self.width - x - w if self.rtl else x, y, w, h)

    def at(self, x: float) -> float:
        return self.width - x if self.rtl else x

    def fill(self, tone: str) -> None:
        """The whole widget in one tone."""
        self.painter.fillRect(0, 0, self.width, self.height, self.look.color(tone))

    def box(
        self,
        x: float,
        y: float,
        w: float,
        h: float,
        fill: str | None,
        *,
        radius: float = 0,
        border: str | None = None,
        stroke: float = 1,
        style: Qt.PenStyle = Qt.PenStyle.SolidLine,
    ) -> None:
        """A filled and bordered box; the border lies wholly inside."""
        painter = self.painter
        if border is None:
            if fill is not None:
                if radius:
                    painter.setPen(Qt.PenStyle.NoPen)
                    painter.setBrush(self.look.color(fill))
                    painter.drawRoundedRect(self.rect(x, y, w, h), radius, radius)
                else:
                    painter.fillRect(self.rect(x, y, w, h), self.look.color(fill))
            return
        pen = QPen(self.look.color(border), stroke, style)
        if style == Qt.PenStyle.DashLine:
            pen.setDashPattern([4, 3])
            pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        painter.setPen(pen)
        painter.setBrush(self.look.color(fill) if fill else Qt.BrushStyle.NoBrush)
        half = stroke / 2
        inner = self.rect(x, y, w, h).adjusted(half, half, -half, -half)
        corner = max(0.0, radius - half)
        painter.drawRoundedRect(inner, corner, corner)

    def hline(self, x: float, y: float, w: float, tone: str = "line") -> None:
        self.painter.fillRect(self.rect(x, y, w, 1), self.look.color(tone))

    def vline(self, x: float, y: float, h: float, tone: str = "line") -> None:
        self.painter.fillRect(self.rect(x, y, 1, h), self.look.color(tone))

    def dot(self, x: float, y: float, size: float, tone: str, *, hollow: bool = False) -> None:
        painter = self.painter
        colour = self.look.color(tone)
        if hollow:
            painter.setPen(QPen(colour, 1.5))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawEllipse(self.rect(x, y, size, size).adjusted(0.75, 0.75, -0.75, -0.75))
            return
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        painter.drawEllipse(self.rect(x, y, size, size))

    def path(self, points: list[tuple[float, float]], tone: str) -> None:
        """A filled polygon."""
        path = QPainterPath(QPointF(self.at(points[0][0]), points[0][1]))
        for x, y in points[1:]:
            path.lineTo(self.at(x), y)
        path.closeSubpath()
        self.painter.fillPath(path, self.look.color(tone))

    def text(
        self,
        x: float,
        y: float,
        text: str,
        role: str,
        tone: str | QColor,
        *,
        width: float = WIDE,
        lines: int = 1,
        trailing: bool = False,
        middle: bool = False,
    ) -> int:
        """Paints text and returns the width it took. With `trailing`, x is the trailing edge."""
        colour = self.look.color(tone) if isinstance(tone, str) else tone
        if width >= WIDE:
            laid = lay(text, role)
            taken = laid.width
            start = x - taken if trailing else x
            left = self.width - start - taken if self.rtl else start
        else:
            right = not middle and trailing != self.rtl
            laid = lay(text, role, width, lines=lines, right=right, middle=middle)
            taken = laid.width
            start = x - width if trailing else x
            left = self.width - start - width if self.rtl else start
        laid.draw(self.painter, left, y, colour)
        return round(taken + 0.5)

    def icon(self, x: float, y: float, name: str, size: int, tone: str) -> None:
        icons.draw(
            self.painter,
            name,
            self.width - x - size if self.rtl else x,
            y,
            size,
            self.look.color(tone),
            rtl=self.rtl,
        )

    def tile(self, x: float, y: float, channel: str, glyph: str, size: int = 20) -> None:
        """A channel's glyph on its tint; high contrast draws the edge instead."""
        if self.look.high_contrast:
            self.box(x, y, size, size, "surface", radius=5, border=channel, stroke=1.5)
        else:
            self.box(x, y, size, size, f"{channel}Tint", radius=5)
        inner = round(size * 0.65)
        gap = (size - inner) / 2
        self.icon(x + gap, y + gap, glyph, inner, channel)

    def key(self, x: float, y: float, label: str, *, trailing: bool = False, tone: str = "") -> int:
        """A key cap, 16 high, and the width it took. With `trailing`, x is its trailing edge."""
        ratio = self.painter.device().devicePixelRatio()
        kept = (label, tone, ratio, self.look.generation)
        cap = _caps.get(kept)
        if cap is None:
            if len(_caps) > _KEPT:
                _caps.clear()
            cap = _caps[kept] = self._cap(label, tone, ratio)
        wide = round(cap.width() / ratio)
        start = x - wide if trailing else x
        left = self.width - start - wide if self.rtl else start
        self.painter.drawPixmap(round(left), round(y), cap)
        return wide

    def _cap(self, label: str, tone: str, ratio: float) -> QPixmap:
        """The same few caps are on every frame: painted once, they cost a tenth."""
        laid = lay(label, "captionPlain")
        height = self.look.px(16)
        wide = max(height, round(laid.width + 9))
        picture = QPixmap(round(wide * ratio), round(height * ratio))
        picture.setDevicePixelRatio(ratio)
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        edge = tone or ("control" if self.look.high_contrast else "line")
        painter.setPen(QPen(self.look.color(edge), 1))
        painter.setBrush(Qt.BrushStyle.NoBrush if tone else self.look.color("surface"))
        painter.drawRoundedRect(QRectF(0.5, 0.5, wide - 1, height - 1), 3.5, 3.5)
        x = (wide - laid.width) / 2
        laid.draw(painter, x, (height - laid.height) / 2, self.look.color(tone or "text2"))
        painter.end()
        return picture

    def keys(
        self,
        x: float,
        y: float,
        labels: tuple[str, ...],
        *,
        trailing: bool = False,
        tone: str = "",
    ) -> int:
        """Several key caps, 2 apart. 'Ctrl K' is read from the left in every language."""
        taken = 0
        for label in reversed(labels) if trailing != self.rtl else labels:
            at = x - taken if trailing else x + taken
            taken += self.key(at, y, label, trailing=trailing, tone=tone) + 2
        return taken - 2 if labels else 0
