"""The answers of this call: hollow until kept on this device, solid then."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from agent_desktop.app.views import AnsweredView
from agent_desktop.gui.controls.button import Button, Kind
from agent_desktop.gui.controls.marks import mark
from agent_desktop.gui.controls.pane import Pane, say, show_if, tip
from agent_desktop.gui.controls.scroll import Column, Scroll
from agent_desktop.gui.theme import Sheet, lay, look
from agent_desktop.gui.words import clock_time, sentiment_word, translate

ROW = 32
HEAD = 32
MOST = 3
"""Rows seen at once; more scroll."""


class AnsweredRow(Pane):
    BACKGROUND = "canvas"

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.answer: AnsweredView | None = None
        self.undo = Button(self, kind=Kind.QUIET, icon="undo", role="meta")

    def show_answer(self, answer: AnsweredView) -> None:
        if answer == self.answer:
            return
        self.answer = answer
        word = sentiment_word(answer.sentiment)
        name = translate("Answered", "Undo {answer} for {title}")
        self.undo.set_label("", name.format(answer=word, title=answer.title))
        tip(self.undo, name.format(answer=word, title=answer.title))
        show_if(self.undo, not answer.withdrawn)
        say(self, f"{word}, {answer.title}, {clock_time(answer.at)}", self._state())
        self.update()

    def _state(self) -> str:
        answer = self.answer
        if answer is None:
            return ""
        if answer.withdrawn:
            return translate("Answered", "taken back")
        if not answer.committed:
            return translate("Answered", "being saved")
        if not answer.synced:
            return translate("Answered", "saved on this device, waiting to sync")
        return translate("Answered", "synced")

    def arrange(self) -> None:
        side = look().px(24)
        self.put(self.undo, self.width() - 16 - side, (self.height() - side) / 2, side, side)

    def draw(self, sheet: Sheet) -> None:
        answer = self.answer
        if answer is None:
            return
        px = sheet.look.px
        middle = sheet.height / 2
        line = sheet.look.line("body")
        tone = "text3" if answer.withdrawn else "text"
        if answer.withdrawn:
            size = px(18)
            mark(
                sheet, 16, middle - size / 2, size, answer.sentiment, fill="hover", glyph="disabled"
            )
        else:
            size = px(18)
            hollow = not answer.committed
            mark(sheet, 16, middle - size / 2, size, answer.sentiment, hollow=hollow)
        trail = sheet.width - 16 - px(24) - 6
        if not answer.synced and not answer.withdrawn:
            sheet.icon(trail - px(14), middle - px(7), "cloud-up", px(14), "text2")
        trail -= px(14) + 6
        when = clock_time(answer.at)
        if answer.withdrawn:
            when = self._state()
        sheet.text(
            trail, middle - sheet.look.line("meta") / 2, when, "meta", "text2", trailing=True
        )
        room = trail - lay(when, "meta").width - 12 - (16 + px(18) + 8)
        sheet.text(16 + px(18) + 8, middle - line / 2, answer.title, "body", tone, width=room)


class _Rows(Column):
    BACKGROUND = "canvas"
    PAINTS = False

    def __init__(self) -> None:
        super().__init__()
        self.rows: list[AnsweredRow] = []
        self.shown = 0

    def flow(self, width: int) -> int:
        tall = look().px(ROW)
        for index, row in enumerate(self.rows[: self.shown]):
            self.put(row, 0, index * tall, width, tall)
        return self.shown * tall


class AnsweredList(Pane):
    """Newest first. Emits `undone(entry_id)`."""

    BACKGROUND = "canvas"
    undone = Signal(str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._rows = _Rows()
        self._scroll = Scroll(self, self._rows)
        self.answers: tuple[AnsweredView, ...] = ()

    @property
    def rows(self) -> list[AnsweredRow]:
        return self._rows.rows[: self._rows.shown]

    def show_answers(self, answers: tuple[AnsweredView, ...]) -> bool:
        """True when the list takes another height now."""
        if answers is self.answers:
            return False
        before = self.wanted()
        self.answers = answers
        rows = self._rows
        newest = sorted(answers, key=lambda answer: -answer.at)
        while len(rows.rows) < len(newest):
            row = AnsweredRow(rows)
            row.undo.clicked.connect(partial(self._undo, row))
            rows.rows.append(row)
        for row, answer in zip(rows.rows, newest, strict=False):
            row.show_answer(answer)
            show_if(row, True)
        for row in rows.rows[len(newest) :]:
            show_if(row, False)
        rows.shown = len(newest)
        rows.settle()
        self.update(0, 0, self.width(), look().px(HEAD))
        return self.wanted() != before

    def _undo(self, row: AnsweredRow) -> None:
        if row.answer is not None:
            self.undone.emit(row.answer.entry_id)

    def wanted(self) -> int:
        """The height for what there is, 0 for nothing."""
        if not self.answers:
            return 0
        return look().px(HEAD) + min(MOST, len(self.answers)) * look().px(ROW) + 4

    def arrange(self) -> None:
        head = look().px(HEAD)
        self.put(self._scroll, 0, head, self.width(), max(0, self.height() - head - 4))

    def draw(self, sheet: Sheet) -> None:
        sheet.hline(0, 0, sheet.width)
        title = translate("Answered", "Answered on this call")
        y = (look().px(HEAD) - sheet.look.line("metaStrong")) / 2 + 2
        sheet.text(16, y, title, "metaStrong", "text2")
        count = sum(not answer.withdrawn for answer in self.answers)
        sheet.text(sheet.width - 16, y, str(count), "meta", "text2", trailing=True)
