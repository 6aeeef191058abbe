"""What the user sets: kept whole, and harmless when it cannot be read."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu

from agent_desktop.gui.agent.keys_overlay import key_rows
from agent_desktop.gui.agent.preferences import Preferences, load_preferences, save_preferences
from agent_desktop.gui.theme import Theme, look
from tests.support.agent_window import MakeDesk


def test_what_is_saved_comes_back(tmp_path: Path) -> None:
    file = tmp_path / "window.json"
    kept = Preferences(theme=Theme.DARK, scale=1.25, language="ar", docked=True, single_keys=False)
    save_preferences(file, kept)
    assert load_preferences(file) == kept
    assert [path.name for path in tmp_path.iterdir()] == ["window.json"]


@pytest.mark.parametrize(
    "written", [b"", b"{", b"[]", b'{"theme": "pink"}', b'{"scale": "big"}', b"\xff\xfe\x00"]
)
def test_a_broken_file_gives_the_defaults(tmp_path: Path, written: bytes) -> None:
    file = tmp_path / "window.json"
    file.write_bytes(written)
    assert load_preferences(file) == Preferences()


def test_a_folder_that_takes_nothing_costs_nothing(tmp_path: Path) -> None:
    missing = tmp_path / "gone" / "window.json"
    save_preferences(missing, Preferences())
    assert load_preferences(missing) == Preferences()


def choose(menu: QMenu, words: str) -> None:
    for action in menu.actions():
        inside = action.menu()
        if isinstance(inside, QMenu):
            choose(inside, words)
        elif action.text() == words:
            action.trigger()


def test_the_menu_changes_the_look_at_once(make_desk: MakeDesk) -> None:
    desk = make_desk()
    window = desk.window
    menu = window.settings()
    choose(menu, "Dark")
    assert look().theme is Theme.DARK
    before = desk.panes.top.height()
    choose(menu, "125 %")
    QApplication.processEvents()
    assert desk.panes.top.height() > before
    choose(menu, "Single keys (1 2 3, T, W, H...)")
    assert not window.preferences.single_keys
    choose(menu, "العربية")
    assert window.preferences.language == "ar"
    menu.deleteLater()


def test_large_text_becomes_the_dock(make_desk: MakeDesk) -> None:
    desk = make_desk(size=(1400, 900))
    look().apply(Theme.LIGHT, scale=1.5)
    QApplication.processEvents()
    assert desk.panes.places.docked


def test_the_list_of_keys_names_every_chord_of_the_window(make_desk: MakeDesk) -> None:
    desk = make_desk()
    said = {"+".join(chord) for _, rows in key_rows() for row in rows for chord in row.keys}
    made = {
        shortcut.key().toString()
        for shortcut in desk.window.children()
        if hasattr(shortcut, "key") and not hasattr(shortcut, "timerId")
    }
    hidden = {"Ctrl+2", "Ctrl+3", "Ctrl+Return"}
    assert {chord for chord in made if chord} - hidden <= said


def test_the_window_remembers_its_size(make_desk: MakeDesk, tmp_path: Path) -> None:
    desk = make_desk()
    desk.window._file = tmp_path / "window.json"
    desk.window.resize(1300, 800)
    desk.window.close()
    assert load_preferences(tmp_path / "window.json").full_size == (1300, 800)


def test_settings_open_by_key(make_desk: MakeDesk) -> None:
    desk = make_desk()
    QTest.keyClick(desk.window, Qt.Key.Key_Comma, Qt.KeyboardModifier.ControlModifier)
    menus = [w for w in QApplication.topLevelWidgets() if isinstance(w, QMenu) and w.isVisible()]
    assert len(menus) == 1
    menus[0].close()
