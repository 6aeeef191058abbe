"""The window's own moves: tabs, explanation, search, from pane to pane, and the single keys."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

from agent_desktop.app.views import Screen
from agent_desktop.domain.contacts import Direction
from agent_desktop.gui.actions.column_words import Page
from agent_desktop.gui.agent.composition import Composition
from agent_desktop.gui.agent.dock_tabs import DockPage
from agent_desktop.gui.agent.pane_set import STRANGE, PaneSet, journey_shown
from agent_desktop.gui.controls.pane import show_if
from agent_desktop.gui.words import translate


class Steering(QObject):
    """Emits `picked(customer_id)`: found by search, this is who is on the line."""

    picked = Signal(str)

    def __init__(self, panes: PaneSet, places: Composition) -> None:
        super().__init__(panes)
        self._panes = panes
        self._places = places
        panes.top.tabbed.connect(self._tabbed)
        panes.top.search.left.connect(self.close_find)
        panes.hits.counted.connect(places.arrange)
        panes.hits.picked.connect(self._picked)
        panes.stranger.chosen.connect(self.picked)
        panes.number.resized.connect(places.arrange)
        panes.number.left.connect(self.close_number)
        panes.actions.why.connect(self.toggle_why)
        panes.actions.turned.connect(self._turned)
        panes.actions.dialled.connect(self._dial)
        panes.actions.cards.chosen.connect(lambda _index: self.explain())
        panes.why.closed.connect(self.toggle_why)
        panes.tabs.turned.connect(self._dock_page)
        panes.facts.opened.connect(self._open_facts)
        panes.signal.show_wanted.connect(lambda _signal: self._show_signal())
        panes.signal.turned.connect(panes.journey.set_signal)
        panes.calm.number_wanted.connect(self.open_number)
        panes.chooser.search_wanted.connect(self.find)
        panes.keys.closed.connect(self.toggle_keys)
        panes.status.pressed.connect(self.toggle_sync)
        panes.sync.closed.connect(self.toggle_sync)

    # -- tabs ------------------------------------------------------------------------------------

    def _tabbed(self, index: int) -> None:
        if index:
            self.open_number()
        else:
            self.close_number()

    def open_number(self) -> None:
        """Ctrl+N."""
        self._places.number_open = self._places.facts_open = True
        self._panes.top.set_tab(1)
        self._places.arrange()
        self._panes.number.start()

    def _dial(self, number: str) -> None:
        """The agent looks at the number, and calls it or another one."""
        self.open_number()
        if number:
            self._panes.number.field.edit.setText(number)

    def close_number(self) -> None:
        view = self._panes.view
        contact = view.contact if view is not None else None
        self._places.number_open = self._places.facts_open = False
        outbound = contact is not None and contact.direction is Direction.OUTBOUND
        self._panes.top.set_tab(1 if outbound else 0)
        self._places.arrange()
        self._panes.focus_list()

    def _dock_page(self, index: int) -> None:
        page = DockPage(index)
        self._places.why_open = False
        if page in {DockPage.NEXT, DockPage.HELD}:
            self._panes.actions.turn(Page.HELD if page is DockPage.HELD else Page.LIST)
        self.hints()
        self._places.arrange()

    def next_tab(self) -> None:
        """Ctrl+Tab in the dock."""
        if self._places.docked:
            tabs = self._panes.tabs
            page = DockPage((tabs.page + 1) % len(DockPage))
            tabs.choose(page)
            self._dock_page(page)

    def _turned(self, page: object) -> None:
        if self._places.docked:
            held = page is Page.HELD
            self._panes.tabs.choose(DockPage.HELD if held else DockPage.NEXT)
            self._places.arrange()
        self.hints()

    # -- what opens ------------------------------------------------------------------------------

    def find(self) -> None:
        """Ctrl+K."""
        if self._panes.top.search.edit.isEnabled():
            self._panes.top.open_search()

    def close_find(self) -> None:
        panes = self._panes
        panes.finder.forget()
        panes.top.close_search()
        if panes.top.search.edit.hasFocus():
            panes.focus_list()

    def _picked(self, customer_id: str) -> None:
        self.close_find()
        self.picked.emit(customer_id)

    def toggle_why(self) -> None:
        """W."""
        view = self._panes.view
        decided = view is not None and bool(view.actions)
        self._places.why_open = not self._places.why_open and decided
        self._places.facts_open = False
        self.explain()
        self.hints()
        self._places.arrange()
        if not self._places.why_open:
            self._panes.focus_list()

    def explain(self) -> None:
        """Brings an open explanation up to date."""
        panes = self._panes
        if self._places.why_open and panes.view is not None:
            chosen = panes.actions.cards.current
            actions = panes.view.actions
            explanation = None
            if chosen < len(actions):
                explanation = panes.explain(actions[chosen].ranked.action_id)
            panes.why.explain(panes.view.decision, actions, chosen, explanation)

    def hints(self) -> None:
        """The keys of what is open now, in the status bar."""
        every = (("F1",), translate("StatusBar", "all keys"))
        status = self._panes.status
        if self._places.sync_open:
            again = (("R",), translate("StatusBar", "try now"))
            status.set_page_keys((again, (("Esc",), translate("StatusBar", "close")), every))
        elif self._places.why_open:
            status.set_page_keys(((("W",), translate("StatusBar", "close explanation")), every))
        elif self._panes.actions.page is Page.HELD:
            status.set_page_keys(((("H",), translate("StatusBar", "back to suggestions")), every))
        else:
            status.set_page_keys(())

    def _open_facts(self) -> None:
        self._places.facts_open = True
        self._places.arrange()

    def _show_signal(self) -> None:
        """G."""
        self._to_journey()
        self._panes.journey.show_signal(self._panes.signal.current)

    def filter_journey(self) -> None:
        """Ctrl+F."""
        view = self._panes.view
        if view is not None and journey_shown(view):
            self._to_journey()
            self._panes.journey.focus_filter()

    def _to_journey(self) -> None:
        if self._places.docked:
            self._panes.tabs.choose(DockPage.JOURNEY)
            self._places.arrange()

    def toggle_sync(self) -> None:
        """Ctrl+Shift+S, or a click on the status."""
        panes, places = self._panes, self._places
        if not places.sync_open and not panes.sync.ready:
            return
        if not places.sync_open:
            self.close_find()
            panes.sync.make()
        places.sync_open = not places.sync_open
        self.hints()
        places.arrange()
        panes.focus_list()

    def close_sync(self) -> None:
        """A call came in: the caller has the window."""
        if self._places.sync_open:
            self.toggle_sync()

    def toggle_keys(self) -> None:
        """F1."""
        keys = self._panes.keys
        show_if(keys, keys.isHidden())
        self._places.overlay()
        if keys.isHidden():
            self._panes.focus_list()
        else:
            keys.setFocus(Qt.FocusReason.OtherFocusReason)

    # -- keys --------------------------------------------------------------------------------------

    def next_pane(self, step: int) -> None:
        """F6: to the next pane that is shown, in the order of the design."""
        panes = self._panes
        cards = panes.chooser.cards
        stops = [
            (panes.top, panes.top.call_tab),
            *((stop, stop) for stop in panes.sync.stops()),
            (panes.header, panes.header.verify_button),
            (panes.signal, panes.signal.show_button),
            (panes.actions, panes.list_page()),
            (panes.journey, panes.journey.view),
            (panes.chooser, cards[0].button if cards else None),
            (panes.stranger, panes.stranger.field.edit),
            (panes.why, panes.why.body),
            (panes.facts, panes.facts.scroller),
            (panes.status, panes.status.button),
        ]
        seen = [
            (pane, target)
            for pane, target in stops
            if target is not None and target.isVisible() and target.isEnabled()
        ]
        if not seen:
            return
        focus = QApplication.focusWidget()
        inside = (n for n, (pane, _) in enumerate(seen) if focus and _holds(pane, focus))
        at = next(inside, -1)
        reason = Qt.FocusReason.TabFocusReason if step > 0 else Qt.FocusReason.BacktabFocusReason
        start = at if at >= 0 else (-1 if step > 0 else 0)
        seen[(start + step) % len(seen)][1].setFocus(reason)

    def press(self, number: int, *, anywhere: bool) -> bool:
        """1 2 3 in the list, or with Ctrl anywhere; in a chooser, who it is."""
        panes, view = self._panes, self._panes.view
        if view is None or self._places.sync_open:
            return False
        if view.screen is Screen.CHOOSE and not anywhere:
            return panes.chooser.press(number)
        if view.screen in STRANGE and not anywhere and number == 0:
            panes.stranger.without.emit()
            return True
        if number not in {1, 2, 3} or panes.actions.page is not Page.LIST:
            return False
        focus = QApplication.focusWidget()
        inside = focus is None or focus is panes.window or panes.actions.isAncestorOf(focus)
        if not panes.actions.cards.isVisible() or not (anywhere or inside):
            return False
        return panes.actions.cards.press(number)

    def single(self, key: Qt.Key) -> bool:
        """A letter or '/'. True when it did something."""
        panes = self._panes
        if self._places.sync_open and key != Qt.Key.Key_R:
            return False
        acts = {
            Qt.Key.Key_A: panes.actions.cards.toggle_whole,
            Qt.Key.Key_T: panes.actions.cards.toggle_talk,
            Qt.Key.Key_W: self.toggle_why,
            Qt.Key.Key_H: self.toggle_held,
            Qt.Key.Key_G: panes.signal.show_it,
            Qt.Key.Key_R: self._refresh,
            Qt.Key.Key_V: lambda: _click(panes.header.verify_button, panes.bar.verify_button),
            Qt.Key.Key_X: lambda: _click(panes.header.else_button, panes.bar.else_button),
            Qt.Key.Key_Slash: panes.actions.raise_other,
        }
        act = acts.get(key)
        if act is None:
            return False
        act()
        return True

    def toggle_held(self) -> None:
        """H."""
        actions = self._panes.actions
        actions.turn(Page.LIST if actions.page is Page.HELD else Page.HELD)

    def _refresh(self) -> None:
        panes = self._panes
        if self._places.sync_open:
            panes.sync.try_now()
            return
        done = panes.actions.take_new_order() or panes.journey.show_new()
        if not done and panes.actions.notice.retry.isVisible():
            panes.actions.retried.emit()

    def escape(self) -> bool:
        """Closes what is open, the topmost first. False when nothing is."""
        panes, places = self._panes, self._places
        if not panes.keys.isHidden():
            self.toggle_keys()
        elif not panes.hits.isHidden() or panes.top.searching:
            self.close_find()
        elif places.sync_open:
            self.toggle_sync()
        elif places.why_open:
            self.toggle_why()
        elif panes.actions.page is not Page.LIST:
            panes.actions.turn(Page.LIST)
            panes.focus_list()
        elif places.number_open:
            self.close_number()
        else:
            return False
        return True


def _holds(pane: QWidget, focus: QWidget) -> bool:
    return pane is focus or pane.isAncestorOf(focus)


def _click(*buttons: QAbstractButton) -> None:
    """The one of them that is shown."""
    for button in buttons:
        if button.isVisible():
            button.click()
            return
