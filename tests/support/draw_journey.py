"""Paints the journey pane, the supervisor's window and the call panel into PNGs, to look at.

`python -m tests.support.draw_journey FOLDER`
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Coroutine
from pathlib import Path
from typing import Any

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ["TZ"] = "UTC"
time.tzset()

import msgspec  # noqa: E402  # after the platform is set
from PySide6.QtCore import QLocale, Qt  # noqa: E402  # after the platform is set
from PySide6.QtWidgets import QApplication, QWidget  # noqa: E402

from agent_desktop.gui.demo_panel import CallPanel, CastMember  # noqa: E402
from agent_desktop.gui.supervisor.window import SupervisorWindow  # noqa: E402
from agent_desktop.gui.theme import Theme, look  # noqa: E402
from agent_desktop.gui.timeline.pane import JourneyPane  # noqa: E402
from tests.support import sample_journey as sample  # noqa: E402
from tests.support.sample_review import FakeReview, table  # noqa: E402


def save(widget: QWidget, path: Path) -> None:
    """Shows the widget for a moment and writes what it looks like."""
    widget.show()
    widget.setFocus()
    for _ in range(20):
        QApplication.processEvents()
    widget.grab().save(str(path))
    widget.hide()
    widget.deleteLater()


def pane(width: int, height: int, *, live: bool = True) -> JourneyPane:
    """The journey of the design's first picture."""
    events = sample.journey()
    made = JourneyPane(sample.taxonomy(), sample.TOUCHPOINTS, sample.StillClock())
    made.resize(width, height)
    made.set_signal(sample.SIGNAL)
    made.set_contact(sample.CONTACT)
    made.set_journey("leila", events, total=len(events), live=live, saved_at=sample.NOW)
    return made


def journeys(folder: Path) -> None:
    for theme in (Theme.LIGHT, Theme.DARK, Theme.HIGH_CONTRAST):
        look().apply(theme)
        save(pane(712, 720), folder / f"journey-{theme}.png")
    look().apply(Theme.LIGHT)
    save(pane(712, 720, live=False), folder / "journey-offline.png")
    save(pane(544, 720), folder / "journey-beside-explanation.png")
    save(pane(420, 640), folder / "journey-docked.png")
    opened = pane(420, 640)
    opened.view.toggle(1)
    save(opened, folder / "journey-docked-open.png")
    chosen = pane(712, 720)
    chosen.show()
    chosen.show_signal()
    save(chosen, folder / "journey-signal.png")
    look().apply(Theme.LIGHT, scale=1.5)
    save(pane(712, 900), folder / "journey-large-text.png")
    QApplication.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    look().apply(Theme.LIGHT, scale=1.0)
    save(pane(712, 720), folder / "journey-rtl.png")
    QApplication.setLayoutDirection(Qt.LayoutDirection.LeftToRight)


class NoTasks:
    """Nothing is exported while painting."""

    def start(self, work: Coroutine[Any, Any, None], name: str) -> None:
        work.close()


def responses(folder: Path) -> None:
    for theme in (Theme.LIGHT, Theme.DARK, Theme.HIGH_CONTRAST):
        look().apply(theme)
        save(chosen_response(), folder / f"responses-{theme}.png")
    look().apply(Theme.LIGHT)
    hidden = SupervisorWindow(FakeReview(table(agents=False)), NoTasks(), sample.StillClock())
    save(hidden, folder / "responses-no-agents.png")
    away = FakeReview(msgspec.structs.replace(table(), trouble=AWAY, newer=0))
    save(SupervisorWindow(away, NoTasks(), sample.StillClock()), folder / "responses-offline.png")
    QApplication.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    look().apply(Theme.LIGHT)
    save(chosen_response(), folder / "responses-rtl.png")
    QApplication.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
    look().apply(Theme.LIGHT)


CAST = (
    CastMember(
        label="Leila Haddad",
        number="+44 20 7946 0018",
        note="Filled in a card application, hung up twice, went back to the form",
    ),
    CastMember(
        label="Ada and Bruno", number="+44 20 7946 0110", note="A couple on one number: who is it?"
    ),
    CastMember(label="Somebody new", number="+44 20 7946 0999", note="Not in the data"),
    CastMember(label="Withheld", number="", note="Nobody is matched, on purpose"),
)


def call_panel(folder: Path) -> None:
    for theme in (Theme.LIGHT, Theme.DARK, Theme.HIGH_CONTRAST):
        look().apply(theme)
        panel = CallPanel(CAST, sample.StillClock())
        panel.set_busy(theme is not Theme.DARK)
        panel.set_hub(running=theme is not Theme.HIGH_CONTRAST)
        save(panel, folder / f"calls-{theme}.png")
    look().apply(Theme.LIGHT)


AWAY = "The hub does not answer. These rows are as of 15:03; press R to try again."


def chosen_response() -> SupervisorWindow:
    review = FakeReview(msgspec.structs.replace(table(), newer=4))
    window = SupervisorWindow(
        review, NoTasks(), sample.StillClock(), who="Sina Koch", team="Card team"
    )
    window.show()
    window.table.setCurrentIndex(window.model.index(9, 0))
    review.open("r9")
    return window


def main() -> None:
    folder = Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    app = QApplication(sys.argv[:1])
    app.setStyle("Fusion")
    QLocale.setDefault(QLocale("en_GB"))
    journeys(folder)
    responses(folder)
    call_panel(folder)


if __name__ == "__main__":
    main()
