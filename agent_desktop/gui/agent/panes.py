"""Shows a view in the panes: each takes over what changed, nothing else is touched."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtWidgets import QApplication, QWidget

from agent_desktop.app.commands import AgentCommands
from agent_desktop.app.ports import Clock, Tasks
from agent_desktop.app.views import Screen, WorkspaceView
from agent_desktop.domain.channels import Touchpoint
from agent_desktop.domain.contacts import ContactState
from agent_desktop.domain.taxonomy import Taxonomy
from agent_desktop.gui.agent.composition import Composition
from agent_desktop.gui.agent.dock_tabs import DockPage
from agent_desktop.gui.agent.pane_set import KNOWN, STRANGE, PaneSet, journey_shown
from agent_desktop.gui.agent.steering import Steering
from agent_desktop.gui.controls.response_button import Ticks
from agent_desktop.gui.words import translate


class Panes(PaneSet):
    """`places` arranges, `steering` moves about."""

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
        super().__init__(window, commands, taxonomy, touchpoints, clock, tasks, user, now)
        self.places = Composition(self)
        self.steering = Steering(self, self.places)

    def show_view(self, view: WorkspaceView) -> None:
        before = self.view
        if view is before:
            return
        self.view = view
        if before is None or before.screen is not view.screen or before.contact is not view.contact:
            self._contact_changed(before, view)
        focus = QApplication.focusWidget()
        self.header.show_view(view)
        self.bar.show_view(view)
        self.signal.show_view(view)
        self.actions.show_view(view)
        self.facts.show_view(view)
        self.status.show_view(view)
        self._middle(before, view)
        self.steering.explain()
        if focus is not None and not focus.isVisible() and self.window.isAncestorOf(focus):
            # The last card is answered: Qt would hand the focus on to a text field.
            self.focus_list()
        self._counts(view)
        self._state(view)
        moved = before is None or before.screen is not view.screen
        moved = moved or (before is not None and before.unsaved is not view.unsaved)
        if self.banner.show_view(view) or moved:
            self.places.arrange()

    def _contact_changed(self, before: WorkspaceView | None, view: WorkspaceView) -> None:
        ids = [v.contact.id if v is not None and v.contact else "" for v in (before, view)]
        if ids[0] != ids[1]:
            self.places.why_open = self.places.facts_open = False
            self.tabs.choose(DockPage.NEXT)
            self.steering.close_find()
            if view.contact is not None:
                self.steering.close_sync()
            self.steering.hints()
            preparing = view.contact is not None and view.contact.state is ContactState.PREPARING
            if not preparing:
                self.number.clear()
                self.places.number_open = False
            self.top.set_tab(1 if preparing or self.places.number_open else 0)
            self.places.arrange()
        searchable = view.screen not in {Screen.READY, Screen.RINGING}
        self.top.search.edit.setEnabled(searchable)
        self.top.find_button.setEnabled(searchable)

    def _middle(self, before: WorkspaceView | None, view: WorkspaceView) -> None:
        """The journey, or what stands in its place."""
        if view.screen is Screen.CHOOSE:
            self.chooser.show_people(view.candidates)
        elif view.screen in STRANGE:
            self.stranger.show_screen(view.screen)
        elif journey_shown(view):
            self._show_journey(before, view)
        elif view.screen is not Screen.LOADING:
            self.calm.show_view(view)
        if not journey_shown(view) and (before is None or journey_shown(before)):
            self.journey.clear()

    def _show_journey(self, before: WorkspaceView | None, view: WorkspaceView) -> None:
        if before is None or not journey_shown(before):
            before = None
        if before is None or before.contact is not view.contact:
            self.journey.set_contact(view.contact)
        if before is None or _journey_changed(before, view):
            self.journey.set_journey(
                view.caller.customer_id if view.caller is not None else "",
                view.events,
                total=view.events_total,
                older=view.older,
                live=view.journey_live,
                saved_at=view.saved_at,
            )
        if before is None or before.signals is not view.signals:
            self.journey.set_signal(self.signal.current)

    def _counts(self, view: WorkspaceView) -> None:
        decided = view.decision is not None
        known = view.screen in KNOWN
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


def _journey_changed(before: WorkspaceView, view: WorkspaceView) -> bool:
    return (
        view.events is not before.events
        or view.older is not before.older
        or view.caller is not before.caller
        or (before.journey_live, before.saved_at, before.events_total)
        != (view.journey_live, view.saved_at, view.events_total)
    )
