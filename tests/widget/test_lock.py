"""The curtain and the locked pane: nothing behind is seen or pressed, and everything is named."""

from __future__ import annotations

import msgspec
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QClipboard, QGuiApplication, QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QToolTip, QWidget
from pytestqt.qtbot import QtBot

from agent_desktop.app.locking import LockedView, LockReason, locked_view
from agent_desktop.app.ports import SyncState
from agent_desktop.gui.choose_pin import ChoosePin
from agent_desktop.gui.curtain import Curtain
from agent_desktop.gui.lock_words import how_it_locks, wait, wrong_pin
from agent_desktop.gui.locked import LockedPane
from agent_desktop.gui.own_input import InputWatch
from agent_desktop.gui.who_works import WhoWorks
from tests.support import sample_views
from tests.support.agent_window import Desk, MakeDesk, make_desk, plain_look
from tests.support.fake_commands import AtOnce

__all__ = ["make_desk", "plain_look"]

SYNC = SyncState(online=True, waiting=3, refused=0, last_contact_at=1, signed_in=True)
IDLE = LockedView(
    user="Jana Meier",
    reason=LockReason.IDLE,
    after_s=300,
    asks_pin=True,
    takes_calls=True,
    sync=SYNC,
)


class Locked:
    """A window of the agent's with the curtain drawn."""

    def __init__(self, desk: Desk, view: LockedView) -> None:
        self.desk = desk
        self.window = desk.window
        self.pane = LockedPane(desk.window, lambda: 391_000)
        self.curtain = Curtain(desk.window, self.pane)
        self.pane.show_view(view)
        self.asked: list[str] = []
        self.pane.unlock_wanted.connect(self.asked.append)

    def lock(self) -> None:
        self.window.cover(True)
        self.curtain.draw()
        QApplication.processEvents()

    def open(self) -> None:
        self.window.cover(False)
        self.curtain.open()
        QApplication.processEvents()

    def behind(self) -> list[QWidget]:
        children = self.window.findChildren(
            QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly
        )
        return [c for c in children if c.isVisible() and c is not self.pane and not c.isWindow()]


@pytest.fixture
def locked(make_desk: MakeDesk) -> Locked:
    return Locked(make_desk("customer"), IDLE)


def _texts(window: QWidget) -> str:
    every = [window, *window.findChildren(QWidget)]
    return " ".join(
        f"{w.accessibleName()} {w.accessibleDescription()} {w.toolTip()}" for w in every
    )


def test_nothing_of_the_customer_stays_to_be_seen_or_read_out(locked: Locked) -> None:
    caller = locked.desk.commands.view.caller
    assert caller is not None
    assert caller.name in _texts(locked.window)
    locked.lock()
    assert locked.behind() == []
    assert caller.name not in _texts(locked.window)
    locked.open()
    assert caller.name in _texts(locked.window)
    assert locked.desk.panes.header.isVisible()


def test_what_comes_up_meanwhile_is_hidden_again(locked: Locked) -> None:
    locked.lock()
    locked.window.resize(1300, 800)
    locked.desk.panes.places.arrange()
    locked.desk.commands.show(sample_views.states()["choose"])
    locked.desk.panes.banner.show()
    QApplication.processEvents()
    assert locked.behind() == []
    assert locked.pane.geometry() == locked.window.rect()
    locked.open()
    assert locked.desk.panes.chooser.isVisible()


def test_no_key_reaches_what_is_behind(locked: Locked) -> None:
    locked.lock()
    before = list(locked.desk.commands.asked)
    for target in (locked.window, locked.pane, locked.pane.field.edit):
        for key in (Qt.Key.Key_1, Qt.Key.Key_2, Qt.Key.Key_Slash, Qt.Key.Key_X, Qt.Key.Key_V):
            QTest.keyClick(target, key)
            QTest.keyClick(target, key, Qt.KeyboardModifier.ControlModifier)
        QTest.keyClick(target, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert locked.desk.commands.asked == before
    assert not [s for s in locked.window.findChildren(QShortcut) if s.isEnabled()]
    locked.open()
    assert [s for s in locked.window.findChildren(QShortcut) if s.isEnabled()]


def test_tips_other_windows_and_the_clipboard_go_too(
    locked: Locked, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    # The offscreen platform does not know whose it is.
    monkeypatch.setattr(QClipboard, "ownsClipboard", lambda _: True)
    other = QWidget(locked.window, Qt.WindowType.Window)
    other.show()
    menu = locked.window.settings()
    menu.popup(locked.window.mapToGlobal(locked.window.rect().center()))
    QToolTip.showText(locked.window.mapToGlobal(locked.window.rect().center()), "Ada Lovelace")
    QGuiApplication.clipboard().setText("Ada Lovelace")
    QApplication.processEvents()
    locked.lock()
    assert not other.isVisible()
    assert QApplication.activePopupWidget() is None
    assert "Ada" not in QGuiApplication.clipboard().text()
    qtbot.waitUntil(lambda: not QToolTip.isVisible())
    locked.open()
    assert other.isVisible()


def test_the_pin_by_keyboard_alone(locked: Locked) -> None:
    locked.lock()
    edit = locked.pane.field.edit
    assert QApplication.focusWidget() is edit
    assert edit.echoMode() is QLineEdit.EchoMode.Password
    QTest.keyClick(edit, Qt.Key.Key_Return)
    assert "Type your PIN" in edit.accessibleDescription()
    QTest.keyClicks(edit, "4927")
    assert locked.pane.trouble == ""
    QTest.keyClick(edit, Qt.Key.Key_Return)
    assert locked.asked == ["4927"]
    locked.pane.set_busy(True)
    QTest.keyClick(edit, Qt.Key.Key_Return)
    assert locked.asked == ["4927"]
    locked.pane.clear()
    assert edit.text() == ""
    assert not edit.isUndoAvailable()


def test_without_a_pin_one_key_opens(make_desk: MakeDesk) -> None:
    view = msgspec.structs.replace(IDLE, asks_pin=False)
    locked = Locked(make_desk("ready"), view)
    locked.lock()
    assert locked.pane.field.isHidden()
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    assert locked.asked == [""]


@pytest.mark.parametrize(
    ("state", "says", "never"),
    [
        ("customer", "On a call", "Haddad"),
        ("ringing", "A call is waiting", "+4"),
        ("ready", "No call is waiting", "call goes on"),
    ],
)
def test_of_a_call_it_says_no_more_than_a_telephone(state: str, says: str, never: str) -> None:
    view = sample_views.states()[state]
    said = locked_view(view, user="Jana", reason=LockReason.ASKED, after_s=300, asks_pin=True)
    pane = LockedPane(None, lambda: 391_000)  # type: ignore[arg-type] - a window of its own here
    pane.show_view(said)
    assert says in pane.accessibleDescription()
    assert never not in pane.accessibleDescription()
    assert "kept safe" in pane.accessibleDescription() or not view.sync.waiting
    pane.deleteLater()


def test_nothing_moves_when_a_call_comes_while_the_pin_is_typed(make_desk: MakeDesk) -> None:
    locked = Locked(make_desk("ready"), IDLE)
    locked.lock()
    before = locked.pane.field.geometry()
    locked.pane.show_view(msgspec.structs.replace(IDLE, rings=True, caller="Grace", queue="Cards"))
    assert locked.pane.field.geometry() == before
    locked.pane.say_trouble(wrong_pin(20))
    assert locked.pane.field.geometry() == before


def test_waiting_is_said_in_whole_units(plain_look: None) -> None:
    assert "20 seconds" in wait(19.2)
    assert "15 minutes" in wait(899.0)
    assert "Type it again" in wrong_pin(0)
    assert "only what is typed" in " ".join(how_it_locks(300, system_says=False, online_only=False))


class Keeper:
    def __init__(self, trouble: str = "") -> None:
        self.trouble = trouble
        self.kept: list[tuple[str, str]] = []

    async def keep(self, old: str, new: str) -> str:
        self.kept.append((old, new))
        return self.trouble


@pytest.fixture
def choosing(qtbot: QtBot, plain_look: None) -> tuple[ChoosePin, Keeper]:
    keeper = Keeper()
    pane = ChoosePin(lambda pin: "Too easy." if pin == "1234" else "", keeper.keep, AtOnce())
    qtbot.addWidget(pane)
    pane.show()
    return pane, keeper


def test_a_pin_is_typed_twice_and_kept_once(
    choosing: tuple[ChoosePin, Keeper], qtbot: QtBot
) -> None:
    pane, keeper = choosing
    pane.first.edit.setText("1234")
    pane.start()
    assert pane.trouble == "Too easy."
    pane.first.edit.setText("4927")
    pane.again.edit.setText("4928")
    pane.start()
    assert "not the same" in pane.trouble
    assert keeper.kept == []
    pane.again.edit.setText("٤٩٢٧")
    with qtbot.waitSignal(pane.chosen):
        pane.start()
    assert keeper.kept == [("", "4927")]
    assert pane.first.edit.text() == ""


def test_what_went_wrong_is_said_and_nothing_is_chosen(
    choosing: tuple[ChoosePin, Keeper],
) -> None:
    pane, keeper = choosing
    keeper.trouble = "The disk is full."
    pane.first.edit.setText("4927")
    pane.again.edit.setText("4927")
    pane.start()
    assert pane.trouble == "The disk is full."
    assert pane.go.isEnabled()


def test_who_works_here_by_keyboard(qtbot: QtBot, plain_look: None) -> None:
    pane = WhoWorks(["Jana", "Karl"])
    qtbot.addWidget(pane)
    pane.show()
    QApplication.processEvents()
    pane.activateWindow()
    qtbot.waitUntil(pane.names.buttons[0].hasFocus)
    QTest.keyClick(pane, Qt.Key.Key_Down)
    assert pane.names.buttons[1].hasFocus()
    with qtbot.waitSignal(pane.picked) as picked:
        QTest.keyClick(pane.names.buttons[1], Qt.Key.Key_Return)
    assert picked.args == [1]
    assert [button.accessibleName() for button in pane.names.buttons] == ["Jana", "Karl"]


def test_own_input_is_noticed_only_while_it_is_watched(
    make_desk: MakeDesk, qapp: QApplication, qtbot: QtBot
) -> None:
    desk = make_desk("ready")
    touched: list[int] = []
    watch = InputWatch(qapp, lambda: touched.append(1))
    handle = desk.window.windowHandle()
    QTest.keyClick(handle, Qt.Key.Key_A)
    assert not touched
    watch.watch(True)
    QTest.keyClick(handle, Qt.Key.Key_A)
    qtbot.waitUntil(lambda: bool(touched))
    watch.watch(False)
    count = len(touched)
    QTest.keyClick(handle, Qt.Key.Key_A)
    assert len(touched) == count
