"""The agent window on fake commands, with a clock for the guards that a test moves by hand."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QLocale, QPoint, Qt
from PySide6.QtGui import QCursor
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from agent_desktop.app.views import WorkspaceView
from agent_desktop.gui.agent.window import AgentWindow
from agent_desktop.gui.theme import Theme, look
from tests.support import sample_journey, sample_views
from tests.support.fake_commands import AtOnce, FakeCommands


class Hand:
    """Milliseconds that stand still."""

    def __init__(self) -> None:
        self.ms = 100_000.0

    def __call__(self) -> float:
        return self.ms

    def pass_by(self, milliseconds: float) -> None:
        self.ms += milliseconds


class Desk:
    """A window, what it asked for, and its clock."""

    def __init__(self, view: WorkspaceView) -> None:
        self.commands = FakeCommands(view)
        self.hand = Hand()
        self.window = AgentWindow(
            self.commands,
            sample_journey.taxonomy(),
            sample_journey.TOUCHPOINTS,
            sample_journey.StillClock(),
            AtOnce(),
            user="Jana Meier",
            now=self.hand,
        )
        self.panes = self.window.panes

    @property
    def answers(self) -> list[tuple[object, ...]]:
        return [asked[1:] for asked in self.commands.asked if asked[0] == "respond"]

    def asked(self, name: str) -> list[tuple[object, ...]]:
        return [asked[1:] for asked in self.commands.asked if asked[0] == name]


class MakeDesk:
    def __init__(self, qtbot: QtBot) -> None:
        self._qtbot = qtbot
        self.made: list[Desk] = []

    def close(self) -> None:
        """For good: a window that lives on is measured anew with every change of the look."""
        for desk in self.made:
            desk.window.close()
            desk.window.deleteLater()
            QCoreApplication.sendPostedEvents(desk.window, QEvent.Type.DeferredDelete.value)

    def __call__(
        self, state: str = "customer", *, size: tuple[int, int] = (1440, 900), docked: bool = False
    ) -> Desk:
        return self.of(sample_views.states()[state], size=size, docked=docked)

    def of(
        self, view: WorkspaceView, *, size: tuple[int, int] = (1440, 900), docked: bool = False
    ) -> Desk:
        desk = Desk(view)
        self.made.append(desk)
        if docked:
            desk.window.preferences.docked = True
            desk.panes.places.set_docked(True)
            size = (420, 900)
        desk.window.resize(*size)
        desk.window.show()
        # The pointer rests where it disturbs nothing.
        QCursor.setPos(desk.window.mapToGlobal(QPoint(5, 5)))
        QApplication.processEvents()
        desk.window.activateWindow()
        self._qtbot.waitUntil(desk.window.isActiveWindow)
        desk.hand.pass_by(10_000)
        return desk


@pytest.fixture
def plain_look(qapp: QApplication) -> Iterator[None]:
    """Light, 100 %, left to right, English; put back afterwards."""
    locale = QLocale()
    QLocale.setDefault(QLocale("en_GB"))
    qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
    look().apply(Theme.LIGHT, scale=1.0)
    yield
    QLocale.setDefault(locale)
    qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
    look().apply(Theme.LIGHT, scale=1.0)


@pytest.fixture
def make_desk(qtbot: QtBot, plain_look: None) -> Iterator[MakeDesk]:
    maker = MakeDesk(qtbot)
    yield maker
    maker.close()
