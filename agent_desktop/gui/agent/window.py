"""The agent's window. It shows views and passes on what the agent asks; it decides nothing."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, QTimer, QUrl, Signal
from PySide6.QtGui import QCloseEvent, QDesktopServices, QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QMenu, QWidget

from agent_desktop.app.card_facts import safe_address
from agent_desktop.app.commands import AgentCommands
from agent_desktop.app.ports import Clock, Tasks
from agent_desktop.app.sync_views import SyncCentreCommands
from agent_desktop.app.views import Screen, WorkspaceView
from agent_desktop.domain.channels import Touchpoint
from agent_desktop.domain.contacts import ContactState
from agent_desktop.domain.taxonomy import Taxonomy
from agent_desktop.gui.agent import keys
from agent_desktop.gui.agent.panes import Panes
from agent_desktop.gui.agent.preferences import Preferences, load_preferences, save_preferences
from agent_desktop.gui.agent.rooms import DOCK
from agent_desktop.gui.agent.settings_menu import settings_menu
from agent_desktop.gui.controls.response_button import Ticks, ticks
from agent_desktop.gui.theme import icons, look

_SECOND = 1000


class AgentWindow(QWidget):
    """`user` is the agent's name as signed in; `preferences_file` keeps the window's settings;
    `opener` shows a page in the browser."""

    sign_in_wanted = Signal()
    lock_wanted = Signal()

    def __init__(
        self,
        commands: AgentCommands,
        taxonomy: Taxonomy,
        touchpoints: Mapping[str, Touchpoint],
        clock: Clock,
        tasks: Tasks,
        *,
        user: str = "",
        preferences_file: Path | None = None,
        now: Ticks = ticks,
        opener: Callable[[QUrl], object] = QDesktopServices.openUrl,
    ) -> None:
        super().__init__()
        self.setWindowTitle("Agent Desktop")
        self.setWindowIcon(icons.icon("arch", 32, look().color("accentSolid")))
        # A call that arrives must not take the keyboard away from the CRM.
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self.setMinimumSize(360, 560)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setFocus()
        self._commands = commands
        self._opener = opener
        self._covered = False
        self._more_settings: Callable[[QMenu], None] = lambda _: None
        self._file = preferences_file
        self.preferences: Preferences = load_preferences(preferences_file)
        self.panes = Panes(self, commands, taxonomy, touchpoints, clock, tasks, user, now)
        self._connect()
        self._install_keys()
        self._minute = 0
        self._clock = clock
        self._timer = QTimer(self)
        self._timer.setInterval(_SECOND)
        self._timer.timeout.connect(self._tick)
        self._timer.start()
        look().changed.connect(self.panes.places.arrange)
        self._unsubscribe = commands.subscribe(self.show_view)
        self.resize(*self._start_size())
        self.panes.places.set_docked(self.preferences.docked)
        self.show_view(commands.view)

    def _start_size(self) -> tuple[int, int]:
        if self.preferences.docked:
            return look().px(DOCK), self.preferences.full_size[1]
        return self.preferences.full_size

    # -- views -----------------------------------------------------------------------------------

    def show_view(self, view: WorkspaceView) -> None:
        """Repaints the parts that changed, in the frame that follows."""
        self.panes.show_view(_nobody(view) if self._covered else view)

    @property
    def view(self) -> WorkspaceView:
        return self._commands.view

    def _tick(self) -> None:
        self.panes.tick()
        minute = self._clock.now() // 60_000
        if minute != self._minute:
            self._minute = minute
            self.panes.minute()

    # -- what the agent does -----------------------------------------------------------------------

    def _connect(self) -> None:
        panes, commands = self.panes, self._commands
        panes.top.dock_wanted.connect(self.toggle_dock)
        panes.top.settings_wanted.connect(self.open_settings)
        panes.header.ended.connect(self.end_contact)
        panes.header.connected.connect(self._answered)
        panes.header.verified.connect(commands.verify)
        panes.header.someone_else.connect(self._someone_else)
        panes.bar.verified.connect(commands.verify)
        panes.bar.someone_else.connect(self._someone_else)
        panes.bar.order_wanted.connect(commands.apply_new_order)
        panes.actions.answered.connect(
            lambda action, sentiment, own: commands.respond(action, sentiment, initiative=own)
        )
        panes.actions.undone.connect(commands.undo)
        panes.actions.saved_again.connect(commands.save_again)
        panes.actions.retried.connect(commands.retry)
        panes.actions.order_wanted.connect(commands.apply_new_order)
        panes.actions.seen.connect(commands.painted)
        panes.actions.opened.connect(self.open_page)
        panes.signal.dismissed.connect(commands.got_it)
        panes.journey.older_wanted.connect(commands.load_older)
        panes.chooser.chosen.connect(commands.choose)
        panes.chooser.without.connect(commands.go_on_without)
        panes.stranger.without.connect(commands.go_on_without)
        panes.banner.taken.connect(commands.take)
        panes.banner.dismissed.connect(commands.dismiss_notice)
        panes.steering.picked.connect(commands.choose)

    def _someone_else(self) -> None:
        self._commands.someone_else()

    def _answered(self) -> None:
        contact = self.view.contact
        if contact is not None:
            self._commands.contact_answered(contact.id)

    def end_contact(self) -> None:
        """Ends a call; a second time leaves it, and so does closing a preparation."""
        contact = self.view.contact
        if contact is None or contact.state is ContactState.RINGING:
            return
        if contact.state is ContactState.TALKING:
            self._commands.contact_ended(contact.id)
        else:
            self._commands.leave()

    def open_page(self, address: str) -> None:
        """In the browser, after a click on the address. Nothing but http and https."""
        if safe_address(address):
            self._opener(QUrl(address, QUrl.ParsingMode.StrictMode))

    def toggle_dock(self) -> None:
        """Ctrl+D. The dock is as wide as the design says, the whole window as it was."""
        docked = not self.preferences.docked
        if docked:
            self.preferences.full_size = (self.width(), self.height())
        self.preferences.docked = docked
        self.panes.places.set_docked(docked)
        wide = look().px(DOCK) if docked else self.preferences.full_size[0]
        self.resize(wide, self.height())
        self._keep()

    def settings(self) -> QMenu:
        """Appearance and keys; it is gone when it closes."""
        menu = settings_menu(
            self, self.preferences, self._settings_changed, self.sign_in_wanted.emit
        )
        self._more_settings(menu)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        return menu

    def connect_sync(self, make: Callable[[], SyncCentreCommands]) -> None:
        """Makes what 'Sync and problems' shows, when it is opened; without it, it does not."""
        self.panes.sync.connect_to(make)

    def add_settings(self, entries: Callable[[QMenu], None]) -> None:
        """More for the settings' menu, made anew each time that it opens."""
        self._more_settings = entries

    def cover(self, covered: bool) -> None:
        """Takes everything about customers out of the panes, or brings it back."""
        self._covered = covered
        if covered:
            self.panes.steering.close_sync()
        self.show_view(self._commands.view)

    def open_settings(self) -> None:
        menu = self.settings()
        button = self.panes.top.settings_button
        menu.popup(button.mapToGlobal(button.rect().bottomLeft()))

    def _settings_changed(self, preferences: Preferences) -> None:
        look().apply(preferences.theme, preferences.scale, preferences.reduced_motion)
        self._keep()

    def _keep(self) -> None:
        save_preferences(self._file, self.preferences)

    # -- keys --------------------------------------------------------------------------------------

    def _install_keys(self) -> None:
        panes, steering = self.panes, self.panes.steering
        chords: dict[str, Callable[[], object]] = {
            "Ctrl+Z": panes.actions.undo_last,
            "Ctrl+K": steering.find,
            "Ctrl+N": steering.open_number,
            "Ctrl+D": self.toggle_dock,
            "Ctrl+F": steering.filter_journey,
            "Ctrl+,": self.open_settings,
            "Ctrl+L": self.lock_wanted.emit,
            "Ctrl+Shift+S": steering.toggle_sync,
            "Ctrl+Return": self.end_contact,
            "Ctrl+Enter": self.end_contact,
            "F1": steering.toggle_keys,
            "F6": lambda: steering.next_pane(1),
            "Shift+F6": lambda: steering.next_pane(-1),
            "Ctrl+Tab": steering.next_tab,
        }
        for number in (1, 2, 3):
            chords[f"Ctrl+{number}"] = partial(steering.press, number, anywhere=True)
        keys.install(self, chords)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if keys.handle(self.panes.steering, event, single_keys=self.preferences.single_keys):
            event.accept()
        else:
            super().keyPressEvent(event)

    # -- window ------------------------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.panes.places.arrange()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.panes.focus_list()

    def closeEvent(self, event: QCloseEvent) -> None:
        if not self.preferences.docked and not self.isMaximized():
            self.preferences.full_size = (self.width(), self.height())
        self._keep()
        self._timer.stop()
        self._unsubscribe()
        super().closeEvent(event)


def _nobody(view: WorkspaceView) -> WorkspaceView:
    """The window between calls, whatever goes on."""
    return WorkspaceView(screen=Screen.READY, contact=None, sync=view.sync)
