"""How a card is painted. Buttons and the talk track's text are widgets of their own."""

from __future__ import annotations

from typing import NamedTuple

from agent_desktop.app.views import ActionView
from agent_desktop.gui.actions.card_plan import PAD, TALK_PAD, Form, Plan, mark_words
from agent_desktop.gui.theme import Sheet, lay
from agent_desktop.gui.words import translate


class Face(NamedTuple):
    """What decides the looks of a card beside its action."""

    form: Form
    rank: int
    current: bool
    is_open: bool
    ranked: bool
    after: str
    aside: int
    """Width taken by the button in the stage card's first line."""


def paint(sheet: Sheet, action: ActionView, face: Face, plan: Plan) -> None:
    contrast = sheet.look.high_contrast
    stroke = (3 if contrast else 2) if face.current else 1
    edge = ("focus" if contrast else "accent") if face.current else "line"
    sheet.box(0, 0, sheet.width, sheet.height, "surface", radius=8, border=edge, stroke=stroke)
    if face.form is Form.STAGE:
        _stage(sheet, action, face, plan)
    else:
        _compact(sheet, action, face, plan)


def _badge(sheet: Sheet, y: float, face: Face) -> None:
    size = sheet.look.px(20)
    contrast = sheet.look.high_contrast
    fill = "accentSolid" if face.current else "surface" if contrast else "hover"
    edge = "control" if contrast and not face.current else None
    sheet.box(PAD, y, size, size, fill, radius=4, border=edge)
    tone = "onAccent" if face.current else "text2"
    dy = (size - sheet.look.line("metaStrong")) / 2
    sheet.text(PAD, y + dy, str(face.rank), "metaStrong", tone, width=size, middle=True)


def _stage(sheet: Sheet, action: ActionView, face: Face, plan: Plan) -> None:
    px, line = sheet.look.px, sheet.look.line
    inner = sheet.width - 2 * PAD
    _badge(sheet, 12, face)
    _group(sheet, action, face)
    sheet.text(PAD, plan.title_y, action.title, "title", "text", width=inner, lines=2)
    _why(sheet, plan, PAD, action)
    _talk_box(sheet, action, face, plan)
    head = plan.talk_y + 8
    sheet.icon(PAD + TALK_PAD, head + (line("meta") - px(14)) / 2, "talk", px(14), "text2")
    label = translate("ActionCard", "Talk track")
    sheet.text(PAD + TALK_PAD + px(20), head, label, "meta", "text2")


def _why(sheet: Sheet, plan: Plan, x: float, action: ActionView) -> None:
    """The reason, with a glyph where the plan left room for one."""
    glyph, tone = _why_glyph(action), "text2"
    if action.unsaved and not action.withdrawn:
        glyph, tone = "warn", "warn"
    if not plan.why or not plan.why_lines:
        return
    px, line = sheet.look.px, sheet.look.line
    if plan.why_x > x:
        sheet.icon(x, plan.why_y + (line("meta") - px(14)) / 2, glyph, px(14), tone)
    sheet.text(
        plan.why_x,
        plan.why_y,
        plan.why,
        "meta",
        tone,
        width=plan.why_width,
        lines=plan.why_lines,
    )


def _group(sheet: Sheet, action: ActionView, face: Face) -> None:
    """Why it comes first, in two words; and what it follows."""
    px, line = sheet.look.px, sheet.look.line
    glyph, group = _group_words(action)
    if not group:
        return
    x = float(PAD + px(20) + 8)
    middle = 12 + px(20) / 2
    sheet.icon(x, middle - px(14) / 2, glyph, px(14), "text2")
    x += px(14) + 4
    room = sheet.width - PAD - x - face.aside - 8
    chip = lay(face.after, "caption").width + 28 if face.after else 0
    width = max(20.0, room - (chip + 8 if chip else 0))
    taken = sheet.text(x, middle - line("meta") / 2, group, "meta", "text2", width=width)
    if chip and min(taken, width) + 8 + chip <= room:
        _chip(sheet, x + min(taken, width) + 8, middle, face.after, chip)


def _group_words(action: ActionView) -> tuple[str, str]:
    glyph, words = mark_words(action)
    if action.ranked.follow_up_of and not action.ranked.mandatory:
        return glyph, action.group or words
    return (glyph, words) if words else ("spark", action.group)


def _why_glyph(action: ActionView) -> str:
    if action.withdrawn:
        return "held"
    if action.ranked.follow_up_of:
        return "link"
    return "pulse" if action.service_first else "info"


def _chip(sheet: Sheet, x: float, middle: float, words: str, width: float) -> None:
    high = sheet.look.px(18)
    edge = "positive" if sheet.look.high_contrast else None
    sheet.box(x, middle - high / 2, width, high, "positiveTint", radius=4, border=edge)
    sheet.icon(x + 6, middle - 6, "check", 12, "positive")
    sheet.text(x + 22, middle - sheet.look.line("caption") / 2, words, "caption", "positive")


def _talk_box(sheet: Sheet, action: ActionView, face: Face, plan: Plan) -> None:
    px, line = sheet.look.px, sheet.look.line
    box = sheet.width - 2 * PAD
    sheet.box(PAD, plan.talk_y, box, plan.talk_height, "inset", radius=6, border="line")
    if not action.hint or not face.is_open:
        return
    y = plan.talk_y + plan.talk_height - 10 - line("meta")
    x = PAD + TALK_PAD
    sheet.icon(x, y + (line("meta") - px(14)) / 2, "info", px(14), "text2")
    room = box - 2 * TALK_PAD - px(20)
    sheet.text(x + px(20), y, action.hint, "meta", "text2", width=room)


def _compact(sheet: Sheet, action: ActionView, face: Face, plan: Plan) -> None:
    if face.ranked:
        _badge(sheet, 10, face)
    small = face.form is Form.SMALL
    sheet.text(
        plan.lead,
        plan.title_y,
        action.title,
        "bodyStrong",
        "text",
        width=plan.title_width,
        lines=1 if small else 2,
    )
    if small:
        return
    _why(sheet, plan, plan.lead, action)
    if plan.talk_height:
        _talk_box(sheet, action, face, plan)
