"""The look in force: one per program. Widgets ask it while they paint."""

from __future__ import annotations

from enum import StrEnum

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QGuiApplication
from PySide6.QtWidgets import QApplication

from agent_desktop.gui.theme import tokens
from agent_desktop.gui.theme.style import palette_of, sheet_of


class Theme(StrEnum):
    """What the user picks. `SYSTEM` follows the desktop's setting."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"
    HIGH_CONTRAST = "high_contrast"


_COLOURS = {
    Theme.LIGHT: tokens.LIGHT,
    Theme.DARK: tokens.DARK,
    Theme.HIGH_CONTRAST: tokens.HIGH_CONTRAST,
}


class Look(QObject):
    """Colours, fonts and scale. `changed` means: measure and paint again."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.chosen = Theme.LIGHT
        self.scale = 1.0
        self.reduced_motion = False
        self.generation = 0
        """Counts up with each change, so that caches know."""
        self._colours: dict[str, QColor] = {}
        self._fonts: dict[str, QFont] = {}
        self._lines: dict[str, int] = {}
        self._read()

    @property
    def theme(self) -> Theme:
        """Of the colours in force. Never `SYSTEM`."""
        return self._theme

    def _wanted(self) -> Theme:
        if self.chosen is not Theme.SYSTEM:
            return self.chosen
        dark = QGuiApplication.styleHints().colorScheme() == Qt.ColorScheme.Dark
        return Theme.DARK if dark else Theme.LIGHT

    @property
    def high_contrast(self) -> bool:
        return self.theme is Theme.HIGH_CONTRAST

    def color(self, tone: str) -> QColor:
        """A colour of tokens by its name; KeyError when there is none."""
        return self._colours[tone]

    def font(self, role: str) -> QFont:
        """The font of a role of tokens, with tabular figures."""
        return self._fonts[role]

    def line(self, role: str) -> int:
        """The height of one line of that role."""
        return self._lines[role]

    def px(self, length: float) -> int:
        """A length that grows with the text."""
        return round(length * self.scale)

    def apply(
        self,
        theme: Theme | None = None,
        scale: float | None = None,
        reduced_motion: bool | None = None,
    ) -> None:
        """Switches the whole program over. `scale` is 0.8 to 2."""
        if theme is not None:
            self.chosen = theme
        if scale is not None:
            self.scale = min(2.0, max(0.8, scale))
        if reduced_motion is not None:
            self.reduced_motion = reduced_motion
        self._read()
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.setPalette(palette_of(self._colours))
            app.setFont(self._fonts["body"])
            app.setStyleSheet(sheet_of(self._colours, self.scale, app.layoutDirection()))
            for window in app.topLevelWidgets():
                QApplication.postEvent(window, QEvent(QEvent.Type.UpdateRequest))
        self.changed.emit()

    def _read(self) -> None:
        self.generation += 1
        self._theme = self._wanted()
        self._colours = {tone: QColor(code) for tone, code in _COLOURS[self._theme].items()}
        arabic = QGuiApplication.layoutDirection() == Qt.LayoutDirection.RightToLeft
        families = tokens.FAMILIES_ARABIC if arabic else tokens.FAMILIES
        for name, role in tokens.ROLES.items():
            font = QFont()
            font.setFamilies(list(families))
            font.setPixelSize(max(8, round(role.size * self.scale)))
            font.setWeight(QFont.Weight(role.weight))
            font.setFeature(QFont.Tag("tnum"), 1)
            font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
            self._fonts[name] = font
            leading = tokens.ARABIC_LEADING if arabic else 0
            self._lines[name] = round((role.line + leading) * self.scale)


class _Holder:
    look: Look | None = None


def look() -> Look:
    """The program's look."""
    if _Holder.look is None:
        _Holder.look = Look()
    return _Holder.look
