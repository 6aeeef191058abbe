"""The three response marks: circle with a check, square with a dash, octagon with a cross."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainterPath, QPen

from agent_desktop.domain.responses import Sentiment
from agent_desktop.gui.theme import Sheet

GLYPHS = {Sentiment.POSITIVE: "check", Sentiment.NEUTRAL: "dash", Sentiment.NEGATIVE: "cross"}
_CORNER = 0.2929


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
    painter = sheet.painter
    tone = fill or sentiment.value
    on = glyph or f"on{sentiment.value.capitalize()}"
    box = sheet.rect(x, y, size, size)
    inner = round(size * 0.72)
    gap = (size - inner) / 2
    if hollow:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(sheet.look.color(tone), 1.5))
        painter.drawPath(shape(sentiment, box.adjusted(0.75, 0.75, -0.75, -0.75)))
        sheet.icon(x + gap, y + gap, GLYPHS[sentiment], inner, tone)
        return
    painter.fillPath(shape(sentiment, box), sheet.look.color(tone))
    sheet.icon(x + gap, y + gap, GLYPHS[sentiment], inner, on)
