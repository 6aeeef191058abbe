"""From the command line to a running desktop, and down again."""

from __future__ import annotations

import gc
import logging
import sys
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from agent_desktop.bootstrap.options import Options
from agent_desktop.telephony.hook.forward import NOBODY, TAKEN, line_of, send_line

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from agent_desktop.app.ports import Clock
    from agent_desktop.bootstrap.shell import Shell
    from agent_desktop.keystore.keys import KeyStore


logger = logging.getLogger(__name__)


@dataclass(frozen=True)
class Surroundings:
    """What the demo and the tests choose otherwise. None: the real thing."""

    keystore: KeyStore | None = None
    clock: Clock | None = None
    painted: Callable[[Shell], None] | None = None
    """Called on the loop after the first paint."""
    started: Callable[[Shell], None] | None = None
    """Called on the loop when the list is there too, and syncing has begun."""


def run(options: Options, around: Surroundings | None = None) -> int:
    """Exit status: 0 done or handed over, 1 it could not start (the reason was shown)."""
    around = around or Surroundings()
    # Until the first paint: modules and widgets make much, and none of it is garbage.
    gc.disable()
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
    from agent_desktop.bootstrap.opening import StartFailed, make_private, open_profile
    from agent_desktop.bootstrap.system import SystemClock, where

    keystore = around.keystore
    if keystore is None:
        from agent_desktop.keystore.os_keyring import OsKeyring

        keystore = OsKeyring()
    clock = around.clock or SystemClock()
    try:
        make_private(options.profile)
        log_to(options.profile / "desktop.log")
        profile = open_profile(options.profile, keystore, clock)
    except StartFailed as error:
        logger.critical("cannot start: %s", error)
        _say(app, str(error))
        return 1
    from agent_desktop.bootstrap.shell import Shell

    try:
        return Shell(app, profile, options, clock, around).run()
    except BaseException as error:
        logger.critical("ended: %s", where(error))
        raise


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
