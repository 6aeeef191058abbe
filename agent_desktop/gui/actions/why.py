"""How this list came about: the funnel, the order, and the factors of the chosen action."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QBrush, QKeyEvent
from PySide6.QtWidgets import QWidget

from agent_desktop.app.views import ActionView
from agent_desktop.decisioning.decisions import Decision, Factors
from agent_desktop.gui.controls.button import Button, Kind
from agent_desktop.gui.controls.pane import Pane, say
from agent_desktop.gui.controls.scroll import Column, Scroll
from agent_desktop.gui.theme import Sheet, lay, look
from agent_desktop.gui.words import clock_time, counted, translate

WIDTH = 400
_UNFIT = {"not_eligible", "not_effective", "rule_failed", "no_asset", "follow_up_only"}
_MOST = 10
_TONES = ("accentSolid", "assisted", "mobile", "neutral")


def factor_words() -> tuple[tuple[str, str], ...]:
    """Name and meaning, in the order they are multiplied."""
    return (
        (
            translate("Why", "Likely to accept"),
            translate("Why", "how often people like this one said yes"),
        ),
        (translate("Why", "Fits now"), translate("Why", "what just happened, and where")),
        (translate("Why", "Worth"), translate("Why", "to the customer and the company")),
        (translate("Why", "Priority set"), translate("Why", "by the people who run the catalogue")),
    )


def _values(factors: Factors) -> tuple[float, float, float, float]:
    return factors.propensity, factors.context, factors.value, factors.lever


class _Page(Column):
    BACKGROUND = "surface"

    def __init__(self) -> None:
        super().__init__()
        self.decision: Decision | None = None
        self.actions_shown: tuple[ActionView, ...] = ()
        self.chosen = 0

    # -- measure and paint share one walk, so they cannot disagree ---------------------------------

    def flow(self, width: int) -> int:
        return self._walk(width, None)

    def draw(self, sheet: Sheet) -> None:
        self._walk(sheet.width, sheet)

    def _walk(self, width: int, sheet: Sheet | None) -> int:
        if self.decision is None:
            return 0
        y = 16
        y = self._funnel(width, y, sheet, self.decision)
        y = self._order(width, self._rule(y + 12, sheet), sheet)
        if self.chosen < len(self.actions_shown):
            y = self._factors(width, self._rule(y + 12, sheet), sheet)
        return y + 16

    @staticmethod
    def _rule(y: int, sheet: Sheet | None) -> int:
        if sheet is not None:
            sheet.hline(0, y, sheet.width)
        return y + 13

    def _funnel(self, width: int, y: int, sheet: Sheet | None, decision: Decision) -> int:
        line = look().line
        when = translate("Why", "Decided at {time} with rules version {version}").format(
            time=clock_time(decision.at, seconds=True), version=decision.catalogue_version
        )
        if sheet is not None:
            sheet.text(16, y, when, "meta", "text2", width=width - 32)
        y += line("meta") + 8
        unfit = sum(held.code in _UNFIT for held in decision.held)
        resting = len(decision.held) - unfit
        allowed = len(decision.ranked)
        rows = (
            (translate("Why", "Considered"), allowed + resting + unfit, "neutral", ""),
            (
                translate("Why", "Eligible"),
                allowed + resting,
                "neutral",
                counted("Why", "%n not eligible", unfit) if unfit else "",
            ),
            (
                translate("Why", "Allowed now"),
                allowed,
                "accentSolid",
                counted("Why", "%n resting", resting) if resting else "",
            ),
        )
        most = max(1, allowed + resting + unfit)
        named = max(look().px(96), *(round(lay(row[0], "body").width) + 12 for row in rows))
        for name, count, tone, note in rows:
            if sheet is not None:
                middle = y + line("body") / 2
                sheet.text(16, y, name, "body", "text")
                figures = 16 + named + look().px(28)
                sheet.text(figures, y, str(count), "bodyStrong", "text", trailing=True)
                start = figures + 12
                noted = lay(note, "meta").width + 8 if note else 0
                room = max(20.0, width - 16 - start - (noted if unfit + resting else 0))
                room = min(room, width - 16 - start - look().px(96))
                wide = max(2.0, room * count / most)
                sheet.box(start, middle - 6, wide, 12, tone, radius=2)
                if note:
                    sheet.text(start + wide + 8, middle - line("meta") / 2, note, "meta", "text2")
            y += look().px(26)
        return y

    def _order(self, width: int, y: int, sheet: Sheet | None) -> int:
        line = look().line
        if sheet is not None:
            title = translate("Why", "Why in this order")
            sheet.text(16, y, title, "bodyStrong", "text")
        y += line("body") + 8
        top = max((a.ranked.priority for a in self.actions_shown), default=0.0) or 1.0
        for index, action in enumerate(self.actions_shown[:_MOST]):
            if sheet is not None:
                role = "bodyStrong" if index == self.chosen else "body"
                figure = f"{action.ranked.priority:.2f}"
                sheet.text(16, y + 1, str(action.ranked.rank), "meta", "text3")
                name = width * 0.54 - 36
                sheet.text(36, y, action.title, role, "text", width=name)
                start = 36 + name + 12
                room = width - 16 - look().px(44) - start
                wide = max(2.0, room * action.ranked.priority / top)
                tone = "accentSolid" if index == self.chosen else "control"
                sheet.box(start, y + line("body") / 2 - 5, wide, 10, tone, radius=2)
                sheet.text(width - 16, y, figure, role, "text", trailing=True)
            y += look().px(25)
        return y

    def _factors(self, width: int, y: int, sheet: Sheet | None) -> int:
        line, px = look().line, look().px
        action = self.actions_shown[self.chosen]
        room = width - 32 - px(28)
        title = lay(action.title, "bodyStrong", room, lines=2)
        if sheet is not None:
            sheet.box(16, y - 1, px(20), px(20), "accentSolid", radius=4)
            sheet.text(
                16,
                y - 1 + (px(20) - line("metaStrong")) / 2,
                str(action.ranked.rank),
                "metaStrong",
                "onAccent",
                width=px(20),
                middle=True,
            )
            sheet.text(16 + px(28), y, action.title, "bodyStrong", "text", width=room, lines=2)
        y += title.height + 8
        values = _values(action.ranked.factors)
        most = max((value for value in values if value > 0), default=1.0)
        for index, ((name, meaning), value) in enumerate(zip(factor_words(), values, strict=True)):
            if sheet is not None:
                self._factor(sheet, y, index, (name, meaning), value / max(most, 1.0))
                sheet.text(width - 16, y, f"{value:.2f}", "bodyStrong", "text", trailing=True)
            y += line("body") + line("caption") + 10
        if sheet is not None:
            product = translate("Why", "Multiplied, they give {priority}.").format(
                priority=f"{action.ranked.priority:.2f}"
            )
            sheet.text(16, y, product, "meta", "text2", width=width - 32)
        y += line("meta") + 6
        for glyph, text in self._notes(action):
            if sheet is not None:
                sheet.icon(16, y + 1, glyph, px(14), "text2")
                sheet.text(
                    16 + px(22), y, text, "meta", "text2", width=width - 32 - px(22), lines=2
                )
            y += lay(text, "meta", width - 32 - px(22), lines=2).height + 6
        return y

    def _factor(
        self, sheet: Sheet, y: int, index: int, words: tuple[str, str], part: float
    ) -> None:
        line = sheet.look.line
        half = sheet.width * 0.5
        sheet.text(16, y, words[0], "body", "text", width=half - 20)
        below = sheet.width - 32 - sheet.look.px(48)
        sheet.text(16, y + line("body"), words[1], "captionPlain", "text3", width=below)
        start = half + 4
        room = sheet.width - 16 - sheet.look.px(44) - start
        middle = y + line("body") / 2
        sheet.box(start, middle - 5, room, 10, "hover", radius=2)
        wide = max(2.0, room * min(1.0, max(0.0, part)))
        sheet.box(start, middle - 5, wide, 10, _TONES[index], radius=2)
        if index == 1:
            self._hatch(sheet, sheet.rect(start, middle - 5, wide, 10))

    @staticmethod
    def _hatch(sheet: Sheet, box: QRectF) -> None:
        """A second cue besides colour."""
        brush = QBrush(sheet.look.color("surface"), Qt.BrushStyle.BDiagPattern)
        sheet.painter.fillRect(box, brush)

    @staticmethod
    def _notes(action: ActionView) -> list[tuple[str, str]]:
        notes = []
        if action.ranked.why:
            notes.append(("info", action.ranked.why))
        if action.service_first:
            notes.append(("heart", translate("Why", "Service comes first while a signal is open.")))
        if action.ranked.follow_up_of:
            text = translate("Why", "It continues an answer of this customer, so it comes first.")
            notes.append(("arrow-r", text))
        return notes


class WhyPane(Pane):
    """The explanation column. Emits `closed`."""

    BACKGROUND = "surface"
    closed = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.page = _Page()
        self.body = Scroll(self, self.page)
        self.body.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.close_button = Button(self, icon="cross", kind=Kind.QUIET)
        self.close_button.clicked.connect(self.closed)

    def set_words(self) -> None:
        say(self.close_button, translate("Why", "Close the explanation, Escape"))
        say(self.body, translate("Why", "How this list came about"))

    def explain(
        self, decision: Decision | None, actions: tuple[ActionView, ...], chosen: int
    ) -> None:
        page = self.page
        if (page.decision, page.actions_shown, page.chosen) == (decision, actions, chosen):
            return
        page.decision, page.actions_shown, page.chosen = decision, actions, chosen
        say(page, translate("Why", "How this list came about"), self._spoken())
        page.settle()

    def _spoken(self) -> str:
        page = self.page
        if page.chosen >= len(page.actions_shown):
            return ""
        action = page.actions_shown[page.chosen]
        parts = [f"{action.title}: {action.ranked.priority:.2f}"]
        values = _values(action.ranked.factors)
        parts += [
            f"{name} {value:.2f}" for (name, _), value in zip(factor_words(), values, strict=True)
        ]
        return ", ".join(parts)

    def arrange(self) -> None:
        px = look().px
        head = px(44)
        self.put(self.close_button, self.width() - 12 - px(28), (head - px(28)) / 2, px(28), px(28))
        self.put(self.body, 0, head, self.width() - 1, self.height() - head)

    def draw(self, sheet: Sheet) -> None:
        head = sheet.look.px(44)
        y = (head - sheet.look.line("title")) / 2
        title = translate("Why", "How this list came about")
        sheet.text(16, y, title, "title", "text", width=sheet.width - 120)
        cap = sheet.look.px(16)
        sheet.keys(sheet.width - 12 - sheet.look.px(36), (head - cap) / 2, ("Esc",), trailing=True)
        sheet.hline(0, head - 1, sheet.width)
        sheet.vline(0, 0, sheet.height)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        event.ignore()
