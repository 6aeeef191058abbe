"""Which source a system has, and what the odd ones are made of."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from agent_desktop.idle.bus import SESSION, Bus
from agent_desktop.idle.login1 import Login1
from agent_desktop.idle.macos import MacOS
from agent_desktop.idle.mutter import MONITOR, Mutter
from agent_desktop.idle.own_input import OwnInput
from agent_desktop.idle.screensaver import ScreenSaver
from agent_desktop.idle.sources import WholeSystem, of_this_system, wayland
from agent_desktop.idle.windows import Windows
from agent_desktop.idle.x11 import X11
from tests.support.idle_fakes import Pretended, service
from tests.support.session_bus import own_bus


class Hand:
    """A clock that is moved by hand."""

    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


def test_the_first_that_can_say_is_believed() -> None:
    mute, talks, never = Pretended(), Pretended(), Pretended()
    mute.seconds, talks.seconds, talks.name = None, 7.0, "X11"
    system = WholeSystem([mute, talks, never])
    assert system.idle_s() == 7.0
    assert system.name == "X11"
    assert never.asked == 0
    talks.seconds = never.seconds = None
    assert system.idle_s() is None
    assert system.name == ""


@pytest.mark.parametrize("environment", [{}, {"DISPLAY": ""}])
def test_a_system_without_anything_cannot_say(
    environment: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DBUS_SYSTEM_BUS_ADDRESS", "unix:path=/nowhere")
    monkeypatch.delenv("DBUS_SESSION_BUS_ADDRESS", raising=False)
    system = of_this_system(environment, "linux")
    assert system.idle_s() is None
    system.close()


@pytest.mark.parametrize(
    ("environment", "under_wayland"),
    [
        ({"DISPLAY": ":0", "WAYLAND_DISPLAY": "wayland-0"}, True),
        ({"DISPLAY": ":0", "XDG_SESSION_TYPE": "wayland"}, True),
        ({"DISPLAY": ":0", "XDG_SESSION_TYPE": "x11"}, False),
    ],
)
def test_xwayland_is_not_asked(environment: dict[str, str], under_wayland: bool) -> None:
    """It sees the input of X programs only: whoever types in a browser would be locked out."""
    assert wayland(environment) is under_wayland
    kinds = {type(source) for source in of_this_system(environment, "linux")._sources}
    assert (X11 in kinds) is not under_wayland


def test_each_system_has_its_own() -> None:
    assert type(of_this_system({}, "win32")._sources[0]) is Windows
    assert type(of_this_system({}, "darwin")._sources[0]) is MacOS


def test_windows_counters_that_begin_again_after_49_days() -> None:
    assert Windows(lambda: (5_000, (1 << 32) - 5_000)).idle_s() == 10.0
    assert Windows(lambda: None).idle_s() is None


@pytest.mark.parametrize("odd", [None, -1.0, float("nan"), float("inf")])
def test_macos_says_nothing_rather_than_nonsense(odd: float | None) -> None:
    assert MacOS(lambda: odd).idle_s() is None


def test_an_x_server_that_is_not_there() -> None:
    source = X11(":98765")
    assert source.idle_s() is None
    assert source.idle_s() is None
    source.close()


def test_own_input_counts_from_the_start_and_each_touch() -> None:
    hand = Hand()
    own = OwnInput(hand)
    hand.now += 60
    assert own.idle_s() == 60
    own.touched()
    assert own.idle_s() == 0


@pytest.mark.parametrize(("unit", "answer"), [("seconds", 1), ("milliseconds", 1000)])
def test_the_screen_savers_unit_is_found_out(unit: str, answer: int, tmp_path: Path) -> None:
    del unit
    hand, began = Hand(), 1000.0

    def saver(method: str, _: tuple[Any, ...]) -> tuple[str, tuple[Any, ...]]:
        return {"GetSessionIdleTime": ("u", (int((hand.now - began + 40) * answer),))}[method]

    with own_bus(tmp_path) as address, service(address, "org.freedesktop.ScreenSaver", saver):
        source = ScreenSaver(address, hand)
        assert source.idle_s() is None, "nothing is guessed"
        hand.now += 1
        assert source.idle_s() is None
        hand.now += 4
        assert source.idle_s() == pytest.approx(45, abs=1)
        source.close()


def test_a_screen_saver_that_always_says_the_same_is_never_believed(tmp_path: Path) -> None:
    hand = Hand()

    def saver(method: str, _: tuple[Any, ...]) -> tuple[str, tuple[Any, ...]]:
        return {"GetSessionIdleTime": ("u", (0,))}[method]

    with own_bus(tmp_path) as address, service(address, "org.freedesktop.ScreenSaver", saver):
        source = ScreenSaver(address, hand)
        for _ in range(5):
            hand.now += 10
            assert source.idle_s() is None
        source.close()


def test_logind_that_never_heard_of_idleness_says_nothing(tmp_path: Path) -> None:
    def logind(method: str, values: tuple[Any, ...]) -> tuple[str, tuple[Any, ...]]:
        assert method == "Get"
        return "v", ({"IdleHint": ("b", False)}[values[1]],)

    with own_bus(tmp_path) as address, service(address, "org.freedesktop.login1", logind):
        source = Login1(address)
        assert source.idle_s() is None
        source.close()


def test_a_service_that_refuses_or_lies_says_nothing(tmp_path: Path) -> None:
    def refuses(method: str, _: tuple[Any, ...]) -> tuple[str, tuple[Any, ...]]:
        return {"Other": ("s", ("",))}[method]

    def lies(method: str, _: tuple[Any, ...]) -> tuple[str, tuple[Any, ...]]:
        return {"GetIdletime": ("s", ("soon",))}[method]

    with own_bus(tmp_path) as address:
        for answers in (refuses, lies):
            with service(address, MONITOR.service, answers):
                source = Mutter(address)
                assert source.idle_s() is None
                source.close()
        source = Mutter(address)
        assert source.idle_s() is None, "nobody owns the name"
        source.close()


def test_a_bus_that_went_away_is_tried_again(tmp_path: Path) -> None:
    def gnome(method: str, _: tuple[Any, ...]) -> tuple[str, tuple[Any, ...]]:
        return {"GetIdletime": ("t", (5_000,))}[method]

    with own_bus(tmp_path) as address, service(address, MONITOR.service, gnome):
        source = Mutter(address)
        assert source.idle_s() == 5
    assert source.idle_s() is None
    assert Bus(SESSION).which == SESSION
    source.close()
