"""The dock's row of chips: verified, someone else, and the facts that matter most."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from agent_desktop.app.views import Screen, WorkspaceView
from agent_desktop.domain.contacts import ContactState
from agent_desktop.gui.controls.button import Button, Kind
from agent_desktop.gui.controls.pane import Pane, say, show_if
from agent_desktop.gui.theme import Sheet, lay, look
from agent_desktop.gui.words import translate

HEIGHT = 40


class FactsBar(Pane):
    """Emits `verified(bool)` and `someone_else`."""

    BACKGROUND = "surface"
    verified = Signal(bool)
    someone_else = Signal()
    order_wanted = Signal()
    """The newer order of the list, which the dock offers here: nothing below may move."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.view: WorkspaceView | None = None
        self.verify_button = Button(self, icon="shield-q", role="metaMedium")
        self.verify_button.setCheckable(True)
        self.verify_button.clicked.connect(self._verify)
        self.else_button = Button(self, icon="swap", role="metaMedium")
        self.else_button.clicked.connect(self.someone_else)
        self.fresh = Button(self, kind=Kind.LINK, role="metaMedium", icon="sync", keys=("R",))
        self.fresh.clicked.connect(self.order_wanted)
        self.fresh.hide()

    def show_view(self, view: WorkspaceView) -> None:
        before = self.view
        self.view = view
        if (
            before is not None
            and before.caller is view.caller
            and before.screen is view.screen
            and before.contact is view.contact
            and before.new_order is view.new_order
        ):
            return
        self.fresh.set_label(translate("ActionColumn", "New order"))
        show_if(self.fresh, view.new_order)
        caller = view.caller
        known = caller is not None and view.screen in {Screen.CUSTOMER, Screen.FAILED}
        yes = known and caller is not None and caller.verified
        preparing = view.contact is not None and view.contact.state is ContactState.PREPARING
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
        show_if(self.verify_button, known)
        show_if(self.else_button, known and not preparing)
        say(self, ", ".join(words for _, words in self._chips()))
        self.arrange()
        self.update()

    def _verify(self) -> None:
        if self.view is not None and self.view.caller is not None:
            self.verified.emit(not self.view.caller.verified)

    def _chips(self) -> list[tuple[str, str]]:
        view = self.view
        if view is None:
            return []
        caller = view.caller
        if view.screen is Screen.WITHHELD:
            return [
                ("shield-q", translate("FactsBar", "Not known yet")),
                ("hidden", translate("FactsBar", "Caller hides the number")),
            ]
        if view.screen is Screen.UNKNOWN:
            return [("shield-q", translate("FactsBar", "Not known yet"))]
        if caller is None or view.screen not in {Screen.CUSTOMER, Screen.FAILED}:
            return []
        barred = [fact for fact in caller.consents if fact.kind == "warning"]
        chips = [("cross", fact.key) for fact in barred[:1]]
        rows = caller.qualification
        if rows and caller.verified:
            met = sum(fact.kind == "text" for fact in rows)
            words = translate("FactsBar", "Criteria {met} of {all}")
            glyph = "shield" if met == len(rows) else "shield-x"
            chips.append((glyph, words.format(met=met, all=len(rows))))
        if caller.verified:  # before, the values are masked and say nothing
            chips += [("info", f"{fact.key} {fact.value}") for fact in caller.traits[:2]]
        return chips

    def arrange(self) -> None:
        tall = look().px(24)
        y = (self.height() - 1 - tall) / 2
        x = 16.0
        for button in (self.verify_button, self.else_button):
            if not button.isHidden():
                room = button.natural() - 6
                self.put(button, x, y, room, tall)
                x += room + 8
        room = self.fresh.natural()
        self.put(self.fresh, self.width() - 12 - room, y, room, tall)

    def draw(self, sheet: Sheet) -> None:
        sheet.hline(0, sheet.height - 1, sheet.width)
        px = sheet.look.px
        if self.view is not None and self.view.screen is Screen.LOADING:
            x = 16.0
            for part in (110, 76, 64, 96):
                sheet.box(x, (sheet.height - 1 - px(24)) / 2, part, px(24), "hover", radius=4)
                x += part + 8
            return
        x = 16.0
        for button in (self.verify_button, self.else_button):
            if not button.isHidden():
                x += button.natural() - 6 + 8
        tall = px(24)
        y = (sheet.height - 1 - tall) / 2
        aside = 0 if self.fresh.isHidden() else self.fresh.natural()
        for glyph, words in self._chips():
            wide: float = 8 + px(14) + 6 + lay(words, "meta").width + 9
            left: float = sheet.width - 16 - x - aside
            if left < wide:
                break
            edge = "control" if sheet.look.high_contrast else "line"
            sheet.box(x, y, wide, tall, "surface", radius=6, border=edge)
            tone = "negative" if glyph == "cross" else "text2"
            sheet.icon(x + 8, y + (tall - px(14)) / 2, glyph, px(14), tone)
            at = x + 8 + px(14) + 6
            room = x + wide - at - 7
            sheet.text(at, y + (tall - look().line("meta")) / 2, words, "meta", "text2", width=room)
            x += wide + 8
