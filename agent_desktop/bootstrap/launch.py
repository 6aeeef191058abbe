"""From the command line to a running desktop, and down again."""

from __future__ import annotations

import gc
import logging
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from agent_desktop.bootstrap.options import Options
from agent_desktop.telephony.hook.forward import NOBODY, TAKEN, line_of, send_line

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from agent_desktop.app.ports import Clock
    from agent_desktop.bootstrap.shell import Shell
    from agent_desktop.cache.profile import OpenProfile
    from agent_desktop.idle.sources import IdleSource
    from agent_desktop.keystore.keys import KeyStore


logger = logging.getLogger(__name__)

OTHER_STARTS_S = 10.0
"""As long another desktop may take from its lock to its socket, or to end."""


@dataclass(frozen=True)
class Surroundings:
    """What the demo and the tests choose otherwise. None: the real thing."""

    keystore: KeyStore | None = None
    clock: Clock | None = None
    idle: IdleSource | None = None
    asks_pin: bool = False
    """Somebody is there who can be asked for a first PIN."""
    painted: Callable[[Shell], None] | None = None
    """Called on the loop after the first paint."""
    started: Callable[[Shell], None] | None = None
    """Called on the loop when the list is there too, and syncing has begun."""


def run(options: Options, around: Surroundings | None = None) -> int:
    """Exit status: 0 done or handed over, 1 it could not start (the reason was shown)."""
    around = around or Surroundings(asks_pin=True)
    # Until the first paint: modules and widgets make much, and none of it is garbage.
    gc.disable()
    if not options.choose:
        handed = _hand_over(options)
        if handed is not None:
            return handed
    from agent_desktop.bootstrap.quick_imports import skip_feature_search

    skip_feature_search()
    from PySide6.QtWidgets import QApplication

    # Only the program's name: Qt obeys switches that an URL handler's argument could carry.
    known = QApplication.instance()
    app = known if isinstance(known, QApplication) else QApplication(sys.argv[:1])
    app.setQuitOnLastWindowClosed(False)
    app.setApplicationName("Agent Desktop")
    app.setDesktopFileName("agent-desktop")
    return _open(app, options, around)


def _hand_over(options: Options) -> int | None:
    """The exit status if a desktop with this profile runs already, else None."""
    code, problem = send_line(options.profile, options.message or line_of({"show": True}))
    if code == NOBODY:
        return None
    if problem:
        sys.stderr.write(problem + "\n")
    return 0 if code == TAKEN else 1


def _open(app: QApplication, options: Options, around: Surroundings) -> int:
    from agent_desktop.bootstrap.log_file import log_to
    from agent_desktop.bootstrap.opening import StartFailed, make_private
    from agent_desktop.bootstrap.system import SystemClock, where

    keystore = around.keystore
    if keystore is None:
        from agent_desktop.keystore.os_keyring import OsKeyring

        keystore = OsKeyring()
    clock = around.clock or SystemClock()
    if options.desk:
        found = _chosen(app, options, keystore)
        if isinstance(found, int):
            return found
        options = found
    try:
        make_private(options.profile)
        log_to(options.profile / "desktop.log")
        profile = _opened(options, keystore, clock)
    except StartFailed as error:
        logger.critical("cannot start: %s", error)
        _say(app, str(error))
        return 1
    if isinstance(profile, int):
        return profile
    from agent_desktop.bootstrap.shell import Shell

    try:
        return Shell(app, profile, options, clock, replace(around, keystore=keystore)).run()
    except BaseException as error:
        logger.critical("ended: %s", where(error))
        raise


def _chosen(app: QApplication, options: Options, keystore: KeyStore) -> Options | int:
    """The options with one profile; or the exit status, when nobody was chosen, or it runs."""
    from agent_desktop.bootstrap.choosing import profile_of

    profile = profile_of(app, options.profile, keystore, ask=options.choose)
    if profile is None:
        return 0
    options = replace(options, profile=profile, desk=False)
    handed = _hand_over(options)
    return options if handed is None else handed


def _opened(options: Options, keystore: KeyStore, clock: Clock) -> OpenProfile | int:
    """The profile; or the exit status, when a desktop that began to start just before this one has
    taken what this one was started with. Raises StartFailed."""
    from agent_desktop.bootstrap.opening import RunsAlready, open_profile

    until = time.monotonic() + OTHER_STARTS_S
    while True:
        try:
            return open_profile(options.profile, keystore, clock)
        except RunsAlready:
            if time.monotonic() > until:
                raise
        time.sleep(0.1)
        handed = _hand_over(options)
        if handed is not None:
            return handed


def _say(app: QApplication, reason: str) -> None:
    """On the terminal, and in a window where there is somebody to see it."""
    sys.stderr.write(f"Agent Desktop cannot start. {reason}\n")
    if app.platformName() == "offscreen":
        return
    from PySide6.QtCore import QCoreApplication, Qt
    from PySide6.QtWidgets import QMessageBox

    box = QMessageBox()
    box.setIcon(QMessageBox.Icon.Warning)
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setWindowTitle("Agent Desktop")
    box.setText(QCoreApplication.translate("Start", "Agent Desktop cannot start."))
    box.setInformativeText(reason)
    box.finished.connect(app.quit)
    box.show()
    # No loop of ours runs yet, so Qt's own does until the box is closed.
    app.exec()
