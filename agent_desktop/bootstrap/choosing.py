"""Which profile of a desk to open: the only one, the one that was chosen, or a new one."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from agent_desktop.bootstrap.people import folders, new_folder, people

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from agent_desktop.keystore.keys import KeyStore


def profile_of(app: QApplication, desk: Path, keystore: KeyStore, *, ask: bool) -> Path | None:
    """The profile's folder; None when the window was closed without an answer.

    `ask`: also where there is only one. Blocks for the keyring, which keeps the names' keys.
    """
    found = folders(desk)
    if not found:
        return new_folder(desk)
    if len(found) == 1 and not ask:
        return found[0]
    return _asked(app, desk, keystore)


def _asked(app: QApplication, desk: Path, keystore: KeyStore) -> Path | None:
    from PySide6.QtCore import QEventLoop

    from agent_desktop.gui.language import Language
    from agent_desktop.gui.lock_words import nameless
    from agent_desktop.gui.who_works import WhoWorks
    from agent_desktop.gui.window_events import WindowEvents

    Language(app).use("")
    found = people(desk, keystore)
    pane = WhoWorks([one.card.subject if one.card else nameless() for one in found])
    answer: list[Path] = []
    # No loop of ours runs yet, so Qt's own does until there is an answer.
    loop = QEventLoop()

    def picked(index: int) -> None:
        answer.append(found[index].folder)
        loop.quit()

    def new() -> None:
        answer.append(new_folder(desk))
        loop.quit()

    pane.picked.connect(picked)
    pane.new_person.connect(new)
    events = WindowEvents(pane, lambda: None, loop.quit)
    loop.exec()
    events.stop()
    pane.hide()
    pane.deleteLater()
    return answer[0] if answer else None
