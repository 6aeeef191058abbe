"""The list as the agent saw it: what was on it, what was answered, what was held back."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from agent_desktop.app.review import ReviewLine, ReviewTable, SeenHeld, SeenList
from agent_desktop.gui import words
from agent_desktop.gui.controls.button import Button, Kind
from agent_desktop.gui.controls.pane import Pane, say, show_if
from agent_desktop.gui.controls.scroll import Column, Scroll
from agent_desktop.gui.controls.thumb import WIDTH, Thumb
from agent_desktop.gui.supervisor.seen_card import SeenCard
from agent_desktop.gui.theme import Sheet, lay, look
from agent_desktop.gui.words import counted, sentiment_word

translate = QCoreApplication.translate
PAD = 16


class HeldThen(Pane):
    """What was not on the list, each with its reason, in a dashed frame."""

    BACKGROUND = ""

    def __init__(self, parent: QWidget, held: tuple[SeenHeld, ...]) -> None:
        super().__init__(parent)
        self.held = tuple(each for each in held if each.fits)
        unfit = len(held) - len(self.held)
        self.rest = counted("Held", "%n more do not fit this customer", unfit) if unfit else ""
        if not self.held:
            self.rest = counted("Held", "%n do not fit this customer", unfit)
        self.count = len(held)
        said = [f"{each.title}: {each.text}" for each in held]
        say(self, ", ".join([translate("Supervisor", "Held back then"), *said]))

    def _heights(self, width: float) -> list[int]:
        half = max(1.0, (width - 20) / 2 - 6)
        tall: list[int] = []
        for each in self.held:
            title = lay(each.title, "meta", half, lines=2).height
            tall.append(max(title, lay(each.text, "meta", half, lines=3).height) + look().px(5))
        return tall

    def tall(self, width: float) -> int:
        head = look().px(8) + look().line("metaStrong") + look().px(6)
        rest = look().line("meta") + look().px(5) if self.rest else 0
        return head + sum(self._heights(width)) + rest + 4

    def draw(self, sheet: Sheet) -> None:
        px = look().px
        dashed = Qt.PenStyle.DashLine
        sheet.box(0, 0, sheet.width, sheet.height, None, radius=8, border="control", style=dashed)
        y = float(px(8))
        sheet.icon(10, y + 1, "held", px(14), "text2")
        title = translate("Supervisor", "Held back then")
        sheet.text(10 + px(14) + 6, y, title, "metaStrong", "text2")
        count = str(self.count)
        sheet.text(sheet.width - 10, y, count, "metaStrong", "text2", trailing=True)
        y += look().line("metaStrong") + px(6)
        half = max(1.0, (sheet.width - 20) / 2 - 6)
        for each, tall in zip(self.held, self._heights(sheet.width), strict=True):
            sheet.text(10, y, each.title, "meta", "text", width=half, lines=2)
            end = sheet.width - 10
            sheet.text(end, y, each.text, "meta", "text2", width=half, lines=3, trailing=True)
            y += tall
        if self.rest:
            sheet.text(10, y, self.rest, "meta", "text2", width=sheet.width - 20)


class Notice(Pane):
    """A sentence with a glyph, or a quiet line between two hairlines."""

    BACKGROUND = ""

    def __init__(self, parent: QWidget, text: str, *, glyph: str = "", tone: str = "text2") -> None:
        super().__init__(parent)
        self.text, self.glyph, self.tone = text, glyph, tone
        say(self, text)

    def tall(self, width: float) -> int:
        lead = look().px(14) + 6 if self.glyph else 0
        return lay(self.text, "meta", max(1.0, width - lead), lines=0).height + 4

    def draw(self, sheet: Sheet) -> None:
        if not self.glyph:
            laid = lay(self.text, "captionPlain")
            side = (sheet.width - laid.width) / 2 - 8
            middle = sheet.height / 2
            if side > 0:
                sheet.hline(0, middle, side)
                sheet.hline(sheet.width - side, middle, side)
            y = middle - look().line("captionPlain") / 2
            sheet.text(0, y, self.text, "captionPlain", "text2", width=sheet.width, middle=True)
            return
        size = look().px(14)
        sheet.icon(0, 3, self.glyph, size, self.tone)
        room = max(1.0, sheet.width - size - 6)
        sheet.text(size + 6, 2, self.text, "meta", self.tone, width=room, lines=0)


class SeenColumn(Column):
    """The cards, one below the other."""

    BACKGROUND = "canvas"

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.parts: list[SeenCard | HeldThen | Notice] = []

    def show_parts(self, parts: list[SeenCard | HeldThen | Notice]) -> None:
        for part in self.parts:
            part.hide()
            part.deleteLater()
        self.parts = parts
        for part in parts:
            part.show()
        self.settle()

    def flow(self, width: int) -> int:
        y = look().px(12)
        room = width - 2 * PAD
        for part in self.parts:
            tall = part.tall(room)
            self.put(part, PAD, y, room, tall)
            y += tall + look().px(8)
        return y


class SeenPanel(Pane):
    """Right of the table. Emits `closed` for Escape and the cross."""

    closed = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._line: ReviewLine | None = None
        self._seen: SeenList | None = None
        self._message = ""
        self.copy = Button(self, icon="copy", kind=Kind.QUIET)
        self.close_button = Button(self, icon="cross", kind=Kind.QUIET)
        self.column = SeenColumn()
        self.area = Scroll(self, self.column)
        self.thumb = Thumb(self, self.area.verticalScrollBar())
        self.copy.clicked.connect(self.copy_list)
        self.close_button.clicked.connect(self.closed)

    def show_table(self, table: ReviewTable, line: ReviewLine | None) -> None:
        """`line` is the chosen row."""
        say(self.copy, translate("Supervisor", "Copy the list as text"))
        say(self.close_button, translate("Supervisor", "Close the list"))
        seen = table.seen if line and table.seen else None
        if seen is not None and line is not None and seen.response_id != line.response_id:
            seen = None
        message = self._words(table, line, seen)
        if seen is self._seen and line == self._line and message == self._message:
            return
        self._line, self._seen, self._message = line, seen, message
        show_if(self.copy, seen is not None)
        show_if(self.close_button, line is not None)
        self.column.show_parts(self._parts(line, seen))
        show_if(self.area, bool(self.column.parts))
        self.area.verticalScrollBar().setValue(0)
        say(self, self._title())
        self.arrange()
        self.update()

    @staticmethod
    def _words(table: ReviewTable, line: ReviewLine | None, seen: SeenList | None) -> str:
        if line is None:
            return translate("Supervisor", "Choose a response to see the list as it was.")
        if seen is not None:
            return ""
        if not line.has_list:
            return translate(
                "Supervisor",
                "The customer asked about it. No list was on the screen, so there is none to show.",
            )
        if table.seen_trouble and table.seen_loading != line.response_id:
            return table.seen_trouble
        return translate("Supervisor", "Loading the list…")

    def _title(self) -> str:
        who = self._line.by if self._line is not None else ""
        if who:
            return translate("Supervisor", "As %1 saw it").replace("%1", who)
        return translate("Supervisor", "As the agent saw it")

    def _parts(
        self, line: ReviewLine | None, seen: SeenList | None
    ) -> list[SeenCard | HeldThen | Notice]:
        parts: list[SeenCard | HeldThen | Notice] = []
        if seen is None or line is None:
            return parts
        # Where nothing is known of what was painted, nothing is said of it.
        below = not any(each.painted for each in seen.lines)
        for each in seen.lines:
            if not each.painted and not below:
                below = True
                edge = translate("Supervisor", "below the edge of the window")
                parts.append(Notice(self.column, edge))
            card = SeenCard(self.column, each, line.sentiment)
            card.folded.connect(self.column.settle)
            parts.append(card)
        if seen.held:
            parts.append(HeldThen(self.column, seen.held))
        parts.append(self._verdict(seen))
        return parts

    def _verdict(self, seen: SeenList) -> Notice:
        if seen.faithful:
            said = translate("Supervisor", "Worked out again from the record: the same list.")
            return Notice(self.column, said, glyph="check")
        if not seen.lines:
            gone = translate(
                "Supervisor",
                "The hub no longer has rules version %1, so this list cannot be shown again.",
            )
            if seen.model:
                gone = translate(
                    "Supervisor",
                    "The hub no longer has rules version %1 or model %2, so this list cannot be"
                    " shown again.",
                )
            gone = gone.replace("%1", seen.catalogue_version).replace("%2", seen.model)
            return Notice(self.column, gone, glyph="info")
        said = translate(
            "Supervisor",
            "Worked out again, the list differs from the recorded one. Treat it as likely, not as"
            " certain, and tell IT.",
        )
        return Notice(self.column, said, glyph="warn", tone="warn")

    def copy_list(self) -> None:
        """The list as plain text on the clipboard."""
        if self._seen is None or self._line is None:
            return
        lines = [self._title(), f"{self._line.customer}  {words.clock_time(self._seen.at)}"]
        for each in self._seen.lines:
            answered = f"  [{sentiment_word(self._line.sentiment)}]" if each.answered else ""
            lines.append(f"{each.rank}. {each.title}{answered}  {each.why}".rstrip())
        if self._seen.held:
            lines.append(translate("Supervisor", "Held back then"))
            lines += [f"- {each.title}: {each.text}" for each in self._seen.held]
        QGuiApplication.clipboard().setText("\n".join(lines))

    def arrange(self) -> None:
        px, width = look().px, self.width()
        size = px(28)
        top = (px(44) - size) / 2
        self.put(self.close_button, width - 10 - size, top, size, size)
        self.put(self.copy, width - 10 - 2 * size - 8, top, size, size)
        y = px(44) + (px(56) if self._line is not None else 0) + 1
        tall = max(0, self.height() - y)
        self.area.setGeometry(0 if self.rtl else 1, y, width - 1, tall)
        self.put(self.thumb, width - WIDTH - 2, y + 4, WIDTH, max(0, tall - 8))

    def draw(self, sheet: Sheet) -> None:
        px = look().px
        sheet.vline(0, 0, sheet.height)
        y = (px(44) - look().line("title")) / 2
        room = sheet.width - PAD - 2 * px(28) - 26
        sheet.text(PAD, y, self._title(), "title", "text", width=room)
        sheet.hline(0, px(44), sheet.width)
        below = px(44) + 1
        if self._line is not None:
            self._about(sheet, below)
            below += px(56)
        sheet.box(1, below, sheet.width - 1, sheet.height - below, "canvas")
        if self._message:
            room = sheet.width - 2 * PAD
            sheet.text(PAD, below + 16, self._message, "body", "text2", width=room, lines=0)

    def _about(self, sheet: Sheet, top: int) -> None:
        line, px = self._line, look().px
        if line is None:
            return
        y = top + px(10)
        time = words.clock_time(line.at, seconds=True)
        taken = sheet.text(sheet.width - PAD, y, time, "bodyStrong", "text", trailing=True)
        room = sheet.width - 2 * PAD - taken - 8
        name = line.customer or translate("Supervisor", "Name not known")
        sheet.text(PAD, y, name, "bodyStrong", "text", width=room)
        said = line.action
        if self._seen is not None:
            rules = translate("Supervisor", "Rules version %1")
            said = rules.replace("%1", self._seen.catalogue_version)
            model = self._seen.model or translate("Supervisor", "none, starting values")
            said += " · " + translate("Supervisor", "Model %1").replace("%1", model)
        below = y + look().line("bodyStrong") + 1
        sheet.text(PAD, below, said, "meta", "text2", width=sheet.width - 2 * PAD)
        sheet.hline(0, top + px(56) - 1, sheet.width)
