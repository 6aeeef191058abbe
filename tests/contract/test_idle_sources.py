"""What holds for every way to ask how long nobody touched this computer."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from agent_desktop.idle import screensaver
from agent_desktop.idle.login1 import Login1
from agent_desktop.idle.macos import MacOS
from agent_desktop.idle.mutter import Mutter
from agent_desktop.idle.own_input import OwnInput
from agent_desktop.idle.screensaver import ScreenSaver
from agent_desktop.idle.sources import IdleSource
from agent_desktop.idle.windows import Windows
from agent_desktop.idle.x11 import X11
from tests.support.idle_fakes import Pretended, press_a_key, service, until
from tests.support.session_bus import own_bus
from tests.support.virtual_screen import xvfb

__all__ = ["xvfb"]

At = tuple[IdleSource, Callable[[], None]]
"""The source, and what a person does to touch the computer."""
KINDS = ("pretended", "own input", "windows", "macos", "x11", "gnome", "screensaver", "logind")


class _Watch:
    """When the computer was last touched, for services that are asked about it."""

    def __init__(self) -> None:
        self.touched_at = time.monotonic()

    def touch(self) -> None:
        self.touched_at = time.monotonic()

    @property
    def idle(self) -> float:
        return time.monotonic() - self.touched_at


@pytest.fixture(params=KINDS)
def at(
    request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[At]:
    monkeypatch.setattr(screensaver, "_LONG_ENOUGH_S", 0.3)
    watch = _Watch()
    match request.param:
        case "pretended":
            yield _Told(watch), watch.touch
        case "own input":
            own = OwnInput(time.monotonic)
            yield own, own.touched
        case "windows":

            def ticks() -> tuple[int, int]:
                now = round(time.monotonic() * 1000)
                return now % (1 << 32), (now - round(watch.idle * 1000)) % (1 << 32)

            yield Windows(ticks), watch.touch
        case "macos":
            yield MacOS(lambda: watch.idle), watch.touch
        case "x11":
            display = request.getfixturevalue("xvfb")
            yield X11(display), lambda: press_a_key(display)
        case kind:
            with own_bus(tmp_path) as address:
                yield from _on_the_bus(kind, address, watch)


def _on_the_bus(kind: str, address: str, watch: _Watch) -> Iterator[At]:
    def gnome(method: str, _values: tuple[Any, ...]) -> tuple[str, tuple[Any, ...]]:
        return {"GetIdletime": ("t", (round(watch.idle * 1000),))}[method]

    def saver(method: str, _values: tuple[Any, ...]) -> tuple[str, tuple[Any, ...]]:
        return {"GetSessionIdleTime": ("u", (round(watch.idle * 1000),))}[method]

    def logind(method: str, values: tuple[Any, ...]) -> tuple[str, tuple[Any, ...]]:
        since = ("t", round(watch.touched_at * 1_000_000))
        found = {"IdleHint": ("b", True), "IdleSinceHintMonotonic": since}
        assert method == "Get"
        return "v", (found[values[1]],)

    if kind == "gnome":
        with service(address, "org.gnome.Mutter.IdleMonitor", gnome):
            yield Mutter(address), watch.touch
    elif kind == "logind":
        with service(address, "org.freedesktop.login1", logind):
            yield Login1(address), watch.touch
    else:
        with service(address, "org.freedesktop.ScreenSaver", saver):
            source = ScreenSaver(address)
            until(lambda: source.idle_s() is not None)
            yield source, watch.touch


class _Told(Pretended):
    """The fake, told as time goes by."""

    def __init__(self, watch: _Watch) -> None:
        super().__init__()
        self._watch = watch

    def idle_s(self) -> float | None:
        self.seconds = self._watch.idle
        return super().idle_s()


def test_idle_time_grows_and_begins_again_with_a_touch(at: At) -> None:
    source, touch = at
    with closing(source):
        touch()
        assert until(lambda: (source.idle_s() or 0) > 0.3), source.idle_s()
        before = source.idle_s()
        assert before is not None
        touch()
        assert until(lambda: (now := source.idle_s()) is not None and now < 0.3), source.idle_s()


def test_it_says_seconds(at: At) -> None:
    source, touch = at
    with closing(source):
        touch()
        began = time.monotonic()
        until(lambda: (source.idle_s() or 0) > 0.2)
        idle, passed = source.idle_s(), time.monotonic() - began
        assert idle is not None
        assert idle <= passed + 0.1
        assert idle > passed / 20


def test_closing_twice_is_fine(at: At) -> None:
    source, _ = at
    source.idle_s()
    source.close()
    source.close()
