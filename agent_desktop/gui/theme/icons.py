"""The project's own icons: drawn from resources/icons in any colour, mirrored where they point."""

from __future__ import annotations

from collections import OrderedDict
from functools import cache
from pathlib import Path

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap, QTransform
from PySide6.QtSvg import QSvgRenderer

from agent_desktop.shipped import resource

MIRRORED = frozenset(
    {
        "outbound", "right", "left", "undo", "phone-out", "phone-in", "talk", "list", "dock",
        "out", "arrow-l", "arrow-r", "chat",
    }
)  # fmt: skip
"""Glyphs that point along the line, so that they turn round where the line does."""

_KEPT = 600
_pixmaps: OrderedDict[tuple[str, int, int, float, bool], QPixmap] = OrderedDict()


@cache
def _source(name: str) -> str:
    return (_folder() / f"{name}.svg").read_text(encoding="utf-8")


@cache
def _folder() -> Path:
    return resource("icons")


def _stroke(size: float) -> float:
    """Smaller glyphs need a heavier line to look the same."""
    if size >= 16:
        return 1.5
    return 1.65 if size >= 13 else 1.9


def pixmap(
    name: str, size: int, colour: QColor, ratio: float = 1.0, *, rtl: bool = False
) -> QPixmap:
    """The glyph as a picture of `size` logical pixels. OSError when there is no such glyph."""
    mirrored = rtl and name in MIRRORED
    key = (name, size, colour.rgba(), ratio, mirrored)
    found = _pixmaps.get(key)
    if found is not None:
        _pixmaps.move_to_end(key)
        return found
    text = _source(name).replace("currentColor", colour.name())
    text = text.replace('stroke-width="1.5"', f'stroke-width="{_stroke(size)}"', 1)
    side = max(1, round(size * ratio))
    picture = QPixmap(side, side)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    QSvgRenderer(QByteArray(text.encode())).render(painter, QRectF(0, 0, side, side))
    painter.end()
    if mirrored:
        picture = picture.transformed(QTransform().scale(-1, 1))
    picture.setDevicePixelRatio(ratio)
    _pixmaps[key] = picture
    if len(_pixmaps) > _KEPT:
        _pixmaps.popitem(last=False)
    return picture


def draw(
    painter: QPainter,
    name: str,
    x: float,
    y: float,
    size: int,
    colour: QColor,
    *,
    rtl: bool = False,
) -> None:
    """Paints the glyph with its top left corner at x, y."""
    ratio = painter.device().devicePixelRatio()
    painter.drawPixmap(round(x), round(y), pixmap(name, size, colour, ratio, rtl=rtl))


def icon(name: str, size: int, colour: QColor, *, rtl: bool = False) -> QIcon:
    """For menus and buttons of Qt's own."""
    return QIcon(pixmap(name, size, colour, 2.0, rtl=rtl))
