"""Rows of the facts column. Each measures, and paints where there is a sheet."""

from __future__ import annotations

from agent_desktop.app.views import FactView, IdentityView
from agent_desktop.gui.controls.scroll import Column
from agent_desktop.gui.theme import Sheet, lay, look
from agent_desktop.gui.words import counted, translate

ROW = 22
PAIR = 38

_FACT_MARKS = {
    "text": ("check", "positive"),
    "warning": ("cross", "negative"),
    "unknown": ("dash", "text2"),
    "duration": ("clock", "text2"),
    "count": ("calendar", "text2"),
}


class FactRows(Column):
    """Returns of each row: the y below it."""

    BACKGROUND = "side"

    def _head(self, width: int, y: int, sheet: Sheet | None, title: str, count: str) -> int:
        if sheet is not None:
            sheet.text(16, y, title, "metaStrong", "text2", width=width - 60)
            if count:
                sheet.text(width - 16, y, count, "meta", "text2", trailing=True)
        return y + look().line("metaStrong") + 6

    def _fact(
        self, width: int, y: int, sheet: Sheet | None, fact: FactView, *, plain: bool = False
    ) -> int:
        row = look().px(ROW)
        lead = 16 if plain else 16 + look().px(22)
        room = width - lead - 16
        value = lay(fact.value, "meta").width
        key = lay(fact.key, "body").width
        # Long values go below their key, so that neither is cut.
        stacked = bool(fact.value) and key + value + 12 > room
        if sheet is not None:
            line = sheet.look.line
            middle = y + row / 2
            if not plain or fact.kind == "warning":
                glyph, tone = _FACT_MARKS.get(fact.kind, ("check", "positive"))
                if plain:
                    lead = 16 + look().px(22)
                size = sheet.look.px(14)
                sheet.icon(16, middle - size / 2, glyph, size, tone)
            sheet.text(lead, middle - line("body") / 2, fact.key, "body", "text", width=room)
            if stacked:
                below = y + row - 2
                sheet.text(lead, below, fact.value, "meta", "text2", width=room, lines=2)
            elif fact.value:
                at = middle - line("meta") / 2
                sheet.text(width - 16, at, fact.value, "meta", "text2", trailing=True)
        if stacked:
            return y + row + lay(fact.value, "meta", room, lines=2).height
        return y + row

    def _identity(self, width: int, y: int, sheet: Sheet | None, identity: IdentityView) -> int:
        px = look().px
        lead = 16 + px(16) + 10
        note = shared_words(identity)
        if sheet is not None:
            line = sheet.look.line
            size = px(16)
            sheet.icon(16, y + (px(PAIR) - 6 - size) / 2, identity.icon, size, "text2")
            aside = lay(note, "captionPlain").width + 8 if note else 0
            room = width - lead - 16
            sheet.text(lead, y, identity.value, "body", "text", width=room - aside)
            if note:
                at = y + (line("body") - line("captionPlain")) / 2
                sheet.text(width - 16, at, note, "captionPlain", "text2", trailing=True)
            below = y + line("body") - 1
            sheet.text(lead, below, evidence_words(identity), "captionPlain", "text3", width=room)
        return y + px(PAIR)

    def _person(self, width: int, y: int, sheet: Sheet | None, person: str) -> int:
        px = look().px
        if sheet is not None:
            sheet.icon(16, y + (px(ROW) - px(14)) / 2, "user", px(14), "text2")
            room = width - 32 - px(22)
            dy = (px(ROW) - sheet.look.line("body")) / 2
            sheet.text(16 + px(22), y + dy, person, "body", "text", width=room)
        return y + px(ROW)


def shared_words(identity: IdentityView) -> str:
    if identity.shared_by > 1:
        return counted("Facts", "shared by %n", identity.shared_by)
    return ""


def evidence_words(identity: IdentityView) -> str:
    """Anything short of certain says so."""
    if not identity.likely:
        return identity.evidence
    return translate("Facts", "{evidence} — likely").format(evidence=identity.evidence)
