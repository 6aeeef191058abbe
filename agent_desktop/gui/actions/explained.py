"""Reasons and factors of one action, painted for the explanation column and for the supervisor."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QBrush

from agent_desktop.app.views import ExplanationView, FactorView, FactView, ProductView, ReasonView
from agent_desktop.gui.theme import Sheet, lay, look
from agent_desktop.gui.words import isolate, translate

_TONES = ("accentSolid", "assisted", "mobile", "neutral")
_GLYPHS = {
    "continues": "arrow-r",
    "mandatory": "shield",
    "signal": "pulse",
    "declared": "info",
    "weight": "sliders",
    "learnt": "spark",
}
_FIGURE = 48
"""Width kept for a number at the trailing edge."""


def walk(explanation: ExplanationView, sheet: Sheet | None, x: int, width: float, y: int) -> int:
    """Measures, and paints where there is a sheet: one walk, so that the two cannot disagree.
    Returns the y below it."""
    y = _reasons(explanation.reasons, sheet, x, width, y)
    if explanation.product is not None:
        y = _product(explanation.product, sheet, x, width, y + 10)
    for note in explanation.notes:
        y = _line(sheet, x, width, y, ("heart", note))
    return _line(sheet, x, width, y, ("spark", explanation.model)) if explanation.model else y


def spoken(explanation: ExplanationView) -> str:
    """The same for a screen reader."""
    parts = [f"{reason.text} {reason.factor}".strip() for reason in explanation.reasons]
    if explanation.product is not None:
        parts += [f"{factor.name} {factor.shown}" for factor in explanation.product.factors]
        parts.append(_total(explanation.product))
    return ". ".join([*parts, *explanation.notes, explanation.model]).strip(". ")


def _head(sheet: Sheet | None, x: int, width: float, y: int, text: str) -> int:
    if sheet is not None:
        sheet.text(x, y, text, "metaStrong", "text2", width=width)
    return y + look().line("metaStrong") + 6


def _reasons(
    reasons: tuple[ReasonView, ...], sheet: Sheet | None, x: int, width: float, y: int
) -> int:
    if not reasons:
        return y
    px, line = look().px, look().line
    y = _head(sheet, x, width, y, translate("Why", "What counts, the strongest first"))
    lead = px(22)
    for reason in reasons:
        figure = lay(reason.factor, "bodyStrong").width + 10 if reason.factor else 0
        room = width - lead - figure
        laid = lay(reason.text, "body", room, lines=0)
        if sheet is not None:
            glyph = _GLYPHS.get(reason.code, "info")
            sheet.icon(x, y + (line("body") - px(14)) / 2, glyph, px(14), "text2")
            sheet.text(x + lead, y, reason.text, "body", "text", width=room, lines=0)
            if reason.factor:
                edge = x + width
                text = isolate(reason.factor)
                sheet.text(edge, y, text, "bodyStrong", "text", trailing=True)
            if reason.source:
                below = y + laid.height
                sheet.text(x + lead, below, reason.source, "captionPlain", "text3", width=room)
        y += laid.height + (line("captionPlain") if reason.source else 0) + 6
    return y


def _product(product: ProductView, sheet: Sheet | None, x: int, width: float, y: int) -> int:
    y = _head(sheet, x, width, y, translate("Why", "How the priority comes about"))
    most = max((f.value for f in product.factors if f.value > 0), default=1.0)
    for index, factor in enumerate(product.factors):
        y = _factor(factor, index, max(most, 1.0), sheet, x, width, y)
    line = look().line
    if sheet is not None:
        sheet.hline(x, y, width)
        label = translate("Why", "Priority")
        sheet.text(x, y + 6, "=", "bodyStrong", "text2")
        sheet.text(x + look().px(22), y + 6, label, "bodyStrong", "text")
        total = isolate(product.total)
        sheet.text(x + width, y + 6, total, "bodyStrong", "text", trailing=True)
    return y + 6 + line("body") + 10


def _factor(
    factor: FactorView, index: int, most: float, sheet: Sheet | None, x: int, width: float, y: int
) -> int:
    """Sign, name, bar and figure; what it means; what it is made of."""
    px, line = look().px, look().line
    lead = px(22)
    bar = width * 0.3
    start = x + width - px(_FIGURE) - bar
    named = lay(factor.name, "body", start - x - lead - 8, lines=2)
    meaning = lay(factor.meaning, "captionPlain", width - lead, lines=2)
    if sheet is not None:
        if index:
            sheet.text(x, y, "×", "bodyStrong", "text2")
        room = start - x - lead - 8
        sheet.text(x + lead, y, factor.name, "body", "text", width=room, lines=2)
        _bar(sheet, start, y + line("body") / 2 - 5, bar, index, factor.value / most)
        figure = isolate(factor.shown)
        sheet.text(x + width, y, figure, "bodyStrong", "text", trailing=True)
        below = y + named.height
        sheet.text(
            x + lead, below, factor.meaning, "captionPlain", "text3", width=width - lead, lines=2
        )
    y += named.height + meaning.height
    for part in factor.parts:
        y = _part(part, sheet, x + lead, width - lead, y)
    return y + 9


def _part(part: FactView, sheet: Sheet | None, x: int, width: float, y: int) -> int:
    room = width - lay(part.value, "meta").width - 12
    laid = lay(part.key, "meta", room, lines=2)
    if sheet is not None:
        sheet.text(x, y + 2, part.key, "meta", "text2", width=room, lines=2)
        sheet.text(x + width, y + 2, isolate(part.value), "meta", "text2", trailing=True)
    return y + 2 + laid.height


def _bar(sheet: Sheet, x: float, y: float, room: float, index: int, part: float) -> None:
    sheet.box(x, y, room, 10, "hover", radius=2)
    wide = max(2.0, room * min(1.0, max(0.0, part)))
    sheet.box(x, y, wide, 10, _TONES[index % len(_TONES)], radius=2)
    if index == 1:
        _hatch(sheet, sheet.rect(x, y, wide, 10))


def _hatch(sheet: Sheet, box: QRectF) -> None:
    """A second cue besides colour."""
    brush = QBrush(sheet.look.color("surface"), Qt.BrushStyle.BDiagPattern)
    sheet.painter.fillRect(box, brush)


def _line(sheet: Sheet | None, x: int, width: float, y: int, said: tuple[str, str]) -> int:
    glyph, text = said
    lead = look().px(22)
    if sheet is not None:
        sheet.icon(x, y + 1, glyph, look().px(14), "text2")
        sheet.text(x + lead, y, text, "meta", "text2", width=width - lead, lines=0)
    return y + lay(text, "meta", width - lead, lines=0).height + 6


def _total(product: ProductView) -> str:
    return translate("Why", "Multiplied, they give {priority}.").format(priority=product.total)
