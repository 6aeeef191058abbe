"""Paints the agent window in every state into PNGs, to look at.

`python -m tests.support.draw_window FOLDER [NAME...]` where a NAME is a part of a picture's name.
"""

from __future__ import annotations

import os
import sys
import time
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ["TZ"] = "UTC"
time.tzset()

import msgspec  # noqa: E402
from PySide6.QtCore import QEvent  # noqa: E402  # after the platform is set
from PySide6.QtWidgets import QApplication  # noqa: E402

from agent_desktop.gui.agent.window import AgentWindow  # noqa: E402
from agent_desktop.gui.theme import Theme, look  # noqa: E402
from agent_desktop.gui.words import QtWords  # noqa: E402
from tests.support import sample_journey, sample_sync, sample_views  # noqa: E402
from tests.support.fake_commands import AtOnce, FakeCommands  # noqa: E402
from tests.support.languages import load_language  # noqa: E402

FULL, DOCK = (1440, 900), (420, 900)


def window(name: str) -> AgentWindow:
    """The window in that state; 'why', 'held' and others are the customer's with a pane open."""
    views = sample_views.states()
    view = views.get(name) or views["ready" if name.startswith("sync") else "customer"]
    if name in {"sync", "sync_chosen"}:
        view = msgspec.structs.replace(view, sync=sample_sync.sync())
    commands = FakeCommands(view)
    made = AgentWindow(
        commands,
        sample_journey.taxonomy(),
        sample_journey.TOUCHPOINTS,
        sample_journey.StillClock(),
        AtOnce(),
        user="Jana Meier",
    )
    if name == "many":
        made.resize(1440, 900)
    return made


def open_sync(made: AgentWindow, name: str) -> None:
    words = QtWords(sample_journey.StillClock().now)
    shown = sample_sync.view(words)
    if name == "sync_empty":
        calm = sample_sync.sync(
            online=True, waiting=0, refused=0, trouble="", indexed=True, colleagues=0, repaired=0
        )
        shown = sample_sync.view(words, calm, empty=True)
    made.connect_sync(lambda: sample_sync.FakeCentre(shown))
    made.panes.steering.toggle_sync()
    if name == "sync_chosen":
        pane = made.panes.sync.pane
        assert pane is not None
        pane.list.setCurrentIndex(pane.list.entries.index(1))


def extras(made: AgentWindow, name: str) -> None:
    panes = made.panes
    if name == "why":
        panes.steering.toggle_why()
    elif name == "held":
        panes.steering.toggle_held()
    elif name == "raise":
        panes.actions.raise_other()
    elif name == "keys":
        panes.steering.toggle_keys()
    elif name == "second":
        panes.actions.cards.choose(1)
        panes.actions.cards.toggle_talk()
    elif name == "journey_tab":
        panes.steering.next_tab()
    elif name == "who_tab":
        panes.steering.next_tab()
        panes.steering.next_tab()
    elif name.startswith("sync"):
        open_sync(made, name)
    elif name == "number":
        panes.steering.open_number()
        panes.number.field.edit.setText("+1 206 555 0142")


EXTRAS = (
    "sync",
    "sync_chosen",
    "sync_empty",
    "why",
    "held",
    "raise",
    "keys",
    "second",
    "journey_tab",
    "who_tab",
    "number",
)


def draw(folder: Path, name: str, theme: Theme, size: tuple[int, int], tongue: str) -> None:
    docked = size == DOCK
    title = f"{name}-{theme}-{'dock' if docked else 'full'}-{tongue}"
    wanted = sys.argv[2:]
    if wanted and not all(part in title for part in wanted):
        return
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    load_language(application, tongue)
    look().apply(theme)
    made = window(name)
    made.preferences.docked = docked
    made.panes.places.set_docked(docked)
    made.resize(*size)
    made.show()
    made.panes.focus_list()
    extras(made, name)
    for _ in range(20):
        QApplication.processEvents()
    made.grab().save(str(folder / f"{title}.png"))
    made.close()
    made.deleteLater()
    # Else every window ever drawn is restyled with each next one.
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def main() -> None:
    folder = Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    app = QApplication(sys.argv[:1])
    app.setStyle("Fusion")
    for tongue in ("en", "de", "ar"):
        for theme in (Theme.LIGHT, Theme.DARK, Theme.HIGH_CONTRAST):
            for size in (FULL, DOCK):
                for name in (*sample_views.states(), *EXTRAS):
                    draw(folder, name, theme, size, tongue)


if __name__ == "__main__":
    main()
