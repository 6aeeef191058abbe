"""Beside the list: the chosen entry with what can be decided, and desks that hold entries."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from agent_desktop.app.refused import LONGEST_NOTE, DeskLine, RefusedLine, RefusedView
from agent_desktop.gui.controls.button import Button, Kind
from agent_desktop.gui.controls.field import Field
from agent_desktop.gui.controls.pane import say, show_if
from agent_desktop.gui.controls.scroll import Column, Scroll
from agent_desktop.gui.theme import Sheet, lay, look
from agent_desktop.gui.words import ago, clock_time, counted, day, moment, translate

_PAD = 16


def facts_of(line: RefusedLine, now: int) -> tuple[tuple[str, str], ...]:
    """Key and value, as far as they are known."""
    made = f"{day(line.made_at, now)}, {clock_time(line.made_at, seconds=True)}"
    came = f"{day(line.received_at, now)}, {clock_time(line.received_at, seconds=True)}"
    rows = (
        (translate("NotTaken", "Agent"), line.who),
        (translate("NotTaken", "Customer"), line.customer),
        (translate("NotTaken", "Recorded"), made),
        (translate("NotTaken", "Reached the hub"), came),
        (translate("NotTaken", "Reason code"), line.code),
        (translate("NotTaken", "Entry"), line.id[:13]),
    )
    return tuple((key, value) for key, value in rows if value)


def desk_words(desk: DeskLine, now: int) -> tuple[str, str]:
    """Who and how many; since when, and when the desk was last heard of."""
    waits = counted("NotTaken", "%n waiting", desk.waiting)
    first = f"{desk.who} · {waits}" if desk.who else waits
    parts = []
    if desk.oldest_at is not None:
        oldest = translate("NotTaken", "oldest from {time}")
        parts.append(oldest.format(time=moment(desk.oldest_at, now)))
    heard = translate("NotTaken", "last heard {ago}").format(ago=ago(desk.seen_at, now))
    parts.append(heard)
    desk_name = translate("NotTaken", "desk {name}").format(name=desk.name)
    return first, " · ".join((*parts, desk_name))


class _Content(Column):
    BACKGROUND = "canvas"

    def __init__(self, now: Callable[[], int]) -> None:
        super().__init__()
        self.now = now
        self.line: RefusedLine | None = None
        self.view = RefusedView()
        self.tops: dict[str, int] = {}
        self.note = Field(self, glyph="edit")
        self.note.edit.setMaxLength(LONGEST_NOTE)
        self.apply = Button(self, icon="check", kind=Kind.PRIMARY)
        self.discard = Button(self, icon="trash")

    def flow(self, width: int) -> int:
        inner = width - 2 * _PAD
        y = _PAD
        if self.line is not None:
            y = self._flow_entry(self.line, inner)
        elif self.view.told:
            self.tops["told"] = y
            y += lay(self.view.told, "bodyMedium", inner, lines=0).height + 16
        return self._flow_desks(y)

    def _flow_entry(self, line: RefusedLine, inner: int) -> int:
        px, step = look().px, look().line
        y = _PAD + step("title") + 8
        self.tops["facts"] = y
        y += len(facts_of(line, self.now())) * px(22) + 12
        self.tops["why"] = y
        y += step("bodyStrong") + 4 + lay(line.reason, "body", inner, lines=0).height + 14
        self.tops["do"] = y
        y += step("bodyStrong") + 4
        if line.settled:
            for text in filter(None, (line.settled, line.note)):
                y += lay(text, "body", inner, lines=0).height + 4
            return y + 12
        y += lay(self._what(), "body", inner, lines=0).height + 10
        self.put(self.note, _PAD, y, inner, px(36))
        y += px(36) + 12
        for button in (self.apply, self.discard):
            self.put(button, _PAD, y, inner, px(36))
            y += px(36) + 8
        if self.view.told:
            self.tops["told"] = y + 4
            y += lay(self.view.told, "bodyMedium", inner, lines=0).height + 8
        return y + 12

    def _flow_desks(self, y: int) -> int:
        px, step = look().px, look().line
        self.tops["desks"] = y
        y += 12 + step("bodyStrong") + 10
        if not self.view.desks:
            return y + step("body") + _PAD
        return y + len(self.view.desks) * (step("body") + step("meta") + 14) + px(8) + _PAD

    @staticmethod
    def _what() -> str:
        return translate(
            "NotTaken",
            "Apply it once the reason is out of the way, or discard it. Either is final, goes to "
            "the agent's desktop and stands in the audit log with your note.",
        )

    def draw(self, sheet: Sheet) -> None:
        inner = sheet.width - 2 * _PAD
        if self.line is not None:
            self._draw_entry(sheet, self.line, inner)
        if self.view.told and "told" in self.tops:
            y = self.tops["told"]
            sheet.text(_PAD, y, self.view.told, "bodyMedium", "text", width=inner, lines=0)
        self._draw_desks(sheet, inner)

    def _draw_entry(self, sheet: Sheet, line: RefusedLine, inner: int) -> None:
        px = sheet.look.px
        sheet.text(_PAD, _PAD, line.kind, "title", "text", width=inner)
        y = self.tops["facts"]
        for key, value in facts_of(line, self.now()):
            wide = sheet.text(_PAD, y, key, "body", "text2")
            room = inner - wide - 12
            sheet.text(_PAD + inner, y, value, "body", "text", width=room, trailing=True)
            y += px(22)
        title = translate("NotTaken", "Why it was not taken")
        self._paragraphs(sheet, self.tops["why"], title, (line.reason,), inner)
        if line.settled:
            title = translate("NotTaken", "What was decided")
            said = tuple(filter(None, (line.settled, line.note)))
            self._paragraphs(sheet, self.tops["do"], title, said, inner)
            return
        title = translate("NotTaken", "What you can do")
        self._paragraphs(sheet, self.tops["do"], title, (self._what(),), inner)

    @staticmethod
    def _paragraphs(sheet: Sheet, y: int, title: str, texts: tuple[str, ...], inner: int) -> None:
        sheet.text(_PAD, y, title, "bodyStrong", "text", width=inner)
        y += sheet.look.line("bodyStrong") + 4
        for text in texts:
            sheet.text(_PAD, y, text, "body", "text2", width=inner, lines=0)
            y += lay(text, "body", inner, lines=0).height + 4

    def _draw_desks(self, sheet: Sheet, inner: int) -> None:
        step = sheet.look.line
        y = self.tops.get("desks", _PAD)
        if self.line is not None or self.view.told:
            sheet.hline(_PAD, y, inner)
        y += 12
        title = translate("NotTaken", "Desks with entries that have not arrived")
        sheet.text(_PAD, y, title, "bodyStrong", "text", width=inner)
        y += step("bodyStrong") + 10
        if not self.view.desks:
            none = translate("NotTaken", "None: every desk has delivered what it holds.")
            sheet.text(_PAD, y, none, "body", "text2", width=inner)
            return
        size = sheet.look.px(16)
        for desk in self.view.desks:
            first, second = desk_words(desk, self.now())
            room = inner - size - 8
            sheet.icon(_PAD, y + (step("body") - size) / 2, "cloud-up", size, "text2")
            sheet.text(_PAD + size + 8, y, first, "body", "text", width=room)
            sheet.text(_PAD + size + 8, y + step("body"), second, "meta", "text2", width=room)
            y += step("body") + step("meta") + 14


class NotTakenSide(Scroll):
    """Emits `applied` and `discarded` with the note."""

    applied = Signal(str)
    discarded = Signal(str)

    def __init__(self, parent: QWidget, now: Callable[[], int]) -> None:
        self._content = _Content(now)
        super().__init__(parent, self._content)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.note = self._content.note
        self.apply = self._content.apply
        self.discard = self._content.discard
        self.apply.clicked.connect(lambda: self.applied.emit(self.note.edit.text()))
        self.discard.clicked.connect(self._discard)

    def show_view(self, view: RefusedView, line: RefusedLine | None) -> None:
        content = self._content
        before = content.line.id if content.line is not None else ""
        content.view, content.line = view, line
        content.tops = {}
        if line is None or line.id != before:
            self.note.edit.clear()
        is_open = line is not None and not line.settled
        self.note.set_words(
            translate("NotTaken", "Note, needed to discard"),
            translate("NotTaken", "Note for the audit log, needed to discard"),
        )
        self.apply.set_label(translate("NotTaken", "Apply after all"))
        self.discard.set_label(translate("NotTaken", "Discard, with the note"))
        for control in (self.note, self.apply, self.discard):
            show_if(control, is_open)
        for button in (self.apply, self.discard):
            button.setEnabled(not view.settling)
        spoken = [line.kind, line.reason, line.settled] if line is not None else []
        spoken += [". ".join(desk_words(desk, content.now())) for desk in view.desks]
        say(self, translate("NotTaken", "The chosen entry"), ". ".join(filter(None, spoken)))
        content.settle()

    def _discard(self) -> None:
        if not self.note.edit.text().strip():
            self.note.edit.setFocus(Qt.FocusReason.OtherFocusReason)
        self.discarded.emit(self.note.edit.text())
