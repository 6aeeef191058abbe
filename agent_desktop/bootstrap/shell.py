"""The running desktop around its windows: loop, tasks, doors, start and shut-down."""

from __future__ import annotations

import asyncio
import gc
import logging
import sys
from contextlib import suppress
from typing import TYPE_CHECKING

import qasync
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

from agent_desktop.app.ports import Clock
from agent_desktop.bootstrap.desk import AgentDesk, ReviewerDesk
from agent_desktop.bootstrap.ending import quit_on_signals
from agent_desktop.bootstrap.hook import HookAnswers
from agent_desktop.bootstrap.locking import Locking
from agent_desktop.bootstrap.mended import told
from agent_desktop.bootstrap.options import Options
from agent_desktop.bootstrap.system import LoopTasks
from agent_desktop.cache.errors import CacheError
from agent_desktop.cache.profile import OpenProfile
from agent_desktop.cache.session import Session
from agent_desktop.gui.agent.preferences import load_preferences
from agent_desktop.gui.language import Language
from agent_desktop.gui.theme import look
from agent_desktop.gui.window_events import WindowEvents
from agent_desktop.telephony.hook.address import address, make_folder

if TYPE_CHECKING:
    from agent_desktop.bootstrap.launch import Surroundings
    from agent_desktop.bootstrap.others import Others
    from agent_desktop.gui.instance import Listener

logger = logging.getLogger(__name__)

FIRST_PAINT_S = 2.0
"""A window that is not painted by then is covered or minimised: the rest starts all the same."""
SHUT_DOWN_S = 5.0


class Shell:
    """One profile's desktop. `desk` is None until somebody has signed in."""

    def __init__(
        self,
        app: QApplication,
        profile: OpenProfile,
        options: Options,
        clock: Clock,
        around: Surroundings,
    ) -> None:
        self.app = app
        self.profile = profile
        self.clock = clock
        self.loop = qasync.QEventLoop(app)
        asyncio.set_event_loop(self.loop)
        self.tasks = LoopTasks(self.loop)
        self._language = Language(app)
        self.desk: AgentDesk | ReviewerDesk | None = None
        self.window: QWidget | None = None
        self._options = options
        self._message = options.message
        """A call that this start was for; shown once there is a window for it."""
        self._around = around
        self._events: WindowEvents | None = None
        self._first_paint = asyncio.Event()
        self._closing = asyncio.Event()
        self._hook = HookAnswers(clock, self._bring_up)
        self._listener: Listener | None = None
        self.locking = Locking(app, profile, clock, self.tasks, around)

    def run(self) -> int:
        """Until the window is closed. Exit status."""
        session = self.profile.outbox.session
        if session is None:
            self._ask_who()
        elif self.locking.wants_first_pin:
            self._ask_first_pin(session)
        else:
            self._open(session)
        try:
            with quit_on_signals(self.quit):
                self.loop.run_until_complete(self._live())
        finally:
            self.profile.close()
            self.locking.close()
            self.loop.close()
            asyncio.set_event_loop(None)
        return 0

    def quit(self) -> None:
        """What was clicked is on the disk before the program ends."""
        self._closing.set()

    # --- windows ---

    def _dress(self) -> None:
        preferences = load_preferences(self.profile.files.folder / "window.json")
        self._language.use(preferences.language)
        look().apply(preferences.theme, preferences.scale, preferences.reduced_motion)

    def _open(self, session: Session) -> None:
        self._dress()
        kind = AgentDesk if session.role == "agent" else ReviewerDesk
        self.desk = kind(self.profile, session, self.clock, self.tasks)
        self._hook.workspace = self.desk.workspace
        self.locking.over(self.desk, session, self._renew, self._someone_else)
        self._show(self.desk.window)
        if isinstance(self.desk, AgentDesk):
            self.desk.window.sign_in_wanted.connect(self._ask_again)

        asked = self._options.hub.strip().rstrip("/")
        if asked and asked != session.hub_url:
            # What waits in this profile is for its own hub only.
            sys.stderr.write(
                f"This profile is signed in at {session.hub_url}, and that is the hub it uses. "
                "For another hub, start with a --profile of its own.\n"
            )

    def _ask_who(self) -> None:
        from agent_desktop.gui.agent.first_run import FirstRun

        self._language.use("")
        pane = FirstRun(self._sign_in, self.tasks, address=self._options.hub)
        pane.signed_in.connect(self._enter)
        self._show(pane)

    def _ask_first_pin(self, session: Session) -> None:
        self._dress()
        pane = self.locking.first_pin(session.subject)
        pane.chosen.connect(self._enter)
        self._show(pane)

    def _someone_else(self) -> None:
        """A colleague takes over this desk: what waits here leaves from their program."""
        from agent_desktop.bootstrap.another import start_another
        from agent_desktop.bootstrap.people import desk_of

        try:
            start_another(desk_of(self._options.profile))
        except OSError as error:
            logger.warning("another start failed: %s", type(error).__name__)
            return
        self.quit()

    async def _sign_in(self, hub: str, token: str) -> str:
        """What is wrong, or nothing once the session is kept."""
        from agent_desktop.bootstrap.sign_in import NotSignedIn, check, policy_of_hub

        try:
            session = await check(hub, token)
            if await asyncio.to_thread(self._others().have, session):
                from agent_desktop.gui.lock_words import has_profile

                return has_profile(session.subject)
            await self.profile.outbox.sign_in(session)
            policy = await policy_of_hub(session)
            if policy is not None:
                await self.locking.signed_in(policy)
        except (NotSignedIn, CacheError) as error:
            return str(error)
        return ""

    def _ask_again(self) -> None:
        """A token has run out: the same person pastes a new one, beside the window."""
        from agent_desktop.gui.agent.first_run import FirstRun

        session = self.profile.outbox.session
        address_now = session.hub_url if session else ""
        pane = FirstRun(self._renew, self.tasks, address=address_now, parent=self.window)
        pane.setWindowFlag(Qt.WindowType.Window)
        pane.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        pane.signed_in.connect(pane.close)
        pane.show()

    async def _renew(self, hub: str, token: str) -> str:
        """What is wrong, or nothing once the new token is in use."""
        from agent_desktop.bootstrap.sign_in import NotSignedIn, check

        before = self.profile.outbox.session
        try:
            session = await check(hub, token)
            if before is not None and not _same_place(before, session):
                return (
                    f"This window is {before.subject}'s at {before.hub_url}. To sign in as "
                    "somebody else or at another hub, start again with another profile."
                )
            await self.profile.outbox.sign_in(session)
        except (NotSignedIn, CacheError) as error:
            return str(error)
        if self.desk is not None:
            self.desk.syncing.renew(session)
        return ""

    def _enter(self) -> None:
        session = self.profile.outbox.session
        if session is None:
            return
        before = self.window
        if self.locking.wants_first_pin:
            self._ask_first_pin(session)
            if before is not None:
                before.deleteLater()
            return
        self._open(session)
        if self.locking.online_only and self._hook.workspace is not None:
            from agent_desktop.gui.lock_words import online_only_note

            self._hook.workspace.notify(online_only_note())
        if before is not None:
            before.deleteLater()
        if self.desk is not None:
            self.tasks.start(self._settle_in(self.desk), "start")

    async def _settle_in(self, desk: AgentDesk | ReviewerDesk) -> None:
        message, self._message = self._message, b""
        if message:
            self._hook.answer(message)
        await desk.load()
        desk.start_syncing()
        self.locking.watch()
        from agent_desktop.bootstrap.people import note_use, write_card

        session = self.profile.outbox.session
        if session is not None:
            folder = self.profile.files.folder
            await asyncio.to_thread(write_card, folder, self.profile.key, session)
            note_use(folder)
        self.tasks.start(self._others().deliver(desk.syncing), "colleagues' entries")

    def _others(self) -> Others:
        # Imported late, as all that the first paint can do without.
        from agent_desktop.bootstrap.others import Others
        from agent_desktop.keystore.ephemeral import EphemeralKeyStore

        keystore = self._around.keystore or EphemeralKeyStore()
        return Others(self._options.profile, keystore, self.clock)

    def _show(self, window: QWidget) -> None:
        if self._events is not None:
            self._events.stop()
        if self.window is not None:
            self.window.hide()
        self.window = window
        self._events = WindowEvents(window, self._first_paint.set, self.quit)

    def _bring_up(self) -> None:
        """A second start wants the window; a call must not take the keyboard from the CRM."""
        if self.window is not None:
            self.window.setWindowState(
                self.window.windowState() & ~self.window.windowState().WindowMinimized
            )
            self.window.show()
            self.window.raise_()
            self.window.activateWindow()

    # --- life ---

    async def _live(self) -> None:
        with suppress(TimeoutError):
            async with asyncio.timeout(FIRST_PAINT_S):
                await self._first_paint.wait()
        gc.freeze()
        gc.enable()
        if self._around.painted is not None:
            self._around.painted(self)
        self._listen()
        mended = told(self.profile.prepared)
        if mended and self._hook.workspace is not None:
            self._hook.workspace.notify(mended)
        if self.desk is not None:
            await self._settle_in(self.desk)
            # The catalogue stays as long as the program: a full collection would walk through it
            # in the middle of a click.
            gc.freeze()
        if self._around.started is not None:
            self._around.started(self)
        await self._closing.wait()
        await self._shut_down()

    def _listen(self) -> None:
        # Imported late: QtNetwork is no part of the first paint.
        from agent_desktop.gui.instance import Listener

        self._listener = Listener(self._hook.answer)
        where = address(self.profile.files.folder)
        try:
            make_folder(where)
            listening = self._listener.listen(where)
        except OSError:
            listening = False
        if not listening and self._hook.workspace is not None:
            self._hook.workspace.notify(
                "Softphones cannot hand calls to this window: its socket could not be made."
                " Tell IT."
            )

    async def _shut_down(self) -> None:
        if self._listener is not None:
            self._listener.close()
        if self.window is not None:
            self.window.hide()
        if self.desk is not None:
            with suppress(TimeoutError):
                async with asyncio.timeout(SHUT_DOWN_S):
                    await self.desk.close()
        await self.tasks.stop()


def _same_place(before: Session, now: Session) -> bool:
    """The same person, in the same role, at the same hub."""
    return (before.hub_url, before.subject, before.role, before.team) == (
        now.hub_url,
        now.subject,
        now.role,
        now.team,
    )
