"""What stands in the action column when there is no list."""

from __future__ import annotations

from enum import StrEnum

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from agent_desktop.gui.controls.button import Button
from agent_desktop.gui.controls.label import Text
from agent_desktop.gui.controls.pane import Pane, say, show_if
from agent_desktop.gui.theme import Sheet, look
from agent_desktop.gui.words import translate


class Notice(StrEnum):
    LOADING = "loading"
    CHOOSE = "choose"
    NOBODY = "nobody"
    RINGING = "ringing"
    READY = "ready"
    EMPTY = "empty"
    FAILED = "failed"
    HIDDEN = "hidden"


_GLYPH = {
    Notice.CHOOSE: "users",
    Notice.NOBODY: "user",
    Notice.RINGING: "phone-in",
    Notice.READY: "talk",
    Notice.EMPTY: "check",
    Notice.HIDDEN: "hidden",
    Notice.FAILED: "warn",
}


def notice_words(notice: Notice) -> tuple[str, str]:
    words = {
        Notice.CHOOSE: (
            translate("Notice", "Choose the caller first"),
            translate(
                "Notice", "Suggestions are personal, so none are shown while several are possible."
            ),
        ),
        Notice.NOBODY: (
            translate("Notice", "Find the caller first"),
            translate("Notice", "Suggestions open once you know who is on the line."),
        ),
        Notice.RINGING: (
            translate("Notice", "Suggestions open with the call"),
            translate("Notice", "While it rings, only the name and the queue are shown."),
        ),
        Notice.READY: (
            translate("Notice", "Suggestions open with the call"),
            translate("Notice", "What to say next stands here, the best first."),
        ),
        Notice.EMPTY: (
            translate("Notice", "Nothing to suggest right now"),
            translate("Notice", "All suggestions rest. Just listen."),
        ),
        Notice.FAILED: (translate("Notice", "Suggestions did not load"), ""),
        Notice.HIDDEN: (
            translate("Notice", "Everything is hidden"),
            translate("Notice", "Nothing is logged until you know who is on the line."),
        ),
    }
    return words.get(notice, ("", ""))


def safe_words(notice: Notice) -> str:
    """What can be said without knowing anything."""
    words = {
        Notice.LOADING: translate(
            "Notice", "“Thank you for waiting. I am opening your details now.”"
        ),
        Notice.CHOOSE: translate(
            "Notice", "“Thank you for calling. Who am I speaking with, please?”"
        ),
        Notice.NOBODY: translate(
            "Notice", "“Thank you for calling. May I ask your name, and how I can help you today?”"
        ),
        Notice.FAILED: translate(
            "Notice", "“Thank you for calling again. How can I help you today?”"
        ),
        Notice.HIDDEN: translate(
            "Notice", "“May I have your name or your customer number, please?”"
        ),
    }
    return words.get(notice, "")


class NoticePane(Pane):
    """Emits `retried` and `held_wanted`."""

    BACKGROUND = "canvas"
    retried = Signal()
    held_wanted = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.notice = Notice.READY
        self.trouble = ""
        self.brief = False
        self.title = Text(self, "bodyStrong", middle=True)
        self.text = Text(self, "meta", "text2", lines=0, middle=True)
        self.retry = Button(self, icon="sync", keys=("R",))
        self.retry.clicked.connect(self.retried)
        self.see_held = Button(self, keys=("H",))
        self.see_held.clicked.connect(self.held_wanted)
        self.safe_title = Text(self, "bodyStrong")
        self.safe_text = Text(self, "body", lines=0)
        self.set_notice(Notice.READY)

    def set_notice(
        self, notice: Notice, trouble: str = "", *, held: int = 0, brief: bool = False
    ) -> None:
        """`brief` leaves only what is safe to say."""
        self.notice, self.trouble, self.brief = notice, trouble, brief
        title, text = notice_words(notice)
        self.title.set_text(title)
        self.text.set_text(trouble if trouble.rstrip(".") != title else text)
        if not self.text.text():
            self.text.set_text(text)
        self.title.middle = self.text.middle = notice is not Notice.FAILED
        self.safe_title.set_text(translate("Notice", "Safe to say meanwhile"))
        self.safe_text.set_text(safe_words(notice))
        self.retry.set_label(translate("Notice", "Try now"))
        self.see_held.set_label(translate("Notice", "See what is held back"))
        show_if(self.retry, notice is Notice.FAILED)
        show_if(self.see_held, notice is Notice.EMPTY and held > 0)
        loading = notice is Notice.LOADING
        show_if(self.title, not loading and not brief)
        show_if(self.text, not loading and not brief)
        show_if(self.safe_title, bool(self.safe_text.text()))
        show_if(self.safe_text, bool(self.safe_text.text()))
        spoken = translate("Notice", "Suggestions are loading") if loading else title
        say(self, spoken, trouble or text)
        self.arrange()
        self.update()

    # -- where -----------------------------------------------------------------------------------

    @property
    def _dashed(self) -> bool:
        return self.notice in {
            Notice.READY,
            Notice.CHOOSE,
            Notice.NOBODY,
            Notice.HIDDEN,
            Notice.RINGING,
        }

    def _box_height(self) -> int:
        px = look().px
        if self.brief:
            return -8
        if self.notice is Notice.LOADING:
            return px(288) + 8 + px(98)
        if self.notice is Notice.FAILED:
            inner = self.width() - 32 - 2 * 16
            return 16 + look().line("title") + 8 + self.text.height_for(inner) + 12 + px(32) + 16
        if self._dashed:
            return px(176)
        return px(190)

    def arrange(self) -> None:
        px, width = look().px, self.width()
        box = self._box_height()
        inner = width - 32
        if self.notice is Notice.FAILED:
            self.title.role = "title"
            self.put(self.title, 16 + 16 + px(26), 16, inner - 32 - px(26), look().line("title"))
            tall = self.text.height_for(inner - 32)
            y: float = 16 + look().line("title") + 8
            self.put(self.text, 32, y, inner - 32, tall)
            self.put(self.retry, 32, y + tall + 12, self.retry.natural(), px(32))
        else:
            self.title.role = "bodyStrong" if self._dashed else "title"
            line = look().line(self.title.role)
            narrow = min(inner - 32, px(300))
            tall = self.text.height_for(narrow)
            y = max(0.0, (box - px(24) - 14 - line - 4 - tall) / 2) + px(24) + 14
            if not self._dashed:
                y = px(24) + 40
            self.put(self.title, 32, y, inner - 32, line)
            self.put(self.text, 16 + (inner - narrow) / 2, y + line + 4, narrow, tall)
            wide = self.see_held.natural()
            y += line + 4 + tall + 16
            self.put(self.see_held, 16 + (inner - wide) / 2, y, wide, px(32))
        self._arrange_safe(box + 8, inner)

    def _arrange_safe(self, top: int, inner: int) -> None:
        px = look().px
        self.put(self.safe_title, 30 + px(22), top + 12, inner - 28 - px(22), look().line("body"))
        tall = self.safe_text.height_for(inner - 28)
        self.put(self.safe_text, 30, top + 12 + look().line("body") + 8, inner - 28, tall)

    def _safe_height(self) -> int:
        return 12 + look().line("body") + 8 + self.safe_text.height_for(self.width() - 60) + 13

    # -- paint -----------------------------------------------------------------------------------

    def draw(self, sheet: Sheet) -> None:
        box = self._box_height()
        inner = sheet.width - 32
        size = sheet.look.px(24)
        glyph = _GLYPH.get(self.notice, "")
        if self.brief:
            pass
        elif self.notice is Notice.LOADING:
            self._draw_skeleton(sheet, inner)
        elif self.notice is Notice.FAILED:
            sheet.box(16, 0, inner, box, "surface", radius=8, border="line")
            sheet.icon(32, 16 + 1, glyph, sheet.look.px(18), "warn")
        else:
            if self._dashed:
                sheet.box(
                    16,
                    0,
                    inner,
                    box,
                    "surface",
                    radius=8,
                    border="control",
                    style=Qt.PenStyle.DashLine,
                )
            y = self.title.y() - 14 - size
            sheet.icon((sheet.width - size) / 2, y, glyph, size, "text2")
        if self.safe_text.text():
            top = box + 8
            sheet.box(16, top, inner, self._safe_height(), "surface", radius=8, border="line")
            icon = sheet.look.px(16)
            sheet.icon(30, top + 13, "talk", icon, "text")

    def _draw_skeleton(self, sheet: Sheet, inner: int) -> None:
        """The exact places of what will come, without a shimmer."""
        px = sheet.look.px
        bar = "hover"
        edge = "line"
        sheet.box(16, 0, inner, px(288), "surface", radius=8, border=edge)
        x, room = 29, inner - 26
        sheet.box(x, 12, px(20), px(20), bar, radius=4)
        sheet.box(x + px(28), 12 + px(5), px(92), px(10), bar, radius=3)
        sheet.box(x, 12 + px(20) + 10, room * 0.66, px(12), bar, radius=3)
        sheet.box(x, 12 + px(20) + 10 + px(24), room * 0.82, px(10), bar, radius=3)
        top = 12 + px(20) + 6 + px(20) + 3 + px(16) + 9
        bottom = px(288) - 13 - px(40) - 11
        sheet.box(x, top, room, bottom - top, "surface", radius=6, border=edge)
        for row, part in enumerate((0.32, 0.88, 0.84, 0.5)):
            sheet.box(x + 13, top + 13 + row * px(18), (room - 26) * part, px(9), bar, radius=3)
        column = (room - 16) / 3
        for index in range(3):
            sheet.box(x + index * (column + 8), px(288 - 40) - 13, column, px(40), bar, radius=6)
        top = px(288) + 8
        sheet.box(16, top, inner, px(98), "surface", radius=8, border=edge)
        sheet.box(x, top + 10, px(20), px(20), bar, radius=4)
        sheet.box(x + px(28), top + 14, room * 0.56, px(11), bar, radius=3)
        sheet.box(x + px(28), top + 14 + px(20), room * 0.7, px(9), bar, radius=3)
        for index in range(3):
            at = x + index * (column + 8)
            sheet.box(at, top + px(98) - px(32) - 10, column, px(32), bar, radius=6)
