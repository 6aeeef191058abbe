"""Where everything in a card is, measured once for an action and a width."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple

from agent_desktop.app.views import ActionView
from agent_desktop.gui.theme import lay, look
from agent_desktop.gui.words import translate

STAGE_HEIGHT = 288
COMPACT_HEIGHT = 98
SMALL_HEIGHT = 40
PAD = 13
TALK_PAD = 12
LINK = 26
TALK_LINES = 5
"""So many lines of the talk track in a compact card; the rest scrolls."""


class Form(StrEnum):
    STAGE = "stage"
    COMPACT = "compact"
    SMALL = "small"
    """Title only: in the dock, from the fourth on."""


class Plan(NamedTuple):
    """Tops and heights in a card of `width`; x counts from the leading edge."""

    width: int
    lead: int
    title_y: int
    title_width: float
    why: str
    why_lines: int
    """At most so many: a reason that changes never moves the buttons."""
    why_y: int
    why_x: int
    why_width: float
    talk_y: int
    """Top of the talk track's box; its height is 0 where it is folded."""
    talk_height: int
    text_y: int
    text_height: int
    link_y: int
    """Top of the link's row; it is there while `link_height` is not 0."""
    link_height: int
    buttons_y: int
    buttons_height: int
    height: int


def mark_words(action: ActionView) -> tuple[str, str]:
    """Glyph and words for what has a place of its own on the list; empty for all others."""
    if action.ranked.mandatory:
        return "shield", translate("ActionCard", "Must be said")
    if action.ranked.follow_up_of:
        return "arrow-r", translate("ActionCard", "Continue")
    if action.service_first:
        return "heart", translate("ActionCard", "Service first")
    return "", ""


def why_words(action: ActionView, form: Form) -> str:
    """The reason. A compact card has no line for its mark, so the mark's words begin this one."""
    mark = mark_words(action)[1] if form is Form.COMPACT else ""
    return " · ".join(part for part in (mark, action.reason) if part)


def shown_words(action: ActionView, form: Form) -> str:
    """The same, or that an answer was not saved, or why a newer list no longer has it."""
    if action.withdrawn:
        return action.disabled_reason
    return action.unsaved or why_words(action, form)


def plan(
    action: ActionView, form: Form, width: int, *, is_open: bool, ranked: bool, toggle: int
) -> Plan:
    """`toggle` is the width of the talk track's switch."""
    if form is Form.STAGE:
        return _stage(action, width, is_open=is_open)
    return _compact(action, form, width, is_open=is_open, ranked=ranked, toggle=toggle)


def _stage(action: ActionView, width: int, *, is_open: bool) -> Plan:
    px, line = look().px, look().line
    inner = width - 2 * PAD
    why = why_words(action, Form.STAGE) or action.unsaved
    height = px(STAGE_HEIGHT)
    title_y = 12 + px(20) + 6
    why_y = title_y + lay(action.title, "title", inner, lines=2).height + 3
    why_x = PAD + px(20)
    why_width = float(inner - px(20))
    talk_y = why_y + 9 - 3
    why_lines = _lines(why, why_width)
    if why:
        talk_y = why_y + why_lines * line("meta") + 9
    buttons_y = height - PAD - px(40)
    link = px(LINK) if action.link else 0
    link_y = buttons_y - 9 - link
    foot = link_y - (4 if link else 2)
    talk_height = foot - talk_y if is_open else line("meta") + 16
    text_y = talk_y + 8 + line("meta") + 4
    hint = line("meta") + 6 if action.hint else 0
    # Whole lines only: what goes on is told by the hairline, not by half a letter.
    text_height = max(0, foot - 10 - hint - text_y) // line("body") * line("body")
    return Plan(
        width, PAD, title_y, inner, shown_words(action, Form.STAGE), why_lines, why_y, why_x,
        why_width, talk_y, talk_height,
        text_y, text_height, link_y, link, buttons_y, px(40), height,
    )  # fmt: skip


def _compact(
    action: ActionView, form: Form, width: int, *, is_open: bool, ranked: bool, toggle: int
) -> Plan:
    px, line = look().px, look().line
    lead = PAD + (px(20) + 8 if ranked else 0)
    title_width = float(width - lead - PAD - (toggle + 8 if toggle else 0))
    why_width = float(width - lead - PAD)
    title_lines = 1 if form is Form.SMALL else 2
    why_y = 11 + lay(action.title, "bodyStrong", title_width, lines=title_lines).height
    if form is Form.SMALL:
        height = px(SMALL_HEIGHT)
        title_y = round((height - line("bodyStrong")) / 2)
        return Plan(
            width, lead, title_y, title_width, "", 0, why_y, lead, why_width, 0, 0, 0, 0, 0, 0,
            height, 0, height,
        )  # fmt: skip
    why = why_words(action, form) or action.unsaved
    why_x = lead + (px(20) if mark_words(action)[1] or action.unsaved else 0)
    why_width -= why_x - lead
    talk_y = why_y + 8
    why_lines = _lines(why, why_width)
    talk_y += why_lines * line("meta")
    talk_height = text_height = 0
    buttons_y = talk_y + 2
    if is_open and action.talk_track:
        room = width - 2 * PAD - 2 * TALK_PAD
        text = lay(action.talk_track, "body", room, lines=0).height
        text_height = min(text, line("body") * TALK_LINES)
        talk_height = text_height + 20 + (line("meta") + 6 if action.hint else 0)
        buttons_y = talk_y + talk_height + 10
    link = px(LINK) if is_open and action.link else 0
    link_y = buttons_y - 6
    buttons_y += link
    buttons_y = max(buttons_y, px(COMPACT_HEIGHT) - px(32) - 10)
    return Plan(
        width, lead, 11, title_width, shown_words(action, form), why_lines, why_y, why_x, why_width,
        talk_y, talk_height,
        talk_y + 10, text_height, link_y, link, buttons_y, px(32), buttons_y + px(32) + 10,
    )  # fmt: skip


def _lines(text: str, width: float) -> int:
    return lay(text, "meta", width, lines=2).height // look().line("meta") if text else 0
