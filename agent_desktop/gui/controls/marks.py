"""The three response marks: circle with a check, square with a dash, octagon with a cross."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPen, QPixmap

from agent_desktop.domain.responses import Sentiment
from agent_desktop.gui.theme import Sheet, icons

GLYPHS = {Sentiment.POSITIVE: "check", Sentiment.NEUTRAL: "dash", Sentiment.NEGATIVE: "cross"}
_CORNER = 0.2929
_KEPT = 100
_pictures: dict[tuple[object, ...], QPixmap] = {}


def shape(sentiment: Sentiment, box: QRectF) -> QPainterPath:
    """The outline by itself tells the answer, without its colour."""
    path = QPainterPath()
    if sentiment is Sentiment.POSITIVE:
        path.addEllipse(box)
    elif sentiment is Sentiment.NEUTRAL:
        path.addRoundedRect(box, box.width() * 0.22, box.width() * 0.22)
    else:
        cut = box.width() * _CORNER
        points = (
            (box.left() + cut, box.top()),
            (box.right() - cut, box.top()),
            (box.right(), box.top() + cut),
            (box.right(), box.bottom() - cut),
            (box.right() - cut, box.bottom()),
            (box.left() + cut, box.bottom()),
            (box.left(), box.bottom() - cut),
            (box.left(), box.top() + cut),
        )
        path.moveTo(QPointF(*points[0]))
        for point in points[1:]:
            path.lineTo(QPointF(*point))
        path.closeSubpath()
    return path


def mark(
    sheet: Sheet,
    x: float,
    y: float,
    size: int,
    sentiment: Sentiment,
    *,
    fill: str = "",
    glyph: str = "",
    hollow: bool = False,
) -> None:
    """Paints a mark. `hollow` is an answer whose commit has not returned yet."""
    ratio = sheet.painter.device().devicePixelRatio()
    kept = (size, sentiment, fill, glyph, hollow, sheet.rtl, ratio, sheet.look.generation)
    picture = _pictures.get(kept)
    if picture is None:
        if len(_pictures) > _KEPT:
            _pictures.clear()
        picture = QPixmap(round(size * ratio), round(size * ratio))
        picture.setDevicePixelRatio(ratio)
        picture.fill(Qt.GlobalColor.transparent)
        on = QPainter(picture)
        on.setRenderHint(QPainter.RenderHint.Antialiasing)
        _paint(on, sheet, size, sentiment, fill, glyph, hollow=hollow)
        on.end()
        _pictures[kept] = picture
    left = sheet.width - x - size if sheet.rtl else x
    sheet.painter.drawPixmap(round(left), round(y), picture)


def _paint(
    painter: QPainter,
    sheet: Sheet,
    size: int,
    sentiment: Sentiment,
    fill: str,
    glyph: str,
    *,
    hollow: bool,
) -> None:
    tone = fill or sentiment.value
    on = glyph or f"on{sentiment.value.capitalize()}"
    box = QRectF(0, 0, size, size)
    inner = round(size * 0.72)
    gap = (size - inner) / 2
    if hollow:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(sheet.look.color(tone), 1.5))
        painter.drawPath(shape(sentiment, box.adjusted(0.75, 0.75, -0.75, -0.75)))
        icons.draw(
            painter, GLYPHS[sentiment], gap, gap, inner, sheet.look.color(tone), rtl=sheet.rtl
        )
        return
    painter.fillPath(shape(sentiment, box), sheet.look.color(tone))
    icons.draw(painter, GLYPHS[sentiment], gap, gap, inner, sheet.look.color(on), rtl=sheet.rtl)
