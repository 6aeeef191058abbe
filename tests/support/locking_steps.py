"""What a test asks of the lock of a whole desktop, in its process."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import msgspec

from tests.support.idle_fakes import Pretended

if TYPE_CHECKING:
    from agent_desktop.bootstrap.shell import Shell
    from agent_desktop.gui.choose_pin import ChoosePin

IDLE = Pretended()
"""Somebody is always there, until a test says otherwise."""
STEPS = frozenset(
    {"lock", "type_pin", "idle", "lock_state", "choose_pin", "change_pin", "forgot", "policy"}
    | {"sign_in_anew"}
)


def step(shell: Shell, command: str, said: dict[str, Any]) -> dict[str, Any]:
    from agent_desktop.app.locking import LockReason
    from agent_desktop.gui.agent.window import AgentWindow
    from agent_desktop.protocol.messages import DesktopPolicy

    screen = shell.locking.screen
    if command == "choose_pin":
        _fill(_pin_window(), said["pin"])
    elif command == "sign_in_anew":
        _sign_in(said["hub"], said["token"])
    elif command == "policy":
        shell.locking.policy_came(msgspec.convert(said["policy"], DesktopPolicy))
    elif screen is not None:
        if command == "lock":
            screen.lock(LockReason.ASKED)
        elif command == "idle":
            IDLE.seconds = said["seconds"]
            shell.tasks.start(_look(screen), "look")
        elif command == "type_pin":
            screen.pane.field.edit.setText(said["pin"])
            screen.pane.unlock()
        elif command == "forgot":
            screen.pane.forgotten.emit()
        elif command == "change_pin":
            assert isinstance(shell.window, AgentWindow)
            menu = shell.window.settings()
            next(a for a in menu.actions() if "PIN" in a.text()).trigger()
            pane = _pin_window()
            pane.old.edit.setText(said["old"])
            _fill(pane, said["pin"])
    return _state(shell)


async def _look(screen: Any) -> None:
    await screen._look()


def _sign_in(hub: str, token: str) -> None:
    from PySide6.QtWidgets import QApplication

    from agent_desktop.gui.agent.first_run import FirstRun

    tops = reversed(QApplication.topLevelWidgets())
    pane = next(top for top in tops if isinstance(top, FirstRun) and top.isVisible())
    pane.address.edit.setText(hub)
    pane.token.edit.setText(token)
    pane.start()


def _pin_window() -> ChoosePin:
    from PySide6.QtWidgets import QApplication

    from agent_desktop.gui.choose_pin import ChoosePin

    return next(
        top
        for top in reversed(QApplication.topLevelWidgets())
        if isinstance(top, ChoosePin) and top.isVisible()
    )


def _fill(pane: ChoosePin, pin: str) -> None:
    pane.first.edit.setText(pin)
    pane.again.edit.setText(pin)
    pane.start()


def _state(shell: Shell) -> dict[str, Any]:
    from PySide6.QtCore import Qt
    from PySide6.QtWidgets import QApplication, QWidget

    from agent_desktop.gui.agent.first_run import FirstRun
    from agent_desktop.gui.choose_pin import ChoosePin

    screen = shell.locking.screen
    puller = shell.desk.syncing.puller if shell.desk is not None else None
    tops = [top for top in QApplication.topLevelWidgets() if top.isVisible()]
    behind: list[str] = []
    if screen is not None and screen.locked:
        window = screen.pane.window()
        children = window.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly)
        behind = [
            type(child).__name__
            for child in children
            if child.isVisible() and child is not screen.pane and not child.isWindow()
        ]
    return {
        "locked": screen is not None and screen.locked,
        "sealed": shell.profile.sealed,
        "trouble": screen.pane.trouble if screen is not None else "",
        "behind": behind,
        "said": screen.pane.accessibleName() if screen is not None else "",
        "told": screen.pane.accessibleDescription() if screen is not None else "",
        "asks_pin": any(isinstance(top, ChoosePin) for top in tops),
        "asks_sign_in": any(isinstance(top, FirstRun) for top in tops),
        "pin_trouble": next((top.trouble for top in tops if isinstance(top, ChoosePin)), ""),
        "puller": puller.pid if puller is not None else None,
        "settings": list(shell.locking.told()),
        "text": _all_text(screen.pane.window()) if screen is not None else "",
    }


def _all_text(window: Any) -> str:
    """Everything that assistive programs could read out, hidden or not."""
    from PySide6.QtWidgets import QWidget

    every = [window, *window.findChildren(QWidget)]
    return " ".join(
        f"{one.accessibleName()} {one.accessibleDescription()} {one.toolTip()}" for one in every
    )
