"""Who is on the line, since when, and the commands about the contact itself."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from agent_desktop.app.views import CallerView, Screen, WorkspaceView
from agent_desktop.domain.contacts import Contact, ContactState
from agent_desktop.gui.agent.caller_words import facts, title, way
from agent_desktop.gui.controls.button import Button
from agent_desktop.gui.controls.pane import Pane, say, show_if
from agent_desktop.gui.theme import Sheet, lay, look
from agent_desktop.gui.words import duration, translate

HEIGHT = 64
_TILE = 40


class CallerHeader(Pane):
    """Emits `ended`, `connected`, `verified(bool)` and `someone_else`."""

    BACKGROUND = "surface"
    ended = Signal()
    """The agent says so: end a call, or leave one that has ended."""
    connected = Signal()
    verified = Signal(bool)
    someone_else = Signal()

    def __init__(self, parent: QWidget, clock: Callable[[], int]) -> None:
        super().__init__(parent)
        self._clock = clock
        self.view: WorkspaceView | None = None
        self.docked = False
        self.end_button = Button(self)
        self.end_button.clicked.connect(self.ended)
        self.connect_button = Button(self, icon="phone")
        self.connect_button.clicked.connect(self.connected)
        self.verify_button = Button(self, icon="shield-q", role="metaMedium", keys=("V",))
        self.verify_button.clicked.connect(self._verify)
        self.else_button = Button(self, icon="swap", role="metaMedium", keys=("X",))
        self.else_button.clicked.connect(self.someone_else)
        self._title = ""
        self._sub: tuple[str, ...] = ()
        self._time = ""

    # -- words -----------------------------------------------------------------------------------

    @property
    def caller(self) -> CallerView | None:
        return self.view.caller if self.view is not None else None

    @property
    def contact(self) -> Contact | None:
        return self.view.contact if self.view is not None else None

    def show_view(self, view: WorkspaceView) -> None:
        before = self.view
        self.view = view
        if before is not None and self._same(before, view):
            return
        self._title, self._sub = title(view), facts(view)
        self._time = self._elapsed()
        self._dress(view)
        spoken = [self._title]
        if view.caller is not None:
            spoken.append(view.caller.match)
            if view.caller.likely:
                spoken.append(translate("CallerHeader", "likely"))
        say(self, ", ".join(filter(None, spoken)), ", ".join(self._sub))
        self.arrange()
        self.update()

    @staticmethod
    def _same(before: WorkspaceView, view: WorkspaceView) -> bool:
        return (
            before.screen is view.screen
            and before.caller is view.caller
            and before.contact is view.contact
            and before.candidates is view.candidates
        )

    def _dress(self, view: WorkspaceView) -> None:
        contact, caller = view.contact, view.caller
        preparing = contact is not None and contact.state is ContactState.PREPARING
        ringing = contact is not None and contact.state is ContactState.RINGING
        known = caller is not None and view.screen in {Screen.CUSTOMER, Screen.FAILED}
        end = translate("CallerHeader", "Done")
        if contact is not None and contact.state is ContactState.TALKING:
            end = translate("CallerHeader", "End call")
        elif preparing:
            end = translate("CallerHeader", "Close")
        self.end_button.set_label(
            end,
            translate("CallerHeader", "{label}, end this contact, Ctrl Enter").format(label=end),
        )
        self.end_button.set_keys(() if self.docked else ("Ctrl", "Enter"))
        show_if(self.end_button, contact is not None and not ringing)
        if preparing:
            self.connect_button.set_label(translate("CallerHeader", "Connected"))
        else:
            self.connect_button.set_label(translate("CallerHeader", "Answered"))
        show_if(self.connect_button, preparing or ringing)
        self.verify_button.setCheckable(True)
        yes = known and caller is not None and caller.verified
        self.verify_button.setChecked(yes)
        self.verify_button.glyph = "shield" if yes else "shield-q"
        self.verify_button.set_label(
            translate("CallerHeader", "Verified") if yes else translate("CallerHeader", "Verify"),
            translate("CallerHeader", "Caller is verified, key V")
            if yes
            else translate("CallerHeader", "Mark the caller as verified, key V"),
        )
        self.else_button.set_label(
            translate("CallerHeader", "Someone else"),
            translate("CallerHeader", "Someone else is on the line: hide everything, key X"),
        )
        self.verify_button.set_keys(() if self.docked else ("V",))
        self.else_button.set_keys(() if self.docked else ("X",))
        show_if(self.verify_button, known and not self.docked)
        show_if(self.else_button, known and not preparing and not self.docked)

    def _verify(self) -> None:
        caller = self.caller
        if caller is not None:
            self.verified.emit(not caller.verified)

    def _elapsed(self) -> str:
        contact = self.contact
        if contact is None or contact.state is ContactState.PREPARING:
            return ""
        start = contact.answered_at or contact.started_at
        return duration((contact.ended_at or self._clock()) - start)

    def tick(self) -> None:
        """Once a second."""
        now = self._elapsed()
        if now != self._time:
            self._time = now
            wide = look().px(110)
            x = self._figures_end() - wide
            left = self.width() - x - wide if self.rtl else x
            self.update(round(left), 0, wide, self.height())

    # -- where -----------------------------------------------------------------------------------

    def set_docked(self, docked: bool) -> None:
        self.docked = docked
        if self.view is not None:
            self._dress(self.view)
        self.arrange()
        self.update()

    def _buttons_start(self) -> float:
        x = float(self.width() - 16)
        for button in (self.end_button, self.connect_button):
            if not button.isHidden():
                x -= button.natural() + 8
        return x + 8

    def _figures_end(self) -> float:
        start = self._buttons_start()
        return start - (12 if self.docked else 22) if start < self.width() - 16 else start

    def arrange(self) -> None:
        px = look().px
        y = (self.height() - 1 - px(32)) / 2
        x = float(self.width() - 16)
        for button in (self.end_button, self.connect_button):
            if not button.isHidden():
                wide = button.natural()
                x -= wide
                self.put(button, x, y, wide, px(32))
                x -= 8
        x = self._figures_end() - self._figures_width() - 24
        small = px(28)
        y = (self.height() - 1 - small) / 2
        for button in (self.else_button, self.verify_button):
            if not button.isHidden():
                wide = button.natural()
                x -= wide
                self.put(button, x, y, wide, small)
                x -= 8

    def _figures_width(self) -> float:
        if self.docked:
            return lay("00:00", "bodyStrong").width
        return max(lay("00:00", "name").width, lay(way(self.contact), "meta").width)

    # -- paint -----------------------------------------------------------------------------------

    def draw(self, sheet: Sheet) -> None:
        sheet.hline(0, sheet.height - 1, sheet.width)
        if self.view is None:
            return
        px, line = sheet.look.px, sheet.look.line
        x = 16.0
        if not self.docked:
            self._draw_tile(sheet, x)
            x += px(_TILE) + 12
        end = self._figures_end() - self._figures_width() - 24
        for button in (self.else_button, self.verify_button):
            if not button.isHidden():
                end -= button.natural() + 8
        self._draw_figures(sheet)
        role, gap = ("title", 2) if self.docked else ("name", 0)
        top = (sheet.height - 1 - line(role) - gap - line("meta")) / 2
        chip = self._chip_width()
        # In the dock the timer stands below, beside the number.
        upper = self._buttons_start() - 12 if self.docked else end
        room = upper - x - (chip + 8 if chip else 0)
        name = lay(self._title, role).width
        if name > room:
            room = min(name, max(room, (upper - x) * 0.6))
            chip = min(chip, upper - x - room - 8)
        taken: float = sheet.text(x, top, self._title, role, "text", width=max(40, room))
        if chip > 48:
            self._draw_chip(sheet, x + min(taken, room) + 8, top + line(role) / 2, chip)
        self._draw_facts(sheet, x, top + line(role) + gap, end - x, self._sub)

    def _draw_tile(self, sheet: Sheet, x: float) -> None:
        size = sheet.look.px(_TILE)
        y = (sheet.height - 1 - size) / 2
        caller = self.caller
        contrast = sheet.look.high_contrast
        if caller is not None and caller.initials:
            edge = "accentLine" if contrast else None
            sheet.box(x, y, size, size, "accentTint", radius=6, border=edge)
            dy = (size - sheet.look.line("title")) / 2
            sheet.text(x, y + dy, caller.initials, "title", "accent", width=size, middle=True)
            return
        screen = self.view.screen if self.view is not None else Screen.READY
        glyph = {
            Screen.CHOOSE: "users",
            Screen.WITHHELD: "hidden",
            Screen.SOMEONE_ELSE: "swap",
            Screen.READY: "check",
            Screen.RINGING: "phone-in",
        }.get(screen, "user")
        sheet.box(x, y, size, size, "hover", radius=6, border="control" if contrast else None)
        icon = sheet.look.px(18)
        sheet.icon(x + (size - icon) / 2, y + (size - icon) / 2, glyph, icon, "text2")

    def _draw_figures(self, sheet: Sheet) -> None:
        end = self._figures_end()
        line = sheet.look.line
        if self.docked:
            low = sheet.height - 1 - line("bodyStrong") - 13
            sheet.text(end, low, self._time, "bodyStrong", "text", trailing=True)
            return
        top = (sheet.height - 1 - line("name") - line("meta")) / 2
        sheet.text(end, top, self._time, "name", "text", trailing=True)
        y: float = top + line("name") if self._time else (sheet.height - line("meta")) / 2
        sheet.text(end, y, way(self.contact), "meta", "text2", trailing=True)

    def _chip_width(self) -> float:
        caller = self.caller
        if caller is None or not caller.match or caller.match == self.verify_button.text():
            return 0
        return min(
            lay(caller.match, "caption").width + 12 + 5 + 14,
            self.width() * (0.62 if self.docked else 0.34),
        )

    def _draw_chip(self, sheet: Sheet, x: float, middle: float, width: float) -> None:
        caller = self.caller
        if caller is None:
            return
        tone = "neutral" if caller.likely else "positive"
        high = sheet.look.px(18)
        edge = tone if sheet.look.high_contrast else None
        sheet.box(x, middle - high / 2, width, high, f"{tone}Tint", radius=4, border=edge)
        sheet.icon(x + 7, middle - 6, "link", 12, tone)
        line = sheet.look.line("caption")
        room = width - 12 - 5 - 14 + 1
        sheet.text(x + 24, middle - line / 2, caller.match, "caption", tone, width=room)

    @staticmethod
    def _draw_facts(sheet: Sheet, x: float, y: float, room: float, facts: tuple[str, ...]) -> float:
        """Each on its own, with dots between, as many as fit."""
        at = x
        for index, fact in enumerate(facts):
            gap = 18 if index else 0
            wide = lay(fact, "meta").width
            left = x + room - at - gap
            if left < wide and index:
                break
            if index:
                sheet.dot(at + gap / 2 - 1.5, y + sheet.look.line("meta") / 2 - 1.5, 3, "text3")
            at += gap
            if wide <= left:
                at += sheet.text(at, y, fact, "meta", "text2")
            else:
                at += sheet.text(at, y, fact, "meta", "text2", width=left)
        return at - x
