"""Puts the panes where they belong: the whole window, or the dock."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QApplication, QWidget

from agent_desktop.app.views import Screen
from agent_desktop.gui.agent.dock_tabs import DockPage
from agent_desktop.gui.agent.pane_set import STRANGE, PaneSet
from agent_desktop.gui.agent.rooms import RAIL_BELOW, Room, Wanted, must_dock, rooms, sync_room
from agent_desktop.gui.controls.pane import show_if
from agent_desktop.gui.theme import look


class Composition(QObject):
    """Knows what is open, and arranges."""

    def __init__(self, panes: PaneSet) -> None:
        super().__init__(panes)
        self._panes = panes
        self._wants_dock = False
        self.docked = False
        self.why_open = False
        self.facts_open = False
        self.number_open = False
        self.sync_open = False

    def set_docked(self, docked: bool) -> None:
        """What the user wants; a narrow window docks by itself."""
        self._wants_dock = docked
        self._dock(docked or must_dock(self._panes.window.width()))
        self.arrange()

    def _dock(self, docked: bool) -> None:
        self.docked = docked
        panes = self._panes
        for pane in (
            panes.top,
            panes.header,
            panes.signal,
            panes.actions,
            panes.calm,
            panes.chooser,
            panes.stranger,
            panes.sync,
            panes.status,
        ):
            pane.set_docked(docked)
        panes.number.docked = panes.facts.docked = docked
        if not docked and panes.tabs.page is DockPage.HELD:
            panes.tabs.choose(DockPage.NEXT)

    def arrange(self) -> None:
        panes = self._panes
        width, height = panes.window.width(), panes.window.height()
        docked = self._wants_dock or must_dock(width)
        if docked is not self.docked:
            self._dock(docked)
        narrow = self.why_open or width < look().px(RAIL_BELOW)
        rail = narrow and not docked and not self.facts_open
        panes.facts.set_rail(rail)
        focus = QApplication.focusWidget()
        inside = focus is not None and panes.window.isAncestorOf(focus)
        places = rooms(self._wanted(width, height, rail=rail))
        self._place(sync_room(places, width) if self.sync_open else places)
        if inside and focus is not None and not focus.isVisible():
            # Qt would hand the focus on to any neighbour, a text field even.
            panes.focus_list()
        self.overlay()

    def _wanted(self, width: int, height: int, *, rail: bool) -> Wanted:
        panes, view = self._panes, self._panes.view
        side = width if self.docked else look().px(288)
        strange = view is not None and view.screen in STRANGE
        # In the dock, the first tab shows the middle where there is no list.
        instead = {Screen.READY, Screen.RINGING, Screen.CHOOSE}
        return Wanted(
            width=width,
            height=height,
            docked=self.docked,
            why=self.why_open,
            rail=rail,
            number=panes.number.wanted(side) if self.number_open else 0,
            page=panes.tabs.page,
            middle=view is not None and view.screen in instead,
            stranger=self._stranger_height(width) if strange and self.docked else 0,
        )

    def _stranger_height(self, width: int) -> int:
        stranger = self._panes.stranger
        if stranger.width() != width:
            stranger.resize(width, max(1, stranger.height()))
        return stranger.wanted()

    def _place(self, places: dict[str, Room]) -> None:
        panes = self._panes
        fixed: dict[str, QWidget] = {
            "top": panes.top,
            "number": panes.number,
            "header": panes.header,
            "bar": panes.bar,
            "signal": panes.signal,
            "tabs": panes.tabs,
            "actions": panes.actions,
            "why": panes.why,
            "facts": panes.facts,
            "status": panes.status,
            "sync": panes.sync,
        }
        for name, pane in fixed.items():
            self._put(pane, places.get(name, Room()))
        shown = panes.middle()
        for pane in (panes.journey, panes.skeleton, panes.calm, panes.chooser, panes.stranger):
            self._put(pane, places.get("middle", Room()) if pane is shown else Room())

    def _put(self, pane: QWidget, room: Room) -> None:
        seen = room.w > 0 and room.h > 0
        if seen:
            window = self._panes.window
            rtl = window.layoutDirection() == Qt.LayoutDirection.RightToLeft
            x = window.width() - room.x - room.w if rtl else room.x
            pane.setGeometry(x, room.y, room.w, room.h)
        show_if(pane, seen)

    def overlay(self) -> None:
        """What lies on top: the banner, search results, the list of keys."""
        panes = self._panes
        width, height = panes.window.width(), panes.window.height()
        room = width if self.docked else width - panes.actions.width()
        tall = panes.banner.wanted(room)
        panes.actions.set_foot(tall if self.docked else 0)
        foot = panes.status.height() + (panes.actions.slot.wanted() if self.docked else 0)
        self._put(panes.banner, Room(0, height - foot - tall, room, tall))
        panes.banner.raise_()
        tall = panes.hits.wanted()
        show_if(panes.hits, tall > 0)
        if tall:
            box = panes.top.search.geometry()
            wide = max(box.width(), look().px(320)) - 8
            x = min(max(8, box.center().x() - wide // 2), width - wide - 8)
            panes.hits.setGeometry(x, box.bottom() + 2, wide, tall)
            panes.hits.raise_()
        if not panes.keys.isHidden():
            wide, tall = panes.keys.wanted(width)
            tall = min(tall, height - 16)
            panes.keys.setGeometry((width - wide) // 2, max(8, (height - tall) // 2), wide, tall)
            panes.keys.raise_()
