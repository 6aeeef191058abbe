"""The scripted demo's hand and eye: presses real controls by their names, keeps pictures."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from agent_desktop.domain.responses import Sentiment
from agent_desktop.gui.actions.card import ActionCard
from agent_desktop.gui.agent.settings_menu import theme_words
from agent_desktop.gui.agent.window import AgentWindow
from agent_desktop.gui.theme import Theme


class NotThere(Exception):
    """No such control can be pressed now."""


class Hand:
    """Works on one window."""

    def __init__(self, window: QWidget, pictures: Path) -> None:
        self._window = window
        self._pictures = pictures

    def press(self, name: str) -> None:
        """Clicks the control whose accessible name begins with `name`. Raises NotThere."""
        for widget in self._window.findChildren(QWidget):
            if (
                widget.accessibleName().startswith(name)
                and widget.isVisible()
                and widget.isEnabled()
            ):
                QTest.mouseClick(widget, Qt.MouseButton.LeftButton)
                return
        raise NotThere(f"There is nothing named '{name}' to press.")

    def answer(self, action_id: str, sentiment: Sentiment) -> None:
        """Clicks that action's button, whatever the catalogue calls it. Raises NotThere."""
        for card in self._window.findChildren(ActionCard):
            shown = card.action is not None and card.action.ranked.action_id == action_id
            if not shown or not card.isVisible():
                continue
            for button in card.buttons:
                if button.sentiment is sentiment and button.isVisible() and not button.off:
                    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
                    return
        raise NotThere(f"There is no button to answer '{action_id}' with {sentiment.value}.")

    def choose(self, place: int) -> None:
        """The card at that place of the list, counted from 0."""
        if isinstance(self._window, AgentWindow):
            self._window.panes.actions.cards.choose(place)

    def down(self, times: int) -> None:
        """Presses the arrow key where the focus is."""
        for _ in range(times):
            QTest.keyClick(self._window.focusWidget(), Qt.Key.Key_Down)

    def wear(self, theme: Theme) -> None:
        """Chooses it from the settings. Raises NotThere."""
        if not isinstance(self._window, AgentWindow):
            raise NotThere("Only the agent's window has settings.")
        menu = self._window.settings()
        for action in menu.actions():
            if action.text() == theme_words(theme):
                action.trigger()
        menu.deleteLater()

    def paint(self) -> None:
        """Everything that waits to be painted is on the window when it returns."""
        self._window.repaint()

    def picture(self, name: str) -> Path:
        """The window as it is, as a PNG. Raises OSError."""
        file = self._pictures / f"{name}.png"
        if not self._window.grab().save(str(file)):
            raise OSError(f"The picture {file} could not be written.")
        return file
