"""The call of this moment, pinned above the journey."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from agent_desktop.domain.channels import Channel
from agent_desktop.domain.contacts import Contact, ContactState, Direction
from agent_desktop.gui.controls.pane import Pane, say
from agent_desktop.gui.theme import Sheet, lay, look
from agent_desktop.gui.timeline.paint import PAD, TEXT, TILE, TIME_END
from agent_desktop.gui.timeline.wording import translate


def _title(contact: Contact) -> str:
    inbound = contact.direction is Direction.INBOUND
    call = (
        translate("Journey", "Inbound call") if inbound else translate("Journey", "Outbound call")
    )
    if not contact.queue:
        return call
    queue = translate("Journey", "%1 queue").replace("%1", contact.queue)
    return f"{call} · {queue}"


def _state(contact: Contact) -> tuple[str, str]:
    """Words and tone of the dot."""
    if contact.state is ContactState.TALKING:
        return translate("Journey", "on the line"), "positive"
    if contact.state is ContactState.RINGING:
        return translate("Journey", "ringing"), "warnSolid"
    if contact.state is ContactState.PREPARING:
        return translate("Journey", "not dialled yet"), "control"
    return translate("Journey", "ended"), "control"


class NowRow(Pane):
    """Shown while there is a contact; it never scrolls away."""

    BACKGROUND = "selected"

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._contact: Contact | None = None

    def set_contact(self, contact: Contact | None) -> None:
        self._contact = contact
        if contact is not None:
            now = translate("Journey", "Now")
            say(self, f"{now}, {_title(contact)}, {_state(contact)[0]}")
        self.update()

    @staticmethod
    def natural_height() -> int:
        return look().px(40)

    def draw(self, sheet: Sheet) -> None:
        contact = self._contact
        if contact is None:
            return
        px, middle = look().px, (self.height() - 1) / 2
        y = middle - look().line("meta") / 2
        sheet.hline(0, self.height() - 1, self.width())
        now = translate("Journey", "Now")
        sheet.text(px(TIME_END), y, now, "metaMedium", "text2", trailing=True)
        glyph = "phone-in" if contact.direction is Direction.INBOUND else "phone-out"
        sheet.tile(px(TILE), middle - px(10), str(Channel.ASSISTED), glyph, px(20))
        words, tone = _state(contact)
        width = lay(words, "meta").width
        end = self.width() - px(PAD) - px(4)
        sheet.text(end, y, words, "meta", "text2", trailing=True)
        dot = end - width - px(8) - px(8)
        sheet.dot(dot, middle - px(4), px(8), tone)
        room = dot - px(8) - px(TEXT)
        y = middle - look().line("body") / 2
        sheet.text(px(TEXT), y, _title(contact), "bodyStrong", "text", width=room)
