"""Which profile a shared desk opens, and a supervisor's window behind the lock."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from agent_desktop.bootstrap import another
from agent_desktop.bootstrap.choosing import profile_of
from agent_desktop.bootstrap.people import PROFILES, write_card
from agent_desktop.cache.session import Session
from agent_desktop.gui.who_works import WhoWorks
from agent_desktop.keystore.ephemeral import EphemeralKeyStore

HUB = "http://127.0.0.1:1"


def _person(desk: Path, keys: EphemeralKeyStore, name: str) -> Path:
    folder = desk / PROFILES / name
    folder.mkdir(parents=True)
    (folder / "key.check").write_text("x")
    session = Session(hub_url=HUB, token="t", subject=name, role="agent", team="t")
    write_card(folder, keys.create(str(folder)), session)
    return folder


def _shown() -> WhoWorks:
    return next(
        top
        for top in QApplication.topLevelWidgets()
        if isinstance(top, WhoWorks) and top.isVisible()
    )


@pytest.fixture
def desk(tmp_path: Path) -> tuple[Path, EphemeralKeyStore]:
    keys = EphemeralKeyStore()
    for name in ("Dana", "Kim"):
        _person(tmp_path, keys, name)
    nameless = tmp_path / PROFILES / "other"
    nameless.mkdir()
    (nameless / "key.check").write_text("x")
    return tmp_path, keys


def test_several_are_asked_for_by_name_and_nothing_else(
    qapp: QApplication, desk: tuple[Path, EphemeralKeyStore]
) -> None:
    folder, keys = desk
    names: list[str] = []

    def choose() -> None:
        pane = _shown()
        names.extend(button.text() for button in pane.names.buttons)
        next(button for button in pane.names.buttons if button.text() == "Kim").click()

    QTimer.singleShot(0, choose)
    assert profile_of(qapp, folder, keys, ask=False) == folder / PROFILES / "Kim"
    assert sorted(names) == ["Dana", "Kim", "Profile without a name"]


def test_someone_new_gets_a_folder_of_their_own(
    qapp: QApplication, desk: tuple[Path, EphemeralKeyStore]
) -> None:
    folder, keys = desk

    def new() -> None:
        _shown().new_button.click()

    QTimer.singleShot(0, new)
    found = profile_of(qapp, folder, keys, ask=True)
    assert found is not None
    assert found.parent == folder / PROFILES
    assert not found.exists()


def test_closing_the_window_opens_nothing(
    qapp: QApplication, desk: tuple[Path, EphemeralKeyStore]
) -> None:
    folder, keys = desk
    QTimer.singleShot(0, lambda: _shown().close())
    assert profile_of(qapp, folder, keys, ask=True) is None


def test_somebody_else_gets_a_program_of_their_own(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    started: list[list[str]] = []

    class Popen:
        def __init__(self, command: list[str], **_: object) -> None:
            started.append(command)
            self.returncode: int | None = None

    monkeypatch.setattr(another.subprocess, "Popen", Popen)
    another.start_another(tmp_path)
    assert started[0][-3:] == ["--desk", str(tmp_path), "--choose"]
