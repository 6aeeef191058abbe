"""Lines of plain text with a set line height, laid out once and kept.

Nothing here reads mark-up: what came from outside is shown as it is written.
"""

from __future__ import annotations

from collections import OrderedDict
from typing import NamedTuple
from unicodedata import bidirectional

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QTextLayout, QTextOption

from agent_desktop.gui.theme.look import look

_KEPT = 3000
_laid: OrderedDict[tuple[object, ...], Laid] = OrderedDict()
_BREAKS = str.maketrans("\n\r\t", "   ")
WIDE = 100_000.0


class Laid(NamedTuple):
    """Text ready to paint."""

    layouts: tuple[tuple[QTextLayout, float, float], ...]
    """(one line, its x within the width, its y)."""
    width: float
    """Of the longest line."""
    height: int
    cut: bool
    """Something did not fit and ends in an ellipsis."""

    def draw(self, painter: QPainter, x: float, y: float, colour: QColor) -> None:
        painter.setPen(colour)
        for layout, dx, dy in self.layouts:
            layout.draw(painter, QPointF(x + dx, y + dy))


def lay(
    text: str,
    role: str,
    width: float = WIDE,
    *,
    lines: int = 1,
    right: bool = False,
    middle: bool = False,
) -> Laid:
    """Lays text into at most `lines` lines (0: as many as it takes) of `width`.

    `right` aligns to the right edge of the width, `middle` to its centre.
    """
    current = look()
    key = (text, role, round(width), lines, right, middle, current.generation)
    found = _laid.get(key)
    if found is not None:
        _laid.move_to_end(key)
        return found
    laid = _lay(text, role, width, lines, right, middle)
    _laid[key] = laid
    if len(_laid) > _KEPT:
        _laid.popitem(last=False)
    return laid


def _lay(text: str, role: str, width: float, lines: int, right: bool, middle: bool) -> Laid:
    current = look()
    font = current.font(role)
    metrics = QFontMetricsF(font)
    step = current.line(role)
    inset = (step - metrics.ascent() - metrics.descent()) / 2
    bounded = width < WIDE
    # One paragraph a line break, so that a talk track keeps its own.
    paragraphs = [text.translate(_BREAKS)] if lines == 1 else text.split("\n")
    done: list[tuple[QTextLayout, float, float]] = []
    longest = 0.0
    cut = False
    for paragraph in paragraphs:
        left = lines - len(done) if lines else 0
        if lines and left <= 0:
            cut = True
            break
        direction = _direction(paragraph)
        whole = _one(paragraph, font, direction)
        if whole[1] <= width + 0.5:
            found = [whole]
        else:
            pieces, was_cut = _break(paragraph, font, metrics, width, left, direction)
            cut = cut or was_cut
            found = [_one(piece, font, direction) for piece in pieces]
        for layout, natural in found:
            longest = max(longest, natural)
            room = width - natural
            shift = room if right else room / 2 if middle else 0.0
            # Letters of another font reach higher; all stand on one line nevertheless.
            rise = metrics.ascent() - layout.lineAt(0).ascent()
            done.append((layout, shift if bounded else 0.0, len(done) * step + inset + rise))
    return Laid(tuple(done), longest, max(1, len(done)) * step, cut)


def _direction(text: str) -> Qt.LayoutDirection:
    """Of the first letter that has one; numbers alone run left to right."""
    if text.isascii():
        return Qt.LayoutDirection.LeftToRight
    for letter in text:
        kind = bidirectional(letter)
        if kind == "L":
            break
        if kind in {"R", "AL"}:
            return Qt.LayoutDirection.RightToLeft
    return Qt.LayoutDirection.LeftToRight


def _break(
    text: str,
    font: QFont,
    metrics: QFontMetricsF,
    width: float,
    lines: int,
    direction: Qt.LayoutDirection,
) -> tuple[list[str], bool]:
    """The text line by line, the last one cut short where the rest does not fit."""
    if lines == 1:
        return [metrics.elidedText(text, Qt.TextElideMode.ElideRight, width)], True
    layout = QTextLayout(text, font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    option.setTextDirection(direction)
    layout.setTextOption(option)
    pieces: list[str] = []
    size = len(text) + sum(letter > "\uffff" for letter in text)
    layout.beginLayout()
    while True:
        line = layout.createLine()
        if not line.isValid():
            break
        line.setLineWidth(width)
        start = line.textStart()
        if lines and len(pieces) == lines - 1 and start + line.textLength() < size:
            layout.endLayout()
            rest = metrics.elidedText(_cut(text, start), Qt.TextElideMode.ElideRight, width)
            return [*pieces, rest], True
        pieces.append(_cut(text, start, line.textLength()).rstrip())
    layout.endLayout()
    return pieces or [""], False


def _cut(text: str, start: int, length: int | None = None) -> str:
    """Qt counts in UTF-16 units, Python in characters."""
    if text.isascii() or max(text) <= "\uffff":
        return text[start:] if length is None else text[start : start + length]
    units = text.encode("utf-16-le")
    end = len(units) if length is None else 2 * (start + length)
    return units[2 * start : end].decode("utf-16-le", errors="ignore")


def _one(text: str, font: QFont, direction: Qt.LayoutDirection) -> tuple[QTextLayout, float]:
    layout = QTextLayout(text, font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.NoWrap)
    option.setTextDirection(direction)
    option.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignAbsolute)
    layout.setTextOption(option)
    layout.setCacheEnabled(True)
    layout.beginLayout()
    line = layout.createLine()
    line.setLineWidth(WIDE)
    layout.endLayout()
    natural = line.naturalTextWidth()
    if direction == Qt.LayoutDirection.RightToLeft:
        # Such text starts at the far end of its line: lay it again, as narrow as it is.
        layout.beginLayout()
        line = layout.createLine()
        line.setLineWidth(natural + 1)
        layout.endLayout()
    return layout, natural
