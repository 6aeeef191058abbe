"""The panes of the agent window: made once, shown where the composition has room for them."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QApplication, QWidget

from agent_desktop.app.commands import AgentCommands
from agent_desktop.app.ports import Clock, Tasks
from agent_desktop.app.views import Screen, WorkspaceView
from agent_desktop.domain.channels import Touchpoint
from agent_desktop.domain.contacts import ContactState, Direction
from agent_desktop.domain.taxonomy import Taxonomy
from agent_desktop.gui.actions.column import ActionColumn, Page
from agent_desktop.gui.actions.why import WhyPane
from agent_desktop.gui.agent.banner import Banner
from agent_desktop.gui.agent.caller_header import CallerHeader
from agent_desktop.gui.agent.calm import CalmPane, JourneySkeleton
from agent_desktop.gui.agent.chooser import Chooser
from agent_desktop.gui.agent.dock_tabs import DockPage, DockTabs
from agent_desktop.gui.agent.facts import FactsColumn
from agent_desktop.gui.agent.facts_bar import FactsBar
from agent_desktop.gui.agent.hits import Finder, Hits
from agent_desktop.gui.agent.keys_overlay import KeysOverlay
from agent_desktop.gui.agent.number_pane import NumberPane
from agent_desktop.gui.agent.rooms import RAIL_BELOW, Room, Wanted, must_dock, rooms
from agent_desktop.gui.agent.signal_strip import SignalStrip
from agent_desktop.gui.agent.status_bar import StatusBar
from agent_desktop.gui.agent.stranger import StrangerPane
from agent_desktop.gui.agent.top_bar import TopBar
from agent_desktop.gui.controls.pane import show_if
from agent_desktop.gui.controls.response_button import Ticks
from agent_desktop.gui.theme import look
from agent_desktop.gui.timeline.pane import JourneyPane
from agent_desktop.gui.words import translate

_STRANGE = {Screen.UNKNOWN, Screen.WITHHELD, Screen.SOMEONE_ELSE}
_KNOWN = {Screen.CUSTOMER, Screen.FAILED}


class Panes(QObject):
    """Holds the panes and the few states that are the window's own: tabs, explanation, search."""

    customer_picked = Signal(str)

    def __init__(
        self,
        window: QWidget,
        commands: AgentCommands,
        taxonomy: Taxonomy,
        touchpoints: Mapping[str, Touchpoint],
        clock: Clock,
        tasks: Tasks,
        user: str,
        now: Ticks,
    ) -> None:
        super().__init__(window)
        self._window = window
        self.view: WorkspaceView | None = None
        self.docked = False
        self._wants_dock = False
        self.why_open = False
        self.facts_open = False
        self.number_open = False
        initials = "".join(word[:1] for word in user.split()[:2]).upper()
        # In the order in which Tab walks.
        self.top = TopBar(window, initials)
        self.number = NumberPane(window, commands.prepare_outbound)
        self.header = CallerHeader(window, clock.now)
        self.bar = FactsBar(window)
        self.signal = SignalStrip(window, clock.now)
        self.tabs = DockTabs(window)
        self.actions = ActionColumn(window, commands.search_actions, clock.now, now)
        self.why = WhyPane(window)
        self.journey = JourneyPane(taxonomy, touchpoints, clock, window)
        self.skeleton = JourneySkeleton(window)
        self.calm = CalmPane(window)
        self.chooser = Chooser(window, clock.now)
        self.stranger = StrangerPane(window, commands.search_customers, tasks.start)
        self.facts = FactsColumn(window)
        self.status = StatusBar(window, clock.now)
        self.banner = Banner(window)
        self.hits = Hits(window, framed=True)
        self.hits.hide()
        self.keys = KeysOverlay(window)
        self.finder = Finder(self.top.search, self.hits, commands.search_customers, tasks.start)
        self._connect()

    def _connect(self) -> None:
        self.top.tabbed.connect(self._tabbed)
        self.top.search.left.connect(self.close_find)
        self.hits.counted.connect(self.arrange)
        self.hits.picked.connect(self._picked)
        self.stranger.chosen.connect(self.customer_picked)
        self.number.resized.connect(self.arrange)
        self.number.left.connect(self.close_number)
        self.actions.why.connect(self.toggle_why)
        self.actions.turned.connect(self._turned)
        self.actions.cards.chosen.connect(lambda _index: self._explain())
        self.why.closed.connect(self.toggle_why)
        self.tabs.turned.connect(self._dock_page)
        self.facts.opened.connect(self._open_facts)
        self.signal.show_wanted.connect(self._show_signal)
        self.signal.turned.connect(self.journey.set_signal)
        self.calm.number_wanted.connect(self.open_number)
        self.chooser.search_wanted.connect(self.find)
        self.keys.closed.connect(self.toggle_keys)

    # -- views -----------------------------------------------------------------------------------

    def show_view(self, view: WorkspaceView) -> None:
        before = self.view
        if view is before:
            return
        self.view = view
        if before is None or before.screen is not view.screen or before.contact is not view.contact:
            self._contact_changed(before, view)
        self.header.show_view(view)
        self.bar.show_view(view)
        self.signal.show_view(view)
        self.actions.show_view(view)
        self.facts.show_view(view)
        self.status.show_view(view)
        self._middle(before, view)
        self._explain()
        self._counts(view)
        self._state(view)
        if self.banner.show_view(view) or before is None or before.screen is not view.screen:
            self.arrange()

    def _contact_changed(self, before: WorkspaceView | None, view: WorkspaceView) -> None:
        ids = [v.contact.id if v is not None and v.contact else "" for v in (before, view)]
        if ids[0] != ids[1]:
            self.why_open = self.facts_open = False
            self.tabs.choose(DockPage.NEXT)
            self.close_find()
            preparing = view.contact is not None and view.contact.state is ContactState.PREPARING
            if not preparing:
                self.number.clear()
                self.number_open = False
            self.top.set_tab(1 if preparing or self.number_open else 0)
            self.arrange()
        searchable = view.screen not in {Screen.READY, Screen.RINGING}
        self.top.search.edit.setEnabled(searchable)
        self.top.find_button.setEnabled(searchable)

    def _middle(self, before: WorkspaceView | None, view: WorkspaceView) -> None:
        """The journey, or what stands in its place."""
        if view.screen is Screen.CHOOSE:
            self.chooser.show_people(view.candidates)
        elif view.screen in _STRANGE:
            self.stranger.show_screen(view.screen)
        elif self._journey_shown(view):
            self._show_journey(before, view)
        elif view.screen is not Screen.LOADING:
            self.calm.show_view(view)
        if not self._journey_shown(view) and (before is None or self._journey_shown(before)):
            self.journey.clear()

    @staticmethod
    def _journey_shown(view: WorkspaceView) -> bool:
        return view.screen is Screen.CUSTOMER or (
            view.screen is Screen.FAILED and view.caller is not None and bool(view.events)
        )

    def _show_journey(self, before: WorkspaceView | None, view: WorkspaceView) -> None:
        if before is None or before.contact is not view.contact or before.screen != view.screen:
            self.journey.set_contact(view.contact)
        parts = (view.events, view.older, view.caller)
        known = before is not None and self._journey_shown(before)
        if (
            not known
            or before is None
            or any(
                new is not old
                for new, old in zip(
                    parts, (before.events, before.older, before.caller), strict=True
                )
            )
            or (before.journey_live, before.saved_at, before.events_total)
            != (
                view.journey_live,
                view.saved_at,
                view.events_total,
            )
        ):
            self.journey.set_journey(
                view.caller.customer_id if view.caller is not None else "",
                view.events,
                total=view.events_total,
                older=view.older,
                live=view.journey_live,
                saved_at=view.saved_at,
            )
        if not known or before is None or before.signals is not view.signals:
            self.journey.set_signal(self.signal.current)

    def _explain(self) -> None:
        if self.why_open and self.view is not None:
            chosen = self.actions.cards.current
            self.why.explain(self.view.decision, self.view.actions, chosen)

    def _counts(self, view: WorkspaceView) -> None:
        decided = view.decision is not None
        known = view.screen in _KNOWN
        people = len(view.caller.identities) if view.caller is not None and known else None
        self.tabs.set_counts(
            (
                len(view.actions) if decided else None,
                max(view.events_total, len(view.events)) if known else None,
                people,
                len(view.held) if decided else None,
            )
        )

    def _state(self, view: WorkspaceView) -> None:
        contact = view.contact
        words, tone, hollow = translate("Panes", "Ready"), "positive", True
        if contact is not None:
            states = {
                ContactState.PREPARING: (translate("Panes", "Preparing"), "warnSolid", True),
                ContactState.RINGING: (translate("Panes", "Ringing"), "accent", False),
                ContactState.TALKING: (translate("Panes", "On a call"), "positive", False),
                ContactState.ENDED: (translate("Panes", "Call ended"), "neutral", True),
            }
            words, tone, hollow = states[contact.state]
        self.top.set_state(words, tone, hollow=hollow)

    def tick(self) -> None:
        self.header.tick()

    def minute(self) -> None:
        self.signal.tick()
        self.journey.tick()

    # -- where -----------------------------------------------------------------------------------

    def set_docked(self, docked: bool) -> None:
        self._wants_dock = docked
        self._dock(docked or must_dock(self._window.width()))
        self.arrange()

    def _dock(self, docked: bool) -> None:
        self.docked = docked
        for pane in (
            self.top,
            self.header,
            self.signal,
            self.actions,
            self.calm,
            self.chooser,
            self.stranger,
            self.status,
        ):
            pane.set_docked(docked)
        self.number.docked = self.facts.docked = docked
        if not docked and self.tabs.page is DockPage.HELD:
            self.tabs.choose(DockPage.NEXT)

    def arrange(self) -> None:
        width, height = self._window.width(), self._window.height()
        docked = self._wants_dock or must_dock(width)
        if docked is not self.docked:
            self._dock(docked)
        view = self.view
        strange = view is not None and view.screen in _STRANGE
        rail = (
            not docked and not self.facts_open and (self.why_open or width < look().px(RAIL_BELOW))
        )
        side = width if docked else look().px(288)
        places = rooms(
            Wanted(
                width=width,
                height=height,
                docked=docked,
                why=self.why_open,
                rail=rail,
                number=self.number.wanted(side) if self.number_open else 0,
                page=self.tabs.page,
                middle=view is not None and self._in_next(view),
                stranger=self._stranger_height(width) if strange and docked else 0,
            )
        )
        self.facts.set_rail(rail)
        focus = QApplication.focusWidget()
        inside = focus is not None and self._window.isAncestorOf(focus)
        self._place(places)
        if inside and focus is not None and not focus.isVisible():
            # Qt would hand the focus on to any neighbour, a text field even.
            self.focus_list()
        self._overlays(width, height)

    def _stranger_height(self, width: int) -> int:
        if self.stranger.width() != width:
            self.stranger.resize(width, max(1, self.stranger.height()))
        return self.stranger.wanted()

    @staticmethod
    def _in_next(view: WorkspaceView) -> bool:
        """In the dock, the first tab shows the middle instead of a list."""
        return view.screen in {Screen.READY, Screen.RINGING, Screen.CHOOSE}

    def _place(self, places: dict[str, Room]) -> None:
        panes: dict[str, QWidget] = {
            "top": self.top,
            "number": self.number,
            "header": self.header,
            "bar": self.bar,
            "signal": self.signal,
            "tabs": self.tabs,
            "actions": self.actions,
            "why": self.why,
            "facts": self.facts,
            "status": self.status,
        }
        for name, pane in panes.items():
            self._put(pane, places.get(name, Room()))
        shown = self._middle_pane()
        for pane in (self.journey, self.skeleton, self.calm, self.chooser, self.stranger):
            self._put(pane, places.get("middle", Room()) if pane is shown else Room())

    def _middle_pane(self) -> QWidget:
        view = self.view
        if view is None or view.screen is Screen.LOADING:
            return self.skeleton
        if view.screen is Screen.CHOOSE:
            return self.chooser
        if view.screen in _STRANGE:
            return self.stranger
        return self.journey if self._journey_shown(view) else self.calm

    def _put(self, pane: QWidget, room: Room) -> None:
        seen = room.w > 0 and room.h > 0
        if seen:
            rtl = self._window.layoutDirection() == Qt.LayoutDirection.RightToLeft
            x = self._window.width() - room.x - room.w if rtl else room.x
            pane.setGeometry(x, room.y, room.w, room.h)
        show_if(pane, seen)

    def _overlays(self, width: int, height: int) -> None:
        room = width if self.docked else width - self.actions.width()
        tall = self.banner.wanted(room)
        self.actions.set_foot(tall if self.docked else 0)
        foot = self.status.height() + (self.actions.slot.height() if self.docked else 0)
        self._put(self.banner, Room(0, height - foot - tall, room, tall))
        self.banner.raise_()
        tall = self.hits.wanted()
        show_if(self.hits, tall > 0)
        if tall:
            box = self.top.search.geometry()
            wide = max(box.width(), look().px(320)) - 8
            x = min(max(8, box.center().x() - wide // 2), width - wide - 8)
            self.hits.setGeometry(x, box.bottom() + 2, wide, tall)
            self.hits.raise_()
        if not self.keys.isHidden():
            wide, tall = self.keys.wanted(width)
            tall = min(tall, height - 16)
            self.keys.setGeometry((width - wide) // 2, max(8, (height - tall) // 2), wide, tall)
            self.keys.raise_()

    # -- the window's own states -------------------------------------------------------------------

    def _tabbed(self, index: int) -> None:
        if index:
            self.open_number()
        else:
            self.close_number()

    def open_number(self) -> None:
        """Ctrl+N."""
        self.number_open = self.facts_open = True
        self.top.set_tab(1)
        self.arrange()
        self.number.start()

    def close_number(self) -> None:
        view = self.view
        contact = view.contact if view is not None else None
        self.number_open = self.facts_open = False
        outbound = contact is not None and contact.direction is Direction.OUTBOUND
        self.top.set_tab(1 if outbound else 0)
        self.arrange()
        self.focus_list()

    def find(self) -> None:
        """Ctrl+K."""
        if self.top.search.edit.isEnabled():
            self.top.open_search()

    def close_find(self) -> None:
        self.finder.forget()
        self.top.close_search()
        if self.top.search.edit.hasFocus():
            self.focus_list()

    def _picked(self, customer_id: str) -> None:
        self.close_find()
        self.customer_picked.emit(customer_id)

    def focus_list(self) -> None:
        """To what the agent reads now; the window itself when nothing there takes the focus."""
        stops = (self._list(), self.journey.view, self.facts.scroller, self.why.body)
        target = next((stop for stop in stops if stop is not None and stop.isVisible()), None)
        (target or self._window).setFocus(Qt.FocusReason.OtherFocusReason)

    def toggle_why(self) -> None:
        decided = self.view is not None and bool(self.view.actions)
        self.why_open = not self.why_open and decided
        self.facts_open = False
        self._explain()
        self._hints()
        self.arrange()
        if not self.why_open:
            self.focus_list()

    def _turned(self, page: object) -> None:
        if self.docked:
            held = page is Page.HELD
            self.tabs.choose(DockPage.HELD if held else DockPage.NEXT)
            self.arrange()
        self._hints()

    def _hints(self) -> None:
        every = (("F1",), translate("StatusBar", "all keys"))
        if self.why_open:
            self.status.set_page_keys(
                ((("W",), translate("StatusBar", "close explanation")), every)
            )
        elif self.actions.page is Page.HELD:
            self.status.set_page_keys(
                ((("H",), translate("StatusBar", "back to suggestions")), every)
            )
        else:
            self.status.set_page_keys(())

    def _dock_page(self, index: int) -> None:
        page = DockPage(index)
        self.why_open = False
        if page in {DockPage.NEXT, DockPage.HELD}:
            self.actions.turn(Page.HELD if page is DockPage.HELD else Page.LIST)
        self.arrange()

    def next_tab(self) -> None:
        """Ctrl+Tab in the dock."""
        if self.docked:
            page = DockPage((self.tabs.page + 1) % len(DockPage))
            self.tabs.choose(page)
            self._dock_page(page)

    def _open_facts(self) -> None:
        self.facts_open = True
        self.arrange()

    def _show_signal(self, signal: object) -> None:
        if self.docked:
            self.tabs.choose(DockPage.JOURNEY)
            self.arrange()
        self.journey.show_signal(self.signal.current)
        _ = signal

    def filter_journey(self) -> None:
        """Ctrl+F."""
        if self.view is not None and self._journey_shown(self.view):
            if self.docked:
                self.tabs.choose(DockPage.JOURNEY)
                self.arrange()
            self.journey.focus_filter()

    def toggle_keys(self) -> None:
        """F1."""
        show_if(self.keys, self.keys.isHidden())
        self._overlays(self._window.width(), self._window.height())
        if self.keys.isHidden():
            self.focus_list()
        else:
            self.keys.setFocus(Qt.FocusReason.OtherFocusReason)

    def next_pane(self, step: int) -> None:
        """F6: to the next pane that is shown, in the order of the design."""
        stops = [
            (self.top, self.top.call_tab),
            (self.header, self.header.verify_button),
            (self.signal, self.signal.show_button),
            (self.actions, self._list()),
            (self.journey, self.journey.view),
            (self.chooser, self.chooser.cards[0].button if self.chooser.cards else None),
            (self.stranger, self.stranger.field.edit),
            (self.why, self.why.body),
            (self.facts, self.facts.scroller),
        ]
        seen = [
            (pane, target)
            for pane, target in stops
            if target is not None and target.isVisible() and target.isEnabled()
        ]
        if not seen:
            return
        focus = QApplication.focusWidget()
        at = next((n for n, (pane, _) in enumerate(seen) if focus and pane.isAncestorOf(focus)), -1)
        reason = Qt.FocusReason.TabFocusReason if step > 0 else Qt.FocusReason.BacktabFocusReason
        start = at if at >= 0 else (-1 if step > 0 else 0)
        seen[(start + step) % len(seen)][1].setFocus(reason)

    def _list(self) -> QWidget | None:
        for page in (
            self.actions.cards,
            self.actions.held,
            self.actions.other.field.edit,
            self.actions.notice.retry,
        ):
            if page.isVisible():
                return page
        return None

    # -- keys --------------------------------------------------------------------------------------

    def press(self, number: int, *, anywhere: bool) -> bool:
        """1 2 3 in the list, or with Ctrl anywhere; in a chooser, who it is."""
        view = self.view
        if view is None:
            return False
        if view.screen is Screen.CHOOSE and not anywhere:
            return self.chooser.press(number)
        if view.screen in _STRANGE and not anywhere and number == 0:
            self.stranger.without.emit()
            return True
        if number not in {1, 2, 3} or self.actions.page is not Page.LIST:
            return False
        focus = QApplication.focusWidget()
        inside = focus is None or focus is self._window or self.actions.isAncestorOf(focus)
        if not self.actions.cards.isVisible() or not (anywhere or inside):
            return False
        return self.actions.cards.press(number)

    def single(self, key: Qt.Key) -> bool:
        acts = {
            Qt.Key.Key_T: self.actions.cards.toggle_talk,
            Qt.Key.Key_W: self.toggle_why,
            Qt.Key.Key_H: self._toggle_held,
            Qt.Key.Key_G: self.signal.show_it,
            Qt.Key.Key_R: self._refresh,
            Qt.Key.Key_V: lambda: self._click(self.header.verify_button, self.bar.verify_button),
            Qt.Key.Key_X: lambda: self._click(self.header.else_button, self.bar.else_button),
            Qt.Key.Key_Slash: self.actions.raise_other,
        }
        act = acts.get(key)
        if act is None:
            return False
        act()
        return True

    @staticmethod
    def _click(*buttons: QWidget) -> None:
        for button in buttons:
            if button.isVisible() and hasattr(button, "click"):
                button.click()
                return

    def _toggle_held(self) -> None:
        self.actions.turn(Page.LIST if self.actions.page is Page.HELD else Page.HELD)

    def _refresh(self) -> None:
        done = self.actions.take_new_order() or self.journey.show_new()
        if not done and self.actions.notice.retry.isVisible():
            self.actions.retried.emit()

    def escape(self) -> bool:
        if not self.keys.isHidden():
            self.toggle_keys()
        elif not self.hits.isHidden() or self.top.searching:
            self.close_find()
        elif self.why_open:
            self.toggle_why()
        elif self.actions.page is not Page.LIST:
            self.actions.turn(Page.LIST)
            self.focus_list()
        elif self.number_open:
            self.close_number()
        else:
            return False
        return True
