"""How this list came about: the funnel, the order, and the factors of the chosen action."""

from __future__ import annotations

from PySide6.QtCore import QLocale, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from agent_desktop.app.views import ActionView, ExplanationView
from agent_desktop.decisioning.decisions import Decision
from agent_desktop.gui.actions import explained
from agent_desktop.gui.controls.button import Button, Kind
from agent_desktop.gui.controls.pane import Pane, say
from agent_desktop.gui.controls.scroll import Column, Scroll
from agent_desktop.gui.theme import Sheet, lay, look
from agent_desktop.gui.words import clock_time, counted, isolate, translate

WIDTH = 400
_UNFIT = {"not_eligible", "not_effective", "rule_failed", "no_asset", "follow_up_only"}
_MOST = 10


class _Page(Column):
    BACKGROUND = "surface"

    def __init__(self) -> None:
        super().__init__()
        self.decision: Decision | None = None
        self.actions_shown: tuple[ActionView, ...] = ()
        self.chosen = 0
        self.explanation: ExplanationView | None = None

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
            y = self._chosen(width, self._rule(y + 12, sheet), sheet)
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
        """Titles in full: an order of half-titles explains nothing."""
        px, line = look().px, look().line
        if sheet is not None:
            title = translate("Why", "Why in this order")
            sheet.text(16, y, title, "bodyStrong", "text")
        y += line("body") + 8
        top = max((a.ranked.priority for a in self.actions_shown), default=0.0) or 1.0
        bar = float(px(72))
        start = width - 16 - px(52) - bar
        room = start - 36 - 12
        for index, action in enumerate(self.actions_shown[:_MOST]):
            role = "bodyStrong" if index == self.chosen else "body"
            laid = lay(action.title, role, room, lines=3)
            if sheet is not None:
                middle = y + line("body") / 2
                sheet.text(16, y + 1, str(action.ranked.rank), "meta", "text3")
                sheet.text(36, y, action.title, role, "text", width=room, lines=3)
                if action.ranked.mandatory:
                    said = translate("Why", "must be said")
                    sheet.text(width - 16, y + 1, said, "meta", "text2", trailing=True)
                else:
                    wide = max(2.0, bar * min(1.0, max(0.0, action.ranked.priority / top)))
                    tone = "accentSolid" if index == self.chosen else "control"
                    sheet.box(start, middle - 5, wide, 10, tone, radius=2)
                    figure = isolate(_figure(action.ranked.priority))
                    sheet.text(width - 16, y, figure, role, "text", trailing=True)
            y += laid.height + 7
        return y

    def _chosen(self, width: int, y: int, sheet: Sheet | None) -> int:
        line, px = look().line, look().px
        action = self.actions_shown[self.chosen]
        room = width - 32 - px(28)
        title = lay(action.title, "bodyStrong", room, lines=0)
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
            sheet.text(16 + px(28), y, action.title, "bodyStrong", "text", width=room, lines=0)
        y += title.height + 10
        if self.explanation is not None:
            y = explained.walk(self.explanation, sheet, 16, width - 32, y)
        return y


def _figure(priority: float) -> str:
    return QLocale().toString(float(priority), "f", 2)


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
        self.set_words()

    def set_words(self) -> None:
        say(self.close_button, translate("Why", "Close the explanation, Escape"))
        say(self.body, translate("Why", "How this list came about"))

    def explain(
        self,
        decision: Decision | None,
        actions: tuple[ActionView, ...],
        chosen: int,
        explanation: ExplanationView | None,
    ) -> None:
        page = self.page
        before = (page.decision, page.actions_shown, page.chosen, page.explanation)
        if before == (decision, actions, chosen, explanation):
            return
        page.decision, page.actions_shown, page.chosen = decision, actions, chosen
        page.explanation = explanation
        say(page, translate("Why", "How this list came about"), self._spoken())
        page.settle()

    def _spoken(self) -> str:
        page = self.page
        if page.chosen >= len(page.actions_shown):
            return ""
        action = page.actions_shown[page.chosen]
        parts = [f"{action.title}: {_figure(action.ranked.priority)}"]
        if page.explanation is not None:
            parts.append(explained.spoken(page.explanation))
        return ". ".join(parts)

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
