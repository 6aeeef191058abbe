"""The panes of the agent window, made once, in the order in which Tab walks through them."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from agent_desktop.app.commands import AgentCommands
from agent_desktop.app.ports import Clock, Tasks
from agent_desktop.app.views import Screen, WorkspaceView
from agent_desktop.domain.channels import Touchpoint
from agent_desktop.domain.taxonomy import Taxonomy
from agent_desktop.gui.actions.column import ActionColumn
from agent_desktop.gui.actions.why import WhyPane
from agent_desktop.gui.agent.banner import Banner
from agent_desktop.gui.agent.caller_header import CallerHeader
from agent_desktop.gui.agent.calm import CalmPane, JourneySkeleton
from agent_desktop.gui.agent.chooser import Chooser
from agent_desktop.gui.agent.dock_tabs import DockTabs
from agent_desktop.gui.agent.facts import FactsColumn
from agent_desktop.gui.agent.facts_bar import FactsBar
from agent_desktop.gui.agent.hits import Finder, Hits
from agent_desktop.gui.agent.keys_overlay import KeysOverlay
from agent_desktop.gui.agent.number_pane import NumberPane
from agent_desktop.gui.agent.signal_strip import SignalStrip
from agent_desktop.gui.agent.status_bar import StatusBar
from agent_desktop.gui.agent.stranger import StrangerPane
from agent_desktop.gui.agent.sync_place import SyncPlace
from agent_desktop.gui.agent.top_bar import TopBar
from agent_desktop.gui.controls.response_button import Ticks
from agent_desktop.gui.timeline.pane import JourneyPane
from agent_desktop.gui.words import translate

STRANGE = frozenset({Screen.UNKNOWN, Screen.WITHHELD, Screen.SOMEONE_ELSE})
KNOWN = frozenset({Screen.CUSTOMER, Screen.FAILED})


def journey_shown(view: WorkspaceView) -> bool:
    return view.screen is Screen.CUSTOMER or (
        view.screen is Screen.FAILED and view.caller is not None and bool(view.events)
    )


class PaneSet(QObject):
    """The widgets, and the view they show."""

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
        self.window = window
        self.view: WorkspaceView | None = None
        self.explain = commands.explain
        initials = "".join(word[:1] for word in user.split()[:2]).upper()
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
        find, start = commands.search_customers, tasks.start
        self.stranger = StrangerPane(window, find, start, self.search_remark)
        self.facts = FactsColumn(window)
        self.status = StatusBar(window, clock.now)
        self.sync = SyncPlace(window, clock.now)
        self.banner = Banner(window)
        self.hits = Hits(window, framed=True)
        self.hits.hide()
        self.keys = KeysOverlay(window)
        self.finder = Finder(self.top.search, self.hits, find, start, self.search_remark)

    def search_remark(self) -> str:
        """What has to be said of a search while the index of what is kept here is not whole."""
        if self.view is None or self.view.sync.indexed:
            return ""
        return translate("Hits", "Still indexing: older customers may be missing.")

    def middle(self) -> QWidget:
        """The journey, or what stands in its place."""
        view = self.view
        if view is None or view.screen is Screen.LOADING:
            return self.skeleton
        if view.screen is Screen.CHOOSE:
            return self.chooser
        if view.screen in STRANGE:
            return self.stranger
        return self.journey if journey_shown(view) else self.calm

    def list_page(self) -> QWidget | None:
        """What takes the focus in the action column."""
        pages = (
            self.actions.cards,
            self.actions.held,
            self.actions.other.field.edit,
            self.actions.notice.retry,
        )
        return next((page for page in pages if page.isVisible()), None)

    def focus_list(self) -> None:
        """To what the agent reads now; the window itself when nothing there takes the focus."""
        stops = (
            *self.sync.stops(),
            self.list_page(),
            self.journey.view,
            self.facts.scroller,
            self.why.body,
        )
        target = next((stop for stop in stops if stop is not None and stop.isVisible()), None)
        (target or self.window).setFocus()
