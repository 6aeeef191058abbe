"""The facts column: profile, linked identities, consents, household. Rows stay where they are."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from agent_desktop.app.views import CallerView, Screen, WorkspaceView
from agent_desktop.gui.agent.facts_rows import ROW, FactRows, evidence_words, shared_words
from agent_desktop.gui.controls.button import Button, Kind
from agent_desktop.gui.controls.pane import Pane, say, show_if
from agent_desktop.gui.controls.scroll import Scroll
from agent_desktop.gui.controls.thumb import WIDTH as THUMB
from agent_desktop.gui.controls.thumb import Thumb
from agent_desktop.gui.theme import Sheet, lay, look
from agent_desktop.gui.words import translate

WIDTH = 288
RAIL = 56
_FIRST = 8
_NOBODY = {Screen.RINGING, Screen.SOMEONE_ELSE, Screen.CHOOSE}


class _Facts(FactRows):
    """One walk measures and paints."""

    def __init__(self) -> None:
        super().__init__()
        self.view: WorkspaceView | None = None
        self.whole = False
        """All rows of the profile, not only the first."""
        self.more = Button(self, kind=Kind.LINK, role="metaMedium")
        self.more.clicked.connect(self._show_whole)

    def flow(self, width: int) -> int:
        show_if(self.more, self._left_out() > 0)
        return self._walk(width, None)

    def fold(self) -> None:
        self.whole = False

    def _show_whole(self) -> None:
        self.whole = True
        self.settle()

    def _left_out(self) -> int:
        """Rows of the profile that wait below 'Show all'. One alone is shown instead of it."""
        view = self.view
        if self.whole or view is None or view.caller is None or view.screen in _NOBODY:
            return 0
        left = len(view.caller.traits) - _FIRST
        return left if left > 1 else 0

    def draw(self, sheet: Sheet) -> None:
        self._walk(sheet.width, sheet)

    def _walk(self, width: int, sheet: Sheet | None) -> int:
        view = self.view
        if view is None:
            return 0
        y = 14
        caller = view.caller
        if caller is None or view.screen in _NOBODY:
            return self._empty(width, y, sheet, view)
        if not caller.verified and view.screen is Screen.CUSTOMER:
            y = self._masked(width, y, sheet)
        for section in (
            self._qualification,
            self._reach,
            self._profile,
            self._identities,
            self._consents,
            self._household,
        ):
            y = section(width, y, sheet, caller)
        return y + 8

    def _qualification(self, width: int, y: int, sheet: Sheet | None, caller: CallerView) -> int:
        """Shape, word, colour: a shield with a verdict, then the criteria one by one."""
        rows = caller.qualification
        if not rows:
            return y
        y = self._head(width, y, sheet, translate("Facts", "Lead qualification"), "")
        met = sum(fact.kind == "text" for fact in rows)
        every = met == len(rows)
        tall = look().px(32)
        if sheet is not None:
            px, line = sheet.look.px, sheet.look.line
            tone = "positive" if every else "neutral"
            sheet.box(16, y, width - 32, tall, f"{tone}Tint", radius=6, border=tone)
            size = px(16)
            glyph = "shield" if every else "shield-x"
            sheet.icon(26, y + (tall - size) / 2, glyph, size, tone)
            words = qualified_words(every=every)
            top = y + (tall - line("bodyStrong")) / 2
            count = translate("Facts", "{met} of {all}").format(met=met, all=len(rows))
            taken = lay(count, "bodyStrong").width
            x = 26 + size + 8
            room = width - 26 - x - taken - 8
            sheet.text(x, top, words, "bodyStrong", tone, width=room)
            sheet.text(width - 26, top, count, "bodyStrong", tone, trailing=True)
        y += tall + 6
        for fact in rows:
            y = self._fact(width, y, sheet, fact)
        return y + 20

    def _reach(self, width: int, y: int, sheet: Sheet | None, caller: CallerView) -> int:
        if not caller.reach:
            return y
        y = self._head(width, y, sheet, translate("Facts", "Best way to reach"), "")
        for fact in caller.reach:
            y = self._fact(width, y, sheet, fact)
        return y + 20

    def _profile(self, width: int, y: int, sheet: Sheet | None, caller: CallerView) -> int:
        if not caller.traits:
            return y
        y = self._head(width, y, sheet, translate("Facts", "Profile"), "")
        left_out = self._left_out()
        for fact in caller.traits[: len(caller.traits) - left_out]:
            y = self._fact(width, y, sheet, fact, plain=True)
        if left_out:
            if sheet is None:
                label = translate("Facts", "Show all {count}")
                self.more.set_label(label.format(count=len(caller.traits)))
                self.put(self.more, 16 - 4, y, self.more.natural(), look().px(24))
            y += look().px(24)
        return y + 20

    def _identities(self, width: int, y: int, sheet: Sheet | None, caller: CallerView) -> int:
        if not caller.identities:
            return y
        count = str(len(caller.identities))
        y = self._head(width, y, sheet, translate("Facts", "Linked identities"), count)
        for identity in caller.identities:
            y = self._identity(width, y, sheet, identity)
        return y + 18

    def _consents(self, width: int, y: int, sheet: Sheet | None, caller: CallerView) -> int:
        if not caller.consents:
            return y
        title = translate("Facts", "Consent and contact policy")
        y = self._head(width, y, sheet, title, "")
        for fact in caller.consents:
            y = self._fact(width, y, sheet, fact)
        return y + 20

    def _household(self, width: int, y: int, sheet: Sheet | None, caller: CallerView) -> int:
        if not caller.household:
            return y
        count = str(len(caller.household))
        y = self._head(width, y, sheet, translate("Facts", "Household"), count)
        for person in caller.household:
            y = self._person(width, y, sheet, person)
        return y

    def _masked(self, width: int, y: int, sheet: Sheet | None) -> int:
        text = translate(
            "Facts", "Likely this person. Details are masked until the caller is verified."
        )
        px = look().px
        room = width - 32 - 12 - px(16) - 8 - 10
        tall = lay(text, "meta", room, lines=3).height + 14
        if sheet is not None:
            edge = "control" if sheet.look.high_contrast else "line"
            sheet.box(16, y, width - 32, tall, "inset", radius=6, border=edge)
            sheet.icon(28, y + (tall - px(16)) / 2, "shield-q", px(16), "text2")
            sheet.text(28 + px(16) + 8, y + 7, text, "meta", "text2", width=room, lines=3)
        return y + tall + 18

    def _empty(self, width: int, y: int, sheet: Sheet | None, view: WorkspaceView) -> int:
        """Reserved places, empty."""
        px = look().px
        words = {
            Screen.CHOOSE: translate("Facts", "Shown after the choice"),
            Screen.RINGING: translate("Facts", "Shown when the call is answered"),
            Screen.SOMEONE_ELSE: translate("Facts", "Hidden"),
            Screen.READY: translate("Facts", "Shown with the call"),
        }.get(view.screen, translate("Facts", "Shown once the caller is known"))
        titles = (
            translate("Facts", "Profile"),
            translate("Facts", "Linked identities"),
            translate("Facts", "Consent and contact policy"),
        )
        loading = view.screen is Screen.LOADING
        for title in titles:
            y = self._head(width, y, sheet, title, "")
            if loading:
                y = self._bars(width, y, sheet)
                continue
            if view.screen is Screen.READY:
                if sheet is not None:
                    sheet.text(16, y, words, "meta", "text3", width=width - 32)
                y += px(ROW) + 16
                continue
            if sheet is not None:
                style = Qt.PenStyle.DashLine
                sheet.box(16, y, width - 32, px(72), None, radius=6, border="control", style=style)
                at = y + (px(72) - sheet.look.line("meta")) / 2
                sheet.text(24, at, words, "meta", "text2", width=width - 48, middle=True)
            y += px(72) + 20
        return y

    @staticmethod
    def _bars(width: int, y: int, sheet: Sheet | None) -> int:
        px = look().px
        for part in (0.62, 0.78, 0.5, 0.7):
            if sheet is not None:
                sheet.box(16, y + px(6), (width - 32) * part, px(10), "hover", radius=3)
            y += px(ROW)
        return y + 20


def qualified_words(*, every: bool) -> str:
    if every:
        return translate("Facts", "Meets all criteria")
    return translate("Facts", "Does not meet all criteria")


def spoken(caller: CallerView) -> str:
    """The column as a screen reader says it."""
    known = (*caller.qualification, *caller.reach, *caller.traits, *caller.consents)
    parts = [f"{fact.key}: {fact.value}" for fact in known]
    parts += [
        ", ".join(filter(None, (identity.value, evidence_words(identity), shared_words(identity))))
        for identity in caller.identities
    ]
    return ". ".join([*parts, *caller.household])


def _other(before: WorkspaceView | None, view: WorkspaceView) -> bool:
    ids = [v.caller.customer_id if v is not None and v.caller else "" for v in (before, view)]
    return ids[0] != ids[1]


class FactsColumn(Pane):
    """Full, or a rail of glyphs and counts while the explanation is open. Emits `opened`."""

    BACKGROUND = "side"
    opened = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.view: WorkspaceView | None = None
        self.rail = False
        self.docked = False
        self.page = _Facts()
        self.scroller = Scroll(self, self.page)
        self.scroller.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.thumb = Thumb(self, self.scroller.verticalScrollBar())
        self.open_button = Button(self, icon="right", kind=Kind.QUIET)
        self.open_button.clicked.connect(self.opened)
        self.set_words()

    def set_words(self) -> None:
        say(self, translate("Facts", "Facts"))
        say(self.open_button, translate("Facts", "Open the facts"))
        say(self.scroller, translate("Facts", "Facts"))

    def show_view(self, view: WorkspaceView) -> None:
        before = self.view
        self.view = view
        if before is not None and before.caller is view.caller and before.screen is view.screen:
            return
        self.page.view = view
        caller = view.caller
        say(self.scroller, translate("Facts", "Facts"), spoken(caller) if caller else "")
        if before is None or before.screen is not view.screen:
            self.scroller.verticalScrollBar().setValue(0)
        if _other(before, view):
            self.page.fold()
        self.page.settle()
        self.update()

    def set_rail(self, rail: bool) -> None:
        if rail != self.rail:
            self.rail = rail
            self.arrange()
            self.update()

    def arrange(self) -> None:
        show_if(self.scroller, not self.rail)
        show_if(self.open_button, self.rail)
        edge = 0 if self.docked else 1
        self.put(self.scroller, 0, 0, self.width() - edge, self.height())
        self.put(self.thumb, self.width() - 3 - THUMB, 4, THUMB, self.height() - 8)
        self.thumb.allow(not self.rail)
        side = look().px(28)
        self.put(self.open_button, (look().px(RAIL) - 1 - side) / 2, 12, side, side)

    def draw(self, sheet: Sheet) -> None:
        if not self.docked:
            sheet.vline(sheet.width - 1, 0, sheet.height)
        caller = self.view.caller if self.view is not None else None
        if not self.rail or caller is None:
            return
        px = sheet.look.px
        met = sum(fact.kind != "warning" for fact in caller.consents)
        every = len(caller.qualification)
        criteria = sum(fact.kind == "text" for fact in caller.qualification)
        rows = [
            (
                "shield" if caller.verified else "shield-q",
                f"{criteria}/{every}" if every else "",
            ),
            ("id", str(len(caller.identities))),
            ("phone", f"{met}/{len(caller.consents)}" if caller.consents else ""),
            ("users", str(len(caller.household)) if caller.household else ""),
        ]
        y = 56.0
        for glyph, count in rows:
            if not count and glyph in {"phone", "users"}:
                continue
            sheet.icon((sheet.width - 1 - px(18)) / 2, y, glyph, px(18), "text2")
            y += px(20)
            if count:
                sheet.text(
                    0, y, count, "captionStrong", "text2", width=sheet.width - 1, middle=True
                )
                y += sheet.look.line("captionStrong")
            y += 18

    def keyPressEvent(self, event: QKeyEvent) -> None:
        event.ignore()
