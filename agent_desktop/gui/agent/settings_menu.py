"""Appearance and keys, as a menu."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QWidget

from agent_desktop.gui.agent.preferences import LANGUAGES, SCALES, Preferences
from agent_desktop.gui.theme import Theme
from agent_desktop.gui.words import translate

_NAMES = {"en": "English", "de": "Deutsch", "ar": "العربية"}


def theme_words(theme: Theme) -> str:
    return {
        Theme.SYSTEM: translate("Settings", "As the system"),
        Theme.LIGHT: translate("Settings", "Light"),
        Theme.DARK: translate("Settings", "Dark"),
        Theme.HIGH_CONTRAST: translate("Settings", "High contrast"),
    }[theme]


def settings_menu(
    parent: QWidget,
    preferences: Preferences,
    changed: Callable[[Preferences], None],
    sign_in: Callable[[], None],
) -> QMenu:
    """A menu that writes into `preferences` and calls `changed`; `sign_in` asks for a new token."""
    menu = QMenu(parent)

    def choose(key: str, value: object) -> Callable[[], None]:
        def set_it() -> None:
            setattr(preferences, key, value)
            changed(preferences)

        return set_it

    group = QActionGroup(menu)
    for theme in Theme:
        _add(menu, group, theme_words(theme), theme is preferences.theme, choose("theme", theme))
    menu.addSeparator()
    sizes = menu.addMenu(translate("Settings", "Text size"))
    group = QActionGroup(sizes)
    for scale in SCALES:
        words = f"{round(scale * 100)} %"
        near = abs(scale - preferences.scale) < 0.01
        _add(sizes, group, words, near, choose("scale", scale))
    tongues = menu.addMenu(translate("Settings", "Language (from the next start on)"))
    group = QActionGroup(tongues)
    words = translate("Settings", "As the system")
    _add(tongues, group, words, not preferences.language, choose("language", ""))
    for code in LANGUAGES:
        chosen = code == preferences.language
        _add(tongues, group, _NAMES[code], chosen, choose("language", code))
    menu.addSeparator()
    for key, words in (
        ("single_keys", translate("Settings", "Single keys (1 2 3, T, W, H...)")),
        ("reduced_motion", translate("Settings", "Reduced motion")),
    ):
        on = bool(getattr(preferences, key))
        action = QAction(words, menu)
        action.setCheckable(True)
        action.setChecked(on)
        action.triggered.connect(choose(key, not on))
        menu.addAction(action)
    menu.addSeparator()
    again = QAction(translate("Settings", "Sign in again…"), menu)
    again.triggered.connect(sign_in)
    menu.addAction(again)
    return menu


def _add(
    menu: QMenu, group: QActionGroup, words: str, chosen: bool, act: Callable[[], None]
) -> None:
    action = QAction(words, menu)
    action.setCheckable(True)
    action.setChecked(chosen)
    action.triggered.connect(act)
    group.addAction(action)
    menu.addAction(action)
