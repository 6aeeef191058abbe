"""Beside the list of the sync centre: the chosen entry, and how this desk stands."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from agent_desktop.app.sync_views import EntryLine, SyncCentreView
from agent_desktop.gui.agent.sync_rows import sentiment_of, what
from agent_desktop.gui.controls.button import Button, Kind
from agent_desktop.gui.controls.marks import mark
from agent_desktop.gui.controls.pane import say, show_if
from agent_desktop.gui.controls.scroll import Column, Scroll
from agent_desktop.gui.theme import Sheet, lay, look
from agent_desktop.gui.words import clock_time, day, translate

_PAD = 16


def next_words(line: EntryLine) -> str:
    """What happens with it, as a sentence or two."""
    if line.refused:
        return translate(
            "SyncCentre",
            "Your supervisor or IT decides: it is applied after all, or discarded. Nothing is "
            "asked of you, and no call is held up.",
        )
    return line.state


def support_lines(line: EntryLine) -> tuple[tuple[str, str], ...]:
    """What support asks for. Nothing of a customer."""
    return (
        (translate("SyncCentre", "Reason code"), line.code or "–"),
        (translate("SyncCentre", "Entry"), line.id[:13]),
        (translate("SyncCentre", "Tries"), str(line.attempts)),
    )


class _Content(Column):
    BACKGROUND = "canvas"

    def __init__(self) -> None:
        super().__init__()
        self.line: EntryLine | None = None
        self.docked = False
        self.view: SyncCentreView | None = None
        self.tops: dict[str, int] = {}
        self.copy = Button(self, icon="copy", kind=Kind.LINK, role="metaMedium")
        self.compare = Button(self, icon="shield")
        self.bundle = Button(self, icon="download")

    def flow(self, width: int) -> int:
        inner = width - 2 * _PAD
        y = self._flow_entry(inner) if self.line is not None else _PAD if self.docked else 8
        return self._flow_device(y, inner)

    def _flow_entry(self, inner: int) -> int:
        line, px, step = self.line, look().px, look().line
        if line is None:
            return 0
        y = _PAD
        card = 12 + step("bodyStrong") + 4
        card += lay(line.title, "body", inner - 28, lines=2).height if line.title else 0
        card += step("meta") if line.customer else 0
        self.tops = {"card": y, "card_end": y + card + 12}
        y += card + 12 + 16
        if line.refused:
            self.tops["why"] = y
            y += step("bodyStrong") + 4 + lay(line.state, "body", inner, lines=0).height + 14
        self.tops["then"] = y
        y += step("bodyStrong") + 4 + lay(next_words(line), "body", inner, lines=0).height + 16
        self.tops["support"] = y
        wide = self.copy.natural()
        self.put(self.copy, _PAD + inner - wide + 4, y + 10, wide, px(24))
        return y + 12 + px(24) + len(support_lines(line)) * px(22) + 16

    def _flow_device(self, y: int, inner: int) -> int:
        px, step = look().px, look().line
        view = self.view
        self.tops["device"] = y
        if self._titled:
            y += step("bodyStrong") + 12
        if self.docked:
            y = self._flow_buttons(y, inner) + 4
        self.tops["facts"] = y
        for fact in view.device if view is not None else ():
            tall = lay(fact.text, "body", inner - px(24), lines=0).height
            y += tall + 8
        if not self.docked:
            y = self._flow_buttons(y + 8, inner)
        if view is not None and view.told:
            self.tops["told"] = y
            y += lay(view.told, "meta", inner, lines=0).height
        return y + _PAD

    @property
    def _titled(self) -> bool:
        """The line above says it where nothing is chosen."""
        return self.docked or self.line is not None

    def _flow_buttons(self, y: int, inner: int) -> int:
        px = look().px
        across = _PAD
        for button in (self.compare, self.bundle):
            wide = min(inner, button.natural())
            if across > _PAD and across + wide > _PAD + inner:
                across, y = _PAD, y + px(32) + 8
            self.put(button, across, y, wide, px(32))
            across += wide + 8
        return y + px(32) + 10

    def draw(self, sheet: Sheet) -> None:
        inner = sheet.width - 2 * _PAD
        if self.line is not None:
            self._draw_entry(sheet, self.line, inner)
        self._draw_device(sheet, inner)

    def _draw_entry(self, sheet: Sheet, line: EntryLine, inner: int) -> None:
        px, step = sheet.look.px, sheet.look.line
        y = self.tops["card"]
        tall = self.tops["card_end"] - y
        sheet.box(_PAD, y, inner, tall, "surface", radius=8, border="line")
        at, top = _PAD + 14.0, y + 12
        sentiment, size = sentiment_of(line), px(16)
        if sentiment is not None:
            mark(sheet, at, top + (step("body") - size) / 2, size, sentiment)
            at += size + 8
        when = f"{day(line.since, line.since)}, {clock_time(line.since, seconds=True)}"
        end = _PAD + inner - 14
        taken = sheet.text(end, top + 1, when, "meta", "text2", trailing=True)
        sheet.text(at, top, what(line), "bodyStrong", "text", width=end - at - taken - 8)
        top += step("bodyStrong") + 4
        room = inner - 28
        if line.title:
            sheet.text(_PAD + 14, top, line.title, "body", "text", width=room, lines=2)
            top += lay(line.title, "body", room, lines=2).height
        if line.customer:
            sheet.text(_PAD + 14, top, line.customer, "meta", "text2", width=room)
        if line.refused:
            title = translate("SyncCentre", "What happened")
            self._paragraph(sheet, self.tops["why"], title, line.state, inner)
        title = translate("SyncCentre", "What happens now")
        self._paragraph(sheet, self.tops["then"], title, next_words(line), inner)
        y = self.tops["support"]
        sheet.hline(_PAD, y, inner)
        title = translate("SyncCentre", "Details for support")
        sheet.text(_PAD, y + 14, title, "metaStrong", "text2")
        y += 12 + px(24) + 4
        for key, value in support_lines(line):
            sheet.text(_PAD, y, key, "meta", "text2")
            sheet.text(_PAD + inner, y, value, "meta", "text", trailing=True)
            y += px(22)

    @staticmethod
    def _paragraph(sheet: Sheet, y: int, title: str, text: str, inner: int) -> None:
        sheet.text(_PAD, y, title, "bodyStrong", "text", width=inner)
        y += sheet.look.line("bodyStrong") + 4
        sheet.text(_PAD, y, text, "body", "text2", width=inner, lines=0)

    def _draw_device(self, sheet: Sheet, inner: int) -> None:
        px, step = sheet.look.px, sheet.look.line
        y = self.tops.get("device", _PAD)
        if self.line is not None:
            sheet.hline(_PAD, y - 8, inner)
            y += 4
        if self._titled:
            sheet.text(_PAD, y, translate("SyncCentre", "This device"), "bodyStrong", "text")
        y = self.tops.get("facts", _PAD)
        for fact in self.view.device if self.view is not None else ():
            tone = "warn" if fact.warn else "text2"
            room = inner - px(24)
            tall = lay(fact.text, "body", room, lines=0).height
            sheet.icon(_PAD, y + (step("body") - px(16)) / 2, fact.icon, px(16), tone)
            words = "text" if fact.warn else "text2"
            sheet.text(_PAD + px(24), y, fact.text, "body", words, width=room, lines=0)
            y += tall + 8
        if self.view is not None and self.view.told and "told" in self.tops:
            told = self.view.told
            sheet.text(_PAD, self.tops["told"], told, "meta", "text", width=inner, lines=0)


class SyncSide(Scroll):
    """Emits `compare_wanted` and `bundle_wanted`."""

    compare_wanted = Signal()
    bundle_wanted = Signal()

    def __init__(self, parent: QWidget) -> None:
        self._content = _Content()
        super().__init__(parent, self._content)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.compare = self._content.compare
        self.bundle = self._content.bundle
        self.copy = self._content.copy
        self.compare.clicked.connect(self.compare_wanted)
        self.bundle.clicked.connect(self.bundle_wanted)
        self.copy.clicked.connect(self.copy_details)

    def set_docked(self, docked: bool) -> None:
        self._content.docked = docked

    def show_view(self, view: SyncCentreView, line: EntryLine | None) -> None:
        content = self._content
        content.view, content.line = view, line
        content.tops = {}
        if view.comparing:
            self.compare.set_label(translate("SyncCentre", "Comparing…"))
        else:
            self.compare.set_label(translate("SyncCentre", "Compare now"))
        self.compare.setEnabled(not view.comparing)
        self.bundle.set_label(translate("SyncCentre", "Save diagnostics…"))
        self.bundle.setEnabled(not view.saving)
        self.copy.set_label(
            translate("SyncCentre", "Copy"), translate("SyncCentre", "Copy the details for support")
        )
        show_if(self.copy, line is not None)
        spoken = [fact.text for fact in view.device]
        if line is not None:
            about = (what(line), line.title, line.customer)
            spoken = [", ".join(filter(None, about)), line.state, next_words(line), *spoken]
        if view.told:
            spoken.append(view.told)
        say(self, translate("SyncCentre", "This device"), " ".join(spoken))
        content.settle()

    def copy_details(self) -> None:
        line = self._content.line
        if line is not None:
            text = "\n".join(f"{key}: {value}" for key, value in support_lines(line))
            QGuiApplication.clipboard().setText(text)
